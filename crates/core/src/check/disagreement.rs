//! `disagreement`: figures of one time, and not all can be right.
//!
//! It finds readings of several sources that cannot hold together although they speak of the same release (of stocks and
//! targets: were said within `same_time_days`), and any that are further apart than a revision goes (`max_revision`). It
//! matters because a reader who takes one of them takes a wrong one.
//!
//! Example: two papers print the exports of one month on one day, as $259 million and as $295 million.
//!
//! Source: the consistency edits of the IMF's "Quarterly National Accounts Manual" (2017), chapter 11.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::draft::Draft;
use crate::{
    edtf::day_number,
    lexicon::Unit,
    model::{Claim, Kind},
    period::Month,
    view::View,
    vintage::release,
};

/// Whether a draft's readings are of one time, or further apart than a revision goes.
pub fn is(view: View<'_>, draft: &Draft) -> bool {
    is_of_one_time(view, draft) || is_beyond_revision(view, draft)
}

/// Whether one release, or one stretch of `same_time_days`, has prints of every reading.
pub fn is_of_one_time(view: View<'_>, draft: &Draft) -> bool {
    let ledger = view.ledger();
    let claims = |at: usize| draft.members[at].reading.claims.iter().map(|ix| ledger.claim(*ix));
    let releases =
        |at: usize| -> BTreeSet<Option<Month>> { claims(at).map(|claim| release(ledger, claim)).collect() };
    let of_first: BTreeSet<Option<Month>> = releases(0);
    let common = (1..draft.members.len()).fold(of_first, |common, at| &common & &releases(at));
    if common.iter().any(Option::is_some) {
        return true;
    }
    let has_release = (0..draft.members.len()).any(|at| releases(at).iter().any(Option::is_some));
    if has_release {
        return false;
    }
    // Without releases, what was said within some days is of one time.
    let window = i64::from(ledger.settings().same_time_days);
    let days: Vec<BTreeSet<i64>> = (0..draft.members.len())
        .map(|at| claims(at).map(|claim: &Claim| day_number(claim.said.first())).collect())
        .collect();
    let starts = days.iter().flatten().copied();
    starts.into_iter().any(|start| {
        days.iter().all(|said| said.range(start..=start.saturating_add(window)).next().is_some())
    })
}

/// Whether the gap is wider than any revision: of rates in points, of the rest in percent of the largest figure among
/// them. A promise that moves is no revision however far.
fn is_beyond_revision(view: View<'_>, draft: &Draft) -> bool {
    let ledger = view.ledger();
    let is_outturn = |kind: Kind| kind == Kind::Outturn;
    if !draft.members.iter().all(|member| is_outturn(ledger.cell(member.cell).key.kind)) {
        return false;
    }
    let Some((gap, first)) = draft.gap.as_ref().zip(draft.members.first()) else { return false };
    let Some(gap_low) = gap.value().low() else { return false };
    let most = ledger.settings().max_revision;
    let unit = ledger.unit(&ledger.cell(first.cell).unit);
    if unit.is_some_and(Unit::is_date) {
        return false;
    }
    if unit.is_some_and(Unit::is_rate) {
        return gap_low > most;
    }
    let of_unit =
        draft.members.iter().filter(|member| ledger.cell(member.cell).unit == ledger.cell(first.cell).unit);
    let sizes = of_unit.filter_map(|member| member.reading.nominal);
    let largest =
        sizes.map(|nominal| nominal.low().abs().max(nominal.high().abs())).max().unwrap_or(Decimal::ZERO);
    let allowed = largest.checked_mul(most).map(|product| product / Decimal::ONE_HUNDRED);
    allowed.is_some_and(|allowed| gap_low > allowed)
}
