//! A document as text for a terminal: as wide as it is told, colored only if it is told.
//!
//! Printed figures stand in the words they were printed in; derived ones start with `≈` (or `=`, where exact) and
//! carry their bounds in brackets, so that the two differ on paper too.

mod block;
mod chart;
mod columns;
mod flow;
mod heading;
mod paint;
mod receipts;
mod records;
mod run;
mod table;
mod width;

use sanad_core::ledger::Ledger;

use self::{
    flow::Row,
    run::{UNBROKEN, Writer},
};
use crate::{document::Document, receipts::Receipts};

/// The narrowest and the widest page.
const WIDTHS: (usize, usize) = (40, 200);

/// How a page is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextOptions {
    /// Its columns, 40 to 200; what is outside is taken as the nearest of them.
    pub width: usize,
    /// Whether it may have escape sequences for color.
    pub color: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 100, color: false }
    }
}

/// A document as text. No line is wider than `options.width`, none ends in a space, and the last ends with a line
/// feed.
pub fn render(document: &Document, ledger: &Ledger, options: &TextOptions) -> String {
    let receipts = Receipts::of(document, ledger);
    let page = Page {
        writer: Writer { receipts: &receipts, ledger, unbroken: UNBROKEN },
        width: options.width.clamp(WIDTHS.0, WIDTHS.1),
    };
    let mut rows = heading::title(document, &page);
    for section in &document.sections {
        rows.push(Row::empty());
        rows.extend(block::section(section, &page));
    }
    rows.extend(receipts::list(document, &page));
    paint::text(&rows, options.color)
}

/// What all parts of a page need.
struct Page<'a> {
    writer: Writer<'a>,
    /// In columns.
    width: usize,
}
