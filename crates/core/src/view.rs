//! A view: the ledger as it was known on a day. Later claims do not exist in it.

use jiff::civil::Date;

use crate::{
    ledger::Ledger,
    model::{CellIx, Claim, ClaimIx, SourceIx, Told},
};

/// What a view knows of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Knowledge {
    /// It was published by that day.
    Certain,
    /// It may have been: its publication span reaches past that day.
    Uncertain,
    /// It was not.
    Unknown,
}

/// The ledger as it was known on a day.
#[derive(Debug, Clone, Copy)]
pub struct View<'l> {
    ledger: &'l Ledger,
    as_of: Date,
}

impl<'l> View<'l> {
    /// The ledger as known on `as_of`.
    pub fn new(ledger: &'l Ledger, as_of: Date) -> Self {
        Self { ledger, as_of }
    }

    /// The ledger as known on the newest day that any of its sources is known to reach; `None` without sources.
    pub fn newest(ledger: &'l Ledger) -> Option<Self> {
        let newest = ledger.sources().map(|(_, source)| source.published.first()).max()?;
        Some(Self::new(ledger, newest))
    }

    /// The ledger.
    pub fn ledger(self) -> &'l Ledger {
        self.ledger
    }

    /// The day.
    pub fn as_of(self) -> Date {
        self.as_of
    }

    /// What is known of a source on that day.
    pub fn knowledge(self, source: SourceIx) -> Knowledge {
        let published = self.ledger.source(source).published;
        if published.first() > self.as_of {
            Knowledge::Unknown
        } else if published.last() > self.as_of {
            Knowledge::Uncertain
        } else {
            Knowledge::Certain
        }
    }

    /// Whether a source exists in this view.
    pub fn sees(self, source: SourceIx) -> bool {
        self.knowledge(source) != Knowledge::Unknown
    }

    /// The claims of a cell in this view, by claim id; those of added sources last.
    pub fn claims_of(self, cell: CellIx) -> impl Iterator<Item = (ClaimIx, &'l Claim)> {
        let claims = self.ledger.prints_of(cell).iter();
        claims.map(move |ix| (*ix, self.ledger.claim(*ix))).filter(move |(_, claim)| self.sees(claim.source))
    }

    /// The claims of a cell that are not told as superseded.
    pub fn current_claims_of(self, cell: CellIx) -> impl Iterator<Item = (ClaimIx, &'l Claim)> {
        self.claims_of(cell).filter(|(_, claim)| claim.told != Told::Former)
    }

    /// The number of claims and sources in this view.
    pub fn counts(self) -> Counts {
        let seen = self.ledger.sources().filter(|(ix, _)| self.sees(*ix));
        let mut counts = Counts { n_claims: 0, n_sources: 0 };
        for (ix, _) in seen {
            counts.n_sources += 1;
            counts.n_claims += self.ledger.claims_of(ix).len();
        }
        counts
    }
}

/// How much a view holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Claims.
    pub n_claims: usize,
    /// Sources.
    pub n_sources: usize,
}
