//! Periods: the spans of time that figures speak of.

use std::fmt;

use jiff::civil::Date;

/// A month, counted from January of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month `month` (1 to 12) of `year`; `None` outside 1900–2199.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        let inside = (1900..2200).contains(&year) && (1..=12).contains(&month);
        inside.then(|| Self(i32::from(year) * 12 + i32::from(month) - 1))
    }

    /// The month that holds `day`.
    pub fn of(day: Date) -> Self {
        Self(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Its number in the year, 1 to 12.
    pub fn number(self) -> i32 {
        self.0.rem_euclid(12) + 1
    }

    /// The month `n` later (or earlier, where negative).
    #[must_use]
    pub fn plus(self, n: i32) -> Self {
        Self(self.0.saturating_add(n))
    }

    /// Months from `earlier` to this one.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Its first day. Months outside the calendar's range (which no parser makes) give the nearest day in it.
    pub fn first_day(self) -> Date {
        let year = i16::try_from(self.year()).unwrap_or(i16::MAX);
        let month = i8::try_from(self.number()).unwrap_or(1);
        Date::new(year, month, 1).unwrap_or(Date::MAX)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// Whole months without a gap: at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Months {
    first: Month,
    last: Month,
}

impl Months {
    /// From `first` to `last`, both included; `None` if they are the wrong way round.
    pub fn new(first: Month, last: Month) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One month.
    pub fn single(month: Month) -> Self {
        Self { first: month, last: month }
    }

    /// The first month.
    pub fn first(self) -> Month {
        self.first
    }

    /// The last month.
    pub fn last(self) -> Month {
        self.last
    }

    /// How many months: at least 1.
    pub fn count(self) -> i32 {
        self.last.since(self.first) + 1
    }

    /// The same months `n` months later.
    #[must_use]
    pub fn shifted(self, n: i32) -> Self {
        Self { first: self.first.plus(n), last: self.last.plus(n) }
    }
}

/// The span of time that a figure speaks of.
///
/// Two texts for the same months are the same period: `FY2025` is `2024-07..2025-06`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// Whole months. For a stock: its level at some moment in them.
    Months(Months),
    /// A day.
    Day(Date),
    /// A typical year; it is part of no sum.
    Year,
    /// The state once the thing is complete.
    Completion,
}

impl Period {
    /// Its months, where it has some.
    pub fn months(self) -> Option<Months> {
        match self {
            Self::Months(months) => Some(months),
            _ => None,
        }
    }

    /// Its first and last day, where it lies on the calendar.
    pub fn days(self) -> Option<(Date, Date)> {
        match self {
            Self::Months(months) => Some((months.first.first_day(), months.last.last_day())),
            Self::Day(day) => Some((day, day)),
            Self::Year | Self::Completion => None,
        }
    }

    /// A number that tells periods of months from each other, and others from most.
    pub(crate) fn word(self) -> u64 {
        let bits = |month: Month| u64::from(month.0.cast_unsigned());
        match self {
            Self::Months(months) => bits(months.first) << 32 | bits(months.last),
            Self::Day(day) => bits(Month::of(day)) << 8 | u64::from(day.day().unsigned_abs()),
            Self::Year => u64::MAX,
            Self::Completion => u64::MAX - 1,
        }
    }

    /// The same period `n` months later; days and symbols have no such shift.
    pub fn shifted(self, n: i32) -> Option<Self> {
        self.months().map(|months| Self::Months(months.shifted(n)))
    }
}

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Not one of the forms.
    #[error("`{text}` is not a period")]
    Form {
        /// The text.
        text: String,
    },
    /// The end lies before the start.
    #[error("`{text}` ends before it starts")]
    Backwards {
        /// The text.
        text: String,
    },
}

/// How a country counts its years: which month its fiscal year starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    fiscal_year_starts: i8,
}

impl Calendar {
    /// Fiscal years that are calendar years.
    pub const CIVIL: Self = Self { fiscal_year_starts: 1 };

