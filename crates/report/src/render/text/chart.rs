//! A monthly series: its caption, and a line of blocks with its months beside it.

use super::{
    Page,
    block::{INDENT, paragraph, remark},
    flow::Row,
    run::{Tone, width_of},
};
use crate::{
    document::Chart,
    render::{sparkline::Sparkline, wording},
};

/// A chart. The caption and the line stand side by side where both fit.
pub(super) fn rows(chart: &Chart, page: &Page<'_>) -> Vec<Row> {
    let room = page.width - INDENT;
    let mut rows = paragraph(&chart.caption, page);
    let Some(line) = Sparkline::within(&chart.points, page.writer.ledger, room) else {
        rows.extend(remark(wording::NOT_PRINTED, page));
        return rows;
    };
    let drawn = Row::text(&line.blocks, Tone::Plain).then_text(&format!("  {}", line.months), Tone::Plain);
    let caption = width_of(&page.writer.runs(&chart.caption, Tone::Plain));
    match rows.as_mut_slice() {
        [only] if caption + 2 + drawn.width <= room => {
            let left = std::mem::take(only);
            *only = left.then(Row::blank(2)).then(drawn);
        }
        _ => rows.push(Row::blank(INDENT).then(drawn)),
    }
    rows
}
