//! What must hold of the findings of any system, by its slow solver.

use std::collections::{BTreeMap, BTreeSet};

use sanad_core::{
    check::{self, Class, Finding},
    ledger::Ledger,
    view::View,
};

use super::{
    ends::Ends,
    system::{Mode, System},
};

/// How many of each there were, so that a test can say that it tested something.
#[derive(Debug, Default)]
pub struct Tally {
    pub consistent: usize,
    pub conflicting: usize,
    pub findings: usize,
    pub near_misses: usize,
}

/// What is wrong with the findings of a ledger of systems, in lines; the tally goes into `tally`.
pub fn complaints<S: System>(ledger: &Ledger, systems: &[S], tally: &mut Tally) -> Vec<String> {
    let mut complaints = Vec::new();
    let n_pages = ledger.sources().len();
    let checked = check::run(View::newest(ledger).expect("pages"));
    let ids: BTreeSet<_> = checked.findings.iter().map(|finding| finding.id).collect();
    if ids.len() < checked.findings.len() {
        complaints.push("two findings have one id".to_owned());
    }
    // The print of each cell: its system and place there.
    let mut places: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (number, system) in systems.iter().enumerate() {
        places.extend(system.prints().iter().enumerate().map(|(at, it)| (&*it.cell, (number, at))));
    }
    let mut by_system: Vec<Vec<(&Finding, Vec<usize>)>> = systems.iter().map(|_| Vec::new()).collect();
    for finding in &checked.findings {
        let members = finding.members.iter().map(|member| places.get(&*ledger.cell(member.cell).text));
        match members.collect::<Option<Vec<_>>>() {
            Some(members)
                if members.first().is_some_and(|first| members.iter().all(|it| it.0 == first.0)) =>
            {
                by_system[members[0].0].push((finding, members.iter().map(|place| place.1).collect()));
            }
            _ => {
                complaints.push(format!("{finding:?} names cells that nobody printed, or joins two systems"));
            }
        }
    }
    for (system, findings) in systems.iter().zip(by_system) {
        let mut of_system = Vec::new();
        judge(system, &findings, n_pages == 1, tally, &mut of_system);
        let classes = findings.iter().map(|(finding, _)| class_of_pages(ledger, finding));
        of_system.extend(classes.flatten());
        if let Some(first) = of_system.first() {
            let classes: Vec<String> = findings
                .iter()
                .map(|(finding, members)| format!("{} {members:?}", finding.class.as_str()))
                .collect();
            complaints.push(format!("{first}\n    {}\n    found: {}", system.told(), classes.join(", ")));
        }
    }
    complaints
}

fn judge<S: System>(
    system: &S,
    findings: &[(&Finding, Vec<usize>)],
    is_one_page: bool,
    tally: &mut Tally,
    complaints: &mut Vec<String>,
) {
    let n_prints = system.prints().len();
    tally.findings += findings.len();
    if system.is_consistent() {
        tally.consistent += 1;
        if !findings.is_empty() {
            complaints.push("a finding where all can hold".to_owned());
        }
        return;
    }
    tally.conflicting += 1;
    if findings.is_empty() {
        complaints.push("no finding where not all can hold".to_owned());
        return;
    }
    let mut rest = vec![true; n_prints];
    for (finding, members) in findings {
        rest[members[0]] = false;
        one(system, finding, members, complaints);
        tally.near_misses += usize::from(finding.class == Class::NearMiss);
    }
    if !system.is_feasible(&rest, Mode::Round) {
        complaints.push("what was not set aside cannot hold together".to_owned());
    }
    // With one page and one finding alone it is clear what "all else" is.
    if let ([(finding, members)], true) = (findings, is_one_page) {
        for (member, at) in finding.members.iter().zip(members) {
            let mut without = vec![true; n_prints];
            without[*at] = false;
            if member.restores != system.is_feasible(&without, Mode::Round) {
                complaints.push(format!("{} restores: {}", system.prints()[*at].cell, member.restores));
            }
        }
    }
}

/// One finding: its members cannot hold together, any of them less and they can; and its class.
fn one<S: System>(system: &S, finding: &Finding, members: &[usize], complaints: &mut Vec<String>) {
    let mut kept = vec![false; system.prints().len()];
    for at in members {
        if std::mem::replace(&mut kept[*at], true) {
            complaints.push("a reading is a member twice".to_owned());
        }
    }
    for (member, at) in finding.members.iter().zip(members) {
        if Ends::of(member.cited.value()) != system.prints()[*at].print.round {
            complaints.push(format!("{} is {}", system.prints()[*at].cell, member.cited.value()));
        }
    }
    if system.is_feasible(&kept, Mode::Round) {
        complaints.push("the members can hold together".to_owned());
    }
    for at in members {
        kept[*at] = false;
        if !system.is_feasible(&kept, Mode::Round) {
            complaints.push(format!("not minimal: {} is not needed", system.prints()[*at].cell));
        }
        kept[*at] = true;
    }
    match finding.class {
        Class::Contradiction | Class::Disagreement if system.is_feasible(&kept, Mode::Cut) => {
            complaints.push("an error or warning that cut digits explain".to_owned());
        }
        Class::NearMiss if !system.is_feasible(&kept, Mode::Either) => {
            complaints.push("a near miss that no cut digits explain".to_owned());
        }
        _ => {}
    }
}

/// What is wrong with the class of a finding, by the pages that its prints stand on. All of them are of one release.
fn class_of_pages(ledger: &Ledger, finding: &Finding) -> Option<String> {
    let pages: BTreeSet<_> = finding.claims().iter().map(|ix| ledger.claim(*ix).source).collect();
    let is_right = match finding.class {
        Class::Contradiction => pages.len() == 1,
        Class::Disagreement => pages.len() > 1,
        Class::NearMiss => true,
        Class::Range | Class::Revision | Class::Drift => false,
    };
    (!is_right).then(|| format!("a {} of {} pages", finding.class.as_str(), pages.len()))
}
