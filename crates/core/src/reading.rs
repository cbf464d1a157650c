//! What a printed figure says for certain.
//!
//! A [`Reading`] is a function of the printed words and of the [`Sense`] that the words around them give. It keeps
//! the nominal figure beside its bounds, under rounding and under cutting. A misprint is read as it stands.

mod amount;
mod bracket;
mod collect;
mod conclude;
mod date;
mod day;
mod error;
mod naming;
mod quantity;
mod range;
mod rounding;
pub(crate) mod scan;

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::bounds::Bounds;
use crate::edtf::DaySpan;
use crate::lexicon::{Lexicon, ScaleId, Unit, UnitId, original_offset};

pub use self::error::ReadError;

/// The id of the unit whose figures are dates.
const DATE: &str = "date";

/// What a print says for certain, in the unit it was printed in and with its scale word applied.
///
/// A date is a span of day numbers, counted from 1970-01-01.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub(crate) nominal: Nominal,
    pub(crate) round: Bounds,
    pub(crate) truncate: Bounds,
    pub(crate) unit: Option<UnitId>,
    pub(crate) scale_words: Box<[ScaleId]>,
    pub(crate) finest: Decimal,
    pub(crate) approx: Approx,
    pub(crate) direction: Option<Direction>,
}

impl Reading {
    /// The figure as printed, without its rounding.
    pub fn nominal(&self) -> Nominal {
        self.nominal
    }

    /// What it says if its digits were rounded.
    pub fn round(&self) -> Bounds {
        self.round
    }

    /// What it says if its digits were cut.
    pub fn truncate(&self) -> Bounds {
        self.truncate
    }

    /// The unit that a word or sign of it names; `None` if none does and it is the indicator's own.
    pub fn unit(&self) -> Option<&UnitId> {
        self.unit.as_ref()
    }

    /// Its scale words, in the order of print; the one that the sense gives, if it has none.
    pub fn scale_words(&self) -> &[ScaleId] {
        &self.scale_words
    }

    /// One unit of the last digit that says something: 10 million for `$1.53 billion`, 1,000 for `18,000`.
    pub fn finest(&self) -> Decimal {
        self.finest
    }

    /// What is said about the figure: `over`, `about`.
    pub fn approx(&self) -> Approx {
        self.approx
    }

    /// Whether it is said to go up or down. Down is applied already.
    pub fn direction(&self) -> Option<Direction> {
        self.direction
    }
}

/// A figure as printed. Of an open one (`over 350`), its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nominal {
    /// One number.
    Point(Decimal),
    /// From one number to another, the lower first.
    Span(Decimal, Decimal),
}

impl Nominal {
    /// From `low` to `high`: a point where they are the same.
    pub(crate) fn between(low: Decimal, high: Decimal) -> Self {
        if low == high { Self::Point(low) } else { Self::Span(low.min(high), low.max(high)) }
    }

    /// The numbers with their signs changed.
    pub(crate) fn negated(self) -> Self {
        match self {
            Self::Point(value) => Self::Point(-value),
            Self::Span(low, high) => Self::Span(-high, -low),
        }
    }

    /// The lower number.
    pub fn low(self) -> Decimal {
        match self {
            Self::Point(value) | Self::Span(value, _) => value,
        }
    }

    /// The higher number.
    pub fn high(self) -> Decimal {
        match self {
            Self::Point(value) | Self::Span(_, value) => value,
        }
    }
}

/// What words say about how a figure is meant. Of dates, `by` is up to and leaves the span as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Approx {
    /// Nothing.
    #[default]
    Exact,
    /// `about`, `around`, `some`.
    About,
    /// `nearly`, `almost`. Read as `about`.
    Nearly,
    /// `over`, `at least`: open above.
    Over,
    /// `under`, `less than`: open below.
    Under,
    /// `up to`: open below.
    UpTo,
}

impl FromStr for Approx {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        match text {
            "about" => Ok(Self::About),
            "nearly" => Ok(Self::Nearly),
            "over" => Ok(Self::Over),
            "under" => Ok(Self::Under),
            "up-to" => Ok(Self::UpTo),
            _ => Err(UnknownName { name: text.to_owned(), known: "about, nearly, over, under, up-to" }),
        }
    }
}

