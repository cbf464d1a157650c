//! What is being built: first promised, promised now, and the change between.

use sanad_core::{
    cited::Cited,
    model::{EntityIx, IndicatorIx, Kind},
    period::{Month, Months, Period},
    view::View,
};

use crate::{
    document::{Block, Column, Count, Figure, Line, Mark, Name, Row, Section, Style, Table},
    pick::{self, Track},
    say,
};

/// A section for each facility that the brief shows.
pub(super) fn sections(view: View<'_>) -> Vec<Section> {
    let building = &view.ledger().brief().building;
    building.iter().map(|(entity, indicators)| section(view, *entity, indicators)).collect()
}

fn section(view: View<'_>, entity: EntityIx, indicators: &[IndicatorIx]) -> Section {
    let rows: Vec<Row> = indicators.iter().filter_map(|indicator| row(view, entity, *indicator)).collect();
    let heading = Line::from(say!("Being built: ")).and(Name::entity(view.ledger(), entity));
    let blocks = if rows.is_empty() {
        vec![Block::Paragraph(Line::from(say!("Nothing of it is printed yet.")))]
    } else {
        let columns = vec![
            Column { heading: Line::empty(), numeric: false },
            Column { heading: Line::from(say!("first printed")), numeric: true },
            Column { heading: Line::from(say!("now")), numeric: true },
            Column { heading: Line::from(say!("said in")), numeric: false },
            Column { heading: Line::from(say!("change")), numeric: false },
            Column { heading: Line::from(say!("figures told")), numeric: true },
        ];
        vec![Block::Table(Table { columns, rows, note: None })]
    };
    Section { id: "building", heading, blocks }
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
    let same = track.first.value().intersection(track.now.value()).is_some() && track.figures.len() < 2;
    let change = (!same).then(|| track.now.less(&track.first)).flatten();
    let later =
        |change: &Cited| change.value().low().is_some_and(|low| low.is_sign_positive() && !low.is_zero());
    let promise = view.ledger().unit(track.now.unit()).is_some_and(sanad_core::lexicon::Unit::is_date);
    let overdue = promise && overdue(view, entity, indicator, &track.now);
    let mark = if overdue || promise && change.as_ref().is_some_and(later) { Mark::Bad } else { Mark::Plain };
    let change = match change {
        Some(change) if !change.value().is_exact() || !change.value().contains(0.into()) => {
            Line::from(Figure::styled(change, Style::Signed))
        }
        _ => Line::from(say!("–")),
    };
    let change =
        if overdue { change.and(say!(" · that day is past; nobody prints it as reached")) } else { change };
    Some(Row {
        mark,
        cells: vec![
            Line::from(Name::indicator(view.ledger(), indicator)),
            Line::from(shown(track.first, promise)),
            Line::from(shown(track.now, promise)),
            Line::from(Period::Months(Months::single(Month::of(track.now_said)))),
            change,
            Line::from(Count::of(&track.figures)),
        ],
    })
}

/// Whether the promised day is past and no outturn of the milestone is printed.
fn overdue(view: View<'_>, entity: EntityIx, indicator: IndicatorIx, promised: &Cited) -> bool {
    let last = promised.value().high();
    let past = last.is_some_and(|last| last < sanad_core::edtf::day_number_of(view.as_of()));
    past && pick::level_cells(view, entity, indicator, Kind::Outturn)
        .into_iter()
        .all(|cell| view.current_claims_of(cell).next().is_none())
}

/// A date is shown as a date, whatever its language and however much of it the print leaves to the words around it;
/// everything else in the words it was printed in.
fn shown(cited: Cited, date: bool) -> Figure {
    if date { Figure::value(cited) } else { Figure::readable(cited) }
}

/// The first and the latest outturn of an indicator, of whatever period.
fn outturns(view: View<'_>, entity: EntityIx, indicator: IndicatorIx) -> Option<Track> {
    let levels = pick::levels(view, entity, indicator, Kind::Outturn);
    let Some(((_, first), (_, last))) = levels.first().zip(levels.last()) else {
        let cells = pick::level_cells(view, entity, indicator, Kind::Outturn);
        return cells.into_iter().find_map(|cell| pick::track(view, cell));
    };
    Some(Track {
        first: first.cited(view),
        now: last.cited(view),
        now_said: pick::last_said(view, last)?,
        figures: if first.cell == last.cell {
            vec![last.bounds()]
        } else {
            vec![first.bounds(), last.bounds()]
        },
    })
}
