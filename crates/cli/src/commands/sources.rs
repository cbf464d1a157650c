//! `sanad sources`

use sanad_core::model::SourceIx;
use sanad_report::{show, wire};

use super::{Common, Failure, load, publisher, view};
use crate::{args::Format, output};

pub fn run(wanted: Option<&str>, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let view = view(&ledger, common)?;
    let wanted = wanted.map(|text| publisher(&ledger, text)).transpose()?;
    let sources: Vec<SourceIx> = ledger
        .sources()
        .filter(|(ix, source)| view.sees(*ix) && wanted.is_none_or(|wanted| wanted == source.publisher))
        .map(|(ix, _)| ix)
        .collect();
    match common.format {
        Format::Json => {
            let items = sources.iter().map(|ix| wire::source(&ledger, *ix)).collect();
            output::json(&wire::List::whole(view, items), common)
        }
        Format::Csv => output::csv(
            &wire::SourceRow::COLUMNS,
            sources.iter().map(|ix| wire::source_row(&ledger, *ix)),
            common,
        ),
        _ => output::document(&show::sources(view, &sources), &ledger, common),
    }
}
