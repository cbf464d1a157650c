//! The receipts at the end of a report: its sources, numbered in order of first mention.

use std::collections::HashMap;

use sanad_core::{
    cited::Cited,
    ledger::Ledger,
    model::{CellKey, SourceIx},
};

use crate::document::{Document, Inline};

/// The sources of a document by number, from 1.
#[derive(Debug, Clone, Default)]
pub struct Receipts {
    sources: Vec<SourceIx>,
    n_in_text: usize,
    numbers: HashMap<SourceIx, usize>,
}

impl Receipts {
    /// Numbers the sources of all figures, in reading order. Figures of charts come last: their text shows no number.
    pub fn of(document: &Document, ledger: &Ledger) -> Self {
        let mut receipts = Self::default();
        for inline in document.lines().into_iter().flat_map(|line| &line.0) {
            match inline {
                Inline::Figure(figure) => {
                    for source in shown_sources(&figure.cited, ledger) {
                        receipts.number(source);
                    }
                }
                Inline::Receipt(source) => receipts.number(*source),
                _ => {}
            }
        }
        receipts.n_in_text = receipts.sources.len();
        for cited in document.figures() {
            for source in shown_sources(cited, ledger) {
                receipts.number(source);
            }
        }
        receipts
    }

    fn number(&mut self, source: SourceIx) {
        let next = self.sources.len() + 1;
        if *self.numbers.entry(source).or_insert(next) == next {
            self.sources.push(source);
        }
    }

    /// The number of a source; `None` where the document does not rest on it.
    pub fn number_of(&self, source: SourceIx) -> Option<usize> {
        self.numbers.get(&source).copied()
    }

    /// The numbers that stand beside a figure, in order.
    pub fn numbers(&self, cited: &Cited, ledger: &Ledger) -> Vec<usize> {
        shown_sources(cited, ledger).into_iter().filter_map(|source| self.number_of(source)).collect()
    }

    /// The sources that the text refers to by number.
    pub fn in_text(&self) -> impl ExactSizeIterator<Item = (usize, SourceIx)> {
        self.iter().take(self.n_in_text)
    }

    /// How many sources only the points of charts rest on: nothing in the text refers to them.
    pub fn n_in_charts(&self) -> usize {
        self.sources.len() - self.n_in_text
    }

    /// All sources with their numbers; those of charts come last.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (usize, SourceIx)> {
        self.sources.iter().enumerate().map(|(at, source)| (at + 1, *source))
    }
}

/// The cell that a figure is of: the one it was derived of, or that of its print. Gaps and limits are of none.
pub(crate) fn key_of(ledger: &Ledger, cited: &Cited) -> Option<CellKey> {
    use sanad_core::cited::Receipt;
    let printed = match cited.receipt() {
        Receipt::Printed { first, .. } | Receipt::Mended { claim: first, .. } => Some(*first),
        _ => None,
    };
    let of_print = || printed.map(|claim| ledger.cell(ledger.claim(claim).cell).key.clone());
    cited.cell().cloned().or_else(of_print)
}

/// The sources that a figure names: that of the finest print, and for a derived one those of its inputs.
fn shown_sources(cited: &Cited, ledger: &Ledger) -> Vec<SourceIx> {
    use sanad_core::cited::Receipt;
    let mut sources: Vec<SourceIx> = Vec::new();
    let mut open = vec![cited];
    while let Some(cited) = open.pop() {
        match cited.receipt() {
            Receipt::Printed { first, .. } | Receipt::Mended { claim: first, .. } => {
                let source = ledger.claim(*first).source;
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
            Receipt::Derived { inputs, .. } => open.extend(inputs.iter().rev()),
            Receipt::Summed { first, rest } => {
                open.extend(rest.iter().rev().map(|(_, cited)| cited));
                open.push(&first.1);
            }
            Receipt::Ends { low, high } => open.extend([&**high, &**low]),
            Receipt::Apart { lower, higher } => open.extend([&**higher, &**lower]),
            Receipt::Declared => {}
        }
    }
    sources
}
