//! The JSON of all surfaces, the CSV of tables, and nothing else: shapes of their own, so that the model can change
//! and break nobody.
//!
//! Lists are `{as_of, data_version, items, next}`. A value is `{low, high, nominal, unit}`: numbers, or ISO dates for
//! dates; `null` is unbounded. Numbers are JSON numbers with all their digits.

mod document;
mod finding;
mod reasoning;
mod row;
mod sarif;
mod value;
mod why;

use sanad_core::{
    diff::{Change, Diff},
    ledger::Ledger,
    model::{Claim, ClaimIx, Indicator, MeasureKey, Source, SourceIx},
    observe::Observation,
    period::{Calendar, Period},
    reading::{Approx, Direction, Sense},
    view::View,
    vintage::Vintage,
};
use serde::Serialize;

pub use document::{JsonDocument, document};
pub use finding::{JsonDraft, JsonFinding, draft, finding};
pub use reasoning::{
    JsonExplanation, JsonNode, JsonSeriesItem, SeriesRow, explanation, series_item, series_row,
};
pub use row::{ClaimRow, SourceRow, claim_row, source_row};
pub use sarif::{FileText, Sarif, sarif};
pub use value::{JsonValue, number, value};
pub use why::{JsonWhy, why};

/// A list with what it was read from.
#[derive(Debug, Serialize)]
pub struct List<T> {
    /// The day whose knowledge it shows.
    pub as_of: String,
    /// The hash of the data.
    pub data_version: String,
    /// Its items.
    pub items: Vec<T>,
    /// Where the next page begins; `null` on the last.
    pub next: Option<String>,
}

impl<T> List<T> {
    /// A whole list of a view.
    pub fn whole(view: View<'_>, items: Vec<T>) -> Self {
        let data_version = view.ledger().version().to_owned();
        Self { as_of: view.as_of().to_string(), data_version, items, next: None }
    }
}

/// A span of days on the wire.
#[derive(Debug, Serialize)]
pub struct Published {
    /// The first day it can have been.
    pub start: String,
    /// The last.
    pub end: String,
    /// The page shows no date: the days follow from what it prints, or from a maintainer's reason.
    pub inferred: bool,
}

impl Published {
    fn of(source: &Source) -> Self {
        Self {
            start: source.published.first().to_string(),
            end: source.published.last().to_string(),
            inferred: source.inferred.is_some(),
        }
    }
}

/// A source on the wire.
#[derive(Debug, Serialize)]
pub struct JsonSource {
    /// Its id.
    pub id: String,
    /// Its address.
    pub url: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub published: Published,
    /// When it was last read.
    pub retrieved: String,
    /// The organisation whose figures these are.
    pub attributed_to: Option<String>,
    /// The text it reprints, where it is declared.
    pub origin: Option<String>,
    /// Who spoke.
    pub speaker: Option<String>,
    /// How many claims it makes.
    pub n_claims: usize,
}

/// A source for the wire.
pub fn source(ledger: &Ledger, ix: SourceIx) -> JsonSource {
    let source = ledger.source(ix);
    JsonSource {
        id: source.id.to_string(),
        url: source.url.clone(),
        publisher: ledger.publisher(source.publisher).id.to_string(),
        published: Published::of(source),
        retrieved: source.retrieved.to_string(),
        attributed_to: source.attributed_to.as_ref().map(ToString::to_string),
        origin: ledger.origin(source.origin).id.as_ref().map(ToString::to_string),
        speaker: source.speaker.clone(),
        n_claims: ledger.claims_of(ix).len(),
    }
}

/// What the words around a figure say, on the wire.
#[derive(Debug, Serialize)]
pub struct JsonSense {
    /// `down` for a fall printed as a positive figure.
    pub direction: Option<&'static str>,
    /// about, nearly, over, under or up-to.
    pub approx: Option<&'static str>,
    /// The unit.
    pub unit: Option<String>,
    /// The scale word.
    pub scale: Option<String>,
    /// The year of a date printed without one.
    pub year: Option<i16>,
    /// What a relative date means.
    pub date: Option<String>,
}

