//! Growth rates against the levels printed beside them, and what they tell of how a publisher rounds.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    bounds::Bounds,
    check::Rule,
    model::{MeasureKey, PublisherIx},
    network::{Network, Relation, Scratch},
};

/// Counts of rates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rates {
    /// Rates with both levels in their own source.
    pub n_checked: usize,
    /// Those that do not follow, however digits were rounded or cut.
    pub n_off: usize,
    /// Those that follow only if digits were cut.
    pub n_cut: usize,
    /// By publisher: how many printed rates fit only rounding, only cutting, both.
    pub habits: BTreeMap<PublisherIx, [usize; 3]>,
}

impl Rates {
    /// Those of one source's network: measures in percent whose levels are all printed there, once each.
    pub fn of(network: &Arc<Network<'_>>) -> Self {
        let mut scratch: Option<Scratch<'_>> = None;
        let mut rates = Self::default();
        let ledger = network.ledger;
        let only = |var: usize| match network.vars[var].readings.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        for relation in &network.relations {
            let Relation::Formula { rule: Rule::Measure(measure), formula, slots, result, span } = relation
            else {
                continue;
            };
            let is_growth = matches!(network.vars[*result].key.measure, MeasureKey::Declared(_))
                && ledger
                    .measure(*measure)
                    .unit
                    .as_ref()
                    .and_then(|unit| ledger.unit(unit))
                    .is_some_and(crate::lexicon::Unit::is_rate)
                && slots.len() > 1;
            let levels: Option<Vec<usize>> = slots.iter().map(|var| only(*var)).collect();
            let (true, Some(levels), Some(rate)) = (is_growth, levels, only(*result)) else { continue };
            let cut = |entry: usize| network.entries[entry].reading.loosened(ledger);
            let mut values = Vec::new();
            let mut computed = |of: &dyn Fn(usize) -> Bounds| {
                formula.forward(&|slot| of(levels[slot]), *span, &mut values);
                values.last().copied().unwrap_or(Bounds::EVERYTHING)
            };
            let rounded = computed(&|entry| network.entries[entry].bounds);
            let loose = computed(&|entry| cut(entry));
            let meets = |a: Bounds, b: Bounds| a.intersection(b).is_some();
            let round = network.entries[rate].bounds;
            rates.n_checked += 1;
            // A base that may be 0 says nothing of the rate; the rate and the other level may yet say that it is not.
            let mut fit = |of: &dyn Fn(usize) -> Bounds| {
                let mut all = levels.clone();
                all.push(rate);
                scratch.get_or_insert_with(|| Scratch::new(network)).fit(&all, of)
            };
            let is_off = !meets(rounded, round)
                || rounded.width().is_none() && !fit(&|entry| network.entries[entry].bounds);
            if is_off {
                if meets(loose, cut(rate)) && (loose.width().is_some() || fit(&cut)) {
                    rates.n_cut += 1;
                } else {
                    rates.n_off += 1;
                }
            }
            let claim = ledger.claim(network.entries[rate].reading.finest);
            let Some(truncated) = claim.value.truncated() else { continue };
            let place = match (meets(rounded, round), meets(rounded, truncated)) {
                (true, false) => 0,
                (false, true) => 1,
                (true, true) => 2,
                (false, false) => continue,
            };
            rates.habits.entry(ledger.source(claim.source).publisher).or_default()[place] += 1;
        }
        rates
    }

    /// Takes in those of another source.
    pub fn add(&mut self, other: Self) {
        self.n_checked += other.n_checked;
        self.n_off += other.n_off;
        self.n_cut += other.n_cut;
        for (publisher, counts) in other.habits {
            let known = self.habits.entry(publisher).or_default();
            known.iter_mut().zip(counts).for_each(|(known, more)| *known += more);
        }
    }
}
