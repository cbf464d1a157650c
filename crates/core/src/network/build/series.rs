//! Flows: which periods share a graph, and which relations can tell anything.

use super::{Builder, Flow, MAX_SCALE, Series, ends};
use crate::{
    model::{MeasureKey, Time},
    period::{Month, Months, Period},
};

impl Builder<'_> {
    /// Drops the relations that can tell nothing: those with two variables that nothing else speaks of. Of the flows, a period
    /// with a boundary of its own is told nothing by the others.
    pub(super) fn drop_idle(&mut self) {
        let n_vars = self.network.vars.len();
        if n_vars == self.n_claimed {
            return;
        }
        let boundaries = self.boundaries();
        let n_boundaries = boundaries.iter().flatten().flatten().max().map_or(0, |most| most + 1);
        let mut n_uses = vec![0_usize; n_vars];
        for relation in &self.network.relations {
            relation.each_var(|var| n_uses[var] += 1);
        }
        loop {
            let mut n_named = vec![0_usize; n_boundaries];
            for var in (0..n_vars).filter(|var| *var < self.n_claimed || n_uses[*var] > 0) {
                for boundary in boundaries[var].into_iter().flatten() {
                    n_named[boundary] += 1;
                }
            }
            let is_loose = |var: usize, n_uses: &[usize]| {
                let shared = boundaries[var].is_some_and(|ends| ends.iter().all(|end| n_named[*end] > 1));
                var >= self.n_claimed && n_uses[var] < 2 && !shared
            };
            let before = self.network.relations.len();
            let idle: Vec<bool> = self
                .network
                .relations
                .iter()
                .map(|relation| {
                    let mut n_loose = 0;
                    relation.each_var(|var| n_loose += usize::from(is_loose(var, &n_uses)));
                    n_loose > 1
                })
                .collect();
            let mut idle = idle.into_iter();
            self.network.relations.retain(|relation| {
                let drop = idle.next().unwrap_or(false);
                if drop {
                    relation.each_var(|var| n_uses[var] -= 1);
                }
                !drop
            });
            if self.network.relations.len() == before {
                return;
            }
        }
    }

    /// By variable: the boundaries of its period, numbered so that those of one flow at one month have one number.
    pub(super) fn boundaries(&self) -> Vec<Option<[usize; 2]>> {
        let of = |var: usize| self.series(var).map(|(series, months)| ends(months).map(|end| (series, end)));
        let named: Vec<Option<[(Series, Month); 2]>> = (0..self.network.vars.len()).map(of).collect();
        let mut all: Vec<(Series, Month)> = named.iter().flatten().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        let number = |boundary: (Series, Month)| all.binary_search(&boundary).unwrap_or(0);
        named.into_iter().map(|ends| ends.map(|ends| ends.map(number))).collect()
    }

    /// The flow that a variable is a period of, and its months.
    pub(super) fn series(&self, var: usize) -> Option<(Series, Months)> {
        let var = &self.network.vars[var];
        let is_flow = var.key.measure == MeasureKey::Level
            && self.ledger.indicator(var.key.indicator).time == Time::Flow;
        let months = var.key.period.and_then(Period::months).filter(|_| is_flow)?;
        Some(((var.key.entity, var.key.indicator, var.key.kind, var.edition), months))
    }

    /// Groups the periods of each flow.
    pub(super) fn flows(&mut self) {
        let mut in_use: Vec<bool> = (0..self.network.vars.len()).map(|var| var < self.n_claimed).collect();
        for relation in &self.network.relations {
            relation.each_var(|var| in_use[var] = true);
        }
        let mut members: Vec<(Series, Months, usize)> = (0..in_use.len())
            .filter(|var| in_use[*var])
            .filter_map(|var| self.series(var).map(|(series, months)| (series, months, var)))
            .collect();
        members.sort_unstable();
        for flow in members.chunk_by(|a, b| a.0 == b.0) {
            // One period alone says nothing of another.
            let [first, _, ..] = flow else { continue };
            let mut boundaries: Vec<Month> = flow.iter().flat_map(|member| ends(member.1)).collect();
            boundaries.sort_unstable();
            boundaries.dedup();
            let node = |month: Month| boundaries.binary_search(&month).unwrap_or(0);
            let spans = flow.iter().map(|member| {
                let [from, to] = ends(member.1);
                (node(from), node(to))
            });
            let spans = spans.collect();
            let vars: Vec<usize> = flow.iter().map(|member| member.2).collect();
            for (place, var) in vars.iter().enumerate() {
                self.network.vars[*var].flow = Some((self.network.flows.len(), place));
            }
            let floor = self.ledger.indicator(first.0.1).min.is_some_and(|min| !min.is_sign_negative());
            let scale = vars.iter().map(|var| self.scale(*var)).max().unwrap_or(0).min(MAX_SCALE);
            self.network.flows.push(Flow { boundaries, vars, spans, floor, scale });
        }
    }

    /// The decimals of a variable's readings.
    pub(super) fn scale(&self, var: usize) -> u32 {
        let readings = self.network.vars[var].readings.iter();
        let bounds = readings.map(|entry| self.network.entries[*entry].bounds);
        bounds
            .flat_map(|bounds| [bounds.low(), bounds.high()])
            .flatten()
            .map(|end| end.normalize().scale())
            .max()
            .unwrap_or(0)
    }
}
