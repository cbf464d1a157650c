//! Names of the reasoning: findings, editions, and what stands in formulas.

use sanad_core::{
    check::{Class, FindingId, Severity},
    formula::{Formula, Node},
    ledger::Ledger,
    lexicon::UnitId,
    model::{CellKey, Claim, MeasureIx},
    period::Months,
    triage::Triage,
    vintage::Vintage,
};

use super::Name;

impl Name {
    /// A finding's id.
    pub fn finding(id: FindingId) -> Self {
        Self(id.to_string())
    }

    /// Why a finding was upheld or refuted.
    pub fn triage(triage: &Triage) -> Self {
        Self(triage.reason.clone())
    }

    /// The word of a class.
    pub fn class(class: Class) -> Self {
        Self(class.as_str().replace('_', " "))
    }

    /// The word of a severity.
    pub fn severity(severity: Severity) -> Self {
        Self(severity.as_str().to_owned())
    }

    /// The number of an edition.
    pub fn edition_number(edition: u16) -> Self {
        Self(edition.to_string())
    }

    /// A release as its month, or the day a figure was said.
    pub fn vintage(vintage: Vintage) -> Self {
        Self(match vintage {
            Vintage::Release(month) => crate::figure::month(month),
            Vintage::Said(day) => crate::figure::day(day),
        })
    }

    /// A part of a declared formula, as it stands there.
    pub fn part_of(formula: &Formula, part: &Node) -> Self {
        Self(formula.text().get(part.span.clone()).unwrap_or_default().to_owned())
    }

    /// A formula that the data declares.
    pub fn declared_formula(formula: &Formula) -> Self {
        Self(formula.text().to_owned())
    }

    /// How many months a period has, as a formula counts them.
    pub fn months(months: Months) -> Self {
        Self(months.count().to_string())
    }

    /// A measure's name.
    pub fn measure(ledger: &Ledger, ix: MeasureIx) -> Self {
        Self(ledger.measure(ix).name.clone())
    }

    /// The name of a unit.
    pub fn unit_of(ledger: &Ledger, id: &UnitId) -> Self {
        Self(ledger.unit(id).map_or_else(|| id.to_string(), |unit| unit.name.clone()))
    }

    /// The id of a cell that need not be printed, to be typed.
    pub fn cell_key(ledger: &Ledger, key: &CellKey) -> Self {
        Self(ledger.cell_text(key))
    }

    /// How a claim is told, in the word of the data files.
    pub fn told(claim: &Claim) -> Self {
        Self(claim.told.as_str().to_owned())
    }
}
