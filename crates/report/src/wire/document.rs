//! A document as JSON: its text as the terminal has it, and beside every figure its value and claims.

use sanad_core::{
    cited::{Cited, Receipt, Sign},
    ledger::Ledger,
};
use serde::Serialize;

use super::{JsonSource, JsonValue, source, value};
use crate::{
    document::{Block, Document, Inline, Line, Mark},
    receipts::{Receipts, key_of},
};

/// A document on the wire.
#[derive(Debug, Serialize)]
pub struct JsonDocument {
    /// The report's name.
    pub report: &'static str,
    /// Its title.
    pub title: JsonLine,
    /// The day whose knowledge it shows.
    pub as_of: String,
    /// The hash of the data.
    pub data_version: String,
    /// Its parts.
    pub sections: Vec<JsonSection>,
    /// The sources it rests on, by their number in the text.
    pub receipts: Vec<JsonReceipt>,
}

/// A section on the wire.
#[derive(Debug, Serialize)]
pub struct JsonSection {
    /// Its stable name.
    pub id: &'static str,
    /// Its heading.
    pub heading: JsonLine,
    /// Its content.
    pub blocks: Vec<JsonBlock>,
}

/// A block on the wire.
#[derive(Debug, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum JsonBlock {
    /// A paragraph.
    Paragraph {
        /// What it says.
        line: JsonLine,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<JsonRow>,
    },
    /// A table.
    Table {
        /// Its column headings.
        columns: Vec<JsonLine>,
        /// Its rows.
        rows: Vec<JsonRow>,
    },
    /// A series.
    Chart {
        /// What it shows.
        caption: JsonLine,
        /// Its months.
        points: Vec<JsonPoint>,
    },
    /// What follows from what, branch by branch as they are read.
    Tree {
        /// Its branches.
        branches: Vec<JsonBranch>,
    },
}

/// A branch of a tree on the wire.
#[derive(Debug, Serialize)]
pub struct JsonBranch {
    /// How many branches it rests below: it belongs to the last one before it that is one less deep.
    pub depth: usize,
    /// plain, new, changed, good or bad.
    pub mark: &'static str,
    /// What it says.
    pub line: JsonLine,
}

/// A row or item on the wire.
#[derive(Debug, Serialize)]
pub struct JsonRow {
    /// plain, new, changed, good or bad.
    pub mark: &'static str,
    /// Its cells.
    pub cells: Vec<JsonLine>,
}

/// A month of a series on the wire.
#[derive(Debug, Serialize)]
pub struct JsonPoint {
    /// The month.
    pub period: String,
    /// Its figure; `null` where nobody printed one.
    pub figure: Option<JsonFigure>,
}

/// A line on the wire.
#[derive(Debug, Serialize)]
pub struct JsonLine {
    /// Its text.
    pub text: String,
    /// Its figures, in the order of the text.
    pub figures: Vec<JsonFigure>,
}

/// A figure on the wire.
#[derive(Debug, Serialize)]
pub struct JsonFigure {
    /// As the text has it.
    pub text: String,
    /// What is known of it.
    pub value: JsonValue,
    /// `printed` or `derived`.
    pub how: &'static str,
    /// The claims it rests on.
    pub claims: Vec<String>,
    /// How it follows from them, where nobody printed it.
    pub formula: Option<String>,
}

/// A receipt on the wire.
#[derive(Debug, Serialize)]
pub struct JsonReceipt {
    /// Its number in the text.
    pub number: usize,
    /// The source.
    pub source: JsonSource,
}

/// A document for the wire.
pub fn document(document: &Document, ledger: &Ledger) -> JsonDocument {
    let receipts = Receipts::of(document, ledger);
    let sections = document.sections.iter().map(|section| JsonSection {
        id: section.id,
        heading: line(&section.heading, ledger),
        blocks: section.blocks.iter().map(|block| self::block(block, ledger)).collect(),
    });
    JsonDocument {
        report: document.name,
        title: line(&document.title, ledger),
        as_of: document.as_of.to_string(),
        data_version: document.data_version.clone(),
        sections: sections.collect(),
        receipts: receipts
            .iter()
            .map(|(number, ix)| JsonReceipt { number, source: source(ledger, ix) })
            .collect(),
    }
}

