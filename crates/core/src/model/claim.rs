//! Claims: one figure, once printed.

use super::{CellIx, SourceIx, Status, Told};
use crate::{
    bounds::Bounds,
    edtf::DaySpan,
    ids::VoiceId,
    place::Place,
    reading::{Nominal, Sense},
};

/// Where in its source a figure stands, as the data file words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locator(pub Box<str>);

/// What a print says, in the unit of its indicator.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A figure, in the indicator's unit; [`crate::ledger::Ledger::reading`] is how it was read in its own.
    Figure {
        /// As printed, without its rounding.
        nominal: Nominal,
        /// What the print says for certain, digits rounded.
        round: Bounds,
        /// The same, had the paper cut its digits.
        truncate: Bounds,
    },
    /// An event without a figure, of a milestone: `days` bounds its day number where the print settles it.
    Event {
        /// The days it may have happened on.
        days: Bounds,
    },
    /// A relation or an announcement: nothing to compare.
    Mention,
}

impl Value {
    /// What the print says for certain; `None` where it says no figure.
    pub fn bounds(&self) -> Option<Bounds> {
        match self {
            Self::Figure { round, .. } => Some(*round),
            Self::Event { days } => Some(*days),
            Self::Mention => None,
        }
    }

    /// The same had the paper cut its digits.
    pub fn truncated(&self) -> Option<Bounds> {
        match self {
            Self::Figure { truncate, .. } => Some(*truncate),
            Self::Event { days } => Some(*days),
            Self::Mention => None,
        }
    }

    /// As printed, in the indicator's unit.
    pub fn nominal(&self) -> Option<Nominal> {
        match self {
            Self::Figure { nominal, .. } => Some(*nominal),
            Self::Event { .. } | Self::Mention => None,
        }
    }
}

/// One figure, once printed. Never edited to look right.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The page.
    pub source: SourceIx,
    /// What it speaks of.
    pub cell: CellIx,
    /// 1 for the first print of the cell in its source, 2 for the second.
    pub ordinal: u16,
    /// The figure, verbatim.
    pub printed: Box<str>,
    /// What the words around it say, where it does not.
    pub sense: Sense,
    /// What it says.
    pub value: Value,
    /// Its standing.
    pub status: Status,
    /// How the source tells it.
    pub told: Told,
    /// When it was said: the publication days where nothing else is known.
    pub said: DaySpan,
    /// The rest, which few claims have.
    pub extra: Option<Box<Extra>>,
    /// Where its `printed` stands in the data.
    pub place: Place,
}

/// What only some claims have.
#[derive(Debug, Clone, Default)]
pub struct Extra {
    /// Whose expectation a forecast is.
    pub by: Option<VoiceId>,
    /// The organisation whose figure it is.
    pub attributed_to: Option<VoiceId>,
    /// Who said it.
    pub speaker: Option<String>,
    /// Where in the page it stands.
    pub locator: Option<Locator>,
    /// What it measures, for indicator `other`.
    pub label: Option<String>,
    /// A remark of the maintainers.
    pub note: Option<String>,
}

impl Claim {
    /// Whose expectation a forecast is.
    pub fn by(&self) -> Option<&VoiceId> {
        self.extra.as_ref().and_then(|extra| extra.by.as_ref())
    }

    /// The organisation that the claim itself is attributed to.
    pub fn attributed_to(&self) -> Option<&VoiceId> {
        self.extra.as_ref().and_then(|extra| extra.attributed_to.as_ref())
    }
}
