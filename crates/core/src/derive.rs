//! One formula, computed once: what a declared measure follows to be from printed levels.
//!
//! Both levels come from one source's release where one source prints both; otherwise nothing is derived, since
//! levels of different releases give a rate that nobody meant.

use std::collections::BTreeSet;

use crate::{
    bounds::Bounds,
    cell_reading::group,
    cited::Cited,
    formula::{Expr, Node, Operator, Shift},
    model::{CellKey, Claim, ClaimIx, MeasureKey, SourceIx},
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
    let level = |shift: Shift| -> Option<CellKey> {
        let period = match shift {
            Shift::Same => key.period?,
            Shift::Months(n) => key.period?.shifted(n)?,
            Shift::Before => return None,
        };
        Some(CellKey { measure: MeasureKey::Level, period: Some(period), ..key.clone() })
    };
    let shifts: Vec<Shift> = formula.references().into_iter().map(|(_, shift, _)| shift).collect();
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
    let value = evaluate(formula.root(), &shifts, &inputs)?;
    Some(Cited::followed(value, unit, None, formula.text().into(), inputs))
}

/// The natural interval extension of a formula whose every reference is `x` at some shift.
fn evaluate(node: &Node, shifts: &[Shift], inputs: &[Cited]) -> Option<Bounds> {
    let value = |node: &Node| evaluate(node, shifts, inputs);
    match &node.expr {
        Expr::Number(number) => Some(Bounds::exact(*number)),
        Expr::Indicator(_, shift) => {
            let at = shifts.iter().position(|known| known == shift)?;
            inputs.get(at).map(Cited::value)
        }
        Expr::Negative(inner) => Some(value(inner)?.negated()),
        Expr::Binary(operator, left, right) => {
            let (left, right) = (value(left)?, value(right)?);
            match operator {
                Operator::Plus => Some(left.plus(right)),
                Operator::Minus => Some(left.minus(right)),
                Operator::Times => Some(left.times(right)),
                Operator::Over => left.divided_by(right),
                Operator::Power => None,
            }
        }
        Expr::Call(..) => None,
    }
}
