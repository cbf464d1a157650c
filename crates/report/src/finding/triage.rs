//! What a maintainer made of a finding.

use sanad_core::{check::FindingId, ledger::Ledger};

use crate::document::Name;

/// What a maintainer decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Something is wrong, as the finding says.
    Upheld,
    /// Nothing is: the finding is false.
    False,
}

impl Verdict {
    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::False => "false",
        }
    }
}

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
    let _ = (ledger, id);
    None
}
