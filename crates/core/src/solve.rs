//! The solution: what the claims determine of any cell, printed or not, and what it rests on.

pub(crate) mod pool;

use crate::{
    cited::Cited,
    model::{CellKey, EntityIx},
    observe::Observation,
    view::View,
};

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
#[derive(Debug)]
pub struct Solved<'l> {
    view: View<'l>,
    #[allow(dead_code, reason = "until the solver stands")]
    entity: EntityIx,
}

impl<'l> Solved<'l> {
    /// Solves what hangs together with `entity`.
    pub fn of(view: View<'l>, entity: EntityIx) -> Self {
        Self { view, entity }
    }

    /// What is known of a cell of that entity. A cell whose claims are no figures at all is undetermined.
    pub fn conclude(&self, key: &CellKey) -> Conclusion {
        let printed =
            self.view.ledger().cell_of(key).and_then(|cell| crate::observe::observe(self.view, cell));
        printed.map_or(Conclusion::Undetermined(Undetermined::NothingBears), Conclusion::Printed)
    }

    /// What is derived of a cell without its own prints: what the others make of it.
    pub fn derive(&self, key: &CellKey) -> Option<Derived> {
        let _ = key;
        None
    }
}
