//! The solution: what the claims determine of any cell, printed or not, and what it rests on.

pub(crate) mod pool;
mod within;

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, OnceLock},
};

use rust_decimal::Decimal;

use crate::{
    check::{contradiction, culprit::settle, pooled},
    cited::Cited,
    model::{CellKey, EntityIx, SourceIx},
    observe::{Observation, observe},
    period::{Month, Period},
    priority::Learned,
    view::View,
};
use within::Within;

/// What is known of a cell.
#[derive(Debug, Clone)]
pub enum Conclusion {
    /// It is printed.
    Printed(Observation),
    /// Nobody printed it, and it follows.
    Derived(Derived),
    /// It does not follow.
    Undetermined(Undetermined),
}

/// A figure that nobody printed and that follows from those that were.
#[derive(Debug, Clone)]
pub struct Derived {
    /// The figure; its receipt is the derivation, down to printed words.
    pub cited: Cited,
    /// The edition it was derived in; `None` for what has none and where editions had to be joined.
    pub edition: Option<u16>,
    /// The editions that had to be joined, where more than one: such a figure is `mixed` and feeds no check.
    pub joined: Vec<u16>,
}

/// Why a cell does not follow.
#[derive(Debug, Clone)]
pub enum Undetermined {
    /// No figure bears on it.
    NothingBears,
    /// What is known of it is open on a side.
    Open(Cited),
    /// What is known of it is wider than `max_derived_width` of the ledger's settings.
    TooWide(Cited),
}

/// Everything that follows about an entity and those it shares a sum with.
///
/// Only their figures are solved, whatever else the ledger holds: the time is that of the component. What contradicts
/// itself on its own page, or disagrees within its release, takes no part.
#[derive(Debug)]
pub struct Solved<'l> {
    view: View<'l>,
    family: Vec<EntityIx>,
    learned: Learned<'static>,
    /// The figures edition by edition.
    editions: Mutex<Within<'l>>,
    /// The newest figure of every cell.
    newest: Mutex<Within<'l>>,
    /// The figures release by release, with the month that each reaches.
    releases: OnceLock<Vec<(Month, Mutex<Within<'l>>)>>,
}

impl<'l> Solved<'l> {
    /// Solves what hangs together with `entity`.
    pub fn of(view: View<'l>, entity: EntityIx) -> Self {
        let ledger = view.ledger();
        let family = pool::family_of(ledger, entity);
        let cells = family.iter().flat_map(|entity| ledger.cells_of(*entity));
        let claims = cells.flat_map(|(cell, _)| view.claims_of(cell));
        let sources: BTreeSet<SourceIx> = claims.map(|(_, claim)| claim.source).collect();
        let sources: Vec<SourceIx> = sources.into_iter().collect();
        let of_pages = contradiction::learned_of(view, &sources);
        let set_aside = pooled::learned_of(view, &family, &of_pages).set_aside;
        let mut learned = of_pages;
        learned.set_aside.extend(set_aside);
        let solve = |network| {
            let network = Arc::new(network);
            let settled = settle(&network, || pooled::order(view, &network, &learned));
            Mutex::new(Within::new(settled.entered.state))
        };
        let editions = solve(pool::of_editions(view, &family, &learned));
        let newest = solve(pool::of_newest(view, &family, &learned));
        Self { view, family, learned, editions, newest, releases: OnceLock::new() }
    }

    /// What is known of a cell of that entity. A cell whose claims are no figures at all is undetermined.
    pub fn conclude(&self, key: &CellKey) -> Conclusion {
        let printed = self.view.ledger().cell_of(key).and_then(|cell| observe(self.view, cell));
        match printed {
            Some(observation) => Conclusion::Printed(observation),
            None => match self.follow(key) {
                Ok(derived) => Conclusion::Derived(derived),
                Err(undetermined) => Conclusion::Undetermined(undetermined),
            },
        }
    }

    /// What the others make of a cell, its own prints left out; `None` where it does not follow from them.
    pub fn derive(&self, key: &CellKey) -> Option<Derived> {
        self.follow(key).ok()
    }

