//! `sanad report`

use sanad_report::brief;
use serde::Serialize;

use super::{Common, Failure, load, view};
use crate::{args::Format, output};

/// A report and what it is for.
#[derive(Serialize)]
struct Report {
    name: &'static str,
    purpose: &'static str,
}

const REPORTS: [Report; 1] = [Report {
    name: "brief",
    purpose: "the programme on one page: exports, what is being built, what runs, what changed",
}];

pub fn list(common: &Common) -> Result<(), Failure> {
    match common.format {
        Format::Json => return output::json(&REPORTS, common),
        Format::Csv => return output::csv(&["name", "purpose"], &REPORTS, common),
        Format::Text | Format::Md | Format::Html => {}
    }
    let width = REPORTS.iter().map(|report| report.name.len()).max().unwrap_or(0);
    let lines: Vec<String> =
        REPORTS.iter().map(|Report { name, purpose }| format!("{name:width$}  {purpose}\n")).collect();
    output::write(common, lines.concat().as_bytes())
}

pub fn run(name: &str, common: &Common) -> Result<(), Failure> {
    if REPORTS.iter().all(|report| report.name != name) {
        let nearest = sanad_core::ledger::nearest_of(REPORTS.iter().map(|report| report.name), name);
        let hint = match nearest.first() {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => "`sanad report --list` lists them".to_owned(),
        };
        return Err(Failure::Usage(format!("there is no report `{name}`; {hint}")));
    }
    if common.format == Format::Csv {
        return Err(output::no_csv("report"));
    }
    let ledger = load(common)?;
    let document = brief::brief(view(&ledger, common)?);
    output::document(&document, &ledger, common)
}