fn block(block: &Block, ledger: &Ledger) -> JsonBlock {
    match block {
        Block::Paragraph(text) => JsonBlock::Paragraph { line: line(text, ledger) },
        Block::List(items) => JsonBlock::List {
            items: items
                .iter()
                .map(|item| JsonRow { mark: mark(item.mark), cells: vec![line(&item.line, ledger)] })
                .collect(),
        },
        Block::Table(table) => JsonBlock::Table {
            columns: table.columns.iter().map(|column| line(&column.heading, ledger)).collect(),
            rows: table
                .rows
                .iter()
                .map(|row| JsonRow {
                    mark: mark(row.mark),
                    cells: row.cells.iter().map(|cell| line(cell, ledger)).collect(),
                })
                .collect(),
        },
        Block::Tree(tree) => JsonBlock::Tree {
            branches: tree
                .rows()
                .into_iter()
                .map(|(above, branch)| JsonBranch {
                    depth: above.len(),
                    mark: mark(branch.mark),
                    line: line(&branch.line, ledger),
                })
                .collect(),
        },
        Block::Chart(chart) => JsonBlock::Chart {
            caption: line(&chart.caption, ledger),
            points: chart
                .points
                .iter()
                .map(|point| JsonPoint {
                    period: ledger.calendar().text(point.period),
                    figure: point.figure.as_ref().map(|cited| {
                        let figure = crate::document::Figure::as_printed(cited.clone());
                        self::figure(&figure, ledger)
                    }),
                })
                .collect(),
        },
    }
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Plain => "plain",
        Mark::New => "new",
        Mark::Changed => "changed",
        Mark::Good => "good",
        Mark::Bad => "bad",
    }
}

fn line(line: &Line, ledger: &Ledger) -> JsonLine {
    let mut json = JsonLine { text: String::new(), figures: Vec::new() };
    for inline in &line.0 {
        match inline {
            Inline::Words(words) => json.text.push_str(words.as_str()),
            Inline::Name(name) => json.text.push_str(name.as_str()),
            Inline::Count(count) => json.text.push_str(&count.get().to_string()),
            Inline::Day(day) => json.text.push_str(&crate::figure::day(*day)),
            Inline::Period(period) => json.text.push_str(&crate::figure::period(*period, ledger.calendar())),
            Inline::Receipt(_) => {}
            Inline::Figure(shown) => {
                let shown = figure(shown, ledger);
                json.text.push_str(&shown.text);
                json.figures.push(shown);
            }
        }
    }
    json
}

fn figure(shown: &crate::document::Figure, ledger: &Ledger) -> JsonFigure {
    let cited = &shown.cited;
    JsonFigure {
        text: crate::figure::show(shown, ledger).text,
        value: value(cited.value(), cited.nominal(), cited.unit()),
        how: if matches!(cited.receipt(), Receipt::Printed { .. }) { "printed" } else { "derived" },
        claims: cited.claims().into_iter().map(|ix| ledger.claim_id(ix)).collect(),
        formula: formula(cited, ledger),
    }
}

/// The formula of a derived figure; of a sum, its signed terms.
fn formula(cited: &Cited, ledger: &Ledger) -> Option<String> {
    match cited.receipt() {
        Receipt::Printed { .. } | Receipt::Mended { .. } | Receipt::Declared => None,
        Receipt::Ends { low, high } => {
            let (low, high) = (formula(low, ledger)?, formula(high, ledger)?);
            Some(if low == high { low } else { format!("at least by {low}, at most by {high}") })
        }
        Receipt::Apart { lower, higher } => {
            let cell = |cited: &Cited| key_of(ledger, cited).map(|key| ledger.cell_text(&key));
            Some(format!("least of {} less most of {}", cell(higher)?, cell(lower)?))
        }
        Receipt::Derived { formula, .. } => Some(formula.to_string()),
        Receipt::Summed { first, rest } => {
            let term = |sign: &Sign, cited: &Cited| {
                let sign = match sign {
                    Sign::Plus => "+ ",
                    Sign::Minus => "- ",
                };
                let cell = key_of(ledger, cited).map(|key| ledger.cell_text(&key));
                format!("{sign}{}", cell.unwrap_or_default())
            };
            let mut text = term(&first.0, &first.1);
            for (sign, cited) in rest {
                text.push(' ');
                text.push_str(&term(sign, cited));
            }
            Some(text.trim_start_matches("+ ").to_owned())
        }
    }
}
