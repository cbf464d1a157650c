//! Two figures for what may be one thing, and the kind of difference between them.

use std::sync::Arc;

use crate::{
    bounds::Bounds,
    check::{self, Finding},
    cited::Cited,
    edtf::day_number,
    model::{CellKey, ClaimIx, EntityIx, Kind, Told},
    observe::observe,
    period::{Calendar, Months, Period},
    solve::{Conclusion, Solved},
    view::View,
    vintage::{edition, release},
};

/// One of the two.
#[derive(Debug, Clone)]
pub enum Side {
    /// A claim.
    Claim(ClaimIx),
    /// A cell: what holds of it.
    Cell(CellKey),
    /// Any of these claims, which print one figure: that which is the nearest to the other side.
    Any(Vec<ClaimIx>),
}

/// A figure that is compared.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Its cell.
    pub key: CellKey,
    /// The claim that prints it, or speaks for what holds of the cell.
    pub claim: Option<ClaimIx>,
    /// The figure; `None` where nothing is known of the cell.
    pub cited: Option<Cited>,
}

/// How two periods lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// One is the fiscal year and the other the calendar year of one number, or shares months with it.
    FiscalAndCalendar,
    /// One lies in the other.
    Inside,
    /// They share days.
    Overlapping,
    /// The same months of another year.
    OtherYear,
    /// They share nothing.
    Apart,
}

/// Why two figures differ, or that they do not.
#[derive(Debug, Clone)]
pub enum Reason {
    /// They are of different things; of which the one is part of the other, if it is.
    Entity {
        /// The whole, where one is part of the other.
        whole: Option<EntityIx>,
    },
    /// They are of different definitions.
    Definition,
    /// They measure different things of one indicator: a level and its growth.
    Measure,
    /// One is what was, the other what is promised or expected.
    Kind,
    /// They are of different periods.
    Period(Lie),
    /// They are counted in different units or currencies.
    Unit,
    /// They were printed in different units, of which one can be made the other.
    PrintedUnit,
    /// One is told as superseded, or quoted for comparison.
    Told(Told),
    /// They are expectations of different voices.
    Voice,
    /// One is of a later edition: the period told again a year or more later.
    Edition(u16, u16),
    /// One is of a later release.
    Release,
    /// One was said on a later occasion.
    Occasion,
    /// They are one print.
    Same,
    /// They say the same.
    Equal,
    /// They differ by rounding alone.
    Rounding,
    /// They agree only if digits were cut.
    Cut,
    /// Readings of both cannot hold together.
    Found(Arc<Finding>),
    /// They are of one cell and time, and cannot both hold.
    Contradiction,
    /// Of one of them nothing is known.
    NotKnown,
}

/// Two figures and what lies between them.
#[derive(Debug, Clone)]
pub struct Why {
    /// The first.
    pub a: Compared,
    /// The second.
    pub b: Compared,
    /// Why they differ, what tells the most first. At least one.
    pub reasons: Vec<Reason>,
}

/// Of so many claims that print one figure, the first are compared with the other side.
const MOST: usize = 300;

/// What kind of difference there is between two figures; `None` where a side is a figure that nobody prints.
///
/// Time is that of a check where both sides are printed.
pub fn why(view: View<'_>, a: &Side, b: &Side) -> Option<Why> {
    let (of_a, of_b) = (candidates(view, a), candidates(view, b));
    let pairs = of_a.iter().flat_map(|a| of_b.iter().map(move |b| (a, b)));
    let several = of_a.len() > 1 || of_b.len() > 1;
    // The first of the nearest: candidates come in the order of their sources and cells.
    let (a, b) = pairs
        .filter(|(a, b)| !several || a.claim.is_none() || a.claim != b.claim)
        .min_by_key(|(a, b)| distance(&a.key, &b.key))?;
    Some(Why { a: a.clone(), b: b.clone(), reasons: reasons(view, a, b) })
}

