//! What a maintainer made of a finding.

use sanad_core::{check::FindingId, ledger::Ledger, triage::Verdict};

use crate::document::Name;

/// A verdict and its reason.
#[derive(Debug, Clone)]
pub struct Triaged {
    /// The verdict.
    pub verdict: Verdict,
    /// What a second look, without the first, came to.
    pub second: Option<Verdict>,
    /// Why.
    pub reason: Name,
}

/// What was decided of a finding; `None` where nobody has looked at it.
pub fn of(ledger: &Ledger, id: FindingId) -> Option<Triaged> {
    let triage = ledger.triage(&id)?;
    Some(Triaged { verdict: triage.verdict, second: triage.again, reason: Name::triage(triage) })
}
