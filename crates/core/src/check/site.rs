//! Where a conflict stands: from the smallest set of readings to a draft, with what all else says of each of them.

use std::sync::Arc;

use super::{
    conflict::{Conflict, conflict},
    culprit::Settled,
    draft::{Draft, DraftMember},
    finding::{Class, Scope, Severity},
    magnitude, near_miss, repair,
};
use crate::{
    bounds::Bounds,
    cited::Cited,
    model::ClaimIx,
    network::{Entered, Network, Receipts, Scratch, enter},
    priority::Learned,
    view::View,
};

/// Where more entries hang together only errors and warnings are looked around: each look enters everything anew.
const MANY_ENTRIES: usize = 300;
/// A cell with more readings than this has no likely repair.
const MANY: usize = 100;

/// How often a network is entered anew because another reading is to blame than the one that clashed.
const ROUNDS: usize = 8;

/// What a network's clashes are told from.
pub struct Ground<'a, 'r> {
    /// The view.
    pub view: View<'r>,
    /// What is known of single claims.
    pub learned: &'a Learned<'a>,
    /// Which figures the network puts together, for a clash in an edition.
    pub scope: &'a dyn Fn(Option<u16>) -> Scope,
    /// The class of a conflict from what its draft says.
    pub class: &'a dyn Fn(&Conflict, &Draft) -> Class,
    /// Whether a conflict is this network's business.
    pub is_told: &'a dyn Fn(&Conflict) -> bool,
}

/// The drafts of a network's clashes, and the network with all that fits. Where another reading is to blame than the one that
/// clashed, it is put last and everything enters anew: else the one that clashed would stay out, and with it what it says of
/// others.
pub fn drafts<'r>(
    network: &Arc<Network<'r>>,
    settled: Settled<'r>,
    ground: &Ground<'_, 'r>,
) -> (Vec<Draft>, Entered<'r>) {
    let Settled { mut entered, mut order } = settled;
    let mut scratch = None;
    let mut round = 0;
    loop {
        let mut drafts = Vec::with_capacity(entered.clashes.len());
        if entered.clashes.is_empty() {
            return (drafts, entered);
        }
        let scratch = scratch.get_or_insert_with(|| Scratch::new(network));
        let places = places(&order);
        let mut is_out = vec![false; network.entries.len()];
        for clash in &entered.clashes {
            is_out[clash.entry] = true;
        }
        let mut last = Vec::new();
        for clash in &entered.clashes {
            let Some(conflict) = conflict(network, scratch, clash, &places) else { continue };
            if !(ground.is_told)(&conflict) {
                continue;
            }
            let scope = (ground.scope)(network.vars[network.entries[clash.entry].var].edition);
            let component = network.component_of(network.entries[clash.entry].var);
            let moves = round < ROUNDS && component.len() <= MANY_ENTRIES;
            let mut site = Site { ground, network, scratch, is_out: &is_out, scope, component, moves };
            let (draft, blamed) = site.draft(&conflict);
            if blamed != clash.entry && !last.contains(&blamed) {
                last.push(blamed);
            }
            drafts.push(draft);
        }
        if last.is_empty() {
            return (drafts, entered);
        }
        order.retain(|entry| !last.contains(entry));
        order.extend(last);
        entered = enter(network, || order.clone());
        round += 1;
    }
}

/// By entry: its place in an order.
fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, entry) in order.iter().enumerate() {
        places[*entry] = place;
    }
    places
}

/// Where a conflict stands: the network it is in, and what else entered that.
struct Site<'a, 'r> {
    ground: &'a Ground<'a, 'r>,
    network: &'a Arc<Network<'r>>,
    /// An empty copy of the network.
    scratch: &'a mut Scratch<'r>,
    /// By entry: whether it was set aside.
    is_out: &'a [bool],
    scope: Scope,
    /// The entries that hang together with it.
    component: Vec<usize>,
    /// Whether the blame may move to another reading than the one that clashed.
    moves: bool,
}

