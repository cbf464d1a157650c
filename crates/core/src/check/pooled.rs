//! The check across sources: what hangs together, edition by edition, and the newest figure of every cell.

use std::sync::Arc;

use rayon::prelude::*;

use super::{
    conflict::conflict,
    contradiction::places,
    disagreement,
    draft::{Draft, DraftMember, Site},
    finding::{Class, Rule, Scope},
    near_miss, revision,
};
use crate::{
    cell_reading::{CellReading, group},
    cited::Cited,
    edtf::day_number,
    model::{CellIx, EntityIx, Kind},
    network::{Clash, Network, Scratch, enter},
    observe::is_periodic,
    period::{Month, Period},
    priority::{self, Learned},
    solve::pool,
    view::View,
};

/// What the check of a family of entities found.
#[derive(Debug, Default)]
pub struct OfFamily {
    /// Findings.
    pub drafts: Vec<Draft>,
    /// Cells with a reading.
    pub n_cells: usize,
    /// Readings.
    pub n_readings: usize,
    /// Constraints.
    pub n_constraints: usize,
    /// Components whose contraction stopped early.
    pub stopped_early: bool,
}

/// Checks the figures of entities that share sums.
pub fn of_family(view: View<'_>, family: &[EntityIx], learned: &Learned<'_>) -> OfFamily {
    let mut found = OfFamily::default();
    let mut learned = Learned::after(learned);
    for release in pool::releases(view, family, &learned) {
        let network = Arc::new(pool::of_release(view, &release));
        found.n_constraints += network.n_constraints();
        let before = found.drafts.len();
        clashes(view, &network, &learned, Pass::Release(release.month), &mut found);
        // What disagrees within a release says nothing to the others.
        let aside = found.drafts[before..].iter().filter(|draft| draft.class == Class::Disagreement);
        let aside =
            aside.filter_map(|draft| draft.members.first()).flat_map(|member| member.reading.claims.iter());
        learned.set_aside.extend(aside.copied());
    }
    let learned = &learned;
    let editions = Arc::new(pool::of_editions(view, family, learned));
    found.n_cells = editions.vars.iter().filter(|var| !var.readings.is_empty()).count();
    found.n_readings = editions.entries.len();
    found.n_constraints = editions.n_constraints();
    clashes(view, &editions, learned, Pass::Editions, &mut found);
    if pool::has_more_than_editions(view, family) {
        let newest = Arc::new(pool::of_newest(view, family, learned));
        let of_no_edition = |cell: CellIx| !is_periodic(view, cell);
        found.n_cells +=
            newest.vars.iter().filter_map(|var| var.cell).filter(|cell| of_no_edition(*cell)).count();
        clashes(view, &newest, learned, Pass::Newest, &mut found);
        for entity in family {
            for (cell, _) in view.ledger().cells_of(*entity) {
                if of_no_edition(cell) && pool::is_checked(view.ledger(), cell) {
                    prints(view, cell, learned, &mut found.drafts);
                }
            }
        }
    }
    found
}

/// Checks each release; what disagrees within one says nothing to the others.
fn of_releases<'a>(
    view: View<'_>,
    family: &[EntityIx],
    learned: &'a Learned<'a>,
    found: &mut OfFamily,
) -> Learned<'a> {
    let mut learned = Learned::after(learned);
    for release in pool::releases(view, family, &learned) {
        let network = Arc::new(pool::of_release(view, &release));
        found.n_constraints += network.n_constraints();
        let before = found.drafts.len();
        clashes(view, &network, &learned, Pass::Release(release.month), found);
        let aside = found.drafts[before..].iter().filter(|draft| draft.class == Class::Disagreement);
        let aside =
            aside.filter_map(|draft| draft.members.first()).flat_map(|member| member.reading.claims.iter());
        learned.set_aside.extend(aside.copied());
    }
    learned
}

