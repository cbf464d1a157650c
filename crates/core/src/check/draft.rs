//! A finding in the making: readings that cannot all hold, before those of one mistake are put together.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{
    conflict::Conflict,
    finding::{Class, Finding, FindingId, Member, Repair, Rule, Scope},
    repair,
};
use crate::{
    bounds::Bounds,
    cell_reading::CellReading,
    cited::Cited,
    ledger::Ledger,
    model::CellIx,
    network::{Network, Receipts, Scratch},
    priority::Learned,
    view::View,
};

/// One reading of a draft.
#[derive(Debug, Clone)]
pub struct DraftMember {
    /// Its cell.
    pub cell: CellIx,
    /// Its edition.
    pub edition: Option<u16>,
    /// The reading.
    pub reading: CellReading,
    /// Without it alone, all else agrees.
    pub restores: bool,
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
        let first = self.members.first()?;
        let figure = match first.reading.nominal {
            Some(nominal) => format!("{}..{}", nominal.low().normalize(), nominal.high().normalize()),
            None => ledger.claim(first.reading.finest).printed.to_string(),
        };
        Some((first.cell, figure))
    }

    /// The finding, with the receipts of its figures.
    pub fn finish(self, ledger: &Ledger) -> Option<Finding> {
        let (cell, figure) = self.mistake(ledger)?;
        let text = format!("{}|{}|{figure}", self.class.as_str(), ledger.cell(cell).text);
        let member = |member: DraftMember| Member {
            cell: member.cell,
            edition: member.edition,
            cited: Cited::printed(ledger, &member.reading),
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
    pub learned: &'a Learned,
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
        let of = |entry: usize| network.entries[entry].reading.bounds;
        let blamed = conflict.members.first().copied().unwrap_or_default();
        let cited = Cited::printed(network.ledger, &network.entries[blamed].reading);
        let others = conflict.members.get(1..).unwrap_or_default();
        let var = network.entries[blamed].var;
        let implied = self.scratch.with(others, &of, |state| Receipts::new(state).of(var));
        let implied = implied.filter(|implied| implied.value() != Bounds::EVERYTHING);
        let gap = implied.as_ref().and_then(|implied| cited.apart(implied));
        let mut base = network.component_of(var);
        base.retain(|entry| !self.is_out[*entry] && !conflict.members.contains(entry));
        self.scratch.base(&base, &of);
        let mut members = Vec::with_capacity(conflict.members.len());
        let mut repairs = Vec::new();
        for (place, entry) in conflict.members.iter().enumerate() {
            let (reading, at) = (&network.entries[*entry].reading, network.entries[*entry].var);
            let Some(cell) = network.vars[at].cell else { continue };
            let rest: Vec<usize> = conflict.members.iter().copied().filter(|other| other != entry).collect();
            // What everything else that hangs together says of this reading's cell, if it agrees at all without it.
            let wanted = self.scratch.with(&rest, &of, |state| state.known(at).bounds);
            if let Some(wanted) = wanted {
                let slips = repair::Slips { view: self.view, learned: self.learned, cell, reading, wanted };
                repairs.extend(slips.repairs(place));
            }
            let edition = network.vars[at].edition;
            members.push(DraftMember { cell, edition, reading: reading.clone(), restores: wanted.is_some() });
        }
        self.scratch.clear();
        repair::rank(&mut repairs);
        let scope = self.scope;
        let gap = gap.filter(|_| implied.is_some());
        // Told only where it is the others' word against the reading that was set aside.
        let implied = implied.filter(|_| gap.is_some());
        Draft { class: Class::Contradiction, scope, rule: conflict.rule, members, implied, gap, repairs }
    }
}
