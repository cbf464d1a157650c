//! Runs broken into rows of a given width.

use super::{
    run::{Run, Tone},
    width,
};

/// A stretch of a row in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: String,
    pub tone: Tone,
    pub isolated: bool,
}

/// One line of the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    pub pieces: Vec<Piece>,
    /// In columns.
    pub width: usize,
}

impl Row {
    pub fn empty() -> Self {
        Self::default()
    }

    /// So many spaces.
    pub fn blank(columns: usize) -> Self {
        Self::empty().then_text(&" ".repeat(columns), Tone::Plain)
    }

    /// A text, which must hold no control characters.
    pub fn text(text: &str, tone: Tone) -> Self {
        Self::empty().then_text(text, tone)
    }

    /// The row with a text after it.
    #[must_use]
    pub fn then_text(mut self, text: &str, tone: Tone) -> Self {
        if !text.is_empty() {
            self.width += width::of(text);
            self.pieces.push(Piece { text: text.to_owned(), tone, isolated: false });
        }
        self
    }

    /// The row with another after it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.width += other.width;
        self.pieces.extend(other.pieces);
        self
    }

    /// The row with spaces up to so many columns.
    #[must_use]
    pub fn padded_to(self, columns: usize) -> Self {
        let missing = columns.saturating_sub(self.width);
        self.then(Self::blank(missing))
    }

    /// The row set to the right of so many columns.
    #[must_use]
    pub fn right_of(self, columns: usize) -> Self {
        Self::blank(columns.saturating_sub(self.width)).then(self)
    }
}

/// A word: what no line is broken in, with the spaces before it. Its parts are of several runs where those touch.
#[derive(Default)]
struct Word {
    spaces: Vec<(usize, String)>,
    parts: Vec<(usize, String)>,
}

impl Word {
    fn width(&self) -> usize {
        self.parts.iter().map(|(_, text)| width::of(text)).sum()
    }

    /// An address of the web: broken it could not be copied.
    fn is_address(&self) -> bool {
        let starts = |text: &str| text.starts_with("https://") || text.starts_with("http://");
        self.parts.first().is_some_and(|(_, text)| starts(text))
    }
}

/// Breaks runs into rows of at most `columns`, at spaces; words that are wider are broken where the row ends, but
/// addresses, which reach beyond it. Always at least one row.
pub(super) fn wrap(runs: &[Run], columns: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut line = Line { runs, row: Row::empty(), last: None };
    for word in words(runs) {
        let gap: usize = word.spaces.iter().map(|(_, spaces)| spaces.len()).sum();
        let wide = word.width();
        if line.row.width > 0 && line.row.width + gap + wide > columns {
            rows.push(line.end());
        }
        if line.row.width > 0 {
            for (run, spaces) in &word.spaces {
                line.add(*run, spaces);
            }
        }
        for (run, text) in &word.parts {
            let mut rest = text.as_str();
            while !word.is_address() && line.row.width + width::of(rest) > columns {
                let cut = width::cut(rest, columns.saturating_sub(line.row.width));
                if line.row.width > 0 && line.row.width + width::of(&rest[..cut]) > columns {
                    rows.push(line.end());
                    continue;
                }
                line.add(*run, &rest[..cut]);
                rest = &rest[cut..];
                if rest.is_empty() {
                    break;
                }
                rows.push(line.end());
            }
            line.add(*run, rest);
        }
    }
    if line.row.width > 0 || rows.is_empty() {
        rows.push(line.end());
    }
    rows
}

/// The columns of the longest word: what runs can be wrapped to without breaking one.
pub(super) fn longest_word(runs: &[Run]) -> usize {
    words(runs).iter().map(Word::width).max().unwrap_or(0)
}

/// Runs in rows of at most `columns`, the first after `lead`, the others set in as far.
pub(super) fn hang(lead: Row, runs: &[Run], columns: usize) -> Vec<Row> {
    let indent = lead.width;
    let mut lead = Some(lead);
    let set = |row: Row| lead.take().unwrap_or_else(|| Row::blank(indent)).then(row);
    wrap(runs, columns.saturating_sub(indent).max(1)).into_iter().map(set).collect()
}

/// A row in the making.
struct Line<'a> {
    runs: &'a [Run],
    row: Row,
    /// The run that the last piece is of.
    last: Option<usize>,
}

impl Line<'_> {
    fn add(&mut self, run: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        self.row.width += width::of(text);
        match self.row.pieces.last_mut() {
            // One piece, so that a phrase from right to left is turned as a whole.
            Some(piece) if self.last == Some(run) => piece.text.push_str(text),
            _ => {
                let Run { tone, isolated, .. } = self.runs[run];
                self.row.pieces.push(Piece { text: text.to_owned(), tone, isolated });
            }
        }
        self.last = Some(run);
    }

    fn end(&mut self) -> Row {
        self.last = None;
        std::mem::take(&mut self.row)
    }
}

fn words(runs: &[Run]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for (at, run) in runs.iter().enumerate() {
        if run.solid {
            word.parts.push((at, run.text.clone()));
            continue;
        }
        for (nth, text) in run.text.split(' ').enumerate() {
            if nth > 0 {
                if !word.parts.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                word.spaces.push((at, " ".to_owned()));
            }
            if !text.is_empty() {
                word.parts.push((at, text.to_owned()));
            }
        }
    }
    if !word.parts.is_empty() {
        words.push(word);
    }
    words
}
