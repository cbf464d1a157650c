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
        for cycle in cycles(needs) {
            let chain: Vec<String> = cycle.iter().map(|at| indicators[*at].id.to_string()).collect();
            self.errors.push(DataError::FormulaCycle {
                name: chain[0].clone(),
                chain,
                place: places[cycle[0]],
            });
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

/// The ways round among indicators that need each other, each ending where it begins; none where there is no cycle.
pub(super) fn cycles(needs: &[Vec<IndicatorIx>]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    // Depth first with colors: 0 new, 1 on the way, 2 done. The stack holds (indicator, next need).
    let mut color = vec![0_u8; needs.len()];
    for start in 0..needs.len() {
        if color[start] != 0 {
            continue;
        }
        let mut stack = vec![(start, 0_usize)];
        color[start] = 1;
        while let Some((at, next)) = stack.pop() {
            let Some(need) = needs[at].get(next).map(|need| need.position()) else {
                color[at] = 2;
                continue;
            };
            stack.push((at, next + 1));
            if color[need] == 0 {
                color[need] = 1;
                stack.push((need, 0));
            } else if color[need] == 1 {
                let from = stack.iter().position(|(at, _)| *at == need).unwrap_or(0);
                found.push(stack[from..].iter().map(|(at, _)| *at).chain([need]).collect());
            }
        }
    }
    found
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
