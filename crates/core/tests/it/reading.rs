//! Printed figures: every row of the evidence, the table of bounds, properties, errors.

#![allow(clippy::unwrap_used, reason = "a case that cannot be set up fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rust_decimal::{Decimal, RoundingStrategy};
use sanad_core::bounds::Bounds;
use sanad_core::data::raw::RawSettings;
use sanad_core::edtf::{DaySpan, day_number, day_of_number};
use sanad_core::lexicon::{Approximation, Lexicon, LexiconFile, RawLexicon, RawUnits, Unit};
use sanad_core::period::Calendar;
use sanad_core::reading::{Approx, Direction, Expect, Nominal, ReadError, Reading, Sense};
use serde::Deserialize;

mod bounds;
mod dates;
mod errors;
mod facts;
mod properties;

/// Fiscal years from July to June.
fn calendar() -> Calendar {
    Calendar::starting_in(7).unwrap()
}

/// A span in our notation.
fn days(text: &str) -> DaySpan {
    DaySpan::parse(text, calendar()).unwrap()
}

/// The width of `about` that ships.
fn approximation() -> Approximation {
    let raw: RawSettings = toml::from_str(include_str!("../../../../data/ledger.toml")).unwrap();
    let percent = |text: &toml::Spanned<String>| text.get_ref().parse().unwrap();
    Approximation {
        few_digits_percent: percent(&raw.approximation.few_digits_percent),
        few_digits: raw.approximation.few_digits,
        words_percent: percent(&raw.approximation.words_percent),
    }
}

/// The words and units that ship.
fn lexicon() -> Lexicon {
    let words = toml::from_str(include_str!("../../../../data/lexicon.toml")).unwrap();
    let units = toml::from_str(include_str!("../../../../data/units.toml")).unwrap();
    Lexicon::new(words, units, calendar(), approximation()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

/// A sense as it stands in data.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSense {
    direction: Option<String>,
    approx: Option<String>,
    unit: Option<String>,
    scale: Option<String>,
    year: Option<i16>,
    date: Option<String>,
}

impl RawSense {
    fn parse(self) -> Sense {
        Sense {
            direction: self.direction.map(|text| text.parse().unwrap()),
            approx: self.approx.map(|text| text.parse().unwrap()),
            unit: self.unit.map(|text| text.parse().unwrap()),
            scale: self.scale.map(|text| text.parse().unwrap()),
            year: self.year,
            date: self.date.map(|text| days(&text)),
        }
    }
}

#[derive(Deserialize)]
struct Holder {
    sense: RawSense,
}

/// `{ approx = "about" }`, or nothing.
fn sense(text: &str) -> Sense {
    if text.is_empty() {
        return Sense::default();
    }
    toml::from_str::<Holder>(&format!("sense = {text}")).unwrap().sense.parse()
}

/// `count target`
fn expect<'a>(lexicon: &'a Lexicon, unit: &str, flags: &str) -> Expect<'a> {
    let has = |flag| flags.split_whitespace().any(|word| word == flag);
    let unit = lexicon.unit(&unit.parse().unwrap()).unwrap_or_else(|| panic!("no unit {unit}"));
    Expect { unit, count: has("count"), target: has("target"), rate: has("rate") }
}

fn read(
    lexicon: &Lexicon,
    printed: &str,
    unit: &str,
    flags: &str,
    sense_text: &str,
) -> Result<Reading, ReadError> {
    lexicon.read(printed, &sense(sense_text), &expect(lexicon, unit, flags))
}
