//! Explanations and series on the wire.

use std::collections::BTreeSet;

use sanad_core::{
    cited::{Cited, Receipt},
    solve::{Conclusion, Undetermined},
    view::View,
    vintage::Vintage,
};
use serde::Serialize;

use super::{
    JsonObservation, JsonValue, Published, finding::cited as json_cited, measure, observation, period, value,
};
use crate::{
    enclosing::Enclosing,
    explain::{Explanation, Graph, Known, why_not},
    series::Entry,
};

/// A print of a derivation on the wire.
#[derive(Debug, Serialize)]
pub struct JsonPrint {
    /// The claim.
    pub claim: String,
    /// Its words.
    pub printed: String,
    /// Who printed it.
    pub publisher: String,
    /// When.
    pub published: Published,
    /// Its edition.
    pub edition: Option<u16>,
}

/// A figure of a derivation on the wire.
#[derive(Debug, Serialize)]
pub struct JsonNode {
    /// Its number in the derivation.
    pub id: usize,
    /// input, plus, minus, low or high; `null` for what is derived.
    pub role: Option<&'static str>,
    /// printed, derived, summed, ends, apart, mended or declared.
    pub how: &'static str,
    /// Its cell.
    pub cell: Option<String>,
    /// What is known of it.
    pub value: JsonValue,
    /// The edition it was derived in.
    pub edition: Option<u16>,
    /// The formula it was derived by.
    pub formula: Option<String>,
    /// The same with the figures filled in.
    pub arithmetic: Option<String>,
    /// It stands above, with all that it follows from.
    pub repeated: bool,
    /// Its prints.
    pub prints: Vec<JsonPrint>,
    /// What it follows from.
    pub inputs: Vec<JsonNode>,
}

/// An explanation on the wire.
#[derive(Debug, Serialize)]
pub struct JsonExplanation {
    /// The day whose knowledge it shows.
    pub as_of: String,
    /// The hash of the data.
    pub data_version: String,
    /// The cell.
    pub cell: String,
    /// printed, derived or undetermined.
    pub how: &'static str,
    /// Why it is not determined.
    pub why: Option<&'static str>,
    /// The edition of the figure.
    pub edition: Option<u16>,
    /// The editions that had to be joined.
    pub joined: Vec<u16>,
    /// What is known of it, down to printed words.
    pub derivation: Option<JsonNode>,
    /// What the other figures make of it, where it is printed.
    pub others: Option<JsonNode>,
    /// Whether the two have a value in common.
    pub agrees: Option<bool>,
    /// The shortest stretch around it of which something is known, where no figure bears on it alone.
    pub within: Option<JsonWithin>,
}

/// A stretch around a period.
#[derive(Debug, Serialize)]
pub struct JsonWithin {
    /// The stretch.
    pub period: Option<String>,
    /// What is known of it.
    pub value: JsonValue,
}

fn within(view: View<'_>, enclosing: &Enclosing) -> JsonWithin {
    let Enclosing { period: stretch, cited } = enclosing;
    JsonWithin {
        period: period(view.ledger(), Some(*stretch)),
        value: value(cited.value(), cited.nominal(), cited.unit()),
    }
}

/// An explanation for the wire.
pub fn explanation(view: View<'_>, explanation: &Explanation) -> JsonExplanation {
    let ledger = view.ledger();
    let (how, why, edition, joined) = match &explanation.known {
        Known::Printed(observed) => ("printed", None, observed.edition, Vec::new()),
        Known::Edition(edition, _) => ("printed", None, Some(*edition), Vec::new()),
        Known::Derived(derived) => ("derived", None, derived.edition, derived.joined.clone()),
        Known::Undetermined(why) => ("undetermined", Some(why_not(why).as_str()), None, Vec::new()),
    };
    JsonExplanation {
        as_of: view.as_of().to_string(),
        data_version: ledger.version().to_owned(),
        cell: ledger.cell_text(&explanation.key),
        how,
        why,
        edition,
        joined,
        derivation: explanation.cited(view).map(|cited| derivation(view, &cited)),
        others: explanation.others.as_ref().map(|others| derivation(view, &others.cited)),
        agrees: explanation.agrees(view),
        within: explanation.enclosing.as_ref().map(|enclosing| within(view, enclosing)),
    }
}

/// The derivation of a figure, nested.
fn derivation(view: View<'_>, cited: &Cited) -> JsonNode {
    let graph = Graph::of(cited, view.ledger());
    let root = graph.root().unwrap_or_default();
    node(view, &graph, root, None, &mut BTreeSet::new())
}

fn node(
    view: View<'_>,
    graph: &Graph,
    at: usize,
    role: Option<&'static str>,
    known: &mut BTreeSet<usize>,
) -> JsonNode {
    let cited = &graph.nodes[at].cited;
    let said = json_cited(view, cited);
    let (how, formula) = match cited.receipt() {
        Receipt::Printed { .. } => ("printed", None),
        Receipt::Derived { formula, .. } => ("derived", Some(formula.to_string())),
        Receipt::Summed { .. } => ("summed", None),
        Receipt::Ends { .. } => ("ends", None),
        Receipt::Apart { .. } => ("apart", None),
        Receipt::Mended { .. } => ("mended", None),
        Receipt::Declared => ("declared", None),
    };
    let repeated = !known.insert(at);
    let (inputs, prints) = if repeated {
        (Vec::new(), Vec::new())
    } else {
        let inputs = graph.nodes[at].inputs.iter();
        let inputs =
            inputs.map(|(role, input)| node(view, graph, *input, Some(role.as_str()), known)).collect();
        (inputs, prints(view, cited))
    };
    JsonNode {
        id: at,
        role,
        how,
        cell: said.cell,
        value: said.value,
        edition: cited.edition(),
        formula,
        arithmetic: said.arithmetic,
        repeated,
        prints,
        inputs,
    }
}

