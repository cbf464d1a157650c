//! Headings: of the page, and of its sections.

use super::{
    Page,
    flow::{Row, wrap},
    run::{Run, Tone, width_of},
};
use crate::{
    document::{Document, Line},
    render::wording,
};

/// The title, what it rests on, and a rule.
pub(super) fn title(document: &Document, page: &Page<'_>) -> Vec<Row> {
    // What `show` shows is named by its id, and ids are lower case.
    let title = if document.name == "show" {
        page.writer.runs(&document.title, Tone::Heading)
    } else {
        heading(&document.title, page)
    };
    let known = format!(
        "as known on {} · data {} · {}",
        wording::long_day(document.as_of, page.writer.ledger),
        wording::short_version(document),
        wording::held(document)
    );
    let known = [Run::new(&known, Tone::Plain)];
    let mut rows = wrap(&title, page.width);
    if width_of(&title) + 2 + width_of(&known) <= page.width {
        let right = wrap(&known, page.width).into_iter().next().unwrap_or_default();
        let room = page.width - width_of(&title);
        rows = rows.into_iter().map(|row| row.then(right.clone().right_of(room))).collect();
    } else {
        rows.extend(wrap(&known, page.width));
    }
    rows.push(Row::text(&"═".repeat(page.width), Tone::Plain));
    rows
}

/// A heading in capitals, but for what stands in parentheses and for figures.
pub(super) fn heading(line: &Line, page: &Page<'_>) -> Vec<Run> {
    let mut depth = 0_usize;
    let mut runs = page.writer.runs(line, Tone::Heading);
    for run in runs.iter_mut().filter(|run| run.tone == Tone::Heading) {
        let mut text = String::with_capacity(run.text.len());
        for c in run.text.chars() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                text.extend(c.to_uppercase());
            } else {
                text.push(c);
            }
        }
        run.text = text;
    }
    runs
}
