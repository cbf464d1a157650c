//! Numbers as text.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::document::Style;

/// The names of scales from which numbers are shown in words.
const SCALES: [(u32, &str); 2] = [(9, "billion"), (6, "million")];

/// A number in the style asked for, all of its digits kept.
pub(super) fn of(value: Decimal, style: Style) -> String {
    match style {
        Style::Millions => grouped(shifted(value, 6)),
        _ => scaled(value),
    }
}

/// `1.53 billion`, `324 million`, `18,000`.
fn scaled(value: Decimal) -> String {
    for (power, name) in SCALES {
        if value.abs() >= power_of_ten(power) {
            return format!("{} {name}", grouped(shifted(value, power)));
        }
    }
    grouped(value)
}

/// `value` divided by ten to the `power`: exact, since only the point moves.
fn shifted(value: Decimal, power: u32) -> Decimal {
    let value = value.normalize();
    let mut shifted = value;
    match shifted.set_scale(value.scale() + power) {
        Ok(()) => shifted.normalize(),
        Err(_) => value,
    }
}

fn power_of_ten(power: u32) -> Decimal {
    Decimal::from_i128_with_scale(10_i128.pow(power), 0)
}

/// A number with thousands apart: `12,345.6`, `−3`.
pub fn grouped(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("−", digits),
        None => ("", text.as_str()),
    };
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// The middle of two bounds, rounded to the last digit that they support: the smallest power of ten that is not
/// less than half their distance, or a finer one where that leads out of them.
pub fn supported(low: Decimal, high: Decimal) -> Decimal {
    nearest(low + (high - low) / Decimal::TWO, low, high)
}

/// A value rounded to the last digit that its bounds support; to a finer one where the rounded value would lie outside
/// of them: of 342 to 346 the middle is shown as 344, since 340 is none of what there can be. Digits of a division are
/// left out in any case.
pub(super) fn nearest(value: Decimal, low: Decimal, high: Decimal) -> Decimal {
    let finest = finest(value);
    let mut unit = power_at_least((high - low) / Decimal::TWO).max(finest);
    loop {
        let rounded = round_to(value, unit, RoundingStrategy::MidpointNearestEven);
        if (low <= rounded && rounded <= high) || unit <= finest {
            return rounded;
        }
        unit /= Decimal::TEN;
    }
}

/// The last digit that a computed number is shown with: its eighth. Finer ones are of the division or the change of
/// unit, not of any print.
fn finest(value: Decimal) -> Decimal {
    power_at_least(value.abs()) / power_of_ten(8)
}

/// Whether bounds lie apart by the digits of a division or a change of unit alone.
pub(super) fn as_good_as_exact(low: Decimal, high: Decimal) -> bool {
    let apart = high - low;
    apart.checked_mul(power_of_ten(9)).is_some_and(|apart| apart <= low.abs().max(high.abs()))
}

/// A number to its first six digits: more belong to a division or a change of unit, not to any print.
pub(super) fn to_six_digits(value: Decimal) -> Decimal {
    round_to(value, power_at_least(value.abs()) / power_of_ten(6), RoundingStrategy::MidpointNearestEven)
}

/// The low end of a computed figure, to six digits and never above it.
pub(super) fn six_digits_below(low: Decimal) -> Decimal {
    round_to(low, power_at_least(low.abs()) / power_of_ten(6), RoundingStrategy::ToNegativeInfinity)
}

/// The high end of a computed figure, to six digits and never below it.
pub(super) fn six_digits_above(high: Decimal) -> Decimal {
    round_to(high, power_at_least(high.abs()) / power_of_ten(6), RoundingStrategy::ToPositiveInfinity)
}

/// A number to its first four digits, towards zero.
pub(super) fn downwards(value: Decimal) -> Decimal {
    round_to(value, power_at_least(value.abs()) / power_of_ten(4), RoundingStrategy::ToZero)
}

