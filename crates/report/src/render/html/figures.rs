//! The figures of a page: each gets an id, a card and its receipts' numbers, in reading order.

use std::collections::HashMap;

use sanad_core::{
    cited::{Cited, Receipt},
    ledger::Ledger,
};

use super::{
    card::Card,
    line::{Day, FigureText, FigureView, LineView, Piece},
    text::Text,
};
use crate::{
    document::{Figure, Inline, Line},
    figure,
    receipts::Receipts,
};

/// A card with its id.
#[derive(Debug)]
pub(super) struct CardEntry {
    /// Its number on the page.
    pub id: usize,
    /// The figure in a few words, for those who hear it announced.
    pub label: String,
    /// Its markup.
    pub body: String,
}

/// Where a source is used: a figure's id and its text.
#[derive(Debug, Clone)]
pub(super) struct Use {
    /// The figure's place on the page.
    pub figure: usize,
    /// Its text.
    pub text: FigureText,
}

/// The uses of sources, by receipt number.
pub(super) type Uses = HashMap<usize, Vec<Use>>;

/// Turns lines into pieces and keeps what their figures need.
#[derive(Debug)]
pub(super) struct Figures<'d> {
    ledger: &'d Ledger,
    receipts: &'d Receipts,
    n_figures: usize,
    cards: Vec<CardEntry>,
    /// Figures with the same receipt share a card.
    card_of: HashMap<String, usize>,
    uses: Uses,
}

impl<'d> Figures<'d> {
    /// No figures yet.
    pub fn new(ledger: &'d Ledger, receipts: &'d Receipts) -> Self {
        Self { ledger, receipts, n_figures: 0, cards: Vec::new(), card_of: HashMap::new(), uses: Uses::new() }
    }

    /// The ledger.
    pub fn ledger(&self) -> &'d Ledger {
        self.ledger
    }

    /// The cards, and where the sources are used.
    pub fn finish(self) -> (Vec<CardEntry>, Uses) {
        (self.cards, self.uses)
    }

    /// A line; its figures are taken in.
    pub fn line(&mut self, line: &Line) -> LineView {
        LineView { pieces: line.0.iter().filter_map(|inline| self.piece(inline)).collect() }
    }

    fn piece(&mut self, inline: &Inline) -> Option<Piece> {
        Some(match inline {
            Inline::Words(words) => Piece::Plain(words.as_str().to_owned()),
            Inline::Name(name) => Piece::Text(Text::name(name.as_str())),
            Inline::Figure(figure) => Piece::Figure(self.figure(figure)),
            Inline::Count(count) => Piece::Plain(figure::grouped(count.get().into())),
            Inline::Day(day) => Piece::Day(Day::of(*day)),
            Inline::Period(period) => Piece::Plain(figure::period(*period, self.ledger.calendar())),
            Inline::Receipt(source) => Piece::Receipt(self.receipts.number_of(*source)?),
        })
    }

    fn figure(&mut self, figure: &Figure) -> FigureView {
        self.n_figures += 1;
        let id = self.n_figures;
        let cited = &figure.cited;
        let shown = figure::show(figure, self.ledger);
        let words = FigureText::of(&shown.text, cited.words(), language(cited, self.ledger));
        let receipts = self.receipts.numbers(cited, self.ledger);
        for number in &receipts {
            let uses = self.uses.entry(*number).or_default();
            uses.push(Use { figure: id, text: words.clone() });
        }
        let card = self.card(cited, shown.text);
        let derived = !matches!(cited.receipt(), Receipt::Printed { .. });
        FigureView { id, card, words, bounds: shown.bounds, derived, receipts }
    }

    fn card(&mut self, cited: &Cited, label: String) -> usize {
        let body = Card::of(cited, self.ledger, self.receipts).to_string();
        if let Some(known) = self.card_of.get(&body) {
            return *known;
        }
        let id = self.cards.len() + 1;
        self.card_of.insert(body.clone(), id);
        self.cards.push(CardEntry { id, label, body });
        id
    }
}

/// The language that a printed figure's words are in.
pub(super) fn language<'l>(cited: &Cited, ledger: &'l Ledger) -> Option<&'l str> {
    let Receipt::Printed { first, .. } = cited.receipt() else { return None };
    let source = ledger.source(ledger.claim(*first).source);
    ledger.publisher(source.publisher).language.as_deref()
}
