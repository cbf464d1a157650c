//! `sanad find`

use sanad_core::{
    find::find,
    model::{EntityIx, IndicatorIx},
};
use sanad_report::{show, wire};
use serde::Serialize;

use super::{Common, Failure, load, view};
use crate::{args::Format, output};

/// What was found, on the wire.
#[derive(Serialize)]
struct JsonFound {
    as_of: String,
    data_version: String,
    entities: Vec<String>,
    indicators: Vec<wire::JsonIndicator>,
    series: Vec<String>,
    sources: Vec<wire::JsonSource>,
    claims: Vec<wire::JsonClaim>,
}

pub fn run(query: &str, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let view = view(&ledger, common)?;
    let found = find(view, query);
    let series = |(entity, indicator): &(EntityIx, IndicatorIx)| {
        format!("{}.{}", ledger.entity(*entity).id, ledger.indicator(*indicator).id)
    };
    match common.format {
        Format::Json => {
            let found = JsonFound {
                as_of: view.as_of().to_string(),
                data_version: ledger.version().to_owned(),
                entities: found.entities.iter().map(|ix| ledger.entity(*ix).id.to_string()).collect(),
                indicators: found
                    .indicators
                    .iter()
                    .map(|ix| wire::indicator(ledger.indicator(*ix)))
                    .collect(),
                series: found.series.iter().map(series).collect(),
                sources: found.sources.iter().map(|ix| wire::source(&ledger, *ix)).collect(),
                claims: found.claims.iter().map(|ix| wire::claim(&ledger, *ix)).collect(),
            };
            output::json(&found, common)
        }
        Format::Csv => output::csv(
            &wire::ClaimRow::COLUMNS,
            found.claims.iter().map(|ix| wire::claim_row(&ledger, *ix)),
            common,
        ),
        _ => output::document(&show::found(view, &found), &ledger, common),
    }
}
