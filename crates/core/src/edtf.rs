//! Spans of days and their notation, a small part of EDTF (ISO 8601-2).

use std::fmt;

use jiff::civil::Date;
use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::period::Calendar;

/// From `first` to `last`, both included.
///
/// Written as a year `2025`, a month `2025-02`, a day `2025-02-18`, a quarter `2025-Q3`, a fiscal year `FY2025` or
/// a range of those, `2025-02..2025-04` (`/` is read as `..`); a range may be open on one side. The calendar says
/// with which month a fiscal year begins.
///
/// ```
/// use sanad_core::edtf::DaySpan;
/// use sanad_core::period::Calendar;
///
/// let calendar = Calendar::starting_in(7).unwrap();
/// let year = DaySpan::parse("FY2025", calendar).unwrap();
/// assert_eq!(year, DaySpan::parse("2024-07..2025-06", calendar).unwrap());
/// assert_eq!(year.text(calendar), "FY2025");
/// assert_eq!(year.text(Calendar::starting_in(4).unwrap()), "2024-07..2025-06");
/// assert_eq!(DaySpan::parse("2024-07-01", calendar).unwrap().first(), year.first());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DaySpan {
    first: Date,
    last: Date,
}

/// Why a span of days could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// None of the forms we know.
    #[error("`{text}` is not a span of days")]
    Form {
        /// What stands there.
        text: String,
    },
    /// The right form, but no such day, month or quarter.
    #[error("there is no `{text}` in the calendar")]
    NoSuchDay {
        /// What stands there.
        text: String,
    },
    /// It ends before it begins.
    #[error("`{text}` ends before it begins")]
    Reversed {
        /// What stands there.
        text: String,
    },
}

impl SpanError {
    /// What would mend it.
    pub fn cure(&self) -> &'static str {
        match self {
            Self::Form { .. } => {
                "write `2025`, `2025-02`, `2025-02-18`, `2025-Q3`, `FY2025` or a range `2025-02..2025-04`"
            }
            Self::NoSuchDay { .. } => "check the month and the day",
            Self::Reversed { .. } => "write the earlier end first",
        }
    }
}

impl DaySpan {
    /// From `first` to `last`; `None` if `last` is earlier.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One day.
    pub fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// The whole months from one to the other; `None` if there is no such month or the order is wrong.
    pub fn months(first: (i16, i8), last: (i16, i8)) -> Option<Self> {
        let first = Date::new(first.0, first.1, 1).ok()?;
        let last = Date::new(last.0, last.1, 1).ok()?;
        Self::new(first, last.last_of_month())
    }

    /// A number of whole months from `month` of `year`, which may lie beyond December.
    pub fn run_of_months(year: i16, month: i8, length: i8) -> Option<Self> {
        let first = after_months(year, month)?;
        let last = after_months(year, month.checked_add(length)?.checked_sub(1)?)?;
        Self::months(first, last)
    }

    /// A calendar year.
    pub fn year(year: i16) -> Option<Self> {
        Self::run_of_months(year, 1, 12)
    }

    /// The fiscal year that ends in `year`, or is `year` itself if it begins with January.
    pub fn fiscal_year(year: i16, calendar: Calendar) -> Option<Self> {
        let starts = calendar.fiscal_year_starts();
        let begun = if starts == 1 { year } else { year.checked_sub(1)? };
        Self::run_of_months(begun, starts, 12)
    }

    /// The first day; [`Date::MIN`] where the start is open.
    pub fn first(&self) -> Date {
        self.first
    }

    /// The last day; [`Date::MAX`] where the end is open.
    pub fn last(&self) -> Date {
        self.last
    }

    /// The first and last day as days since 1970-01-01; `None` where the span is open.
    pub fn day_numbers(&self) -> (Option<i64>, Option<i64>) {
        let first = (self.first != Date::MIN).then(|| day_number(self.first));
        let last = (self.last != Date::MAX).then(|| day_number(self.last));
        (first, last)
    }

    /// From the earlier start to the later end.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Whether `day` lies within.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Days since 1970-01-01.
pub fn day_number(day: Date) -> i64 {
    // Whole days, as civil dates have no time and no zone.
    day.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24
}

/// The day that many days after 1970-01-01; `None` outside the calendar, which ends with the years ±9999.
pub fn day_of_number(number: i64) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

impl DaySpan {
    /// Reads our notation.
    ///
    /// # Errors
    /// [`SpanError`] with the text, where it has none of our forms, is not in the calendar or runs backwards.
    pub fn parse(text: &str, calendar: Calendar) -> Result<Self, SpanError> {
        let part = |text| part(text, calendar);
        let Some((from, to)) = text.split_once("..").or_else(|| text.split_once('/')) else {
            return part(text);
        };
        let first = if from.is_empty() { Date::MIN } else { part(from)?.first };
        let last = if to.is_empty() { Date::MAX } else { part(to)?.last };
        if from.is_empty() && to.is_empty() {
            return Err(SpanError::Form { text: text.to_owned() });
        }
        Self::new(first, last).ok_or_else(|| SpanError::Reversed { text: text.to_owned() })
    }

