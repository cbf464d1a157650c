//! The one priority: in which order readings enter a network, and so which of them is set aside.
//!
//! Supported first, then the newer release, more origins, the finer print, the cell's text. *Supported* is a reading
//! that two origins print, that an authority stands behind, or with which a formula of its own source holds.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap, HashSet},
};

use rust_decimal::Decimal;

use crate::{
    cell_reading::{CellReading, group},
    model::{CellIx, Claim, ClaimIx, SourceIx},
    observe::{Rank, is_periodic, rank, two_minded},
    view::View,
    vintage::edition,
};

/// What a check has learned about single claims so far.
#[derive(Debug, Clone, Default)]
pub struct Learned<'a> {
    /// What it had learned before.
    earlier: Option<&'a Learned<'a>>,
    /// Claims that were set aside: they enter nothing any more.
    pub set_aside: HashSet<ClaimIx>,
    /// Claims with which a formula of their own source holds.
    pub upheld: HashSet<ClaimIx>,
}

impl<'a> Learned<'a> {
    /// To learn more than `earlier`.
    pub fn after(earlier: &'a Learned<'a>) -> Self {
        Self { earlier: Some(earlier), ..Self::default() }
    }

    /// Whether a claim was set aside.
    pub fn is_set_aside(&self, claim: ClaimIx) -> bool {
        self.set_aside.contains(&claim) || self.earlier.is_some_and(|earlier| earlier.is_set_aside(claim))
    }

    /// Whether a formula of its own source holds with a claim.
    pub fn is_upheld(&self, claim: ClaimIx) -> bool {
        self.upheld.contains(&claim) || self.earlier.is_some_and(|earlier| earlier.is_upheld(claim))
    }
}

/// The place of a reading in the order of entering; the least enters first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Priority {
    rank: Reverse<Rank>,
    /// Where pages are put together: the page that says the most first, so that what one page says stays together.
    page: (Reverse<usize>, Option<SourceIx>),
    /// Width against the figure; what has no bounds on both sides is the coarsest.
    coarseness: (bool, Decimal),
    cell: Box<str>,
    printed: Box<str>,
}

impl Priority {
    /// The same, with the page that its finest print stands on, which has so many readings in the network.
    #[must_use]
    pub fn on_page(self, source: SourceIx, n_readings: usize) -> Self {
        Self { page: (Reverse(n_readings), Some(source)), ..self }
    }
}

/// The entries of a network by priority, and which of them are supported.
#[derive(Debug, Clone)]
pub struct Order {
    /// The entries, the first first.
    pub entries: Vec<usize>,
    /// By entry.
    pub supported: Vec<bool>,
}

impl Order {
    /// Of so many entries, each with the priority that `of` gives.
    pub fn new(n_entries: usize, of: impl Fn(usize) -> Priority) -> Self {
        let mut order: Vec<(Priority, usize)> = (0..n_entries).map(|entry| (of(entry), entry)).collect();
        order.sort();
        let mut supported = vec![false; n_entries];
        for (priority, entry) in &order {
            supported[*entry] = priority.rank.0.supported;
        }
        Self { entries: order.into_iter().map(|(_, entry)| entry).collect(), supported }
    }
}

/// Whether a reading is supported and the other is not.
pub fn is_better_supported(one: &Priority, other: &Priority) -> bool {
    one.rank.0.supported && !other.rank.0.supported
}

/// The readings that stand for one cell at one time, and who cannot make up their mind among them.
#[derive(Debug)]
pub struct Rivals {
    readings: Vec<CellReading>,
    two_minded: BTreeSet<SourceIx>,
    /// By claim: its reading.
    reading_of: HashMap<ClaimIx, usize>,
}

impl Rivals {
    /// Of readings of one cell.
    pub fn new(view: View<'_>, readings: Vec<CellReading>) -> Self {
        let two_minded = two_minded(view, &readings);
        let claims = readings
            .iter()
            .enumerate()
            .flat_map(|(at, reading)| reading.claims.iter().map(move |ix| (*ix, at)));
        let reading_of = claims.collect();
        Self { readings, two_minded, reading_of }
    }

    /// Those of the whole view that a claim stands among: of its cell in its edition, or of its time.
    pub fn around(view: View<'_>, claim: ClaimIx) -> Self {
        let ledger = view.ledger();
        let of = ledger.claim(claim);
        let claims = view.current_claims_of(of.cell);
        let grouped = if is_periodic(view, of.cell) {
            let age = edition(ledger, of);
            group(claims.filter(|(_, other)| edition(ledger, other) == age))
        } else {
            let window = i64::from(ledger.settings().same_time_days);
            let day = |claim: &Claim| crate::edtf::day_number(claim.said.first());
            group(claims.filter(|(_, other)| (day(other) - day(of)).abs() <= window))
        };
        Self::new(view, grouped.readings)
    }

    /// The reading that a claim belongs to.
    pub fn reading_of(&self, claim: ClaimIx) -> Option<&CellReading> {
        self.reading_of.get(&claim).map(|at| &self.readings[*at])
    }

    /// The priority of one of them.
    pub fn priority(
        &self,
        view: View<'_>,
        cell: CellIx,
        reading: &CellReading,
        learned: &Learned<'_>,
    ) -> Priority {
        let ledger = view.ledger();
        let (mut rank, _) = rank(view, reading, &self.two_minded);
        rank.supported |= reading.claims.iter().any(|claim| learned.is_upheld(*claim));
        let ends = reading.nominal.map(|nominal| nominal.low().abs().max(nominal.high().abs()));
        let width = reading.bounds.width();
        // Of nothing, every width is all of it.
        let of_size =
            |width: Decimal| width.checked_div(ends.unwrap_or(Decimal::ZERO)).unwrap_or(Decimal::MAX);
        Priority {
            rank: Reverse(rank),
            page: (Reverse(0), None),
            coarseness: (width.is_none(), width.map_or(Decimal::ZERO, of_size)),
            cell: ledger.cell(cell).text.clone(),
            printed: ledger.claim(reading.finest).printed.clone(),
        }
    }
}
