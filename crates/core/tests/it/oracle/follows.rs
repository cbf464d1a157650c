//! What follows without being printed, from pages of one release, against the solvers.

use sanad_core::{
    ledger::Ledger,
    refer,
    solve::{Conclusion, Derived, Solved, Undetermined},
    view::View,
};

use super::{
    ends::Ends,
    findings::trees,
    flows::{self, Flow, N_MONTHS},
    fraction::Fraction,
    print::Habit,
    random::Random,
    system::{self, Layout, Mode, System},
};

const N_TOGETHER: usize = 400;

/// What is known of a cell that nobody printed.
enum Known {
    Follows(Ends),
    /// Told as open or too wide.
    Vague(Ends),
    Nothing,
}

fn known(conclusion: Conclusion) -> Result<Known, String> {
    match conclusion {
        Conclusion::Derived(derived) => one_edition(&derived).map(Known::Follows),
        Conclusion::Undetermined(Undetermined::Open(cited) | Undetermined::TooWide(cited)) => {
            Ok(Known::Vague(Ends::of(cited.value())))
        }
        Conclusion::Undetermined(Undetermined::NothingBears) => Ok(Known::Nothing),
        Conclusion::Printed(_) => Err("printed by nobody, told as printed".to_owned()),
    }
}

fn one_edition(derived: &Derived) -> Result<Ends, String> {
    if derived.edition != Some(0) || !derived.joined.is_empty() {
        return Err(format!("of edition {:?}, joined {:?}", derived.edition, derived.joined));
    }
    Ok(Ends::of(derived.cited.value()))
}

/// Whether bounds are so wide that a ledger may keep silent about them.
fn may_be_silent(ends: Ends) -> bool {
    let (Some(low), Some(high)) = (ends.low, ends.high) else { return true };
    // Half of the middle, as the settings of the base say, and a little room for how it is computed.
    let middle = ((low + high).abs() / Fraction::whole(2)).about();
    (high - low).about() > 0.49 * middle
}

fn flows(seed: u64) -> Vec<Flow> {
    let mut random = Random::seeded(seed);
    (0..N_TOGETHER).map(|at| Flow::random(format!("s{at}"), &mut random, Habit::HONEST)).collect()
}

fn spans() -> impl Iterator<Item = (usize, usize)> {
    (0..N_MONTHS).flat_map(|first| (first + 1..=N_MONTHS).map(move |end| (first, end)))
}

fn assert_fine(complaints: &[String], n_followed: usize) {
    let first = complaints.iter().take(8).cloned().collect::<Vec<_>>().join("\n");
    assert!(complaints.is_empty(), "{} complaints, {n_followed} followed\n{first}", complaints.len());
    assert!(n_followed > 500, "{n_followed}");
}

#[test]
fn spans_of_flows_have_the_tightest_bounds() {
    let (mut complaints, mut n_followed) = (Vec::new(), 0);
    for seed in 61..=62 {
        let flows = flows(seed);
        let ledger = system::ledger(&flows, flows::THREE_PAGES);
        for flow in &flows {
            for (span, wrong) in
                spans().filter_map(|span| Some((span, span_of(&ledger, flow, span, &mut n_followed)?)))
            {
                complaints.push(format!("{}: {wrong}\n    {}", flow.cell(span), flow.told()));
            }
        }
    }
    assert_fine(&complaints, n_followed);
}

/// What is wrong with what the engine makes of a span.
fn span_of(ledger: &Ledger, flow: &Flow, span: (usize, usize), n_followed: &mut usize) -> Option<String> {
    let view = View::newest(ledger).expect("pages");
    let key = refer::cell(ledger, &flow.cell(span)).expect("a cell");
    let solved = Solved::of(view, key.entity);
    let others: Vec<bool> = flow.spans().iter().map(|other| *other != span).collect();
    let tightest = flow.solved(&others, Mode::Round).expect("it is honest").bounds(span);
    let found = if flow.spans().contains(&span) {
        match solved.derive(&key).map(|derived| one_edition(&derived)) {
            Some(Ok(ends)) => Known::Follows(ends),
            Some(Err(wrong)) => return Some(wrong),
            None => Known::Nothing,
        }
    } else {
        match known(solved.conclude(&key)) {
            Ok(known) => known,
            Err(wrong) => return Some(wrong),
        }
    };
    // A boundary at which no print begins or ends has no node: bounds there may be too wide, never too narrow.
    let is_named = flow.names(span);
    match found {
        Known::Follows(ends) | Known::Vague(ends) if !ends.encloses(tightest) => {
            Some(format!("in {ends:?}, narrower than {tightest:?}"))
        }
        Known::Follows(ends) if is_named && ends != tightest => {
            Some(format!("in {ends:?}, not {tightest:?}"))
        }
        Known::Follows(_) => {
            *n_followed += 1;
            None
        }
        Known::Vague(_) | Known::Nothing if !is_named || may_be_silent(tightest) => None,
        Known::Vague(ends) => Some(format!("told as vague, {ends:?}, and is in {tightest:?}")),
        Known::Nothing => Some(format!("nothing told, and is in {tightest:?}")),
    }
}