    /// A calendar whose fiscal year starts in `month`; `None` unless 1 to 12.
    pub fn starting_in(month: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { fiscal_year_starts: month })
    }

    /// The month that the fiscal year starts with, 1 to 12.
    pub fn fiscal_year_starts(self) -> i8 {
        self.fiscal_year_starts
    }

    /// The fiscal year that ends in calendar year `year` (or is that year, where it starts in January).
    pub fn fiscal_year(self, year: i16) -> Option<Months> {
        let ends = Month::new(year, self.fiscal_year_starts)?;
        let first = if self.fiscal_year_starts == 1 { ends } else { ends.plus(-12) };
        Months::new(first, first.plus(11))
    }

    /// The fiscal year that holds `month`.
    pub fn fiscal_year_of(self, month: Month) -> Months {
        let since = (month.number() - i32::from(self.fiscal_year_starts)).rem_euclid(12);
        let first = month.plus(-since);
        Months { first, last: first.plus(11) }
    }

    /// Whether months are those of one fiscal year.
    pub fn is_fiscal_year(self, months: Months) -> bool {
        self.fiscal_year_of(months.first()) == months
    }

    /// Reads a period: `2024-11`, `2024-07..2024-11` (`/` for `..`), `2024-Q3`, `FY2025`, `FY2024-25`, `2024`,
    /// `2025-02-12`, `year`, `completion`. Ends of a range may be any of the forms that are months.
    ///
    /// # Errors
    /// [`PeriodError`] with the text, where it is none of these or runs backwards.
    pub fn parse(self, text: &str) -> Result<Period, PeriodError> {
        let fail = || PeriodError::Form { text: text.to_owned() };
        match text {
            "year" => return Ok(Period::Year),
            "completion" => return Ok(Period::Completion),
            _ => {}
        }
        if let Some((from, to)) = text.split_once("..").or_else(|| text.split_once('/')) {
            let first = self.months_of(from).ok_or_else(fail)?;
            let last = self.months_of(to).ok_or_else(fail)?;
            let months = Months::new(first.first, last.last).filter(|_| first.first <= last.first);
            return months
                .map(Period::Months)
                .ok_or_else(|| PeriodError::Backwards { text: text.to_owned() });
        }
        if let Some(months) = self.months_of(text) {
            return Ok(Period::Months(months));
        }
        day(text).map(Period::Day).ok_or_else(fail)
    }

    /// One month, quarter, calendar or fiscal year.
    fn months_of(self, text: &str) -> Option<Months> {
        if let Some(rest) = text.strip_prefix("FY") {
            let (year, second) = match rest.split_once('-') {
                Some((year, second)) => (digits(year, 4)?, Some(digits(second, 2)?)),
                None => (digits(rest, 4)?, None),
            };
            let ends = match second {
                Some(second) if (year + 1) % 100 == second => year + 1,
                Some(_) => return None,
                None => year,
            };
            return self.fiscal_year(ends);
        }
        match text.split_once('-') {
            None => {
                let year = digits(text, 4)?;
                Months::new(Month::new(year, 1)?, Month::new(year, 12)?)
            }
            Some((year, part)) => {
                let year = digits(year, 4)?;
                if let Some(quarter) = part.strip_prefix('Q') {
                    let quarter = digits(quarter, 1)?;
                    let first =
                        Month::new(year, i8::try_from(quarter).ok()?.checked_mul(3)?.checked_sub(2)?)?;
                    return Months::new(first, first.plus(2));
                }
                Some(Months::single(Month::new(year, i8::try_from(digits(part, 2)?).ok()?)?))
            }
        }
    }

    /// The canonical text: fiscal year, then quarter, then calendar year, then range.
    pub fn text(self, period: Period) -> String {
        match period {
            Period::Year => "year".to_owned(),
            Period::Completion => "completion".to_owned(),
            Period::Day(day) => day.to_string(),
            Period::Months(months) => self.months_text(months),
        }
    }

    fn months_text(self, Months { first, last }: Months) -> String {
        match last.since(first) {
            0 => first.to_string(),
            11 if first.number() == i32::from(self.fiscal_year_starts) => format!("FY{}", last.year()),
            2 if first.number() % 3 == 1 => format!("{:04}-Q{}", first.year(), first.number() / 3 + 1),
            11 if first.number() == 1 => format!("{:04}", first.year()),
            _ => format!("{first}..{last}"),
        }
    }
}

/// Exactly `len` ASCII digits as a number.
fn digits(text: &str, len: usize) -> Option<i16> {
    let all = text.len() == len && text.bytes().all(|b| b.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

/// A day `YYYY-MM-DD`, inside the years that periods know.
fn day(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = digits(parts.next()?, 4)?;
    let month = i8::try_from(digits(parts.next()?, 2)?).ok()?;
    let day = i8::try_from(digits(parts.next()?, 2)?).ok()?;
    Month::new(year, month)?;
    Date::new(year, month, day).ok()
}