fn sense(sense: &Sense, calendar: Calendar) -> Option<JsonSense> {
    (*sense != Sense::default()).then(|| JsonSense {
        direction: sense.direction.map(|direction| match direction {
            Direction::Up => "up",
            Direction::Down => "down",
        }),
        approx: sense.approx.and_then(|approx| match approx {
            Approx::Exact => None,
            Approx::About => Some("about"),
            Approx::Nearly => Some("nearly"),
            Approx::Over => Some("over"),
            Approx::Under => Some("under"),
            Approx::UpTo => Some("up-to"),
        }),
        unit: sense.unit.as_ref().map(ToString::to_string),
        scale: sense.scale.as_ref().map(ToString::to_string),
        year: sense.year,
        date: sense.date.map(|days| days.text(calendar)),
    })
}

/// A claim on the wire.
#[derive(Debug, Serialize)]
pub struct JsonClaim {
    /// Its id.
    pub id: String,
    /// Its source.
    pub source: String,
    /// What it is about.
    pub entity: String,
    /// What is measured.
    pub indicator: String,
    /// What of it; `null` for its level.
    pub measure: Option<String>,
    /// When; `null` where it is timeless.
    pub period: Option<String>,
    /// outturn, target or forecast.
    pub kind: &'static str,
    /// Its standing, as the data file words it.
    pub status: &'static str,
    /// current, base or former.
    pub told: &'static str,
    /// The figure, verbatim.
    pub printed: String,
    /// What the words around it say.
    pub sense: Option<JsonSense>,
    /// What it says for certain; `null` for an event.
    pub value: Option<JsonValue>,
    /// When it was published.
    pub published: Published,
    /// Who published it.
    pub publisher: String,
    /// The text it reprints, where it is declared.
    pub origin: Option<String>,
    /// Who said it.
    pub speaker: Option<String>,
    /// Where in the page it stands.
    pub locator: Option<String>,
}

/// A claim for the wire.
pub fn claim(ledger: &Ledger, ix: ClaimIx) -> JsonClaim {
    let claim: &Claim = ledger.claim(ix);
    let cell = ledger.cell(claim.cell);
    let source = ledger.source(claim.source);
    let extra = claim.extra.as_deref();
    JsonClaim {
        id: ledger.claim_id(ix),
        source: source.id.to_string(),
        entity: ledger.entity(cell.key.entity).id.to_string(),
        indicator: ledger.indicator(cell.key.indicator).id.to_string(),
        measure: measure(ledger, &cell.key.measure),
        period: period(ledger, cell.key.period),
        kind: cell.key.kind.as_str(),
        status: claim.status.as_str(),
        told: claim.told.as_str(),
        printed: claim.printed.to_string(),
        sense: sense(&claim.sense, ledger.calendar()),
        value: claim.value.bounds().map(|bounds| value(bounds, claim.value.nominal(), &cell.unit)),
        published: Published::of(source),
        publisher: ledger.publisher(source.publisher).id.to_string(),
        origin: ledger.origin(source.origin).id.as_ref().map(ToString::to_string),
        speaker: extra.and_then(|extra| extra.speaker.clone()).or_else(|| source.speaker.clone()),
        locator: extra.and_then(|extra| extra.locator.as_ref().map(|locator| locator.0.to_string())),
    }
}

pub(crate) fn measure(ledger: &Ledger, key: &MeasureKey) -> Option<String> {
    (*key != MeasureKey::Level).then(|| ledger.measure_text(key))
}

pub(crate) fn period(ledger: &Ledger, period: Option<Period>) -> Option<String> {
    period.map(|period| ledger.calendar().text(period))
}

