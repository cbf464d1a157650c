//! What became known between two days.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    bounds::Bounds,
    ledger::Ledger,
    model::{CellIx, ClaimIx, SourceIx},
    observe::{Observation, observe},
    view::View,
};

/// What happened to a cell.
#[derive(Debug, Clone)]
pub enum Change {
    /// It is printed for the first time.
    New {
        /// What it says.
        now: Observation,
    },
    /// Another reading holds than before.
    Moved {
        /// What held.
        before: Observation,
        /// What holds.
        now: Observation,
    },
    /// It was printed again; what holds is what held.
    Reprinted {
        /// What holds.
        now: Observation,
        /// The new prints.
        claims: Vec<ClaimIx>,
    },
}

/// What became known between two days.
#[derive(Debug, Clone)]
pub struct Diff {
    /// The sources that appeared.
    pub sources: Vec<SourceIx>,
    /// The cells that they print, in order of cell.
    pub changes: Vec<(CellIx, Change)>,
}

/// Whether another figure holds than before: the two share neither a value nor a print (a print may join a finer one
/// only if its digits were cut), and neither is the other told more roughly.
fn another(ledger: &Ledger, before: &Observation, now: &Observation) -> bool {
    let shared = |ix: &ClaimIx| now.reading.claims.contains(ix);
    !told(ledger, before).overlaps_widely(&told(ledger, now)) && !before.reading.claims.iter().any(shared)
}

/// What a reading says with the rounding of its finest print. Counts and targets are read exactly, but "Rs31.2bn" after
/// "Rs 31.19 billion" is no news.
fn told(ledger: &Ledger, observation: &Observation) -> Bounds {
    let claim = ledger.claim(observation.reading.finest);
    let bounds = observation.bounds();
    let Some(reading) = ledger.reading(observation.reading.finest) else { return bounds };
    let own_unit = reading.unit().is_none_or(|unit| *unit == ledger.cell(claim.cell).unit);
    match bounds.low() {
        Some(exact) if bounds.is_exact() && own_unit => {
            Bounds::around(exact, reading.finest() / Decimal::TWO)
        }
        _ => bounds,
    }
}

/// What became known after `from`, up to and with `to`.
pub fn diff(ledger: &Ledger, from: Date, to: Date) -> Diff {
    let (before, after) = (View::new(ledger, from), View::new(ledger, to));
    let appeared = |source: SourceIx| after.sees(source) && !before.sees(source);
    let sources = ledger.sources().map(|(ix, _)| ix).filter(|ix| appeared(*ix)).collect();
    let mut changes = Vec::new();
    for (ix, _) in ledger.cells() {
        let prints = ledger.prints_of(ix).iter().copied();
        let new: Vec<ClaimIx> = prints.filter(|claim| appeared(ledger.claim(*claim).source)).collect();
        if new.is_empty() {
            continue;
        }
        let Some(now) = observe(after, ix) else { continue };
        let change = match observe(before, ix) {
            None => Change::New { now },
            Some(before) if another(ledger, &before, &now) => Change::Moved { before, now },
            Some(_) => Change::Reprinted { now, claims: new },
        };
        changes.push((ix, change));
    }
    Diff { sources, changes }
}
