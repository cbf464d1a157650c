//! Rows of CSV tables: flat, one column a field.

use sanad_core::{
    ledger::Ledger,
    model::{ClaimIx, SourceIx},
};
use serde::Serialize;
use serde_json::Value as Json;

use super::{claim, source};

/// A claim as a row.
#[derive(Debug, Serialize)]
pub struct ClaimRow {
    id: String,
    source: String,
    publisher: String,
    published_start: String,
    published_end: String,
    entity: String,
    indicator: String,
    measure: Option<String>,
    period: Option<String>,
    kind: &'static str,
    status: &'static str,
    told: &'static str,
    printed: String,
    low: Option<String>,
    high: Option<String>,
    nominal: Option<String>,
    unit: Option<String>,
}

impl ClaimRow {
    /// The names of its columns, in the order of its fields.
    pub const COLUMNS: [&str; 17] = [
        "id",
        "source",
        "publisher",
        "published_start",
        "published_end",
        "entity",
        "indicator",
        "measure",
        "period",
        "kind",
        "status",
        "told",
        "printed",
        "low",
        "high",
        "nominal",
        "unit",
    ];
}

/// A claim as a row of CSV.
pub fn claim_row(ledger: &Ledger, ix: ClaimIx) -> ClaimRow {
    let claim = claim(ledger, ix);
    let (low, high, nominal, unit) = match claim.value {
        Some(value) => (cell(&value.low), cell(&value.high), cell(&value.nominal), Some(value.unit)),
        None => (None, None, None, None),
    };
    ClaimRow {
        id: claim.id,
        source: claim.source,
        publisher: claim.publisher,
        published_start: claim.published.start,
        published_end: claim.published.end,
        entity: claim.entity,
        indicator: claim.indicator,
        measure: claim.measure,
        period: claim.period,
        kind: claim.kind,
        status: claim.status,
        told: claim.told,
        printed: claim.printed,
        low,
        high,
        nominal,
        unit,
    }
}

/// A source as a row.
#[derive(Debug, Serialize)]
pub struct SourceRow {
    id: String,
    publisher: String,
    published_start: String,
    published_end: String,
    inferred: bool,
    retrieved: String,
    attributed_to: Option<String>,
    origin: Option<String>,
    n_claims: usize,
    url: String,
}

impl SourceRow {
    /// The names of its columns, in the order of its fields.
    pub const COLUMNS: [&str; 10] = [
        "id",
        "publisher",
        "published_start",
        "published_end",
        "inferred",
        "retrieved",
        "attributed_to",
        "origin",
        "n_claims",
        "url",
    ];
}

/// A source as a row of CSV.
pub fn source_row(ledger: &Ledger, ix: SourceIx) -> SourceRow {
    let source = source(ledger, ix);
    SourceRow {
        id: source.id,
        publisher: source.publisher,
        published_start: source.published.start,
        published_end: source.published.end,
        inferred: source.published.inferred,
        retrieved: source.retrieved,
        attributed_to: source.attributed_to,
        origin: source.origin,
        n_claims: source.n_claims,
        url: source.url,
    }
}

pub(super) fn cell(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
