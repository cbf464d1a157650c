//! Axes: a few round values from bottom to top, a line for every year.

use rust_decimal::Decimal;
use sanad_core::{lexicon::Unit, period::Month};

/// Scales that an axis may be counted in, largest first.
const SCALES: [(i128, &str); 2] = [(1_000_000_000, "billion"), (1_000_000, "million")];

/// About how many steps an axis has.
const STEPS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// What an axis is counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    /// One of it, in the unit of the figures.
    pub one: Decimal,
    /// Its name: `$ million`.
    pub name: String,
}

/// What figures up to `highest` (without its sign) are counted in.
pub(super) fn counted(highest: Decimal, unit: &Unit) -> Counted {
    let scale = SCALES.iter().find(|(factor, _)| Decimal::from(*factor) <= highest);
    let (factor, word) = scale.map_or((1, ""), |(factor, word)| (*factor, *word));
    let unit =
        unit.symbol.as_deref().map_or_else(|| (false, unit.name.as_str()), |s| (unit.symbol_before, s));
    let name = match (word, unit) {
        ("", (_, unit)) => unit.to_owned(),
        (word, (true, unit)) => format!("{unit} {word}"),
        (word, (false, unit)) => format!("{word} {unit}"),
    };
    Counted { one: Decimal::from(factor), name }
}

/// Round values that enclose `low` to `high`, evenly apart by 1, 2 or 5 times a power of ten; at least two.
///
/// Zero is among them where it is not far: unless all values lie in the half of the axis that is away from it.
/// `None` where the numbers are too large to count with.
pub(super) fn ticks(low: Decimal, high: Decimal) -> Option<Vec<Decimal>> {
    let (mut low, mut high) = (low, high);
    if Decimal::ZERO < low && low + low < high {
        low = Decimal::ZERO;
    }
    if high < Decimal::ZERO && high + high > low {
        high = Decimal::ZERO;
    }
    if low == high {
        (low, high) = (low.min(Decimal::ZERO), high.max(Decimal::ZERO));
    }
    if low == high {
        high = Decimal::ONE;
    }
    let step = step(high.checked_sub(low)? / STEPS)?;
    let mut at = (low / step).floor().checked_mul(step)?;
    let mut ticks = vec![at.normalize()];
    while at < high {
        at = at.checked_add(step)?;
        ticks.push(at.normalize());
    }
    Some(ticks)
}

/// The least of 1, 2, 5 times a power of ten that is not below `least`, which is positive.
fn step(least: Decimal) -> Option<Decimal> {
    let mut power = Decimal::ONE;
    while power > least {
        power = power.checked_div(Decimal::TEN).filter(|power| !power.is_zero())?;
    }
    loop {
        for times in [1, 2, 5] {
            let step = power.checked_mul(Decimal::from(times))?;
            if step >= least {
                return Some(step);
            }
        }
        power = power.checked_mul(Decimal::TEN)?;
    }
}

/// The Januaries of a run of months, and the first month where there is none.
pub(super) fn years(first: Month, last: Month) -> Vec<Month> {
    let months = (0..=last.since(first)).map(|n| first.plus(n));
    let januaries: Vec<Month> = months.filter(|month| month.number() == 1).collect();
    if januaries.is_empty() { vec![first] } else { januaries }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(numbers: &[i64]) -> Vec<Decimal> {
        numbers.iter().map(|number| Decimal::from(*number)).collect()
    }

    #[test]
    fn ticks_are_round_and_enclose() {
        let ticks = |low: i64, high: i64| ticks(low.into(), high.into()).unwrap();
        assert_eq!(ticks(96, 437), decimals(&[0, 100, 200, 300, 400, 500]));
        assert_eq!(ticks(278, 281), decimals(&[278, 279, 280, 281]));
        assert_eq!(ticks(-20, 70), decimals(&[-20, 0, 20, 40, 60, 80]));
        assert_eq!(ticks(7, 7), decimals(&[0, 2, 4, 6, 8]));
        assert_eq!(ticks(0, 0).len(), 6);
    }

    #[test]
    fn a_run_without_a_january_has_its_first_month() {
        let month = |year, number| Month::new(year, number).unwrap();
        assert_eq!(years(month(2024, 3), month(2024, 9)), [month(2024, 3)]);
        assert_eq!(years(month(2023, 12), month(2025, 1)), [month(2024, 1), month(2025, 1)]);
    }
}
