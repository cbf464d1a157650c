//! What one network makes of a cell, its own prints left out.

use std::sync::Arc;

use crate::{
    cited::Cited,
    model::{CellKey, MeasureKey, Time},
    network::{Receipts, SlotOf, SlotShift, Span, State, unit},
    period::{Months, Period},
};

/// How deep formulas are followed from the cell that was asked for.
const MAX_DEPTH: usize = 4;

/// A network with everything in it that fits.
#[derive(Debug)]
pub struct Within<'r> {
    state: State<'r>,
}

impl<'r> Within<'r> {
    /// Of a state.
    pub fn new(state: State<'r>) -> Self {
        Self { state }
    }

    /// The editions in which something is told of the series of a cell.
    pub fn editions(&self, key: &CellKey) -> Vec<u16> {
        let vars = self.state.network().vars.iter();
        let of_entity = vars.filter(|var| var.key.entity == key.entity && !var.readings.is_empty());
        let mut editions: Vec<u16> = of_entity.filter_map(|var| var.edition).collect();
        editions.sort_unstable();
        editions.dedup();
        editions.reverse();
        editions
    }

    /// What everything else makes of a cell; `None` where nothing bears on it.
    pub fn of(&mut self, key: &CellKey, edition: Option<u16>) -> Option<Cited> {
        let var = self.state.network().var(key, edition);
        let own = var.is_some_and(|var| !self.state.network().vars[var].readings.is_empty());
        if own {
            return self.without_own(key, edition);
        }
        self.follow(key, edition, MAX_DEPTH)
    }

    /// A printed cell in a network of everything but its prints.
    fn without_own(&self, key: &CellKey, edition: Option<u16>) -> Option<Cited> {
        let network = self.state.network_shared();
        let var = network.var(key, edition)?;
        let mut state = State::new(&network);
        for entry in network.component_of(var) {
            if network.entries[entry].var != var && self.state.has_entered(entry) {
                let mark = state.mark();
                // What fits with the cell's own prints fits without them, but for what is set aside anew.
                if state.enter(entry, network.entries[entry].bounds).is_err() {
                    state.undo_to(&mark);
                }
            }
        }
        Self { state }.follow(key, edition, MAX_DEPTH)
    }

    fn follow(&mut self, key: &CellKey, edition: Option<u16>, depth: usize) -> Option<Cited> {
        let bears = |cited: &Cited| !cited.claims().is_empty();
        if let Some(var) = self.state.network().var(key, edition) {
            self.state.settle(var);
            let cited = Receipts::new(&self.state).of(var);
            if bears(&cited) {
                return Some(cited);
            }
        }
        if let Some((flow, from, to)) = self.state.network().stretch(key, edition) {
            let ends = self.state.between(flow, from, to);
            let cited = Receipts::new(&self.state).stretch(key, edition, ends);
            if let Some(cited) = cited.filter(bears) {
                return Some(cited);
            }
        }
        self.by_formula(key, edition, depth)
    }

    /// By the formula of its measure or indicator, from what is known of its inputs.
    fn by_formula(&mut self, key: &CellKey, edition: Option<u16>, depth: usize) -> Option<Cited> {
        let depth = depth.checked_sub(1)?;
        let ledger = self.state.network().ledger;
        let formula = ledger.rules().formula(key.indicator, &key.measure)?;
        let mut inputs = Vec::with_capacity(formula.slots().len());
        for slot in formula.slots() {
            let indicator = match (slot.of, &key.measure) {
                (SlotOf::Measured, _) => key.indicator,
                (SlotOf::Bracket, MeasureKey::Of(_, indicator)) => *indicator,
                (SlotOf::Bracket, _) => return None,
                (SlotOf::Indicator(indicator), _) => indicator,
            };
            let (period, edition) = match slot.shift {
                _ if ledger.indicator(indicator).time == Time::Timeless => (None, edition),
                SlotShift::Months(0) => (Some(key.period.unwrap_or(Period::Completion)), edition),
                SlotShift::Months(n) => {
                    // A year back, the same release tells the figure for a second time.
                    let later = u16::try_from(-n / 12).unwrap_or(0);
                    (Some(key.period?.shifted(n)?), edition.map(|edition| edition + later))
                }
                SlotShift::FirstYear | SlotShift::LastYear => {
                    let months =
                        key.period.and_then(Period::months).filter(|months| months.count() % 12 == 0)?;
                    let first = match slot.shift {
                        SlotShift::FirstYear => months.first(),
                        _ => months.last().plus(-11),
                    };
                    (Some(Period::Months(Months::new(first, first.plus(11))?)), edition)
                }
                SlotShift::Before => return None,
            };
            let input = CellKey { indicator, measure: MeasureKey::Level, period, ..key.clone() };
            inputs.push(self.follow(&input, edition, depth)?);
        }
        let months = key.period.and_then(Period::months).map_or(0, Months::count);
        let mut values = Vec::new();
        formula.forward(&|slot| inputs[slot].value(), Span { months }, &mut values);
        let subject = Some(Arc::new((key.clone(), edition)));
        Some(Cited::followed(*values.last()?, unit(ledger, key), subject, formula.text().into(), inputs))
    }
}