fn candidates(view: View<'_>, side: &Side) -> Vec<Compared> {
    let of_claim = |ix: ClaimIx| Compared {
        key: view.ledger().cell(view.ledger().claim(ix).cell).key.clone(),
        claim: Some(ix),
        cited: Some(Cited::of_claim(view, ix)),
    };
    match side {
        Side::Claim(ix) => vec![of_claim(*ix)],
        Side::Any(claims) => claims.iter().take(MOST).map(|ix| of_claim(*ix)).collect(),
        Side::Cell(key) => vec![of_cell(view, key)],
    }
}

fn of_cell(view: View<'_>, key: &CellKey) -> Compared {
    let observed = view.ledger().cell_of(key).and_then(|cell| observe(view, cell));
    if let Some(observed) = observed {
        let cited = observed.cited(view);
        return Compared { key: key.clone(), claim: cited.claims().first().copied(), cited: Some(cited) };
    }
    let cited = match Solved::of(view, key.entity).conclude(key) {
        Conclusion::Derived(derived) => Some(derived.cited),
        Conclusion::Printed(observed) => Some(observed.cited(view)),
        Conclusion::Undetermined(_) => None,
    };
    Compared { key: key.clone(), claim: None, cited }
}

/// How far two cells are from each other: what weighs most first.
fn distance(a: &CellKey, b: &CellKey) -> [bool; 5] {
    [
        a.entity != b.entity,
        a.indicator != b.indicator,
        a.measure != b.measure,
        a.kind != b.kind,
        a.period != b.period,
    ]
}

fn reasons(view: View<'_>, a: &Compared, b: &Compared) -> Vec<Reason> {
    if a.claim.is_some() && a.claim == b.claim {
        return vec![Reason::Same];
    }
    let mut reasons = between_cells(view, &a.key, &b.key);
    let same_cell = reasons.is_empty();
    if let (Some(first), Some(second)) = (a.claim, b.claim) {
        reasons.extend(found(view, first, second));
        if same_cell {
            reasons.extend(between_claims(view, first, second));
        }
    }
    let (Some(first), Some(second)) = (&a.cited, &b.cited) else {
        reasons.push(Reason::NotKnown);
        return reasons;
    };
    if same_cell {
        let values = (first.value(), second.value());
        match (agreement(values.0, values.1), cut(view, a.claim, b.claim)) {
            (Some(agree), _) => reasons.insert(0, agree),
            (None, true) => reasons.insert(0, Reason::Cut),
            (None, false) if reasons.is_empty() => reasons.push(Reason::Contradiction),
            (None, false) => {}
        }
    }
    if reasons.is_empty() {
        reasons.push(Reason::Contradiction);
    }
    reasons
}

fn agreement(a: Bounds, b: Bounds) -> Option<Reason> {
    match a.intersection(b) {
        Some(_) if a == b => Some(Reason::Equal),
        Some(_) if a.overlaps_widely(&b) => Some(Reason::Rounding),
        _ => None,
    }
}

/// Whether two prints agree had both papers cut their digits.
fn cut(view: View<'_>, a: Option<ClaimIx>, b: Option<ClaimIx>) -> bool {
    let truncated = |ix: Option<ClaimIx>| view.ledger().claim(ix?).value.truncated();
    let round = |ix: Option<ClaimIx>| view.ledger().claim(ix?).value.bounds();
    let meet = |a: Option<Bounds>, b: Option<Bounds>| a.zip(b).is_some_and(|(a, b)| a.overlaps_widely(&b));
    meet(truncated(a), round(b)) || meet(round(a), truncated(b)) || meet(truncated(a), truncated(b))
}

