//! The state of a network while readings enter: bounds of every variable, and what each end rests on.
//!
//! Every change of an end is an event with its cause, so that a clash can be traced to the readings behind it and a
//! derived figure to its receipt. A reading that clashes is undone; what entered before it stays.

mod contract;
mod event;
mod flow;

use std::{
    collections::{BTreeSet, VecDeque},
    sync::Arc,
};

use rust_decimal::Decimal;

pub use event::{Cause, Conflict, DECLARED, End, Event, Input, Known, Step};
use flow::FlowState;

use super::Network;
use crate::{
    bounds::Bounds,
    check::Rule,
    decimal::{Toward, is_less, multiply},
};

/// Contractions of each relation before an entry is left as not fully solved.
const SWEEPS: usize = 64;
/// Of what nobody printed, a change below one part in ten to this power says nothing new.
const UNPRINTED: u32 = 6;
/// What is known so far.
#[derive(Debug)]
pub struct State<'r> {
    network: Arc<Network<'r>>,
    known: Vec<Known>,
    events: Vec<Event>,
    flows: Vec<FlowState>,
    open_ends: Vec<(usize, End)>,
    open_relations: VecDeque<usize>,
    is_open: Vec<bool>,
    undo: Vec<(usize, Known)>,
    /// Whether some contraction stopped early: bounds are sound and may be too wide.
    pub stopped_early: bool,
    values: Vec<Bounds>,
    targets: Vec<Bounds>,
    found: Vec<(usize, Bounds)>,
}

/// A place to go back to.
#[derive(Debug, Clone)]
pub struct Mark {
    n_undo: usize,
    n_events: usize,
    graphs: Vec<usize>,
}

impl<'r> State<'r> {
    /// Nothing but what is declared.
    pub fn new(network: &Arc<Network<'r>>) -> Self {
        let known =
            network.vars.iter().map(|var| Known { bounds: var.domain, low: DECLARED, high: DECLARED });
        let mut stopped_early = false;
        let mut flows = Vec::with_capacity(network.flows.len());
        for flow in &network.flows {
            let (flow, too_many) = FlowState::new(network, flow);
            flows.push(flow);
            stopped_early |= too_many;
        }
        let declared = Event { value: Decimal::ZERO, cause: Cause::Declared };
        Self {
            network: Arc::clone(network),
            known: known.collect(),
            events: vec![declared],
            flows,
            open_ends: Vec::new(),
            open_relations: VecDeque::new(),
            is_open: vec![false; network.relations.len()],
            undo: Vec::new(),
            stopped_early,
            values: Vec::new(),
            targets: Vec::new(),
            found: Vec::new(),
        }
    }