/// An observation on the wire.
#[derive(Debug, Serialize)]
pub struct JsonObservation {
    /// Its cell.
    pub cell: String,
    /// What it is about.
    pub entity: String,
    /// What is measured.
    pub indicator: String,
    /// What of it; `null` for its level.
    pub measure: Option<String>,
    /// When; `null` where it is timeless.
    pub period: Option<String>,
    /// outturn, target or forecast.
    pub kind: &'static str,
    /// `printed` or `derived`.
    pub how: &'static str,
    /// What is known for certain.
    pub value: JsonValue,
    /// Its edition: whole years from the end of its period to the release that prints it.
    pub edition: Option<u16>,
    /// It joins editions.
    pub mixed: bool,
    /// The release, as a month, or the day it was said.
    pub vintage: String,
    /// The claims it rests on.
    pub claims: Vec<String>,
    /// The formula it was derived by.
    pub formula: Option<String>,
}

/// An observation for the wire.
pub fn observation(view: View<'_>, observation: &Observation) -> JsonObservation {
    let ledger = view.ledger();
    let cell = ledger.cell(observation.cell);
    JsonObservation {
        cell: cell.text.to_string(),
        entity: ledger.entity(cell.key.entity).id.to_string(),
        indicator: ledger.indicator(cell.key.indicator).id.to_string(),
        measure: measure(ledger, &cell.key.measure),
        period: period(ledger, cell.key.period),
        kind: cell.key.kind.as_str(),
        how: "printed",
        value: value(observation.reading.bounds, observation.reading.nominal, &cell.unit),
        edition: observation.edition,
        mixed: false,
        vintage: match observation.vintage {
            Vintage::Release(month) => month.to_string(),
            Vintage::Said(day) => day.to_string(),
        },
        claims: observation.reading.claims.iter().map(|ix| ledger.claim_id(*ix)).collect(),
        formula: None,
    }
}

/// An indicator on the wire.
#[derive(Debug, Serialize)]
pub struct JsonIndicator {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// flow, stock, ratio or timeless.
    pub time: &'static str,
    /// What is counted and what is left out.
    pub definition: String,
    /// Definition, check and derivation in one.
    pub formula: Option<String>,
}

/// An indicator for the wire.
pub fn indicator(indicator: &Indicator) -> JsonIndicator {
    JsonIndicator {
        id: indicator.id.to_string(),
        name: indicator.name.clone(),
        unit: indicator.unit.to_string(),
        time: indicator.time.as_str(),
        definition: indicator.definition.clone(),
        formula: indicator.formula.as_ref().map(|formula| formula.text().to_owned()),
    }
}

/// A change between two days on the wire.
#[derive(Debug, Serialize)]
pub struct JsonChange {
    /// Its cell.
    pub cell: String,
    /// new, moved or reprinted.
    pub change: &'static str,
    /// What held before.
    pub before: Option<JsonObservation>,
    /// What holds now.
    pub now: JsonObservation,
}

/// What became known between two days, on the wire.
#[derive(Debug, Serialize)]
pub struct JsonDiff {
    /// The earlier day.
    pub from: String,
    /// The later day.
    pub to: String,
    /// The hash of the data.
    pub data_version: String,
    /// The sources that appeared.
    pub sources: Vec<JsonSource>,
    /// The cells they print.
    pub changes: Vec<JsonChange>,
}

/// What became known between the days of two views of one ledger.
pub fn diff(before: View<'_>, after: View<'_>, diff: &Diff) -> JsonDiff {
    let ledger = after.ledger();
    let change = |(cell, change): &(sanad_core::model::CellIx, Change)| {
        let (word, was, now) = match change {
            Change::New { now } => ("new", None, now),
            Change::Moved { before, now } => ("moved", Some(before), now),
            Change::Reprinted { now, .. } => ("reprinted", None, now),
        };
        JsonChange {
            cell: ledger.cell(*cell).text.to_string(),
            change: word,
            before: was.map(|was| observation(before, was)),
            now: observation(after, now),
        }
    };
    JsonDiff {
        from: before.as_of().to_string(),
        to: after.as_of().to_string(),
        data_version: ledger.version().to_owned(),
        sources: diff.sources.iter().map(|ix| source(ledger, *ix)).collect(),
        changes: diff.changes.iter().map(change).collect(),
    }
}
