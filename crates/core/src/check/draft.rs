//! A finding in the making: readings that cannot all hold, before those of one mistake are put together.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{
    conflict::Conflict,
    finding::{Class, Finding, FindingId, Member, Repair, Rule, Scope},
    magnitude, repair,
};
use crate::{
    bounds::Bounds,
    cell_reading::CellReading,
    cited::Cited,
    ledger::Ledger,
    model::{CellIx, ClaimIx},
    network::{Network, Receipts, Scratch},
    priority::Learned,
    view::View,
};

/// A cell with more readings than this has no likely repair.
const MANY: usize = 100;

/// One reading of a draft.
#[derive(Debug, Clone)]
pub struct DraftMember {
    /// Its cell.
    pub cell: CellIx,
    /// Its edition.
    pub edition: Option<u16>,
    /// The reading.
    pub reading: CellReading,
    /// What its digits say beside others.
    pub bounds: Bounds,
    /// Without it alone, all else agrees.
    pub restores: bool,
}

impl DraftMember {
    /// Its cell and figure.
    fn figure(&self, ledger: &Ledger) -> (CellIx, String) {
        let figure = match self.reading.nominal {
            Some(nominal) => format!("{}..{}", nominal.low().normalize(), nominal.high().normalize()),
            None => ledger.claim(self.reading.finest).printed.to_string(),
        };
        (self.cell, figure)
    }
}

/// A finding in the making.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its class.
    pub class: Class,
    /// Which figures were put together.
    pub scope: Scope,
    /// What they cannot satisfy.
    pub rule: Rule,
    /// The readings, the one set aside first.
    pub members: Vec<DraftMember>,
    /// What the others make of the first.
    pub implied: Option<Cited>,
    /// How far it is from that.
    pub gap: Option<Cited>,
    /// How it may be mended.
    pub repairs: Vec<Repair>,
}

impl Draft {
    /// What tells one mistake from another: the cell and the figure that were set aside.
    pub fn mistake(&self, ledger: &Ledger) -> Option<(CellIx, String)> {
        self.members.first().map(|member| member.figure(ledger))
    }

    /// The cells and figures of all its readings, in order.
    pub fn figures(&self, ledger: &Ledger) -> Vec<(CellIx, String)> {
        let mut figures: Vec<_> = self.members.iter().map(|member| member.figure(ledger)).collect();
        figures.sort();
        figures
    }

    /// The finding, with the receipts of its figures.
    pub fn finish(self, ledger: &Ledger) -> Option<Finding> {
        let (cell, figure) = self.mistake(ledger)?;
        let text = format!("{}|{}|{figure}", self.class.as_str(), ledger.cell(cell).text);
        let member = |member: DraftMember| Member {
            cell: member.cell,
            edition: member.edition,
            cited: Cited::printed(ledger, &member.reading).within(member.bounds),
            restores: member.restores,
        };
        Some(Finding {
            id: FindingId::of_hash(&Sha256::digest(text.as_bytes())),
            class: self.class,
            scope: self.scope,
            rule: self.rule,
            members: self.members.into_iter().map(member).collect(),
            implied: self.implied,
            gap: self.gap,
            repairs: self.repairs,
        })
    }
}

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
    /// The draft of a conflict, its class still to be decided by the caller from what the draft says.
    pub fn draft(&mut self, conflict: &Conflict) -> Draft {
        let network = Arc::clone(self.network);
        let of = |entry: usize| network.entries[entry].bounds;
        let blamed = conflict.members.first().copied().unwrap_or_default();
        let var = network.entries[blamed].var;
        let mut base = network.component_of(var);
        base.retain(|entry| !self.is_out[*entry] && !conflict.members.contains(entry));
        self.scratch.base(&base, &of);
        let mut members = Vec::with_capacity(conflict.members.len());
        let claims = |entry: &usize| network.entries[*entry].reading.claims.iter().copied();
        let beside: Vec<ClaimIx> = conflict.members.iter().flat_map(claims).collect();
        let (mut repairs, mut entries) = (Vec::new(), Vec::new());
        for (place, entry) in conflict.members.iter().enumerate() {
            let (reading, at) = (&network.entries[*entry].reading, network.entries[*entry].var);
            let Some(cell) = network.vars[at].cell else { continue };
            let rest: Vec<usize> = conflict.members.iter().copied().filter(|other| other != entry).collect();
            // What everything else that hangs together says of this reading's cell, if it agrees at all without it.
            let wanted = self.scratch.with(&rest, &of, |state| state.settle(at).bounds);
            if let Some(wanted) = wanted.filter(|_| network.vars[at].readings.len() <= MANY) {
                let slips = repair::Slips {
                    view: self.view,
                    learned: self.learned,
                    cell,
                    reading,
                    wanted,
                    beside: &beside,
                };
                repairs.extend(slips.repairs(place));
            }
            let edition = network.vars[at].edition;
            let (reading, bounds) = (reading.clone(), of(*entry));
            members.push(DraftMember { cell, edition, reading, bounds, restores: wanted.is_some() });
            entries.push(*entry);
        }
        self.scratch.clear();
        repair::rank(&mut repairs);
        // Of two figures a scale word apart, the one out of line with its series is to blame. Else, where the likeliest
        // repair, one that other prints bear out, mends another reading, that one is.
        let out_of_line = match members.as_slice() {
            [one, other] if one.cell == other.cell => {
                magnitude::out_of_line(self.view, one.cell, [&one.reading, &other.reading])
            }
            _ => None,
        };
        let borne_out = || repairs.first().filter(|repair| repair.is_borne_out()).map(|repair| repair.member);
        if let Some(mended) = out_of_line.or_else(borne_out)
            && mended != 0
        {
            members[..=mended].rotate_right(1);
            entries[..=mended].rotate_right(1);
            for repair in &mut repairs {
                repair.member = match repair.member {
                    at if at == mended => 0,
                    at if at < mended => at + 1,
                    at => at,
                };
            }
        }
        let (mut implied, mut gap) = (None, None);
        if let Some((blamed, others)) = entries.split_first() {
            let entry = &network.entries[*blamed];
            let cited = Cited::printed(network.ledger, &entry.reading).within(entry.bounds);
            // Told only where it is the others' word against the reading that was set aside.
            implied = self.scratch.with(others, &of, |state| {
                state.settle(entry.var);
                Receipts::new(state).of(entry.var)
            });
            gap = implied.as_ref().and_then(|implied| cited.apart(implied));
            implied = implied.filter(|_| gap.is_some());
        }
        repairs.truncate(repair::MOST);
        let scope = self.scope;
        Draft { class: Class::Contradiction, scope, rule: conflict.rule, members, implied, gap, repairs }
    }
}
