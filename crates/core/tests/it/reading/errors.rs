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
fn what_may_mean_two_things_is_refused() {
    let lexicon = lexicon();
    for (printed, unit, id) in [
        // A part of a whole, a fraction, or a range?
        ("12/15", "parks", "two-figures"),
        ("101.78/101.73", "PKR_per_USD", "two-figures"),
        ("101.73/101.785", "PKR_per_USD", "two-figures"),
        // Cents are no part of a rupee, nor of each other's figure.
        ("5 cents", "PKR_per_USD", "other-dimension"),
        ("281 rupees 86 cents", "PKR_per_USD", "two-figures"),
        ("281 rupees 86", "PKR", "two-figures"),
        ("281 rupees 150 paisa", "PKR", "two-figures"),
        ("281.5 rupees 86 paisa", "PKR", "two-figures"),
        ("281 rupees to 86 paisa", "PKR", "two-units"),
        // Brackets that say something else.
        ("853 acres (800 kanals)", "acres", "two-figures"),
        ("853 acres (900)", "acres", "two-figures"),
        ("$100 million (Rs28 billion)", "USD", "other-dimension"),
        ("45 million (billion)", "USD", "two-figures"),
        // Three, or three million?
        ("3 of 5 million", "USD", "two-figures"),
        ("half of 43", "parks", "two-figures"),
        ("3 of 5 zillion", "parks", "unknown-word"),
        // A point or a group of thousands?
        ("159. 280", "parks", "two-figures"),
    ] {
        let found = read(&lexicon, printed, unit, "", "").map(|reading| reading.round()).map_err(|e| e.id());
        assert_eq!(found, Err(id), "`{printed}`");
    }
}

#[test]
fn places_are_counted_in_the_print_and_not_in_its_folded_text() {
    let lexicon = lexicon();
    let printed = "\u{200f}٪ ۱۲ zillion";
    let error = read(&lexicon, printed, "percent", "rate", "").unwrap_err();
    assert_eq!(&printed[error.at()..], "zillion");
}

#[test]
fn what_is_wrong_in_the_words_is_told_at_once_with_its_place() {
    let words = include_str!("../../../../../data/lexicon.toml")
        .replacen("to = [\"to\",", "to = [\"to\", \"million\", \"7up\",", 1)
        .replacen("factor = \"12\"", "factor = \"many\"", 1)
        .replacen("third = 1", "third = 4", 1);
    let units = include_str!("../../../../../data/units.toml")
        .replacen("minor = \"paisa\"", "minor = \"acres\"", 1)
        .replacen("also = [\"PKR\"", "also = [\"groats\"", 1);
    let raw: RawLexicon = toml::from_str(&words).unwrap();
    let raw_units: RawUnits = toml::from_str(&units).unwrap();
    let errors: Vec<String> = Lexicon::new(raw, raw_units, calendar(), approximation())
        .unwrap_err()
        .into_iter()
        .map(|error| {
            let file = match error.file {
                LexiconFile::Words => &words,
                LexiconFile::Units => &units,
            };
            format!("{}: {error}", &file[error.span.clone()])
        })
        .collect();
    assert_eq!(
        errors,
        [
            "\"groats\": unknown unit `groats` in `INR`",
            "\"acres\": `acres` is no exact part of `PKR`",
            "\"7up\": `7up` in `phrases.to` is not a word",
            "\"many\": `many` is no good factor in `scale`",
            "\"million\": `million` has two meanings; the second is in `million`",
            "\"early\": `early` is no good part of a date in `date_part`",
        ]
    );
}

#[test]
fn a_long_print_takes_no_longer_for_each_word() {
    let lexicon = lexicon();
    // What looks at all that is left for each word would not come to an end.
    for words in ["5 of ", "half of ", "5 rupees and ", "5 میں سے ", "5 rupees , ", "5 acres ( "] {
        let _ = read(&lexicon, &words.repeat(100_000), "PKR", "", "");
        let first = words.split(' ').next().unwrap();
        let rest = words.trim_start_matches(first);
        let _ = read(&lexicon, &format!("{first} {}", rest.repeat(100_000)), "PKR", "", "");
    }
}
