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

/// The middle of two bounds, rounded to the last digit that they support.
pub fn supported(low: Decimal, high: Decimal) -> Decimal {
    let half = (high - low) / Decimal::TWO;
    let middle = low + half;
    round_to(middle, digit(low, high), RoundingStrategy::MidpointNearestEven)
}

/// A figure computed from nominals, to the last digit that its bounds support; as it is where a side is open.
pub(super) fn rounded_within(point: Decimal, low: Option<Decimal>, high: Option<Decimal>) -> Decimal {
    match (low, high) {
        (Some(low), Some(high)) if low != high => round_to(
            point,
            digit(low, high),
            RoundingStrategy::MidpointNearestEven,
        ),
        _ => point,
    }
}

/// `13,790 to 13,970`: bounds rounded outwards, one digit finer than the figure that they stand beside.
pub(super) fn range(low: Decimal, high: Decimal, style: Style) -> String {
    let finer = digit(low, high) / Decimal::TEN;
    outward(low, high, finer, style)
}

/// `13,791 to 13,964`: bounds that stand for themselves, rounded outwards, two digits finer than one
/// figure in their place would be.
pub(super) fn ends(low: Decimal, high: Decimal, style: Style) -> String {
    let finer = digit(low, high) / Decimal::ONE_HUNDRED;
    outward(low, high, finer, style)
}

fn outward(low: Decimal, high: Decimal, unit: Decimal, style: Style) -> String {
    let low = of(round_to(low, unit, RoundingStrategy::ToNegativeInfinity), style);
    let high = of(round_to(high, unit, RoundingStrategy::ToPositiveInfinity), style);
    // `1.52 to 1.54 billion`: a scale that both have is said once.
    match (low.split_once(' '), high.split_once(' ')) {
        (Some((digits, scale)), Some((_, same))) if scale == same => format!("{digits} to {high}"),
        _ => format!("{low} to {high}"),
    }
}

/// The last digit that bounds support: the smallest power of ten that is not less than half their distance. Never
/// past the seventh digit: a converted unit has no end of digits, and nobody reads them.
fn digit(low: Decimal, high: Decimal) -> Decimal {
    let seventh = power_at_least(low.abs().max(high.abs())) / Decimal::from(10_000_000);
    power_at_least((high - low) / Decimal::TWO).max(seventh)
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
