//! The sources put together: claims and cells numbered.

use rayon::prelude::*;

use super::{
    cells,
    claims::Context,
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

/// Evidence in the making: sources come in order of id.
#[derive(Default)]
pub(super) struct Builder {
    sources: Vec<Source>,
    claims: Vec<Claim>,
    first_claims: Vec<u32>,
    releases: Vec<Releases>,
    /// What each claim prints.
    keys: Vec<(CellKey, ClaimIx)>,
    /// The units of labelled claims, whose cells do not tell them.
    units: Vec<(ClaimIx, UnitId)>,
}

impl Extend<ResolvedSource> for Builder {
    fn extend<T: IntoIterator<Item = ResolvedSource>>(&mut self, sources: T) {
        for source in sources {
            let first = self.claims.len();
            self.first_claims.push(ClaimIx::at(first).0);
            self.keys.extend((first..).map(ClaimIx::at).zip(source.keys).map(|(ix, key)| (key, ix)));
            self.units.extend(source.units.into_iter().map(|(at, unit)| (ClaimIx::at(first + at), unit)));
            self.claims.extend(source.claims);
            self.releases.push(source.releases);
            self.sources.push(source.source);
        }
    }
}

impl Builder {
    /// Numbers the cells.
    pub fn finish(self, context: &Context<'_>) -> Evidence {
        let Self { sources, mut claims, mut first_claims, releases, mut keys, units } = self;
        let n_claims = claims.len();
        first_claims.push(ClaimIx::at(n_claims).0);
        keys.par_sort_unstable();
        let n_cells = keys.chunk_by(|a, b| a.0 == b.0).count();
        let mut cells: Vec<Cell> = Vec::with_capacity(n_cells);
        let mut first_prints = Vec::with_capacity(n_cells + 1);
        let mut prints = Vec::with_capacity(n_claims);
        for (key, claim) in keys {
            if cells.last().is_none_or(|cell| cell.key != key) {
                let labelled = units.binary_search_by_key(&claim, |(ix, _)| *ix).ok().map(|at| &units[at].1);
                first_prints.push(ClaimIx::at(prints.len()).0);
                cells.push(cells::cell(key, labelled, context));
            }
            claims[claim.position()].cell = CellIx::at(cells.len() - 1);
            prints.push(claim);
        }
        first_prints.push(ClaimIx::at(prints.len()).0);
        Evidence { sources, claims, first_claims, cells, prints, first_prints, releases }
    }
}
