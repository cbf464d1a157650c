//! `contradiction`: one source does not agree with itself.
//!
//! It finds the readings of one page that cannot hold together, none of them told as superseded: a growth rate that does
//! not follow from the two levels beside it, a total that is not the sum of its parts, two figures for one thing. It
//! matters because nobody needs to look anywhere else to see that the page is wrong.
//!
//! Example: "exports rose from $259 million to $324 million, up 23 percent". They rose by 24.9 to 25.3 percent.
//!
//! Source: XBRL International, "Calculations 1.1": a calculation inconsistency.

use std::{collections::BTreeMap, sync::Arc};

use rayon::prelude::*;

use super::{
    culprit::settle,
    draft::Draft,
    finding::{Class, Rule, Scope},
    range,
    rates::Rates,
    site::{Ground, drafts},
};
use crate::{
    cell_reading::group,
    model::{ClaimIx, Kind, SourceIx, Told},
    network::{Builder, Network, RatesIn, Relation},
    priority::{Learned, Order, Rivals},
    solve::pool::is_checked,
    view::View,
    vintage::edition,
};

/// What the check of one source found.
#[derive(Debug, Default)]
pub struct OfSource {
    /// Findings.
    pub drafts: Vec<Draft>,
    /// Claims that were set aside, and those with which a formula holds.
    pub learned: Learned<'static>,
    /// Its growth rates.
    pub rates: Rates,
    /// Readings and constraints.
    pub n_readings: usize,
    /// Constraints.
    pub n_constraints: usize,
    /// Whether contraction stopped early.
    pub stopped_early: bool,
}

/// What single claims of a source are worth: those that contradict others of it, and those with which a formula holds.
pub fn learned_of(view: View<'_>, sources: &[SourceIx]) -> Learned<'static> {
    let mut all = Learned::default();
    let each: Vec<OfSource> = sources.par_iter().map(|source| of_source(view, *source)).collect();
    for found in each {
        all.set_aside.extend(found.learned.set_aside);
        all.upheld.extend(found.learned.upheld);
    }
    all
}

/// Checks a source against itself.
pub fn of_source(view: View<'_>, source: SourceIx) -> OfSource {
    let ledger = view.ledger();
    let mut found = OfSource::default();
    let claims: Vec<_> = ledger
        .claims_of(source)
        .filter(|(_, claim)| claim.told != Told::Former && claim.value.bounds().is_some())
        .filter(|(_, claim)| is_checked(ledger, claim.cell))
        .collect();
    let nothing = Learned::default();
    for (ix, claim) in &claims {
        if let Some(draft) = range::of_claim(view, *ix, claim, &nothing) {
            found.learned.set_aside.insert(*ix);
            found.drafts.push(draft);
        }
    }
    let mut builder = Builder::new(ledger, RatesIn::OneRelease);
    for of_cell in claims.chunk_by(|a, b| a.1.cell == b.1.cell) {
        let Some((_, first)) = of_cell.first() else { continue };
        let is_forecast = ledger.cell(first.cell).key.kind == Kind::Forecast;
        if is_forecast && of_cell.iter().any(|(_, claim)| claim.by() != first.by()) {
            continue;
        }
        let entering = of_cell.iter().filter(|(ix, _)| !found.learned.is_set_aside(*ix));
        let readings = group(entering.copied()).readings;
        if !readings.is_empty() {
            builder.claimed(first.cell, None, readings);
        }
    }
    let network = Arc::new(builder.finish());
    found.n_readings = network.entries.len();
    found.n_constraints = network.n_constraints();
    found.rates = Rates::of(&network);
    hold(&network, &mut found.learned);
    let settled = settle(&network, || order(view, &network));
    let ground = Ground {
        view,
        learned: &nothing,
        scope: &|_| Scope::Source(source),
        class: &|conflict, _| match conflict.rule {
            Rule::Order(_) => Class::Range,
            _ => Class::Contradiction,
        },
        is_told: &|_| true,
    };
    let (drafts, entered) = drafts(&network, settled, &ground);
    found.stopped_early = entered.state.stopped_early;
    for draft in drafts {
        if draft.class != Class::NearMiss {
            let blamed = draft.members.first().map(|member| member.reading.claims.clone());
            found.learned.set_aside.extend(blamed.into_iter().flatten());
        }
        found.drafts.push(draft);
    }
    found
}

/// The entries of a source's network by priority; each reading has the standing of its figure in the whole view.
fn order(view: View<'_>, network: &Network<'_>) -> Order {
    let ledger = view.ledger();
    let nothing = Learned::default();
    let time = |claim: ClaimIx| {
        let claim = ledger.claim(claim);
        (claim.cell, edition(ledger, claim), claim.said.first())
    };
    let mut rivals = BTreeMap::new();
    for entry in &network.entries {
        let finest = entry.reading.finest;
        rivals.entry(time(finest)).or_insert_with(|| Rivals::around(view, finest));
    }
    Order::new(network.entries.len(), |entry| {
        let reading = &network.entries[entry].reading;
        let finest = reading.finest;
        let cell = ledger.claim(finest).cell;
        let among = &rivals[&time(finest)];
        let standing = among.reading_of(finest).unwrap_or(reading);
        among.priority(view, cell, standing, &nothing)
    })
}

/// Claims with which a formula of their own source holds, and with no other reading of their cell there.
fn hold(network: &Network<'_>, learned: &mut Learned<'_>) {
    for relation in &network.relations {
        let Relation::Formula { formula, slots, result, span, .. } = relation else { continue };
        let vars: Vec<usize> = relation.vars();
        let readings = |var: usize| network.vars[var].readings.as_slice();
        // One cell may have two readings: then the formula tells which of them it holds with.
        let n_choices: usize = vars.iter().map(|var| readings(*var).len()).product();
        if n_choices == 0 || n_choices > 2 {
            continue;
        }
        let mut values = Vec::new();
        let mut holding: Vec<Vec<usize>> = Vec::new();
        for choice in 0..n_choices {
            let entry =
                |var: usize| readings(var).get(choice).or(readings(var).first()).copied().unwrap_or_default();
            let bounds = |var: usize| network.entries[entry(var)].bounds;
            formula.forward(&|slot| bounds(slots[slot]), *span, &mut values);
            let computed = values.last().copied();
            if computed.is_some_and(|computed| computed.overlaps_widely(&bounds(*result))) {
                holding.push(vars.iter().map(|var| entry(*var)).collect());
            }
        }
        if let [entries] = holding.as_slice() {
            let claims = entries.iter().flat_map(|entry| &network.entries[*entry].reading.claims);
            learned.upheld.extend(claims.copied().collect::<Vec<ClaimIx>>());
        }
    }
}
