//! The check: what of the evidence does not add up, each finding with its proof.
//!
//! A finding is understood and does not add up; an error was not understood. Each is a minimal set of readings that
//! one rule, or a few together, cannot satisfy; the first of the set is the one that was set aside.

mod conflict;
pub(crate) mod contradiction;
pub(crate) mod culprit;
mod disagreement;
mod draft;
mod drift;
mod edits;
mod finding;
mod magnitude;
mod merge;
mod near_miss;
pub(crate) mod pooled;
mod range;
mod rates;
mod repair;
mod revision;
mod site;

use std::sync::Arc;

pub use finding::{Class, Finding, FindingId, Member, Repair, Rule, Scope, Severity, Slip};

use rayon::prelude::*;

use self::{contradiction::OfSource, draft::Draft, pooled::OfFamily, rates::Rates};
use crate::{
    model::{PublisherIx, SourceIx},
    priority::Learned,
    solve::pool,
    view::View,
};

/// What a check of a whole view found.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The findings: errors first, then warnings, then notes; within them by class and cell.
    pub findings: Vec<Arc<Finding>>,
    /// How much was checked.
    pub extent: Extent,
    /// How each publisher rounds.
    pub habits: Vec<Habit>,
}

/// How much a check looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// Cells with at least one reading.
    pub n_cells: usize,
    /// Readings.
    pub n_readings: usize,
    /// Constraints: formulas at their periods, sums over parts, orders, and readings of flows.
    pub n_constraints: usize,
    /// Growth rates printed beside both their levels in one source.
    pub n_rates: usize,
    /// Those of them that do not follow from the levels, however digits were rounded.
    pub n_rates_off: usize,
    /// Those that follow only if digits were cut.
    pub n_rates_cut: usize,
    /// Components whose contraction stopped early: their bounds are sound and may be too wide.
    pub n_unsolved: usize,
}

/// How a publisher makes few digits of many: of its figures that can be recomputed, how many fit only so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habit {
    /// The publisher.
    pub publisher: PublisherIx,
    /// Figures that fit only if digits were rounded.
    pub n_round: usize,
    /// Figures that fit only if digits were cut.
    pub n_cut: usize,
    /// Figures that fit both.
    pub n_both: usize,
}

/// Checks everything that a view holds. The result depends on the set of claims alone, not on their order.
///
/// First each source against itself; what contradicts itself there enters nothing else. Then what hangs together across
/// sources, edition by edition. Both in parallel.
pub fn run(view: View<'_>) -> Checked {
    let ledger = view.ledger();
    let OfPages { learned, mut drafts, mut extent, habits } = of_pages(view);
    let of_families: Vec<OfFamily> = pool::families(ledger)
        .into_par_iter()
        .map(|family| pooled::of_family(view, &family, &learned))
        .collect();
    for found in of_families {
        drafts.extend(found.drafts);
        extent.n_cells += found.n_cells;
        extent.n_readings += found.n_readings;
        extent.n_constraints += found.n_constraints;
        extent.n_unsolved += usize::from(found.stopped_early);
    }
    Checked { findings: merge::findings(view, drafts), extent, habits }
}

/// Checks each page against itself alone: what contradicts itself, and figures that cannot be. The ids are those of
/// [`run`], which compares the pages with each other too and takes several times as long.
pub fn pages(view: View<'_>) -> Checked {
    let OfPages { drafts, extent, habits, .. } = of_pages(view);
    Checked { findings: merge::findings(view, drafts), extent, habits }
}

/// What the pages say by themselves.
struct OfPages {
    learned: Learned<'static>,
    drafts: Vec<Draft>,
    extent: Extent,
    habits: Vec<Habit>,
}

fn of_pages(view: View<'_>) -> OfPages {
    let seen: Vec<SourceIx> = view.ledger().sources().map(|(ix, _)| ix).filter(|ix| view.sees(*ix)).collect();
    let of_sources: Vec<OfSource> =
        seen.into_par_iter().map(|source| contradiction::of_source(view, source)).collect();
    let mut extent = Extent::default();
    let (mut learned, mut rates, mut drafts) = (Learned::default(), Rates::default(), Vec::new());
    for found in of_sources {
        learned.set_aside.extend(found.learned.set_aside);
        learned.upheld.extend(found.learned.upheld);
        rates.add(found.rates);
        drafts.extend(found.drafts);
        extent.n_readings += found.n_readings;
        extent.n_constraints += found.n_constraints;
        extent.n_unsolved += usize::from(found.stopped_early);
    }
    extent.n_rates = rates.n_checked;
    extent.n_rates_off = rates.n_off;
    extent.n_rates_cut = rates.n_cut;
    let habit = |(publisher, [n_round, n_cut, n_both]): (PublisherIx, [usize; 3])| Habit {
        publisher,
        n_round,
        n_cut,
        n_both,
    };
    let habits = rates.habits.into_iter().map(habit).collect();
    OfPages { learned, drafts, extent, habits }
}

impl Checked {
    /// The findings that a source has a part in.
    pub fn of_source<'a>(
        &'a self,
        view: View<'a>,
        source: SourceIx,
    ) -> impl Iterator<Item = &'a Arc<Finding>> {
        self.findings.iter().filter(move |finding| {
            finding.claims().iter().any(|claim| view.ledger().claim(*claim).source == source)
        })
    }

    /// The finding of that id.
    pub fn finding(&self, id: &FindingId) -> Option<&Arc<Finding>> {
        self.findings.iter().find(|finding| finding.id == *id)
    }
}
