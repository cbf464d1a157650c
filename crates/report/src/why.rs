//! `why`: two figures side by side, and the kind of difference between them.

use sanad_core::{
    check::Class,
    model::{CellKey, Told},
    view::View,
    why::{Compared, Lie, Reason, Why},
};

use crate::{
    arithmetic,
    document::{Block, Column, Document, Figure, Item, Line, Mark, Name, Row, Section, Style, Table},
    finding::{self, what},
    say,
};

/// Two figures as a document.
pub fn page(view: View<'_>, why: &Why) -> Document {
    let mut document = Document::new("why", Line::from(say!("Two figures")), view);
    let columns = [
        (say!("figure"), true),
        (say!("says for certain"), false),
        (say!("of"), false),
        (say!("by"), false),
        (say!("published"), false),
        (say!("edition"), true),
    ];
    let columns = columns.map(|(heading, numeric)| Column { heading: Line::from(heading), numeric });
    let rows = [&why.a, &why.b].map(|side| row(view, side));
    let table = Table { columns: columns.into(), rows: rows.into(), note: None };
    let heading = Line::from(say!("The figures"));
    document.sections.push(Section { id: "figures", heading, blocks: vec![Block::Table(table)] });
    let item = |reason: &Reason| Item { mark: mark(reason), line: reason_line(view, why, reason) };
    let items = why.reasons.iter().map(item).collect();
    let heading = Line::from(say!("Why they differ"));
    document.sections.push(Section { id: "why", heading, blocks: vec![Block::List(items)] });
    for reason in &why.reasons {
        if let Reason::Found(found) = reason {
            document.sections.push(finding::card(view, found));
        }
    }
    document
}

fn row(view: View<'_>, side: &Compared) -> Row {
    let ledger = view.ledger();
    let (figure, certain) = match &side.cited {
        Some(cited) => {
            let figure = match cited.words() {
                Some(_) => arithmetic::shown(cited),
                None => Figure::styled(cited.clone(), Style::Brief),
            };
            (Line::from(figure), Line::from(Figure::styled(cited.clone(), Style::Bounds)))
        }
        None => (Line::from(say!("not printed")), Line::empty()),
    };
    let claim = side.claim.map(|ix| ledger.claim(ix));
    let by = match claim {
        Some(claim) => Line::from(Name::publisher(ledger, ledger.source(claim.source).publisher)),
        None if side.cited.is_some() => Line::from(say!("derived")),
        None => Line::empty(),
    };
    let published = claim.map_or_else(Line::empty, |claim| Line::from(Name::published(ledger, claim.source)));
    let edition = claim.and_then(|claim| Name::edition(ledger, claim)).map_or_else(Line::empty, Line::from);
    Row { mark: Mark::Plain, cells: vec![figure, certain, what(view, &side.key), by, published, edition] }
}

fn mark(reason: &Reason) -> Mark {
    match reason {
        Reason::Found(found) => finding::mark(found),
        Reason::Contradiction => Mark::Bad,
        Reason::Equal | Reason::Rounding | Reason::Same | Reason::Cut => Mark::Good,
        _ => Mark::Plain,
    }
}

