//! An entity, an indicator, and the series of one in the other.

use std::cmp::Reverse;

use sanad_core::{
    model::{CellIx, EntityIx, IndicatorIx, MeasureKey, Time},
    observe::observe,
    period::Period,
    view::View,
};

use crate::{
    document::{
        Block, Column, Count, Document, Figure, Inline, Line, Mark, Name, Row, Section, Style, Table,
    },
    say,
};

/// How many parts of an entity are named.
const SHOWN_PARTS: usize = 8;

pub(super) fn entity(view: View<'_>, ix: EntityIx) -> Document {
    let ledger = view.ledger();
    let mut title = Line::from(Name::entity(ledger, ix));
    if let Some(urdu) = Name::entity_ur(ledger, ix) {
        title = title.and(say!(" · ")).and(urdu);
    }
    let mut document = Document::new("show", title, view);
    let mut blocks = Vec::new();
    if let Some(definition) = Name::entity_definition(ledger, ix) {
        blocks.push(Block::Paragraph(Line::from(definition)));
    }
    let entity = ledger.entity(ix);
    if let Some(parent) = entity.parent {
        blocks.push(Block::Paragraph(Line::from(say!("Part of: ")).and(Name::entity(ledger, parent))));
    }
    if let Some(place) = entity.place {
        blocks.push(Block::Paragraph(Line::from(say!("In: ")).and(Name::entity(ledger, place))));
    }
    let parts: Vec<EntityIx> =
        ledger.entities().filter(|(_, part)| part.parent == Some(ix)).map(|(ix, _)| ix).collect();
    if !parts.is_empty() {
        let mut line = Line::from(say!("Parts in the register, ")).and(Count::of(&parts));
        for (at, part) in parts.iter().take(SHOWN_PARTS).enumerate() {
            line = line.and(if at == 0 { say!(": ") } else { say!("; ") }).and(Name::entity(ledger, *part));
        }
        if parts.len() > SHOWN_PARTS {
            line = line.and(say!("; and others: sanad find lists them by name"));
        }
        blocks.push(Block::Paragraph(line));
    }
    document.sections.push(Section { id: "entity", heading: Line::from(say!("What it is")), blocks });
    // One line for each indicator, measure and kind: the cell of the latest period.
    let mut cells: Vec<CellIx> = Vec::new();
    let mut latest: Vec<(CellIx, Vec<CellIx>)> = Vec::new();
    for (cell_ix, cell) in ledger.cells_of(ix) {
        if view.claims_of(cell_ix).next().is_none() {
            continue;
        }
        let same = |other: CellIx| {
            let other = &ledger.cell(other).key;
            (other.indicator, &other.measure, other.kind)
                == (cell.key.indicator, &cell.key.measure, cell.key.kind)
        };
        cells.push(cell_ix);
        let time = ledger.indicator(cell.key.indicator).time;
        match latest.iter_mut().find(|(other, _)| same(*other)) {
            Some((held, alike)) => {
                alike.push(cell_ix);
                if later(time, ledger.cell(*held).key.period, cell.key.period) {
                    *held = cell_ix;
                }
            }
            None => latest.push((cell_ix, vec![cell_ix])),
        }
    }
    let rows = latest.iter().map(|(cell, alike)| row(view, *cell, alike)).collect();
    let columns = vec![
        Column { heading: Line::from(say!("what")), numeric: false },
        Column { heading: Line::from(say!("id")), numeric: false },
        Column { heading: Line::from(say!("kind")), numeric: false },
        Column { heading: Line::from(say!("latest of")), numeric: false },
        Column { heading: Line::from(say!("as printed")), numeric: true },
        Column { heading: Line::from(say!("cells")), numeric: true },
    ];
    let heading = Line::from(say!("What is printed of it, cells: ")).and(Count::of(&cells));
    let blocks = if cells.is_empty() {
        vec![Block::Paragraph(Line::from(super::NOTHING_YET))]
    } else {
        let hint = Line::from(say!("One of them whole, every print of it: sanad show "))
            .and(Name::entity_id(ledger, ix))
            .and(say!(".ID"));
        vec![Block::Table(Table { columns, rows, note: None }), Block::Paragraph(hint)]
    };
    document.sections.push(Section { id: "cells", heading, blocks });
    document
}

/// Whether `new` reaches later than `held`; among periods that reach one month the longer is the later.
fn later(time: Time, held: Option<Period>, new: Option<Period>) -> bool {
    let reached = |period: Option<Period>| {
        let months =
            period.and_then(Period::months).map(|months| (time.reach(months), Reverse(months.first())));
        (months, period.and_then(Period::days))
    };
    reached(new) > reached(held)
}

/// A line for cells of one indicator, measure and kind, by the one of the latest period.
fn row(view: View<'_>, cell: CellIx, alike: &[CellIx]) -> Row {
    let ledger = view.ledger();
    let key = &ledger.cell(cell).key;
    let figure = match observe(view, cell) {
        Some(observation) => Line::from(Figure::observed(view, &observation)),
        None => match view.claims_of(cell).next() {
            Some((claim, _)) => Line::from(Name::printed(ledger, claim)),
            None => Line::from(say!("not printed")),
        },
    };
    Row {
        mark: Mark::Plain,
        cells: vec![
            Line::from(Name::measured(ledger, cell)),
            Line::from(Name::measured_id(ledger, cell)),
            Line::from(Name::kind(key.kind)),
            key.period.map_or_else(Line::empty, |period| Line::from(Inline::Period(period))),
            figure,
            Line::from(Count::of(alike)),
        ],
    }
}