/// What tells two cells apart.
fn between_cells(view: View<'_>, a: &CellKey, b: &CellKey) -> Vec<Reason> {
    let ledger = view.ledger();
    let mut reasons = Vec::new();
    if a.entity != b.entity {
        let above = |part: EntityIx, whole: EntityIx| {
            let mut at = ledger.entity(part).parent;
            while let Some(entity) = at.filter(|entity| *entity != whole) {
                at = ledger.entity(entity).parent;
            }
            at
        };
        let whole = above(a.entity, b.entity).or_else(|| above(b.entity, a.entity));
        reasons.push(Reason::Entity { whole });
    }
    if a.indicator != b.indicator {
        reasons.push(Reason::Definition);
        if ledger.indicator(a.indicator).unit != ledger.indicator(b.indicator).unit {
            reasons.push(Reason::Unit);
        }
    }
    if a.measure != b.measure {
        reasons.push(Reason::Measure);
    }
    if a.kind != b.kind {
        reasons.push(Reason::Kind);
    }
    if a.period != b.period {
        reasons.push(Reason::Period(lie(a.period, b.period, ledger.calendar())));
    }
    reasons
}

fn lie(a: Option<Period>, b: Option<Period>, calendar: Calendar) -> Lie {
    let months = |period: Option<Period>| period.and_then(Period::months);
    if let Some((a, b)) = months(a).zip(months(b)) {
        let calendar_year = |months: Months| months.count() == 12 && months.first().number() == 1;
        let shared = a.first() <= b.last() && b.first() <= a.last();
        let years = |a, b| calendar.is_fiscal_year(a) && calendar_year(b);
        if shared && (years(a, b) || years(b, a)) {
            return Lie::FiscalAndCalendar;
        }
        if a.count() == b.count() && a.first().since(b.first()) % 12 == 0 {
            return Lie::OtherYear;
        }
    }
    let days = |period: Option<Period>| period.and_then(Period::days);
    let Some((a, b)) = days(a).zip(days(b)) else { return Lie::Apart };
    let inside = |inner: (_, _), outer: (_, _)| outer.0 <= inner.0 && inner.1 <= outer.1;
    match () {
        () if inside(a, b) || inside(b, a) => Lie::Inside,
        () if a.0 <= b.1 && b.0 <= a.1 => Lie::Overlapping,
        () => Lie::Apart,
    }
}

/// What tells two prints of one cell apart: how they are told, and their ages.
fn between_claims(view: View<'_>, a: ClaimIx, b: ClaimIx) -> Vec<Reason> {
    let ledger = view.ledger();
    let mut reasons = Vec::new();
    let unit = |ix| ledger.reading(ix)?.unit().cloned();
    if unit(a).zip(unit(b)).is_some_and(|(a, b)| a != b) {
        reasons.push(Reason::PrintedUnit);
    }
    let (a, b) = (ledger.claim(a), ledger.claim(b));
    if a.told != b.told {
        // Former says more than base, and base more than current.
        reasons.push(Reason::Told(a.told.max(b.told)));
    }
    if a.by() != b.by() && a.status.kind() == Kind::Forecast {
        reasons.push(Reason::Voice);
    }
    let editions = edition(ledger, a).zip(edition(ledger, b));
    if let Some((first, second)) = editions.filter(|(first, second)| first != second) {
        reasons.push(Reason::Edition(first, second));
    } else if release(ledger, a) != release(ledger, b) {
        reasons.push(Reason::Release);
    } else if release(ledger, a).is_none() {
        let apart = (day_number(a.said.first()) - day_number(b.said.first())).abs();
        if apart > i64::from(ledger.settings().same_time_days) {
            reasons.push(Reason::Occasion);
        }
    }
    reasons
}

/// The findings that both have a part in.
fn found(view: View<'_>, a: ClaimIx, b: ClaimIx) -> Vec<Reason> {
    let joins = |finding: &Arc<Finding>| {
        let claims = finding.claims();
        claims.contains(&a) && claims.contains(&b)
    };
    check::run(view).findings.into_iter().filter(joins).map(Reason::Found).collect()
}