/// The claims of a family that were set aside within a release, in addition to `learned`.
pub fn learned_of<'a>(view: View<'_>, family: &[EntityIx], learned: &'a Learned<'a>) -> Learned<'a> {
    of_releases(view, family, learned, &mut OfFamily::default())
}

/// Which network is being entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Release(Month),
    Editions,
    Newest,
}

fn clashes<'r>(
    view: View<'r>,
    network: &Arc<Network<'r>>,
    learned: &Learned<'_>,
    pass: Pass,
    found: &mut OfFamily,
) {
    let entered = enter(network, || order(view, network, learned));
    found.stopped_early |= entered.state.stopped_early;
    let mut is_out = vec![false; network.entries.len()];
    entered.clashes.iter().for_each(|clash| is_out[clash.entry] = true);
    if pass == Pass::Editions {
        across_editions(view, network, &is_out, learned, &mut found.drafts);
    }
    if entered.clashes.is_empty() {
        return;
    }
    let places = places(&order(view, network, learned));
    // Each clash is looked at by itself: those of one large family are shared among the processors.
    let of_clash = |scratch: &mut Scratch<'r>, clash: &Clash| {
        let conflict = conflict(network, scratch, clash, &places)?;
        // Outturns of periods alone are the business of the editions; joined, they feed no check.
        let cells =
            conflict.members.iter().filter_map(|entry| network.vars[network.entries[*entry].var].cell);
        if pass == Pass::Newest && cells.into_iter().all(|cell| is_periodic(view, cell)) {
            return None;
        }
        let edition = network.vars[network.entries[clash.entry].var].edition;
        let scope = match pass {
            Pass::Release(month) => Scope::Release(month),
            Pass::Editions | Pass::Newest => edition.map_or(Scope::Newest, Scope::Edition),
        };
        let mut site = Site { view, learned, network, scratch, is_out: &is_out, scope };
        let mut draft = site.draft(&conflict);
        draft.class = if near_miss::is(&conflict) { Class::NearMiss } else { class(view, &draft) };
        Some(draft)
    };
    let drafts: Vec<Option<Draft>> =
        entered.clashes.par_iter().map_init(|| Scratch::new(network), of_clash).collect();
    found.drafts.extend(drafts.into_iter().flatten());
}

/// The class of readings of several sources.
fn class(view: View<'_>, draft: &Draft) -> Class {
    if disagreement::is(view, draft) {
        Class::Disagreement
    } else if revision::is(draft) {
        Class::Revision
    } else {
        Class::Drift
    }
}

/// The entries of a pooled network by priority.
pub fn order(view: View<'_>, network: &Network<'_>, learned: &Learned<'_>) -> Vec<usize> {
    let of = |entry: usize| {
        let var = &network.vars[network.entries[entry].var];
        let rivals: Vec<CellReading> =
            var.readings.iter().map(|rival| network.entries[*rival].reading.clone()).collect();
        let reading = &network.entries[entry].reading;
        let cell = view.ledger().claim(reading.finest).cell;
        priority::of(view, cell, reading, &rivals, learned)
    };
    let mut order: Vec<_> = (0..network.entries.len()).map(|entry| (of(entry), entry)).collect();
    order.sort();
    order.into_iter().map(|(_, entry)| entry).collect()
}

/// The figure of a cell as told in one year against the same cell as told a year later.
fn across_editions(
    view: View<'_>,
    network: &Network<'_>,
    is_out: &[bool],
    learned: &Learned<'_>,
    drafts: &mut Vec<Draft>,
) {
    let mut told: Vec<(CellIx, Option<u16>, usize)> = Vec::new();
    for var in &network.vars {
        let holding = var.readings.iter().find(|entry| !is_out[**entry]);
        told.extend(var.cell.zip(holding).map(|(cell, entry)| (cell, var.edition, *entry)));
    }
    told.sort_unstable();
    for pair in told.windows(2) {
        let [(cell, before, old), (same, after, new)] = pair else { continue };
        if cell != same {
            continue;
        }
        let reading = |entry: usize| &network.entries[entry].reading;
        let (old, new) = (reading(*old), reading(*new));
        let alone = |one: &CellReading| priority::of(view, *cell, one, std::slice::from_ref(one), learned);
        // What is supported holds; else what was told later.
        let (lesser, greater) = if priority::is_better_supported(&alone(old), &alone(new)) {
            ((*after, new), (*before, old))
        } else {
            ((*before, old), (*after, new))
        };
        let scope = Scope::Edition(before.unwrap_or_default());
        drafts.extend(apart(view, *cell, scope, lesser, greater));
    }
}

