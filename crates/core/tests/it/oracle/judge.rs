//! What must hold of the findings of any system, by its slow solver.

use std::collections::{BTreeMap, BTreeSet};

use sanad_core::{
    check::{self, Checked, Class, Finding},
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
    for (system, findings) in systems.iter().zip(by_system(ledger, &checked, systems, &mut complaints)) {
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

/// A finding, and the prints that each of its readings is made of, by their places in the system.
pub type Read<'a> = (&'a Finding, Vec<Vec<usize>>);

/// The findings of each system.
pub fn by_system<'a, S: System>(
    ledger: &Ledger,
    checked: &'a Checked,
    systems: &[S],
    complaints: &mut Vec<String>,
) -> Vec<Vec<Read<'a>>> {
    // By cell and words: the system and the place there.
    let mut places: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for (number, system) in systems.iter().enumerate() {
        let prints = system.prints().iter().enumerate();
        places.extend(prints.map(|(at, it)| ((&*it.cell, &*it.print.text), (number, at))));
    }
    let mut by_system: Vec<Vec<Read<'a>>> = systems.iter().map(|_| Vec::new()).collect();
    for finding in &checked.findings {
        let mut found: BTreeSet<Option<usize>> = BTreeSet::new();
        let mut members = Vec::new();
        for member in &finding.members {
            let text = &*ledger.cell(member.cell).text;
            let claims = member.cited.claims();
            let prints = claims.iter().map(|ix| places.get(&(text, &*ledger.claim(*ix).printed)));
            let prints: Vec<_> = prints.collect();
            found.extend(prints.iter().map(|place| place.map(|place| place.0)));
            members.push(prints.into_iter().flatten().map(|place| place.1).collect());
        }
        match (found.pop_first(), found.is_empty()) {
            (Some(Some(system)), true) => by_system[system].push((finding, members)),
            _ => complaints.push(format!("{finding:?} names what nobody printed, or joins two systems")),
        }
    }
    by_system
}

fn judge<S: System>(
    system: &S,
    findings: &[Read<'_>],
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
        members[0].iter().for_each(|at| rest[*at] = false);
        one(system, finding, members, complaints);
        tally.near_misses += usize::from(finding.class == Class::NearMiss);
    }
    if !system.is_feasible(&rest, Mode::Round) {
        complaints.push("what was not set aside cannot hold together".to_owned());
    }
    // With one page and one finding alone it is clear what "all else" is.
    if let ([(finding, members)], true) = (findings, is_one_page) {
        for (member, prints) in finding.members.iter().zip(members) {
            let mut without = vec![true; n_prints];
            for at in prints {
                without[*at] = false;
            }
            if member.restores != system.is_feasible(&without, Mode::Round) {
                complaints.push(format!("{} restores: {}", told(system, prints), member.restores));
            }
        }
    }
}

/// The cell of a reading.
fn told<S: System>(system: &S, prints: &[usize]) -> String {
    prints.first().map_or_else(String::new, |at| system.prints()[*at].cell.clone())
}

/// One finding: its members cannot hold together, any of them less and they can; and its class.
pub fn one<S: System>(system: &S, finding: &Finding, members: &[Vec<usize>], complaints: &mut Vec<String>) {
    let mut kept = vec![false; system.prints().len()];
    for at in members.iter().flatten() {
        if std::mem::replace(&mut kept[*at], true) {
            complaints.push("a print is in two members, or twice in one".to_owned());
        }
    }
    for (member, prints) in finding.members.iter().zip(members) {
        let each = prints.iter().map(|at| system.prints()[*at].print.round);
        let mut each = each;
        let said = each.try_fold(Ends::EVERYTHING, Ends::meet);
        if Some(Ends::of(member.cited.value())) != said {
            complaints.push(format!("{} is {}", told(system, prints), member.cited.value()));
        }
    }
    if system.is_feasible(&kept, Mode::Round) {
        complaints.push("the members can hold together".to_owned());
    }
    for prints in members {
        let mut fewer = kept.clone();
        for at in prints {
            fewer[*at] = false;
        }
        if !system.is_feasible(&fewer, Mode::Round) {
            complaints.push(format!("not minimal: {} is not needed", told(system, prints)));
        }
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
