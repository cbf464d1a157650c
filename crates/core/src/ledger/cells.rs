//! What follows from a cell's key: its text, its unit, and what is known of its figures before they are read.

use std::fmt::Write as _;

use super::claims::Context;
use crate::{
    lexicon::{Unit, UnitId},
    model::{Cell, CellKey, Entity, Indicator, Kind, MeasureDef, MeasureKey},
    period::Calendar,
    reading::Expect,
};

/// The cell of that key; `labelled` is the unit of a labelled one.
pub(super) fn cell(key: CellKey, labelled: Option<&UnitId>, context: &Context<'_>) -> Cell {
    let indicator = &context.indicators[key.indicator.position()];
    let unit = labelled.unwrap_or_else(|| unit_of(&key.measure, indicator, context)).clone();
    let text =
        cell_text(&key, context.entities, context.indicators, context.measures, context.calendar).into();
    Cell { key, text, unit }
}

/// The unit of a level or a measure; what is labelled says its own.
pub(super) fn unit_of<'a>(
    measure: &MeasureKey,
    indicator: &'a Indicator,
    context: &Context<'a>,
) -> &'a UnitId {
    let declared = match measure {
        MeasureKey::Level | MeasureKey::Label(_) => None,
        MeasureKey::Declared(ix) | MeasureKey::Of(ix, _) => context.measures[ix.position()].unit.as_ref(),
    };
    declared.unwrap_or(&indicator.unit)
}

/// What is known of a cell's figures before they are read.
pub(super) fn expect<'a>(
    indicator: &Indicator,
    measure: &MeasureKey,
    kind: Kind,
    unit: &'a Unit,
) -> Expect<'a> {
    let level = matches!(measure, MeasureKey::Level);
    Expect {
        unit,
        count: if level { indicator.count } else { unit.count },
        target: kind == Kind::Target,
        rate: unit.is_rate(),
    }
}

/// `growth_yoy`, `share_of(services_exports)`, a label; empty for a level.
pub(super) fn measure_text(key: &MeasureKey, indicators: &[Indicator], measures: &[MeasureDef]) -> String {
    match key {
        MeasureKey::Level => String::new(),
        MeasureKey::Declared(ix) => measures[ix.position()].id.to_string(),
        MeasureKey::Of(ix, of) => format!("{}({})", measures[ix.position()].id, indicators[of.position()].id),
        MeasureKey::Label(label) => label.to_string(),
    }
}

/// `entity.indicator[.measure]@period[:kind]`
pub(super) fn cell_text(
    key: &CellKey,
    entities: &[Entity],
    indicators: &[Indicator],
    measures: &[MeasureDef],
    calendar: Calendar,
) -> String {
    let mut text =
        format!("{}.{}", entities[key.entity.position()].id, indicators[key.indicator.position()].id);
    let measure = measure_text(&key.measure, indicators, measures);
    // Writing to a String cannot fail.
    let mut add = |part: std::fmt::Arguments<'_>| text.write_fmt(part).unwrap_or_default();
    if !measure.is_empty() {
        add(format_args!(".{measure}"));
    }
    if let Some(period) = key.period {
        add(format_args!("@{}", calendar.text(period)));
    }
    if key.kind != Kind::Outturn {
        add(format_args!(":{}", key.kind));
    }
    text
}
