//! Who tells a reading of a finding: of several prints the one of the page that the finding is about.

use sanad_core::{
    check::{Finding, Member, Scope},
    cited::{Cited, Receipt},
    model::ClaimIx,
    view::View,
};

/// The claim that stands for a reading; `None` for what nobody printed.
pub(super) fn claim_of(view: View<'_>, finding: &Finding, member: &Member) -> Option<ClaimIx> {
    let Receipt::Printed { first, rest } = member.cited.receipt() else { return None };
    let mut prints = std::iter::once(first).chain(rest).copied();
    let Scope::Source(page) = finding.scope else { return Some(*first) };
    prints.find(|claim| view.ledger().claim(*claim).source == page).or(Some(*first))
}

/// The figure of a reading as it is told there.
pub(super) fn told(view: View<'_>, finding: &Finding, member: &Member) -> Cited {
    match claim_of(view, finding, member) {
        Some(claim) if member.cited.claims().first() != Some(&claim) => Cited::of_claim(view, claim),
        _ => member.cited.clone(),
    }
}
