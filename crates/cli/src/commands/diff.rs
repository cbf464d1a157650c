//! `sanad diff`

use sanad_core::{diff::diff, view::View};
use sanad_report::{show, wire};

use super::{Common, Failure, day, day_or_today, load, view};
use crate::{args::Format, output};

pub fn run(from: &str, to: Option<&str>, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let from = day(from)?;
    let after = match (to, &common.as_of) {
        (Some(_), Some(_)) => {
            return Err(Failure::Usage("the later day is given twice, also by --as-of".to_owned()));
        }
        (Some(to), None) => View::new(&ledger, day_or_today(to)?),
        (None, _) => view(&ledger, common)?,
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
        Format::Csv => Err(output::no_csv("diff")),
        _ => output::document(&show::changes(View::new(&ledger, from), after, &changes), &ledger, common),
    }
}
