//! Decimal arithmetic that knows which way it rounds.
//!
//! [`Decimal`] holds 96 bits and at most 28 decimals. Sums and products that fit are exact; those that do not
//! are moved by one unit of their last place toward the side asked for, so that an interval made of them still
//! holds every value it must hold. `None` means that the result is too large to be held at all.

use rust_decimal::Decimal;

/// The side on which a result may be off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toward {
    /// Never above the true result.
    Low,
    /// Never below the true result.
    High,
}

/// `a + b`, exact where it fits.
pub(crate) fn add(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    exact_sum(a, b).or_else(|| nudge(a.checked_add(b)?, toward))
}

/// `a − b`, exact where it fits.
pub(crate) fn subtract(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    add(a, -b, toward)
}

/// `a × b`, exact where it fits. A result that is not exact keeps the sign of the true one, or is 0.
pub(crate) fn multiply(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    if let Some(exact) = exact_product(a, b) {
        return Some(exact);
    }
    let negative = a.is_sign_negative() != b.is_sign_negative();
    Some(keep_sign(nudge(a.checked_mul(b)?, toward)?, negative))
}

/// `a ÷ b`, exact where it fits; `None` also where `b` is 0.
pub(crate) fn divide(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    let quotient = a.checked_div(b)?;
    if exact_product(quotient, b) == Some(a) {
        return Some(quotient);
    }
    let negative = a.is_sign_negative() != b.is_sign_negative();
    Some(keep_sign(nudge(quotient, toward)?, negative))
}

/// 10 to the power `exponent`; `None` above 10²⁸.
pub(crate) fn power_of_ten(exponent: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10_i128.checked_pow(exponent)?, 0).ok()
}

/// `a + b`; `None` where it does not fit.
pub(crate) fn exact_sum(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    let aligned = |x: Decimal| x.mantissa().checked_mul(10_i128.checked_pow(scale - x.scale())?);
    Decimal::try_from_i128_with_scale(aligned(a)?.checked_add(aligned(b)?)?, scale).ok()
}

/// `a × b`; `None` where it does not fit.
pub(crate) fn exact_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let product = a.mantissa().checked_mul(b.mantissa())?;
    let scale = a.scale() + b.scale();
    if product == 0 {
        return Some(Decimal::ZERO);
    }
    Decimal::try_from_i128_with_scale(product, scale).ok()
}

/// One unit of the last place of `x` toward that side. `x` is within half of such a unit of the true result.
fn nudge(x: Decimal, toward: Toward) -> Option<Decimal> {
    let unit = Decimal::try_from_i128_with_scale(1, x.scale()).ok()?;
    match toward {
        Toward::Low => x.checked_sub(unit),
        Toward::High => x.checked_add(unit),
    }
}

fn keep_sign(x: Decimal, negative: bool) -> Decimal {
    if negative { x.min(Decimal::ZERO) } else { x.max(Decimal::ZERO) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_lies_between_its_two_roundings() {
        let low = divide(Decimal::ONE, Decimal::from(3), Toward::Low).unwrap();
        let high = divide(Decimal::ONE, Decimal::from(3), Toward::High).unwrap();
        assert!(low < high);
        assert!(multiply(low, Decimal::from(3), Toward::Low).unwrap() < Decimal::ONE);
        assert!(multiply(high, Decimal::from(3), Toward::High).unwrap() > Decimal::ONE);
    }

    #[test]
    fn tiny_products_keep_their_sign() {
        let tiny = Decimal::new(1, 20);
        assert_eq!(multiply(tiny, tiny, Toward::Low), Some(Decimal::ZERO));
        assert!(multiply(tiny, tiny, Toward::High).unwrap() > Decimal::ZERO);
        assert_eq!(multiply(-tiny, tiny, Toward::High), Some(Decimal::ZERO));
    }

    #[test]
    fn what_fits_is_exact() {
        let a = Decimal::new(1530, 3);
        assert_eq!(add(a, Decimal::new(5, 3), Toward::Low), add(a, Decimal::new(5, 3), Toward::High));
        assert_eq!(multiply(Decimal::MAX, Decimal::from(2), Toward::High), None);
    }
}
