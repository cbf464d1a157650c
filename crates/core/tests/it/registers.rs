//! What the registers say of indicators and measures, and what they cannot say.

use rust_decimal::Decimal;

use crate::folder::Folder;

/// The base with a key more for the indicator that `after` is a line of, or for a measure.
fn with(file: &str, after: &str, key: &str) -> Folder {
    let base = Folder::base();
    let text = String::from_utf8(base.0[file].clone()).unwrap();
    assert_eq!(text.matches(after).count(), 1, "{text}");
    base.with(file, &text.replace(after, &format!("{after}{key}\n")))
}

const COMPANIES: &str = "definition = \"Companies that have moved in.\"\n";
const OPERATIONAL: &str = "definition = \"The day on which the first company moves in.\"\n";
const GROWTH: &str = "formula = \"(x / x[-1y] - 1) * 100\"\n";

#[test]
fn an_indicator_says_whether_it_sums_over_parts_and_where_it_is_from() {
    let ledger =
        with("indicators.toml", COMPANIES, "sums_over_parts = true\nsource = \"The land's register\"")
            .ledger();
    for (_, indicator) in ledger.indicators() {
        let is_it = indicator.id.as_str() == "companies";
        assert_eq!(indicator.sums_over_parts, is_it, "{}", indicator.id);
        assert_eq!(indicator.basis.as_deref(), is_it.then_some("The land's register"), "{}", indicator.id);
    }
}

#[test]
fn a_day_has_no_sum() {
    let errors = with("indicators.toml", OPERATIONAL, "sums_over_parts = true").errors();
    assert!(errors.starts_with("error[key-mismatch]: `operational` is a day or a ratio"), "{errors}");
}

#[test]
fn a_measure_has_ends_and_a_source() {
    let ends = "min = \"-100\"\nmax = \"1000\"\nsource = \"A handbook\"";
    let ledger = with("measures.toml", GROWTH, ends).ledger();
    let growth = ledger.measures().find(|(_, measure)| measure.id.as_str() == "growth_yoy").unwrap().1;
    assert_eq!((growth.min, growth.max), (Some(Decimal::from(-100)), Some(Decimal::from(1000))));
    assert_eq!(growth.basis.as_deref(), Some("A handbook"));
    let errors = with("measures.toml", GROWTH, "max = \"a lot\"").errors();
    assert!(errors.starts_with("error[bad-number]: `a lot` is not a decimal number"), "{errors}");
}

#[test]
fn every_ledger_says_how_wide_a_derived_figure_may_be() {
    assert_eq!(Folder::base().ledger().settings().max_derived_width, Decimal::from(50));
    let base = Folder::base();
    let settings = String::from_utf8(base.0["ledger.toml"].clone()).unwrap();
    let errors = base.with("ledger.toml", &settings.replace("max_derived_width = \"50\"\n", "")).errors();
    assert!(errors.starts_with("error[syntax]: missing field `max_derived_width`"), "{errors}");
}
