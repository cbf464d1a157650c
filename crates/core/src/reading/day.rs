//! The days that the pieces of a printed date name.

use jiff::civil::Date;

use crate::edtf::DaySpan;
use crate::lexicon::{DatePart, Lexicon};

/// What was printed of one date.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Piece {
    pub year: Option<i16>,
    pub fiscal: bool,
    pub month: Option<i8>,
    pub day: Option<i8>,
    pub quarter: Option<i8>,
    pub half: Option<i8>,
    pub part: Option<u8>,
    /// `next year`: the year is the one that the sense gives.
    pub relative_year: bool,
    /// A word for quarter or half whose number follows: `Q3`.
    pub awaits: Option<Awaited>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Awaited {
    Quarter,
    Half,
}

impl Piece {
    pub(super) fn is_empty(&self) -> bool {
        self.year.is_none()
            && self.month.is_none()
            && self.day.is_none()
            && self.quarter.is_none()
            && self.half.is_none()
            && self.part.is_none()
            && !self.relative_year
            && !self.fiscal
    }

    /// Takes from the other end of a range what stands there for both: `5 to 7 October 2025`.
    pub(super) fn completed_by(mut self, other: &Self) -> Self {
        if self.year.is_none() {
            self.year = other.year;
            self.fiscal |= other.fiscal;
        }
        if self.month.is_none() && self.day.is_some() {
            self.month = other.month;
        }
        self
    }

    /// The days of it, in `year`; `None` if there are none such.
    pub(super) fn days(self, year: i16, lexicon: &Lexicon) -> Option<DaySpan> {
        let starts = if self.fiscal { lexicon.calendar.fiscal_year_starts() } else { 1 };
        let begins = if self.fiscal && starts > 1 { year.saturating_sub(1) } else { year };
        let whole = match self {
            Self { month: Some(month), day: Some(day), quarter: None, half: None, .. } => {
                Date::new(year, month, day).ok().map(DaySpan::day)
            }
            Self { month: Some(month), day: None, quarter: None, half: None, .. } => {
                DaySpan::months((year, month), (year, month))
            }
            Self { quarter: Some(quarter @ 1..=4), month: None, day: None, half: None, .. } => {
                DaySpan::run_of_months(begins, starts + 3 * (quarter - 1), 3)
            }
            Self { half: Some(half @ 1..=2), month: None, day: None, quarter: None, .. } => {
                DaySpan::run_of_months(begins, starts + 6 * (half - 1), 6)
            }
            Self { month: None, day: None, quarter: None, half: None, .. } => {
                DaySpan::run_of_months(begins, starts, 12)
            }
            _ => None,
        }?;
        match self.part {
            None => Some(whole),
            Some(part) => self.stretch(*lexicon.parts.get(usize::from(part))?, whole),
        }
    }

    /// `late`, `end of`: a stretch of what was printed.
    fn stretch(self, part: DatePart, whole: DaySpan) -> Option<DaySpan> {
        let (year, month) = (whole.first().year(), whole.first().month());
        let months = |first: i8, last: i8| DaySpan::run_of_months(year, month + first - 1, last - first + 1);
        match self {
            Self { day: Some(_), .. } => None,
            Self { month: Some(_), .. } => {
                let last = part.of_month.1.min(whole.last().day());
                DaySpan::new(
                    Date::new(year, month, part.of_month.0).ok()?,
                    Date::new(year, month, last).ok()?,
                )
            }
            Self { quarter: Some(_), .. } => months(part.third, part.third),
            Self { half: Some(_), .. } => months(2 * part.third - 1, 2 * part.third),
            _ => months(part.of_year.0, part.of_year.1),
        }
    }
}
