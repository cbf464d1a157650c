//! From linked pairs to groups: strongest links first, and only where all members resemble each other.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::Links;

/// Two members of a group that are not linked themselves share at least this of their figures.
const MIN_RESEMBLANCE: f64 = 0.5;
/// At least this share of the pairs that a merge brings together is linked.
const MIN_LINKED: f64 = 0.5;

/// Groups of pages, each in order, with two members or more.
pub(super) fn group(links: &Links) -> Vec<BTreeSet<usize>> {
    let mut strongest: Vec<_> = links.bits.iter().collect();
    strongest.sort_by(|a, b| b.1.total_cmp(a.1).then(a.0.cmp(b.0)));
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<BTreeSet<usize>> = Vec::new();
    for ((a, b), _) in strongest {
        let mut of = |page: usize| {
            *group_of.entry(page).or_insert_with(|| {
                groups.push(BTreeSet::from([page]));
                groups.len() - 1
            })
        };
        let (to, from) = (of(*a), of(*b));
        if to == from || !fit(links, &groups[to], &groups[from]) {
            continue;
        }
        for page in std::mem::take(&mut groups[from]) {
            group_of.insert(page, to);
            groups[to].insert(page);
        }
    }
    groups.retain(|group| group.len() > 1);
    groups.sort();
    groups
}

fn fit(links: &Links, ours: &BTreeSet<usize>, theirs: &BTreeSet<usize>) -> bool {
    let mut n_linked = 0.0;
    let mut n_pairs = 0.0;
    for a in ours {
        for b in theirs {
            let pair = (*a.min(b), *a.max(b));
            n_pairs += 1.0;
            if links.bits.contains_key(&pair) {
                n_linked += 1.0;
            } else if links.resemblance.get(&pair).is_none_or(|it| *it < MIN_RESEMBLANCE) {
                return false;
            }
        }
    }
    n_linked >= MIN_LINKED * n_pairs
}
