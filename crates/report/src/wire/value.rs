//! Values as JSON numbers and ISO dates.

use std::str::FromStr;

use rust_decimal::Decimal;
use sanad_core::{bounds::Bounds, edtf::day_of, lexicon::UnitId, reading::Nominal};
use serde::Serialize;
use serde_json::{Number, Value as Json};

/// What is known of a figure, on the wire.
#[derive(Debug, Serialize)]
pub struct JsonValue {
    /// The least it can be; `null` where nothing is known.
    pub low: Json,
    /// The most it can be; `null` where nothing is known.
    pub high: Json,
    /// As printed, without its rounding; `null` for a range and for what nobody printed.
    pub nominal: Json,
    /// Its unit.
    pub unit: String,
}

/// A value for the wire, of figures in `unit`.
pub fn value(bounds: Bounds, nominal: Option<Nominal>, unit: &UnitId) -> JsonValue {
    let date = unit.as_str() == "date";
    let end = |end: Option<Decimal>| match end {
        Some(day) if date => day_of(day).map_or(Json::Null, |day| Json::String(day.to_string())),
        Some(number) => self::number(number),
        None => Json::Null,
    };
    let nominal = match nominal {
        Some(Nominal::Point(point)) => end(Some(point)),
        Some(Nominal::Span(..)) | None => Json::Null,
    };
    JsonValue { low: end(bounds.low()), high: end(bounds.high()), nominal, unit: unit.to_string() }
}

/// A decimal as a JSON number: whole ones without a point.
pub fn number(number: Decimal) -> Json {
    let text = number.normalize().to_string();
    if let Ok(whole) = i64::from_str(&text) {
        return Json::Number(whole.into());
    }
    // A decimal of 28 digits is more than a double holds; the nearest one is what JSON readers would make of it.
    text.parse::<f64>().ok().and_then(Number::from_f64).map_or(Json::Null, Json::Number)
}
