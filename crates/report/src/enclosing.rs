//! What is known of a month together with its neighbours, where nothing divides them.

use std::collections::BTreeSet;

use sanad_core::{
    cited::Cited,
    model::{CellKey, Kind, MeasureKey, Time},
    period::{Month, Months, Period},
    solve::{Conclusion, Solved},
    view::View,
};

/// The shortest stretch around a period of a flow that printed figures mark off.
#[derive(Debug, Clone)]
pub struct Enclosing {
    /// The stretch.
    pub period: Period,
    /// Its figure, printed or derived.
    pub cited: Cited,
}

/// The longest stretch that still tells something of a month: a fiscal year and its neighbours.
const LONGEST: i32 = 24;

/// The stretch around a period that no figure bears on alone: from the nearest month that a print begins with or
/// follows, to the nearest that one ends with. `None` for what does not add up over time, and where nothing is known
/// of the stretch either.
pub fn of(view: View<'_>, solved: &Solved<'_>, key: &CellKey) -> Option<Enclosing> {
    let ledger = view.ledger();
    let adds_up = ledger.indicator(key.indicator).time == Time::Flow
        && key.kind == Kind::Outturn
        && key.measure == MeasureKey::Level;
    let wanted = key.period.and_then(Period::months).filter(|_| adds_up)?;
    // A boundary is the first month after it.
    let boundaries: BTreeSet<Month> = ledger
        .cells_with(key.entity, key.indicator)
        .filter(|(ix, cell)| {
            (&cell.key.measure, cell.key.kind) == (&key.measure, key.kind)
                && view.claims_of(*ix).next().is_some()
        })
        .filter_map(|(_, cell)| cell.key.period?.months())
        .flat_map(|months| [months.first(), months.last().plus(1)])
        .collect();
    let begins: Vec<Month> = boundaries.range(..=wanted.first()).rev().copied().collect();
    let ends: Vec<Month> = boundaries.range(wanted.last().plus(1)..).copied().collect();
    let mut stretches: Vec<Months> = begins
        .iter()
        .take(NEAREST)
        .flat_map(|begin| ends.iter().take(NEAREST).filter_map(|end| Months::new(*begin, end.plus(-1))))
        .filter(|months| *months != wanted && months.count() <= LONGEST)
        .collect();
    stretches.sort_by_key(|months| (months.count(), months.first()));
    stretches.into_iter().find_map(|months| {
        let period = Period::Months(months);
        let cited = match solved.conclude(&CellKey { period: Some(period), ..key.clone() }) {
            Conclusion::Printed(observed) => observed.cited(view),
            Conclusion::Derived(derived) => derived.cited,
            Conclusion::Undetermined(_) => return None,
        };
        Some(Enclosing { period, cited })
    })
}

/// How many boundaries on either side are tried.
const NEAREST: usize = 2;