#[test]
fn one_more_honest_claim_widens_no_bound() {
    let before = flows(63);
    let mut after = before.clone();
    let mut random = Random::seeded(64);
    for flow in &mut after {
        // A span that is printed already stays as it is, and nothing is added.
        let first = random.below(N_MONTHS);
        flow.add((first, first + 1 + random.below(N_MONTHS - first)), &mut random, Habit::HONEST);
    }
    // All on one page, so that the anchor is the only thing that the two share.
    let ledgers = [&before, &after].map(|flows| system::ledger(flows, flows::ONE_PAGE));
    let (mut complaints, mut n_followed) = (Vec::new(), 0);
    for (at, flow) in after.iter().enumerate() {
        for span in spans().filter(|span| !flow.spans().contains(span)) {
            let [old, new] = [0, 1].map(|which: usize| {
                let ledger = &ledgers[which];
                let key = refer::cell(ledger, &flow.cell(span)).expect("a cell");
                let view = View::newest(ledger).expect("pages");
                match known(Solved::of(view, key.entity).conclude(&key)) {
                    Ok(Known::Follows(ends) | Known::Vague(ends)) => ends,
                    Ok(Known::Nothing) | Err(_) => Ends::EVERYTHING,
                }
            });
            n_followed += usize::from(old.low.is_some() && old.high.is_some());
            if !old.encloses(new) {
                let told = (before[at].told(), flow.told());
                complaints.push(format!("{}: {old:?} became {new:?}\n    {told:?}", flow.cell(span)));
            }
        }
    }
    assert_fine(&complaints, n_followed);
}

/// How much wider than tight the bounds of a formula may be, for contraction that stops before the last digit.
const SLACK: f64 = 0.02;

#[test]
fn formulas_have_bounds_that_hold_the_truth_and_are_tight() {
    let (mut complaints, mut n_followed) = (Vec::new(), 0);
    for seed in 71..=72 {
        let (trees, declared) = trees(seed, Habit::HONEST);
        let pages = &["daily-2024-08-14", "weekly-2024-08-15", "herald-2024-08-16"];
        let layout = Layout { pages, ..super::findings::one_page(&declared) };
        let ledger = system::ledger(&trees, layout);
        for tree in &trees {
            for at in 0..tree.truth.len() {
                let wrong = result_of(&ledger, tree, at, &mut n_followed);
                complaints
                    .extend(wrong.map(|wrong| format!("{}: {wrong}\n    {}", tree.cell(at), tree.told())));
            }
        }
    }
    assert_fine(&complaints, n_followed);
}

/// What is wrong with what the engine makes of an indicator of a tree, without its own print.
fn result_of(
    ledger: &Ledger,
    tree: &super::trees::Tree,
    at: usize,
    n_followed: &mut usize,
) -> Option<String> {
    let view = View::newest(ledger).expect("pages");
    let key = refer::cell(ledger, &tree.cell(at)).expect("a cell");
    let solved = Solved::of(view, key.entity);
    let implied = tree.implied(at).expect("it is honest");
    let found = if tree.places[at].is_some() {
        solved.derive(&key).map(|derived| one_edition(&derived)).transpose()
    } else {
        match known(solved.conclude(&key)) {
            Ok(Known::Follows(ends) | Known::Vague(ends)) => Ok(Some(ends)),
            Ok(Known::Nothing) => Ok(None),
            Err(wrong) => Err(wrong),
        }
    };
    let ends = match found {
        Ok(Some(ends)) => ends,
        Ok(None) if may_be_silent(implied) => return None,
        Ok(None) => return Some(format!("nothing told, and is in {implied:?}")),
        Err(wrong) => return Some(wrong),
    };
    if !ends.holds(tree.truth[at]) {
        return Some(format!("in {ends:?}, and is {:?}", tree.truth[at]));
    }
    // Narrower than all that can be would be a lie.
    let exact = tree.exact(at).expect("it is honest");
    if !ends.encloses(exact) {
        return Some(format!("in {ends:?}, narrower than {exact:?}"));
    }
    // Once up and once down the tree is tight, but for what a divisor on both sides of 0 leaves on both sides: of that the
    // engine may know more, and never less.
    let slack = SLACK * implied.width();
    let closes = |end: Option<Fraction>, tight: Option<Fraction>| match (end, tight) {
        (Some(end), Some(tight)) => implied.holds(end) || (end - tight).abs().about() <= slack,
        // Open is also the word for a division by what may be 0.
        (_, None) => true,
        (None, Some(_)) => false,
    };
    if !closes(ends.low, implied.low) || !closes(ends.high, implied.high) {
        return Some(format!("in {ends:?}, and tight is {implied:?}"));
    }
    *n_followed += 1;
    None
}
