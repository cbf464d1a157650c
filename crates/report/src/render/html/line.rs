//! Lines of a document as pieces of a page.

use askama::Template;
use jiff::civil::Date;

use super::text::Text;
use crate::{document::Mark, figure};

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
    /// What it is known to lie between, where the text alone does not say.
    pub bounds: Option<String>,
    /// Nobody printed it: it follows from printed ones.
    pub derived: bool,
    /// The numbers of its receipts.
    pub receipts: Vec<usize>,
}

/// The text of a figure: what was printed in another script stands apart from what our words add to it.
#[derive(Debug, Clone)]
pub(super) struct FigureText {
    /// `about`, a sign.
    pub before: String,
    /// The figure.
    pub text: Text,
}

impl FigureText {
    /// The text of a figure, of which `words` were printed in `language`.
    pub fn of(shown: &str, words: Option<&str>, language: Option<&str>) -> Self {
        let printed = words.map(str::trim).filter(|words| !words.is_empty());
        match printed.and_then(|words| Some((shown.strip_suffix(words)?, words))) {
            Some((before, words)) => Self { before: before.to_owned(), text: Text::printed(words, language) },
            None => Self { before: String::new(), text: Text::name(shown) },
        }
    }
}

/// A day: for readers and for machines.
#[derive(Debug, Clone)]
pub(super) struct Day {
    pub iso: String,
    pub text: String,
}

impl Day {
    /// The day.
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
    pub sign: &'static str,
    /// What is meant.
    pub meaning: &'static str,
}

impl Sign {
    /// The sign of a mark; `None` where there is nothing to say.
    pub fn of(mark: Mark) -> Option<Self> {
        let (class, sign, meaning) = match mark {
            Mark::Plain => return None,
            Mark::New => ("new", "+", "new"),
            Mark::Changed => ("changed", "~", "changed"),
            Mark::Good => ("good", "✓", "as promised"),
            Mark::Bad => ("bad", "✗", "late, missed or wrong"),
        };
        Some(Self { class, sign, meaning })
    }
}
