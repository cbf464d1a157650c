//! The findings of the ledger, or of one of its sources.

use std::sync::Arc;

use sanad_core::{
    check::{Finding, Severity},
    view::View,
};

use super::{Chosen, Notes};
use crate::{
    document::{Block, Count, Document, ExtentCounts, Line, Section},
    finding, say,
};

/// The findings that are asked for, as cards.
pub fn check(view: View<'_>, chosen: &Chosen<'_>, about: Line) -> Document {
    let mut document = Document::new("check", about, view);
    document.sections.push(summary(chosen));
    document.sections.extend(cards(view, chosen));
    document
}

/// A card for each finding; notes where they are asked for.
pub(super) fn cards<'c>(view: View<'c>, chosen: &'c Chosen<'_>) -> impl Iterator<Item = Section> {
    let shown =
        |finding: &&&Arc<Finding>| chosen.notes == Notes::Shown || finding.severity() != Severity::Note;
    chosen.findings.iter().filter(shown).map(move |finding| finding::card(view, finding))
}

/// How many there are of each severity, how much was looked at, and how to see what is not shown.
pub(super) fn summary(chosen: &Chosen<'_>) -> Section {
    let of = |severity: Severity| -> Vec<&Arc<Finding>> {
        chosen.findings.iter().copied().filter(|finding| finding.severity() == severity).collect()
    };
    let (errors, warnings, notes) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
    let mut blocks = Vec::new();
    if chosen.findings.is_empty() {
        blocks.push(Block::Paragraph(Line::from(say!("Nothing that does not add up."))));
    } else {
        let line = Line::from(say!("Errors: "))
            .and(Count::of(&errors))
            .and(say!(" · warnings: "))
            .and(Count::of(&warnings))
            .and(say!(" · notes: "))
            .and(Count::of(&notes));
        let hidden = chosen.notes == Notes::Counted && !notes.is_empty();
        let line = if hidden { line.and(say!(" (not shown; --all shows them)")) } else { line };
        blocks.push(Block::Paragraph(line));
    }
    let extent = ExtentCounts::from(chosen.checked.extent);
    let looked = Line::from(say!("Checked: cells "))
        .and(extent.cells)
        .and(say!(" · readings "))
        .and(extent.readings)
        .and(say!(" · constraints "))
        .and(extent.constraints)
        .and(say!(" · growth rates beside both their levels "))
        .and(extent.rates);
    blocks.push(Block::Paragraph(looked));
    if extent.unsolved.get() > 0 {
        let line = Line::from(say!("Not fully solved, so that bounds may be too wide: groups of cells "));
        blocks.push(Block::Paragraph(line.and(extent.unsolved)));
    }
    Section { id: "summary", heading: Line::from(say!("What does not add up")), blocks }
}
