//! Lines of the document as runs of text, each in one tone.

use sanad_core::ledger::Ledger;

use super::width;
use crate::{
    document::{Figure, Inline, Line, Mark},
    figure,
    receipts::Receipts,
    render::{safe, wording},
};

/// Figures up to this many columns are not broken over the lines of a paragraph.
pub(super) const UNBROKEN: usize = 16;

/// What a run is, for color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Heading,
    Receipt,
    Derived,
    Mark(Mark),
}

/// A stretch of text in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Without control characters.
    pub text: String,
    pub tone: Tone,
    /// It is part of the word that it touches: no line is broken at its spaces.
    pub solid: bool,
    /// It runs from right to left: its direction is kept to itself.
    pub isolated: bool,
    /// It stands beside a figure: its bounds or receipts.
    pub aside: bool,
}

impl Run {
    pub fn new(text: &str, tone: Tone) -> Self {
        let text = safe::visible(text).into_owned();
        let isolated = safe::runs_leftward(&text);
        Self { text, tone, solid: false, isolated, aside: false }
    }

    pub fn solid(self) -> Self {
        Self { solid: true, ..self }
    }

    fn aside(self) -> Self {
        Self { aside: true, ..self }
    }
}

/// The columns that runs take on one line.
pub(super) fn width_of(runs: &[Run]) -> usize {
    runs.iter().map(|run| width::of(&run.text)).sum()
}

/// Makes runs of lines.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub receipts: &'a Receipts,
    pub ledger: &'a Ledger,
    /// The widest figures, in columns, that are not broken over lines.
    pub unbroken: usize,
}

impl Writer<'_> {
    /// The runs of a line, words in the tone given.
    pub fn runs(&self, line: &Line, tone: Tone) -> Vec<Run> {
        let mut runs = Vec::new();
        for inline in &line.0 {
            match inline {
                Inline::Words(words) => runs.push(Run::new(words.as_str(), tone)),
                Inline::Name(name) => runs.push(Run::new(name.as_str(), tone)),
                Inline::Count(count) => runs.push(Run::new(&wording::count(*count), tone)),
                Inline::Day(day) => runs.push(Run::new(&figure::day(*day), tone).solid()),
                Inline::Period(period) => {
                    runs.push(Run::new(&figure::period(*period, self.ledger.calendar()), tone));
                }
                Inline::Figure(figure) => self.figure(figure, tone, &mut runs),
                Inline::Receipt(_) => {}
            }
            for (at, number) in wording::numbers(inline, self.receipts, self.ledger).into_iter().enumerate() {
                let apart = runs.last().is_some_and(|run| !run.text.ends_with([' ', '(']));
                let space = if apart { " " } else { "" };
                let run = Run::new(&format!("{space}{}", superscript(number)), Tone::Receipt).aside();
                // The first stays with its figure; the others may begin a line.
                runs.push(if at == 0 { run.solid() } else { run });
            }
        }
        runs
    }

    fn figure(&self, figure: &Figure, tone: Tone, runs: &mut Vec<Run>) {
        let said = wording::figure(figure, self.ledger);
        let tone = match tone {
            _ if said.derived => Tone::Derived,
            // A print in a heading keeps its letters.
            Tone::Heading => Tone::Plain,
            tone => tone,
        };
        if !said.lead.is_empty() {
            let lead = Run::new(&said.lead, tone);
            runs.push(if said.derived { lead.solid() } else { lead });
        }
        let text = Run::new(&said.text, tone);
        runs.push(if width::of(&text.text) <= self.unbroken { text.solid() } else { text });
        if let Some(bounds) = said.bounds {
            runs.push(Run::new(&format!(" ({bounds})"), tone).aside());
        }
    }
}

/// A number in raised digits.
pub(super) fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = number.to_string();
    digits.bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}