    /// The shortest of our forms, which reads back as the same span.
    pub fn text(self, calendar: Calendar) -> String {
        if let Some(form) = Form::of(self, calendar) {
            return form.to_string();
        }
        let whole_months = self.first.day() == 1 && self.last == self.last.last_of_month();
        let end = |day: Date| if whole_months { Form::Month(day) } else { Form::Day(day) };
        let from = if self.first == Date::MIN { String::new() } else { end(self.first).to_string() };
        let to = if self.last == Date::MAX { String::new() } else { end(self.last).to_string() };
        format!("{from}..{to}")
    }
}

/// A span that has a form of its own.
enum Form {
    Day(Date),
    Month(Date),
    Quarter(Date),
    Fiscal(i16),
    Year(i16),
}

impl Form {
    fn of(span: DaySpan, calendar: Calendar) -> Option<Self> {
        let (first, last) = (span.first, span.last);
        if first == last {
            return Some(Self::Day(first));
        }
        let whole_months = first.day() == 1 && last == last.last_of_month();
        let same_year = first.year() == last.year();
        match (whole_months, same_year, first.month(), last.month()) {
            (true, true, 1, 12) => Some(Self::Year(first.year())),
            (true, true, a, b) if a == b => Some(Self::Month(first)),
            (true, true, a, b) if a % 3 == 1 && b == a + 2 => Some(Self::Quarter(first)),
            (true, false, ..) if DaySpan::fiscal_year(last.year(), calendar) == Some(span) => {
                Some(Self::Fiscal(last.year()))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Self::Quarter(day) => write!(f, "{:04}-Q{}", day.year(), (day.month() + 2) / 3),
            Self::Fiscal(year) => write!(f, "FY{year:04}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

fn part(text: &str, calendar: Calendar) -> Result<DaySpan, SpanError> {
    let form = || SpanError::Form { text: text.to_owned() };
    let nowhere = || SpanError::NoSuchDay { text: text.to_owned() };
    if let Some(fiscal) = text.strip_prefix("FY") {
        return fiscal_part(fiscal, calendar).ok_or_else(form);
    }
    let mut pieces = text.split('-');
    let year: i16 = digits(pieces.next().unwrap_or_default(), 4).ok_or_else(form)?;
    let second = pieces.next();
    let third = pieces.next();
    if pieces.next().is_some() {
        return Err(form());
    }
    match (second, third) {
        (None, _) => DaySpan::year(year).ok_or_else(nowhere),
        (Some(quarter), None) if quarter.starts_with('Q') => {
            let quarter = digits(&quarter[1..], 1).ok_or_else(form)?;
            let known = (1..=4).contains(&quarter);
            let month = i8::try_from(3 * quarter - 2).map_err(|_| nowhere())?;
            known.then(|| DaySpan::run_of_months(year, month, 3)).flatten().ok_or_else(nowhere)
        }
        (Some(month), day) => {
            let month = i8::try_from(digits(month, 2).ok_or_else(form)?).map_err(|_| nowhere())?;
            let Some(day) = day else {
                return DaySpan::months((year, month), (year, month)).ok_or_else(nowhere);
            };
            let day = i8::try_from(digits(day, 2).ok_or_else(form)?).map_err(|_| nowhere())?;
            Date::new(year, month, day).map(DaySpan::day).map_err(|_| nowhere())
        }
    }
}

/// `2025`, or `2024-25` and `2024-2025` as printed.
fn fiscal_part(text: &str, calendar: Calendar) -> Option<DaySpan> {
    let year = match text.split_once('-') {
        None => digits(text, 4)?,
        Some((begins, ends)) => {
            let begins = digits(begins, 4)?;
            let ends = digits(ends, 4).or_else(|| Some(begins / 100 * 100 + digits(ends, 2)?))?;
            (ends == begins + 1 || (begins % 100 == 99 && ends + 99 == begins)).then_some(begins + 1)?
        }
    };
    DaySpan::fiscal_year(year, calendar)
}

/// Exactly `count` ASCII digits.
fn digits(text: &str, count: usize) -> Option<i16> {
    let only_digits = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    only_digits.then(|| text.parse().ok()).flatten()
}

/// The month that is `month - 1` months after January of `year`.
fn after_months(year: i16, month: i8) -> Option<(i16, i8)> {
    let past = month.checked_sub(1)?;
    Some((year.checked_add(i16::from(past.div_euclid(12)))?, past.rem_euclid(12) + 1))
}

/// The day of a day number in bounds, rounded towards the past; `None` outside the calendar.
pub fn day_of(number: Decimal) -> Option<Date> {
    number.floor().to_i64().and_then(day_of_number)
}

/// The day number of a day, as bounds hold it.
pub fn day_number_of(day: Date) -> Decimal {
    Decimal::from(day_number(day))
}
