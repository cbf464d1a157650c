//! Networks over many sources: one of all editions of what hangs together, one of the newest figure of every cell.

use std::collections::BTreeMap;

use crate::{
    cell_reading::{CellReading, group},
    ledger::Ledger,
    model::{CellIx, Claim, ClaimIx, EntityIx, Kind, MeasureKey},
    network::{Builder, Network},
    observe::{is_periodic, observe},
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

/// Outturns of periods, each edition of a cell a variable of its own.
pub fn of_editions<'r>(view: View<'r>, family: &[EntityIx], learned: &Learned) -> Network<'r> {
    let ledger = view.ledger();
    let mut builder = Builder::new(ledger, ledger.rules());
    for (cell, _) in family.iter().flat_map(|entity| ledger.cells_of(*entity)) {
        if !is_checked(ledger, cell) || !is_periodic(view, cell) {
            continue;
        }
        let mut claims: Vec<(Option<u16>, ClaimIx, &Claim)> = view
            .current_claims_of(cell)
            .filter(|(ix, _)| !learned.set_aside.contains(ix))
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
pub fn of_newest<'r>(view: View<'r>, family: &[EntityIx], learned: &Learned) -> Network<'r> {
    let ledger = view.ledger();
    let mut builder = Builder::new(ledger, ledger.rules());
    for (cell, _) in family.iter().flat_map(|entity| ledger.cells_of(*entity)) {
        if is_checked(ledger, cell)
            && let Some(reading) = newest_of(view, cell, learned)
        {
            builder.claimed(cell, None, vec![reading]);
        }
    }
    builder.finish()
}

fn newest_of(view: View<'_>, cell: CellIx, learned: &Learned) -> Option<CellReading> {
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
        .find(|reading| reading.claims.iter().any(|claim| !learned.set_aside.contains(claim)))
}

/// Whether a family has cells that are in no edition: targets, forecasts, what has no period.
pub fn has_more_than_editions(view: View<'_>, family: &[EntityIx]) -> bool {
    let ledger = view.ledger();
    let mut cells = family.iter().flat_map(|entity| ledger.cells_of(*entity));
    cells.any(|(cell, _)| is_checked(ledger, cell) && !is_periodic(view, cell))
}
