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

impl Toward {
    /// The other side.
    fn turned(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }
}

/// The most that a mantissa holds.
const MOST: u128 = (1 << 96) - 1;
/// The most decimals there are.
const MAX_SCALE: u32 = 28;
/// What 128 bits hold for certain: so many digits.
const DIGITS: u32 = 38;
/// A divisor of more digits leaves too few to the quotient: it does with so many.
const DIVISOR_DIGITS: u32 = 18;
/// A factor does with so many.
const KEPT_DIGITS: u32 = 20;
/// 10 to the power of each place.
const TENS: [i128; DIGITS as usize + 1] = {
    let mut tens = [1; DIGITS as usize + 1];
    let mut at = 1;
    while at < tens.len() {
        tens[at] = tens[at - 1] * 10;
        at += 1;
    }
    tens
};

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
    let (ours, theirs) = (a.mantissa(), b.mantissa());
    if let Some(product) = ours.checked_mul(theirs) {
        return held(product, a.scale() + b.scale(), toward);
    }
    // The longer side does with a few digits less.
    let [short, long] = if digits(ours) < digits(theirs) { [ours, theirs] } else { [theirs, ours] };
    let cut = (digits(short) + digits(long)).saturating_sub(DIGITS);
    if digits(long) >= cut + KEPT_DIGITS {
        let side = if short < 0 { toward.turned() } else { toward };
        let product = quotient_of(long, TENS[cut as usize], side).checked_mul(short);
        let scale = (a.scale() + b.scale()).checked_sub(cut);
        if let Some((product, scale)) = product.zip(scale) {
            return held(product, scale, toward);
        }
    }
    let negative = a.is_sign_negative() != b.is_sign_negative();
    Some(keep_sign(nudge(a.checked_mul(b)?, toward)?, negative))
}

