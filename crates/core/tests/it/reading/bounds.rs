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

fn between(low: i64, high: i64) -> Bounds {
    Bounds::new(Some(low.into()), Some(high.into())).unwrap()
}

#[test]
fn an_edge_is_no_wide_overlap_but_a_point_inside_is() {
    assert!(between(1, 3).overlaps_widely(&between(2, 4)));
    assert!(!between(1, 2).overlaps_widely(&between(2, 3)));
    assert!(between(1, 2).overlaps_widely(&between(2, 2)));
    assert!(!between(1, 2).overlaps_widely(&between(3, 4)));
    assert!(Bounds::at_least(Decimal::TWO).overlaps_widely(&Bounds::at_most(Decimal::TEN)));
    assert!(between(1, 2).intersection(between(2, 3)).is_some_and(|shared| shared.is_exact()));
    assert!(Bounds::new(Some(Decimal::TWO), Some(Decimal::ONE)).is_none());
}

#[test]
fn open_sides_stay_open_where_they_must() {
    let two_or_more = Bounds::at_least(Decimal::TWO);
    assert_eq!(between(1, 4).divided_by(two_or_more), Some(between(0, 2)));
    assert_eq!(between(1, 4).divided_by(between(-1, 1)), None);
    assert_eq!(between(-1, 4).times(two_or_more), Bounds::EVERYTHING);
    assert_eq!(between(0, 4).times(two_or_more), Bounds::at_least(Decimal::ZERO));
    assert_eq!(two_or_more.minus(two_or_more), Bounds::EVERYTHING);
    assert_eq!(two_or_more.negated(), Bounds::at_most(-Decimal::TWO));
    assert_eq!(two_or_more.width(), None);
    assert!(Bounds::EVERYTHING.encloses(&two_or_more) && !two_or_more.encloses(&Bounds::EVERYTHING));
}

#[test]
fn what_is_too_large_to_be_held_is_open() {
    let large = Bounds::exact(Decimal::MAX);
    assert_eq!(large.plus(large).high(), None);
    assert_eq!(large.times(between(2, 3)), Bounds::at_least(Decimal::MAX));
    assert_eq!(large.times(between(-3, -2)), Bounds::at_most(Decimal::MIN));
    assert!(large.scaled(Decimal::ONE, Decimal::from(3)).width().is_some_and(|width| width < Decimal::ONE));
    assert_eq!(large.scaled(Decimal::ONE, Decimal::ZERO), Bounds::EVERYTHING);
}
