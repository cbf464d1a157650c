//! The shapes of the data files, as TOML has them: flat, every key known, every value with its span.
//!
//! `cargo xtask schema` makes the JSON Schemas of `data/schema` from these types.

mod source;

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};
use toml::Spanned;

pub use source::{RawClaim, RawSense, RawSource, RawSourceFile};

/// The words that a key of a fixed vocabulary can have.
pub(super) mod words {
    pub const CLASSES: &[&str] = &["country", "network", "facility", "programme", "organisation", "place"];
    pub const PARTS: &[&str] = &["complete", "incomplete"];
    pub const TIMES: &[&str] = &["flow", "stock", "ratio", "timeless"];
    pub const ESTIMATES: &[&str] = &["target"];
    pub const STATUSES: &[&str] = &["actual", "provisional", "estimate", "plan", "target", "projection"];
    pub const VERDICTS: &[&str] = &["upheld", "false"];
    pub const TELLINGS: &[&str] = &["current", "base", "former"];
    pub const DIRECTIONS: &[&str] = &["down"];
    pub const APPROXIMATIONS: &[&str] = &["about", "nearly", "over", "under", "up-to"];
}

/// A text with its span.
pub type Text = Spanned<String>;

/// A date as the file writes it: a TOML date, or a text for spans of days.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawDate(pub String);

impl<'de> Deserialize<'de> for RawDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateOrText;
        impl<'de> Visitor<'de> for DateOrText {
            type Value = RawDate;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2025-02-14, or a text such as \"2025-02\"")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<RawDate, E> {
                Ok(RawDate(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawDate, A::Error> {
                let date = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
                Ok(RawDate(date.to_string()))
            }
        }
        deserializer.deserialize_any(DateOrText)
    }
}

/// `data/ledger.toml`: the settings of a ledger.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawSettings {
    /// What the ledger is about, as headings say it.
    pub title: String,
    /// The same in Urdu.
    pub title_ur: Option<String>,
    /// The month that the fiscal year starts with, 1 to 12.
    #[cfg_attr(feature = "schema", schemars(with = "i8"))]
    pub fiscal_year_starts: Spanned<i8>,
    /// Stocks and targets printed within so many days are of one time.
    pub same_time_days: u16,
    /// The largest revision that is still one, in percent of the level.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub max_revision: Text,
    /// How wide a derived figure may be and still be told, in percent of its middle.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub max_derived_width: Text,
    /// How wide `about` is.
    pub approximation: RawApproximation,
    /// What the brief shows.
    pub brief: RawBrief,
}

/// How wide `about` is: tolerances that were measured on the evidence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawApproximation {
    /// Percent of a figure with few significant digits.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub few_digits_percent: Text,
    /// How many digits are few.
    pub few_digits: u32,
    /// The most, in percent, that a number written in words can be off.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub words_percent: Text,
}

/// What the brief shows: references to entities and indicators, in the order shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawBrief {
    /// The series, as `entity.indicator`; the first is the main one.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub series: Vec<Text>,
    /// The facilities being built, each with the indicators to show.
    pub building: Vec<RawShown>,
    /// What runs: networks and programmes, each with the indicators to show.
    pub running: Vec<RawShown>,
}

/// One entity of the brief.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawShown {
    /// The entity.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub entity: Text,
    /// The indicators shown, in order.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub indicators: Vec<Text>,
}

/// `data/publishers.toml`: publishers by id.
pub type RawPublishers = BTreeMap<Text, RawPublisher>;

/// One publisher.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawPublisher {
    /// Its name.
    pub name: String,
    /// The language it prints in, as a BCP 47 tag; English where not given.
    pub language: Option<String>,
    /// It copies other publishers' texts.
    #[serde(default)]
    pub syndicates: bool,
}

