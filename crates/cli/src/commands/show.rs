//! `sanad show`

use sanad_core::{
    model::{CellIx, MeasureKey},
    observe::observe,
    refer::{self, Ref, RefError},
    view::View,
};
use sanad_report::{show, wire};
use serde::Serialize;

use super::{Common, Failure, load, view};
use crate::{args::Format, output};

/// A cell on the wire: what holds and every print.
#[derive(Serialize)]
struct JsonCell {
    as_of: String,
    data_version: String,
    cell: String,
    observation: Option<wire::JsonObservation>,
    claims: Vec<wire::JsonClaim>,
}

pub fn run(reference: &str, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let view = view(&ledger, common)?;
    let reference = refer::parse(&ledger, reference).map_err(|error| with_hint(&error, reference))?;
    not_yet(view, &reference)?;
    if common.format != Format::Json {
        return output::document(&show::show(view, &reference), &ledger, common);
    }
    match reference {
        Ref::Cell(ix) => {
            let cell = JsonCell {
                as_of: view.as_of().to_string(),
                data_version: ledger.version().to_owned(),
                cell: ledger.cell(ix).text.to_string(),
                observation: observe(view, ix).map(|observation| wire::observation(view, &observation)),
                claims: view.claims_of(ix).map(|(ix, _)| wire::claim(&ledger, ix)).collect(),
            };
            output::json(&cell, common)
        }
        Ref::Claim(ix) => output::json(&wire::claim(&ledger, ix), common),
        Ref::Source(ix) => {
            let claims = ledger.claims_of(ix).map(|(ix, _)| wire::claim(&ledger, ix)).collect();
            output::json(&wire::List::whole(view, claims), common)
        }
        Ref::Entity(entity) => {
            output::json(&observations(view, ledger.cells_of(entity).map(|(ix, _)| ix)), common)
        }
        Ref::Series(entity, indicator, measure) => {
            let wanted = measure.unwrap_or(MeasureKey::Level);
            let cells = ledger.cells_with(entity, indicator).filter(|(_, cell)| cell.key.measure == wanted);
            output::json(&observations(view, cells.map(|(ix, _)| ix)), common)
        }
        Ref::Indicator(ix) => output::json(&wire::indicator(ledger.indicator(ix)), common),
        Ref::Unprinted(key) => {
            let cell = JsonCell {
                as_of: view.as_of().to_string(),
                data_version: ledger.version().to_owned(),
                cell: ledger.cell_text(&key),
                observation: None,
                claims: Vec::new(),
            };
            output::json(&cell, common)
        }
    }
}

/// What is observed of cells, on the wire.
fn observations(view: View<'_>, cells: impl Iterator<Item = CellIx>) -> wire::List<wire::JsonObservation> {
    let observed = cells.filter_map(|ix| observe(view, ix));
    wire::List::whole(view, observed.map(|observation| wire::observation(view, &observation)).collect())
}

/// What is not referred to by an id may be found by its words.
pub(super) fn with_hint(error: &RefError, reference: &str) -> Failure {
    match error {
        RefError::Unknown { nearest, .. } if nearest.is_empty() => {
            let words = reference.replace(['.', '@', '#', ':', '-', '_'], " ");
            Failure::Usage(format!("{error}; look for it with `sanad find {}`", words.trim()))
        }
        _ => Failure::Usage(error.to_string()),
    }
}

/// A source that is later than the day of the view does not exist in it, nor do its claims.
pub(super) fn not_yet(view: View<'_>, reference: &Ref) -> Result<(), Failure> {
    let ledger = view.ledger();
    let source = match reference {
        Ref::Source(source) => *source,
        Ref::Claim(claim) => ledger.claim(*claim).source,
        _ => return Ok(()),
    };
    if view.sees(source) {
        return Ok(());
    }
    let source = ledger.source(source);
    let (id, published, as_of) = (&source.id, source.published.first(), view.as_of());
    Err(Failure::Usage(format!("`{id}` was published on {published}: it did not exist on {as_of}")))
}
