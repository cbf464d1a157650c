//! Sources that come to a loaded ledger: a draft to be checked, a new page. All else is shared.

use std::{collections::HashMap, sync::Arc};

use super::{
    Ledger, Origin, cells,
    claims::Context,
    sources::{self, Completions, Releases, ResolvedSource},
};
use crate::{
    data::{DataError, DataErrors, Input, Register, parse},
    model::{Cell, CellIx, Claim, ClaimIx, OriginIx, Source, SourceIx},
    place::Place,
};

/// What added sources bring, numbered after what the body has.
#[derive(Debug, Clone, Default)]
pub(super) struct Added {
    /// Names and contents hashed, in order of name.
    pub hashes: Vec<(Arc<str>, String)>,
    pub sources: Vec<Source>,
    /// One of each source: what was not loaded together reprints nothing that is known.
    pub origins: Vec<Origin>,
    pub claims: Vec<Claim>,
    /// The first claim of each source among these, and their number at the end.
    pub first_claims: Vec<u32>,
    pub releases: Vec<Releases>,
    /// The cells that nobody printed before.
    pub cells: Vec<Cell>,
    /// Those cells in order of key.
    pub order: Vec<CellIx>,
    /// All claims of every cell that these sources print.
    pub prints: HashMap<CellIx, Vec<ClaimIx>>,
    pub completions: Completions,
}

impl Ledger {
    /// This ledger and one more source file, `sources/<id>.toml`, in time and memory proportional to that file, to
    /// what was added before it, and to the prints of the cells that it prints.
    ///
    /// It is as if all had been loaded together, but for this: sources, claims and cells that are new are numbered
    /// after the others, so that of prints that are worth the same the older is preferred; the source has an origin of its
    /// own; and where it prints that a thing is complete, estimates that are there already stay what they are.
    ///
    /// # Errors
    /// Everything that is wrong with the file, with places in its own text alone; that its id is taken.
    pub fn with(&self, input: Input) -> Result<Self, DataErrors> {
        let name = input.name.clone();
        let hash = parse::hash_of(&[(&name, &input.bytes)]);
        let n_files = self.body.n_files + self.added.sources.len();
        let (entry, files) = parse::source(input, n_files, self.calendar())?;
        let mut errors = Vec::new();
        if self.names.source(&entry.id).is_some() {
            let (name, place) = (entry.id.to_string(), Place::whole(entry.file));
            errors.push(DataError::DeclaredTwice { register: Register::Source, name, place });
        }
        let mut added = self.added.clone();
        let completed = sources::completed(&entry, &self.names, &self.body.indicators);
        sources::complete_since(&mut added.completions, completed);
        let context = Context {
            calendar: self.calendar(),
            lexicon: &self.body.lexicon,
            names: &self.names,
            entities: &self.body.entities,
            indicators: &self.body.indicators,
            measures: &self.body.measures,
            families: &self.body.families,
            completions: [&self.body.completions, &added.completions],
        };
        let ix = SourceIx::at(self.body.evidence.sources.len() + added.sources.len());
        let origin = OriginIx::at(self.body.origins.len() + added.origins.len());
        let resolved = sources::resolve_one(ix, origin, entry, &context, &mut errors);
        self.names.suggest(&mut errors);
        let Some(resolved) = resolved.filter(|_| errors.is_empty()) else {
            return Err(DataErrors::new(errors, files));
        };
        let cells = self.number(&resolved, &context);
        let names = self.names.and(resolved.source.id.clone(), ix);
        added.origins.push(Origin { id: None, name: resolved.source.id.to_string() });
        added.hashes.push((name, hash));
        added.hashes.sort();
        let mut next = Self { body: self.body.clone(), added, names, version: String::new() };
        next.version = next.version_of_all();
        next.join(resolved, cells);
        Ok(next)
    }

    /// The cell of each claim, and the cells among them that are new.
    fn number(&self, resolved: &ResolvedSource, context: &Context<'_>) -> (Vec<CellIx>, Vec<Cell>) {
        let n_cells = self.body.evidence.cells.len() + self.added.cells.len();
        let mut cells = Vec::with_capacity(resolved.keys.len());
        let mut new: Vec<Cell> = Vec::new();
        // Claims are in order of their cells.
        for (at, key) in resolved.keys.iter().enumerate() {
            let known = self.cell_of(key);
            if known.is_none() && new.last().is_none_or(|cell| cell.key != *key) {
                let unit = resolved.units.iter().find(|(claim, _)| *claim == at).map(|(_, unit)| unit);
                new.push(cells::cell(key.clone(), unit, context));
            }
            cells.push(known.unwrap_or_else(|| CellIx::at(n_cells + new.len() - 1)));
        }
        (cells, new)
    }

    /// Takes a source in, whose claims print `cells`.
    fn join(&mut self, mut resolved: ResolvedSource, (cells, new): (Vec<CellIx>, Vec<Cell>)) {
        let n_claims = self.body.evidence.claims.len() + self.added.claims.len();
        let n_cells = self.body.evidence.cells.len() + self.added.cells.len();
        self.added.order.extend((n_cells..n_cells + new.len()).map(CellIx::at));
        self.added.cells.extend(new);
        let mut order = std::mem::take(&mut self.added.order);
        order.sort_by(|a, b| self.cell(*a).key.cmp(&self.cell(*b).key));
        self.added.order = order;
        for (at, (claim, cell)) in resolved.claims.iter_mut().zip(cells).enumerate() {
            claim.cell = cell;
            let body = &self.body.evidence;
            let known = self.added.prints.entry(cell).or_insert_with(|| body.prints_of(cell).to_vec());
            known.push(ClaimIx::at(n_claims + at));
        }
        let added = &mut self.added;
        if added.first_claims.is_empty() {
            added.first_claims.push(0);
        }
        added.claims.extend(resolved.claims);
        added.first_claims.push(ClaimIx::at(added.claims.len()).0);
        added.releases.push(resolved.releases);
        added.sources.push(resolved.source);
    }

    /// The hash of the body together with those of what was added, whatever came first.
    fn version_of_all(&self) -> String {
        let body = ("", self.body.version.as_bytes());
        let added = self.added.hashes.iter().map(|(name, hash)| (&**name, hash.as_bytes()));
        parse::hash_of(&std::iter::once(body).chain(added).collect::<Vec<_>>())
    }
}