/// One entity of `data/entities.toml`, or one place of `data/places.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawEntity {
    /// Its English name.
    pub name: String,
    /// Its Urdu name.
    pub name_ur: Option<String>,
    /// country, network, facility, programme, organisation or place.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = words::CLASSES)))]
    pub class: Text,
    /// The whole it is part of.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub parent: Option<Text>,
    /// `complete` where its parts in the register are all its parts, else `incomplete`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("enum" = words::PARTS)))]
    pub parts: Option<Text>,
    /// The city or district it stands in.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub place: Option<Text>,
    /// Earlier ids.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub aliases: Vec<Text>,
    /// What it is, in a sentence.
    pub definition: Option<String>,
}

/// One place of `data/places.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawPlace {
    /// Its English name.
    pub name: String,
    /// Its Urdu name.
    pub name_ur: Option<String>,
    /// city or district.
    pub kind: String,
    /// The province.
    pub province: String,
    /// ISO 3166-2 code of the province.
    pub iso: String,
    /// Degrees north; left out, with `longitude`, where no register gives them.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub latitude: Option<Text>,
    /// Degrees east.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub longitude: Option<Text>,
    /// The coordinates are approximate.
    #[serde(default)]
    pub approximate: bool,
}

/// One indicator of `data/indicators.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(clippy::struct_excessive_bools, reason = "the shape of a file: independent switches with names")]
pub struct RawIndicator {
    /// Its name.
    pub name: String,
    /// Its Urdu name.
    pub name_ur: Option<String>,
    /// The unit its values are kept in, an id of `units.toml`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub unit: Text,
    /// flow, stock, ratio or timeless.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = words::TIMES)))]
    pub time: Text,
    /// What is counted and what is left out.
    pub definition: String,
    /// The least value there can be.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub min: Option<Text>,
    /// The greatest value there can be.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub max: Option<Text>,
    /// A total to date: it never falls.
    #[serde(default)]
    pub monotone: bool,
    /// It counts whole things.
    #[serde(default)]
    pub count: bool,
    /// `target` where an estimate of a thing not yet complete is a commitment.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("enum" = words::ESTIMATES)))]
    pub estimate: Option<Text>,
    /// Once this milestone is reached, the thing is complete.
    #[serde(default)]
    pub completes: bool,
    /// Each print stands alone, with a label and a unit of its own.
    #[serde(default)]
    pub labelled: bool,
    /// The figure of a whole is the sum of those of its parts.
    #[serde(default)]
    pub sums_over_parts: bool,
    /// Milestones that lie on the same day or before it, wherever both are known.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub not_before: Vec<Text>,
    /// The statistical family whose releases go together.
    pub family: Option<String>,
    /// Definition, check and derivation in one.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub formula: Option<Text>,
    /// The standard or the body that its definition and formula follow.
    pub source: Option<String>,
    /// Earlier ids.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub aliases: Vec<Text>,
}

/// One measure of `data/measures.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawMeasure {
    /// Its name.
    pub name: String,
    /// The unit of its values; that of its indicator where not given.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub unit: Option<Text>,
    /// It takes an indicator in brackets.
    #[serde(default)]
    pub takes_indicator: bool,
    /// What it is, in words.
    pub definition: String,
    /// The least value there can be, in the measure's unit.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub min: Option<Text>,
    /// The greatest value there can be, in the measure's unit.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub max: Option<Text>,
    /// How it follows from its indicator's levels, written `x` (and `y` for the one in brackets).
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub formula: Option<Text>,
    /// The standard that its definition follows.
    pub source: Option<String>,
}

/// One origin of `data/origins.toml`: a text that several sources reprint.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawOrigin {
    /// What the text is.
    pub name: String,
    /// Why its sources are taken to reprint it.
    pub reason: String,
    /// The sources that reprint it.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub sources: Vec<Text>,
}

/// One entry of `data/triage.toml`: what a person made of a finding.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawTriage {
    /// upheld, or false for a false alarm.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = words::VERDICTS)))]
    pub verdict: Text,
    /// Why, in one or two plain sentences.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub reason: Text,
    /// The verdict of a second look, made without knowing the first.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("enum" = words::VERDICTS)))]
    pub again: Option<Text>,
}
