//! Where a conflict stands: from the smallest set of readings to a draft, with what all else says of each of them.

use std::sync::Arc;

use super::{
    conflict::Conflict,
    draft::{Draft, DraftMember},
    finding::{Class, Repair, Scope, Severity},
    magnitude, near_miss, repair,
};
use crate::{
    bounds::Bounds,
    cited::Cited,
    model::ClaimIx,
    network::{Network, Receipts, Scratch},
    priority::Learned,
    view::View,
};

/// In networks with more entries only errors and warnings are looked around: each look enters everything anew.
const MANY_ENTRIES: usize = 300;
/// A cell with more readings than this has no likely repair.
const MANY: usize = 100;

/// Where a conflict stands: the network it is in, and what else entered that.
pub struct Site<'a, 'r> {
    /// The view.
    pub view: View<'r>,
    /// What is known of single claims.
    pub learned: &'a Learned<'a>,
    /// The network.
    pub network: &'a Arc<Network<'r>>,
    /// An empty copy of it.
    pub scratch: &'a mut Scratch<'r>,
    /// By entry: whether it was set aside.
    pub is_out: &'a [bool],
    /// Which figures the network puts together.
    pub scope: Scope,
}

impl Site<'_, '_> {
    /// The draft of a conflict. `class` decides its class from what the draft says by then. Each reading is tried without, and
    /// repairs are sought; a note in a network of many years is told as it is.
    pub fn draft(&mut self, conflict: &Conflict, class: &dyn Fn(&Draft) -> Class) -> Draft {
        let class = |draft: &Draft| if near_miss::is(conflict) { Class::NearMiss } else { class(draft) };
        let mut entries = conflict.members.clone();
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
        if draft.class.severity() == Severity::Note && self.network.entries.len() > MANY_ENTRIES {
            return draft;
        }
        self.look_around(&mut draft, &entries);
        if let Some(blamed) = self.to_blame(&draft).filter(|blamed| *blamed != 0) {
            blame(&mut draft, &mut entries, blamed);
            self.imply(&mut draft, &entries);
            draft.class = class(&draft);
        }
        draft.repairs.truncate(repair::MOST);
        draft
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
        let Some(first) = entries.first() else { return };
        let mut base = network.component_of(network.entries[*first].var);
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
            let (view, learned, cell) = (self.view, self.learned, member.cell);
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
                magnitude::out_of_line(self.view, one.cell, [&one.reading, &other.reading])
            }
            _ => None,
        };
        out_of_line.or_else(|| {
            draft.repairs.first().filter(|repair| repair.is_borne_out()).map(|repair| repair.member)
        })
    }
}

/// Puts another reading first.
fn blame(draft: &mut Draft, entries: &mut [usize], blamed: usize) {
    draft.members[..=blamed].rotate_right(1);
    entries[..=blamed].rotate_right(1);
    let moved = |repair: &mut Repair| {
        repair.member = match repair.member {
            at if at == blamed => 0,
            at if at < blamed => at + 1,
            at => at,
        };
    };
    draft.repairs.iter_mut().for_each(moved);
}
