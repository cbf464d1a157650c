//! Receipts of what a network determines: from the events of a variable's ends back to the prints.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use rust_decimal::Decimal;

use super::{
    Relation, State,
    state::{Cause, DECLARED, End, Input, Step},
};
use crate::{
    bounds::Bounds,
    cited::{Cited, Sign},
    lexicon::UnitId,
    model::{CellKey, MeasureKey},
    vintage,
};

/// Makes figures with receipts out of a state; what was made once is kept.
#[derive(Debug)]
pub struct Receipts<'s, 'r> {
    state: &'s State<'r>,
    made: HashMap<(usize, u32, u32), Cited>,
}

impl<'s, 'r> Receipts<'s, 'r> {
    /// Of a state.
    pub fn new(state: &'s State<'r>) -> Self {
        Self { state, made: HashMap::new() }
    }

    /// What is known of a variable, with what it rests on.
    pub fn of(&mut self, var: usize) -> Cited {
        let known = self.state.known(var);
        self.input(Input { var, low: known.low, high: known.high })
    }

    /// A stretch of a flow that is no variable, from the paths of its two ends.
    pub fn stretch(
        &mut self,
        key: &CellKey,
        edition: Option<u16>,
        ends: [Option<(Decimal, Box<[Step]>)>; 2],
    ) -> Option<Cited> {
        let unit = unit(self.state.network().ledger, key);
        let subject = Some(Arc::new((key.clone(), edition)));
        let [low, high] = ends;
        let bounds = Bounds::new(low.as_ref().map(|low| low.0), high.as_ref().map(|high| high.0))?;
        let summed = |this: &mut Self, bounds: Bounds, steps: &[Step], toward: End| {
            let terms = this.terms(steps, toward, &unit);
            Cited::summed(bounds, unit.clone(), subject.clone(), terms)
        };
        match (low, high) {
            (Some((_, low)), Some((_, high))) if same_terms(&low, &high) => {
                Some(summed(self, bounds, &low, End::Low))
            }
            (Some((least, low)), Some((most, high))) => {
                let low = summed(self, Bounds::at_least(least), &low, End::Low);
                let high = summed(self, Bounds::at_most(most), &high, End::High);
                Some(Cited::ends(bounds, unit.clone(), subject.clone(), low, high))
            }
            (Some((_, low)), None) => Some(summed(self, bounds, &low, End::Low)),
            (None, Some((_, high))) => Some(summed(self, bounds, &high, End::High)),
            (None, None) => None,
        }
    }

    /// A variable as it was when something followed from it.
    fn input(&mut self, input: Input) -> Cited {
        let Input { var, low, high } = input;
        if let Some(made) = self.made.get(&(var, low, high)) {
            return made.clone();
        }
        let cited = self.make(input);
        self.made.insert((var, low, high), cited.clone());
        cited
    }

    fn make(&mut self, input: Input) -> Cited {
        let Input { var, low, high } = input;
        let bounds = self.bounds(input);
        let (a, b) = (self.cause(low), self.cause(high));
        match (a, b) {
            (Cause::Entry(one), Cause::Entry(other)) if one == other => self.printed(*one),
            (Cause::Declared, Cause::Declared) => self.declared(var, bounds),
            (Cause::Relation { relation, inputs }, Cause::Relation { relation: other, inputs: later })
                if relation == other =>
            {
                // Both ends follow from one formula; what its inputs were at last is told.
                let inputs = if low > high { inputs } else { later };
                self.related(var, bounds, *relation, inputs)
            }
            (Cause::Path { steps }, Cause::Path { steps: other }) if same_terms(steps, other) => {
                self.summed(var, bounds, steps, End::Low)
            }
            _ => {
                let (low, high) = (self.end(var, low, End::Low), self.end(var, high, End::High));
                match (low, high) {
                    (Some(low), Some(high)) => {
                        Cited::ends(bounds, self.unit(var), Some(self.subject(var)), low, high)
                    }
                    (Some(one), None) | (None, Some(one)) => one,
                    (None, None) => self.declared(var, bounds),
                }
            }
        }
    }

    /// What one end alone says.
    fn end(&mut self, var: usize, event: u32, end: End) -> Option<Cited> {
        let value = self.state.event(event).value;
        let bounds = if end == End::Low { Bounds::at_least(value) } else { Bounds::at_most(value) };
        match self.cause(event) {
            Cause::Entry(entry) => Some(self.printed(*entry)),
            Cause::Relation { relation, inputs } => Some(self.related(var, bounds, *relation, inputs)),
            Cause::Path { steps } => Some(self.summed(var, bounds, steps, end)),
            Cause::Declared => {
                let domain = self.state.network().vars[var].domain;
                let open = if end == End::Low { domain.low().is_none() } else { domain.high().is_none() };
                (!open).then(|| self.declared(var, domain))
            }
        }
    }

