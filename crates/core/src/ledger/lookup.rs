//! Sources, claims and cells of a ledger: those of its body, and those that were added to it.

use super::{FamilyIx, Ledger};
use crate::{
    model::{Cell, CellIx, CellKey, Claim, ClaimIx, EntityIx, IndicatorIx, Source, SourceIx},
    period::Month,
};

impl Ledger {
    /// All sources, by id; added ones after the others.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = (SourceIx, &Source)> {
        let n_sources = self.body.evidence.sources.len() + self.added.sources.len();
        (0..n_sources).map(SourceIx::at).map(|ix| (ix, self.source(ix)))
    }

    /// One source.
    pub fn source(&self, ix: SourceIx) -> &Source {
        let body = &self.body.evidence.sources;
        body.get(ix.position()).unwrap_or_else(|| &self.added.sources[ix.position() - body.len()])
    }

    /// The claims of a source, by claim id.
    pub fn claims_of(&self, ix: SourceIx) -> impl ExactSizeIterator<Item = (ClaimIx, &Claim)> {
        let body = &self.body.evidence;
        let (at, first_claims, claims, n_before) = match ix.position().checked_sub(body.sources.len()) {
            None => (ix.position(), &body.first_claims, &body.claims, 0),
            Some(at) => (at, &self.added.first_claims, &self.added.claims, body.claims.len()),
        };
        let range = first_claims[at] as usize..first_claims[at + 1] as usize;
        (n_before + range.start..n_before + range.end).map(ClaimIx::at).zip(&claims[range])
    }

    /// All claims, by source and claim id; those of added sources after the others.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = (ClaimIx, &Claim)> {
        let n_claims = self.body.evidence.claims.len() + self.added.claims.len();
        (0..n_claims).map(ClaimIx::at).map(|ix| (ix, self.claim(ix)))
    }

    /// One claim.
    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        let body = &self.body.evidence.claims;
        body.get(ix.position()).unwrap_or_else(|| &self.added.claims[ix.position() - body.len()])
    }

    /// The id of a claim: `source#cell`, with `~2` for a second print of the cell.
    pub fn claim_id(&self, ix: ClaimIx) -> String {
        let claim = self.claim(ix);
        let source = &self.source(claim.source).id;
        let cell = &self.cell(claim.cell).text;
        if claim.ordinal == 1 {
            format!("{source}#{cell}")
        } else {
            format!("{source}#{cell}~{}", claim.ordinal)
        }
    }

    /// All cells, in order of their keys; after them those that added sources alone print, in the order they came.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (CellIx, &Cell)> {
        let n_cells = self.body.evidence.cells.len() + self.added.cells.len();
        (0..n_cells).map(CellIx::at).map(|ix| (ix, self.cell(ix)))
    }

    /// One cell.
    pub fn cell(&self, ix: CellIx) -> &Cell {
        let body = &self.body.evidence.cells;
        body.get(ix.position()).unwrap_or_else(|| &self.added.cells[ix.position() - body.len()])
    }

    /// The claims that print a cell, by claim id; those of added sources after the others.
    pub fn prints_of(&self, ix: CellIx) -> &[ClaimIx] {
        self.added.prints.get(&ix).map_or_else(|| self.body.evidence.prints_of(ix), Vec::as_slice)
    }

    /// The cell of that key, where a claim prints it.
    pub fn cell_of(&self, key: &CellKey) -> Option<CellIx> {
        let found = self.body.evidence.cells.binary_search_by(|cell| cell.key.cmp(key)).ok().map(CellIx::at);
        found.or_else(|| {
            let at = self.added.order.binary_search_by(|ix| self.cell(*ix).key.cmp(key)).ok()?;
            Some(self.added.order[at])
        })
    }

    /// The cells of an entity, in order of their keys.
    pub fn cells_of(&self, entity: EntityIx) -> impl Iterator<Item = (CellIx, &Cell)> {
        self.in_order(move |key| key.entity.cmp(&entity))
    }

    /// The cells of one indicator of an entity: levels, measures, all periods and kinds, in order of their keys.
    pub fn cells_with(
        &self,
        entity: EntityIx,
        indicator: IndicatorIx,
    ) -> impl Iterator<Item = (CellIx, &Cell)> {
        self.in_order(move |key| (key.entity, key.indicator).cmp(&(entity, indicator)))
    }

    /// The cells for which `side` is equal, those of the body and the added ones merged by key.
    fn in_order(
        &self,
        side: impl Fn(&CellKey) -> std::cmp::Ordering,
    ) -> impl Iterator<Item = (CellIx, &Cell)> {
        let cells = &self.body.evidence.cells;
        let first = cells.partition_point(|cell| side(&cell.key).is_lt());
        let n_cells = cells[first..].partition_point(|cell| side(&cell.key).is_eq());
        let order = &self.added.order;
        let first_added = order.partition_point(|ix| side(&self.cell(*ix).key).is_lt());
        let added = order[first_added..].iter().copied();
        let n_added = added.clone().take_while(|ix| side(&self.cell(*ix).key).is_eq()).count();
        let mut body = (first..first + n_cells).map(CellIx::at).peekable();
        let mut added = added.take(n_added).peekable();
        std::iter::from_fn(move || {
            let ix = match (body.peek(), added.peek()) {
                (Some(old), Some(new)) if self.cell(*new).key < self.cell(*old).key => added.next(),
                (Some(_), _) => body.next(),
                (None, _) => added.next(),
            }?;
            Some((ix, self.cell(ix)))
        })
    }

    /// The last month that the outturns of `family` in a source reach; `None` where it prints none.
    pub fn release(&self, source: SourceIx, family: FamilyIx) -> Option<Month> {
        let body = &self.body.evidence.releases;
        let at = source.position();
        let releases = body.get(at).unwrap_or_else(|| &self.added.releases[at - body.len()]);
        releases.iter().find(|(known, _)| *known == family).map(|(_, month)| *month)
    }
}
