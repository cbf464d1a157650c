//! Observations: which reading of a cell holds, and why.
//!
//! The newest edition that prints the cell comes first; among its readings one priority decides: supported, then
//! newer release, more origins, finer print, the printed words.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    bounds::Bounds,
    cell_reading::{CellReading, CellReadings, group},
    cited::Cited,
    model::{CellIx, Claim, ClaimIx, Kind, OriginIx, SourceIx},
    period::Period,
    view::View,
    vintage::{Vintage, edition, vintage},
};

/// What supports a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Sources of two or more origins print it.
    Origins,
    /// It is attributed to an authority.
    Authority,
}

/// Why one reading holds before another: the first line of the priority on which they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is of a later edition: the same period told again a year or more later.
    NewerEdition,
    /// It was said on a later occasion.
    LaterOccasion,
    /// It is supported and the other is not.
    Supported(Support),
    /// It is of a newer release.
    NewerRelease,
    /// More origins print it.
    MoreOrigins,
    /// Its print is finer.
    FinerPrint,
    /// Nothing tells them apart but the order of their words.
    Order,
}

/// A reading that does not hold, and what the one that holds has over it.
#[derive(Debug, Clone)]
pub struct PassedOver {
    /// The reading.
    pub reading: CellReading,
    /// Why not.
    pub reason: Reason,
}

/// What we conclude of a printed cell.
#[derive(Debug, Clone)]
pub struct Observation {
    /// The cell.
    pub cell: CellIx,
    /// The reading that holds.
    pub reading: CellReading,
    /// What supports it, if anything does.
    pub support: Option<Support>,
    /// Its edition, for outturns of periods.
    pub edition: Option<u16>,
    /// Its newest vintage.
    pub vintage: Vintage,
    /// The readings that do not hold, finest first.
    pub passed_over: Vec<PassedOver>,
    /// Prints that fit several readings, and those without a figure.
    pub silent: Vec<ClaimIx>,
    /// Prints of earlier editions or occasions that agree with it. They do not narrow it: it may have been revised
    /// within their digits.
    pub older: Vec<ClaimIx>,
}

impl Observation {
    /// The value with its receipt.
    pub fn cited(&self, view: View<'_>) -> Cited {
        Cited::printed(view.ledger(), &self.reading)
    }

    /// What its prints say for certain.
    pub fn bounds(&self) -> Bounds {
        self.reading.bounds
    }
}

/// What is known of one reading among its rivals. Ordered by the priority, best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    pub supported: bool,
    pub vintage: Vintage,
    pub n_origins: usize,
}

/// The reading of `cell` that holds in `view`; `None` where no current print says a figure.
pub fn observe(view: View<'_>, cell: CellIx) -> Option<Observation> {
    let recent = recent_claims(view, cell);
    let (of_age, of_old): (Vec<_>, Vec<_>) = view
        .current_claims_of(cell)
        .partition(|(ix, claim)| claim.value.bounds().is_none() || recent.contains(ix));
    let CellReadings { readings, ambiguous, mentions } = group(of_age.into_iter());
    let two_minded = two_minded(view, &readings);
    let mut ranked: Vec<(Rank, Option<Support>, CellReading)> = readings
        .into_iter()
        .map(|reading| {
            let (rank, support) = rank(view, &reading, &two_minded);
            (rank, support, reading)
        })
        .collect();
    // Readings come finest first, then by their words: the first of the best ranks holds.
    let best = (0..ranked.len()).rev().max_by(|a, b| ranked[*a].0.cmp(&ranked[*b].0))?;
    let (rank, support, reading) = ranked.remove(best);
    let mut passed_over: Vec<PassedOver> = ranked
        .into_iter()
        .map(|(other, _, passed)| {
            let reason = reason(&rank, support, &other, &reading, &passed);
            PassedOver { reading: passed, reason }
        })
        .collect();
    let earlier = if is_periodic(view, cell) { Reason::NewerEdition } else { Reason::LaterOccasion };
    let mut older = Vec::new();
    let CellReadings { readings: old_readings, ambiguous: old_ambiguous, .. } = group(of_old.into_iter());
    for old in old_readings {
        match old.bounds.intersection(reading.bounds) {
            Some(_) => older.extend(old.claims),
            None => passed_over.push(PassedOver { reading: old, reason: earlier }),
        }
    }
    let editions = reading.claims.iter().filter_map(|ix| edition(view.ledger(), view.ledger().claim(*ix)));
    Some(Observation {
        cell,
        support,
        edition: editions.max(),
        vintage: rank.vintage,
        passed_over,
        silent: ambiguous.into_iter().chain(mentions).chain(old_ambiguous).collect(),
        older,
        reading,
    })
}

