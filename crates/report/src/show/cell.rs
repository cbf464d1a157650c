//! A cell: what holds, why, and every print over time. And one claim.

use sanad_core::{
    cited::Cited,
    model::{CellIx, ClaimIx, Told},
    observe::{Observation, Reason, Support, observe},
    view::{Knowledge, View},
};

use crate::{
    document::{
        Block, Column, Count, Document, Figure, Inline, Line, Mark, Name, Row, Section, Style, Table,
    },
    say,
    words::Words,
};

pub(super) fn cell(view: View<'_>, ix: CellIx) -> Document {
    let ledger = view.ledger();
    let mut document = Document::new("show", Line::from(Name::cell(ledger, ix)), view);
    let key = &ledger.cell(ix).key;
    let mut what =
        Line::from(Name::entity(ledger, key.entity)).and(say!(", ")).and(Name::measured(ledger, ix));
    if let Some(period) = key.period {
        what = what.and(say!(", ")).and(Inline::Period(period));
    }
    let blocks =
        vec![Block::Paragraph(what), Block::Paragraph(Line::from(Name::definition(ledger, key.indicator)))];
    document.sections.push(Section { id: "cell", heading: Line::from(say!("What it is")), blocks });
    if view.claims_of(ix).next().is_none() {
        let blocks = vec![Block::Paragraph(Line::from(super::NOTHING_YET))];
        document.sections.push(Section { id: "prints", heading: Line::from(say!("Every print")), blocks });
        return document;
    }
    let observation = observe(view, ix);
    document.sections.push(holding(view, observation.as_ref()));
    document.sections.push(prints(view, ix, observation.as_ref()));
    document
}

fn holding(view: View<'_>, observation: Option<&Observation>) -> Section {
    let heading = Line::from(say!("What holds"));
    let Some(observation) = observation else {
        let none = Line::from(say!("No print of it says a figure that is told as current."));
        return Section { id: "holds", heading, blocks: vec![Block::Paragraph(none)] };
    };
    let cited = observation.cited(view);
    let line = Line::from(Figure::as_printed(cited.clone()))
        .and(say!(", which says for certain: "))
        .and(Figure::styled(cited, Style::Bounds));
    let mut blocks = vec![Block::Paragraph(line)];
    let support = match observation.support {
        Some(Support::Authority) => say!("It is supported: it is attributed to an authority."),
        Some(Support::Origins) => say!("It is supported: texts of different origins print it."),
        None => say!("One origin prints it; nothing else supports it."),
    };
    blocks.push(Block::Paragraph(Line::from(support)));
    for passed in &observation.passed_over {
        let cited = Cited::of_claim(view, passed.reading.finest);
        let line = Line::from(say!("It holds before "))
            .and(Figure::as_printed(cited))
            .and(say!(" because "))
            .and(reason(passed.reason));
        blocks.push(Block::Paragraph(line));
    }
    Section { id: "holds", heading, blocks }
}

/// Why one reading holds before another, in words.
fn reason(reason: Reason) -> Words {
    match reason {
        Reason::NewerEdition => {
            say!("it is the figure of a later edition: the period told again a year or more later.")
        }
        Reason::LaterOccasion => say!("it was said on a later occasion."),
        Reason::Supported(Support::Authority) => {
            say!("it is attributed to an authority and the other is not.")
        }
        Reason::Supported(Support::Origins) => {
            say!("texts of different origins print it, and one origin the other.")
        }
        Reason::NewerRelease => say!("it is of a newer release."),
        Reason::MoreOrigins => say!("more origins print it."),
        Reason::FinerPrint => say!("its print is finer."),
        Reason::Order => say!("nothing tells them apart but the order of their words."),
    }
}

fn prints(view: View<'_>, ix: CellIx, observation: Option<&Observation>) -> Section {
    let mut claims: Vec<ClaimIx> = view.claims_of(ix).map(|(ix, _)| ix).collect();
    claims.sort_by_key(|ix| (view.ledger().claim(*ix).said.first(), *ix));
    let rows = claims.iter().map(|ix| print(view, *ix, observation)).collect();
    let columns = vec![
        Column { heading: Line::from(say!("printed")), numeric: true },
        Column { heading: Line::from(say!("says for certain")), numeric: false },
        Column { heading: Line::from(say!("by")), numeric: false },
        Column { heading: Line::from(say!("published")), numeric: false },
        Column { heading: Line::from(say!("status")), numeric: false },
        Column { heading: Line::from(say!("edition")), numeric: true },
        Column { heading: Line::from(say!("standing")), numeric: false },
    ];
    let heading = Line::from(say!("Every print, oldest first: ")).and(Count::of(&claims));
    Section { id: "prints", heading, blocks: vec![Block::Table(Table { columns, rows, note: None })] }
}