/// Readings of a cell without editions: those of one time disagree, a later outturn revises, a later promise is a slip.
fn prints(view: View<'_>, cell: CellIx, learned: &Learned<'_>, drafts: &mut Vec<Draft>) {
    let ledger = view.ledger();
    let key = &ledger.cell(cell).key;
    let kind = key.kind;
    // Expectations differ by voice, and a year that is no certain one is not the same for all.
    if kind == Kind::Forecast || key.period == Some(Period::Year) {
        return;
    }
    let claims = view.current_claims_of(cell).filter(|(ix, _)| !learned.is_set_aside(*ix));
    let readings = group(claims).readings;
    if readings.len() < 2 {
        return;
    }
    let days = |reading: &CellReading| -> Vec<i64> {
        reading.claims.iter().map(|ix| day_number(ledger.claim(*ix).said.first())).collect()
    };
    let window = i64::from(ledger.settings().same_time_days);
    let priorities: Vec<_> =
        readings.iter().map(|reading| priority::of(view, cell, reading, &readings, learned)).collect();
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by(|a, b| priorities[*a].cmp(&priorities[*b]));
    for (place, lesser) in order.iter().enumerate().skip(1) {
        let distance = |other: usize| {
            let (ours, theirs) = (days(&readings[*lesser]), days(&readings[other]));
            ours.iter().flat_map(|a| theirs.iter().map(move |b| (a - b).abs())).min().unwrap_or(i64::MAX)
        };
        let rounded = |at: usize| readings[at].rounded(ledger);
        let disjoint = |other: &usize| rounded(*other).intersection(rounded(*lesser)).is_none();
        let nearest = order[..place].iter().copied().filter(disjoint).min_by_key(|other| distance(*other));
        let Some(nearest) = nearest else { continue };
        // A promise that moved is told with the promises.
        if kind == Kind::Target && distance(nearest) > window {
            continue;
        }
        drafts.extend(apart(
            view,
            cell,
            Scope::Newest,
            (None, &readings[*lesser]),
            (None, &readings[nearest]),
        ));
    }
}

/// Two readings of one cell, the lesser one set aside; `None` where they have a value in common.
fn apart(
    view: View<'_>,
    cell: CellIx,
    scope: Scope,
    lesser: (Option<u16>, &CellReading),
    greater: (Option<u16>, &CellReading),
) -> Option<Draft> {
    let ledger = view.ledger();
    let cited = |reading: &CellReading| Cited::printed(ledger, reading).within(reading.rounded(ledger));
    let implied = cited(greater.1);
    let gap = cited(lesser.1).apart(&implied)?;
    let fits_cut = lesser.1.loosened(ledger).intersection(greater.1.loosened(ledger)).is_some();
    let member = |(edition, reading): (Option<u16>, &CellReading)| DraftMember {
        cell,
        edition,
        reading: reading.clone(),
        bounds: reading.rounded(ledger),
        restores: true,
    };
    let (implied, gap) = (Some(implied), Some(gap));
    let members = vec![member(lesser), member(greater)];
    let mut draft = Draft {
        class: Class::Revision,
        scope,
        rule: Rule::SameCell,
        members,
        implied,
        gap,
        repairs: Vec::new(),
    };
    draft.class = if fits_cut { Class::NearMiss } else { class(view, &draft) };
    Some(draft)
}
