//! `sanad report`

use sanad_report::brief;

use super::{Common, Failure, load, view};
use crate::output;

/// A report: its name and what it is for.
const REPORTS: [(&str, &str); 1] =
    [("brief", "the programme on one page: exports, what is being built, what runs, what changed")];

pub fn list(common: &Common) -> Result<(), Failure> {
    let width = REPORTS.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let lines: String = REPORTS.iter().map(|(name, purpose)| format!("{name:width$}  {purpose}\n")).collect();
    output::write(common, lines.as_bytes())
}

pub fn run(name: &str, common: &Common) -> Result<(), Failure> {
    if REPORTS.iter().all(|(known, _)| *known != name) {
        let nearest = sanad_core::ledger::nearest_of(REPORTS.iter().map(|(name, _)| *name), name);
        let hint = nearest.first().map_or_else(String::new, |nearest| format!("; did you mean `{nearest}`?"));
        return Err(Failure::Usage(format!(
            "there is no report `{name}`{hint} `sanad report --list` lists them"
        )));
    }
    let ledger = load(common)?;
    let document = brief::brief(view(&ledger, common)?);
    output::document(&document, &ledger, common)
}
