//! Tables: a caption, headings with their scope, a row's name as its heading.

use super::{
    figures::Figures,
    line::{LineView, Sign},
};
use crate::{
    document::{Column, Line, Mark, Row, Table},
    render::plain,
    say,
};

/// Above so many columns a narrow screen shows the rows as cards.
const COLUMNS_OF_A_NARROW_TABLE: usize = 2;

/// A table.
#[derive(Debug)]
pub(super) struct TableView {
    /// What it shows, for those who hear it.
    pub caption: String,
    pub columns: Vec<ColumnView>,
    pub rows: Vec<RowView>,
    pub note: Option<LineView>,
    /// It has too many columns for a narrow screen.
    pub wide: bool,
}

/// A column.
#[derive(Debug)]
pub(super) struct ColumnView {
    pub heading: LineView,
    /// Its heading without markup.
    pub label: String,
    pub numeric: bool,
}

/// A row.
#[derive(Debug)]
pub(super) struct RowView {
    pub sign: Option<Sign>,
    pub cells: Vec<CellView>,
}

/// A cell.
#[derive(Debug)]
pub(super) struct CellView {
    pub line: LineView,
    /// The heading of its column.
    pub label: String,
    pub numeric: bool,
    /// It names its row.
    pub heads: bool,
    pub empty: bool,
}

/// A table of the section `title`.
pub(super) fn view(table: &Table, title: &str, figures: &mut Figures<'_>) -> TableView {
    let column = |column: &Column, figures: &mut Figures<'_>| ColumnView {
        label: plain::line(&column.heading, figures.ledger()),
        heading: figures.line(&column.heading),
        numeric: column.numeric,
    };
    let columns: Vec<ColumnView> = table.columns.iter().map(|of| column(of, figures)).collect();
    let rows = table.rows.iter().map(|of| row(of, &columns, figures)).collect();
    let note = table.note.as_ref().map(|note| figures.line(note));
    let labels: Vec<&str> = columns.iter().map(|of| of.label.as_str()).filter(|of| !of.is_empty()).collect();
    let caption =
        if labels.is_empty() { title.to_owned() } else { format!("{title}: {}", labels.join(", ")) };
    TableView { caption, wide: columns.len() > COLUMNS_OF_A_NARROW_TABLE, columns, rows, note }
}

fn row(row: &Row, columns: &[ColumnView], figures: &mut Figures<'_>) -> RowView {
    let cells = row.cells.iter().zip(columns).enumerate().map(|(at, (line, column))| CellView {
        line: figures.line(line),
        label: column.label.clone(),
        numeric: column.numeric,
        heads: at == 0 && !column.numeric,
        empty: line.0.is_empty(),
    });
    RowView { sign: Sign::of(row.mark), cells: cells.collect() }
}

/// The figures of a chart by month.
pub(super) fn of_chart(rows: Vec<[Line; 2]>, title: &str, figures: &mut Figures<'_>) -> TableView {
    let column = |heading, numeric| Column { heading, numeric };
    let table = Table {
        columns: vec![column(say!("Month").into(), false), column(say!("As printed").into(), true)],
        rows: rows.into_iter().map(|cells| Row { mark: Mark::Plain, cells: cells.into() }).collect(),
        note: None,
    };
    view(&table, title, figures)
}
