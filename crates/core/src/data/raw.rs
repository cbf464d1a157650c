//! The shapes of the data files, as TOML has them: flat, every key known, every value with its span.
//!
//! `cargo xtask schema` makes the JSON Schemas of `data/schema` from these types.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};
use toml::Spanned;

/// The words that a key of a fixed vocabulary can have.
pub(super) mod words {
    pub const CLASSES: &[&str] = &["country", "network", "facility", "programme", "organisation", "place"];
    pub const PARTS: &[&str] = &["complete", "incomplete"];
    pub const TIMES: &[&str] = &["flow", "stock", "ratio", "timeless"];
    pub const ESTIMATES: &[&str] = &["target"];
    pub const STATUSES: &[&str] = &["actual", "provisional", "estimate", "plan", "target", "projection"];
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

/// A file of `data/sources`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawSourceFile {
    /// The page.
    pub source: RawSource,
    /// Its figures.
    #[serde(default)]
    pub claim: Vec<RawClaim>,
}

/// The page of a source file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawSource {
    /// Who published it, an id of `publishers.toml`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub publisher: Text,
    /// Its address.
    pub url: String,
    /// The day it was published, or a span of days; left out where the page shows none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<RawDate>"))]
    pub published: Option<Spanned<RawDate>>,
    /// Why those days, where the page itself shows no date.
    pub inferred: Option<String>,
    /// The day it was last read.
    #[cfg_attr(feature = "schema", schemars(with = "RawDate"))]
    pub retrieved: Spanned<RawDate>,
    /// An archived copy.
    pub archived: Option<String>,
    /// The day it was corrected.
    #[cfg_attr(feature = "schema", schemars(with = "Option<RawDate>"))]
    pub corrected: Option<Spanned<RawDate>>,
    /// Who spoke.
    pub speaker: Option<String>,
    /// The organisation whose figures these are.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub attributed_to: Option<Text>,
    /// A remark for the next maintainer.
    pub note: Option<String>,
}

/// One figure, once printed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawClaim {
    /// What it is about, an id of `entities.toml`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub entity: Text,
    /// What is measured, an id of `indicators.toml`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub indicator: Text,
    /// What of it, an id of `measures.toml`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub measure: Option<Text>,
    /// When; left out for a timeless indicator.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub period: Option<Text>,
    /// actual, provisional, estimate, plan, target or projection.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = words::STATUSES)))]
    pub status: Text,
    /// The figure, verbatim: never corrected.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub printed: Text,
    /// The print says no figure: a milestone reached, a programme launched.
    #[serde(default)]
    pub event: bool,
    /// What the words around it say, where `printed` does not.
    pub sense: Option<RawSense>,
    /// base or former; current where not given.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("enum" = words::TELLINGS)))]
    pub told: Option<Text>,
    /// When it was said, if not when it was published.
    #[cfg_attr(feature = "schema", schemars(with = "Option<RawDate>"))]
    pub said: Option<Spanned<RawDate>>,
    /// Whose expectation a projection is.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub by: Option<Text>,
    /// The organisation whose figure it is.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub attributed_to: Option<Text>,
    /// Who said it.
    pub speaker: Option<String>,
    /// Where in the page it stands.
    pub locator: Option<String>,
    /// What it measures, for indicator `other`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub label: Option<Text>,
    /// Its unit, for indicator `other`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub unit: Option<Text>,
    /// A remark for the reader.
    pub note: Option<String>,
}

/// What the words around a figure say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RawSense {
    /// `down` for a fall printed as a positive figure.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("enum" = words::DIRECTIONS)))]
    pub direction: Option<Text>,
    /// about, nearly, over, under or up-to.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("enum" = words::APPROXIMATIONS)))]
    pub approx: Option<Text>,
    /// The unit, an id of `units.toml`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub unit: Option<Text>,
    /// The scale word, as in `million`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub scale: Option<Text>,
    /// The year of a date printed without one.
    #[cfg_attr(feature = "schema", schemars(with = "Option<i16>"))]
    pub year: Option<Spanned<i16>>,
    /// What a relative date means.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub date: Option<Text>,
}
