//! Formulas resolved: what they refer to, that none needs itself, and that their dimensions go together.

use super::registers::Resolver;
use crate::{
    data::{dataset::Located, error::DataError},
    dimension::{self, Dimension},
    formula::{Formula, Shift},
    ids::IndicatorId,
    lexicon::UnitId,
    model::{Indicator, IndicatorIx},
    place::Place,
};

impl Resolver<'_> {
    /// The indicators that a formula needs at its own period; shifted ones lie in the past and close no cycle.
    pub(super) fn references(&mut self, formula: &Located<Formula>, free: &[&str]) -> Vec<IndicatorIx> {
        let mut needs = Vec::new();
        for (id, shift, span) in formula.value.references() {
            if free.contains(&id.as_str()) {
                continue;
            }
            let place = formula.place.within(span.start, span.len());
            let found = self.indicator(id, place);
            needs.extend(found.filter(|_| shift == Shift::Same));
        }
        needs
    }

    pub(super) fn formula_cycles(
        &mut self,
        indicators: &[Indicator],
        needs: &[Vec<IndicatorIx>],
        places: &[Place],
    ) {
        // Depth first with colours: 0 new, 1 on the way, 2 done. The stack holds (indicator, next need).
        let mut colour = vec![0_u8; indicators.len()];
        for start in 0..indicators.len() {
            if colour[start] != 0 {
                continue;
            }
            let mut stack = vec![(start, 0_usize)];
            colour[start] = 1;
            while let Some((at, next)) = stack.pop() {
                let Some(need) = needs[at].get(next).map(|need| need.position()) else {
                    colour[at] = 2;
                    continue;
                };
                stack.push((at, next + 1));
                if colour[need] == 0 {
                    colour[need] = 1;
                    stack.push((need, 0));
                } else if colour[need] == 1 {
                    let from = stack.iter().position(|(at, _)| *at == need).unwrap_or(0);
                    let mut chain: Vec<String> =
                        stack[from..].iter().map(|(at, _)| indicators[*at].id.to_string()).collect();
                    chain.push(indicators[need].id.to_string());
                    let name = indicators[need].id.to_string();
                    self.errors.push(DataError::FormulaCycle { name, chain, place: places[need] });
                }
            }
        }
    }

    /// Each formula computes what its indicator is measured in.
    pub(super) fn formula_dimensions(&mut self, indicators: &[Indicator], places: &[Place]) {
        let of_unit = |unit: &UnitId| self.lexicon.unit(unit).map(|unit| Dimension::of(unit, self.lexicon));
        let of = |id: &IndicatorId| {
            let indicator = &indicators[self.names.indicator(id)?.position()];
            of_unit(&indicator.unit)
        };
        let mut wrong = Vec::new();
        for (indicator, place) in indicators.iter().zip(places) {
            let Some(formula) = &indicator.formula else { continue };
            let measured = format!("`{}` is measured in", indicator.id);
            wrong.extend(mismatch(formula, *place, &of, of_unit(&indicator.unit), &measured));
        }
        self.errors.extend(wrong);
    }

    /// The formula of a measure computes its unit, of whatever indicator it is taken.
    pub(super) fn measure_dimension(&mut self, formula: &Located<Formula>, unit: Option<&Located<UnitId>>) {
        let wanted = match unit {
            Some(unit) => self.lexicon.unit(&unit.value).map(|unit| Dimension::of(unit, self.lexicon)),
            None => Some(Dimension::measured()),
        };
        // `y`, the indicator in brackets, is one of the same kind as `x`.
        let of = |id: &IndicatorId| matches!(id.as_str(), "x" | "y").then(Dimension::measured);
        let wrong = mismatch(&formula.value, formula.place, &of, wanted, "the measure is in");
        self.errors.extend(wrong);
    }
}

/// What is wrong with the dimensions of a formula: inside it, or against what it should compute.
fn mismatch(
    formula: &Formula,
    place: Place,
    of: &dyn Fn(&IndicatorId) -> Option<Dimension>,
    wanted: Option<Dimension>,
    measured: &str,
) -> Option<DataError> {
    match dimension::check(formula, of) {
        Err(error) => {
            let place = place.within(error.span.start, error.span.len());
            Some(DataError::BadFormula { message: error.to_string(), place })
        }
        Ok(computed) => {
            let (computed, wanted) = (computed?, wanted?);
            let message = format!("it computes {computed}, but {measured} {wanted}");
            (computed != wanted).then_some(DataError::BadFormula { message, place })
        }
    }
}
