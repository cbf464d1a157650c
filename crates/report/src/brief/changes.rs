//! What changed last: the prints of the last weeks that moved or extended what the brief shows.

use jiff::{ToSpan, civil::Date};
use sanad_core::{
    cited::Cited,
    diff::{Change, diff},
    model::{CellIx, EntityIx, Kind, MeasureKey},
    period::{Months, Period},
    view::View,
};

use crate::{
    document::{Block, Count, Figure, Inline, Item, Line, Mark, Name, Section},
    say,
};

/// How many days back the section looks, from the newest print of what the brief shows.
const DAYS: i64 = 60;

/// How many changes it shows.
const SHOWN: usize = 14;

pub(super) fn section(view: View<'_>) -> Section {
    let newest = newest(view).unwrap_or(view.as_of());
    let from = newest.checked_sub(DAYS.days()).unwrap_or(newest);
    let mut changes: Vec<(CellIx, Change)> = diff(view.ledger(), from, view.as_of())
        .changes
        .into_iter()
        .filter(|(cell, _)| concerns(view, *cell))
        .collect();
    changes.retain(|(_, change)| !matches!(change, Change::Reprinted { .. }));
    // What moved says more than what is new; the newest period first.
    changes.sort_by_key(|(cell, change)| {
        let months = view.ledger().cell(*cell).key.period.and_then(Period::months);
        (matches!(change, Change::New { .. }), std::cmp::Reverse(months.map(Months::last)), *cell)
    });
    let heading = Line::from(say!("What changed since ")).and(from);
    let mut blocks = Vec::new();
    if changes.is_empty() {
        blocks.push(Block::Paragraph(Line::from(say!(
            "Nothing of what this page shows was printed since then."
        ))));
    } else {
        let (shown, hidden) = changes.split_at(changes.len().min(SHOWN));
        blocks.push(Block::List(shown.iter().map(|(cell, change)| item(view, *cell, change)).collect()));
        if !hidden.is_empty() {
            let more =
                Line::from(say!("And ")).and(Count::of(hidden)).and(say!(" more: sanad diff shows all."));
            blocks.push(Block::Paragraph(more));
        }
    }
    Section { id: "changes", heading, blocks }
}

/// The newest day on which something was printed that the brief shows.
fn newest(view: View<'_>) -> Option<Date> {
    let ledger = view.ledger();
    let cells = ledger.cells().map(|(ix, _)| ix).filter(|ix| concerns(view, *ix));
    let published =
        |cell| view.claims_of(cell).map(|(_, claim)| ledger.source(claim.source).published.first()).max();
    cells.filter_map(published).max()
}

/// Whether a cell belongs to what the brief shows.
fn concerns(view: View<'_>, cell: CellIx) -> bool {
    let key = &view.ledger().cell(cell).key;
    let brief = view.ledger().brief();
    let series =
        brief.series.iter().any(|(entity, indicator)| (*entity, *indicator) == (key.entity, key.indicator));
    let entity = |(entity, indicators): &(EntityIx, Vec<_>)| {
        *entity == key.entity && indicators.contains(&key.indicator)
    };
    series && matches!(key.measure, MeasureKey::Level)
        || brief.building.iter().any(entity)
        || brief.running.iter().any(entity)
}

fn item(view: View<'_>, cell: CellIx, change: &Change) -> Item {
    let ledger = view.ledger();
    let key = &ledger.cell(cell).key;
    let mut line =
        Line::from(Name::entity(ledger, key.entity)).and(say!(", ")).and(Name::measured(ledger, cell));
    if let Some(period) = key.period {
        line = line.and(say!(", ")).and(Inline::Period(period));
    }
    if key.kind != Kind::Outturn {
        line = match key.kind {
            Kind::Target => line.and(say!(" (target)")),
            _ => line.and(say!(" (forecast)")),
        };
    }
    let now = |cited: Cited| Figure::readable(cited);
    match change {
        Change::New { now: new } | Change::Reprinted { now: new, .. } => {
            Item { mark: Mark::New, line: line.and(say!(": ")).and(now(new.cited(view))) }
        }
        Change::Moved { before, now: after } => Item {
            mark: Mark::Changed,
            line: line
                .and(say!(": "))
                .and(now(before.cited(view)))
                .and(say!(" → "))
                .and(now(after.cited(view))),
        },
    }
}