    /// The network.
    pub fn network(&self) -> &Network<'r> {
        &self.network
    }

    /// The network, to be shared.
    pub fn network_shared(&self) -> Arc<Network<'r>> {
        Arc::clone(&self.network)
    }

    /// Whether what an entry says is in.
    pub fn has_entered(&self, entry: usize) -> bool {
        let entry = &self.network.entries[entry];
        entry.bounds.encloses(&self.known[entry.var].bounds)
    }

    /// What is known of a variable.
    pub fn known(&self, var: usize) -> Known {
        self.known[var]
    }

    /// An event.
    pub fn event(&self, event: u32) -> &Event {
        &self.events[event as usize]
    }

    /// A place to go back to.
    pub fn mark(&self) -> Mark {
        Mark {
            n_undo: self.undo.len(),
            n_events: self.events.len(),
            graphs: self.flows.iter().map(|flow| flow.graph.mark()).collect(),
        }
    }

    /// The tightest bounds of a period of a flow, along the shortest paths; of other variables, what is known. Nothing else is
    /// told of it.
    pub fn settle(&mut self, var: usize) -> Known {
        let network = Arc::clone(&self.network);
        if let Some((at, place)) = network.vars[var].flow {
            let (from, to) = network.flows[at].spans[place];
            for (end, [start, stop]) in [(End::High, [from, to]), (End::Low, [to, from])] {
                let flow = &mut self.flows[at];
                let Some((distance, path)) = flow.graph.shortest(start, stop) else { continue };
                let grains = if end == End::High { distance } else { -distance };
                let Some(value) = flow.value(grains) else { continue };
                let steps = flow.steps(path);
                // A sum without a cycle below zero clashes with nothing.
                let _ = self.tighten(var, end, value, || Cause::Path { steps });
            }
            self.open_ends.clear();
            self.close();
        }
        self.known[var]
    }

    /// What a flow says of the months between two of its boundaries, and along which paths: the low end, the high end.
    pub fn between(&mut self, flow: usize, from: usize, to: usize) -> [Option<(Decimal, Box<[Step]>)>; 2] {
        [(End::Low, to, from), (End::High, from, to)].map(|(end, start, stop)| {
            let flow = &mut self.flows[flow];
            let (distance, path) = flow.graph.shortest(start, stop)?;
            let value = flow.value(if end == End::High { distance } else { -distance })?;
            Some((value, flow.steps(path)))
        })
    }

    /// Goes back to `mark`.
    pub fn undo_to(&mut self, mark: &Mark) {
        while self.undo.len() > mark.n_undo {
            if let Some((var, known)) = self.undo.pop() {
                self.known[var] = known;
            }
        }
        for (flow, mark) in self.flows.iter_mut().zip(&mark.graphs) {
            flow.graph.undo_to(*mark);
        }
        self.events.truncate(mark.n_events);
        self.open_ends.clear();
        self.close();
    }

    /// Forgets how to go back.
    pub fn commit(&mut self) {
        self.undo.clear();
        self.flows.iter_mut().for_each(|flow| flow.graph.commit());
    }

    /// Takes in what `bounds` say of an entry's variable, and carries it to all that hangs together with it.
    ///
    /// # Errors
    /// The events that clash. The state is then to be undone to a mark from before.
    pub fn enter(&mut self, entry: usize, bounds: Bounds) -> Result<(), Conflict> {
        self.take(entry, bounds)?;
        self.propagate()
    }

    /// Takes in an entry and carries nothing on yet.
    ///
    /// # Errors
    /// As [`Self::enter`].
    pub fn take(&mut self, entry: usize, bounds: Bounds) -> Result<(), Conflict> {
        let var = self.network.entries[entry].var;
        if let Some(low) = bounds.low() {
            self.tighten(var, End::Low, low, || Cause::Entry(entry))?;
        }
        if let Some(high) = bounds.high() {
            self.tighten(var, End::High, high, || Cause::Entry(entry))?;
        }
        Ok(())
    }

    /// Carries all changes on until nothing changes any more, or it has gone on for long enough.
    ///
    /// # Errors
    /// As [`Self::enter`].
    pub fn propagate(&mut self) -> Result<(), Conflict> {
        let mut left = SWEEPS.saturating_mul(self.network.relations.len().clamp(1, 4096));
        loop {
            if let Some((var, end)) = self.open_ends.pop() {
                self.shorten(var, end)?;
                continue;
            }
            let Some(relation) = self.open_relations.pop_front() else { return Ok(()) };
            self.is_open[relation] = false;
            if left == 0 {
                self.stopped_early = true;
                self.close();
                return Ok(());
            }
            left -= 1;
            self.contract(relation)?;
        }
    }

    fn close(&mut self) {
        for relation in self.open_relations.drain(..) {
            self.is_open[relation] = false;
        }
    }

    /// Moves one end inward, if `value` is further in than it was.
    fn tighten(
        &mut self,
        var: usize,
        end: End,
        value: Decimal,
        cause: impl FnOnce() -> Cause,
    ) -> Result<(), Conflict> {
        let known = self.known[var];
        let old = match end {
            End::Low => known.bounds.low(),
            End::High => known.bounds.high(),
        };
        let further = old.is_none_or(|old| match end {
            End::Low => is_less(old, value),
            End::High => is_less(value, old),
        });
        if !further {
            return Ok(());
        }
        let (low, high) = match end {
            End::Low => (Some(value), known.bounds.high()),
            End::High => (known.bounds.low(), Some(value)),
        };
        let bounds = Bounds::new(low, high);
        let event = u32::try_from(self.events.len()).unwrap_or(u32::MAX);
        self.events.push(Event { value, cause: cause() });
        let Some(bounds) = bounds else {
            let other = match end {
                End::Low => known.high,
                End::High => known.low,
            };
            return Err(Conflict { events: vec![event, other], is_cycle: false });
        };
        self.undo.push((var, known));
        let known = &mut self.known[var];
        known.bounds = bounds;
        match end {
            End::Low => known.low = event,
            End::High => known.high = event,
        }
        for relation in &self.network.vars[var].relations {
            if !std::mem::replace(&mut self.is_open[*relation], true) {
                self.open_relations.push_back(*relation);
            }
        }
        if self.network.vars[var].flow.is_some() {
            self.open_ends.push((var, end));
        }
        Ok(())
    }

    /// Carries an end of a flow's period into its graph, and what gets shorter there back to the periods watched.
    fn shorten(&mut self, var: usize, end: End) -> Result<(), Conflict> {
        let Some((at, place)) = self.network.vars[var].flow else { return Ok(()) };
        let known = self.known[var];
        let flow = &mut self.flows[at];
        let edge = u32::try_from(place).unwrap_or(u32::MAX / 2);
        let (edge, weight, event) = match end {
            End::High => (2 * edge, flow.grains(known.bounds.high(), End::High), known.high),
            End::Low => {
                let weight = flow.grains(known.bounds.low(), End::Low).map(|grains| -grains);
                (2 * edge + 1, weight, known.low)
            }
        };
        let Some(weight) = weight else { return Ok(()) };
        if let Err(cycle) = flow.graph.shorten(edge, weight, event) {
            let events = cycle.into_iter().map(|edge| flow.graph.event(edge));
            let events = events.filter(|event| *event != DECLARED).collect();
            return Err(Conflict { events, is_cycle: true });
        }
        let shortened = std::mem::take(&mut flow.graph.shortened);
        for row in &shortened {
            let watched = |flows: &[FlowState], nth: usize| {
                row.checked_sub(1).and_then(|row| flows[at].watches.get(row)?.get(nth).copied())
            };
            let mut nth = 0;
            while let Some((var, node, end)) = watched(&self.flows, nth) {
                nth += 1;
                let flow = &self.flows[at];
                if !flow.graph.has_changed(*row, node) {
                    continue;
                }
                let distance = flow.graph.distance(*row, node);
                let grains = if end == End::High { distance } else { -distance };
                let Some(value) = flow.value(grains) else { continue };
                // Most do not move: do not trace their path.
                let moves = match end {
                    End::High => self.known[var].bounds.high().is_none_or(|high| is_less(value, high)),
                    End::Low => self.known[var].bounds.low().is_none_or(|low| is_less(low, value)),
                };
                if moves {
                    let steps = flow.steps(flow.graph.path(*row, node));
                    self.tighten(var, end, value, || Cause::Path { steps })?;
                }
            }
        }
        self.flows[at].graph.shortened = shortened;
        Ok(())
    }

    /// Whether an end that moves from `old` to `new` hardly moves.
    fn is_small(&self, var: usize, old: Option<Decimal>, new: Decimal) -> bool {
        let Some(old) = old else { return false };
        let moved = if is_less(new, old) { old - new } else { new - old };
        is_less(moved, self.network.vars[var].grain)
            || multiply(old.abs(), Decimal::new(1, UNPRINTED), Toward::High)
                .is_some_and(|least| is_less(moved, least))
    }

    /// The rule behind a conflict: several of them are told as such.
    pub fn rule_behind(&self, conflict: &Conflict) -> Rule {
        let mut rules = BTreeSet::new();
        // A cycle through a flow is one itself.
        if conflict.is_cycle {
            rules.insert(Rule::OverTime);
        }
        self.trace(&conflict.events, |cause| match cause {
            Cause::Relation { relation, .. } => {
                rules.insert(self.network.relations[*relation].rule());
            }
            Cause::Path { .. } => {
                rules.insert(Rule::OverTime);
            }
            Cause::Entry(_) | Cause::Declared => {}
        });
        let mut rules = rules.into_iter();
        match (rules.next(), rules.next()) {
            (None, _) => Rule::SameCell,
            (Some(rule), None) => rule,
            (Some(_), Some(_)) => Rule::Several,
        }
    }

    /// The entries behind events, in order.
    pub fn entries_behind(&self, events: &[u32]) -> Vec<usize> {
        let mut entries = Vec::new();
        self.trace(events, |cause| {
            if let Cause::Entry(entry) = cause {
                entries.push(*entry);
            }
        });
        entries.sort_unstable();
        entries.dedup();
        entries
    }

    /// Every cause behind events, each once.
    fn trace(&self, events: &[u32], mut of: impl FnMut(&Cause)) {
        let mut open: Vec<u32> = events.to_vec();
        let mut seen = BTreeSet::new();
        while let Some(event) = open.pop() {
            if event == DECLARED || !seen.insert(event) {
                continue;
            }
            let cause = &self.events[event as usize].cause;
            of(cause);
            match cause {
                Cause::Declared | Cause::Entry(_) => {}
                Cause::Relation { inputs, .. } => {
                    open.extend(inputs.iter().flat_map(|input| [input.low, input.high]));
                }
                Cause::Path { steps } => open.extend(steps.iter().map(|step| step.event)),
            }
        }
    }
}
