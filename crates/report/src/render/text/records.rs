//! Tables on a page too narrow for their columns: each row as a record of its cells.

use super::{
    Page,
    block::{INDENT, mark},
    flow::{Row, hang},
    run::{Run, Tone, width_of},
    table::Cells,
};

/// The rows of a table one below the other: the first cell, then each other with its heading before it. The
/// heading of the first stands above them all.
pub(super) fn rows(cells: &Cells, page: &Page<'_>) -> Vec<Row> {
    let title = cells.headings.first().filter(|title| width_of(title) > 0);
    let mut rows = title.map_or_else(Vec::new, |title| hang(Row::blank(INDENT), title, page.width));
    for (row_mark, row) in &cells.rows {
        let lead = Row::blank(INDENT).then(mark(*row_mark, "•"));
        let indent = lead.width;
        let mut lead = Some(lead);
        for (heading, cell) in cells.headings.iter().zip(row) {
            if width_of(cell) == 0 {
                continue;
            }
            let first = lead.take();
            let named = first.is_none() && width_of(heading) > 0;
            let mut runs = if named { heading.clone() } else { Vec::new() };
            if named {
                runs.push(Run::new(": ", Tone::Heading));
            }
            runs.extend(cell.iter().cloned());
            rows.extend(hang(first.unwrap_or_else(|| Row::blank(indent + INDENT)), &runs, page.width));
        }
    }
    rows
}
