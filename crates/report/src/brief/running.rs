//! What runs: the latest print, when it began, and what is promised.

use sanad_core::{
    model::{EntityIx, IndicatorIx, Kind},
    observe::{Observation, observe},
    period::Period,
    view::View,
};

use crate::{
    document::{Block, Column, Figure, Line, Mark, Name, Row, Section, Table},
    pick, say,
};

pub(super) fn section(view: View<'_>) -> Option<Section> {
    let mut blocks = Vec::new();
    for (entity, indicators) in &view.ledger().brief().running {
        let rows: Vec<Row> =
            indicators.iter().filter_map(|indicator| row(view, *entity, *indicator)).collect();
        if rows.is_empty() {
            continue;
        }
        let columns = vec![
            Column { heading: Line::from(Name::entity(view.ledger(), *entity)), numeric: false },
            Column { heading: Line::from(say!("latest printed")), numeric: true },
            Column { heading: Line::from(say!("of")), numeric: false },
            Column { heading: Line::from(say!("first printed")), numeric: true },
            Column { heading: Line::from(say!("of")), numeric: false },
            Column { heading: Line::from(say!("promised")), numeric: true },
            Column { heading: Line::from(say!("for")), numeric: false },
        ];
        blocks.push(Block::Table(Table { columns, rows, note: None }));
    }
    let heading = Line::from(say!("Running"));
    (!blocks.is_empty()).then_some(Section { id: "running", heading, blocks })
}

/// Observations of one indicator and kind, oldest period first; those without months come by when they were said.
fn observed(view: View<'_>, entity: EntityIx, indicator: IndicatorIx, kind: Kind) -> Vec<Observation> {
    let cells = pick::level_cells(view, entity, indicator, kind);
    let mut observed: Vec<Observation> = cells.into_iter().filter_map(|cell| observe(view, cell)).collect();
    let time = view.ledger().indicator(indicator).time;
    observed.sort_by_key(|observation| {
        let months = view.ledger().cell(observation.cell).key.period.and_then(Period::months);
        (months.map(|months| (time.reach(months), months.first())), pick::last_said(view, observation))
    });
    observed
}

fn row(view: View<'_>, entity: EntityIx, indicator: IndicatorIx) -> Option<Row> {
    let outturns = observed(view, entity, indicator, Kind::Outturn);
    let targets = observed(view, entity, indicator, Kind::Target);
    let said_last = targets.iter().max_by_key(|target| pick::last_said(view, target));
    if outturns.is_empty() && said_last.is_none() {
        return None;
    }
    let mut cells = vec![Line::from(Name::indicator(view.ledger(), indicator))];
    cells.extend(pair(view, outturns.last()));
    cells.extend(match outturns.as_slice() {
        [first, .., _] => pair(view, Some(first)),
        _ => [Line::empty(), Line::empty()],
    });
    cells.extend(match said_last {
        Some(_) => pair(view, said_last),
        None => [Line::empty(), Line::empty()],
    });
    Some(Row { mark: Mark::Plain, cells })
}

fn pair(view: View<'_>, observation: Option<&Observation>) -> [Line; 2] {
    let Some(observation) = observation else {
        return [Line::from(say!("not printed")), Line::empty()];
    };
    let period = view.ledger().cell(observation.cell).key.period;
    [Line::from(Figure::observed(view, observation)), period.map_or_else(Line::empty, Line::from)]
}
