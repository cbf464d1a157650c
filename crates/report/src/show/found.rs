//! What a search found.

use sanad_core::{find::Found, view::View};

use super::source::{by_cell, table};
use crate::{
    document::{Block, Count, Document, Item, Line, Mark, Name, Section},
    say,
};

/// How many claims the page lists; the JSON and CSV have all.
const SHOWN: usize = 60;

/// What was found, as a document.
pub fn found(view: View<'_>, found: &Found) -> Document {
    let ledger = view.ledger();
    let mut document = Document::new("find", Line::from(say!("Found")), view);
    let item = |line: Line| Item { mark: Mark::Plain, line };
    let mut list = |id: &'static str, heading: Line, items: Vec<Item>| {
        if !items.is_empty() {
            document.sections.push(Section { id, heading, blocks: vec![Block::List(items)] });
        }
    };
    let entities = found.entities.iter().map(|ix| {
        item(Line::from(Name::entity_id(ledger, *ix)).and(say!(" – ")).and(Name::entity(ledger, *ix)))
    });
    list("entities", Line::from(say!("Entities: ")).and(Count::of(&found.entities)), entities.collect());
    let indicators = found.indicators.iter().map(|ix| {
        item(Line::from(Name::indicator_id(ledger, *ix)).and(say!(" – ")).and(Name::indicator(ledger, *ix)))
    });
    list(
        "indicators",
        Line::from(say!("Indicators: ")).and(Count::of(&found.indicators)),
        indicators.collect(),
    );
    let series = found.series.iter().map(|(entity, indicator)| {
        let id = Line::from(Name::series_id(ledger, *entity, *indicator));
        let entity = Name::entity(ledger, *entity);
        item(id.and(say!(" – ")).and(entity).and(say!(", ")).and(Name::indicator(ledger, *indicator)))
    });
    list("series", Line::from(say!("Series: ")).and(Count::of(&found.series)), series.collect());
    let sources = found
        .sources
        .iter()
        .map(|ix| item(Line::from(Name::source(ledger, *ix)).and(say!(" – ")).and(Name::url(ledger, *ix))));
    list("sources", Line::from(say!("Sources: ")).and(Count::of(&found.sources)), sources.collect());
    if !found.claims.is_empty() {
        let sorted = by_cell(view, &found.claims);
        let (shown, hidden) = sorted.split_at(sorted.len().min(SHOWN));
        let heading = Line::from(say!("Claims: ")).and(Count::of(&found.claims));
        let mut blocks = table(view, shown);
        if !hidden.is_empty() {
            let more =
                Line::from(say!("And ")).and(Count::of(hidden)).and(say!(" more: --format json lists all."));
            blocks.push(Block::Paragraph(more));
        }
        document.sections.push(Section { id: "claims", heading, blocks });
    }
    if found.is_empty() {
        let none = say!(
            "Nothing. Try fewer words, or a number alone: it is found in any scale and either digits. Of a period: sanad claims --period PERIOD."
        );
        let blocks = vec![Block::Paragraph(Line::from(none))];
        document.sections.push(Section { id: "nothing", heading: Line::from(say!("Found")), blocks });
    }
    document
}
