//! The check across sources: what hangs together, edition by edition, and the newest figure of every cell.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    culprit::settle,
    disagreement,
    draft::{Draft, DraftMember},
    finding::{Class, Rule, Scope},
    near_miss, revision,
    site::{Ground, drafts},
};
use crate::{
    cell_reading::{CellReading, group},
    cited::Cited,
    edtf::day_number,
    model::{CellIx, EntityIx, Kind, SourceIx},
    network::{Entry, Network},
    observe::is_periodic,
    period::{Month, Period},
    priority::{self, Learned, Order, Priority, Rivals},
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
    let learned = &of_releases(view, family, learned, &mut found);
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

/// Checks each release; what disagrees within one, or holds there only as cut or worked out from rounded levels, says nothing
/// to the others.
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
        let is_aside = |draft: &&Draft| matches!(draft.class, Class::Disagreement | Class::NearMiss);
        let aside = found.drafts[before..].iter().filter(is_aside);
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
    let settled = settle(network, || match pass {
        Pass::Release(_) => order_of_pages(view, network, learned),
        Pass::Editions | Pass::Newest => order(view, network, learned),
    });
    let ground = Ground {
        view,
        learned,
        scope: &|edition| match pass {
            Pass::Release(month) => Scope::Release(month),
            Pass::Editions | Pass::Newest => edition.map_or(Scope::Newest, Scope::Edition),
        },
        class: &|_, draft| class(view, learned, draft),
        // Outturns of periods alone are the business of the editions; joined, they feed no check.
        is_told: &|conflict| {
            let vars = conflict.members.iter().map(|entry| &network.vars[network.entries[*entry].var]);
            pass != Pass::Newest || !vars.filter_map(|var| var.cell).all(|cell| is_periodic(view, cell))
        },
    };
    let (told, entered) = drafts(network, settled, &ground);
    found.stopped_early |= entered.state.stopped_early;
    if pass == Pass::Editions {
        let mut is_out = vec![false; network.entries.len()];
        for clash in &entered.clashes {
            is_out[clash.entry] = true;
        }
        across_editions(view, network, &is_out, learned, &mut found.drafts);
    }
    found.drafts.extend(told);
}

/// The class of readings of several sources.
fn class(view: View<'_>, learned: &Learned<'_>, draft: &Draft) -> Class {
    if near_miss::is_of_rounded_levels(view, learned, draft) {
        Class::NearMiss
    } else if disagreement::is(view, draft) {
        Class::Disagreement
    } else if revision::is(draft) {
        Class::Revision
    } else {
        Class::Drift
    }
}

/// The entries of a pooled network by priority.
pub fn order(view: View<'_>, network: &Network<'_>, learned: &Learned<'_>) -> Order {
    let rivals = rivals(view, network);
    Order::new(network.entries.len(), |entry| priority_of(view, network, &rivals, learned, entry))
}

/// The entries of a release by priority; of equal ones, those of one page together.
pub fn order_of_pages(view: View<'_>, network: &Network<'_>, learned: &Learned<'_>) -> Order {
    let rivals = rivals(view, network);
    let page = |entry: usize| view.ledger().claim(network.entries[entry].reading.finest).source;
    let mut n_readings: BTreeMap<SourceIx, usize> = BTreeMap::new();
    for entry in 0..network.entries.len() {
        *n_readings.entry(page(entry)).or_insert(0) += 1;
    }
    Order::new(network.entries.len(), |entry| {
        let page = page(entry);
        let n_readings = n_readings.get(&page).copied().unwrap_or_default();
        priority_of(view, network, &rivals, learned, entry).on_page(page, n_readings)
    })
}

/// By variable: its readings.
fn rivals(view: View<'_>, network: &Network<'_>) -> Vec<Rivals> {
    let of = |entry: &usize| network.entries[*entry].reading.clone();
    network.vars.iter().map(|var| Rivals::new(view, var.readings.iter().map(of).collect())).collect()
}

fn priority_of(
    view: View<'_>,
    network: &Network<'_>,
    rivals: &[Rivals],
    learned: &Learned<'_>,
    entry: usize,
) -> Priority {
    let Entry { var, reading, .. } = &network.entries[entry];
    let cell = view.ledger().claim(reading.finest).cell;
    rivals[*var].priority(view, cell, reading, learned)
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
        let alone =
            |one: &CellReading| Rivals::new(view, vec![one.clone()]).priority(view, *cell, one, learned);
        // What is supported holds; else what was told later.
        let (lesser, greater) = if priority::is_better_supported(&alone(old), &alone(new)) {
            ((*after, new), (*before, old))
        } else {
            ((*before, old), (*after, new))
        };
        let scope = Scope::Edition(before.unwrap_or_default());
        drafts.extend(apart(view, learned, *cell, scope, lesser, greater));
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
    let rivals = Rivals::new(view, readings.clone());
    let priorities: Vec<_> =
        readings.iter().map(|reading| rivals.priority(view, cell, reading, learned)).collect();
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by(|a, b| priorities[*a].cmp(&priorities[*b]));
    let mut told: Vec<usize> = Vec::new();
    for (place, lesser) in order.iter().enumerate().skip(1) {
        let distance = |other: usize| {
            let (ours, theirs) = (days(&readings[*lesser]), days(&readings[other]));
            ours.iter().flat_map(|a| theirs.iter().map(move |b| (a - b).abs())).min().unwrap_or(i64::MAX)
        };
        let rounded = |at: usize| readings[at].rounded(ledger);
        let disjoint = |other: &usize| rounded(*other).intersection(rounded(*lesser)).is_none();
        let nearest = order[..place].iter().copied().filter(disjoint).min_by_key(|other| distance(*other));
        let Some(nearest) = nearest else { continue };
        // The same promise with more or fewer digits is one.
        if told.iter().any(|told| rounded(*told).intersection(rounded(*lesser)).is_some()) {
            continue;
        }
        told.push(*lesser);
        // A promise that moved is told with the promises.
        if kind == Kind::Target && distance(nearest) > window {
            continue;
        }
        drafts.extend(apart(
            view,
            learned,
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
    learned: &Learned<'_>,
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
    draft.class = if fits_cut { Class::NearMiss } else { class(view, learned, &draft) };
    Some(draft)
}
