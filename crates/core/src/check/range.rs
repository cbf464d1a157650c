//! `range`: a figure outside of what there can be.
//!
//! It finds a figure below the least or above the greatest value that its indicator or measure declares (a share of 120
//! percent, a growth of 124,009 percent), a period told as over before it was, and a milestone before one that has to come
//! first. It matters because such a figure is wrong whatever else is printed: most often a point or a scale word went
//! astray, or a plan is told as a fact.
//!
//! Example: "exports grew by 124,009 percent", where the page's levels make it 24 percent.
//!
//! Source: the range edits of Fellegi and Holt, "A systematic approach to automatic edit and imputation", Journal of the
//! American Statistical Association 71 (1976).

use super::{
    draft::{Draft, DraftMember},
    finding::{Class, Rule, Scope},
    repair::{self, Slips},
};
use crate::{
    bounds::Bounds,
    cell_reading::CellReading,
    cited::Cited,
    model::{Claim, ClaimIx, Kind, MeasureKey, Time},
    network,
    period::Period,
    priority::Learned,
    view::View,
};

/// What is wrong with one claim by itself.
pub fn of_claim(view: View<'_>, ix: ClaimIx, claim: &Claim, learned: &Learned<'_>) -> Option<Draft> {
    let ledger = view.ledger();
    let key = &ledger.cell(claim.cell).key;
    let bounds = claim.value.bounds()?;
    let (rule, allowed) = outside(view, claim, bounds)
        .or_else(|| is_unfinished(view, claim).then_some((Rule::Unfinished, Bounds::EVERYTHING)))?;
    let reading =
        CellReading { bounds, nominal: claim.value.nominal(), finest: ix, claims: vec![ix], cut: Vec::new() };
    let mut repairs = Vec::new();
    let (mut implied, mut gap) = (None, None);
    if rule != Rule::Unfinished {
        let subject = Some(std::sync::Arc::new((key.clone(), None)));
        let declared = Cited::declared(allowed, network::unit(ledger, key), subject);
        gap = Cited::of_claim(view, ix).apart(&declared);
        implied = Some(declared);
        let slips =
            Slips { view, learned, cell: claim.cell, reading: &reading, wanted: allowed, beside: &[] };
        repairs = slips.repairs(0);
        repair::rank(&mut repairs);
    }
    let edition = crate::vintage::edition(ledger, claim);
    let members = vec![DraftMember { cell: claim.cell, edition, reading, bounds, restores: true }];
    let scope = Scope::Source(claim.source);
    Some(Draft { class: Class::Range, scope, rule, members, implied, gap, repairs })
}

/// The end that a figure lies beyond, and what is allowed.
fn outside(view: View<'_>, claim: &Claim, bounds: Bounds) -> Option<(Rule, Bounds)> {
    let ledger = view.ledger();
    let key = &ledger.cell(claim.cell).key;
    let (min, max) = match &key.measure {
        MeasureKey::Level => {
            let indicator = ledger.indicator(key.indicator);
            (indicator.min, indicator.max)
        }
        MeasureKey::Declared(measure) | MeasureKey::Of(measure, _) => {
            let measure = ledger.measure(*measure);
            (measure.min, measure.max)
        }
        MeasureKey::Label(_) => return None,
    };
    let allowed = Bounds::new(min, max)?;
    if bounds.intersection(allowed).is_some() {
        return None;
    }
    let below = min.is_some_and(|min| bounds.high().is_some_and(|high| high < min));
    Some((if below { Rule::Floor } else { Rule::Ceiling }, allowed))
}

/// A flow told as an outturn of a period that was not over when the page came out.
fn is_unfinished(view: View<'_>, claim: &Claim) -> bool {
    let ledger = view.ledger();
    let key = &ledger.cell(claim.cell).key;
    if key.kind != Kind::Outturn || ledger.indicator(key.indicator).time != Time::Flow {
        return false;
    }
    let source = ledger.source(claim.source);
    // A page of the last month may tell of the days that have passed.
    let last = key.period.and_then(Period::months).map(|months| months.last().first_day());
    last.is_some_and(|last| source.published.last() < last)
}