/// Which way a figure is said to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// A rise.
    Up,
    /// A fall: printed `23 percent`, and −23.
    Down,
}

impl FromStr for Direction {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        match text {
            "up" => Ok(Self::Up),
            "down" => Ok(Self::Down),
            _ => Err(UnknownName { name: text.to_owned(), known: "up, down" }),
        }
    }
}

/// A word that our own vocabulary does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown name `{name}`, known are {known}")]
pub struct UnknownName {
    /// What stands there.
    pub name: String,
    /// What could.
    pub known: &'static str,
}

/// What the words around a figure say and its print does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sense {
    /// `fell`.
    pub direction: Option<Direction>,
    /// `about`.
    pub approx: Option<Approx>,
    /// The unit, where it is not the indicator's own.
    pub unit: Option<UnitId>,
    /// `million`, where it was left out.
    pub scale: Option<ScaleId>,
    /// The year of a date printed without.
    pub year: Option<i16>,
    /// What a relative date means: `Tuesday`, `next year`.
    pub date: Option<DaySpan>,
}

/// What is known of a figure before it is read.
#[derive(Debug, Clone, Copy)]
pub struct Expect<'a> {
    /// The indicator's unit.
    pub unit: &'a Unit,
    /// Whether it counts whole things.
    pub count: bool,
    /// Whether it is a target, and so read exactly.
    pub target: bool,
    /// Whether it is a rate or a share.
    pub rate: bool,
}

impl<'a> Expect<'a> {
    /// A measured figure.
    pub fn measured(unit: &'a Unit) -> Self {
        Self { unit, count: false, target: false, rate: false }
    }

    /// A count of whole things.
    pub fn count(unit: &'a Unit) -> Self {
        Self { count: true, ..Self::measured(unit) }
    }

    /// A rate or share.
    pub fn rate(unit: &'a Unit) -> Self {
        Self { rate: true, ..Self::measured(unit) }
    }
}

impl Lexicon {
    /// Reads a printed figure.
    ///
    /// Linear in the length of the print; never panics.
    ///
    /// ```
    /// # let words = include_str!("../../../data/lexicon.toml");
    /// # let units = include_str!("../../../data/units.toml");
    /// # use sanad_core::{lexicon::{Approximation, Lexicon}, period::Calendar};
    /// use sanad_core::reading::{Expect, Sense};
    ///
    /// # let (words, units) = (toml::from_str(words).unwrap(), toml::from_str(units).unwrap());
    /// # let five = rust_decimal::Decimal::from(5);
    /// # let about = Approximation { few_digits_percent: five, few_digits: 2, words_percent: five };
    /// # let lexicon = Lexicon::new(words, units, Calendar::starting_in(7).unwrap(), about).unwrap();
    /// let dollars = lexicon.unit(&"USD".parse().unwrap()).unwrap();
    /// let reading = lexicon.read("$1.53 billion", &Sense::default(), &Expect::measured(dollars)).unwrap();
    /// assert_eq!(reading.round().to_string(), "[1525000000, 1535000000]");
    ///
    /// let error = lexicon.read("$1.53 zillion", &Sense::default(), &Expect::measured(dollars)).unwrap_err();
    /// assert_eq!(error.to_string(), "unknown word `zillion`");
    /// assert_eq!(error.at(), 6);
    /// ```
    ///
    /// # Errors
    /// [`ReadError`] with its place in `printed`, if a word is unknown, no figure or more than one stands there,
    /// it is in a unit of another dimension, or a date lacks its year.
    pub fn read(&self, printed: &str, sense: &Sense, expect: &Expect<'_>) -> Result<Reading, ReadError> {
        if expect.unit.dimension.as_str() == DATE {
            date::read(self, printed, sense, expect)
        } else {
            quantity::parse(self, printed, expect.unit)
                .and_then(|parsed| conclude::conclude(self, parsed, sense, expect))
        }
        .map_err(|error| error.placed(|at| original_offset(printed, at)))
    }
}
