//! A source: what it is and all it prints.

use sanad_core::{
    cited::Cited,
    model::{ClaimIx, SourceIx},
    view::View,
};

use crate::{
    document::{
        Block, Column, Count, Document, Figure, Inline, Line, Mark, Name, Row, Section, Style, Table,
    },
    say,
};

pub(super) fn source(view: View<'_>, ix: SourceIx) -> Document {
    let ledger = view.ledger();
    let mut document = Document::new("show", Line::from(Name::source(ledger, ix)), view);
    let about = Line::from(Name::publisher(ledger, ledger.source(ix).publisher))
        .and(say!(", published "))
        .and(Name::published(ledger, ix));
    let mut blocks = vec![Block::Paragraph(about), Block::Paragraph(Line::from(Name::url(ledger, ix)))];
    if let Some(reason) = Name::inferred(ledger, ix) {
        blocks.push(Block::Paragraph(Line::from(say!("The page shows no date: ")).and(reason)));
    }
    if let Some(origin) = Name::origin(ledger, ix) {
        blocks.push(Block::Paragraph(Line::from(say!("It reprints: ")).and(origin)));
    }
    if !view.sees(ix) {
        blocks.push(Block::Paragraph(Line::from(say!("It was not yet published on the day of this view."))));
    }
    document.sections.push(Section { id: "source", heading: Line::from(say!("Source")), blocks });
    let claims: Vec<ClaimIx> = ledger.claims_of(ix).map(|(ix, _)| ix).collect();
    let heading = Line::from(say!("What it prints: ")).and(Count::of(&claims));
    document.sections.push(Section {
        id: "claims",
        heading,
        blocks: vec![Block::Table(table(view, &claims))],
    });
    document
}

/// A list of claims as a document.
pub fn claims(view: View<'_>, claims: &[ClaimIx]) -> Document {
    let mut document = Document::new("claims", Line::from(say!("Claims")), view);
    let heading = Line::from(say!("Claims: ")).and(Count::of(claims));
    let blocks = if claims.is_empty() {
        vec![Block::Paragraph(Line::from(say!("None. Leave out a filter, or look with sanad find.")))]
    } else {
        vec![Block::Table(table(view, claims))]
    };
    document.sections.push(Section { id: "claims", heading, blocks });
    document
}

/// A list of sources as a document.
pub fn sources(view: View<'_>, sources: &[SourceIx]) -> Document {
    let mut document = Document::new("sources", Line::from(say!("Sources")), view);
    let heading = Line::from(say!("Sources: ")).and(Count::of(sources));
    let blocks = vec![Block::Table(sources_table(view, sources))];
    document.sections.push(Section { id: "sources", heading, blocks });
    document
}

/// A table of sources.
pub(super) fn sources_table(view: View<'_>, sources: &[SourceIx]) -> Table {
    let ledger = view.ledger();
    let row = |ix: &SourceIx| Row {
        mark: Mark::Plain,
        cells: vec![
            Line::from(Name::source(ledger, *ix)),
            Line::from(Name::publisher(ledger, ledger.source(*ix).publisher)),
            Line::from(Name::published(ledger, *ix)),
            Line::from(Count::of(ledger.claims_of(*ix))),
        ],
    };
    let columns = vec![
        Column { heading: Line::from(say!("source")), numeric: false },
        Column { heading: Line::from(say!("publisher")), numeric: false },
        Column { heading: Line::from(say!("published")), numeric: false },
        Column { heading: Line::from(say!("claims")), numeric: true },
    ];
    Table { columns, rows: sources.iter().map(row).collect(), note: None }
}

/// A table of claims: what each measures, when, and what it prints.
pub(super) fn table(view: View<'_>, claims: &[ClaimIx]) -> Table {
    let ledger = view.ledger();
    let row = |ix: &ClaimIx| {
        let claim = ledger.claim(*ix);
        let cited = Cited::of_claim(view, *ix);
        let key = &ledger.cell(claim.cell).key;
        let figure = match claim.value.bounds() {
            Some(_) => Line::from(Figure::styled(cited.clone(), Style::Bounds)),
            None => Line::from(say!("–")),
        };
        Row {
            mark: Mark::Plain,
            cells: vec![
                Line::from(Name::entity(ledger, key.entity)),
                Line::from(Name::measured(ledger, claim.cell)),
                key.period.map_or_else(Line::empty, |period| Line::from(Inline::Period(period))),
                Line::from(Name::status(claim)),
                Line::from(Figure::as_printed(cited)),
                figure,
            ],
        }
    };
    let columns = vec![
        Column { heading: Line::from(say!("entity")), numeric: false },
        Column { heading: Line::from(say!("what")), numeric: false },
        Column { heading: Line::from(say!("period")), numeric: false },
        Column { heading: Line::from(say!("status")), numeric: false },
        Column { heading: Line::from(say!("printed")), numeric: true },
        Column { heading: Line::from(say!("says for certain")), numeric: false },
    ];
    Table { columns, rows: claims.iter().map(row).collect(), note: None }
}
