//! A flow while readings enter: its graph, and whose end each edge is.

use rust_decimal::Decimal;

use super::event::{End, Step};
use crate::network::{
    Flow, Network,
    graph::{FAR, Graph},
};

/// Distances kept for one flow: beyond that, relations are told no more than what is printed of its periods.
const MAX_KEPT: usize = 4_000_000;

/// A flow's graph with the owners of its edges.
#[derive(Debug)]
pub(super) struct FlowState {
    pub(super) graph: Graph,
    /// By edge: whose end it is, the high and low end of each variable in turn; none of those behind them, by which no
    /// month may be negative.
    pub(super) owners: Vec<(usize, End)>,
    /// By row (1 and up): the variables to tighten, each with the node of its other boundary and the end.
    pub(super) watches: Vec<Vec<(usize, usize, End)>>,
    pub(super) scale: u32,
}

impl FlowState {
    /// The graph of a flow, with the distances that relations ask for.
    pub(super) fn new(network: &Network<'_>, flow: &Flow) -> (Self, bool) {
        let n_nodes = flow.boundaries.len();
        let is_watched = |var: &usize| !network.vars[*var].relations.is_empty();
        let mut starts: Vec<usize> = Vec::new();
        for (var, (from, to)) in flow.vars.iter().zip(&flow.spans) {
            if is_watched(var) {
                starts.extend([*from, *to]);
            }
        }
        starts.sort_unstable();
        starts.dedup();
        let too_many = starts.len().saturating_mul(n_nodes) > MAX_KEPT;
        if too_many {
            starts.clear();
        }
        let mut owners = Vec::with_capacity(flow.vars.len() * 2);
        let mut edges = Vec::with_capacity(flow.vars.len() * 2);
        let mut watches = vec![Vec::new(); starts.len()];
        for (var, (from, to)) in flow.vars.iter().zip(&flow.spans) {
            edges.extend([(*from, *to), (*to, *from)]);
            owners.extend([(*var, End::High), (*var, End::Low)]);
            if is_watched(var) && !too_many {
                let row = |start: &usize| starts.binary_search(start).unwrap_or(0);
                watches[row(from)].push((*var, *to, End::High));
                watches[row(to)].push((*var, *from, End::Low));
            }
        }
        let graph = Graph::new(n_nodes, &starts, &edges, flow.floor);
        (Self { graph, owners, watches, scale: flow.scale }, too_many)
    }

    /// A value in whole numbers of the finest digit, rounded outward; `None` where it is open or too large.
    pub(super) fn grains(&self, value: Option<Decimal>, end: End) -> Option<i128> {
        let value = value?;
        let digits = 10_i128.checked_pow(self.scale.abs_diff(value.scale()))?;
        if value.scale() <= self.scale {
            return value.mantissa().checked_mul(digits).filter(|grains| grains.abs() < FAR / 1_000_000);
        }
        let (whole, rest) = (value.mantissa().div_euclid(digits), value.mantissa().rem_euclid(digits));
        Some(if end == End::High && rest > 0 { whole + 1 } else { whole })
    }

    pub(super) fn value(&self, grains: i128) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(grains, self.scale).ok()
    }

    /// The steps of a path.
    pub(super) fn steps(&self, path: Vec<u32>) -> Box<[Step]> {
        let step = |edge: u32| {
            let owner = self.owners.get(edge as usize).copied();
            let end = owner.map_or(End::Low, |(_, end)| end);
            Step { var: owner.map(|(var, _)| var), end, event: self.graph.event(edge) }
        };
        path.into_iter().map(step).collect()
    }
}
