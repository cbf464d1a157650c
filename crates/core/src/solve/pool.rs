//! Networks over many sources: one of all editions of what hangs together, one of the newest figure of every cell.

use std::collections::BTreeMap;

use crate::{
    cell_reading::{CellReading, group},
    ledger::{FamilyIx, Ledger},
    model::{CellIx, Claim, ClaimIx, EntityIx, Kind, MeasureKey},
    network::{Builder, Network, RatesIn},
    observe::{is_periodic, observe},
    period::Month,
    priority::Learned,
    view::View,
    vintage::edition,
};

/// The entities that share sums, each group in order: a whole with all its parts and theirs.
pub fn families(ledger: &Ledger) -> Vec<Vec<EntityIx>> {
    let mut root: Vec<usize> = (0..ledger.entities().len()).collect();
    for (ix, entity) in ledger.entities() {
        if let Some(parent) = entity.parent.filter(|parent| ledger.entity(*parent).parts.is_some()) {
            let (a, b) = (find(&mut root, ix.position()), find(&mut root, parent.position()));
            root[a.max(b)] = a.min(b);
        }
    }
    let mut families: BTreeMap<usize, Vec<EntityIx>> = BTreeMap::new();
    for (ix, _) in ledger.entities() {
        let first = find(&mut root, ix.position());
        families.entry(first).or_default().push(ix);
    }
    families.into_values().collect()
}

/// The entities that share sums with `entity`.
pub fn family_of(ledger: &Ledger, entity: EntityIx) -> Vec<EntityIx> {
    families(ledger).into_iter().find(|family| family.contains(&entity)).unwrap_or_default()
}

fn find(root: &mut [usize], at: usize) -> usize {
    let mut first = at;
    while root[first] != first {
        root[first] = root[root[first]];
        first = root[first];
    }
    first
}

/// Whether the figures of a cell take part in any check.
pub fn is_checked(ledger: &Ledger, cell: CellIx) -> bool {
    let key = &ledger.cell(cell).key;
    !matches!(key.measure, MeasureKey::Label(_)) && !ledger.indicator(key.indicator).labelled
}

/// A release that several sources tell of, and the claims of each of its cells.
#[derive(Debug)]
pub struct Release {
    /// The last month it reaches.
    pub month: Month,
    /// Its claims by cell.
    pub claims: Vec<(CellIx, Vec<ClaimIx>)>,
}

/// The releases of a family of entities that more than one source tells of: what one source says was checked with it.
pub fn releases(view: View<'_>, family: &[EntityIx], learned: &Learned<'_>) -> Vec<Release> {
    let ledger = view.ledger();
    let mut told: Vec<(FamilyIx, Month, CellIx, ClaimIx)> = Vec::new();
    for (cell, known) in family.iter().flat_map(|entity| ledger.cells_of(*entity)) {
        if !is_checked(ledger, cell) || !is_periodic(view, cell) {
            continue;
        }
        let of_indicator = ledger.family(known.key.indicator);
        for (ix, claim) in view.current_claims_of(cell) {
            let month = ledger.release(claim.source, of_indicator);
            if let Some(month) = month.filter(|_| claim.value.bounds().is_some() && !learned.is_set_aside(ix))
            {
                told.push((of_indicator, month, cell, ix));
            }
        }
    }
    told.sort_unstable();
    let mut releases = Vec::new();
    for release in told.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let source = |told: &(FamilyIx, Month, CellIx, ClaimIx)| ledger.claim(told.3).source;
        let [first, rest @ ..] = release else { continue };
        if rest.iter().all(|told| source(told) == source(first)) {
            continue;
        }
        let cells = release.chunk_by(|a, b| a.2 == b.2);
        let claims =
            cells.filter_map(|told| Some((told.first()?.2, told.iter().map(|told| told.3).collect())));
        releases.push(Release { month: first.1, claims: claims.collect() });
    }
    releases
}

/// The figures of one release, whoever tells them: rates are tied to their levels.
pub fn of_release<'r>(view: View<'r>, release: &Release) -> Network<'r> {
    let ledger = view.ledger();
    let mut builder = Builder::new(ledger, RatesIn::OneRelease);
    for (cell, claims) in &release.claims {
        let readings = group(claims.iter().map(|ix| (*ix, ledger.claim(*ix)))).readings;
        if !readings.is_empty() {
            builder.claimed(*cell, None, readings);
        }
    }
    builder.finish()
}

/// Outturns of periods, each edition of a cell a variable of its own.
pub fn of_editions<'r>(view: View<'r>, family: &[EntityIx], learned: &Learned<'_>) -> Network<'r> {
    let ledger = view.ledger();
    let mut builder = Builder::new(ledger, RatesIn::Several);
    for (cell, _) in family.iter().flat_map(|entity| ledger.cells_of(*entity)) {
        if !is_checked(ledger, cell) || !is_periodic(view, cell) {
            continue;
        }
        let mut claims: Vec<(Option<u16>, ClaimIx, &Claim)> = view
            .current_claims_of(cell)
            .filter(|(ix, _)| !learned.is_set_aside(*ix))
            .map(|(ix, claim)| (edition(ledger, claim), ix, claim))
            .collect();
        claims.sort_by_key(|(edition, ix, _)| (*edition, *ix));
        for of_edition in claims.chunk_by(|a, b| a.0 == b.0) {
            let readings = group(of_edition.iter().map(|(_, ix, claim)| (*ix, *claim))).readings;
            if let (Some((age, ..)), false) = (of_edition.first(), readings.is_empty()) {
                builder.claimed(cell, *age, readings);
            }
        }
    }
    builder.finish()
}

/// The figure of every cell that holds: of outturns the newest edition, of the rest the latest occasion.
pub fn of_newest<'r>(view: View<'r>, family: &[EntityIx], learned: &Learned<'_>) -> Network<'r> {
    let ledger = view.ledger();
    let mut builder = Builder::new(ledger, RatesIn::Promises);
    for (cell, _) in family.iter().flat_map(|entity| ledger.cells_of(*entity)) {
        if is_checked(ledger, cell)
            && let Some(reading) = newest_of(view, cell, learned)
        {
            builder.claimed(cell, None, vec![reading]);
        }
    }
    builder.finish()
}

fn newest_of(view: View<'_>, cell: CellIx, learned: &Learned<'_>) -> Option<CellReading> {
    let holding = observe(view, cell)?;
    let ledger = view.ledger();
    // Expectations of several voices do not tell each other anything.
    let voice = |claim: &ClaimIx| ledger.claim(*claim).by().cloned();
    if ledger.cell(cell).key.kind == Kind::Forecast {
        let mut voices = holding.reading.claims.iter().map(voice);
        let first = voices.next();
        if voices.any(|other| Some(other) != first) {
            return None;
        }
    }
    let rivals = holding.passed_over.into_iter().map(|passed| passed.reading);
    std::iter::once(holding.reading)
        .chain(rivals)
        .find(|reading| reading.claims.iter().any(|claim| !learned.is_set_aside(*claim)))
}

/// Whether a family has cells that are in no edition: targets, forecasts, what has no period.
pub fn has_more_than_editions(view: View<'_>, family: &[EntityIx]) -> bool {
    let ledger = view.ledger();
    let mut cells = family.iter().flat_map(|entity| ledger.cells_of(*entity));
    cells.any(|(cell, _)| is_checked(ledger, cell) && !is_periodic(view, cell))
}
