//! Cases too large for a file: they end, and with the right answer. Nothing here is timed.

use std::{collections::BTreeSet, fmt::Write as _};

use sanad_core::{
    check::{self, Checked, Class},
    ledger::Ledger,
    view::View,
};

use super::registers;

/// A page of the land's exports: periods and prints.
fn page(day: &str, claims: impl Iterator<Item = (String, String)>) -> Ledger {
    let mut text = format!(
        "[source]\npublisher = \"daily\"\nurl = \"https://daily.example\"\npublished = {day}\nretrieved = {day}\n"
    );
    for (period, printed) in claims {
        write!(
            text,
            "\n[[claim]]\nentity = \"land\"\nindicator = \"exports\"\nstatus = \"actual\"\nperiod = \"{period}\"\nprinted = \"{printed}\"\n"
        )
        .unwrap();
    }
    registers().with(&format!("sources/daily-{day}.toml"), &text).ledger()
}

fn checked(ledger: &Ledger) -> Checked {
    check::run(View::newest(ledger).unwrap())
}

#[test]
fn ten_thousand_prints_of_one_cell_contradict_each_other() {
    let print = |n: u32| ("2025-01".to_owned(), format!("$324.{n:04} million"));
    let ledger = page("2025-02-14", (0..10_000).map(print));
    let checked = checked(&ledger);
    assert!(!checked.findings.is_empty());
    assert!(checked.findings.iter().all(|finding| finding.class == Class::Contradiction));
    // Ten thousand exact figures: whichever is taken to hold, all others are set aside, each at most once.
    let ids: BTreeSet<_> = checked.findings.iter().map(|finding| finding.id).collect();
    assert_eq!(ids.len(), checked.findings.len());
    assert!(checked.findings.len() < 10_000);
}

#[test]
fn ten_thousand_prints_of_one_figure_agree() {
    let print = |n: u32| ("2025-01".to_owned(), format!("over $300.{n:04} million"));
    let ledger = page("2025-02-14", (0..10_000).map(print));
    assert!(checked(&ledger).findings.is_empty());
}

const FIRST_YEAR: usize = 1900;
const N_MONTHS: usize = 300 * 12 - 1;

/// The month `at` months after the first.
fn month(at: usize) -> String {
    format!("{}-{:02}", FIRST_YEAR + at / 12, at % 12 + 1)
}

/// Every month, and every two and three months in a row: more than ten thousand periods that hang together. `off` is
/// added to the print of one of them.
fn chain(off: usize) -> Ledger {
    // No two months alike, so that no figure of the chain is that of another period.
    let level = |at: usize| 100 + at * at * 7919 % 1_000_003 % 90_000;
    let mut claims = Vec::new();
    for first in 0..N_MONTHS {
        for length in 1..=3.min(N_MONTHS - first) {
            let last = first + length - 1;
            let mut level: usize = (first..=last).map(level).sum();
            if (first, length) == (N_MONTHS / 2, 3) {
                level += off;
            }
            claims.push((format!("{}..{}", month(first), month(last)), format!("${level} million")));
        }
    }
    assert!(claims.len() > 10_000);
    page("2199-12-31", claims.into_iter())
}

#[test]
fn a_chain_of_ten_thousand_periods_agrees() {
    assert!(checked(&chain(0)).findings.is_empty());
}

#[test]
fn one_mistake_in_a_chain_of_ten_thousand_periods_is_found_and_is_one() {
    let ledger = chain(50);
    let checked = checked(&ledger);
    let wrong = format!("land.exports@{}..{}", month(N_MONTHS / 2), month(N_MONTHS / 2 + 2));
    let told: Vec<String> =
        super::outcome::findings(&ledger, &checked).iter().map(super::outcome::Found::told).collect();
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].contains(&wrong), "{told:#?}");
}
