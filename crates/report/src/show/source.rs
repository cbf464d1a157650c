//! A source: what it is and all it prints.

use sanad_core::{
    cited::Cited,
    model::{ClaimIx, SourceIx},
    period::Period,
    view::View,
};

use crate::{
    document::{
        Block, Column, Count, Document, Figure, Inline, Line, Mark, Name, Row, Section, Style, Table,
    },
    say,
    words::Words,
};

/// What to say of what a view does not hold.
pub(super) const NOT_YET: Words = say!("It was not yet published on the day of this view.");

pub(super) fn source(view: View<'_>, ix: SourceIx) -> Document {
    let ledger = view.ledger();
    let mut document = Document::new("show", Line::from(Name::source(ledger, ix)), view);
    let about = Line::from(Name::publisher(ledger, ledger.source(ix).publisher))
        .and(if ledger.source(ix).inferred.is_none() { say!(", published ") } else { say!(", ") })
        .and(Name::published(ledger, ix));
    let mut blocks = vec![Block::Paragraph(about), Block::Paragraph(Line::from(Name::url(ledger, ix)))];
    if let Some(reason) = Name::inferred(ledger, ix) {
        blocks
            .push(Block::Paragraph(Line::from(say!("The page shows no date. Why these days: ")).and(reason)));
    }
    if let Some(origin) = Name::origin(ledger, ix) {
        blocks.push(Block::Paragraph(Line::from(say!("It reprints: ")).and(origin)));
    }
    if !view.sees(ix) {
        blocks.push(Block::Paragraph(Line::from(NOT_YET)));
    }
    document.sections.push(Section { id: "source", heading: Line::from(say!("Source")), blocks });
    if !view.sees(ix) {
        return document;
    }
    let claims: Vec<ClaimIx> = ledger.claims_of(ix).map(|(ix, _)| ix).collect();
    let heading = Line::from(say!("What it prints: ")).and(Count::of(&claims));
    let blocks = if claims.is_empty() {
        vec![Block::Paragraph(Line::from(say!("No claim is taken from it yet.")))]
    } else {
        table(view, &claims)
    };
    document.sections.push(Section { id: "claims", heading, blocks });
    document
}

/// A list of claims as a document.
pub fn claims(view: View<'_>, claims: &[ClaimIx]) -> Document {
    let mut document = Document::new("claims", Line::from(say!("Claims")), view);
    let heading = Line::from(say!("Claims: ")).and(Count::of(claims));
    let blocks = if claims.is_empty() {
        let none = if view.counts().n_sources == 0 {
            super::NOTHING_YET
        } else {
            say!("None. Leave out a filter, or look with sanad find.")
        };
        vec![Block::Paragraph(Line::from(none))]
    } else {
        table(view, &by_cell(view, claims))
    };
    document.sections.push(Section { id: "claims", heading, blocks });
    document
}

/// A list of sources as a document.
pub fn sources(view: View<'_>, sources: &[SourceIx]) -> Document {
    let mut document = Document::new("sources", Line::from(say!("Sources")), view);
    let heading = Line::from(say!("Sources: ")).and(Count::of(sources));
    let blocks = if sources.is_empty() {
        vec![Block::Paragraph(Line::from(say!("None was published by this day.")))]
    } else {
        vec![Block::Table(sources_table(view, sources))]
    };
    document.sections.push(Section { id: "sources", heading, blocks });
    document
}

/// A table of sources.
pub(super) fn sources_table(view: View<'_>, sources: &[SourceIx]) -> Table {
    let ledger = view.ledger();
    let row = |ix: &SourceIx| {
        let claims: Vec<ClaimIx> = ledger.claims_of(*ix).map(|(ix, _)| ix).collect();
        Row {
            mark: Mark::Plain,
            cells: vec![
                Line::from(Name::source(ledger, *ix)),
                Line::from(Name::publisher(ledger, ledger.source(*ix).publisher)),
                Line::from(Name::published(ledger, *ix)),
                Line::from(Count::of(&claims)),
            ],
        }
    };
    let columns = vec![
        Column { heading: Line::from(say!("source")), numeric: false },
        Column { heading: Line::from(say!("publisher")), numeric: false },
        Column { heading: Line::from(say!("published")), numeric: false },
        Column { heading: Line::from(say!("claims")), numeric: true },
    ];
    Table { columns, rows: sources.iter().map(row).collect(), note: None }
}

