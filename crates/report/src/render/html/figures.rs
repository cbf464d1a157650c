//! The figures of a page: each gets an id, a card and its receipts' numbers, in reading order.

use std::collections::HashMap;

use sanad_core::ledger::Ledger;

use super::{
    card::Card,
    line::{Day, FigureText, FigureView, LineView, Piece},
    text::Text,
};
use crate::{
    document::{Figure, Inline, Line},
    figure,
    receipts::Receipts,
    render::{visible, wording},
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
    count: usize,
    cards: Vec<CardEntry>,
    /// Figures with the same receipt share a card.
    card_of: HashMap<String, usize>,
    uses: Uses,
}

impl<'d> Figures<'d> {
    /// No figures yet.
    pub fn new(ledger: &'d Ledger, receipts: &'d Receipts) -> Self {
        Self { ledger, receipts, count: 0, cards: Vec::new(), card_of: HashMap::new(), uses: Uses::new() }
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
            Inline::Count(count) => Piece::Plain(wording::count(*count)),
            Inline::Day(day) => Piece::Day(Day::of(*day)),
            Inline::Period(period) => Piece::Plain(figure::period(*period, self.ledger.calendar())),
            Inline::Receipt(source) => Piece::Receipt(self.receipts.number_of(*source)?),
        })
    }

    fn figure(&mut self, figure: &Figure) -> FigureView {
        self.count += 1;
        let id = self.count;
        let words = FigureText::of(figure, self.ledger);
        let receipts = self.receipts.numbers(&figure.cited, self.ledger);
        for number in &receipts {
            let uses = self.uses.entry(*number).or_default();
            uses.push(Use { figure: id, text: words.clone() });
        }
        let card = self.card(figure);
        FigureView { id, card, words, receipts }
    }

    fn card(&mut self, figure: &Figure) -> usize {
        let body = Card::of(&figure.cited, self.ledger, self.receipts).to_string();
        if let Some(known) = self.card_of.get(&body) {
            return *known;
        }
        let id = self.cards.len() + 1;
        self.card_of.insert(body.clone(), id);
        let label = visible(&figure::show(figure, self.ledger).text).into_owned();
        self.cards.push(CardEntry { id, label, body });
        id
    }
}
