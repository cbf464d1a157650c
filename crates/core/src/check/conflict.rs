//! A conflict in a network: the smallest set of readings, and the rule that they cannot satisfy.

use crate::{
    bounds::Bounds,
    check::Rule,
    network::{Clash, Network, Scratch},
};

/// Sets behind a clash that are no larger are searched for the fewest readings; larger ones for a minimal set.
const SEARCHED: usize = 14;

/// Readings of a network that cannot all be.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// The entries, the one set aside first, the others in the order in which they entered.
    pub members: Vec<usize>,
    /// What they cannot satisfy.
    pub rule: Rule,
    /// Whether they could be together, had digits been cut.
    pub fits_cut: bool,
}

/// The conflict behind a clash; `None` where its readings fit after all, which contraction that stopped early can claim.
/// `order` gives each entry's place among all.
pub fn conflict(
    network: &Network<'_>,
    scratch: &mut Scratch<'_>,
    clash: &Clash,
    order: &[usize],
) -> Option<Conflict> {
    let of = |entry: usize| network.entries[entry].bounds;
    let mut with: Vec<usize> = clash.with.clone();
    with.sort_by_key(|entry| (*entry != clash.entry, order[*entry]));
    let with = scratch.fewer(&with, &of);
    let others: Vec<usize> = with.iter().copied().filter(|entry| *entry != clash.entry).collect();
    let members = fewest(scratch, clash.entry, &others, &of).or_else(|| {
        let mut all = vec![clash.entry];
        all.extend(&others);
        let mut members = scratch.minimal(&all, &of);
        members.sort_by_key(|entry| (*entry != clash.entry, order[*entry]));
        (!members.is_empty()).then_some(members)
    })?;
    let cut = |entry: usize| network.entries[entry].reading.loosened(network.ledger);
    let fits_cut = scratch.fit(&members, &cut);
    let rule = scratch.rule(&members, &of);
    Some(Conflict { members, rule, fits_cut })
}

/// The set of one, two or three readings with `entry` that cannot be, the first in order; `None` where it takes more.
fn fewest(
    scratch: &mut Scratch<'_>,
    entry: usize,
    others: &[usize],
    of: &dyn Fn(usize) -> Bounds,
) -> Option<Vec<usize>> {
    if others.len() > SEARCHED {
        return None;
    }
    let mut clashes = |set: &[usize]| (!scratch.fit(set, of)).then(|| set.to_vec());
    if let Some(alone) = clashes(&[entry]) {
        return Some(alone);
    }
    for one in others {
        if let Some(pair) = clashes(&[entry, *one]) {
            return Some(pair);
        }
    }
    for (at, one) in others.iter().enumerate() {
        for other in &others[at + 1..] {
            if let Some(three) = clashes(&[entry, *one, *other]) {
                return Some(three);
            }
        }
    }
    None
}
