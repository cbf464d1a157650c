//! `explain`: the derivation of a cell, down to printed words.

mod drawing;
mod graph;
mod page;

use sanad_core::{
    cell_reading::group,
    cited::Cited,
    model::CellKey,
    observe::Observation,
    solve::{Conclusion, Derived, Solved, Undetermined},
    view::View,
    vintage::edition,
};

use crate::{
    enclosing::{self, Enclosing},
    say,
    words::Words,
};

pub use drawing::{dot, mermaid};
pub use graph::{Graph, Node, Role};
pub use page::explain as page;

/// What there is to say of a cell.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The cell.
    pub key: CellKey,
    /// What is known of it.
    pub known: Known,
    /// What the other figures make of it, where it is printed.
    pub others: Option<Derived>,
    /// The shortest stretch around it of which something is known, where no figure bears on it alone.
    pub enclosing: Option<Enclosing>,
}

/// What is known of a cell.
#[derive(Debug, Clone)]
pub enum Known {
    /// It is printed, and this reading holds.
    Printed(Box<Observation>),
    /// It is printed in the edition that was asked for.
    Edition(u16, Cited),
    /// It follows.
    Derived(Derived),
    /// It does not.
    Undetermined(Undetermined),
}

/// Explains a cell; with an edition, as far as that edition goes.
pub fn of(view: View<'_>, key: &CellKey, wanted: Option<u16>) -> Explanation {
    let solved = Solved::of(view, key.entity);
    let nothing = || Known::Undetermined(Undetermined::NothingBears);
    let known = match (solved.conclude(key), wanted) {
        (Conclusion::Printed(observed), None) => Known::Printed(Box::new(observed)),
        (Conclusion::Derived(derived), None) => Known::Derived(derived),
        (Conclusion::Undetermined(why), None) => Known::Undetermined(why),
        (Conclusion::Printed(_), Some(wanted)) => {
            printed_in(view, key, wanted).map_or_else(nothing, |cited| Known::Edition(wanted, cited))
        }
        (Conclusion::Derived(derived), Some(wanted)) if derived.edition == Some(wanted) => {
            Known::Derived(derived)
        }
        (_, Some(_)) => nothing(),
    };
    let others = match &known {
        Known::Printed(_) | Known::Edition(..) => solved.derive(key),
        Known::Derived(_) | Known::Undetermined(_) => None,
    };
    let others = others.filter(|others| wanted.is_none() || others.edition == wanted);
    let enclosing = match &known {
        Known::Undetermined(Undetermined::NothingBears) if wanted.is_none() => {
            enclosing::of(view, &solved, key)
        }
        _ => None,
    };
    Explanation { key: key.clone(), known, others, enclosing }
}

/// The finest print of a cell in one edition.
fn printed_in(view: View<'_>, key: &CellKey, wanted: u16) -> Option<Cited> {
    let ledger = view.ledger();
    let cell = ledger.cell_of(key)?;
    let of_edition = view.current_claims_of(cell).filter(|(_, claim)| edition(ledger, claim) == Some(wanted));
    let readings = group(of_edition).readings;
    readings.first().map(|reading| Cited::of_claim(view, reading.finest))
}

impl Explanation {
    /// The figure that is explained; `None` where nothing bears on the cell.
    pub fn cited(&self, view: View<'_>) -> Option<Cited> {
        match &self.known {
            Known::Printed(observed) => Some(observed.cited(view)),
            Known::Edition(_, cited) => Some(cited.clone()),
            Known::Derived(derived) => Some(derived.cited.clone()),
            Known::Undetermined(Undetermined::NothingBears) => None,
            Known::Undetermined(Undetermined::Open(cited) | Undetermined::TooWide(cited)) => {
                Some(cited.clone())
            }
        }
    }

    /// Whether what is printed and what the others make of it have a value in common; `None` without others.
    pub fn agrees(&self, view: View<'_>) -> Option<bool> {
        let others = self.others.as_ref()?.cited.value();
        Some(self.cited(view)?.value().intersection(others).is_some())
    }
}

/// Why a cell is not determined, in words.
pub fn why_not(why: &Undetermined) -> Words {
    match why {
        Undetermined::NothingBears => say!("no figure bears on it"),
        Undetermined::Open(_) => say!("known on one side only"),
        Undetermined::TooWide(_) => say!("known too vaguely to be called a figure"),
    }
}