/// A reason in words.
pub(crate) fn reason_line(view: View<'_>, why: &Why, reason: &Reason) -> Line {
    let ledger = view.ledger();
    let (a, b) = (&why.a.key, &why.b.key);
    let both =
        |line: Line, of: &dyn Fn(&CellKey) -> Line| line.and_all(of(a)).and(say!(" against ")).and_all(of(b));
    match reason {
        Reason::Entity { whole: Some(whole) } => {
            let part = if a.entity == *whole { b.entity } else { a.entity };
            Line::from(say!("Of a whole and its part: "))
                .and(Name::entity(ledger, part))
                .and(say!(" is part of "))
                .and(Name::entity(ledger, *whole))
        }
        Reason::Entity { whole: None } => both(Line::from(say!("Of different things: ")), &|key| {
            Line::from(Name::entity(ledger, key.entity))
        }),
        Reason::Definition => {
            let of = |key: &CellKey| {
                Line::from(Name::indicator(ledger, key.indicator))
                    .and(say!(" ("))
                    .and(Name::definition(ledger, key.indicator))
                    .and(say!(")"))
            };
            both(Line::from(say!("Of different definitions: ")), &of)
        }
        Reason::Measure => both(Line::from(say!("They measure different things: ")), &|key| {
            Line::from(Name::measured_by(ledger, key))
        }),
        Reason::Kind => {
            both(Line::from(say!("What was, what is promised and what is expected differ: ")), &|key| {
                Line::from(Name::kind(key.kind))
            })
        }
        Reason::Period(lie) => {
            let words = match lie {
                Lie::FiscalAndCalendar => say!("A fiscal year against a calendar year: "),
                Lie::Inside => say!("One period lies in the other: "),
                Lie::Overlapping => say!("Their periods overlap: "),
                Lie::OtherYear => say!("The same months of different years: "),
                Lie::Apart => say!("Of different periods: "),
            };
            both(Line::from(words), &|key| match key.period {
                Some(period) => Line::from(period),
                None => Line::from(say!("no period")),
            })
        }
        Reason::Unit => both(
            Line::from(say!("Counted in different units; nothing is converted between currencies: ")),
            &|key| Line::from(Name::unit(ledger, key.indicator)),
        ),
        Reason::PrintedUnit => Line::from(say!(
            "Printed in different units of one kind; what each says for certain is in one unit"
        )),
        Reason::Told(Told::Former) => {
            Line::from(say!("One is told as superseded: it was so, and the other is so now"))
        }
        Reason::Told(Told::Base) => Line::from(say!(
            "One is quoted for comparison: last year's figure, as it was known then or since"
        )),
        Reason::Told(Told::Current) => Line::from(say!("Both are told as current")),
        Reason::Voice => Line::from(say!("Expectations of different voices: they need not agree")),
        Reason::Edition(first, second) => {
            Line::from(say!("Of different editions: the period told again a year or more later. Edition "))
                .and(Name::edition_number(*first))
                .and(say!(" against "))
                .and(Name::edition_number(*second))
        }
        Reason::Release => {
            let line = Line::from(say!("Of different releases: the later one may be revised"));
            with_vintages(view, why, line)
        }
        Reason::Occasion => with_vintages(view, why, Line::from(say!("Said on different occasions"))),
        Reason::Same => Line::from(say!("They are one print")),
        Reason::Equal => Line::from(say!("They say the same")),
        Reason::Rounding => Line::from(say!("They agree: the difference is rounding")),
        Reason::Cut => Line::from(say!("They agree if digits were cut instead of rounded")),
        Reason::Found(found) => Line::from(match found.class {
            Class::Contradiction => say!("One source contradicts itself: "),
            Class::Range => say!("One of them cannot be: "),
            Class::Disagreement => say!("They cannot both be right: "),
            Class::Revision => say!("The later one revises the earlier: "),
            Class::Drift => say!("They are of different editions and do not add up: "),
            Class::NearMiss => say!("They agree only if digits were cut: "),
        })
        .and(Name::class(found.class))
        .and(say!(" "))
        .and(Name::finding(found.id))
        .and(say!(": "))
        .and_all(finding::message(view, found)),
        Reason::Contradiction => {
            let line = Line::from(say!("Of one cell and time: they cannot both hold"));
            let gap = why.a.cited.as_ref().zip(why.b.cited.as_ref()).and_then(|(a, b)| a.less(b));
            match gap {
                Some(gap) => {
                    line.and(say!("; the first less the second is ")).and(Figure::styled(gap, Style::Signed))
                }
                None => line,
            }
        }
        Reason::NotKnown => Line::from(say!("Of one of them nothing is known")),
    }
}

fn with_vintages(view: View<'_>, why: &Why, line: Line) -> Line {
    let ledger = view.ledger();
    let vintage = |side: &Compared| {
        let claim = ledger.claim(side.claim?);
        Some(Name::vintage(sanad_core::vintage::vintage(ledger, claim)))
    };
    match vintage(&why.a).zip(vintage(&why.b)) {
        Some((a, b)) => line.and(say!(". ")).and(a).and(say!(" against ")).and(b),
        None => line,
    }
}
