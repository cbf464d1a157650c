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
            let (first, last) = text.parse::<DaySpan>().unwrap().day_numbers();
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
