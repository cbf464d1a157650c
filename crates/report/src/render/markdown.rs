//! A document as Markdown in GitHub's flavor.
//!
//! Receipts are raised numbers that link to the list at the end. Printed figures stand in the words they were
//! printed in; derived ones are slanted, start with `≈` (or `=`, where exact) and carry their bounds in brackets.

mod escape;

use std::fmt::Write as _;

use sanad_core::ledger::Ledger;

use self::escape::{block_start, escaped, link};
use super::{safe, sparkline::Sparkline, wording};
use crate::{
    document::{Block, Branch, Chart, Column, Document, Figure, Inline, Item, Line, Mark, Row, Table},
    figure,
    receipts::Receipts,
};

/// A document as Markdown; the last line ends with a line feed.
pub fn render(document: &Document, ledger: &Ledger) -> String {
    let receipts = Receipts::of(document, ledger);
    let writer = Writer { receipts: &receipts, ledger };
    let mut blocks = vec![format!("# {}", writer.line(&document.title)), known(document, ledger)];
    for section in &document.sections {
        let heading = writer.line(&section.heading);
        if !heading.is_empty() {
            blocks.push(format!("## {heading}"));
        }
        blocks.extend(section.blocks.iter().flat_map(|block| writer.block(block)));
    }
    blocks.extend(writer.receipts());
    if wording::has_derived(document) {
        blocks.push(escaped(wording::LEGEND));
    }
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

/// What the document rests on.
fn known(document: &Document, ledger: &Ledger) -> String {
    let day = wording::long_day(document.as_of, ledger);
    let version = escaped(&wording::short_version(document));
    format!("As known on {day} · data {version} · {}", wording::held(document))
}

struct Writer<'a> {
    receipts: &'a Receipts,
    ledger: &'a Ledger,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> Vec<String> {
        match block {
            Block::Paragraph(line) => vec![block_start(&self.line(line))],
            Block::List(items) => {
                vec![items.iter().map(|item| self.item(item)).collect::<Vec<_>>().join("\n")]
            }
            Block::Table(table) => {
                let note = table.note.as_ref().map(|note| block_start(&self.line(note)));
                std::iter::once(self.table(table)).chain(note).collect()
            }
            Block::Chart(chart) => self.chart(chart),
            Block::Tree(tree) => {
                let rows = tree.rows();
                vec![
                    rows.into_iter()
                        .map(|(more, of)| self.branch(more.len(), of))
                        .collect::<Vec<_>>()
                        .join("\n"),
                ]
            }
        }
    }

    fn item(&self, item: &Item) -> String {
        format!("- {}", block_start(&self.marked(item.mark, &item.line)))
    }

    /// A branch as an item of a nested list.
    fn branch(&self, depth: usize, branch: &Branch) -> String {
        format!("{}- {}", "  ".repeat(depth), block_start(&self.marked(branch.mark, &branch.line)))
    }

    /// A line after the glyph of its mark.
    fn marked(&self, mark: Mark, line: &Line) -> String {
        let line = self.line(line);
        wording::glyph(mark).map_or(line.clone(), |glyph| format!("{} {line}", escaped(glyph)))
    }

    fn table(&self, table: &Table) -> String {
        if table.columns.is_empty() {
            return String::new();
        }
        let headings: Vec<String> = table.columns.iter().map(|column| self.line(&column.heading)).collect();
        let rule = |column: &Column| if column.numeric { "--:".to_owned() } else { ":--".to_owned() };
        let mut rows =
            vec![table_row(&headings), table_row(&table.columns.iter().map(rule).collect::<Vec<_>>())];
        for Row { mark, cells } in &table.rows {
            let empty = Line::empty();
            let cell = |at: usize| {
                let line = cells.get(at).unwrap_or(&empty);
                if at == 0 { self.marked(*mark, line) } else { self.line(line) }
            };
            rows.push(table_row(&(0..table.columns.len()).map(cell).collect::<Vec<_>>()));
        }
        rows.join("\n")
    }

    fn chart(&self, chart: &Chart) -> Vec<String> {
        let line = match Sparkline::of(&chart.points, self.ledger) {
            // Code, so that the gaps keep their width.
            Some(Sparkline { blocks, months }) => format!("`{blocks}` {}", escaped(&months)),
            None => wording::NOT_PRINTED.to_owned(),
        };
        vec![block_start(&self.line(&chart.caption)), line]
    }

    fn line(&self, line: &Line) -> String {
        let mut out = String::new();
        for inline in &line.0 {
            match inline {
                Inline::Words(words) => out.push_str(&escaped(words.as_str())),
                Inline::Name(name) => out.push_str(&named(name.as_str())),
                Inline::Count(count) => out.push_str(&wording::count(*count)),
                Inline::Day(day) => out.push_str(&escaped(&figure::day(*day))),
                Inline::Period(period) => {
                    out.push_str(&escaped(&figure::period(*period, self.ledger.calendar())));
                }
                Inline::Figure(figure) => out.push_str(&self.figure(figure)),
                Inline::Receipt(_) => {}
            }
            let numbers = wording::numbers(inline, self.receipts, self.ledger);
            if !numbers.is_empty() {
                let links: Vec<String> =
                    numbers.iter().map(|number| format!("[{number}](#r{number})")).collect();
                // Writing to a string cannot fail.
                let _ = write!(out, "<sup>{}</sup>", links.join(" "));
            }
        }
        out.trim().to_owned()
    }

    fn figure(&self, figure: &Figure) -> String {
        let said = wording::figure(figure, self.ledger);
        let bounds = said.bounds.map_or_else(String::new, |bounds| escaped(&format!(" ({bounds})")));
        let text = format!("{}{}{bounds}", escaped(&said.lead), directed(&said.text));
        if said.derived { format!("<em>{text}</em>") } else { text }
    }

    fn receipts(&self) -> Vec<String> {
        if self.receipts.in_text().len() == 0 {
            return Vec::new();
        }
        let item = |(number, source)| {
            let source = self.ledger.source(source);
            let publisher = directed(&self.ledger.publisher(source.publisher).name);
            let date = escaped(&wording::published(source));
            format!("{number}. <a id=\"r{number}\"></a>{publisher}, {date} · {}", link(&source.url))
        };
        let items: Vec<String> = self.receipts.in_text().map(item).collect();
        vec![format!("## {}", wording::RECEIPTS), items.join("\n")]
    }
}

fn table_row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// A text of the data: an address as a link, all else as it stands.
fn named(name: &str) -> String {
    if name.starts_with("https://") || name.starts_with("http://") { link(name) } else { directed(name) }
}

/// A text of the data, its direction kept to itself.
fn directed(text: &str) -> String {
    if safe::runs_leftward(text) { safe::isolated(&escaped(text)) } else { escaped(text) }
}