impl Site<'_, '_> {
    /// The draft of a conflict. Its class is decided from what the draft says by then. Each reading is tried without, and
    /// repairs are sought; a note in a network of many years is told as it is.
    ///
    /// Gives the entry to blame beside it.
    fn draft(&mut self, conflict: &Conflict) -> (Draft, usize) {
        let decide = self.ground.class;
        let class =
            |draft: &Draft| if near_miss::is(conflict) { Class::NearMiss } else { decide(conflict, draft) };
        let blamed_first = conflict.members.first().copied().unwrap_or_default();
        let entries = conflict.members.clone();
        let mut draft = Draft {
            class: Class::Contradiction,
            scope: self.scope,
            rule: conflict.rule,
            members: entries.iter().filter_map(|entry| self.member(*entry)).collect(),
            implied: None,
            gap: None,
            repairs: Vec::new(),
        };
        self.imply(&mut draft, &entries);
        draft.class = class(&draft);
        if draft.class.severity() == Severity::Note && self.component.len() > MANY_ENTRIES {
            return (draft, blamed_first);
        }
        self.look_around(&mut draft, &entries);
        let blamed = self.to_blame(&draft).filter(|_| self.moves).unwrap_or_default();
        draft.repairs.truncate(repair::MOST);
        (draft, entries.get(blamed).copied().unwrap_or(blamed_first))
    }

    fn member(&self, entry: usize) -> Option<DraftMember> {
        let entry = &self.network.entries[entry];
        let var = &self.network.vars[entry.var];
        let (reading, bounds) = (entry.reading.clone(), entry.bounds);
        // Everything agreed before the one that was set aside came.
        Some(DraftMember { cell: var.cell?, edition: var.edition, reading, bounds, restores: false })
    }

    /// What the other readings make of the first one's cell: told only where it is their word against it.
    fn imply(&mut self, draft: &mut Draft, entries: &[usize]) {
        let network = Arc::clone(self.network);
        let Some((blamed, others)) = entries.split_first() else { return };
        let entry = &network.entries[*blamed];
        let implied = self.scratch.with(others, &|entry| network.entries[entry].bounds, |state| {
            state.settle(entry.var);
            Receipts::new(state).of(entry.var)
        });
        let cited = Cited::printed(network.ledger, &entry.reading).within(entry.bounds);
        draft.gap = implied.as_ref().and_then(|implied| cited.apart(implied));
        draft.implied = implied.filter(|_| draft.gap.is_some());
        if let Some(first) = draft.members.first_mut() {
            first.restores = true;
        }
    }

    /// Each reading left out in turn: whether all else agrees then, and what it leaves for the reading's cell.
    fn look_around(&mut self, draft: &mut Draft, entries: &[usize]) {
        let network = Arc::clone(self.network);
        let of = |entry: usize| network.entries[entry].bounds;
        let mut base = self.component.clone();
        base.retain(|entry| !self.is_out[*entry] && !entries.contains(entry));
        self.scratch.base(&base, &of);
        let claims = |entry: &usize| network.entries[*entry].reading.claims.iter().copied();
        let beside: Vec<ClaimIx> = entries.iter().flat_map(claims).collect();
        for (place, (member, entry)) in draft.members.iter_mut().zip(entries).enumerate() {
            let var = network.entries[*entry].var;
            let rest: Vec<usize> = entries.iter().copied().filter(|other| other != entry).collect();
            let wanted: Option<Bounds> = self.scratch.with(&rest, &of, |state| state.settle(var).bounds);
            member.restores = wanted.is_some();
            let Some(wanted) = wanted.filter(|_| network.vars[var].readings.len() <= MANY) else { continue };
            let (view, learned, cell) = (self.ground.view, self.ground.learned, member.cell);
            let reading = &member.reading;
            let slips = repair::Slips { view, learned, cell, reading, wanted, beside: &beside };
            draft.repairs.extend(slips.repairs(place));
        }
        self.scratch.clear();
        repair::rank(&mut draft.repairs);
    }

    /// Of two figures a scale word apart, the one out of line with its series is to blame. Else, where the likeliest repair,
    /// one that other prints bear out, mends another reading, that one is.
    fn to_blame(&self, draft: &Draft) -> Option<usize> {
        let out_of_line = match draft.members.as_slice() {
            [one, other] if one.cell == other.cell => {
                magnitude::out_of_line(self.ground.view, one.cell, [&one.reading, &other.reading])
            }
            _ => None,
        };
        out_of_line.or_else(|| {
            draft.repairs.first().filter(|repair| repair.is_borne_out()).map(|repair| repair.member)
        })
    }
}
