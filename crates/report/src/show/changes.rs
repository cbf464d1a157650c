//! What became known between two days.

use sanad_core::{
    diff::{Change, Diff},
    model::{CellIx, Kind},
    observe::Observation,
    view::View,
};

use super::source;
use crate::{
    document::{Block, Column, Count, Document, Figure, Inline, Line, Mark, Name, Row, Section, Table},
    say,
};

/// What became known between the days of two views of one ledger.
pub fn changes(before: View<'_>, after: View<'_>, diff: &Diff) -> Document {
    let title =
        Line::from(say!("What became known from ")).and(before.as_of()).and(say!(" to ")).and(after.as_of());
    let mut document = Document::new("diff", title, after);
    let parts = |wanted: fn(&Change) -> bool| {
        diff.changes.iter().filter(move |(_, change)| wanted(change)).collect::<Vec<_>>()
    };
    let moved = parts(|change| matches!(change, Change::Moved { .. }));
    let new = parts(|change| matches!(change, Change::New { .. }));
    let reprinted = parts(|change| matches!(change, Change::Reprinted { .. }));
    for (id, words, changes) in [
        ("moved", say!("Another figure holds: "), &moved),
        ("new", say!("Printed for the first time: "), &new),
        ("reprinted", say!("Printed again, the same: "), &reprinted),
    ] {
        if changes.is_empty() {
            continue;
        }
        let rows = changes.iter().map(|(cell, change)| row(before, after, *cell, change)).collect();
        let mut columns = vec![
            Column { heading: Line::from(say!("entity")), numeric: false },
            Column { heading: Line::from(say!("what")), numeric: false },
            Column { heading: Line::from(say!("period")), numeric: false },
        ];
        if id == "moved" {
            columns.push(Column { heading: Line::from(say!("before")), numeric: true });
        }
        columns.push(Column { heading: Line::from(say!("now")), numeric: true });
        let blocks = vec![Block::Table(Table { columns, rows, note: None })];
        let heading = Line::from(words).and(Count::of(changes));
        document.sections.push(Section { id, heading, blocks });
    }
    let heading = Line::from(say!("New sources: ")).and(Count::of(&diff.sources));
    let blocks = if before.as_of() == after.as_of() {
        let same = say!("None: it is one day. What was published on the first day counts as known before.");
        vec![Block::Paragraph(Line::from(same))]
    } else if diff.sources.is_empty() {
        vec![Block::Paragraph(Line::from(say!("None: nothing was published in between.")))]
    } else {
        vec![Block::Table(source::sources_table(after, &diff.sources))]
    };
    document.sections.push(Section { id: "sources", heading, blocks });
    document
}

fn row(before: View<'_>, after: View<'_>, cell: CellIx, change: &Change) -> Row {
    let ledger = after.ledger();
    let key = &ledger.cell(cell).key;
    let figure = |view: View<'_>, observation: &Observation| Line::from(Figure::observed(view, observation));
    let (mark, figures) = match change {
        Change::New { now } => (Mark::New, vec![figure(after, now)]),
        Change::Moved { before: was, now } => (Mark::Changed, vec![figure(before, was), figure(after, now)]),
        Change::Reprinted { now, .. } => (Mark::Plain, vec![figure(after, now)]),
    };
    let mut what = Line::from(Name::measured(ledger, cell));
    what = match key.kind {
        Kind::Outturn => what,
        Kind::Target => what.and(say!(" (target)")),
        Kind::Forecast => what.and(say!(" (forecast)")),
    };
    let period = key.period.map_or_else(Line::empty, |period| Line::from(Inline::Period(period)));
    let mut cells = vec![Line::from(Name::entity(ledger, key.entity)), what, period];
    cells.extend(figures);
    Row { mark, cells }
}
