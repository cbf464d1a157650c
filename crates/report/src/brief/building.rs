//! What is being built: first promised, promised now, and the change between.

use sanad_core::{
    cited::Cited,
    model::{EntityIx, IndicatorIx, Kind},
    view::View,
};

use crate::{
    document::{Block, Column, Count, Figure, Line, Mark, Name, Row, Section, Table},
    pick::{self, Track},
    say,
};

pub(super) fn section(view: View<'_>) -> Option<Section> {
    let mut blocks = Vec::new();
    for (entity, indicators) in &view.ledger().brief().building {
        let rows: Vec<Row> =
            indicators.iter().filter_map(|indicator| row(view, *entity, *indicator)).collect();
        let name = Name::entity(view.ledger(), *entity);
        if rows.is_empty() {
            blocks.push(Block::Paragraph(Line::from(name).and(say!(": nothing printed yet"))));
            continue;
        }
        let columns = vec![
            Column { heading: Line::from(name), numeric: false },
            Column { heading: Line::from(say!("first printed")), numeric: true },
            Column { heading: Line::from(say!("said")), numeric: false },
            Column { heading: Line::from(say!("now")), numeric: true },
            Column { heading: Line::from(say!("said")), numeric: false },
            Column { heading: Line::from(say!("change")), numeric: false },
        ];
        blocks.push(Block::Table(Table { columns, rows, note: None }));
    }
    let heading = Line::from(say!("Being built"));
    (!blocks.is_empty()).then_some(Section { id: "building", heading, blocks })
}

/// A line of a facility: a promise (its target), or else what is so (its latest outturn against its first).
fn row(view: View<'_>, entity: EntityIx, indicator: IndicatorIx) -> Option<Row> {
    let targets = pick::level_cells(view, entity, indicator, Kind::Target);
    let tracks: Vec<Track> = targets.into_iter().filter_map(|cell| pick::track(view, cell)).collect();
    // Several cells of one promise (a target for a year and one for completion): the one said last.
    let track = tracks
        .into_iter()
        .max_by_key(|track| track.now_said)
        .or_else(|| outturns(view, entity, indicator))?;
    let same = track.first.value().intersection(track.now.value()).is_some() && track.n_readings < 2;
    let change = (!same).then(|| track.now.less(&track.first)).flatten();
    let later =
        |change: &Cited| change.value().low().is_some_and(|low| low.is_sign_positive() && !low.is_zero());
    let promise = view.ledger().unit(track.now.unit()).is_some_and(sanad_core::lexicon::Unit::is_date);
    let mark = if promise && change.as_ref().is_some_and(later) { Mark::Bad } else { Mark::Plain };
    let mut told = match change {
        Some(change) if !change.value().is_exact() || !change.value().contains(0.into()) => {
            Line::from(Figure::styled(change, crate::document::Style::Signed))
        }
        _ => Line::from(say!("–")),
    };
    if track.n_readings > 2 {
        told = told.and(say!(" · ")).and(Count::of(0..track.n_readings)).and(say!(" different figures"));
    }
    let first_said = track.first_said.map_or_else(|| Line::from(say!("told later")), Line::from);
    Some(Row {
        mark,
        cells: vec![
            Line::from(Name::indicator(view.ledger(), indicator)),
            Line::from(Figure::as_printed(track.first)),
            first_said,
            Line::from(Figure::as_printed(track.now)),
            Line::from(track.now_said),
            told,
        ],
    })
}

/// The first and the latest outturn of an indicator, of whatever period.
fn outturns(view: View<'_>, entity: EntityIx, indicator: IndicatorIx) -> Option<Track> {
    let levels = pick::levels(view, entity, indicator, Kind::Outturn);
    match (levels.first(), levels.last()) {
        (Some((_, first)), Some((_, last))) => Some(Track {
            first: first.cited(view),
            first_said: pick::last_said(view, first),
            now: last.cited(view),
            now_said: pick::last_said(view, last)?,
            n_readings: 1 + usize::from(first.cell != last.cell),
        }),
        _ => {
            let cells = pick::level_cells(view, entity, indicator, Kind::Outturn);
            cells.into_iter().find_map(|cell| pick::track(view, cell))
        }
    }
}
