//! Tables without borders: columns aligned, text wrapped.

use super::{
    Page,
    block::{INDENT, mark, paragraph},
    columns::{Column, GAP, fit, split},
    flow::{Row, hang, wrap},
    records,
    run::{Run, Tone, Writer, width_of},
};
use crate::document::{Mark, Table};

/// The widest heading that is set into the corner of a table.
const CORNER: usize = 32;

/// A table in runs.
pub(super) struct Cells {
    pub headings: Vec<Vec<Run>>,
    pub rows: Vec<(Mark, Vec<Vec<Run>>)>,
    columns: Vec<Column>,
    /// The columns before the first cell: the indent, and the marks where there are some.
    before: usize,
}

impl Cells {
    fn of(table: &Table, writer: Writer<'_>) -> Self {
        // A narrow column may part a figure from its unit.
        let writer = Writer { unbroken: 0, ..writer };
        let headings: Vec<Vec<Run>> =
            table.columns.iter().map(|column| writer.runs(&column.heading, Tone::Heading)).collect();
        let cells = |row: &crate::document::Row| {
            let line =
                |at: usize| row.cells.get(at).map_or_else(Vec::new, |line| writer.runs(line, Tone::Plain));
            (row.mark, (0..headings.len()).map(line).collect())
        };
        let rows: Vec<(Mark, Vec<Vec<Run>>)> = table.rows.iter().map(cells).collect();
        let column = |(at, heading): (usize, &Vec<Run>)| {
            let cells = rows.iter().map(|(_, cells)| cells[at].as_slice());
            Column::of(table.columns[at].numeric, heading, &cells)
        };
        let columns = headings.iter().enumerate().map(column).collect();
        let marked = rows.iter().any(|(mark, _)| *mark != Mark::Plain);
        Self { headings, rows, columns, before: if marked { INDENT + 2 } else { INDENT } }
    }

    /// Takes the heading of the first column, if it is wider than the cells below it: the title of the table, which
    /// then stands above the other headings.
    fn take_title(&mut self) -> Vec<Run> {
        let Some(first) = self.headings.first_mut() else { return Vec::new() };
        let cells = self.rows.iter().map(|(_, cells)| cells[0].as_slice());
        let column = Column::of(self.columns[0].numeric, &[], &cells);
        if width_of(first) <= column.width {
            return Vec::new();
        }
        self.columns[0] = column;
        std::mem::take(first)
    }

    fn has_headings(&self) -> bool {
        self.headings.iter().any(|heading| width_of(heading) > 0)
    }
}

/// A table below its heading, as records where the page is too narrow for its columns.
pub(super) fn plain(table: &Table, page: &Page<'_>) -> Vec<Row> {
    let mut cells = Cells::of(table, page.writer);
    let title = cells.take_title();
    let mut rows =
        if width_of(&title) > 0 { hang(Row::blank(INDENT), &title, page.width) } else { Vec::new() };
    if fit(&mut cells.columns, page.width - cells.before) {
        if cells.has_headings() {
            rows.extend(headings(&cells, &Row::blank(cells.before)));
        }
        rows.extend(body(&cells));
    } else {
        rows.extend(records::rows(&cells, page));
    }
    rows.extend(note(table, page));
    rows
}

/// A table with the heading of its section in its corner; `None` where it has no free corner, or no room.
pub(super) fn with_corner(table: &Table, corner: &[Run], page: &Page<'_>) -> Option<Vec<Row>> {
    let mut cells = Cells::of(table, page.writer);
    let wide = width_of(corner);
    let free = cells.headings.first().is_some_and(|heading| width_of(heading) == 0);
    if !free || !cells.has_headings() || wide > CORNER {
        return None;
    }
    cells.columns.first_mut()?.widen(wide.saturating_sub(cells.before));
    if !fit(&mut cells.columns, page.width - cells.before) {
        return None;
    }
    let corner = wrap(corner, page.width).into_iter().next()?;
    let mut rows = headings(&cells, &corner);
    rows.extend(body(&cells));
    rows.extend(note(table, page));
    Some(rows)
}

fn note(table: &Table, page: &Page<'_>) -> Vec<Row> {
    table.note.as_ref().map_or_else(Vec::new, |note| paragraph(note, page))
}

/// The headings, their last lines level. `lead` stands before them, in the last.
fn headings(cells: &Cells, lead: &Row) -> Vec<Row> {
    let mut columns: Vec<Vec<Row>> = cells
        .headings
        .iter()
        .zip(&cells.columns)
        .map(|(heading, column)| heading_rows(heading, column))
        .collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    for rows in &mut columns {
        let missing = height - rows.len();
        rows.splice(0..0, std::iter::repeat_n(Row::empty(), missing));
    }
    let lead_at = height.saturating_sub(1);
    side_by_side(cells, &columns, |at| if at == lead_at { lead.clone() } else { Row::blank(cells.before) })
}

fn heading_rows(heading: &[Run], column: &Column) -> Vec<Row> {
    let rows = wrap(heading, column.width.max(1));
    match column.edge() {
        Some(edge) => rows.into_iter().map(|row| row.right_of(edge)).collect(),
        None if column.numeric => rows.into_iter().map(|row| row.right_of(column.width)).collect(),
        None => rows,
    }
}

fn body(cells: &Cells) -> Vec<Row> {
    let mut rows = Vec::new();
    for (row_mark, row) in &cells.rows {
        let columns: Vec<Vec<Row>> =
            row.iter().zip(&cells.columns).map(|(cell, column)| cell_rows(cell, column)).collect();
        let lead = |at: usize| match (at, row_mark) {
            (0, shown) if cells.before > INDENT => Row::blank(INDENT).then(mark(*shown, " ")),
            _ => Row::blank(cells.before),
        };
        rows.extend(side_by_side(cells, &columns, lead));
    }
    rows
}

/// A cell in rows no wider than its column.
fn cell_rows(cell: &[Run], column: &Column) -> Vec<Row> {
    match column.edge() {
        Some(edge) => {
            let before = Row::blank(edge.saturating_sub(width_of(split(cell).0)));
            wrap(cell, usize::MAX).into_iter().map(|row| before.clone().then(row)).collect()
        }
        None if column.numeric => {
            wrap(cell, column.width.max(1)).into_iter().map(|row| row.right_of(column.width)).collect()
        }
        None => wrap(cell, column.width.max(1)),
    }
}

/// Columns of rows set side by side, each after what `lead` gives for its number.
fn side_by_side(cells: &Cells, columns: &[Vec<Row>], lead: impl Fn(usize) -> Row) -> Vec<Row> {
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = Vec::with_capacity(height);
    for at in 0..height {
        let mut row = lead(at);
        // A heading in the corner takes of the first column.
        let mut end = cells.before;
        for (column, lines) in cells.columns.iter().zip(columns) {
            let cell = lines.get(at).cloned().unwrap_or_default();
            if cell.width > 0 {
                row = row.padded_to(end).then(cell);
            }
            end += column.width + GAP;
        }
        rows.push(row);
    }
    rows
}
