//! What a print commits to: what was, what is promised, what is expected.

use std::{fmt, str::FromStr};

/// What was or is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outturn {
    /// Said as a fact.
    Actual,
    /// Said to be provisional.
    Provisional,
    /// An estimate of something that is already so.
    Estimate,
}

/// What someone responsible commits to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A goal.
    Target,
    /// A schedule or an approved plan.
    Plan,
    /// The estimate of a thing not yet complete: its cost, its area, its dates.
    Estimate,
}

/// The standing of a print. A target cannot be provisional, nor an outturn a projection: there is no such value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// What was or is.
    Outturn(Outturn),
    /// What someone responsible commits to.
    Target(Target),
    /// What someone else expects.
    Forecast,
}

impl Status {
    /// The kind of cell that such a print belongs to.
    pub fn kind(self) -> Kind {
        match self {
            Self::Outturn(_) => Kind::Outturn,
            Self::Target(_) => Kind::Target,
            Self::Forecast => Kind::Forecast,
        }
    }

    /// The word of the data files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outturn(Outturn::Actual) => "actual",
            Self::Outturn(Outturn::Provisional) => "provisional",
            Self::Outturn(Outturn::Estimate) | Self::Target(Target::Estimate) => "estimate",
            Self::Target(Target::Target) => "target",
            Self::Target(Target::Plan) => "plan",
            Self::Forecast => "projection",
        }
    }
}

/// A status as the files write it: an estimate takes its kind from its indicator, once the ledger knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatusWord {
    Certain(Status),
    Estimate,
}

impl FromStr for StatusWord {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(Self::Certain(match text {
            "actual" => Status::Outturn(Outturn::Actual),
            "provisional" => Status::Outturn(Outturn::Provisional),
            "target" => Status::Target(Target::Target),
            "plan" => Status::Target(Target::Plan),
            "projection" => Status::Forecast,
            "estimate" => return Ok(Self::Estimate),
            _ => return Err(()),
        }))
    }
}

/// The kind of a cell: outturns, targets and forecasts of one thing are three cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What was or is.
    Outturn,
    /// What someone responsible commits to; read exactly.
    Target,
    /// What someone expects; forecasts of different voices never conflict.
    Forecast,
}

impl Kind {
    /// The word of a cell's text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outturn => "outturn",
            Self::Target => "target",
            Self::Forecast => "forecast",
        }
    }
}

impl FromStr for Kind {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "outturn" => Ok(Self::Outturn),
            "target" => Ok(Self::Target),
            "forecast" => Ok(Self::Forecast),
            _ => Err(()),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a source tells a figure: as the one that holds, for comparison, or as superseded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Told {
    /// As the figure that holds.
    Current,
    /// Last year's figure, quoted for comparison.
    Base,
    /// As superseded ("the original date was"). It makes history and never wins a cell.
    Former,
}

impl Told {
    /// The word of the data files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Base => "base",
            Self::Former => "former",
        }
    }
}

impl FromStr for Told {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "current" => Ok(Self::Current),
            "base" => Ok(Self::Base),
            "former" => Ok(Self::Former),
            _ => Err(()),
        }
    }
}
