//! One mistake is one finding: where a single reading explains several clashes, it is the one to set aside.
//!
//! Readings enter by priority, so a wrong level that comes first makes every rate beside it clash. If fewer readings have to
//! be set aside once that one comes last, it comes last. A reading that is better supported than those it clashes with
//! keeps its place: then they are the ones that are wrong.

use std::sync::Arc;

use crate::{
    network::{Entered, Network, enter},
    priority::Order,
};

/// Readings that are tried in each round, those in most clashes first.
const TRIED: usize = 4;
/// In networks with more entries one is tried: each trial enters everything anew, and what clashes over many years are mostly
/// revisions, which are nobody's mistake.
const MANY_ENTRIES: usize = 300;

/// A network with all that fits, and the order in which it entered; the order is empty where all fits in any order.
#[derive(Debug)]
pub struct Settled<'r> {
    /// The network.
    pub entered: Entered<'r>,
    /// The entries in the order in which they entered.
    pub order: Vec<usize>,
}

/// Enters all readings of a network, the fewest of them set aside that putting single ones last can make.
pub fn settle<'r>(network: &Arc<Network<'r>>, order: impl FnOnce() -> Order) -> Settled<'r> {
    let mut known = None;
    let mut entered = enter(network, || {
        let order = order();
        let entries = order.entries.clone();
        known = Some(order);
        entries
    });
    let Some(Order { entries: mut order, supported }) = known else {
        return Settled { entered, order: Vec::new() };
    };
    while let Some((better, last)) = fewer(network, &entered, &order, &supported) {
        entered = better;
        order = last;
    }
    Settled { entered, order }
}

/// The network entered with fewer clashes, and how; `None` where no reading put last makes them fewer.
fn fewer<'r>(
    network: &Arc<Network<'r>>,
    entered: &Entered<'r>,
    order: &[usize],
    supported: &[bool],
) -> Option<(Entered<'r>, Vec<usize>)> {
    let clashes = &entered.clashes;
    let mut n_in = vec![0_usize; network.entries.len()];
    for clash in clashes {
        for entry in clash
            .with
            .iter()
            .filter(|entry| **entry != clash.entry && supported[**entry] <= supported[clash.entry])
        {
            n_in[*entry] += 1;
        }
    }
    let mut suspects: Vec<usize> = order.iter().copied().filter(|entry| n_in[*entry] > 1).collect();
    suspects.sort_by_key(|entry| std::cmp::Reverse(n_in[*entry]));
    let tried = if network.entries.len() > MANY_ENTRIES { 1 } else { TRIED };
    suspects.into_iter().take(tried).find_map(|suspect| {
        let mut last: Vec<usize> = order.iter().copied().filter(|entry| *entry != suspect).collect();
        last.push(suspect);
        let tried = enter(network, || last.clone());
        (tried.clashes.len() < clashes.len()).then_some((tried, last))
    })
}
