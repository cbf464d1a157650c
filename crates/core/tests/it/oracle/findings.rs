//! Findings of thousands of systems, each on one page, against the solvers; and that no order matters.

use std::collections::BTreeSet;

use sanad_core::{check, ledger::Ledger, view::View};

use super::{
    ends::Ends,
    flows::{self, Flow},
    judge::{self, Tally},
    print::Habit,
    random::Random,
    rates::{self, Chain, Rates},
    system::{self, Layout, System},
    trees::{Shape, Tree},
};
use crate::check::outcome;

/// Systems of one ledger.
const N_TOGETHER: usize = 600;

fn flows(seed: u64) -> Vec<Flow> {
    let mut random = Random::seeded(seed);
    (0..N_TOGETHER).map(|at| Flow::random(format!("s{at}"), &mut random, Habit::CARELESS)).collect()
}

fn chains(seed: u64) -> Vec<Chain> {
    let mut random = Random::seeded(seed);
    (0..N_TOGETHER).map(|at| Chain::random(format!("s{at}"), &mut random, Habit::CARELESS)).collect()
}

/// Trees of some shapes, and the declarations of their indicators.
pub fn trees(seed: u64, habit: Habit) -> (Vec<Tree>, String) {
    let mut random = Random::seeded(seed);
    let (mut trees, mut declared) = (Vec::new(), String::new());
    let mut number = 0;
    while trees.len() < N_TOGETHER {
        let shape = Shape::random(number, &mut random);
        declared.push_str(&shape.declared());
        number += 1;
        for _ in 0..10 {
            trees.extend(Tree::random(format!("s{}", trees.len()), &shape, &mut random, habit));
        }
    }
    (trees, declared)
}

/// The layout of trees on one page.
pub fn one_page(declared: &str) -> Layout<'_> {
    Layout {
        indicators: declared,
        pages: &["daily-2024-08-14"],
        anchors: &[("anchor.t0_0@2024-07", "1%")],
        shuffled: None,
    }
}

/// Judges systems on one page.
fn judged<S: System>(systems: &[S], layout: Layout<'_>, tally: &mut Tally) -> Vec<String> {
    judge::complaints(&system::ledger(systems, layout), systems, tally)
}

pub fn assert_fine(complaints: &[String], tally: &Tally) {
    let first = complaints.iter().take(8).cloned().collect::<Vec<_>>().join("\n");
    assert!(complaints.is_empty(), "{} complaints, {tally:?}\n{first}", complaints.len());
    assert!(tally.consistent > 500 && tally.conflicting > 500, "{tally:?}");
}

#[test]
fn flows_conflict_where_no_running_totals_fit() {
    let (mut tally, mut complaints) = (Tally::default(), Vec::new());
    for seed in 1..=4 {
        complaints.extend(judged(&flows(seed), flows::ONE_PAGE, &mut tally));
    }
    assert_fine(&complaints, &tally);
}

#[test]
fn flows_of_three_pages_conflict_where_no_running_totals_fit() {
    let (mut tally, mut complaints) = (Tally::default(), Vec::new());
    for seed in 7..=9 {
        complaints.extend(judged(&flows(seed), flows::THREE_PAGES, &mut tally));
    }
    assert_fine(&complaints, &tally);
}

/// Flows of which some spans are printed twice.
pub fn twice(seed: u64) -> Vec<Flow> {
    let mut random = Random::seeded(seed + 1000);
    let mut flows = flows(seed);
    for flow in &mut flows {
        for _ in 0..random.between(1, 3) {
            flow.again(&mut random, Habit::CARELESS);
        }
    }
    flows
}

#[test]
fn flows_printed_twice_conflict_where_no_running_totals_fit() {
    let (mut tally, mut complaints) = (Tally::default(), Vec::new());
    for (seed, layout) in (51..=54).zip([flows::ONE_PAGE, flows::THREE_PAGES].into_iter().cycle()) {
        complaints.extend(judged(&twice(seed), layout, &mut tally));
    }
    assert_fine(&complaints, &tally);
}

