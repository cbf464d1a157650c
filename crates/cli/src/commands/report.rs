//! `sanad report`

use sanad_core::check;
use sanad_report::{brief, findings};
use serde::Serialize;

use super::{Common, Failure, load, view};
use crate::{args::Format, output};

/// A report and what it is for.
#[derive(Serialize)]
struct Report {
    name: &'static str,
    purpose: &'static str,
}

const REPORTS: [Report; 2] = [
    Report {
        name: "brief",
        purpose: "the programme on one page: exports, what is being built, what runs, what changed",
    },
    Report { name: "findings", purpose: "everything that does not add up, and how publishers round" },
];

pub fn list(common: &Common) -> Result<(), Failure> {
    match common.format {
        Format::Json => return output::json(&REPORTS, common),
        Format::Csv => return output::csv(&["name", "purpose"], &REPORTS, common),
        _ => {}
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
    let view = view(&ledger, common)?;
    let document = match name {
        "findings" => findings::findings(view, &check::run(view)),
        _ => brief::brief(view),
    };
    output::document(&document, &ledger, common)
}