/// Claims in the order in which they are read: by what they measure and when, then as they were published.
pub(super) fn by_cell(view: View<'_>, claims: &[ClaimIx]) -> Vec<ClaimIx> {
    let ledger = view.ledger();
    let mut claims = claims.to_vec();
    claims.sort_by_key(|ix| {
        let claim = ledger.claim(*ix);
        let key = &ledger.cell(claim.cell).key;
        let days = key.period.and_then(Period::days).map(|(first, last)| (last, first));
        let published = ledger.source(claim.source).published.first();
        (key.entity, key.indicator, &key.measure, days, key.kind, published, *ix)
    });
    claims
}

/// Claims as a table: what each measures, when, and what it prints. What all of them share is said once, above, and
/// makes room for their sources.
pub(super) fn table(view: View<'_>, claims: &[ClaimIx]) -> Vec<Block> {
    let ledger = view.ledger();
    let key = |ix: &ClaimIx| &ledger.cell(ledger.claim(*ix).cell).key;
    let source = |ix: &ClaimIx| ledger.claim(*ix).source;
    let Some((first, others)) = claims.split_first() else { return Vec::new() };
    let one_entity = others.iter().all(|ix| key(ix).entity == key(first).entity);
    let measured = |ix: &ClaimIx| (key(ix).indicator, &key(ix).measure);
    let one_measured = others.iter().all(|ix| measured(ix) == measured(first));
    let sources = (one_entity || one_measured) && others.iter().any(|ix| source(ix) != source(first));
    let mut shared = Line::empty();
    if one_entity {
        shared = shared.and(Name::entity(ledger, key(first).entity));
    }
    if one_measured {
        shared = if one_entity { shared.and(say!(", ")) } else { shared };
        shared = shared.and(Name::measured(ledger, ledger.claim(*first).cell));
    }
    let columns = [
        (!one_entity).then(|| Column { heading: Line::from(say!("entity")), numeric: false }),
        (!one_measured).then(|| Column { heading: Line::from(say!("what")), numeric: false }),
        Some(Column { heading: Line::from(say!("period")), numeric: false }),
        Some(Column { heading: Line::from(say!("status")), numeric: false }),
        Some(Column { heading: Line::from(say!("printed")), numeric: true }),
        Some(Column { heading: Line::from(say!("says for certain")), numeric: false }),
        sources.then(|| Column { heading: Line::from(say!("source")), numeric: false }),
    ];
    let row = |ix: &ClaimIx| {
        let claim = ledger.claim(*ix);
        let cited = Cited::of_claim(view, *ix);
        let certain = match claim.value.bounds() {
            Some(_) => Line::from(Figure::styled(cited.clone(), Style::Bounds)),
            None => Line::from(say!("–")),
        };
        let cells = [
            (!one_entity).then(|| Line::from(Name::entity(ledger, key(ix).entity))),
            (!one_measured).then(|| Line::from(Name::measured(ledger, claim.cell))),
            Some(key(ix).period.map_or_else(Line::empty, |period| Line::from(Inline::Period(period)))),
            Some(Line::from(Name::status(claim))),
            Some(Line::from(Figure::as_printed(cited))),
            Some(certain),
            sources.then(|| Line::from(Name::source(ledger, claim.source))),
        ];
        Row { mark: Mark::Plain, cells: cells.into_iter().flatten().collect() }
    };
    let columns = columns.into_iter().flatten().collect();
    let table = Block::Table(Table { columns, rows: claims.iter().map(row).collect(), note: None });
    if one_entity || one_measured { vec![Block::Paragraph(shared), table] } else { vec![table] }
}