    fn cause(&self, event: u32) -> &'s Cause {
        &self.state.event(event).cause
    }

    fn bounds(&self, input: Input) -> Bounds {
        let domain = self.state.network().vars[input.var].domain;
        let value = |event: u32| self.state.event(event).value;
        let low = if input.low == DECLARED { domain.low() } else { Some(value(input.low)) };
        let high = if input.high == DECLARED { domain.high() } else { Some(value(input.high)) };
        Bounds::new(low, high).unwrap_or(Bounds::EVERYTHING)
    }

    fn printed(&self, entry: usize) -> Cited {
        let network = self.state.network();
        let entry = &network.entries[entry];
        Cited::printed(network.ledger, &entry.reading).within(entry.bounds)
    }

    fn declared(&self, var: usize, bounds: Bounds) -> Cited {
        Cited::declared(bounds, self.unit(var), Some(self.subject(var)))
    }

    fn related(&mut self, var: usize, bounds: Bounds, relation: usize, inputs: &[Input]) -> Cited {
        let text = self.text(&self.state.network().relations[relation], var);
        let inputs = inputs.iter().map(|input| self.input(*input)).collect();
        Cited::followed(bounds, self.unit(var), Some(self.subject(var)), text.into(), inputs)
    }

    fn summed(&mut self, var: usize, bounds: Bounds, steps: &[Step], toward: End) -> Cited {
        let unit = self.unit(var);
        let terms = self.terms(steps, toward, &unit);
        Cited::summed(bounds, unit, Some(self.subject(var)), terms)
    }

    /// The signed terms of a path.
    fn terms(&mut self, steps: &[Step], toward: End, unit: &UnitId) -> Vec<(Sign, Cited)> {
        let mut terms = Vec::with_capacity(steps.len());
        for step in in_order(self.state, steps) {
            let term = step.var.and_then(|var| self.end(var, step.event, step.end));
            let nothing = || Cited::declared(Bounds::at_least(Decimal::ZERO), unit.clone(), None);
            terms.push((sign(&step, toward), term.unwrap_or_else(nothing)));
        }
        terms
    }

    fn unit(&self, var: usize) -> UnitId {
        let network = self.state.network();
        let key = &network.vars[var].key;
        unit(network.ledger, key)
    }

    fn subject(&self, var: usize) -> Arc<(CellKey, Option<u16>)> {
        let var = &self.state.network().vars[var];
        Arc::new((var.key.clone(), var.edition))
    }

    /// A relation as a person writes it, solved for nothing: what stands there says which of it is meant.
    fn text(&self, relation: &Relation<'_>, var: usize) -> String {
        let network = self.state.network();
        match relation {
            Relation::Formula { formula, result, .. } if *result == var => formula.text().to_owned(),
            Relation::Formula { formula, result, .. } => {
                let key = &network.vars[*result].key;
                let name = match &key.measure {
                    MeasureKey::Level => network.ledger.indicator(key.indicator).id.to_string(),
                    measure => network.ledger.measure_text(measure),
                };
                format!("{name} = {}", formula.text())
            }
            Relation::Parts { whole, complete, .. } => match (*whole == var, complete) {
                (true, true) => "sum(parts)".to_owned(),
                (true, false) => "≥ sum(parts)".to_owned(),
                (false, true) => "whole - sum(other parts)".to_owned(),
                (false, false) => "≤ whole - sum(other parts)".to_owned(),
            },
            Relation::Order { less, .. } => {
                if *less == var { "≤ what comes after" } else { "≥ what came before" }.to_owned()
            }
        }
    }
}

/// The unit of a cell that need not be claimed.
pub fn unit(ledger: &crate::ledger::Ledger, key: &CellKey) -> UnitId {
    let of_indicator = || ledger.indicator(key.indicator).unit.clone();
    match &key.measure {
        MeasureKey::Declared(measure) | MeasureKey::Of(measure, _) => {
            ledger.measure(*measure).unit.clone().unwrap_or_else(of_indicator)
        }
        MeasureKey::Level | MeasureKey::Label(_) => of_indicator(),
    }
}

/// Whether two paths go through the same periods with the same signs, one for the low and one for the high end.
fn same_terms(low: &[Step], high: &[Step]) -> bool {
    let terms = |steps: &[Step], end: End| -> BTreeSet<(Option<usize>, bool)> {
        steps.iter().map(|step| (step.var, sign(step, end) == Sign::Plus)).collect()
    };
    low.len() == high.len() && terms(low, End::Low) == terms(high, End::High)
}

/// Whether a step adds its period or takes it away: on the way to a low end a low end adds, to a high end a high one.
fn sign(step: &Step, toward: End) -> Sign {
    if step.end == toward { Sign::Plus } else { Sign::Minus }
}

/// Steps by period, the longest first: a total before what is taken from it.
fn in_order(state: &State<'_>, steps: &[Step]) -> Vec<Step> {
    let mut steps = steps.to_vec();
    let place = |step: &Step| {
        let var = step.var.map(|var| &state.network().vars[var]);
        let months = var.and_then(|var| var.key.period).and_then(crate::period::Period::months);
        (months.is_none(), months.map(|months| (-months.count(), months.first())))
    };
    steps.sort_by_key(place);
    steps
}

/// The editions that a figure's prints are of.
pub fn editions(ledger: &crate::ledger::Ledger, cited: &Cited) -> BTreeSet<u16> {
    cited.claims().iter().filter_map(|claim| vintage::edition(ledger, ledger.claim(*claim))).collect()
}
