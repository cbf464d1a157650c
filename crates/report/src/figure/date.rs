//! Days, months and periods as text.

use jiff::civil::Date;
use sanad_core::{
    bounds::Bounds,
    edtf::day_of,
    period::{Calendar, Month, Period},
};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name(names: &[&'static str; 12], number: i32) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| names.get(at)).copied().unwrap_or("")
}

/// `18 Feb 2025`
pub fn day(day: Date) -> String {
    format!("{} {} {}", day.day(), name(&MONTHS, day.month().into()), day.year())
}

/// `Feb 2025`
pub fn month(month: Month) -> String {
    format!("{} {}", name(&MONTHS, month.number()), month.year())
}

/// `November 2024`, `FY2025`, `FY2025, July–November`, `July 2018 – March 2020`, `a year`, `once complete`.
pub fn period(period: Period, calendar: Calendar) -> String {
    let months = match period {
        Period::Year => return "a year".to_owned(),
        Period::Completion => return "once complete".to_owned(),
        Period::Day(date) => return day(date),
        Period::Months(months) => months,
    };
    let (first, last) = (months.first(), months.last());
    if first == last {
        return format!("{} {}", name(&LONG, first.number()), first.year());
    }
    let fiscal = calendar.fiscal_year_of(last);
    let canonical = calendar.text(period);
    if canonical.starts_with("FY") || !canonical.contains('-') {
        return canonical;
    }
    if first == fiscal.first() {
        let label = calendar.text(Period::Months(fiscal));
        return format!("{label}, {}–{}", name(&LONG, first.number()), name(&LONG, last.number()));
    }
    if first.year() == last.year() {
        return format!("{}–{} {}", name(&LONG, first.number()), name(&LONG, last.number()), last.year());
    }
    format!(
        "{} {} – {} {}",
        name(&LONG, first.number()),
        first.year(),
        name(&LONG, last.number()),
        last.year()
    )
}

/// A span of days in the fewest words: a day, a month, a year, or both ends.
pub fn span(first: Date, last: Date) -> String {
    if first == last {
        return day(first);
    }
    let whole_months = first.day() == 1 && last == last.last_of_month();
    let (from, to) = (Month::of(first), Month::of(last));
    if whole_months && from == to {
        return month(from);
    }
    if whole_months && from.number() == 1 && to.number() == 12 {
        return if from.year() == to.year() {
            from.year().to_string()
        } else {
            format!("{}–{}", from.year(), to.year())
        };
    }
    if whole_months && from.number() % 3 == 1 && to.since(from) == 2 {
        return format!("Q{} {}", from.number() / 3 + 1, from.year());
    }
    if whole_months {
        format!("{} – {}", month(from), month(to))
    } else {
        format!("{} – {}", day(first), day(last))
    }
}

/// Bounds of day numbers as a span; `None` where they say nothing.
pub(super) fn bounds(bounds: Bounds, calendar: Calendar) -> Option<String> {
    match (bounds.low().and_then(day_of), bounds.high().and_then(day_of)) {
        (Some(first), Some(last)) => {
            Some(fiscal_year(first, last, calendar).unwrap_or_else(|| span(first, last)))
        }
        (Some(first), None) => Some(format!("{} or later", day(first))),
        (None, Some(last)) => Some(format!("by {}", day(last))),
        (None, None) => None,
    }
}

/// `FY2025`, where the days are those of a fiscal year.
fn fiscal_year(first: Date, last: Date, calendar: Calendar) -> Option<String> {
    let months = calendar.fiscal_year_of(Month::of(first));
    let days = (months.first().first_day(), months.last().last_day());
    (days == (first, last)).then(|| calendar.text(Period::Months(months)))
}
