//! Views: what was known when, and that nothing depends on the order in which the data stands.

use jiff::civil::Date;
use proptest::prelude::*;
use sanad_core::{
    ledger::Ledger,
    view::{Knowledge, View},
};

use crate::{folder::Folder, observe::described};

const PAGE: &str =
    "[source]\npublisher = \"daily\"\nurl = \"https://daily.example/a\"\nretrieved = 2025-06-30\n";
const CLAIM: &str = "\n[[claim]]\nentity = \"land\"\nindicator = \"exports\"\nstatus = \"actual\"\n";

fn page(published: &str) -> Folder {
    let text = format!("{PAGE}{published}{CLAIM}period = \"2025-01\"\nprinted = \"$324 million\"\n");
    let name = if published.is_empty() { "undated-1" } else { "2025-02-14" };
    Folder::registers().with(&format!("sources/daily-{name}.toml"), &text)
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

#[test]
fn a_page_is_known_from_the_day_it_is_published() {
    let ledger = page("published = 2025-02-14\n").ledger();
    let (cell, _) = ledger.cells().next().unwrap();
    let known = |on| View::new(&ledger, day(on)).claims_of(cell).count();
    assert_eq!([known("2025-02-13"), known("2025-02-14"), known("2030-01-01")], [0, 1, 1]);
}

#[test]
fn an_undated_page_is_uncertain_from_the_day_after_its_latest_figure_until_it_was_retrieved() {
    let ledger = page("").ledger();
    let (source, _) = ledger.sources().next().unwrap();
    let known = |on| View::new(&ledger, day(on)).knowledge(source);
    assert_eq!(known("2025-01-31"), Knowledge::Unknown);
    assert_eq!(known("2025-02-01"), Knowledge::Uncertain);
    assert_eq!(known("2025-06-29"), Knowledge::Uncertain);
    assert_eq!(known("2025-06-30"), Knowledge::Certain);
}

#[test]
fn counts_grow_with_the_day() {
    let ledger = Folder::base().ledger();
    let counts = |on| {
        let counts = View::new(&ledger, day(on)).counts();
        (counts.n_claims, counts.n_sources)
    };
    assert_eq!((counts("2025-02-13"), counts("2025-02-14")), ((0, 0), (1, 1)));
}

#[test]
fn without_sources_there_is_no_newest_day() {
    assert!(View::newest(&Folder::registers().ledger()).is_none());
}

/// Figures of two pages, some of one cell twice, some that disagree.
const FIGURES: [(&str, &str); 10] = [
    ("daily", "period = \"2025-01\"\nprinted = \"$324 million\""),
    ("daily", "period = \"2025-01\"\nprinted = \"$0.3 billion\""),
    ("daily", "period = \"2025-01\"\nprinted = \"$310 million\""),
    ("daily", "period = \"2024-01\"\nprinted = \"$265 million\"\ntold = \"base\""),
    ("daily", "period = \"2025-01\"\nmeasure = \"growth_yoy\"\nprinted = \"22%\""),
    ("weekly", "period = \"2025-01\"\nprinted = \"$324.4 million\""),
    ("weekly", "period = \"2025-01\"\nprinted = \"over $300 million\""),
    ("weekly", "period = \"2024-01\"\nprinted = \"$260 million\""),
    ("weekly", "period = \"2024-07..2025-01\"\nprinted = \"$2.2 billion\""),
    ("herald", "period = \"2025-01\"\nprinted = \"$324.9 million\""),
];

fn ledger(figures: &[(&str, &str)], reversed: bool) -> Ledger {
    let mut folder = Folder::registers();
    for publisher in ["daily", "weekly", "herald"] {
        let mut text = format!(
            "[source]\npublisher = \"{publisher}\"\nurl = \"https://{publisher}.example\"\npublished = 2025-02-14\nretrieved = 2025-06-30\n"
        );
        for (_, figure) in figures.iter().filter(|(of, _)| *of == publisher) {
            text.extend([CLAIM, figure, "\n"]);
        }
        folder = folder.with(&format!("sources/{publisher}-2025-02-14.toml"), &text);
    }
    let mut inputs = folder.inputs();
    if reversed {
        inputs.reverse();
    }
    Ledger::load(inputs).unwrap_or_else(|errors| panic!("{errors}"))
}

proptest! {
    #[test]
    fn neither_the_order_of_claims_nor_of_files_matters(
        figures in Just(FIGURES.to_vec()).prop_shuffle(),
        reversed: bool,
    ) {
        prop_assert_eq!(described(&ledger(&figures, reversed)), described(&ledger(&FIGURES, false)));
    }
}
