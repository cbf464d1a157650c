//! Findings of flows told in three releases, the last of them a year later: no figures of several releases contradict each
//! other, and what one release says of a cell is revised by the next.

use std::collections::BTreeSet;

use sanad_core::{
    check::{self, Class, Finding, Rule, Scope},
    ledger::Ledger,
    view::View,
};

use super::{
    ends::Ends,
    findings::{assert_fine, twice},
    flows::{self, Flow},
    fraction::Fraction,
    judge::{self, Tally},
    system::{self, Mode, System, page_of},
};

const N_PAGES: usize = 3;

/// The edition of what a page prints: the first two are of the year itself.
fn edition(page: usize) -> u16 {
    u16::from(page == 2)
}

#[test]
fn figures_of_several_releases_are_revised_and_do_not_contradict() {
    let (mut tally, mut complaints) = (Tally::default(), Vec::new());
    for seed in 81..=84 {
        let flows = twice(seed);
        let ledger = system::ledger(&flows, flows::THREE_RELEASES);
        let checked = check::run(View::newest(&ledger).expect("pages"));
        let found = judge::by_system(&ledger, &checked, &flows, &mut complaints);
        for (flow, findings) in flows.iter().zip(found) {
            let mut of_flow = Vec::new();
            of_scopes(flow, &findings, &mut tally, &mut of_flow);
            for (finding, members) in &findings {
                judge::one(flow, finding, members, &mut of_flow);
                of_flow.extend(class_of_releases(&ledger, finding));
            }
            if let Some(first) = of_flow.first() {
                let told = findings.iter().map(|(finding, members)| {
                    format!("{} {:?} {members:?}", finding.class.as_str(), finding.scope)
                });
                let told: Vec<String> = told.collect();
                complaints.push(format!("{first}\n    {}\n    found: {}", flow.told(), told.join(", ")));
            }
        }
    }
    assert_fine(&complaints, &tally);
}

/// What is wrong with where findings are, by what the prints of a page or an edition can satisfy.
fn of_scopes(flow: &Flow, findings: &[judge::Read<'_>], tally: &mut Tally, complaints: &mut Vec<String>) {
    let holds = |kept: &dyn Fn(usize) -> bool| {
        let kept: Vec<bool> = (0..flow.prints().len()).map(|at| kept(page_of(at, N_PAGES))).collect();
        flow.is_feasible(&kept, Mode::Round)
    };
    tally.findings += findings.len();
    let is_consistent = holds(&|page| edition(page) == 0) && holds(&|page| edition(page) == 1);
    tally.consistent += usize::from(is_consistent);
    tally.conflicting += usize::from(!is_consistent);
    let aside: BTreeSet<usize> = findings.iter().flat_map(|(_, members)| members[0].clone()).collect();
    let mut look = |what: &str, is_in: &dyn Fn(usize) -> bool| {
        let is_within =
            |members: &[Vec<usize>]| members.iter().flatten().all(|at| is_in(page_of(*at, N_PAGES)));
        if holds(is_in) && findings.iter().any(|(_, members)| is_within(members)) {
            complaints.push(format!("a finding of {what}, where all can hold"));
        }
        // A mistake is told once: what set it aside may be another edition's word.
        let rest = (0..flow.prints().len()).map(|at| is_in(page_of(at, N_PAGES)) && !aside.contains(&at));
        if !flow.is_feasible(&rest.collect::<Vec<_>>(), Mode::Round) {
            complaints.push(format!("what was not set aside of {what} cannot hold together"));
        }
    };
    for page in 0..N_PAGES {
        look(&format!("page {page}"), &|other| other == page);
    }
    for of in 0..=1 {
        look(&format!("edition {of}"), &|page| edition(page) == of);
    }
}

/// What is wrong with the class of a finding.
fn class_of_releases(ledger: &Ledger, finding: &Finding) -> Option<String> {
    let pages: BTreeSet<_> = finding.claims().iter().map(|ix| ledger.claim(*ix).source).collect();
    let cells: BTreeSet<_> = finding.members.iter().map(|member| member.cell).collect();
    let editions: BTreeSet<_> = finding.members.iter().map(|member| member.edition).collect();
    let is_far = is_far(finding);
    let is_right = match finding.class {
        Class::Contradiction => pages.len() == 1 && matches!(finding.scope, Scope::Source(_)),
        Class::Disagreement => pages.len() > 1 && is_far,
        Class::Revision => pages.len() > 1 && !is_far && cells.len() == 1,
        Class::Drift => pages.len() > 1 && !is_far && cells.len() > 1,
        Class::NearMiss => true,
        Class::Range => false,
    };
    // Editions are put side by side cell by cell, and in no sum.
    let is_joined = editions.len() > 1 && (finding.rule != Rule::SameCell || cells.len() > 1);
    (!is_right || is_joined).then(|| {
        format!("a {} of {} pages, {} cells, far {is_far}", finding.class.as_str(), pages.len(), cells.len())
    })
}

/// Whether a finding's gap is more than a revision: 5 percent of the largest figure in it.
fn is_far(finding: &Finding) -> bool {
    let gap = finding.gap.as_ref().and_then(|gap| Ends::of(gap.value()).low);
    let sizes = finding.members.iter().filter_map(|member| {
        let ends = Ends::of(member.cited.value());
        let open = ends.low.or(ends.high)?;
        // The figure itself is in the middle, or the one end of an open print.
        let (low, high) = (ends.low.unwrap_or(open), ends.high.unwrap_or(open));
        Some(((low + high) / Fraction::whole(2)).abs())
    });
    let largest = sizes.reduce(Ord::max).unwrap_or(Fraction::ZERO);
    gap.is_some_and(|gap| gap > largest / Fraction::whole(20))
}
