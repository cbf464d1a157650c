//! Which reading of a cell holds, and why: pages in, decision out.
//!
//! A case is a file `cases/observe/<what it shows>.toml`: the cell, perhaps `as_of`, and pages by id with their claims. A
//! claim is its print, of the country's exports in January 2025 where it does not say otherwise.

use std::fmt::Write as _;

use jiff::civil::Date;
use sanad_core::{ledger::Ledger, model::ClaimIx, observe::observe, view::View};
use toml::Table;

use crate::{
    case::{self, Plain},
    folder::Folder,
};

#[test]
fn pages_lead_to_these_decisions() {
    insta::glob!("cases/observe/*.toml", |path| {
        let case: Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        insta::assert_snapshot!(decision(&case));
    });
}

fn decision(of: &Table) -> String {
    let ledger = case::folder(Folder::registers(), of, false).ledger();
    let cell = of["cell"].as_str().unwrap();
    let as_of: Date =
        of.get("as_of").map_or(Date::constant(2026, 12, 31), |day| day.to_string_plain().parse().unwrap());
    let view = View::new(&ledger, as_of);
    let cell_ix = ledger.cell_of(&sanad_core::refer::cell(&ledger, cell).unwrap()).unwrap();
    let Some(observation) = observe(view, cell_ix) else { return format!("{cell}: nothing holds") };
    let mut told = String::new();
    let claims = |told: &mut String, claims: &[ClaimIx]| {
        for ix in claims {
            writeln!(told, "    {} ({})", ledger.claim(*ix).printed, ledger.claim_id(*ix)).unwrap();
        }
    };
    writeln!(told, "{cell} is in {}", observation.bounds()).unwrap();
    claims(&mut told, &observation.reading.claims);
    if let Some(support) = observation.support {
        writeln!(told, "supported by {support:?}").unwrap();
    }
    if !observation.reading.cut.is_empty() {
        writeln!(told, "with digits cut in").unwrap();
        claims(&mut told, &observation.reading.cut);
    }
    for passed in &observation.passed_over {
        writeln!(told, "and not in {}: {:?}", passed.reading.bounds, passed.reason).unwrap();
        claims(&mut told, &passed.reading.claims);
    }
    for (what, others) in [("silent", &observation.silent), ("older", &observation.older)] {
        if !others.is_empty() {
            writeln!(told, "{what}").unwrap();
            claims(&mut told, others);
        }
    }
    told
}

/// The ledger as one text: everything that a reader of it can see.
pub fn described(ledger: &Ledger) -> String {
    let mut text = String::new();
    for (ix, claim) in ledger.claims() {
        writeln!(text, "{} {:?} {:?} {:?}", ledger.claim_id(ix), claim.printed, claim.told, claim.value)
            .unwrap();
    }
    let view = View::newest(ledger).expect("sources");
    for (ix, cell) in ledger.cells() {
        let held =
            observe(view, ix).map(|held| (held.bounds(), held.support, held.reading.claims, held.silent));
        writeln!(text, "{} {held:?}", cell.text).unwrap();
    }
    text
}
