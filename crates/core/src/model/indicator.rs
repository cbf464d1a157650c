//! Indicators: what is measured, by which definition, in which unit.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::{
    formula::Formula,
    ids::{IndicatorId, MeasureId},
    lexicon::UnitId,
    model::IndicatorIx,
    period::{Month, Months},
    place::Place,
};

/// How an indicator behaves over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Time {
    /// Adds up over time.
    Flow,
    /// A level at a moment.
    Stock,
    /// A rate or share over a period.
    Ratio,
    /// No period: a cost, an area, terms, milestones.
    Timeless,
}

impl Time {
    /// The month that a figure for `months` is known to reach: a flow runs to the last of them; a level was so at some
    /// moment in them, which may be the first.
    pub fn reach(self, months: Months) -> Month {
        match self {
            Self::Flow => months.last(),
            Self::Stock | Self::Ratio | Self::Timeless => months.first(),
        }
    }

    /// The word of the data files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Stock => "stock",
            Self::Ratio => "ratio",
            Self::Timeless => "timeless",
        }
    }
}

impl FromStr for Time {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "flow" => Ok(Self::Flow),
            "stock" => Ok(Self::Stock),
            "ratio" => Ok(Self::Ratio),
            "timeless" => Ok(Self::Timeless),
            _ => Err(()),
        }
    }
}

/// What is measured. Two definitions are two indicators.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "independent switches with names, as the register has them")]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// Earlier ids.
    pub aliases: Vec<IndicatorId>,
    /// Its name.
    pub name: String,
    /// Its Urdu name, where the register has one.
    pub name_ur: Option<String>,
    /// The unit its values are kept in.
    pub unit: UnitId,
    /// How it behaves over time.
    pub time: Time,
    /// What is counted and what is left out, in words.
    pub definition: String,
    /// The least value there can be; for a flow it makes months non-negative.
    pub min: Option<Decimal>,
    /// The greatest value there can be.
    pub max: Option<Decimal>,
    /// A total to date: it never falls.
    pub monotone: bool,
    /// It counts whole things.
    pub count: bool,
    /// An estimate of it, for a thing not yet complete, is a commitment.
    pub estimate_commits: bool,
    /// Once this milestone is reached, the thing is complete.
    pub completes: bool,
    /// Each print stands alone and takes part in no check (`other`).
    pub labelled: bool,
    /// The figure of an entity whose parts are complete is the sum of its parts' figures of the same period and kind;
    /// where they are incomplete, that sum is at most the whole.
    pub sums_over_parts: bool,
    /// For a milestone: those of the same entity that lie on the same day or before it.
    pub not_before: Vec<IndicatorIx>,
    /// The statistical family whose releases go together; its own id where none is declared.
    pub family: String,
    /// Definition, check and derivation in one.
    pub formula: Option<Formula>,
    /// The standard or the body that its definition and formula follow, where the register names one.
    pub basis: Option<String>,
    /// Where it is declared.
    pub declared: Place,
}

/// A measure that every flow has: a growth rate, a change, an average.
#[derive(Debug, Clone)]
pub struct MeasureDef {
    /// Its id.
    pub id: MeasureId,
    /// Its name.
    pub name: String,
    /// The unit of its values; `None` where it is that of the indicator.
    pub unit: Option<UnitId>,
    /// It takes an indicator in brackets, as in `share_of(services_exports)`.
    pub takes_indicator: bool,
    /// What it is, in words.
    pub definition: String,
    /// The least value there can be, in the measure's unit.
    pub min: Option<Decimal>,
    /// The greatest value there can be, in the measure's unit.
    pub max: Option<Decimal>,
    /// How it follows from its indicator's levels, written `x`.
    pub formula: Option<Formula>,
    /// The standard that its definition follows, where the register names one.
    pub basis: Option<String>,
    /// Where it is declared.
    pub declared: Place,
}