/// `a ÷ b`, exact where 128 bits can tell; `None` also where `b` is 0.
pub(crate) fn divide(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    if let Some(quotient) = quotient(a, b, toward) {
        return Some(quotient);
    }
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
    let [ours, theirs] = aligned(a, b)?;
    Decimal::try_from_i128_with_scale(ours.checked_add(theirs)?, a.scale().max(b.scale())).ok()
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

/// Whether `a` lies before `b`: the same as `a < b`, and quicker where 128 bits are enough.
#[inline]
pub(crate) fn is_less(a: Decimal, b: Decimal) -> bool {
    aligned(a, b).map_or_else(|| a < b, |[ours, theirs]| ours < theirs)
}

/// The greater one, the second of equals.
pub(crate) fn greater(a: Decimal, b: Decimal) -> Decimal {
    if is_less(b, a) { a } else { b }
}

/// The lesser one, the first of equals.
pub(crate) fn lesser(a: Decimal, b: Decimal) -> Decimal {
    if is_less(b, a) { b } else { a }
}

/// Two values in whole numbers of the finer one's last digit; `None` where 128 bits do not hold them.
#[inline]
fn aligned(a: Decimal, b: Decimal) -> Option<[i128; 2]> {
    let (ours, theirs) = (a.scale(), b.scale());
    if ours == theirs {
        return Some([a.mantissa(), b.mantissa()]);
    }
    let finer = |x: Decimal, by: u32| x.mantissa().checked_mul(TENS[by as usize]);
    if ours < theirs {
        return Some([finer(a, theirs - ours)?, b.mantissa()]);
    }
    Some([a.mantissa(), finer(b, ours - theirs)?])
}

/// `mantissa` over 10 to the power `scale`, its last digits dropped where there are too many; `None` where it is too large.
fn held(mantissa: i128, scale: u32, toward: Toward) -> Option<Decimal> {
    if mantissa.unsigned_abs() <= MOST && scale <= MAX_SCALE {
        return Decimal::try_from_i128_with_scale(mantissa, scale).ok();
    }
    if mantissa == 0 {
        return Some(Decimal::ZERO);
    }
    // A mantissa has 28 digits for certain, and 29 at most.
    let too_long = digits(mantissa).saturating_sub(MAX_SCALE + 1);
    let mut drop = too_long.max(scale.saturating_sub(MAX_SCALE));
    loop {
        let kept = match TENS.get(drop as usize) {
            Some(tens) => quotient_of(mantissa, *tens, toward),
            None => quotient_of(mantissa.signum(), 2, toward),
        };
        if kept.unsigned_abs() <= MOST {
            return Decimal::try_from_i128_with_scale(kept, scale.checked_sub(drop)?).ok();
        }
        drop += 1;
    }
}

/// `a ÷ b` in as many digits as 128 bits give, rounded to that side; `None` where they are too few.
fn quotient(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    let (ours, mut theirs) = (a.mantissa(), b.mantissa());
    if ours == 0 || theirs == 0 {
        return None;
    }
    // The quotient falls where the divisor rises, unless the dividend is negative.
    let cut = digits(theirs).saturating_sub(DIVISOR_DIGITS);
    if cut > 0 {
        let toward = if ours < 0 { toward } else { toward.turned() };
        theirs = quotient_of(theirs, TENS[cut as usize], toward);
    }
    // So many digits are added to the dividend that the quotient has the most that fit.
    let (ours_long, theirs_long) = (digits(ours), digits(theirs));
    let more = (DIGITS.checked_sub(ours_long)?)
        .min((27 + theirs_long).checked_sub(ours_long)?)
        .min((MAX_SCALE + b.scale()).checked_sub(a.scale() + cut)?);
    let mut scale = (more + a.scale() + cut).checked_sub(b.scale())?;
    let dividend = ours.checked_mul(*TENS.get(more as usize)?)?;
    let mut quotient = quotient_of(dividend, theirs, toward);
    if quotient * theirs == dividend {
        for zeros in [16, 8, 4, 2, 1] {
            let tens = TENS[zeros as usize];
            if scale >= zeros && quotient % tens == 0 {
                (quotient, scale) = (quotient / tens, scale - zeros);
            }
        }
    }
    Decimal::try_from_i128_with_scale(quotient, scale).ok()
}

/// The whole number next to `a ÷ b` on that side.
fn quotient_of(a: i128, b: i128, toward: Toward) -> i128 {
    let whole = a / b;
    if whole * b == a {
        return whole;
    }
    // Division cuts toward 0.
    match (toward, (a < 0) == (b < 0)) {
        (Toward::Low, true) | (Toward::High, false) => whole,
        (Toward::Low, false) => whole - 1,
        (Toward::High, true) => whole + 1,
    }
}

/// The decimal digits of a number other than 0.
fn digits(number: i128) -> u32 {
    let size = number.unsigned_abs();
    let log = u64::try_from(size).map_or_else(|_| size.checked_ilog10(), u64::checked_ilog10);
    log.map_or(1, |log| log + 1)
}

/// One unit of the last place of `x` toward that side. `x` is within half of such a unit of the true result.
fn nudge(x: Decimal, toward: Toward) -> Option<Decimal> {
    // What came out as nothing is less than the finest digit there is.
    let scale = if x.is_zero() { MAX_SCALE } else { x.scale() };
    let unit = Decimal::try_from_i128_with_scale(1, scale).ok()?;
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

    #[test]
    fn inexact_results_enclose_the_true_one_on_both_sides() {
        let of = |mantissa: i64, scale: u32| Decimal::new(mantissa, scale);
        let values = [
            of(1, 0),
            of(-7, 3),
            of(324_450_000, 0),
            of(25_905, 2),
            of(999_999_999_999_999_937, 18),
            of(-123_456_789_012, 9),
            of(-31, 1) / of(7, 0),
            of(31, 1) / of(7, 0) / of(1_000_000, 0),
            of(3, 28),
            Decimal::MAX / of(3, 0),
            of(1_000_003, 12),
        ];
        for a in values {
            for b in values {
                let low = divide(a, b, Toward::Low);
                let high = divide(a, b, Toward::High);
                assert_eq!(low.is_some(), a.checked_div(b).is_some(), "{a} / {b}");
                let (Some(low), Some(high)) = (low, high) else { continue };
                let near = a / b;
                assert!(low <= high && low <= near && near <= high, "{low} {near} {high}");
                assert!(high - low <= near.abs() * of(1, 17) + of(2, 28), "{a} / {b}: {low} {high}");
                let (Some(low), Some(high)) = (multiply(a, b, Toward::Low), multiply(a, b, Toward::High))
                else {
                    assert_eq!(a.checked_mul(b), None);
                    continue;
                };
                let near = a * b;
                assert!(low <= near && near <= high, "{a} * {b}: {low} {near} {high}");
            }
        }
    }

    #[test]
    fn comparing_is_that_of_decimals() {
        let values = [
            Decimal::MAX,
            Decimal::MIN,
            Decimal::new(1, 28),
            -Decimal::ZERO,
            Decimal::new(100, 2),
            Decimal::ONE,
        ];
        for a in values {
            for b in values {
                assert_eq!(is_less(a, b), a < b, "{a} {b}");
            }
        }
    }
}
