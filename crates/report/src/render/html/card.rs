//! The receipt of a figure: who printed what, what it says for certain, and for a derived one what it follows from.

use askama::Template;
use sanad_core::{
    cited::{Cited, Receipt, Sign},
    ledger::Ledger,
    model::{ClaimIx, Status, Told},
};

use super::{address::Address, line::FigureText, text::Text};
use crate::{
    document::{Figure, Name, Style},
    figure,
    receipts::Receipts,
    render::wording,
};

/// The receipt of a figure.
#[derive(Debug, Template)]
#[template(path = "html/card.html")]
pub(super) struct Card {
    words: FigureText,
    /// What the figure says for certain.
    certain: String,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Printed { first: Box<Print>, others: Vec<Print> },
    Derived { formula: String, inputs: Vec<Card> },
    Summed { terms: Vec<(&'static str, Card)> },
    Ends { low: Box<Card>, high: Box<Card> },
    Apart { lower: Box<Card>, higher: Box<Card> },
    Mended { print: Box<Print>, agreeing: Vec<Print> },
    Declared,
}

/// One print.
#[derive(Debug, Template)]
#[template(path = "html/print.html")]
struct Print {
    words: Text,
    /// What it says for certain; `None` where it says no figure.
    certain: Option<String>,
    cell: String,
    measured: Text,
    entity: Text,
    period: Option<String>,
    status: &'static str,
    told: Option<&'static str>,
    publisher: Text,
    published: String,
    /// When it was said, where that is not when it was published.
    said: Option<String>,
    voice: Option<Text>,
    authority: Option<Text>,
    locator: Option<Text>,
    note: Option<Text>,
    address: Address,
    archived: Option<Address>,
    /// The number of its source, where the list of receipts has it.
    number: Option<usize>,
}

impl Card {
    /// The receipt of `cited`; numbers are those of `receipts`.
    pub fn of(cited: &Cited, ledger: &Ledger, receipts: &Receipts) -> Self {
        let card = |cited: &Cited| Self::of(cited, ledger, receipts);
        let print = |ix: &ClaimIx| Print::of(*ix, ledger, receipts);
        let body = match cited.receipt() {
            Receipt::Printed { first, rest } => {
                Body::Printed { first: Box::new(print(first)), others: rest.iter().map(print).collect() }
            }
            Receipt::Derived { formula, inputs } => {
                Body::Derived { formula: formula.to_string(), inputs: inputs.iter().map(card).collect() }
            }
            Receipt::Summed { first, rest } => {
                let first = (sign(first.0), card(&first.1));
                let rest = rest.iter().map(|(term_sign, cited)| (sign(*term_sign), card(cited)));
                Body::Summed { terms: std::iter::once(first).chain(rest).collect() }
            }
            Receipt::Ends { low, high } => {
                Body::Ends { low: Box::new(card(low)), high: Box::new(card(high)) }
            }
            Receipt::Apart { lower, higher } => {
                Body::Apart { lower: Box::new(card(lower)), higher: Box::new(card(higher)) }
            }
            Receipt::Mended { claim, agreeing } => {
                Body::Mended { print: Box::new(print(claim)), agreeing: agreeing.iter().map(print).collect() }
            }
            Receipt::Declared => Body::Declared,
        };
        let style = if cited.words().is_some() { Style::AsPrinted } else { Style::Value };
        let unit = ledger.unit(cited.unit());
        Self {
            words: FigureText::of(&Figure::styled(cited.clone(), style), ledger),
            certain: unit
                .map_or_else(String::new, |unit| figure::bounds_text(cited.value(), unit, ledger.calendar())),
            body,
        }
    }
}

fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => "+",
        Sign::Minus => "−",
    }
}

impl Print {
    fn of(ix: ClaimIx, ledger: &Ledger, receipts: &Receipts) -> Self {
        let claim = ledger.claim(ix);
        let source = ledger.source(claim.source);
        let cell = ledger.cell(claim.cell);
        let publisher = ledger.publisher(source.publisher);
        let language = publisher.language.as_deref();
        let extra = claim.extra.as_deref();
        let certain = claim.value.bounds().zip(ledger.unit(&cell.unit));
        let authority = claim.attributed_to().or(source.attributed_to.as_ref());
        let voice =
            Name::voice(ledger, ix).map(|voice| voice.as_str().to_owned()).or_else(|| source.speaker.clone());
        Self {
            words: Text::printed(claim.printed.trim(), language),
            certain: certain.map(|(bounds, unit)| figure::bounds_text(bounds, unit, ledger.calendar())),
            cell: cell.text.to_string(),
            measured: Text::name(Name::measured(ledger, claim.cell).as_str()),
            entity: Text::name(&ledger.entity(cell.key.entity).name),
            period: cell.key.period.map(|period| figure::period(period, ledger.calendar())),
            status: status(claim.status),
            told: told(claim.told),
            publisher: Text::name(&publisher.name),
            published: wording::published(source),
            said: (claim.said != source.published)
                .then(|| figure::span(claim.said.first(), claim.said.last())),
            voice: voice.map(|voice| Text::name(&voice)),
            authority: authority.map(|voice| Text::name(&voice.as_str().replace('-', " "))),
            locator: extra
                .and_then(|extra| extra.locator.as_ref())
                .map(|locator| Text::printed(&locator.0, language)),
            note: extra.and_then(|extra| extra.note.as_deref()).map(Text::name),
            address: Address::of(&source.url),
            archived: source.archived.as_deref().map(Address::of),
            number: receipts.number_of(claim.source),
        }
    }
}

fn status(status: Status) -> &'static str {
    status.as_str()
}

fn told(told: Told) -> Option<&'static str> {
    match told {
        Told::Current => None,
        Told::Base => Some("quoted for comparison"),
        Told::Former => Some("told as superseded"),
    }
}
