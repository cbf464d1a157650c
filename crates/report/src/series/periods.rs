//! Which periods a series has.

use std::{cmp::Reverse, collections::BTreeSet};

use sanad_core::{
    model::{IndicatorIx, Kind, MeasureKey, Time},
    period::{Calendar, Month, Months, Period},
    view::View,
};

use super::Wanted;

/// Which periods of a series are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Single months.
    Month,
    /// Quarters of the calendar year.
    Quarter,
    /// Fiscal years.
    FiscalYear,
    /// From the start of each fiscal year to each of its months.
    YearToDate,
    /// Calendar years.
    Year,
    /// Every period that is printed, and every month, quarter and year between.
    All,
}

/// The longest series that is listed, in months: what no calendar of prints reaches.
const LONGEST: i32 = 3600;

/// The periods of a series, in order of the month they reach, then the longer first. Of what adds up over time each one
/// between the first and the last print, printed or not; of the rest those that are printed.
pub(super) fn of(view: View<'_>, wanted: &Wanted) -> Vec<Period> {
    let ledger = view.ledger();
    let printed = printed(view, wanted, wanted.indicator);
    let calendar = ledger.calendar();
    let mut periods: BTreeSet<Period> =
        printed.iter().copied().filter(|period| fits(*period, wanted.step, calendar)).collect();
    let adds_up = ledger.indicator(wanted.indicator).time == Time::Flow && wanted.kind == Kind::Outturn;
    if adds_up && let Some((first, last)) = reach(&printed, wanted) {
        periods.extend(between(first, last, wanted.step, calendar).into_iter().map(Period::Months));
    }
    let mut periods: Vec<Period> = periods.into_iter().filter(|period| inside(*period, wanted)).collect();
    sort(&mut periods);
    periods
}

/// The periods that indicators print from which this one may follow: those of its formula, and those whose formulas
/// have it. Of a measure: the periods of its own levels.
pub(super) fn of_related(view: View<'_>, wanted: &Wanted) -> BTreeSet<Period> {
    let ledger = view.ledger();
    let own = &ledger.indicator(wanted.indicator).id;
    let mut related: BTreeSet<IndicatorIx> = BTreeSet::new();
    for (ix, indicator) in ledger.indicators() {
        let Some(formula) = &indicator.formula else { continue };
        let references = formula.references();
        if ix == wanted.indicator || references.iter().any(|(id, ..)| *id == own) {
            let named = references.iter().filter_map(|(id, ..)| ledger.names().indicator(id));
            related.extend(named.chain([ix]));
        }
    }
    let level = Wanted { measure: MeasureKey::Level, ..wanted.clone() };
    let others = related.into_iter().filter(|ix| *ix != wanted.indicator);
    let mut periods: BTreeSet<Period> = others.flat_map(|ix| printed(view, &level, ix)).collect();
    if wanted.measure != MeasureKey::Level {
        periods.extend(printed(view, &level, wanted.indicator));
    }
    let calendar = ledger.calendar();
    periods.retain(|period| fits(*period, wanted.step, calendar) && inside(*period, wanted));
    periods
}

/// The periods of an indicator that somebody prints.
fn printed(view: View<'_>, wanted: &Wanted, indicator: IndicatorIx) -> BTreeSet<Period> {
    let cells = view.ledger().cells_with(wanted.entity, indicator);
    cells
        .filter(|(ix, cell)| {
            let key = &cell.key;
            key.measure == wanted.measure && key.kind == wanted.kind && view.claims_of(*ix).next().is_some()
        })
        .filter_map(|(_, cell)| cell.key.period)
        .collect()
}

/// Whether a period lies in what was asked for.
fn inside(period: Period, wanted: &Wanted) -> bool {
    let Some((first, last)) = period.days() else { return wanted.from.is_none() && wanted.to.is_none() };
    wanted.from.is_none_or(|from| from.first_day() <= first)
        && wanted.to.is_none_or(|to| last <= to.last_day())
}

/// By the month they reach, then the longer first.
pub(super) fn sort(periods: &mut Vec<Period>) {
    periods.sort_by_key(|period| {
        let days = period.days();
        (days.is_none(), days.map(|(first, last)| (last, first)), Reverse(*period))
    });
    periods.dedup();
}

/// The first and the last month of the series.
fn reach(printed: &BTreeSet<Period>, wanted: &Wanted) -> Option<(Month, Month)> {
    let months = || printed.iter().filter_map(|period| period.months());
    let first = wanted.from.or_else(|| months().map(Months::first).min())?;
    let last = wanted.to.or_else(|| months().map(Months::last).max())?;
    (first <= last && last.since(first) <= LONGEST).then_some((first, last))
}

fn fits(period: Period, step: Step, calendar: Calendar) -> bool {
    let Some(months) = period.months() else { return step == Step::All };
    match step {
        Step::Month => months.count() == 1,
        Step::Quarter => months.count() == 3 && months.first().number() % 3 == 1,
        Step::FiscalYear => calendar.is_fiscal_year(months),
        Step::YearToDate => is_to_date(months, calendar),
        Step::Year => months.count() == 12 && months.first().number() == 1,
        Step::All => true,
    }
}

/// From the start of a fiscal year to a month of it.
fn is_to_date(months: Months, calendar: Calendar) -> bool {
    let year = calendar.fiscal_year_of(months.first());
    months.first() == year.first() && months.last() <= year.last()
}

/// The periods of a step that lie between two months; years that these do not hold whole are left out.
fn between(first: Month, last: Month, step: Step, calendar: Calendar) -> Vec<Months> {
    let mut found = Vec::new();
    for at in 0..=last.since(first) {
        let month = first.plus(at);
        let from = |length: i32| Months::new(month, month.plus(length - 1));
        let quarter = from(3).filter(|_| month.number() % 3 == 1);
        let fiscal = Some(calendar.fiscal_year_of(month)).filter(|year| year.first() == month);
        let year = from(12).filter(|_| month.number() == 1);
        let to_date = Months::new(calendar.fiscal_year_of(month).first(), month);
        let of_step: Vec<Option<Months>> = match step {
            Step::Month => vec![from(1)],
            Step::Quarter => vec![quarter],
            Step::FiscalYear => vec![fiscal],
            Step::YearToDate => vec![to_date],
            Step::Year => vec![year],
            Step::All => vec![from(1), quarter, fiscal, year],
        };
        found.extend(of_step.into_iter().flatten());
    }
    found.retain(|months| first <= months.first() && months.last() <= last);
    found
}
