//! Findings as SARIF, so that editors and code hosts show them in the data files at their lines.
//!
//! Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".

use std::{collections::BTreeMap, sync::Arc};

use sanad_core::{
    check::{Class, Finding, Severity},
    model::{ClaimIx, SourceIx},
    view::View,
};
use serde::Serialize;

use crate::{finding as said, render::plain};

/// A SARIF log.
#[derive(Debug, Serialize)]
pub struct Sarif {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Found>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<RuleOf>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleOf {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
}

#[derive(Debug, Serialize)]
struct Fingerprints {
    #[serde(rename = "findingId/v1")]
    id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
    #[serde(rename = "physicalLocation")]
    physical: Physical,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// A file as it is shown to the reader of a log: its address, and its text where lines can be counted in it.
#[derive(Debug, Clone)]
pub struct FileText {
    /// `data/sources/dawn-2024-01-16.toml`
    pub uri: String,
    /// Its text; `None` where the log names the file alone.
    pub text: Option<Arc<str>>,
}

/// Findings as a log. `file` gives the file of a source.
pub fn sarif(view: View<'_>, findings: &[&Arc<Finding>], file: impl Fn(SourceIx) -> FileText) -> Sarif {
    let mut places = Places { view, file, known: BTreeMap::new() };
    let results = findings.iter().map(|finding| found(view, finding, &mut places)).collect();
    let rules = Class::ALL.into_iter().map(rule).collect();
    let driver = Driver { name: "sanad", version: env!("CARGO_PKG_VERSION"), rules };
    Sarif {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    }
}

fn level(severity: Severity) -> &'static str {
    severity.as_str()
}

fn rule(class: Class) -> RuleOf {
    let text = |text: &str| Text { text: text.to_owned() };
    RuleOf {
        id: class.as_str(),
        short_description: text(said::meaning(class).as_str()),
        full_description: text(said::explanation(class).as_str()),
        help: text(said::help(class).as_str()),
        default_configuration: Configuration { level: level(class.severity()) },
    }
}

/// A finding stands where the figure that was set aside is written; the others are related.
fn found(view: View<'_>, finding: &Finding, places: &mut Places<'_, impl Fn(SourceIx) -> FileText>) -> Found {
    let ledger = view.ledger();
    let mut message = plain::line(&said::message(view, finding), ledger);
    if let Some(repair) = finding.repairs.first() {
        message = format!("{message}. {}", plain::line(&said::repair(view, finding, repair), ledger));
    }
    let first = finding.set_aside().and_then(|member| member.cited.claims().first().copied());
    let others: Vec<ClaimIx> =
        finding.members.iter().skip(1).filter_map(|member| member.cited.claims().first().copied()).collect();
    let related = others.into_iter().enumerate().map(|(at, claim)| {
        let cell = &ledger.cell(ledger.claim(claim).cell).text;
        let message = Text { text: format!("{cell}: {}", ledger.claim(claim).printed) };
        Location { id: Some(at + 1), message: Some(message), physical: places.of(claim) }
    });
    let related_locations = related.collect();
    Found {
        rule_id: finding.class.as_str(),
        rule_index: Class::ALL.iter().position(|class| *class == finding.class).unwrap_or_default(),
        level: level(finding.severity()),
        message: Text { text: format!("{message}.") },
        locations: first
            .map(|claim| Location { id: None, message: None, physical: places.of(claim) })
            .into_iter()
            .collect(),
        related_locations,
        partial_fingerprints: Fingerprints { id: finding.id.to_string() },
    }
}

/// Finds lines and columns; the starts of a file's lines are counted once.
struct Places<'l, F> {
    view: View<'l>,
    file: F,
    known: BTreeMap<SourceIx, (FileText, Vec<usize>)>,
}

impl<F: Fn(SourceIx) -> FileText> Places<'_, F> {
    fn of(&mut self, claim: ClaimIx) -> Physical {
        let claim = self.view.ledger().claim(claim);
        let (file, lines) = self.known.entry(claim.source).or_insert_with(|| {
            let file = (self.file)(claim.source);
            let text = file.text.as_deref().unwrap_or_default();
            let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
            (file, lines)
        });
        let at = |byte: u32| -> Option<(usize, usize)> {
            let (byte, text) = (byte as usize, file.text.as_deref()?);
            let line = lines.partition_point(|start| *start <= byte);
            let start = *lines.get(line.checked_sub(1)?)?;
            Some((line, text.get(start..byte)?.chars().count() + 1))
        };
        let region = at(claim.place.start).zip(at(claim.place.end)).map(|(start, end)| Region {
            start_line: start.0,
            start_column: start.1,
            end_line: end.0,
            end_column: end.1,
        });
        Physical { artifact_location: Artifact { uri: file.uri.clone() }, region }
    }
}
