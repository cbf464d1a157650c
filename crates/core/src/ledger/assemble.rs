//! Sources put together: claims and cells numbered.

use rayon::prelude::*;

use super::{
    claims::{self, Context},
    sources::{Releases, ResolvedSource},
};
use crate::{
    lexicon::UnitId,
    model::{Cell, CellIx, CellKey, Claim, ClaimIx, Source},
};

/// The parts of a ledger that come from its sources.
#[derive(Debug)]
pub(super) struct Evidence {
    /// In order of id.
    pub sources: Vec<Source>,
    /// In order of source and claim id.
    pub claims: Vec<Claim>,
    /// The first claim of each source, and the number of claims at the end.
    pub first_claims: Vec<u32>,
    /// In order of key.
    pub cells: Vec<Cell>,
    /// The claims of all cells, cell after cell, each in order of claim id.
    pub prints: Vec<ClaimIx>,
    /// The first print of each cell, and the number of claims at the end.
    pub first_prints: Vec<u32>,
    /// Per source.
    pub releases: Vec<Releases>,
}

impl Evidence {
    /// The claims of a cell; none of a cell that is not among these.
    pub fn prints_of(&self, ix: CellIx) -> &[ClaimIx] {
        let Some([first, end]) = self.first_prints.get(ix.position()..ix.position() + 2) else { return &[] };
        &self.prints[*first as usize..*end as usize]
    }
}

/// Numbers sources, claims and cells.
pub(super) fn assemble(resolved: Vec<ResolvedSource>, context: &Context<'_>) -> Evidence {
    let n_claims = resolved.iter().map(|source| source.claims.len()).sum();
    let mut keys: Vec<(CellKey, ClaimIx)> = Vec::with_capacity(n_claims);
    let mut units: Vec<(ClaimIx, UnitId)> = Vec::new();
    let mut claims: Vec<Claim> = Vec::with_capacity(n_claims);
    let mut sources = Vec::with_capacity(resolved.len());
    let mut first_claims = Vec::with_capacity(resolved.len() + 1);
    let mut releases = Vec::with_capacity(resolved.len());
    for of_source in resolved {
        let first = claims.len();
        first_claims.push(ClaimIx::at(first).0);
        keys.extend((first..).map(ClaimIx::at).zip(of_source.keys).map(|(ix, key)| (key, ix)));
        units.extend(of_source.units.into_iter().map(|(at, unit)| (ClaimIx::at(first + at), unit)));
        claims.extend(of_source.claims);
        releases.push(of_source.releases);
        sources.push(of_source.source);
    }
    first_claims.push(ClaimIx::at(claims.len()).0);
    keys.par_sort_unstable();
    let n_cells = keys.chunk_by(|a, b| a.0 == b.0).count();
    let mut cells: Vec<Cell> = Vec::with_capacity(n_cells);
    let mut first_prints = Vec::with_capacity(n_cells + 1);
    let mut prints = Vec::with_capacity(n_claims);
    for (key, claim) in keys {
        if cells.last().is_none_or(|cell| cell.key != key) {
            let labelled = || units.binary_search_by_key(&claim, |(ix, _)| *ix).ok().map(|at| &units[at].1);
            first_prints.push(ClaimIx::at(prints.len()).0);
            cells.push(claims::cell(key, labelled(), context));
        }
        claims[claim.position()].cell = CellIx::at(cells.len() - 1);
        prints.push(claim);
    }
    first_prints.push(ClaimIx::at(prints.len()).0);
    Evidence { sources, claims, first_claims, cells, prints, first_prints, releases }
}
