//! Sections and their blocks.

use super::{
    Page, chart,
    flow::{Row, hang, wrap},
    heading::heading,
    run::{Run, Tone, width_of},
    table,
};
use crate::{
    document::{Block, Branch, Item, Line, Mark, Section},
    render::wording,
};

/// How far the content of a section is set in.
pub(super) const INDENT: usize = 2;

/// A section with its heading.
pub(super) fn section(section: &Section, page: &Page<'_>) -> Vec<Row> {
    let heading = heading(&section.heading, page);
    let mut rows = if width_of(&heading) > 0 { wrap(&heading, page.width) } else { Vec::new() };
    let mut blocks = section.blocks.iter();
    let mut before = None;
    // The heading of a section that is a table stands in the corner that the table leaves free, if that is shorter.
    if let Some(first @ Block::Table(table)) = section.blocks.first()
        && let Some(in_corner) = table::with_corner(table, &heading, page)
        && in_corner.len() < rows.len() + table::plain(table, page).len()
    {
        rows = in_corner;
        blocks.next();
        before = Some(first);
    }
    for block in blocks {
        if before.is_some_and(|before| apart(before, block)) {
            rows.push(Row::empty());
        }
        rows.extend(self::block(block, page));
        before = Some(block);
    }
    rows
}

/// Whether two blocks need an empty line to be told apart.
fn apart(before: &Block, block: &Block) -> bool {
    matches!(
        (before, block),
        (Block::Table(_) | Block::Tree(_), _)
            | (_, Block::Table(_) | Block::Chart(_) | Block::Tree(_))
            | (Block::Paragraph(_), Block::Paragraph(_))
            | (Block::List(_), Block::List(_))
    )
}

fn block(block: &Block, page: &Page<'_>) -> Vec<Row> {
    match block {
        Block::Paragraph(line) => paragraph(line, page),
        Block::List(items) => items.iter().flat_map(|item| self::item(item, page)).collect(),
        Block::Table(table) => table::plain(table, page),
        Block::Chart(chart) => chart::rows(chart, page),
        Block::Tree(tree) => tree.rows().into_iter().flat_map(|(more, of)| branch(&more, of, page)).collect(),
    }
}

/// A paragraph, set in.
pub(super) fn paragraph(line: &Line, page: &Page<'_>) -> Vec<Row> {
    if line.0.is_empty() {
        return Vec::new();
    }
    hang(Row::blank(INDENT), &page.writer.runs(line, Tone::Plain), page.width)
}

fn item(item: &Item, page: &Page<'_>) -> Vec<Row> {
    let lead = Row::blank(INDENT).then(mark(item.mark, "•"));
    hang(lead, &page.writer.runs(&item.line, Tone::Plain), page.width)
}

/// The most levels of a tree whose lines are drawn: deeper branches stand as far in as these.
const DRAWN_LEVELS: usize = 12;

/// A branch after the lines that lead to it.
fn branch(more: &[bool], branch: &Branch, page: &Page<'_>) -> Vec<Row> {
    let shown = &more[more.len().saturating_sub(DRAWN_LEVELS)..];
    let (above, own) = shown.split_at(shown.len().saturating_sub(1));
    let rail = |follows: &bool| if *follows { "│  " } else { "   " };
    let before: String = above.iter().map(rail).collect();
    let joint = own.first().map_or("", |follows| if *follows { "├─ " } else { "└─ " });
    let mut lead = Row::blank(INDENT).then_text(&format!("{before}{joint}"), Tone::Plain);
    if branch.mark != Mark::Plain {
        lead = lead.then(mark(branch.mark, " "));
    }
    // Lines that go on stand under the first, with the rails of what follows.
    let inner = if branch.branches.is_empty() { "   " } else { "│  " };
    let under: String = before + own.first().map_or("", rail) + inner;
    let width = lead.width;
    let under = Row::blank(INDENT).then_text(&under, Tone::Plain).padded_to(width);
    let room = page.width.saturating_sub(under.width.max(width)).max(NARROWEST);
    let mut rows = wrap(&page.writer.runs(&branch.line, Tone::Plain), room).into_iter();
    let first = rows.next().unwrap_or_default();
    std::iter::once(lead.then(first)).chain(rows.map(|row| under.clone().then(row))).collect()
}

/// A branch has at least so many columns, however deep it stands.
const NARROWEST: usize = 16;

/// The glyph of a mark, or `plain` for the plain one, and a space.
pub(super) fn mark(mark: Mark, plain: &str) -> Row {
    let glyph = wording::glyph(mark).unwrap_or(plain);
    Row::text(glyph, Tone::Mark(mark)).then(Row::blank(1))
}

/// A text of the renderer's own as a paragraph, set in.
pub(super) fn remark(text: &str, page: &Page<'_>) -> Vec<Row> {
    hang(Row::blank(INDENT), &[Run::new(text, Tone::Plain)], page.width)
}
