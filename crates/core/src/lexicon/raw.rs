//! The shapes of `data/lexicon.toml` and `data/units.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// A text, and where it stands.
pub type Text = Spanned<String>;

/// Words or phrases as printed, in any case.
pub type Words = Vec<Text>;

/// `data/lexicon.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawLexicon {
    /// Words of the numbers 0 to 99.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Vec<String>>"))]
    pub numbers: BTreeMap<Text, Words>,
    /// Words of ordinals, 1 to 99.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Vec<String>>"))]
    pub ordinals: BTreeMap<Text, Words>,
    /// `th` and its like, after digits.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub ordinal_suffixes: Words,
    /// Scale words.
    #[serde(default)]
    pub scale: Vec<RawScale>,
    /// Words for parts of one.
    #[serde(default)]
    pub fraction: Vec<RawFraction>,
    /// Words between and around numbers.
    pub phrases: RawPhrases,
    /// Words on how a figure is meant.
    pub approximators: RawApproximators,
    /// Words on which way a figure goes.
    pub directions: RawDirections,
    /// Words of dates.
    pub dates: RawDates,
    /// Stretches of a year, quarter or month.
    #[serde(default)]
    pub date_part: Vec<RawDatePart>,
}

/// A scale word.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawScale {
    /// `million`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: Text,
    /// What it multiplies by.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub factor: Text,
    /// Its words.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub words: Words,
    /// Its plurals, which alone are an unknown number of it: `millions of dollars`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub plural: Words,
}

/// A word for a part of one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawFraction {
    /// Its words.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub words: Words,
    /// In quarters of one.
    pub quarters: i8,
    /// Whether it changes the number behind it.
    #[serde(default)]
    pub leads: bool,
}

/// Words between and around numbers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawPhrases {
    /// The decimal point, said.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub point: Words,
    /// From one end of a range to the other.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub to: Words,
    /// Before the second part of a number, or the second end of a range.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub and: Words,
    /// Before a range whose ends `and` joins.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub between: Words,
    /// The sides of a price that has two, each beside its figure.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub side: Words,
    /// Between a part and its whole.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub of: Words,
    /// Between a whole and its part.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub out_of: Words,
    /// Words that say nothing about the figure.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub filler: Words,
}

/// Words on how a figure is meant.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawApproximators {
    /// Open above.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub over: Words,
    /// Near it.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub about: Words,
    /// Near it, and likely below.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub nearly: Words,
    /// Open below.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub under: Words,
    /// Open below.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub up_to: Words,
}

/// Words on which way a figure goes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawDirections {
    /// A rise.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub up: Words,
    /// A fall.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub down: Words,
}

/// Words of dates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawDates {
    /// Names of the twelve months, January first.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Vec<String>>"))]
    pub months: Spanned<Vec<Words>>,
    /// A quarter of a year.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub quarter: Words,
    /// A half of a year.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub half: Words,
    /// A fiscal year.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub fiscal: Words,
    /// What means a date only on the day it is said: days of the week, `this month`.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub relative: Words,
    /// What means a year only on the day it is said.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub relative_year: Words,
    /// On that date or earlier; the span stays as printed.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub by: Words,
    /// Earlier.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub before: Words,
    /// Later.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub after: Words,
    /// Near it.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub about: Words,
    /// Between the ends of a range.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub to: Words,
    /// Words that say nothing about the date.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub filler: Words,
}

/// A stretch of a year, quarter or month.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawDatePart {
    /// Its words.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub words: Words,
    /// First and last month of a year.
    pub of_year: (i8, i8),
    /// Which third of a quarter or half, 1 to 3.
    pub third: i8,
    /// First and last day of a month; past its end is its end.
    pub of_month: (i8, i8),
}

/// `data/units.toml`: units by their ids.
pub type RawUnits = BTreeMap<Text, RawUnit>;

/// A unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawUnit {
    /// As shown to a reader.
    pub name: String,
    /// What it measures; its own id where it is left out.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub dimension: Option<Text>,
    /// The exact ratio to the dimension's base unit, as `0.09290304` or `1/12`; 1 where it is left out.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub factor: Option<Text>,
    /// The unit of its smaller part, told behind it: `281 rupees 86 paisa`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub minor: Option<Text>,
    /// Its sign beside a number: `$`, `%`; its name where it is left out.
    pub symbol: Option<String>,
    /// Whether the sign stands before the number.
    #[serde(default)]
    pub symbol_before: bool,
    /// Decimal places to show.
    pub decimals: Option<u32>,
    /// Whether it counts whole things.
    #[serde(default)]
    pub count: bool,
    /// Its words and signs, before or after a number.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub words: Words,
    /// Units whose words may stand for it.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub also: Words,
    /// The two units that it is the quotient of, numerator and denominator.
    #[cfg_attr(feature = "schema", schemars(with = "Option<(String, String)>"))]
    pub quotient: Option<(Text, Text)>,
}
