//! Why a print cannot be read.

use crate::lexicon::{ScaleId, UnitId};

/// Why a print cannot be read, and where: `at` is a byte offset in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not a digit or number word, or not a date.
    #[error("no figure")]
    NoFigure,
    /// A word that the lexicon does not have.
    #[error("unknown word `{word}`")]
    UnknownWord {
        /// As printed, in lower case.
        word: String,
        /// Where.
        at: usize,
    },
    /// A second figure that is no end of a range.
    #[error("a second figure")]
    TwoFigures {
        /// Where it begins.
        at: usize,
    },
    /// Separators that fit no way of grouping, so that the number may be any of several.
    #[error("digits grouped in no known way")]
    BrokenGroups {
        /// Where the number begins.
        at: usize,
    },
    /// More digits than a number can hold.
    #[error("too many digits")]
    TooManyDigits {
        /// Where the number begins.
        at: usize,
    },
    /// A number above 7.9·10²⁸.
    #[error("a number too large to be held")]
    TooLarge {
        /// The word that makes it so.
        at: usize,
    },
    /// A unit that cannot be converted into the expected one.
    #[error("`{printed}` where `{expected}` is measured")]
    OtherDimension {
        /// As printed.
        printed: UnitId,
        /// The indicator's.
        expected: UnitId,
        /// Where.
        at: usize,
    },
    /// Two units for one figure.
    #[error("`{second}` after `{first}`")]
    TwoUnits {
        /// The first printed.
        first: UnitId,
        /// The second.
        second: UnitId,
        /// Where the second stands.
        at: usize,
    },
    /// The sense names a unit that the units do not have.
    #[error("unknown unit `{unit}` in the sense")]
    UnknownUnit {
        /// The name.
        unit: UnitId,
    },
    /// The sense names a scale that the lexicon does not have.
    #[error("unknown scale `{scale}` in the sense")]
    UnknownScale {
        /// The name.
        scale: ScaleId,
    },
    /// A date without a year.
    #[error("a date without a year")]
    NoYear {
        /// Where it begins.
        at: usize,
    },
    /// A date that means something only on the day it was said.
    #[error("`{word}` is a date only together with the day it was said")]
    RelativeDate {
        /// As printed, in lower case.
        word: String,
        /// Where.
        at: usize,
    },
    /// A date that is in no calendar, or a range of dates that runs backwards.
    #[error("no such date")]
    NoSuchDate {
        /// Where it begins.
        at: usize,
    },
    /// Words of a date that do not make one.
    #[error("not a date")]
    NotADate {
        /// The word that does not fit.
        at: usize,
    },
}

impl ReadError {
    /// A stable name for what is wrong.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoFigure => "no-figure",
            Self::UnknownWord { .. } => "unknown-word",
            Self::TwoFigures { .. } => "two-figures",
            Self::BrokenGroups { .. } => "broken-groups",
            Self::TooManyDigits { .. } => "too-many-digits",
            Self::TooLarge { .. } => "too-large",
            Self::OtherDimension { .. } => "other-dimension",
            Self::TwoUnits { .. } => "two-units",
            Self::UnknownUnit { .. } => "unknown-sense-unit",
            Self::UnknownScale { .. } => "unknown-sense-scale",
            Self::NoYear { .. } => "no-year",
            Self::RelativeDate { .. } => "relative-date",
            Self::NoSuchDate { .. } => "no-such-date",
            Self::NotADate { .. } => "not-a-date",
        }
    }

    /// The byte offset in the print; 0 where all of it is meant.
    pub fn at(&self) -> usize {
        match self {
            Self::NoFigure | Self::UnknownUnit { .. } | Self::UnknownScale { .. } => 0,
            Self::UnknownWord { at, .. }
            | Self::TwoFigures { at }
            | Self::BrokenGroups { at }
            | Self::TooManyDigits { at }
            | Self::TooLarge { at }
            | Self::OtherDimension { at, .. }
            | Self::TwoUnits { at, .. }
            | Self::NoYear { at }
            | Self::RelativeDate { at, .. }
            | Self::NoSuchDate { at }
            | Self::NotADate { at } => *at,
        }
    }

    /// What would mend it.
    pub fn cure(&self) -> &'static str {
        match self {
            Self::NoFigure => "a claim without a figure is an event: write `event = true`",
            Self::UnknownWord { .. } => {
                "print the figure alone, or add the word to data/lexicon.toml or data/units.toml"
            }
            Self::TwoFigures { .. } => "make a claim of each, or write a range with `to` or `-`",
            Self::BrokenGroups { .. } => {
                "group by thousands (31,199,885) or in lakhs and crores (3,11,99,885)"
            }
            Self::TooManyDigits { .. } => "at most 24 digits can be read",
            Self::TooLarge { .. } => "check the scale word",
            Self::OtherDimension { .. } => {
                "choose an indicator of that unit, or correct the claim's indicator"
            }
            Self::TwoUnits { .. } => "print one unit",
            Self::UnknownUnit { .. } => "name a unit of data/units.toml",
            Self::UnknownScale { .. } => "name a scale of data/lexicon.toml",
            Self::NoYear { .. } => "say it in the sense: `sense = { year = 2025 }`",
            Self::RelativeDate { .. } => {
                "say in the sense what it means: `sense = { date = \"2025-02-18\" }`"
            }
            Self::NoSuchDate { .. } => "check the day and the month; a misprint needs `sense = { date = … }`",
            Self::NotADate { .. } => "print the date alone",
        }
    }

    /// The same, its place counted in the print instead of its folded text.
    pub(crate) fn placed(mut self, place: impl Fn(usize) -> usize) -> Self {
        match &mut self {
            Self::NoFigure | Self::UnknownUnit { .. } | Self::UnknownScale { .. } => {}
            Self::UnknownWord { at, .. }
            | Self::TwoFigures { at }
            | Self::BrokenGroups { at }
            | Self::TooManyDigits { at }
            | Self::TooLarge { at }
            | Self::OtherDimension { at, .. }
            | Self::TwoUnits { at, .. }
            | Self::NoYear { at }
            | Self::RelativeDate { at, .. }
            | Self::NoSuchDate { at }
            | Self::NotADate { at } => *at = place(*at),
        }
        self
    }
}
