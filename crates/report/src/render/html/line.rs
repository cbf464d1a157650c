//! Lines of a document as pieces of a page.

use askama::Template;
use jiff::civil::Date;
use sanad_core::{
    cited::{Cited, Receipt},
    ledger::Ledger,
};

use super::text::Text;
use crate::{
    document::{Figure, Mark},
    figure,
    render::wording::{self, Said},
};

/// A figure of more letters may be broken between its words.
const LONGEST_UNBROKEN: usize = 20;

/// A line.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "html/line.html", whitespace = "suppress")]
pub(super) struct LineView {
    pub pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// Words of the program, a count or a period.
    Plain(String),
    /// Text of the data.
    Text(Text),
    /// A figure.
    Figure(FigureView),
    /// A day.
    Day(Day),
    /// The number of a receipt.
    Receipt(usize),
}

/// A figure as a button that opens its card.
#[derive(Debug, Clone)]
pub(super) struct FigureView {
    /// Its place on the page, for the way back from a receipt.
    pub id: usize,
    /// Its card.
    pub card: usize,
    /// Its text.
    pub words: FigureText,
    /// The numbers of its receipts.
    pub receipts: Vec<usize>,
}

/// The text of a figure: what was printed in another script stands apart from what our words add to it.
#[derive(Debug, Clone)]
pub(super) struct FigureText {
    /// `about`, `≈`.
    pub before: String,
    /// The figure.
    pub text: Text,
    /// What it is known to lie between, where the text alone does not say.
    pub bounds: Option<String>,
    /// Nobody printed it: it follows from printed ones.
    pub derived: bool,
    /// It fits a line and is not broken.
    pub short: bool,
}

impl FigureText {
    /// The text of a figure.
    pub fn of(figure: &Figure, ledger: &Ledger) -> Self {
        let Said { lead, text, bounds, derived } = wording::figure(figure, ledger);
        let short = lead.chars().count() + text.chars().count() <= LONGEST_UNBROKEN;
        let text = Text::printed(&text, language(&figure.cited, ledger));
        Self { before: lead, text, bounds, derived, short }
    }
}

/// The language that a printed figure's words are in.
fn language<'l>(cited: &Cited, ledger: &'l Ledger) -> Option<&'l str> {
    let Receipt::Printed { first, .. } = cited.receipt() else { return None };
    let source = ledger.source(ledger.claim(*first).source);
    ledger.publisher(source.publisher).language.as_deref()
}

/// A day: for readers and for machines.
#[derive(Debug, Clone)]
pub(super) struct Day {
    pub iso: String,
    pub text: String,
}

impl Day {
    /// A day in a report's heading.
    pub fn long(day: Date, ledger: &Ledger) -> Self {
        Self { iso: day.to_string(), text: wording::long_day(day, ledger) }
    }

    /// A day.
    pub fn of(day: Date) -> Self {
        Self { iso: day.to_string(), text: figure::day(day) }
    }
}

/// A mark: its sign for those who see it, its meaning for all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    /// Its class in the style sheet.
    pub class: &'static str,
    /// What is seen.
    pub seen: &'static str,
    /// What is meant.
    pub meaning: &'static str,
}

impl Sign {
    /// The sign of a mark; `None` where there is nothing to say.
    pub fn of(mark: Mark) -> Option<Self> {
        let (class, meaning) = match mark {
            Mark::Plain => ("plain", ""),
            Mark::New => ("new", "new"),
            Mark::Changed => ("changed", "changed"),
            Mark::Good => ("good", "as promised"),
            Mark::Bad => ("bad", "late, missed or wrong"),
        };
        Some(Self { class, seen: wording::glyph(mark)?, meaning })
    }
}
