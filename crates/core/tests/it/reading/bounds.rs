//! The table of bounds: every line of it with examples in both languages.

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
    unit: String,
    #[serde(default)]
    flags: String,
    #[serde(default)]
    sense: RawSense,
    round: String,
    cut: Option<String>,
    finest: Option<String>,
}

#[test]
fn bounds_are_those_of_the_table() {
    let lexicon = lexicon();
    let cases: Cases = toml::from_str(include_str!("../cases/reading/bounds.toml")).unwrap();
    let mut wrong = String::new();
    for case in cases.case {
        let expect = expect(&lexicon, &case.unit, &case.flags);
        let reading = match lexicon.read(&case.printed, &case.sense.parse(), &expect) {
            Ok(reading) => reading,
            Err(error) => {
                let _ = writeln!(wrong, "`{}`: {error} at {}", case.printed, error.at());
                continue;
            }
        };
        let (round, cut) = (reading.round().to_string(), reading.truncate().to_string());
        if round != case.round || cut != case.cut.unwrap_or(case.round) {
            let _ = writeln!(wrong, "`{}`: round {round}, cut {cut}", case.printed);
        }
        if case.finest.is_some_and(|finest| finest != reading.finest().normalize().to_string()) {
            let _ = writeln!(wrong, "`{}`: finest {}", case.printed, reading.finest());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_reading_keeps_what_was_printed() {
    let lexicon = lexicon();
    let reading = read(&lexicon, "over Rs 13 ارب 72 کروڑ", "PKR", "", r#"{ direction = "down" }"#).unwrap();
    assert_eq!(reading.unit().map(ToString::to_string).as_deref(), Some("PKR"));
    assert_eq!(reading.scale_words().iter().map(ToString::to_string).collect::<Vec<_>>(), ["arab", "crore"]);
    assert_eq!(reading.approx(), Approx::Over);
    assert_eq!(reading.direction(), Some(Direction::Down));
    assert_eq!(reading.nominal(), Nominal::Point(Decimal::from(-13_720_000_000_i64)));

    let plain = read(&lexicon, "1.2 million", "people", "count", "").unwrap();
    assert_eq!(plain.unit(), None);
    let converted = read(&lexicon, "66,893.643 m2", "sqft", "", "").unwrap();
    assert_eq!(converted.unit().map(ToString::to_string).as_deref(), Some("m2"));
}
