//! What holds of every figure, not of examples only.

use proptest::prelude::*;

use super::*;

/// A number as digits: whole part, and decimals if any.
fn number() -> impl Strategy<Value = (u32, String)> {
    (0_u32..100_000, prop_oneof![Just(String::new()), "[0-9]{1,4}"])
}

fn scale() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(vec![
        ("", ""),
        (" thousand", " ہزار"),
        (" lakh", " لاکھ"),
        (" million", " ملین"),
        (" crore", " کروڑ"),
        (" billion", " ارب"),
    ])
}

fn word() -> impl Strategy<Value = (&'static str, &'static str)> {
    prop::sample::select(vec![
        ("", ""),
        ("over ", "زائد از "),
        ("about ", "تقریباً "),
        ("up to ", "زیادہ سے زیادہ "),
    ])
}

fn flags() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "count", "rate", "target", "count target"])
}

fn printed(number: &(u32, String)) -> String {
    if number.1.is_empty() { number.0.to_string() } else { format!("{}.{}", number.0, number.1) }
}

/// The same text with digits of another script.
fn in_digits(text: &str, zero: char) -> String {
    let digit =
        |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// Groups of three, or of two before the last three.
fn grouped(whole: u32, before: usize) -> String {
    let digits = whole.to_string();
    let (head, tail) = digits.split_at(digits.len().saturating_sub(3));
    if head.is_empty() {
        return tail.to_owned();
    }
    let head: Vec<String> = head
        .as_bytes()
        .rchunks(before)
        .rev()
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    format!("{},{tail}", head.join(","))
}

thread_local! {
    static LEXICON: Lexicon = lexicon();
}

fn bounds(text: &str, flags: &str) -> Result<Reading, ReadError> {
    LEXICON.with(|lexicon| read(lexicon, text, "acres", flags, ""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn bounds_hold_the_nominal_figure(number in number(), scale in scale(), word in word(), flags in flags()) {
        let reading = bounds(&format!("{}{}{}", word.0, printed(&number), scale.0), flags).unwrap();
        for bounds in [reading.round(), reading.truncate()] {
            prop_assert!(bounds.contains(reading.nominal().low()));
            prop_assert!(bounds.contains(reading.nominal().high()));
        }
    }

    #[test]
    fn another_digit_never_widens(number in number(), scale in scale(), word in word(), flags in flags(), digit in 0..10) {
        let coarse = printed(&number);
        let point = if number.1.is_empty() { "." } else { "" };
        let fine = bounds(&format!("{}{coarse}{point}{digit}{}", word.0, scale.0), flags).unwrap();
        let coarse = bounds(&format!("{}{coarse}{}", word.0, scale.0), flags).unwrap();
        for (fine, coarse) in [(fine.round(), coarse.round()), (fine.truncate(), coarse.truncate())] {
            // A count is exact however few its digits; a fraction of it is measured.
            let counted = coarse.is_exact();
            prop_assert!(counted || fine.width() <= coarse.width() || coarse.width().is_none());
        }
    }

    #[test]
    fn printed_again_it_says_the_same(number in number(), scale in scale(), word in word(), flags in flags()) {
        let text = printed(&number);
        let read = bounds(&format!("{}{text}{}", word.0, scale.0), flags).unwrap();
        let decimals = text.find('.').map_or("", |at| &text[at..]);
        let again = [
            format!("{}{}{decimals}{}", word.0, grouped(number.0, 3), scale.0),
            format!("{}{}{decimals}{}", word.0, grouped(number.0, 2), scale.0),
            format!("{}{text}{} acres", word.1, scale.1),
            format!("{}{}{}ایکڑ", word.1, in_digits(&text.replace('.', "٫"), '۰'), scale.1),
            format!("{}{}{}", word.1, in_digits(&text, '٠'), scale.0),
        ];
        for text in again {
            let again = bounds(&text, flags).unwrap();
            prop_assert_eq!(again.round(), read.round(), "{}", text);
            prop_assert_eq!(again.truncate(), read.truncate(), "{}", text);
        }
    }

    #[test]
    fn a_value_is_held_by_its_roundings(units in 0_u64..10_000_000, decimals in 0_u32..4) {
        let value = Decimal::new(i64::try_from(units).unwrap(), 4);
        let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let cut = value.round_dp_with_strategy(decimals, RoundingStrategy::ToZero);
        let places = usize::try_from(decimals).unwrap();
        let (rounded, cut) = (format!("{rounded:.places$}"), format!("{cut:.places$}"));
        prop_assert!(bounds(&rounded, "").unwrap().round().contains(value));
        prop_assert!(bounds(&cut, "").unwrap().truncate().contains(value));
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,60}", unit in prop::sample::select(vec!["USD", "date", "people", "percent"])) {
        LEXICON.with(|lexicon| {
            let _ = read(lexicon, &text, unit, "", "");
            let _ = read(lexicon, &text, unit, "count", r#"{ scale = "billion", year = 2025, direction = "down" }"#);
        });
    }

    #[test]
    fn no_words_are_too_odd(words in prop::collection::vec(word_of_figures(), 0..12), unit in prop::sample::select(vec!["USD", "date", "acres", "PKR_per_USD"])) {
        LEXICON.with(|lexicon| {
            for text in [words.join(" "), words.concat()] {
                if let Ok(reading) = read(lexicon, &text, unit, "", "") {
                    assert!(reading.round().contains(reading.nominal().low()) || unit == "date" || reading.approx() != Approx::Exact);
                } else if let Err(error) = read(lexicon, &text, unit, "", "") {
                    assert!(text.is_char_boundary(error.at()), "{error:?} in `{text}`");
                }
            }
        });
    }

    #[test]
    fn a_span_of_days_reads_back(first in -3_000_000_i64..2_900_000, length in 0_i64..1_000) {
        let first = day_of_number(first).unwrap();
        let last = day_of_number(day_number(first) + length).unwrap();
        for span in [
            DaySpan::new(first, last).unwrap(),
            DaySpan::new(first.first_of_month(), last.last_of_month()).unwrap(),
        ] {
            if first.year() >= 0 {
                prop_assert_eq!(days(&span.text(calendar())), span);
            }
            prop_assert_eq!(day_of_number(day_number(span.first())), Some(span.first()));
        }
    }

    #[test]
    fn bounds_hold_what_is_computed_inside(a in interval(), b in interval()) {
        let ((a_bounds, a), (b_bounds, b)) = (a, b);
        prop_assert!(a_bounds.plus(b_bounds).contains(a + b));
        prop_assert!(a_bounds.minus(b_bounds).contains(a - b));
        prop_assert!(a_bounds.times(b_bounds).contains(a * b));
        prop_assert!(a_bounds.hull(b_bounds).encloses(&a_bounds));
        if let Some(quotient) = a_bounds.divided_by(b_bounds) {
            // Times the divisor again the numerator must be met, or nearly: the quotient itself is rounded.
            let quotient_of = a / b;
            let slack = Bounds::around(quotient_of, Decimal::new(1, 20));
            prop_assert!(quotient.intersection(slack).is_some());
        } else {
            prop_assert!(b_bounds.contains(Decimal::ZERO));
        }
    }
}

fn word_of_figures() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "1",
        "12",
        "1,000",
        "1, 000",
        "2025",
        "31",
        "$",
        "million",
        "billion",
        "hundred",
        "crore",
        "and",
        "to",
        "-",
        "over",
        "about",
        "up to",
        "(",
        ")",
        "%",
        "half",
        "point",
        "seven",
        "sixty",
        "third",
        "June",
        "Q",
        "FY",
        "mid",
        "end of",
        "Tuesday",
        "by",
        "/",
        ",",
        "+",
        ".",
        "سو",
        "ملین",
        "ارب",
        "سے",
        "زیادہ",
        "ساڑھے",
        "پونے",
        "اعشاریہ",
        "ستر",
        "ایکڑ",
        "ڈالر",
        "۱۲",
        "٣٫٥",
        "9999999999999999999999",
        "kharab",
        "rupees",
        "پیسے",
        "cents",
        "kanal",
        "marla",
        "micro-units",
        "of",
        "میں سے",
        "buying",
        "101.73/101.78",
        ". 28",
    ])
}

/// Bounds, perhaps open, and a value inside.
fn interval() -> impl Strategy<Value = (Bounds, Decimal)> {
    let end = -1_000_000_000_000_i64..1_000_000_000_000;
    (end.clone(), end, 0_u32..8, 0_u8..4).prop_map(|(a, b, scale, open)| {
        let (low, high) = (Decimal::new(a.min(b), scale), Decimal::new(a.max(b), scale));
        let inside = (low + high) / Decimal::TWO;
        let low = (open & 1 == 0).then_some(low);
        let high = (open & 2 == 0).then_some(high);
        (Bounds::new(low, high).unwrap(), inside)
    })
}