    /// What one edition makes of a cell, its own prints left out; `None` where it does not follow from that edition.
    pub fn derive_in(&self, key: &CellKey, edition: u16) -> Option<Derived> {
        let cited = self.editions.lock().ok()?.of(key, Some(edition))?;
        self.is_determined(&cited).then(|| Derived { cited, edition: Some(edition), joined: Vec::new() })
    }

    /// The newest edition that determines a cell; else what its editions say joined.
    #[allow(clippy::result_large_err, reason = "a figure with its receipt is what is asked for, either way")]
    fn follow(&self, key: &CellKey) -> Result<Derived, Undetermined> {
        let mut best: Option<Derived> = None;
        let mut nearest: Option<Cited> = None;
        let mut offer = |edition: Option<u16>, cited: Cited| {
            if !self.is_determined(&cited) {
                let width = |cited: &Cited| cited.value().width();
                let closer = nearest.as_ref().is_none_or(|known| match (width(&cited), width(known)) {
                    (Some(ours), Some(theirs)) => ours < theirs,
                    (ours, theirs) => ours.is_some() && theirs.is_none(),
                });
                if closer {
                    nearest = Some(cited);
                }
                return;
            }
            let better = best.as_ref().is_none_or(|known| {
                (edition, std::cmp::Reverse(cited.value().width()))
                    > (known.edition, std::cmp::Reverse(known.cited.value().width()))
            });
            if better {
                best = Some(Derived { cited, edition, joined: Vec::new() });
            }
        };
        if let Ok(mut editions) = self.editions.lock() {
            for edition in editions.editions(key) {
                if let Some(cited) = editions.of(key, Some(edition)) {
                    offer(Some(edition), cited);
                }
            }
        }
        for (month, release) in self.releases() {
            let reach = key.period.and_then(Period::months);
            let reach = reach.map(|months| self.view.ledger().indicator(key.indicator).time.reach(months));
            let age = reach.and_then(|reach| u16::try_from(month.since(reach) / 12).ok());
            if let Some(cited) = release.lock().ok().and_then(|mut release| release.of(key, None)) {
                offer(age, cited);
            }
        }
        if let Some(best) = best {
            return Ok(best);
        }
        let joined = self.newest.lock().ok().and_then(|mut newest| newest.of(key, None));
        match joined {
            Some(cited) if self.is_determined(&cited) => {
                let editions = crate::network::editions(self.view.ledger(), &cited);
                let joined = if editions.len() > 1 { editions.iter().copied().collect() } else { Vec::new() };
                let edition = editions.first().copied().filter(|_| editions.len() == 1);
                Ok(Derived { cited, edition, joined })
            }
            other => match nearest.or(other) {
                Some(cited) if cited.value().width().is_some() => Err(Undetermined::TooWide(cited)),
                Some(cited) if !cited.claims().is_empty() => Err(Undetermined::Open(cited)),
                _ => Err(Undetermined::NothingBears),
            },
        }
    }

    /// Each release by itself, solved when first asked for.
    fn releases(&self) -> &[(Month, Mutex<Within<'l>>)] {
        self.releases.get_or_init(|| {
            let solve = |release: pool::Release| {
                let network = Arc::new(pool::of_release(self.view, &release));
                let settled = settle(&network, || pooled::order_of_pages(self.view, &network, &self.learned));
                (release.month, Mutex::new(Within::new(settled.entered.state)))
            };
            pool::all_releases(self.view, &self.family, &self.learned).into_iter().map(solve).collect()
        })
    }

    /// Whether a figure is told as determined: closed on both sides, and no wider than the settings allow.
    fn is_determined(&self, cited: &Cited) -> bool {
        let bounds = cited.value();
        let Some(((low, high), width)) = bounds.low().zip(bounds.high()).zip(bounds.width()) else {
            return false;
        };
        if cited.claims().is_empty() {
            return false;
        }
        let most = self.view.ledger().settings().max_derived_width;
        let is_date = cited.unit().as_str() == "date";
        let size = (low.abs() + high.abs()) / Decimal::TWO;
        is_date || width.checked_mul(Decimal::ONE_HUNDRED).is_some_and(|width| width <= most * size)
    }
}
