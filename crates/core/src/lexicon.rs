//! The words that figures are printed with, and the units they are printed in. All of it is data.
//!
//! `data/lexicon.toml` and `data/units.toml` hold the words of both languages; [`Lexicon::new`] checks that no
//! word has two meanings and makes tables of them. [`Lexicon::read`] is in [`crate::reading`].

mod build;
mod convert;
mod error;
mod fold;
mod ids;
mod raw;
mod table;

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::period::Calendar;
use crate::reading::{Approx, Direction};

pub use self::{
    error::{LexiconError, LexiconFile, LexiconProblem},
    ids::{DimensionId, NameError, ScaleId, UnitId},
    raw::{RawLexicon, RawUnit, RawUnits},
};
pub(crate) use self::{
    fold::{JOINED_SPACE, fold, original_offset},
    table::WordTable,
};

/// A unit that figures are measured in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// `USD`, `sqft`, `companies`.
    pub id: UnitId,
    /// As shown to a reader.
    pub name: String,
    /// What it measures. Figures of one dimension can be converted.
    pub dimension: DimensionId,
    /// The exact ratio to the dimension's base unit, numerator and denominator: a month is 1/12 of a year.
    pub factor: (Decimal, Decimal),
    /// The unit of its smaller part, and what one of it is worth in this unit: a paisa is 0.01 rupees.
    pub minor: Option<(UnitId, Decimal)>,
    /// Its sign beside a number, where it has one: `$`, `%`.
    pub symbol: Option<String>,
    /// Whether the sign stands before the number.
    pub symbol_before: bool,
    /// Decimal places to show, where not as many as the bounds support.
    pub decimals: Option<u32>,
    /// Whether it counts whole things.
    pub count: bool,
    /// Units whose words may stand for it: rent is printed `Rs90`, and it is rupees per square foot.
    pub also: Box<[UnitId]>,
    /// The two units that it is the quotient of: rupees and dollars.
    pub quotient: Option<(UnitId, UnitId)>,
}

/// A scale word's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// `million`, `crore`.
    pub id: ScaleId,
    /// What it multiplies by.
    pub factor: Decimal,
}

/// How wide `about` is: a setting of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Approximation {
    /// Percent of a figure with few significant digits.
    pub few_digits_percent: Decimal,
    /// How many digits are few; with more, `about` is one unit of the last.
    pub few_digits: u32,
    /// The most, in percent, that a number written in words can be off.
    pub words_percent: Decimal,
}

/// The words of figures in all languages of the ledger.
///
/// ```
/// # let words = include_str!("../../../data/lexicon.toml");
/// # let units = include_str!("../../../data/units.toml");
/// use sanad_core::lexicon::{Approximation, Lexicon};
/// use sanad_core::period::Calendar;
/// use sanad_core::reading::{Expect, Sense};
///
/// let (words, units) = (toml::from_str(words).unwrap(), toml::from_str(units).unwrap());
/// # let five = rust_decimal::Decimal::from(5);
/// # let about = Approximation { few_digits_percent: five, few_digits: 2, words_percent: five };
/// let lexicon = Lexicon::new(words, units, Calendar::starting_in(7).unwrap(), about).unwrap();
/// let dollars = lexicon.unit(&"USD".parse().unwrap()).unwrap();
/// let reading = lexicon.read("81 کروڑ 10 لاکھ ڈالرز", &Sense::default(), &Expect::measured(dollars)).unwrap();
/// assert_eq!(reading.round().to_string(), "[810500000, 811500000]");
/// ```
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) approximation: Approximation,
    pub(crate) calendar: Calendar,
    pub(crate) scales: Vec<Scale>,
    pub(crate) parts: Vec<DatePart>,
    pub(crate) words: WordTable<Meaning>,
    pub(crate) dates: WordTable<DateMeaning>,
    units: Vec<Arc<Unit>>,
    by_id: HashMap<UnitId, u16>,
}

impl Lexicon {
    /// The unit of that id.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.by_id.get(id).map(|number| self.unit_at(*number))
    }

    /// All units, in the order of their ids.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().map(|unit| &**unit)
    }

    /// The scale of that id.
    pub fn scale(&self, id: &ScaleId) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == *id)
    }

    /// All scales, in the order of the file.
    pub fn scales(&self) -> &[Scale] {
        &self.scales
    }

    /// How wide `about` is.
    pub fn approximation(&self) -> Approximation {
        self.approximation
    }

    /// The number of a unit among [`Lexicon::units`].
    pub(crate) fn number_of(&self, id: &UnitId) -> Option<u16> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn unit_at(&self, number: u16) -> &Unit {
        &self.units[usize::from(number)]
    }
}

/// What a word of a quantity means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A number below 100.
    Number(u8),
    /// `seventh`.
    Ordinal(u8),
    /// `th` after digits.
    OrdinalSuffix,
    /// `million`, by its number; `millions` if plural.
    Scale { number: u8, plural: bool },
    /// `ساڑھے`, `half`.
    Fraction(Fraction),
    /// `point`, `اعشاریہ`.
    Point,
    /// A unit, by its number.
    Unit(u16),
    /// `over`, `about`.
    Approx(Approx),
    /// `fell`.
    Direction(Direction),
    /// `to`.
    To,
    /// `and`.
    And,
    /// `between`.
    Between,
    /// `buying`, `selling`: a side of a price that has two.
    Side,
    /// `of`, before the whole of which the figure is a part: `five of 15`.
    Of,
    /// `میں سے`, behind the whole of which the figure to come is a part.
    OutOf,
    /// A word that says nothing about the figure.
    Filler,
}

/// A word for a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction {
    /// In quarters, and negative for what is taken away: `پونے` is −1.
    pub quarters: i8,
    /// Whether it changes the number that follows it (`ساڑھے پانچ`) or is one itself (`ڈیڑھ`).
    pub leads: bool,
}

/// What a word of a date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateMeaning {
    /// 1 to 12.
    Month(u8),
    /// `third`.
    Ordinal(u8),
    /// `th` after digits.
    OrdinalSuffix,
    /// `quarter`.
    Quarter,
    /// `half`.
    Half,
    /// `fiscal year`.
    Fiscal,
    /// `late`, by its number.
    Part(u8),
    /// `Tuesday`, `this month`: a date only together with the day it was said.
    Relative,
    /// `next year`: a year only together with the day it was said.
    RelativeYear,
    /// `by`, `before`.
    Approx(Approx),
    /// `to`, `or`, `and`.
    To,
    /// A word that says nothing about the date.
    Filler,
}

/// A stretch of a year, quarter or month: `late`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DatePart {
    /// The months of a year or fiscal year, from 1.
    pub of_year: (i8, i8),
    /// The third of a quarter or half.
    pub third: i8,
    /// The days of a month; one past its end is its end.
    pub of_month: (i8, i8),
}
