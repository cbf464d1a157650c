//! From digits to bounds: how far a printed figure may be from what it stands for.

use rust_decimal::Decimal;

use super::amount::{Amount, Style};
use super::{Approx, Expect};
use crate::bounds::Bounds;
use crate::decimal::{self, Toward};
use crate::lexicon::Approximation;

/// Zeros that end a number are rounding, but not those among its first digits: 10 is ten, 100 may be 97.
const KEPT_DIGITS: u32 = 2;

/// What a figure says under both modes of rounding.
pub(super) struct Rounded {
    pub round: Bounds,
    pub truncate: Bounds,
    /// One unit of the last digit that says something.
    pub finest: Decimal,
}

/// Bounds of a figure, or of a range from `first` to `last`, before its direction is applied.
pub(super) fn bounds(
    first: Option<&Amount>,
    last: &Amount,
    approx: Approx,
    expect: &Expect<'_>,
    approximation: Approximation,
) -> Rounded {
    let step = |amount: &Amount| Step::of(amount, expect, approximation);
    let last_step = step(last);
    let finest = first.map_or(last_step.finest, |first| step(first).finest.min(last_step.finest));
    let low = first.map_or(last.value, |first| first.value.min(last.value));
    let high = first.map_or(last.value, |first| first.value.max(last.value));
    let both = |round| Rounded { round, truncate: round, finest };
    match approx {
        Approx::Over => both(Bounds::at_least(low)),
        Approx::Under | Approx::UpTo => both(Bounds::at_most(high)),
        Approx::Exact | Approx::About | Approx::Nearly => {
            let around = |amount: &Amount| step(amount).around(amount, approx, expect, approximation);
            let Some(first) = first else {
                let (round, truncate) = around(last);
                return Rounded { round, truncate, finest };
            };
            // Each end is as fine as it was printed: "3.6 to 4" begins at 3.55, however round the 4 is.
            let (lesser, greater) = if first.value <= last.value { (first, last) } else { (last, first) };
            let ((low, cut_low), (high, cut_high)) = (around(lesser), around(greater));
            let between = |low: Bounds, high: Bounds| {
                Bounds::new(low.low(), high.high()).unwrap_or_else(|| low.hull(high))
            };
            Rounded { round: between(low, high), truncate: between(cut_low, cut_high), finest }
        }
    }
}

/// How fine a number was printed.
struct Step {
    /// One unit of the last digit that says something.
    finest: Decimal,
    /// How far it may be off; 0 where it is exact.
    half: Decimal,
}

impl Step {
    fn of(amount: &Amount, expect: &Expect<'_>, approximation: Approximation) -> Self {
        let silent_zeros = match amount {
            // A number word is as round as it has zeros, which its place says already.
            Amount { style: Style::Words, .. } | Amount { has_point: true, components: ..=1, .. } => 0,
            // Re-expressed from a round figure: only its last digit that is not 0 says something.
            Amount { components: 2.., .. } => trailing_zeros(amount.mantissa, 0),
            // Told in smaller parts than it was measured in: `277700000` millionths.
            Amount { has_point: false, .. } if amount.place < Decimal::ONE => {
                trailing_zeros(amount.mantissa, KEPT_DIGITS)
            }
            // `$310 million` and `120 percent` are printed to the last digit; `18,000` people are counted roundly.
            _ if expect.rate || amount.place != Decimal::ONE => 0,
            _ => trailing_zeros(amount.mantissa, KEPT_DIGITS),
        };
        let finest = product(amount.place, power(silent_zeros));
        let exact = expect.count && counts_out(amount.value);
        if exact || amount.style == Style::Ordinal || expect.target {
            return Self { finest, half: Decimal::ZERO };
        }
        let half = product(finest, Decimal::new(5, 1));
        let cap = if amount.style == Style::Words && !expect.rate {
            percent(amount.value, approximation.words_percent)
        } else {
            half
        };
        Self { finest, half: half.min(cap) }
    }

    /// Bounds of a figure that is not open, rounded and cut.
    fn around(
        &self,
        amount: &Amount,
        approx: Approx,
        expect: &Expect<'_>,
        approximation: Approximation,
    ) -> (Bounds, Bounds) {
        let value = amount.value;
        let round = Bounds::around(value, self.half);
        let half = Bounds::exact(self.half);
        let exact = Bounds::exact(value);
        let truncate = exact.hull(exact.plus(half).plus(half));
        if approx == Approx::Exact || expect.target {
            return (round, truncate);
        }
        let few = amount.significant_digits() <= approximation.few_digits;
        let distance =
            if few && !expect.rate { percent(value, approximation.few_digits_percent) } else { self.finest };
        // `about` never says more than the figure alone.
        let about = Bounds::around(value, distance);
        (about.hull(round), about.hull(truncate))
    }
}

/// Whether a count is exact to its last digit: a whole number whose zeros do not look like rounding.
fn counts_out(value: Decimal) -> bool {
    let digits = value.trunc().mantissa().unsigned_abs();
    value.fract().is_zero() && trailing_zeros(digits, KEPT_DIGITS) == 0
}

/// How many zeros a number ends with, past its first `kept` digits.
fn trailing_zeros(mut digits: u128, kept: u32) -> u32 {
    let mut zeros = 0;
    while digits > 0 && digits.is_multiple_of(10) && digits.ilog10() >= kept {
        digits /= 10;
        zeros += 1;
    }
    zeros
}

fn power(exponent: u32) -> Decimal {
    decimal::power_of_ten(exponent).unwrap_or(Decimal::MAX)
}

fn percent(value: Decimal, percent: Decimal) -> Decimal {
    product(value, product(percent, Decimal::new(1, 2)))
}

/// Never too small.
fn product(a: Decimal, b: Decimal) -> Decimal {
    decimal::multiply(a, b, Toward::High).unwrap_or(Decimal::MAX)
}
