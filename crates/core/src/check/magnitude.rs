//! Orders of magnitude: of two figures that differ by a scale word, which is out of line with its series.

use rust_decimal::Decimal;

use crate::{
    cell_reading::CellReading,
    model::{CellIx, CellKey, MeasureKey},
    period::Period,
    view::View,
};

/// Figures this many times apart differ by a scale word or a point, not by a digit.
const FAR_APART: i64 = 50;

/// Which of two readings of one cell is out of line with the other periods of its series (1 for the second); `None` where they
/// are not far apart, or the series tells nothing.
pub fn out_of_line(view: View<'_>, cell: CellIx, readings: [&CellReading; 2]) -> Option<usize> {
    let size = |reading: &CellReading| reading.nominal.map(|nominal| nominal.high().abs());
    let [first, second] = [size(readings[0])?, size(readings[1])?];
    let far = |a: Decimal, b: Decimal| b.checked_mul(Decimal::from(FAR_APART)).is_some_and(|many| a > many);
    if !far(first, second) && !far(second, first) {
        return None;
    }
    let usual = usual(view, cell)?;
    let ratio = |size: Decimal| {
        let (more, less) = (size.max(usual), size.min(usual));
        more.checked_div(less)
    };
    let (first, second) = (ratio(first)?, ratio(second)?);
    Some(usize::from(second > first))
}

/// The median size of the figures of a series whose periods are as long as the cell's.
fn usual(view: View<'_>, cell: CellIx) -> Option<Decimal> {
    let ledger = view.ledger();
    let key = &ledger.cell(cell).key;
    let length = |key: &CellKey| key.period.and_then(Period::months).map(crate::period::Months::count);
    let mut sizes: Vec<Decimal> = ledger
        .cells_with(key.entity, key.indicator)
        .filter(|(other, known)| {
            *other != cell && known.key.measure == MeasureKey::Level && length(&known.key) == length(key)
        })
        .flat_map(|(other, _)| view.current_claims_of(other))
        .filter_map(|(_, claim)| claim.value.nominal().map(|nominal| nominal.high().abs()))
        .collect();
    sizes.sort_unstable();
    sizes.get(sizes.len() / 2).copied().filter(|usual| !usual.is_zero())
}
