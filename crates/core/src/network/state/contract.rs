//! Contraction: what one relation says of each of its variables.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Cause, Conflict, DECLARED, End, Input, State};
use crate::{bounds::Bounds, decimal::is_less, network::Relation};

impl State<'_> {
    /// Narrows the variables of a relation to what the others say of them.
    pub(super) fn contract(&mut self, at: usize) -> Result<(), Conflict> {
        let network = Arc::clone(&self.network);
        match &network.relations[at] {
            Relation::Formula { formula, slots, result, span, .. } => {
                // A product with two unknown sides tells nothing of either.
                let is_unknown =
                    |var: &&usize| self.known[**var].low == DECLARED && self.known[**var].high == DECLARED;
                if !formula.is_sum() && slots.iter().chain([result]).filter(is_unknown).count() > 1 {
                    return Ok(());
                }
                let mut values = std::mem::take(&mut self.values);
                formula.forward(&|slot| self.known[slots[slot]].bounds, *span, &mut values);
                let computed = values.last().copied().unwrap_or(Bounds::EVERYTHING);
                let forward = self.narrow(*result, computed, at);
                let (mut targets, mut found) =
                    (std::mem::take(&mut self.targets), std::mem::take(&mut self.found));
                let mut outcome = forward;
                if outcome.is_ok() {
                    formula.backward(self.known[*result].bounds, &values, &mut targets, &mut found);
                    outcome =
                        found.iter().try_for_each(|(slot, target)| self.narrow(slots[*slot], *target, at));
                }
                (self.values, self.targets, self.found) = (values, targets, found);
                outcome
            }
            Relation::Parts { whole, parts, complete } => {
                let of = |part: &usize| self.known[*part].bounds;
                let sum = parts.iter().map(of).fold(Bounds::exact(Decimal::ZERO), Bounds::plus);
                let sum =
                    if *complete { sum } else { sum.low().map_or(Bounds::EVERYTHING, Bounds::at_least) };
                self.narrow(*whole, sum, at)?;
                let whole = self.known[*whole].bounds;
                // Each part is the whole less the others: prefix and suffix sums keep that linear.
                let mut after = vec![Bounds::exact(Decimal::ZERO); parts.len() + 1];
                for (place, part) in parts.iter().enumerate().rev() {
                    after[place] = after[place + 1].plus(self.known[*part].bounds);
                }
                let mut before = Bounds::exact(Decimal::ZERO);
                for (place, part) in parts.iter().enumerate() {
                    let others = before.plus(after[place + 1]);
                    before = before.plus(self.known[*part].bounds);
                    let rest = whole.minus(others);
                    let rest = if *complete {
                        rest
                    } else {
                        rest.high().map_or(Bounds::EVERYTHING, Bounds::at_most)
                    };
                    self.narrow(*part, rest, at)?;
                }
                Ok(())
            }
            Relation::Order { less, more, .. } => {
                let (low, high) = (self.known[*less].bounds.low(), self.known[*more].bounds.high());
                self.narrow(*more, low.map_or(Bounds::EVERYTHING, Bounds::at_least), at)?;
                self.narrow(*less, high.map_or(Bounds::EVERYTHING, Bounds::at_most), at)
            }
        }
    }

    /// Narrows a variable to what a relation says of it.
    fn narrow(&mut self, var: usize, bounds: Bounds, relation: usize) -> Result<(), Conflict> {
        let known = self.known[var].bounds;
        let mut low = bounds.low().filter(|low| known.low().is_none_or(|old| is_less(old, *low)));
        let mut high = bounds.high().filter(|high| known.high().is_none_or(|old| is_less(*high, old)));
        // What is less than a hundredth of the finest printed digit says nothing new, unless it clashes.
        let clashes =
            |low: Option<Decimal>, high: Option<Decimal>| low.zip(high).is_some_and(|(a, b)| is_less(b, a));
        if low.is_some_and(|low| !clashes(Some(low), known.high()) && self.is_small(var, known.low(), low)) {
            low = None;
        }
        if high.is_some_and(|high| {
            !clashes(low.or(known.low()), Some(high)) && self.is_small(var, known.high(), high)
        }) {
            high = None;
        }
        if low.is_none() && high.is_none() {
            return Ok(());
        }
        let known = &self.known;
        let input = |var: usize| Input { var, low: known[var].low, high: known[var].high };
        let inputs: Box<[Input]> =
            self.network.relations[relation].others(var).into_iter().map(input).collect();
        let cause = |inputs| Cause::Relation { relation, inputs };
        match (low, high) {
            (Some(low), Some(high)) => {
                self.tighten(var, End::Low, low, || cause(inputs.clone()))?;
                self.tighten(var, End::High, high, || cause(inputs))
            }
            (Some(low), None) => self.tighten(var, End::Low, low, || cause(inputs)),
            (None, Some(high)) => self.tighten(var, End::High, high, || cause(inputs)),
            (None, None) => Ok(()),
        }
    }
}