fn print(view: View<'_>, ix: ClaimIx, observation: Option<&Observation>) -> Row {
    let ledger = view.ledger();
    let claim = ledger.claim(ix);
    let cited = Cited::of_claim(view, ix);
    let (mark, standing) = standing(claim.told, ix, observation);
    let published = match view.knowledge(claim.source) {
        Knowledge::Uncertain => Line::from(Name::published(ledger, claim.source)).and(say!(" (uncertain)")),
        _ => Line::from(Name::published(ledger, claim.source)),
    };
    let edition = Name::edition(ledger, claim).map_or_else(Line::empty, Line::from);
    Row {
        mark,
        cells: vec![
            Line::from(Figure::as_printed(cited.clone())),
            Line::from(Figure::styled(cited, Style::Bounds)),
            Line::from(Name::publisher(ledger, ledger.source(claim.source).publisher)),
            published,
            Line::from(Name::status(claim)),
            edition,
            Line::from(standing),
        ],
    }
}

fn standing(told: Told, ix: ClaimIx, observation: Option<&Observation>) -> (Mark, Words) {
    if told == Told::Former {
        return (Mark::Plain, say!("told as superseded"));
    }
    let Some(observation) = observation else { return (Mark::Plain, say!("says no figure")) };
    if observation.reading.cut.contains(&ix) {
        return (Mark::Good, say!("holds, if its digits were cut"));
    }
    if observation.reading.claims.contains(&ix) {
        return (Mark::Good, say!("holds"));
    }
    if observation.older.contains(&ix) {
        return (Mark::Plain, say!("agrees, of an earlier edition or occasion"));
    }
    if observation.silent.contains(&ix) {
        return (Mark::Plain, say!("fits several readings"));
    }
    (Mark::Changed, say!("passed over"))
}

pub(super) fn claim(view: View<'_>, ix: ClaimIx) -> Document {
    let ledger = view.ledger();
    let claim = ledger.claim(ix);
    let mut document = Document::new("show", Line::from(Name::claim(ledger, ix)), view);
    if !view.sees(claim.source) {
        let blocks = vec![Block::Paragraph(Line::from(super::source::NOT_YET))];
        document.sections.push(Section { id: "claim", heading: Line::from(say!("Claim")), blocks });
        return document;
    }
    let key = &ledger.cell(claim.cell).key;
    let mut what =
        Line::from(Name::entity(ledger, key.entity)).and(say!(", ")).and(Name::measured(ledger, claim.cell));
    if let Some(period) = key.period {
        what = what.and(say!(", ")).and(Inline::Period(period));
    }
    let mut rows = Vec::new();
    let mut add = |label: Words, line: Line| {
        rows.push(Row { mark: Mark::Plain, cells: vec![Line::from(label), line] });
    };
    let cited = Cited::of_claim(view, ix);
    add(say!("printed"), Line::from(Figure::as_printed(cited.clone())));
    if claim.value.bounds().is_some() {
        add(say!("says for certain"), Line::from(Figure::styled(cited, Style::Bounds)));
    }
    add(say!("of"), what);
    add(say!("cell"), Line::from(Name::cell(ledger, claim.cell)));
    add(say!("status"), Line::from(Name::status(claim)));
    add(say!("published"), Line::from(Name::published(ledger, claim.source)));
    add(say!("by"), Line::from(Name::publisher(ledger, ledger.source(claim.source).publisher)));
    add(say!("page"), Line::from(Name::url(ledger, claim.source)));
    if let Some(voice) = Name::voice(ledger, ix) {
        add(say!("said by"), Line::from(voice));
    }
    if let Some(note) = Name::note(ledger, ix) {
        add(say!("remark"), Line::from(note));
    }
    let columns = vec![
        Column { heading: Line::empty(), numeric: false },
        Column { heading: Line::empty(), numeric: false },
    ];
    let table = Block::Table(Table { columns, rows, note: None });
    document.sections.push(Section { id: "claim", heading: Line::from(say!("Claim")), blocks: vec![table] });
    document
}
