//! A series as one line of blocks.

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use sanad_core::{cited::Cited, ledger::Ledger, reading::Nominal};

use crate::{document::Point, figure};

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A series as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sparkline {
    /// One character a month, from the lowest block for the least figure to the highest for the greatest; a space
    /// where there is no figure.
    pub blocks: String,
    /// Its months: `Jan 2024 – Feb 2026`.
    pub months: String,
}

impl Sparkline {
    /// The line of a series, from its first to its last figure; `None` where it has no figure.
    pub fn of(points: &[Point], ledger: &Ledger) -> Option<Self> {
        let levels: Vec<Option<Decimal>> =
            points.iter().map(|point| point.figure.as_ref().and_then(level)).collect();
        let first = levels.iter().position(Option::is_some)?;
        let last = levels.iter().rposition(Option::is_some)?;
        let (points, levels) = (&points[first..=last], &levels[first..=last]);
        let known = || levels.iter().copied().flatten();
        let (lowest, greatest) = (known().min()?, known().max()?);
        let block = |level: &Option<Decimal>| level.map_or(' ', |level| block(level, lowest, greatest));
        Some(Self { blocks: levels.iter().map(block).collect(), months: months(points, ledger) })
    }

    /// The line of as many of the last months as fit `width` columns, with its months and a gap of two between.
    pub fn within(points: &[Point], ledger: &Ledger, width: usize) -> Option<Self> {
        for from in 0..points.len() {
            let line = Self::of(&points[from..], ledger)?;
            if line.blocks.chars().count() + 2 + line.months.chars().count() <= width {
                return Some(line);
            }
        }
        None
    }
}

fn months(points: &[Point], ledger: &Ledger) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    match (first.period.days(), last.period.days()) {
        (Some((from, _)), Some((_, to))) if from <= to => figure::span(from, to),
        _ => {
            let text = |point: &Point| figure::period(point.period, ledger.calendar());
            format!("{} – {}", text(first), text(last))
        }
    }
}

/// Where a figure stands in the line: as printed, else in the middle of what it is known to be.
fn level(figure: &Cited) -> Option<Decimal> {
    let middle = |low: Decimal, high: Decimal| Some((low / Decimal::TWO).saturating_add(high / Decimal::TWO));
    match (figure.nominal(), figure.value().low(), figure.value().high()) {
        (Some(Nominal::Point(point)), ..) => Some(point),
        (Some(Nominal::Span(low, high)), ..) | (None, Some(low), Some(high)) => middle(low, high),
        (None, low, high) => low.or(high),
    }
}

fn block(level: Decimal, least: Decimal, greatest: Decimal) -> char {
    let step = || {
        let range = greatest.checked_sub(least).filter(|range| !range.is_zero())?;
        let share = level.checked_sub(least)?.checked_div(range)?;
        let steps = share.checked_mul(Decimal::from(BLOCKS.len() - 1))?;
        steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_usize()
    };
    // A series that never moves stands in the middle.
    let step = step().unwrap_or(BLOCKS.len() / 2 - 1);
    BLOCKS[step.min(BLOCKS.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(levels: &[i64]) -> String {
        let levels: Vec<Decimal> = levels.iter().map(|level| Decimal::from(*level)).collect();
        let (Some(least), Some(greatest)) = (levels.iter().min(), levels.iter().max()) else {
            return String::new();
        };
        levels.iter().map(|level| block(*level, *least, *greatest)).collect()
    }

    #[test]
    fn the_least_is_lowest_and_the_greatest_highest() {
        assert_eq!(blocks(&[-7, -6, -5, -4, -3, -2, -1, 0]), "▁▂▃▄▅▆▇█");
        assert_eq!(blocks(&[3, 3, 3]), "▄▄▄");
    }

    #[test]
    fn extremes_beyond_the_decimals_do_not_panic() {
        assert_eq!(block(Decimal::MAX, Decimal::MIN, Decimal::MAX), '▄');
    }
}
