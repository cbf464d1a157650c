//! Dates and stretches of time, printed.

use super::*;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    printed: String,
    #[serde(default)]
    sense: RawSense,
    span: Option<String>,
    error: Option<String>,
    approx: Option<String>,
}

#[test]
fn dates_are_the_days_they_name() {
    let lexicon = lexicon();
    let cases: Cases = toml::from_str(include_str!("../cases/reading/dates.toml")).unwrap();
    let mut wrong = String::new();
    for case in cases.case {
        let found = lexicon.read(&case.printed, &case.sense.parse(), &expect(&lexicon, "date", ""));
        let approx = case.approx.map_or(Approx::Exact, |text| text.parse().unwrap());
        let expected = case.span.map(|text| {
            let (first, last) = days(&text).day_numbers();
            Bounds::new(first.map(Decimal::from), last.map(Decimal::from)).unwrap()
        });
        let good = match (&found, expected, case.error) {
            (Ok(reading), Some(days), None) => reading.round() == days && reading.approx() == approx,
            (Err(error), None, Some(id)) => error.id() == id,
            _ => false,
        };
        if !good {
            let found = found.map(|reading| (shown(&reading), reading.approx()));
            let _ = writeln!(wrong, "`{}`: {found:?}", case.printed);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn shown(reading: &Reading) -> String {
    let day = |number: Option<Decimal>| {
        let day = number.and_then(|number| day_of_number(i64::try_from(number).ok()?));
        day.map(|day| day.to_string()).unwrap_or_default()
    };
    format!("{}..{}", day(reading.round().low()), day(reading.round().high()))
}

#[test]
fn our_notation_names_what_is_wrong_with_it() {
    for (text, wrong) in [
        ("", "`` is not a span of days"),
        ("..", "`..` is not a span of days"),
        ("2025-2", "`2025-2` is not a span of days"),
        ("2025-02-18-1", "`2025-02-18-1` is not a span of days"),
        ("FY2024-26", "`FY2024-26` is not a span of days"),
        ("2025-13", "there is no `2025-13` in the calendar"),
        ("2025-02-30", "there is no `2025-02-30` in the calendar"),
        ("2025-Q5", "there is no `2025-Q5` in the calendar"),
        ("2025-05..2025-01", "`2025-05..2025-01` ends before it begins"),
    ] {
        assert_eq!(DaySpan::parse(text, calendar()).unwrap_err().to_string(), wrong);
    }
}

#[test]
fn our_notation_is_written_in_its_shortest_form() {
    for (text, shortest) in [
        ("2025-01-01..2025-12-31", "2025"),
        ("2024-07/2025-06", "FY2025"),
        ("FY2024-25", "FY2025"),
        ("FY1999-00", "FY2000"),
        ("2025-07..2025-09", "2025-Q3"),
        ("2025-02..2025-04", "2025-02..2025-04"),
        ("..2025-02", "..2025-02"),
        ("2025-03-02..", "2025-03-02.."),
    ] {
        assert_eq!(days(text).text(calendar()), shortest);
    }
}

#[test]
fn a_fiscal_year_is_that_of_the_calendar() {
    let from_april = Calendar::starting_in(4).unwrap();
    let year = DaySpan::parse("FY2025", from_april).unwrap();
    assert_eq!(year.text(from_april), "FY2025");
    assert_eq!(year.text(calendar()), "2024-04..2025-03");
    assert_eq!(DaySpan::parse("FY2025", Calendar::CIVIL).unwrap().text(Calendar::CIVIL), "2025");

    let words = toml::from_str(include_str!("../../../../../data/lexicon.toml")).unwrap();
    let units = toml::from_str(include_str!("../../../../../data/units.toml")).unwrap();
    let lexicon = Lexicon::new(words, units, from_april, approximation()).unwrap();
    let printed = read(&lexicon, "FY 2024-25", "date", "", "").unwrap();
    assert_eq!(shown(&printed), "2024-04-01..2025-03-31");
}
