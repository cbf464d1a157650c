//! Periods: what their texts mean, and that every period has one text.

use std::fmt::Write as _;

use jiff::civil::Date;
use proptest::prelude::*;
use sanad_core::{
    edtf::DaySpan,
    period::{Calendar, Month, Months, Period},
};

fn calendar(starts: i8) -> Calendar {
    Calendar::starting_in(starts).expect("a month")
}

/// Each line of the file: how a fiscal year starts, a text, and the canonical text or what is wrong.
#[test]
fn texts_mean_what_the_table_says() {
    let mut wrong = String::new();
    for line in
        include_str!("cases/period.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let [starts, text, meant] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("three columns: {line}")
        };
        let calendar = calendar(starts.parse().expect("a month"));
        let found = match calendar.parse(text) {
            Ok(period) => calendar.text(period),
            Err(error) => error.to_string(),
        };
        if found != meant {
            writeln!(wrong, "{starts} `{text}`: {found}, not {meant}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_fiscal_year_is_twelve_months_from_its_month() {
    let Ok(Period::Months(year)) = calendar(7).parse("FY2025") else { panic!("months") };
    assert_eq!((year.first(), year.count()), (Month::new(2024, 7).unwrap(), 12));
    assert_eq!(calendar(7).fiscal_year_of(Month::new(2025, 6).unwrap()), year);
    assert_ne!(calendar(7).fiscal_year_of(Month::new(2025, 7).unwrap()), year);
}

#[test]
fn no_fiscal_year_starts_outside_the_year() {
    assert!([0, 13, -1, i8::MAX, i8::MIN].into_iter().all(|month| Calendar::starting_in(month).is_none()));
}

fn month() -> impl Strategy<Value = Month> {
    (1900_i16..2198, 1_i8..=12).prop_map(|(year, month)| Month::new(year, month).expect("a month"))
}

fn period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (month(), 0_i32..24).prop_map(|(first, more)| {
            Period::Months(Months::new(first, first.plus(more)).expect("forwards"))
        }),
        (1900_i16..2200, 1_i8..=12, 1_i8..=28)
            .prop_map(|(year, month, day)| Period::Day(Date::new(year, month, day).expect("a day"))),
        Just(Period::Year),
        Just(Period::Completion),
    ]
}

proptest! {
    #[test]
    fn the_text_of_a_period_is_read_as_that_period(starts in 1_i8..=12, period in period()) {
        let calendar = calendar(starts);
        prop_assert_eq!(calendar.parse(&calendar.text(period)), Ok(period));
    }

    #[test]
    fn what_is_read_is_written_and_read_again(starts in 1_i8..=12, text in "(FY)?[0-9]{4}(-[0-9Q]{1,2})?(\\.\\.|/|-)?[0-9-]{0,7}") {
        let calendar = calendar(starts);
        if let Ok(period) = calendar.parse(&text) {
            prop_assert_eq!(calendar.parse(&calendar.text(period)), Ok(period));
        }
    }

    #[test]
    fn no_text_panics(starts in 1_i8..=12, text in ".{0,24}") {
        let _ = calendar(starts).parse(&text);
        let _ = DaySpan::parse(&text, calendar(starts));
    }

    #[test]
    fn days_and_months_of_a_period_agree(starts in 1_i8..=12, period in period()) {
        if let (Some(months), Some((first, last))) = (period.months(), period.days()) {
            prop_assert_eq!((Month::of(first), Month::of(last)), (months.first(), months.last()));
            prop_assert_eq!((first.day(), last.last_of_month()), (1, last));
        }
        prop_assert_eq!(calendar(starts).text(period).is_empty(), false);
    }
}