/// `13,790 to 13,970`: bounds rounded outwards, one digit finer than the figure itself.
pub(super) fn range(low: Decimal, high: Decimal, style: Style) -> String {
    let finer = power_at_least((high - low) / Decimal::TWO) / Decimal::TEN;
    outward(low, high, finer, style)
}

/// `13,791 to 13,964`: bounds that stand for themselves, rounded outwards to a hundredth of their distance or less.
pub(super) fn ends(low: Decimal, high: Decimal, style: Style) -> String {
    let finer = power_at_least((high - low) / Decimal::TWO) / Decimal::ONE_HUNDRED;
    outward(low, high, finer, style)
}

fn outward(low: Decimal, high: Decimal, finer: Decimal, style: Style) -> String {
    let finer = finer.max(finest(high));
    let low = round_to(low, finer, RoundingStrategy::ToNegativeInfinity);
    let high = round_to(high, finer, RoundingStrategy::ToPositiveInfinity);
    pair(low, high, style)
}

/// `1.52 to 1.54 billion`: a scale that both have is said once.
pub(super) fn pair(low: Decimal, high: Decimal, style: Style) -> String {
    let (low, high) = (of(low, style), of(high, style));
    match (low.split_once(' '), high.split_once(' ')) {
        (Some((digits, scale)), Some((_, same))) if scale == same => format!("{digits} to {high}"),
        _ => format!("{low} to {high}"),
    }
}

/// The smallest power of ten that is not less than `value`; one for what is not positive.
fn power_at_least(value: Decimal) -> Decimal {
    if value <= Decimal::ZERO {
        return Decimal::ONE;
    }
    let mut power = Decimal::ONE;
    while power < value {
        let Some(next) = power.checked_mul(Decimal::TEN) else { return power };
        power = next;
    }
    while power / Decimal::TEN >= value && power.scale() < 20 {
        power /= Decimal::TEN;
    }
    power
}

fn round_to(value: Decimal, unit: Decimal, strategy: RoundingStrategy) -> Decimal {
    match value.checked_div(unit) {
        Some(units) => (units.round_dp_with_strategy(0, strategy) * unit).normalize(),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range_of(low: i64, high: i64, style: Style) -> String {
        range(Decimal::from(low), Decimal::from(high), style)
    }

    #[test]
    fn a_scale_that_both_bounds_have_is_said_once() {
        assert_eq!(range_of(1_525_000_000, 1_535_000_000, Style::Value), "1.525 to 1.535 billion");
        assert_eq!(range_of(995_000_000, 1_005_000_000, Style::Value), "995 million to 1.005 billion");
        assert_eq!(range_of(3_325, 3_885, Style::Value), "3,300 to 3,900");
    }

    #[test]
    fn bounds_are_in_the_scale_of_their_figure() {
        assert_eq!(range_of(385_000_000, 395_000_000, Style::Millions), "385 to 395");
    }

    #[test]
    fn a_shown_value_lies_inside_of_its_bounds() {
        let of = |low: i64, high: i64| supported(Decimal::from(low), Decimal::from(high));
        assert_eq!(of(342, 346), Decimal::from(344));
        assert_eq!(of(-346, -342), Decimal::from(-344));
        assert_eq!(of(335, 345), Decimal::from(340));
        assert_eq!(of(7, 7), Decimal::from(7));
        for low in -60..60_i64 {
            for width in 1..130 {
                let (low, high) = (Decimal::from(low), Decimal::from(low + width));
                for (low, high) in [(low, high), (low / Decimal::from(7), high / Decimal::from(7))] {
                    let shown = supported(low, high);
                    assert!(low <= shown && shown <= high, "{shown} is not from {low} to {high}");
                }
            }
        }
    }

    #[test]
    fn digits_of_a_division_are_left_out() {
        let third = Decimal::from(100_000) / Decimal::from(3);
        let above = third + Decimal::new(1, 20);
        assert_eq!(grouped(supported(third, above)), "33,333.333");
        assert_eq!(range(third, above, Style::Value), "33,333.333 to 33,333.334");
    }
}
