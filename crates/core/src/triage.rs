//! Triage: what a person made of a finding, with the reason.
//!
//! A finding is a proof that figures cannot all hold; whether it is worth a reader's time is for a person to say. The
//! share of findings upheld, by class, is what the classes themselves are judged by.

use std::str::FromStr;

use crate::{check::FindingId, place::Place};

/// What a person made of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The figures do not go together, and a careful reader wants to know.
    Upheld,
    /// A false alarm: the figures go together, or were entered wrongly.
    False,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 2] = [Self::Upheld, Self::False];

    /// Its word in the data files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::False => "false",
        }
    }
}

impl FromStr for Verdict {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == text).ok_or(())
    }
}

/// One entry of `data/triage.toml`.
#[derive(Debug, Clone)]
pub struct Triage {
    /// The finding.
    pub id: FindingId,
    /// What was made of it.
    pub verdict: Verdict,
    /// Why, in one or two sentences; never empty.
    pub reason: String,
    /// The verdict of a second look, made without knowing the first.
    pub again: Option<Verdict>,
    /// Where the entry stands.
    pub place: Place,
}
