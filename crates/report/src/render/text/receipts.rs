//! The receipts at the end of the page, and what the signs before derived figures mean.

use super::{
    Page,
    block::{INDENT, remark},
    flow::{Row, hang},
    run::{Run, Tone, superscript},
    width,
};
use crate::{
    document::Document,
    render::{address::address, wording},
};

/// The sources of the page by number; nothing where it has none.
pub(super) fn list(document: &Document, page: &Page<'_>) -> Vec<Row> {
    let ledger = page.writer.ledger;
    let receipts = page.writer.receipts;
    let mut rows = Vec::new();
    if receipts.iter().len() > 0 {
        rows.push(Row::empty());
        rows.push(Row::text(&wording::RECEIPTS.to_uppercase(), Tone::Heading));
    }
    let room = width::of(&superscript(receipts.in_text().len()));
    for (number, source) in receipts.in_text() {
        let source = ledger.source(source);
        let publisher = &ledger.publisher(source.publisher).name;
        let mut runs = vec![
            Run::new(publisher, Tone::Plain),
            Run::new(&format!(", {}", wording::published(source)), Tone::Plain),
            Run::new(" ·", Tone::Plain).solid(),
        ];
        let number = Row::text(&superscript(number), Tone::Receipt).right_of(room);
        let lead = Row::blank(INDENT).then(number).then(Row::blank(1));
        let indent = lead.width;
        let safe = address(&source.url);
        let url = Run::new(safe.as_ref().unwrap_or(&source.url), Tone::Plain);
        // An address that is broken cannot be copied: it keeps a row of its own, however wide.
        let columns = width::of(&url.text);
        let broken = indent + columns > page.width && safe.is_some();
        if !broken {
            runs.extend([Run::new(" ", Tone::Plain), url.clone()]);
        }
        rows.extend(hang(lead, &runs, page.width));
        if broken {
            rows.push(Row::blank(indent).then_text(&url.text, url.tone));
        }
    }
    if receipts.n_in_charts() > 0 {
        rows.push(Row::empty());
        rows.extend(remark(&wording::charts_rest_on(receipts.n_in_charts()), page));
    }
    if wording::has_derived(document) {
        rows.push(Row::empty());
        rows.extend(remark(wording::LEGEND, page));
    }
    rows
}