/// An outturn of months: it has releases and editions. The rest has occasions.
pub(crate) fn is_periodic(view: View<'_>, cell: CellIx) -> bool {
    let key = &view.ledger().cell(cell).key;
    key.kind == Kind::Outturn && key.period.and_then(Period::months).is_some()
}

/// The claims of the newest edition, or of the latest occasion: only their readings can hold.
///
/// A timeless outturn (when ground was broken, what a loan was) has neither: all its claims are of one age.
fn recent_claims(view: View<'_>, cell: CellIx) -> BTreeSet<ClaimIx> {
    let ledger = view.ledger();
    let figures = || view.current_claims_of(cell).filter(|(_, claim)| claim.value.bounds().is_some());
    let key = &ledger.cell(cell).key;
    if is_periodic(view, cell) {
        let newest = figures().filter_map(|(_, claim)| edition(ledger, claim)).max();
        return figures().filter(|(_, claim)| edition(ledger, claim) == newest).map(|(ix, _)| ix).collect();
    }
    if key.kind == Kind::Outturn && key.period.is_none() {
        return figures().map(|(ix, _)| ix).collect();
    }
    let newest = figures().map(|(_, claim)| claim.said.first()).max();
    let window = i64::from(ledger.settings().same_time_days);
    let day = |claim: &Claim| crate::edtf::day_number(claim.said.first());
    let Some(newest) = newest.map(crate::edtf::day_number) else { return BTreeSet::new() };
    figures().filter(|(_, claim)| newest - day(claim) <= window).map(|(ix, _)| ix).collect()
}

/// The sources with two current readings of the cell: they support neither.
pub(crate) fn two_minded(view: View<'_>, readings: &[CellReading]) -> BTreeSet<SourceIx> {
    let mut readings_of: BTreeMap<SourceIx, BTreeSet<usize>> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate() {
        for ix in &reading.claims {
            readings_of.entry(view.ledger().claim(*ix).source).or_default().insert(at);
        }
    }
    readings_of.into_iter().filter(|(_, readings)| readings.len() > 1).map(|(source, _)| source).collect()
}

pub(crate) fn rank(
    view: View<'_>,
    reading: &CellReading,
    two_minded: &BTreeSet<SourceIx>,
) -> (Rank, Option<Support>) {
    let ledger = view.ledger();
    let claims = || reading.claims.iter().map(|ix| ledger.claim(*ix));
    let single_minded = || claims().filter(|claim| !two_minded.contains(&claim.source));
    let supporters: BTreeSet<OriginIx> =
        single_minded().map(|claim| ledger.source(claim.source).origin).collect();
    let authority = single_minded()
        .any(|claim| claim.attributed_to().is_some() || ledger.source(claim.source).attributed_to.is_some());
    let support = if authority {
        Some(Support::Authority)
    } else if supporters.len() >= 2 {
        Some(Support::Origins)
    } else {
        None
    };
    let origins: BTreeSet<OriginIx> = claims().map(|claim| ledger.source(claim.source).origin).collect();
    let rank = Rank {
        supported: support.is_some(),
        // A reading has at least one claim; the fallback is never taken.
        vintage: claims().map(|claim| vintage(ledger, claim)).max().unwrap_or(Vintage::Said(Date::MIN)),
        n_origins: origins.len(),
    };
    (rank, support)
}

fn reason(
    held: &Rank,
    support: Option<Support>,
    other: &Rank,
    holding: &CellReading,
    passed: &CellReading,
) -> Reason {
    match support {
        Some(support) if held.supported != other.supported => Reason::Supported(support),
        _ if held.vintage != other.vintage => match held.vintage {
            Vintage::Release(_) => Reason::NewerRelease,
            Vintage::Said(_) => Reason::LaterOccasion,
        },
        _ if held.n_origins != other.n_origins => Reason::MoreOrigins,
        _ if holding.bounds.width() != passed.bounds.width() => Reason::FinerPrint,
        _ => Reason::Order,
    }
}
