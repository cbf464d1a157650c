//! Conformance: pages in, findings out. `docs/conformance.md` describes the files, `cases/check/*.toml`; they name no
//! type of this crate, so that another engine can be held to them.

/// What a case expects, and how it is compared with what was found.
mod expect;

/// What was found, in the words of the cases.
pub mod outcome;

/// What follows without being printed.
mod follows;

/// Cases too large for a file.
mod bulk;

use std::{fmt::Write as _, fs, path::PathBuf};

use jiff::civil::Date;
use sanad_core::{check, ledger::Ledger, view::View};
use toml::Table;

use crate::{
    case::{self, Plain},
    folder::{Folder, cases},
};
use expect::Expected;

/// The cases: name and content.
fn all() -> Vec<(String, Table)> {
    let is_case = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let files = fs::read_dir(cases("check")).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = files.filter(is_case).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let case = toml::from_str(&fs::read_to_string(&path).unwrap());
        let case = case.unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, case)
    };
    paths.into_iter().map(read).collect()
}

/// The registers that the cases stand on.
fn registers() -> Folder {
    Folder::registers().overlaid(&cases("check/registers"))
}

/// The ledger of a case; `backwards` turns files and claims around.
fn ledger(case: &Table, backwards: bool) -> Ledger {
    let mut inputs = case::folder(registers(), case, backwards).inputs();
    if backwards {
        inputs.reverse();
    }
    Ledger::load(inputs).unwrap_or_else(|errors| panic!("{errors}"))
}

fn view<'l>(ledger: &'l Ledger, case: &Table) -> View<'l> {
    let last = Date::constant(2026, 12, 31);
    View::new(ledger, case.get("as_of").map_or(last, |day| day.to_string_plain().parse().unwrap()))
}

#[test]
fn every_case_is_well_formed() {
    let all = all();
    assert!(!all.is_empty());
    for (name, case) in all {
        let ledger = ledger(&case, false);
        let expected = Expected::of(&case).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
        let unknown = expected.unknown(&ledger);
        assert!(unknown.is_empty(), "{name}: there is no {unknown:?}");
        for cell in follows::asked(&case) {
            assert!(sanad_core::refer::cell(&ledger, &cell).is_ok(), "{name}: there is no {cell}");
        }
    }
}

#[test]
fn pages_lead_to_these_findings() {
    let mut wrong = String::new();
    let all = all();
    let n_cases = all.len();
    let mut n_wrong = 0;
    for (name, case) in all {
        let ledger = ledger(&case, false);
        let view = view(&ledger, &case);
        let expected = Expected::of(&case).unwrap();
        let found = outcome::findings(&ledger, &check::run(view));
        let mut complaints = expected.compare(&found);
        complaints.extend(follows::compare(view, &case));
        if !complaints.is_empty() {
            n_wrong += 1;
            writeln!(wrong, "\n{name}").unwrap();
            for complaint in complaints {
                writeln!(wrong, "  {complaint}").unwrap();
            }
        }
    }
    assert!(n_wrong == 0, "{n_wrong} of {n_cases} cases went otherwise\n{wrong}");
}

#[test]
fn no_order_of_files_or_claims_matters() {
    for (name, case) in all() {
        let found = [false, true].map(|backwards| {
            let ledger = ledger(&case, backwards);
            outcome::described(&ledger, &check::run(view(&ledger, &case)))
        });
        assert_eq!(found[0], found[1], "{name}");
    }
}
