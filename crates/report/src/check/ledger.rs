//! The findings of the ledger, or of one of its sources.

use std::sync::Arc;

use sanad_core::{
    check::{Class, Finding, Severity},
    view::View,
};

use super::{Chosen, Notes, Of};
use crate::{
    document::{Block, Column, Count, Document, ExtentCounts, Line, Mark, Name, Row, Section, Table},
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
        blocks.push(Block::Table(classes(chosen)));
    }
    blocks.extend(looked_at(chosen));
    Section { id: "summary", heading: Line::from(say!("What does not add up")), blocks }
}

/// The classes that were found, with what each means.
fn classes(chosen: &Chosen<'_>) -> Table {
    let columns = [(say!("class"), false), (say!("found"), true), (say!("meaning"), false)];
    let columns = columns.map(|(heading, numeric)| Column { heading: Line::from(heading), numeric });
    let row = |class: Class| {
        let of: Vec<&Arc<Finding>> =
            chosen.findings.iter().copied().filter(|one| one.class == class).collect();
        let cells = vec![
            Line::from(Name::class(class)),
            Line::from(Count::of(&of)),
            Line::from(finding::meaning(class)),
        ];
        (!of.is_empty()).then_some(Row { mark: Mark::Plain, cells })
    };
    Table { columns: columns.into(), rows: Class::ALL.into_iter().filter_map(row).collect(), note: None }
}

/// How much was looked at, and what of it could not be solved.
fn looked_at(chosen: &Chosen<'_>) -> Vec<Block> {
    let extent = ExtentCounts::from(chosen.checked.extent);
    let lead = match chosen.of {
        Of::Ledger => say!("Looked at: cells "),
        Of::Page => say!("Compared with all else that is known: cells "),
    };
    let looked = Line::from(lead)
        .and(extent.cells)
        .and(say!(" · readings "))
        .and(extent.readings)
        .and(say!(" · constraints "))
        .and(extent.constraints)
        .and(say!("."));
    let mut blocks = vec![Block::Paragraph(looked)];
    if chosen.of == Of::Ledger {
        let rates = Line::from(say!("Growth rates printed beside both their levels: "))
            .and(extent.rates)
            .and(say!("; of them do not follow from the levels: "))
            .and(extent.rates_off)
            .and(say!(", follow only if digits were cut: "))
            .and(extent.rates_cut)
            .and(say!("."));
        blocks.push(Block::Paragraph(rates));
    }
    if extent.unsolved.get() > 0 {
        let line = Line::from(say!("Not fully solved, so that bounds may be too wide: groups of cells "));
        blocks.push(Block::Paragraph(line.and(extent.unsolved)));
    }
    blocks
}
