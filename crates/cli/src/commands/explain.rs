//! `sanad explain`

use sanad_core::{
    model::{CellKey, MeasureKey},
    refer::{self, Ref},
    view::View,
};
use sanad_report::{explain, series, wire};

use super::{Common, Failure, load, show::with_hint, view};
use crate::{args::Format, output};

pub fn run(cell: &str, edition: Option<u16>, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let view = view(&ledger, common)?;
    let key = key(view, cell)?;
    let explanation = explain::of(view, &key, edition);
    let drawing = match common.format {
        Format::Dot => explain::dot,
        Format::Mermaid => explain::mermaid,
        Format::Json => return output::json(&wire::explanation(view, &explanation), common),
        Format::Csv => return Err(output::no_csv("explain")),
        _ => return output::document(&explain::page(view, &explanation), &ledger, common),
    };
    let Some(cited) = explanation.cited(view) else {
        let text = ledger.cell_text(&key);
        return Err(Failure::Usage(format!("there is nothing to draw: no figure bears on `{text}`")));
    };
    // A printed cell follows from nothing; what the others make of it is what there is to see.
    let drawn = explanation.others.as_ref().map_or(cited, |others| others.cited.clone());
    output::write(common, drawing(view, &drawn).as_bytes())
}

/// The cell that was typed; a claim stands for its cell.
pub(super) fn key(view: View<'_>, text: &str) -> Result<CellKey, Failure> {
    let ledger = view.ledger();
    let reference = refer::parse(ledger, text).map_err(|error| with_hint(&error, text))?;
    match reference {
        Ref::Cell(ix) => Ok(ledger.cell(ix).key.clone()),
        Ref::Claim(ix) => Ok(ledger.cell(ledger.claim(ix).cell).key.clone()),
        Ref::Unprinted(key) => Ok(key),
        Ref::Series(entity, indicator, measure) => {
            let known = series::known_cells(view, entity, indicator, &measure.unwrap_or(MeasureKey::Level));
            match known.as_slice() {
                [only] => Ok(only.clone()),
                [] => Err(Failure::Usage(format!(
                    "nothing is known of `{text}`; `sanad find` searches by words"
                ))),
                [.., last] => {
                    let of_months =
                        |key: &&CellKey| key.period.is_some_and(|period| period.months().is_some());
                    let newest = known.iter().rev().find(of_months).unwrap_or(last);
                    Err(Failure::Usage(format!(
                        "`{text}` is a series; give one of its periods, as in `{}`, or see `sanad series {text}`",
                        ledger.cell_text(newest)
                    )))
                }
            }
        }
        Ref::Entity(_) | Ref::Indicator(_) | Ref::Source(_) => Err(Failure::Usage(format!(
            "`{text}` is no cell: write entity.indicator@period; `sanad show {text}` lists what there is"
        ))),
    }
}
