//! What would mend a finding, and which slip it undoes.

use sanad_core::{
    check::{Finding, Repair, Slip},
    model::{CellIx, CellKey},
    view::View,
};

use super::{Always, teller::told, told_apart};
use crate::{
    document::{Count, Line},
    say,
};

/// How many repairs a card shows that other prints bear out.
const SHOWN: usize = 3;

/// The likeliest repairs: those that other prints bear out, if any does; those that merely take over another print only
/// where no slip of the pen explains the figure; and of several that come to the same figure the first.
pub(super) fn worth_showing(finding: &Finding) -> Vec<&Repair> {
    let borne_out = finding.repairs.iter().any(Repair::is_borne_out);
    let slip = |repair: &Repair| repair.slip != Slip::OtherPrint && (repair.is_borne_out() || !borne_out);
    let explained = |member: usize| finding.repairs.iter().any(|one| one.member == member && slip(one));
    // What no other print bears out is a guess: of many, one tells as much.
    let n_shown = if borne_out { SHOWN } else { 1 };
    let mut shown: Vec<&Repair> = Vec::with_capacity(n_shown);
    for repair in &finding.repairs {
        let likely = slip(repair) || repair.is_borne_out() && !explained(repair.member) || !borne_out;
        let same = |known: &&Repair| {
            let bounds = |repair: &Repair| repair.suggested.value();
            known.member == repair.member && bounds(known).intersection(bounds(repair)).is_some()
        };
        if likely && !shown.iter().any(same) {
            shown.push(repair);
        }
        if shown.len() == n_shown {
            break;
        }
    }
    shown
}

/// A repair in words: which print would agree as which, and why.
pub fn repair(view: View<'_>, finding: &Finding, repair: &Repair) -> Line {
    let member = finding.members.get(repair.member);
    let mut line = match member {
        Some(member) => {
            let told = told(view, finding, member);
            Line::from(crate::arithmetic::shown(&told)).and(say!(" would agree as "))
        }
        None => Line::from(say!("It would agree as ")),
    };
    line = line.and(say!("“")).and(crate::arithmetic::suggested(&repair.suggested)).and(say!("”: "));
    let own = member.map(|member| &view.ledger().cell(member.cell).key);
    line = line.and_all(undone(view, own, repair.slip));
    match repair.agreeing.len() {
        0 => line,
        1 => line.and(say!("; another print agrees with it")),
        _ => line.and(say!("; ")).and(Count::of(&repair.agreeing)).and(say!(" other prints agree with it")),
    }
}

/// A slip in words.
pub fn slip(view: View<'_>, slip: Slip) -> Line {
    undone(view, None, slip)
}

/// A slip in words, its cell as far as it is another than the figure's own.
fn undone(view: View<'_>, own: Option<&CellKey>, slip: Slip) -> Line {
    let of = |words, cell: CellIx| {
        let key = &view.ledger().cell(cell).key;
        let told =
            own.map_or_else(|| super::what(view, key), |own| told_apart(view, key, own, Always::IfOther));
        Line::from(words).and_all(told)
    };
    match slip {
        Slip::Digit => say!("one digit").into(),
        Slip::Swapped => say!("two digits swapped").into(),
        Slip::Dropped => say!("a digit is missing").into(),
        Slip::Inserted => say!("a digit too many").into(),
        Slip::Point => say!("the point is elsewhere").into(),
        Slip::Scale => say!("another scale word").into(),
        Slip::Direction => say!("a fall told as a rise, or a rise as a fall").into(),
        Slip::OtherPrint => say!("another print of the same").into(),
        Slip::Period(cell) => of(say!("the figure of "), cell),
        Slip::Part(cell) => of(say!("the figure of a part or of the whole, "), cell),
        Slip::Indicator(cell) => of(say!("the figure of something else, "), cell),
        Slip::Rate(cell) => of(say!("the rate of "), cell),
        Slip::Base => say!("a rate on the wrong base").into(),
    }
}
