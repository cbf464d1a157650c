//! `brief`: the programme on one page.
//!
//! What it shows is data (`[brief]` of `data/ledger.toml`); how is decided here. The first lines answer how much and
//! whether it grows; then what is being built and what runs; then what changed last and what does not add up.

mod building;
mod changes;
mod exports;
mod findings;
mod running;

use sanad_core::view::View;

use crate::document::{Document, Line, Name};

/// The brief of a view.
pub fn brief(view: View<'_>) -> Document {
    let mut document = Document::new("brief", Line::from(Name::title(view.ledger())), view);
    document.sections.extend(exports::sections(view));
    document.sections.extend(building::sections(view));
    document.sections.extend(running::section(view));
    document.sections.push(changes::section(view));
    document.sections.extend(findings::section(view));
    document
}
