//! What cannot be read, where, and what would mend it.

use super::*;

/// The smallest print of each error, with its place.
const SMALLEST: [(&str, &str, &str, &str, usize); 14] = [
    ("no-figure", "", "USD", "", 0),
    ("unknown-word", "$5 zillion", "USD", "", 3),
    ("two-figures", "5 6", "parks", "", 2),
    ("broken-groups", "about 1,2,3", "parks", "", 6),
    ("too-many-digits", "1000000000000000000000000", "parks", "", 0),
    ("too-large", "9 kharab kharab kharab", "parks", "", 16),
    ("other-dimension", "ڈالر 5", "PKR", "", 0),
    ("two-units", "5 acres kanal", "acres", "", 8),
    ("unknown-sense-unit", "5", "USD", r#"{ unit = "groats" }"#, 0),
    ("unknown-sense-scale", "5", "USD", r#"{ scale = "zillion" }"#, 0),
    ("no-year", "June", "date", "", 0),
    ("relative-date", "on Tuesday", "date", "", 3),
    ("no-such-date", "31 June 2025", "date", "", 0),
    ("not-a-date", "June June 2025", "date", "", 5),
];

#[test]
fn every_error_has_its_smallest_print() {
    let lexicon = lexicon();
    let mut wrong = String::new();
    for (id, printed, unit, sense, at) in SMALLEST {
        match read(&lexicon, printed, unit, "", sense) {
            Err(error) if error.id() == id && error.at() == at && !error.cure().is_empty() => {}
            found => {
                let _ = writeln!(wrong, "`{printed}`: {found:?}, not {id} at {at}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn places_are_counted_in_the_print_and_not_in_its_folded_text() {
    let lexicon = lexicon();
    let printed = "\u{200f}٪ ۱۲ zillion";
    let error = read(&lexicon, printed, "percent", "rate", "").unwrap_err();
    assert_eq!(&printed[error.at()..], "zillion");
}

#[test]
fn what_is_wrong_in_the_words_is_told_at_once() {
    let mut words: RawLexicon = toml::from_str(include_str!("../../../../../data/lexicon.toml")).unwrap();
    let mut units: RawUnits = toml::from_str(include_str!("../../../../../data/units.toml")).unwrap();
    words.phrases.to.push("million".to_owned());
    words.phrases.to.push("7up".to_owned());
    words.scale[0].factor = "many".to_owned();
    words.fiscal_year_starts = 13;
    if let Some(rent) = units.get_mut("PKR_per_sqft") {
        rent.also.push("groats".to_owned());
    }
    let errors: Vec<String> =
        Lexicon::new(words, units).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        errors,
        [
            "unknown unit `groats` in `PKR_per_sqft`",
            "`7up` in `phrases.to` is not a word",
            "`many` is no good factor in `scale`",
            "`million` has two meanings; the second is in `million`",
            "`13` is no good month in `fiscal_year_starts`",
        ]
    );
}
