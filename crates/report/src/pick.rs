//! Picking observations for a report: the latest of a series, the first and the current of a promise.

use std::cmp::Reverse;

use jiff::civil::Date;
use sanad_core::{
    bounds::Bounds,
    cell_reading::group,
    cited::Cited,
    lexicon::Unit,
    model::{CellIx, Claim, ClaimIx, EntityIx, IndicatorIx, Kind, MeasureKey, Told},
    observe::{Observation, observe},
    period::{Months, Period},
    view::View,
};

/// The observed levels of an indicator over months, in order of the month that they reach, then the longer first.
pub fn levels(
    view: View<'_>,
    entity: EntityIx,
    indicator: IndicatorIx,
    kind: Kind,
) -> Vec<(Months, Observation)> {
    let cells = view.ledger().cells_with(entity, indicator);
    let mut levels: Vec<(Months, Observation)> = cells
        .filter(|(_, cell)| cell.key.measure == MeasureKey::Level && cell.key.kind == kind)
        .filter_map(|(ix, cell)| Some((cell.key.period.and_then(Period::months)?, observe(view, ix)?)))
        .collect();
    let time = view.ledger().indicator(indicator).time;
    levels.sort_by_key(|(months, _)| (time.reach(*months), months.first(), Reverse(months.last())));
    levels
}

/// The cells of an indicator's level of one kind, whatever their period.
pub fn level_cells(view: View<'_>, entity: EntityIx, indicator: IndicatorIx, kind: Kind) -> Vec<CellIx> {
    let cells = view.ledger().cells_with(entity, indicator);
    let wanted = cells.filter(|(_, cell)| cell.key.measure == MeasureKey::Level && cell.key.kind == kind);
    wanted.map(|(ix, _)| ix).collect()
}

/// A declared measure of a level, as printed.
pub fn measure(view: View<'_>, level: CellIx, name: &str) -> Option<Observation> {
    let key = &view.ledger().cell(level).key;
    let measure = view.ledger().names().measure(&name.parse().ok()?)?;
    let key = sanad_core::model::CellKey { measure: MeasureKey::Declared(measure), ..key.clone() };
    observe(view, view.ledger().cell_of(&key)?)
}

/// A declared measure of a level, as it follows from levels that one source prints.
pub fn derived(view: View<'_>, level: CellIx, name: &str) -> Option<Cited> {
    let key = &view.ledger().cell(level).key;
    let measure = view.ledger().names().measure(&name.parse().ok()?)?;
    let key = sanad_core::model::CellKey { measure: MeasureKey::Declared(measure), ..key.clone() };
    sanad_core::derive::measure(view, &key)
}

/// A figure that was said once and what it is now.
#[derive(Debug, Clone)]
pub struct Track {
    /// The first figure.
    pub first: Cited,
    /// The figure that holds.
    pub now: Cited,
    /// When that was said.
    pub now_said: Date,
    /// What each of the different figures that were ever said is certain of.
    pub figures: Vec<Bounds>,
}

/// The first and the current figure of one cell.
///
/// Of a promised day, a date that pages tell as superseded ("the original date was") was promised before every one
/// told as current, at a day nobody knows; of several the one that promised the earliest is the first. Otherwise, and
/// of every other figure, the one said first: a page tells a former cost because it was the last, not the first.
pub fn track(view: View<'_>, cell: CellIx) -> Option<Track> {
    let now = observe(view, cell)?;
    let figures = || view.claims_of(cell).filter(|(_, claim)| claim.value.nominal().is_some());
    let promise = view.ledger().unit(&view.ledger().cell(cell).unit).is_some_and(Unit::is_date);
    let original = figures().filter(|(_, claim)| promise && claim.told == Told::Former);
    let former = original.min_by_key(|(ix, claim)| {
        let bounds = claim.value.bounds();
        (bounds.and_then(|bounds| bounds.high()), bounds.and_then(|bounds| bounds.width()), *ix)
    });
    let (first, _) = former.or_else(|| figures().min_by_key(|(ix, claim)| (claim.said.first(), *ix)))?;
    let readings = group(figures()).readings;
    let said = |ix: &ClaimIx| view.ledger().claim(*ix).said.first();
    let now_said = now.reading.claims.iter().map(said).max()?;
    Some(Track {
        first: Cited::of_claim(view, first),
        now: now.cited(view),
        now_said,
        figures: readings.iter().map(|reading| reading.bounds).collect(),
    })
}

/// The day of a claim's newest print in a reading.
pub fn last_said(view: View<'_>, observation: &Observation) -> Option<Date> {
    let claims = observation.reading.claims.iter().map(|ix| view.ledger().claim(*ix));
    claims.map(|claim: &Claim| claim.said.first()).max()
}
