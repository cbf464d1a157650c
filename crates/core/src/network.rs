//! The network: cells as variables, readings as bounds, formulas and sums as constraints.
//!
//! One network is built for a source, for the editions of what hangs together, and for the newest figure of every cell;
//! its parts solve alike. Readings enter one after the other in the order of their priority, and one that makes the
//! network infeasible is set aside with the readings that it contradicts.

mod build;
mod compiled;
mod enter;
mod graph;
mod minimal;
mod receipt;
mod rules;
mod state;

use rust_decimal::Decimal;

pub use build::{Builder, RatesIn};
pub use compiled::{SlotOf, SlotShift, Span};
pub use enter::{Clash, Entered, enter};
pub use minimal::Scratch;
pub use receipt::{Receipts, editions, unit};
pub use rules::Rules;
pub use state::State;

use crate::{
    bounds::Bounds,
    cell_reading::CellReading,
    check::Rule,
    ledger::Ledger,
    model::{CellIx, CellKey},
    period::{Month, Period},
};
use compiled::Compiled;

/// A cell in an edition.
#[derive(Debug, Clone)]
pub struct Var {
    /// The cell.
    pub key: CellKey,
    /// The edition, in a network of editions.
    pub edition: Option<u16>,
    /// The cell, where the ledger has claims of it.
    pub cell: Option<CellIx>,
    /// What it can be by its indicator's declaration.
    pub domain: Bounds,
    /// A change smaller than this says nothing new.
    pub grain: Decimal,
    /// Its readings in this network.
    pub readings: Vec<usize>,
    /// The relations it takes part in.
    relations: Vec<usize>,
    /// Its flow, and its place among the flow's periods.
    flow: Option<(usize, usize)>,
}

/// A reading that enters the network.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its variable.
    pub var: usize,
    /// What it says.
    pub reading: CellReading,
    /// What its digits say beside others: of a target, how it was rounded.
    pub bounds: Bounds,
}

/// What ties variables to each other, but for sums over time.
#[derive(Debug)]
pub enum Relation<'r> {
    /// A formula: the result is computed from the slots.
    Formula {
        /// Whose formula it is.
        rule: Rule,
        /// The formula.
        formula: &'r Compiled,
        /// The variables of its slots.
        slots: Box<[usize]>,
        /// The variable of its result.
        result: usize,
        /// The months of its period.
        span: Span,
    },
    /// A whole and its parts.
    Parts {
        /// The whole.
        whole: usize,
        /// The parts.
        parts: Box<[usize]>,
        /// Whether they are all there are.
        complete: bool,
    },
    /// One is at most the other.
    Order {
        /// Why.
        rule: Rule,
        /// The lesser one.
        less: usize,
        /// The greater one.
        more: usize,
    },
}

impl Relation<'_> {
    /// What it is called in a finding.
    pub fn rule(&self) -> Rule {
        match self {
            Self::Formula { rule, .. } | Self::Order { rule, .. } => *rule,
            Self::Parts { .. } => Rule::Parts,
        }
    }

    /// Does something for each of its variables, as often as it names it.
    pub fn each_var(&self, of: impl FnMut(usize)) {
        match self {
            Self::Formula { slots, result, .. } => slots.iter().chain([result]).copied().for_each(of),
            Self::Parts { whole, parts, .. } => parts.iter().chain([whole]).copied().for_each(of),
            Self::Order { less, more, .. } => [*less, *more].into_iter().for_each(of),
        }
    }

    /// Its variables.
    pub fn vars(&self) -> Vec<usize> {
        match self {
            Self::Formula { slots, result, .. } => slots.iter().copied().chain([*result]).collect(),
            Self::Parts { whole, parts, .. } => parts.iter().copied().chain([*whole]).collect(),
            Self::Order { less, more, .. } => vec![*less, *more],
        }
    }

    /// The variables that what it says of `var` rests on: all others, and `var` itself where a formula names it twice.
    fn others(&self, var: usize) -> Vec<usize> {
        let twice = match self {
            Self::Formula { formula, slots, .. } => {
                slots.iter().zip(formula.repeated()).any(|(slot, repeated)| *slot == var && *repeated)
            }
            Self::Parts { .. } | Self::Order { .. } => false,
        };
        let mut others = Vec::new();
        self.each_var(|other| {
            if twice || other != var {
                others.push(other);
            }
        });
        others
    }
}

/// The periods of one flow in one edition.
#[derive(Debug)]
pub struct Flow {
    /// The boundaries between its periods, in order.
    pub boundaries: Vec<Month>,
    /// Its variables.
    pub vars: Vec<usize>,
    /// The boundaries of each, as places among them.
    pub spans: Vec<(usize, usize)>,
    /// Months cannot be negative.
    pub floor: bool,
    /// How many decimals its whole numbers count.
    pub scale: u32,
}

/// Variables, readings and what ties them together.
#[derive(Debug)]
pub struct Network<'r> {
    /// The evidence.
    pub ledger: &'r Ledger,
    /// The variables, in the order in which they came.
    pub vars: Vec<Var>,
    /// The readings.
    pub entries: Vec<Entry>,
    /// Formulas, parts and orders.
    pub relations: Vec<Relation<'r>>,
    /// Sums over time.
    pub flows: Vec<Flow>,
}

impl Network<'_> {
    /// The variable of a cell in an edition.
    pub fn var(&self, key: &CellKey, edition: Option<u16>) -> Option<usize> {
        self.vars.iter().position(|var| var.edition == edition && var.key == *key)
    }

    /// The flow that a period of `key` in an edition would belong to, and its boundaries in it, where both are named.
    pub fn stretch(&self, key: &CellKey, edition: Option<u16>) -> Option<(usize, usize, usize)> {
        let months = key.period.and_then(Period::months)?;
        let is_flow = |flow: &Flow| {
            let var = flow.vars.first().map(|var| &self.vars[*var]);
            var.is_some_and(|var| {
                var.edition == edition && CellKey { period: key.period, ..var.key.clone() } == *key
            })
        };
        let at = self.flows.iter().position(is_flow)?;
        let node = |month: Month| self.flows[at].boundaries.binary_search(&month).ok();
        Some((at, node(months.first())?, node(months.last().plus(1))?))
    }

    /// How many constraints there are: relations, and readings of flows that share a graph.
    pub fn n_constraints(&self) -> usize {
        let of_flows: usize = self.flows.iter().map(|flow| flow.vars.len()).sum();
        self.relations.len() + of_flows
    }

    /// The entries that hang together with `var` through any constraint.
    pub fn component_of(&self, var: usize) -> Vec<usize> {
        let mut known = vec![false; self.vars.len()];
        let mut open = vec![var];
        let mut entries = Vec::new();
        known[var] = true;
        while let Some(at) = open.pop() {
            entries.extend(&self.vars[at].readings);
            let mut reach = |next: usize, open: &mut Vec<usize>| {
                if !std::mem::replace(&mut known[next], true) {
                    open.push(next);
                }
            };
            for relation in &self.vars[at].relations {
                self.relations[*relation].each_var(|next| reach(next, &mut open));
            }
            if let Some((flow, _)) = self.vars[at].flow {
                self.flows[flow].vars.iter().for_each(|next| reach(*next, &mut open));
            }
        }
        entries.sort_unstable();
        entries
    }
}
