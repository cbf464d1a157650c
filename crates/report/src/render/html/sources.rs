//! The list of receipts: the sources of a page, numbered, with the way back to their figures.

use sanad_core::ledger::Ledger;

use super::{
    address::Address,
    figures::{Use, Uses},
    text::Text,
};
use crate::{receipts::Receipts, render::wording};

/// A source in the list.
#[derive(Debug)]
pub(super) struct SourceView {
    /// Its number.
    pub number: usize,
    /// Who published it.
    pub publisher: Text,
    /// When.
    pub published: String,
    /// Its page.
    pub address: Address,
    /// The language of its page.
    pub language: Option<String>,
    /// The figures that rest on it.
    pub uses: Vec<Use>,
}

/// The sources of a page, by number.
pub(super) fn views(receipts: &Receipts, mut uses: Uses, ledger: &Ledger) -> Vec<SourceView> {
    let view = |(number, ix)| {
        let source = ledger.source(ix);
        let publisher = ledger.publisher(source.publisher);
        SourceView {
            number,
            publisher: Text::name(&publisher.name),
            published: wording::published(source),
            address: Address::of(&source.url),
            language: publisher.language.clone(),
            uses: uses.remove(&number).unwrap_or_default(),
        }
    };
    receipts.iter().map(view).collect()
}
