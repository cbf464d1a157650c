//! The shapes of a source: its page and its figures.

use serde::Deserialize;
use toml::Spanned;

#[cfg(feature = "schema")]
use super::words;
use super::{RawDate, Text};

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
