//! The series of the brief: the latest month, the year so far, the last full year, the target.

use sanad_core::{
    model::{EntityIx, IndicatorIx, Kind},
    observe::Observation,
    period::{Month, Months, Period},
    view::View,
};

use crate::{
    document::{Block, Chart, Column, Figure, Inline, Line, Mark, Name, Point, Row, Section, Style, Table},
    pick, say,
};

/// How many months the chart shows at most.
const CHART_MONTHS: i32 = 36;

/// With fewer months than this a chart says less than the table.
const FEWEST_POINTS: usize = 12;

/// A section for each series that has a figure.
pub(super) fn sections(view: View<'_>) -> Vec<Section> {
    let series = &view.ledger().brief().series;
    let mut sections = Vec::new();
    for (at, (entity, indicator)) in series.iter().enumerate() {
        let id = if at == 0 { "exports" } else { "series" };
        sections.extend(section(view, id, *entity, *indicator));
    }
    sections
}

fn section(view: View<'_>, id: &'static str, entity: EntityIx, indicator: IndicatorIx) -> Option<Section> {
    let outturns = pick::levels(view, entity, indicator, Kind::Outturn);
    let latest_month = outturns.iter().rev().find(|(months, _)| months.count() == 1);
    let calendar = view.ledger().calendar();
    let full_year = outturns.iter().rev().find(|(months, _)| calendar.is_fiscal_year(*months));
    // The year so far: from the start of a fiscal year to the latest month of it, but not the whole of it.
    let so_far = outturns.iter().rev().find(|(months, _)| {
        let year = calendar.fiscal_year_of(months.first());
        months.first() == year.first() && months.last() < year.last() && months.count() > 1
    });
    let so_far = so_far.filter(|(months, _)| full_year.is_none_or(|(year, _)| months.last() > year.last()));

    let mut rows = Vec::new();
    for (months, observation) in [latest_month, so_far, full_year].into_iter().flatten() {
        rows.push(level_row(view, *months, observation));
    }
    if rows.is_empty() {
        return None;
    }
    rows.extend(target_rows(view, entity, indicator, &outturns));
    let table = Table {
        columns: vec![
            Column { heading: Line::empty(), numeric: false },
            Column { heading: Line::from(say!("$ million")), numeric: true },
            Column { heading: Line::from(say!("as printed")), numeric: true },
            Column { heading: Line::from(say!("on the year")), numeric: true },
            Column { heading: Line::from(say!("what follows from the levels")), numeric: false },
        ],
        rows,
        note: None,
    };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(chart(view, &outturns, indicator).map(Block::Chart));
    Some(Section { id, heading: Line::from(Name::indicator(view.ledger(), indicator)), blocks })
}

fn level_row(view: View<'_>, months: Months, observation: &Observation) -> Row {
    let cited = observation.cited(view);
    let growth = pick::measure(view, observation.cell, "growth_yoy").map(|growth| growth.cited(view));
    let follows = pick::derived(view, observation.cell, "growth_yoy");
    // A printed rate is right if it can be one of those that the levels allow.
    let mark = match (&growth, &follows) {
        (Some(growth), Some(follows)) if growth.value().intersection(follows.value()).is_none() => Mark::Bad,
        _ => Mark::Plain,
    };
    let printed =
        growth.map_or_else(|| Line::from(say!("not printed")), |growth| Line::from(Figure::readable(growth)));
    let follows = match (follows, mark) {
        (None, _) => Line::from(say!("–")),
        (Some(follows), Mark::Bad) => {
            Line::from(Figure::styled(follows, Style::Bounds)).and(say!(": the printed rate does not follow"))
        }
        (Some(follows), _) => Line::from(Figure::styled(follows, Style::Bounds)),
    };
    Row {
        mark,
        cells: vec![
            Line::from(Period::Months(months)),
            Line::from(Figure::styled(cited.clone(), Style::Millions)),
            Line::from(Figure::readable(cited)),
            printed,
            follows,
        ],
    }
}

/// The targets of the last full fiscal year and of later ones, with what is missing where the year is over.
fn target_rows(
    view: View<'_>,
    entity: EntityIx,
    indicator: IndicatorIx,
    outturns: &[(Months, Observation)],
) -> Vec<Row> {
    let calendar = view.ledger().calendar();
    let is_year = |months: Months| calendar.is_fiscal_year(months);
    let last_full = outturns.iter().rev().map(|(months, _)| *months).find(|months| is_year(*months));
    let targets = pick::levels(view, entity, indicator, Kind::Target);
    // That year and the one after it: targets further off are in the series.
    let near =
        |months: Months| last_full.is_none_or(|year| (0..=12).contains(&months.last().since(year.last())));
    let mut rows = Vec::new();
    for (months, target) in targets.iter().filter(|(months, _)| is_year(*months) && near(*months)) {
        let cited = target.cited(view);
        let outturn =
            outturns.iter().find(|(other, _)| other == months).map(|(_, outturn)| outturn.cited(view));
        let gap = outturn.and_then(|outturn| outturn.less(&cited));
        let missed =
            gap.as_ref().and_then(|gap| gap.value().high()).is_some_and(|high| high.is_sign_negative());
        let met = gap.as_ref().and_then(|gap| gap.value().low()).is_some_and(|low| !low.is_sign_negative());
        let mark = match (missed, met) {
            (true, _) => Mark::Bad,
            (_, true) => Mark::Good,
            _ => Mark::Plain,
        };
        let verdict = match (gap, mark) {
            (None, _) if months.last().last_day() >= view.as_of() => Line::from(say!("the year is not over")),
            (None, _) => Line::from(say!("no total of the year is printed")),
            (Some(gap), Mark::Bad) => Line::from(say!("missed: ")).and(Figure::styled(gap, Style::Millions)),
            (Some(gap), Mark::Good) => Line::from(say!("met: ")).and(Figure::styled(gap, Style::Millions)),
            (Some(gap), _) => Line::from(say!("met or missed by less than rounding: "))
                .and(Figure::styled(gap, Style::Millions)),
        };
        let name: Line = Line::from(Period::Months(*months)).and(say!(", target"));
        rows.push(Row {
            mark,
            cells: vec![
                name,
                Line::from(Figure::styled(cited.clone(), Style::Millions)),
                Line::from(Figure::readable(cited)),
                Line::empty(),
                verdict,
            ],
        });
    }
    rows
}

/// The single months, up to the latest.
fn chart(view: View<'_>, outturns: &[(Months, Observation)], indicator: IndicatorIx) -> Option<Chart> {
    let months: Vec<(Month, &Observation)> = outturns
        .iter()
        .filter(|(months, _)| months.count() == 1)
        .map(|(months, observation)| (months.last(), observation))
        .collect();
    let (last, _) = *months.last()?;
    let earliest = months.first()?.0.max(last.plus(1 - CHART_MONTHS));
    let points: Vec<Point> = (0..=last.since(earliest))
        .map(|n| {
            let month = earliest.plus(n);
            let found = months.binary_search_by_key(&month, |(month, _)| *month).ok();
            Point {
                period: Period::Months(Months::single(month)),
                figure: found.map(|at| months[at].1.cited(view)),
            }
        })
        .collect();
    if points.iter().filter(|point| point.figure.is_some()).count() < FEWEST_POINTS {
        return None;
    }
    let caption = Line::from(Name::indicator(view.ledger(), indicator))
        .and(say!(", by month as printed, "))
        .and(Inline::Period(points.first()?.period))
        .and(say!(" to "))
        .and(Inline::Period(points.last()?.period));
    Some(Chart { caption, points })
}
