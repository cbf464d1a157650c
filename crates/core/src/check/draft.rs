//! A finding in the making: readings that cannot all hold, before those of one mistake are put together.

use sha2::{Digest, Sha256};

use super::finding::{Class, Finding, FindingId, Member, Repair, Rule, Scope};
use crate::{bounds::Bounds, cell_reading::CellReading, cited::Cited, ledger::Ledger, model::CellIx};

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
