//! Two figures and their difference, on the wire.

use sanad_core::{
    view::View,
    why::{Compared, Lie, Reason, Why},
};
use serde::Serialize;

use super::{
    JsonClaim, JsonFinding, claim,
    finding::{self, JsonCited},
};
use crate::{render::plain, why::reason_line};

/// One of two figures on the wire.
#[derive(Debug, Serialize)]
pub struct JsonSide {
    /// Its cell.
    pub cell: String,
    /// What is known of it.
    pub figure: Option<JsonCited>,
    /// The claim that prints it.
    pub claim: Option<JsonClaim>,
}

/// Why two figures differ, on the wire.
#[derive(Debug, Serialize)]
pub struct JsonReason {
    /// The kind of difference: `definition`, `fiscal-and-calendar`, `edition`, `rounding` …
    pub kind: &'static str,
    /// The same in words.
    pub message: String,
    /// The finding that joins them.
    pub finding: Option<JsonFinding>,
}

/// Two figures on the wire.
#[derive(Debug, Serialize)]
pub struct JsonWhy {
    /// The day whose knowledge it shows.
    pub as_of: String,
    /// The hash of the data.
    pub data_version: String,
    /// The first.
    pub a: JsonSide,
    /// The second.
    pub b: JsonSide,
    /// Why they differ, what tells the most first.
    pub reasons: Vec<JsonReason>,
}

/// Two figures for the wire.
pub fn why(view: View<'_>, why: &Why) -> JsonWhy {
    let ledger = view.ledger();
    let side = |side: &Compared| JsonSide {
        cell: ledger.cell_text(&side.key),
        figure: side.cited.as_ref().map(|of| finding::cited(view, of)),
        claim: side.claim.map(|ix| claim(ledger, ix)),
    };
    let reason = |reason: &Reason| JsonReason {
        kind: kind(reason),
        message: plain::line(&reason_line(view, why, reason), ledger),
        finding: match reason {
            Reason::Found(found) => Some(finding::finding(view, found)),
            _ => None,
        },
    };
    JsonWhy {
        as_of: view.as_of().to_string(),
        data_version: ledger.version().to_owned(),
        a: side(&why.a),
        b: side(&why.b),
        reasons: why.reasons.iter().map(reason).collect(),
    }
}

fn kind(reason: &Reason) -> &'static str {
    match reason {
        Reason::Entity { whole: Some(_) } => "part-of-whole",
        Reason::Entity { whole: None } => "entity",
        Reason::Definition => "definition",
        Reason::Measure => "measure",
        Reason::Kind => "kind",
        Reason::Period(Lie::FiscalAndCalendar) => "fiscal-and-calendar",
        Reason::Period(Lie::Inside) => "period-inside",
        Reason::Period(Lie::Overlapping) => "period-overlapping",
        Reason::Period(Lie::OtherYear) => "other-year",
        Reason::Period(Lie::Apart) => "period",
        Reason::Unit => "unit",
        Reason::PrintedUnit => "printed-unit",
        Reason::Told(told) => match told {
            sanad_core::model::Told::Former => "former",
            sanad_core::model::Told::Base => "base",
            sanad_core::model::Told::Current => "current",
        },
        Reason::Voice => "voice",
        Reason::Edition(..) => "edition",
        Reason::Release => "release",
        Reason::Occasion => "occasion",
        Reason::Same => "same",
        Reason::Equal => "equal",
        Reason::Rounding => "rounding",
        Reason::Cut => "cut",
        Reason::Found(_) => "finding",
        Reason::Contradiction => "contradiction",
        Reason::NotKnown => "not-known",
    }
}
