//! What a finding is: its class, the readings that cannot all hold, what would hold, and how it may be mended.

use std::{fmt, str::FromStr};

use crate::{
    cited::Cited,
    model::{CellIx, ClaimIx, IndicatorIx, MeasureIx, SourceIx},
    period::Month,
};

/// What a finding means to a person. In the order in which they are decided and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// One source does not agree with itself.
    Contradiction,
    /// A figure outside of what there can be.
    Range,
    /// Figures of one time, and not all can be right; or any gap too wide for a revision.
    Disagreement,
    /// The same cell in a later release.
    Revision,
    /// Figures of different editions side by side.
    Drift,
    /// It agrees only if digits were cut.
    NearMiss,
}

impl Class {
    /// All classes, in the order they are shown.
    pub const ALL: [Self; 6] =
        [Self::Contradiction, Self::Range, Self::Disagreement, Self::Revision, Self::Drift, Self::NearMiss];

    /// Its word: `near_miss`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Range => "range",
            Self::Disagreement => "disagreement",
            Self::Revision => "revision",
            Self::Drift => "drift",
            Self::NearMiss => "near_miss",
        }
    }

    /// How much it matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::Contradiction | Self::Range => Severity::Error,
            Self::Disagreement => Severity::Warning,
            Self::Revision | Self::Drift | Self::NearMiss => Severity::Note,
        }
    }
}

impl FromStr for Class {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|class| class.as_str() == text).ok_or(())
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is wrong, certainly.
    Error,
    /// Not all of it can be right.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// All severities, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl FromStr for Severity {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == text).ok_or(())
    }
}

/// The id of a finding: twelve hex digits, a hash of its class and of the cell and figure that was set aside. Another
/// reprint of the same mistake does not change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId(u64);

impl FindingId {
    const HEX: usize = 12;

    /// From a hash; its first 48 bits are kept.
    pub(crate) fn of_hash(hash: &[u8]) -> Self {
        Self(hash.iter().take(Self::HEX / 2).fold(0, |id, byte| id << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$x}", self.0, width = Self::HEX)
    }
}

/// A text that is not twelve hex digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not the id of a finding: twelve hex digits")]
pub struct FindingIdError {
    /// The text.
    pub text: String,
}

impl FromStr for FindingId {
    type Err = FindingIdError;
    fn from_str(text: &str) -> Result<Self, FindingIdError> {
        let wrong = || FindingIdError { text: text.to_owned() };
        if text.len() != Self::HEX || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(wrong());
        }
        u64::from_str_radix(text, 16).map(Self).map_err(|_| wrong())
    }
}

/// Which figures were put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Those of one source.
    Source(SourceIx),
    /// Those of one release, whoever tells them.
    Release(Month),
    /// Those of one edition.
    Edition(u16),
    /// The newest of each cell.
    Newest,
}

/// What the readings of a finding cannot satisfy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A cell has one value.
    SameCell,
    /// A total is the sum of its periods.
    OverTime,
    /// The formula of an indicator.
    Indicator(IndicatorIx),
    /// The formula of a measure.
    Measure(MeasureIx),
    /// A whole and its parts.
    Parts,
    /// A day is not before the day of another milestone.
    Order(IndicatorIx),
    /// A total to date never falls.
    Monotone,
    /// The least value there can be.
    Floor,
    /// The greatest value there can be.
    Ceiling,
    /// A period is told once it is over.
    Unfinished,
    /// Several of these together.
    Several,
}

/// One reading of a finding.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its cell.
    pub cell: CellIx,
    /// Its edition, for outturns of periods.
    pub edition: Option<u16>,
    /// Its figure; its receipt names every print of it.
    pub cited: Cited,
    /// Without this reading alone, all else agrees. Of notes over many years only the one set aside is told so.
    pub restores: bool,
}

/// A kind of slip that people make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// One digit is wrong.
    Digit,
    /// Two neighbouring digits changed places.
    Swapped,
    /// A digit is missing.
    Dropped,
    /// There is a digit too many.
    Inserted,
    /// The point is elsewhere, or a comma stands for it.
    Point,
    /// Million for billion, lakh for crore, or the scale word left out.
    Scale,
    /// A fall told as a rise, or a rise as a fall.
    Direction,
    /// Another print of the cell.
    OtherPrint,
    /// The figure of another period stands under this one's name.
    Period(CellIx),
    /// A part's figure under the whole's name, or the whole's under a part's.
    Part(CellIx),
    /// Another indicator's value.
    Indicator(CellIx),
    /// A rate that belongs to another period or to another figure: the cell it belongs to.
    Rate(CellIx),
    /// A rate taken on the wrong base.
    Base,
}

/// A change of one reading that makes everything that hangs together with it agree.
#[derive(Debug, Clone)]
pub struct Repair {
    /// The reading to change, by its place in the finding.
    pub member: usize,
    /// The figure as it would be printed, with what it rests on.
    pub suggested: Cited,
    /// Which slip it undoes.
    pub slip: Slip,
    /// How many edits of the printed text it takes.
    pub n_edits: usize,
    /// Prints elsewhere that agree with it.
    pub agreeing: Vec<ClaimIx>,
}

impl Repair {
    /// Whether other prints bear it out.
    pub fn is_borne_out(&self) -> bool {
        !self.agreeing.is_empty()
    }
}

/// Readings that cannot all hold.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its id.
    pub id: FindingId,
    /// Its class.
    pub class: Class,
    /// Which figures were put together.
    pub scope: Scope,
    /// What they cannot satisfy.
    pub rule: Rule,
    /// The readings, the one that was set aside first. A minimal set: any of them less, and the rest agrees.
    pub members: Vec<Member>,
    /// What the other readings make of the first one's cell; `None` where they say nothing of it alone.
    pub implied: Option<Cited>,
    /// How far the first reading is from that, at the least.
    pub gap: Option<Cited>,
    /// How it may be mended, the likeliest first.
    pub repairs: Vec<Repair>,
}

impl Finding {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.class.severity()
    }

    /// The reading that was set aside. A finding has one.
    pub fn set_aside(&self) -> Option<&Member> {
        self.members.first()
    }

    /// Every claim it rests on, those of the reading set aside first.
    pub fn claims(&self) -> Vec<ClaimIx> {
        self.members.iter().flat_map(|member| member.cited.claims()).collect()
    }
}