#[test]
fn formulas_conflict_where_no_values_fit() {
    let (mut tally, mut complaints) = (Tally::default(), Vec::new());
    for seed in 21..=24 {
        let (trees, declared) = trees(seed, Habit::CARELESS);
        complaints.extend(judged(&trees, one_page(&declared), &mut tally));
    }
    assert_fine(&complaints, &tally);
}

#[test]
fn rates_conflict_where_no_levels_fit() {
    let (mut tally, mut complaints) = (Tally::default(), Vec::new());
    for seed in 41..=44 {
        complaints.extend(judged(&chains(seed), rates::ONE_PAGE, &mut tally));
    }
    assert_fine(&complaints, &tally);
}

#[test]
fn rates_beside_their_levels_are_counted() {
    let chains = chains(47);
    let mut rates = Rates::default();
    for chain in &chains {
        chain.count(&mut rates);
    }
    let ledger = system::ledger(&chains, rates::ONE_PAGE);
    let extent = check::run(View::newest(&ledger).expect("pages")).extent;
    assert_eq!(extent.n_rates, rates.all);
    assert_eq!(extent.n_rates_off + extent.n_rates_cut, rates.wrong_rounded, "{extent:?} {rates:?}");
    let off = rates.wrong_either..=rates.wrong_cut;
    assert!(off.contains(&extent.n_rates_off), "{extent:?} {rates:?}");
}

/// Findings as text, over the same systems in another order.
fn described<S: System>(systems: &[S], layout: Layout<'_>, shuffled: Option<u64>) -> String {
    let ledger = system::ledger(systems, Layout { shuffled, ..layout });
    outcome::described(&ledger, &check::run(View::newest(&ledger).expect("pages")))
}

#[test]
fn no_order_of_claims_or_files_changes_a_finding() {
    let (trees, declared) = trees(25, Habit::CARELESS);
    let (flows, chains) = (flows(5), chains(45));
    let all = |shuffled| {
        [
            described(&flows, flows::ONE_PAGE, shuffled),
            described(&flows, flows::THREE_PAGES, shuffled),
            described(&chains, rates::ONE_PAGE, shuffled),
            described(&trees, one_page(&declared), shuffled),
        ]
    };
    let first = all(None);
    for shuffled in 1..=2 {
        assert!(first == all(Some(shuffled)), "shuffle {shuffled}");
    }
}

/// The generators' own idea of what a print says is the reader's: otherwise nothing here means anything.
#[test]
fn prints_say_what_the_table_of_the_design_says() {
    let (trees, declared) = trees(26, Habit::CARELESS);
    let mut wrong = BTreeSet::new();
    wrong.extend(misread(&flows(6), &system::ledger(&flows(6), flows::ONE_PAGE)));
    wrong.extend(misread(&chains(46), &system::ledger(&chains(46), rates::ONE_PAGE)));
    wrong.extend(misread(&trees, &system::ledger(&trees, one_page(&declared))));
    assert!(wrong.is_empty(), "{} prints: {:#?}", wrong.len(), wrong.iter().take(8).collect::<Vec<_>>());
}

fn misread<S: System>(systems: &[S], ledger: &Ledger) -> Vec<String> {
    let mut wrong = Vec::new();
    for printed in systems.iter().flat_map(System::prints) {
        let key = sanad_core::refer::cell(ledger, &printed.cell).expect("a cell");
        let Some(cell) = ledger.cell_of(&key) else {
            wrong.push(format!("{} is in no cell", printed.cell));
            continue;
        };
        let value = &ledger.claim(ledger.prints_of(cell)[0]).value;
        let cell = ledger.cell(cell);
        let read = [value.bounds(), value.truncated()].map(|bounds| bounds.map(Ends::of));
        let fits = read == [Some(printed.print.round), Some(printed.print.cut)];
        if !fits || *cell.text != *printed.cell {
            wrong.push(format!("{} {}: {:?}", printed.cell, printed.print.text, value.bounds()));
        }
    }
    wrong
}
