//! One formula, computed once: what a declared measure follows to be from printed levels.
//!
//! Both levels come from one source's release where one source prints both; otherwise nothing is derived, since
//! levels of different releases give a rate that nobody meant.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    cell_reading::group,
    cited::Cited,
    model::{CellKey, Claim, ClaimIx, MeasureKey, SourceIx},
    network::{SlotOf, SlotShift, Span},
    period::{Months, Period},
    view::View,
};

/// What the measure of `key` follows to be from levels that one source prints, and those levels.
///
/// Of several sources the newest release is taken, then the first by id. `None` where the measure has no formula,
/// where no source prints the levels, or where a divisor's bounds hold zero.
pub fn measure(view: View<'_>, key: &CellKey) -> Option<Cited> {
    let ledger = view.ledger();
    let MeasureKey::Declared(measure_ix) = key.measure else { return None };
    let measure = ledger.measure(measure_ix);
    let formula = measure.formula.as_ref()?;
    let unit = measure.unit.clone().unwrap_or_else(|| ledger.indicator(key.indicator).unit.clone());
    let level = |shift: SlotShift| -> Option<CellKey> {
        let period = match shift {
            SlotShift::Months(0) => key.period?,
            SlotShift::Months(n) => key.period?.shifted(n)?,
            SlotShift::Before | SlotShift::FirstYear | SlotShift::LastYear => return None,
        };
        Some(CellKey { measure: MeasureKey::Level, period: Some(period), ..key.clone() })
    };
    let slots = ledger.rules().measure(measure_ix)?.slots();
    if slots.iter().any(|slot| slot.of != SlotOf::Measured) {
        return None;
    }
    let shifts: Vec<SlotShift> = slots.iter().map(|slot| slot.shift).collect();
    let mut levels = Vec::with_capacity(shifts.len());
    for shift in &shifts {
        levels.push(ledger.cell_of(&level(*shift)?)?);
    }
    let sources_of =
        |cell| view.current_claims_of(cell).map(|(_, claim)| claim.source).collect::<BTreeSet<_>>();
    let mut common: Option<BTreeSet<SourceIx>> = None;
    for cell in &levels {
        let sources = sources_of(*cell);
        common =
            Some(common.map_or(sources.clone(), |common| common.intersection(&sources).copied().collect()));
    }
    let family = ledger.family(key.indicator);
    let newest = |source: &SourceIx| (std::cmp::Reverse(ledger.release(*source, family)), *source);
    let source = common?.into_iter().min_by_key(newest)?;
    let mut inputs = Vec::with_capacity(levels.len());
    for cell in levels {
        let of_source: Vec<(ClaimIx, &Claim)> =
            view.current_claims_of(cell).filter(|(_, claim)| claim.source == source).collect();
        let readings = group(of_source.into_iter()).readings;
        let [reading] = readings.as_slice() else { return None };
        inputs.push(Cited::printed(ledger, reading));
    }
    let rules = ledger.rules().measure(measure_ix)?;
    let span = Span { months: key.period.and_then(Period::months).map_or(0, Months::count) };
    let mut values = Vec::new();
    rules.forward(&|slot| inputs[slot].value(), span, &mut values);
    let value = *values.last().filter(|value| value.width().is_some())?;
    let subject = Some(Arc::new((key.clone(), None)));
    Some(Cited::followed(value, unit, subject, formula.text().into(), inputs))
}
