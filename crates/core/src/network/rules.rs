//! The rules of a ledger: its formulas made ready, and who uses whom.

use crate::{
    formula::{Formula, Shift},
    ledger::Ledger,
    model::{EntityIx, IndicatorIx, MeasureIx, MeasureKey, Parts},
    network::compiled::{Compiled, SlotOf},
};

/// The formulas of a ledger, compiled once.
#[derive(Debug)]
pub struct Rules {
    indicators: Vec<Option<Compiled>>,
    measures: Vec<Option<Compiled>>,
    /// By indicator: those whose formula takes it at the same period.
    users: Vec<Vec<IndicatorIx>>,
    /// By entity: its parts, where their sum says something.
    parts: Vec<Vec<EntityIx>>,
}

impl Rules {
    /// Compiles the formulas of `ledger`.
    pub fn new(ledger: &Ledger) -> Self {
        let slot_of = |id: &crate::ids::IndicatorId| ledger.names().indicator(id).map(SlotOf::Indicator);
        let mut users = vec![Vec::new(); ledger.indicators().len()];
        let mut indicators = Vec::with_capacity(users.len());
        for (ix, indicator) in ledger.indicators() {
            let compiled = indicator.formula.as_ref().and_then(|formula| Compiled::new(formula, &slot_of));
            if let Some(formula) = indicator.formula.as_ref().filter(|_| compiled.is_some()) {
                for (id, shift, _) in formula.references() {
                    if let Some(input) = ledger.names().indicator(id).filter(|_| shift == Shift::Same) {
                        users[input.position()].push(ix);
                    }
                }
            }
            indicators.push(compiled);
        }
        let of_measure = |formula: &Formula| {
            Compiled::new(formula, &|id| match id.as_str() {
                "x" => Some(SlotOf::Measured),
                "y" => Some(SlotOf::Bracket),
                _ => None,
            })
        };
        let measures =
            ledger.measures().map(|(_, measure)| measure.formula.as_ref().and_then(of_measure)).collect();
        let mut parts = vec![Vec::new(); ledger.entities().len()];
        for (ix, entity) in ledger.entities() {
            if let Some(parent) = entity.parent.filter(|parent| ledger.entity(*parent).parts.is_some()) {
                parts[parent.position()].push(ix);
            }
        }
        Self { indicators, measures, users, parts }
    }

    /// The formula of an indicator.
    pub fn indicator(&self, ix: IndicatorIx) -> Option<&Compiled> {
        self.indicators[ix.position()].as_ref()
    }

    /// The formula of a measure.
    pub fn measure(&self, ix: MeasureIx) -> Option<&Compiled> {
        self.measures[ix.position()].as_ref()
    }

    /// The formula that computes what of an indicator is meant.
    pub fn formula(&self, indicator: IndicatorIx, measure: &MeasureKey) -> Option<&Compiled> {
        match measure {
            MeasureKey::Level => self.indicator(indicator),
            MeasureKey::Declared(ix) | MeasureKey::Of(ix, _) => self.measure(*ix),
            MeasureKey::Label(_) => None,
        }
    }

    /// The indicators whose formula takes `ix` at the same period.
    pub fn users(&self, ix: IndicatorIx) -> &[IndicatorIx] {
        &self.users[ix.position()]
    }

    /// The parts of an entity, where their sum says something, and whether they are all there are.
    pub fn parts(&self, ledger: &Ledger, ix: EntityIx) -> Option<(&[EntityIx], bool)> {
        let parts = self.parts[ix.position()].as_slice();
        let complete = ledger.entity(ix).parts? == Parts::Complete;
        (!parts.is_empty()).then_some((parts, complete))
    }
}
