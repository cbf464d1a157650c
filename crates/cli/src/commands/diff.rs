//! `sanad diff`

use sanad_core::{diff::diff, view::View};
use sanad_report::{show, wire};

use super::{Common, Failure, day, load, view};
use crate::{args::Format, output};

pub fn run(from: &str, to: Option<&str>, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let from = day(from)?;
    let after = match to {
        Some(to) => View::new(&ledger, day(to)?),
        None => view(&ledger, common)?,
    };
    if from > after.as_of() {
        return Err(Failure::Usage(format!(
            "{from} lies after {}; give the earlier day first",
            after.as_of()
        )));
    }
    let changes = diff(&ledger, from, after.as_of());
    match common.format {
        Format::Json => output::json(&wire::diff(View::new(&ledger, from), after, &changes), common),
        _ => output::document(&show::changes(View::new(&ledger, from), after, &changes), &ledger, common),
    }
}