fn prints(view: View<'_>, cited: &Cited) -> Vec<JsonPrint> {
    let ledger = view.ledger();
    if cited.words().is_none() {
        return Vec::new();
    }
    let print = |ix| {
        let claim = ledger.claim(ix);
        let source = ledger.source(claim.source);
        JsonPrint {
            claim: ledger.claim_id(ix),
            printed: claim.printed.to_string(),
            publisher: ledger.publisher(source.publisher).id.to_string(),
            published: Published::of(source),
            edition: sanad_core::vintage::edition(ledger, claim),
        }
    };
    cited.claims().into_iter().map(print).collect()
}

/// A period of a series on the wire: an observation, and why where there is none.
#[derive(Debug, Serialize)]
pub struct JsonSeriesItem {
    /// What is known; `how` may also be `undetermined`.
    #[serde(flatten)]
    pub observation: JsonObservation,
    /// How many prints say it.
    pub n_prints: usize,
    /// Why it is not determined.
    pub why: Option<&'static str>,
    /// The shortest stretch around it of which something is known, where no figure bears on it alone.
    pub within: Option<JsonWithin>,
}

/// A period of a series for the wire.
pub fn series_item(view: View<'_>, entry: &Entry) -> JsonSeriesItem {
    let ledger = view.ledger();
    let (derived, why) = match &entry.known {
        Conclusion::Printed(observed) => {
            let n_prints = observed.reading.claims.len();
            return JsonSeriesItem {
                observation: observation(view, observed),
                n_prints,
                why: None,
                within: None,
            };
        }
        Conclusion::Derived(derived) => (Some(derived), None),
        Conclusion::Undetermined(why) => (None, Some(why)),
    };
    let known = match (derived, why) {
        (Some(derived), _) => Some(&derived.cited),
        (None, Some(Undetermined::Open(cited) | Undetermined::TooWide(cited))) => Some(cited),
        (None, _) => None,
    };
    let indicator = ledger.indicator(entry.key.indicator);
    let unit = known.map_or(&indicator.unit, |cited| cited.unit());
    let bounds = known.map_or(sanad_core::bounds::Bounds::EVERYTHING, Cited::value);
    let formula = known.and_then(|cited| json_cited(view, cited).arithmetic);
    let observation = JsonObservation {
        cell: ledger.cell_text(&entry.key),
        entity: ledger.entity(entry.key.entity).id.to_string(),
        indicator: indicator.id.to_string(),
        measure: measure(ledger, &entry.key.measure),
        period: period(ledger, entry.key.period),
        kind: entry.key.kind.as_str(),
        how: if derived.is_some() { "derived" } else { "undetermined" },
        value: value(bounds, known.and_then(Cited::nominal), unit),
        edition: derived.and_then(|derived| derived.edition),
        mixed: derived.is_some_and(|derived| derived.joined.len() > 1),
        vintage: entry.vintage(view).map_or_else(String::new, vintage),
        claims: known
            .map_or_else(Vec::new, Cited::claims)
            .into_iter()
            .map(|ix| ledger.claim_id(ix))
            .collect(),
        formula,
    };
    JsonSeriesItem {
        observation,
        n_prints: 0,
        why: why.map(|why| why_not(why).as_str()),
        within: entry.enclosing.as_ref().map(|enclosing| within(view, enclosing)),
    }
}

fn vintage(vintage: Vintage) -> String {
    match vintage {
        Vintage::Release(month) => month.to_string(),
        Vintage::Said(day) => day.to_string(),
    }
}

/// A period of a series as a row of CSV.
#[derive(Debug, Serialize)]
pub struct SeriesRow {
    cell: String,
    period: Option<String>,
    how: &'static str,
    low: Option<String>,
    high: Option<String>,
    nominal: Option<String>,
    unit: String,
    edition: Option<u16>,
    mixed: bool,
    vintage: String,
    n_prints: usize,
    sources: String,
    formula: Option<String>,
    why: Option<&'static str>,
}

impl SeriesRow {
    /// The names of its columns, in the order of its fields.
    pub const COLUMNS: [&str; 14] = [
        "cell", "period", "how", "low", "high", "nominal", "unit", "edition", "mixed", "vintage", "n_prints",
        "sources", "formula", "why",
    ];
}

/// A period of a series as a row of CSV; its sources apart by spaces.
pub fn series_row(view: View<'_>, entry: &Entry) -> SeriesRow {
    let JsonSeriesItem { observation, n_prints, why, .. } = series_item(view, entry);
    let sources: Vec<String> =
        entry.sources(view).into_iter().map(|ix| view.ledger().source(ix).id.to_string()).collect();
    SeriesRow {
        cell: observation.cell,
        period: observation.period,
        how: observation.how,
        low: super::row::cell(&observation.value.low),
        high: super::row::cell(&observation.value.high),
        nominal: super::row::cell(&observation.value.nominal),
        unit: observation.value.unit,
        edition: observation.edition,
        mixed: observation.mixed,
        vintage: observation.vintage,
        n_prints,
        sources: sources.join(" "),
        formula: observation.formula,
        why,
    }
}
