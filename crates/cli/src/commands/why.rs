//! `sanad why`

use sanad_core::{
    find::find,
    refer::{self, Ref},
    view::View,
    why::{Side, why},
};
use sanad_report::{why as pages, wire};

use super::{Common, Failure, load, show::not_yet, view};
use crate::{args::Format, output};

pub fn run(a: &str, b: &str, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let view = view(&ledger, common)?;
    let (first, second) = (side(view, a)?, side(view, b)?);
    let Some(found) = why(view, &first, &second) else {
        return Err(Failure::Usage(format!("`{a}` and `{b}` are one print; give another figure")));
    };
    match common.format {
        Format::Json => output::json(&wire::why(view, &found), common),
        Format::Csv => Err(output::no_csv("why")),
        _ => output::document(&pages::page(view, &found), &ledger, common),
    }
}

/// What was typed: a claim, a cell, or a figure that is printed somewhere.
fn side(view: View<'_>, text: &str) -> Result<Side, Failure> {
    let ledger = view.ledger();
    let reference = refer::parse(ledger, text);
    if let Ok(reference) = &reference {
        not_yet(view, reference)?;
    }
    match reference {
        Ok(Ref::Claim(ix)) => return Ok(Side::Claim(ix)),
        Ok(Ref::Cell(ix)) => return Ok(Side::Cell(ledger.cell(ix).key.clone())),
        Ok(Ref::Unprinted(key)) => return Ok(Side::Cell(key)),
        Ok(Ref::Series(..) | Ref::Entity(_) | Ref::Indicator(_) | Ref::Source(_)) => {
            return Err(Failure::Usage(format!(
                "`{text}` is no figure: give a claim, a cell with its period, or a number"
            )));
        }
        Err(_) => {}
    }
    let found = find(view, text).claims;
    let figures: Vec<_> = found.into_iter().filter(|ix| ledger.claim(*ix).value.bounds().is_some()).collect();
    match (figures.is_empty(), reference) {
        (false, _) => Ok(Side::Any(figures)),
        (true, Err(error)) if text.contains(['.', '@', '#']) && !text.contains(' ') => Err(error.into()),
        (true, _) => Err(Failure::Usage(format!("nobody prints `{text}`; look with `sanad find {text}`"))),
    }
}