pub(super) fn indicator(view: View<'_>, ix: IndicatorIx) -> Document {
    let ledger = view.ledger();
    let mut document = Document::new("show", Line::from(Name::indicator(ledger, ix)), view);
    let unit = Line::from(say!("Unit: ")).and(Name::unit(ledger, ix)).and(match ledger.indicator(ix).time {
        Time::Flow => say!("; adds up over time"),
        Time::Stock => say!("; a level at a moment"),
        Time::Ratio => say!("; a ratio: it does not add up"),
        Time::Timeless => say!("; of no period"),
    });
    let mut blocks = vec![Block::Paragraph(Line::from(Name::definition(ledger, ix))), Block::Paragraph(unit)];
    if let Some(formula) = Name::formula(ledger, ix) {
        blocks.push(Block::Paragraph(Line::from(say!("Formula: ")).and(formula)));
    }
    document.sections.push(Section { id: "indicator", heading: Line::from(say!("What it is")), blocks });
    let mut rows = Vec::new();
    for (entity, _) in ledger.entities() {
        let seen = |cell: &CellIx| view.claims_of(*cell).next().is_some();
        let cells: Vec<CellIx> = ledger.cells_with(entity, ix).map(|(ix, _)| ix).filter(seen).collect();
        if cells.is_empty() {
            continue;
        }
        let cells_line = Line::from(Count::of(&cells));
        rows.push(Row {
            mark: Mark::Plain,
            cells: vec![
                Line::from(Name::entity(ledger, entity)),
                Line::from(Name::series_id(ledger, entity, ix)),
                cells_line,
            ],
        });
    }
    let columns = vec![
        Column { heading: Line::from(say!("entity")), numeric: false },
        Column { heading: Line::from(say!("series")), numeric: false },
        Column { heading: Line::from(say!("cells")), numeric: true },
    ];
    let heading = Line::from(say!("Printed of these, entities: ")).and(Count::of(&rows));
    let blocks = if rows.is_empty() {
        vec![Block::Paragraph(Line::from(super::NOTHING_YET))]
    } else {
        vec![Block::Table(Table { columns, rows, note: None })]
    };
    document.sections.push(Section { id: "entities", heading, blocks });
    document
}

pub(super) fn series(
    view: View<'_>,
    entity: EntityIx,
    indicator: IndicatorIx,
    measure: Option<&MeasureKey>,
) -> Document {
    let ledger = view.ledger();
    let title =
        Line::from(Name::entity(ledger, entity)).and(say!(", ")).and(Name::indicator(ledger, indicator));
    let mut document = Document::new("show", title, view);
    let wanted = measure.unwrap_or(&MeasureKey::Level);
    let mut cells: Vec<CellIx> = ledger
        .cells_with(entity, indicator)
        .filter(|(_, cell)| cell.key.measure == *wanted)
        .map(|(ix, _)| ix)
        .collect();
    cells.retain(|cell| view.claims_of(*cell).next().is_some());
    cells.sort_by_key(|cell| {
        let key = &ledger.cell(*cell).key;
        (key.kind, key.period.and_then(Period::days).map(|(first, last)| (last, first)), *cell)
    });
    let row = |cell: &CellIx| {
        let key = &ledger.cell(*cell).key;
        let observation = observe(view, *cell);
        let (figure, bounds) = match &observation {
            Some(observation) => (
                Line::from(Figure::observed(view, observation)),
                Line::from(Figure::styled(observation.cited(view), Style::Bounds)),
            ),
            None => (Line::from(say!("not printed")), Line::empty()),
        };
        let others = observation.as_ref().map_or(&[][..], |observation| &observation.passed_over);
        let claims: Vec<_> = view.claims_of(*cell).collect();
        Row {
            mark: Mark::Plain,
            cells: vec![
                key.period.map_or_else(Line::empty, |period| Line::from(Inline::Period(period))),
                Line::from(Name::kind(key.kind)),
                figure,
                bounds,
                Line::from(Count::of(&claims)),
                if others.is_empty() { Line::empty() } else { Line::from(Count::of(others)) },
            ],
        }
    };
    let columns = vec![
        Column { heading: Line::from(say!("period")), numeric: false },
        Column { heading: Line::from(say!("kind")), numeric: false },
        Column { heading: Line::from(say!("as printed")), numeric: true },
        Column { heading: Line::from(say!("says for certain")), numeric: false },
        Column { heading: Line::from(say!("prints")), numeric: true },
        Column { heading: Line::from(say!("other values")), numeric: true },
    ];
    let rows = cells.iter().map(row).collect();
    let heading = Line::from(say!("Cells: ")).and(Count::of(&cells));
    let blocks = if cells.is_empty() {
        vec![Block::Paragraph(Line::from(super::NOTHING_YET))]
    } else {
        vec![Block::Table(Table { columns, rows, note: None })]
    };
    document.sections.push(Section { id: "series", heading, blocks });
    document
}
