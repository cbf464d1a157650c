use serde_json::Value;

use crate::program::{Folder, run};

fn found(arguments: &[&str]) -> Value {
    run(&[&["find", "--format", "json"], arguments].concat()).json()
}

fn ids(found: &Value) -> Vec<String> {
    let claims = found["claims"].as_array().unwrap();
    claims.iter().map(|claim| claim["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_number_is_found_however_it_is_typed() {
    let plain = ids(&found(&["324"]));
    assert!(plain.len() >= 3, "{plain:?}");
    for typed in ["$324", "٣٢٤", "۳۲۴", "0.324", "32.4", "3,240", " 324 "] {
        assert_eq!(ids(&found(&[typed])), plain, "{typed}");
    }
}

#[test]
fn a_figure_is_found_in_another_scale() {
    let in_crore = ids(&found(&["32.4", "crore"]));
    assert!(!in_crore.is_empty());
    for id in in_crore {
        assert!(run(&["show", &id]).answer().contains("324"), "{id}");
    }
    let grouped = found(&["1,064.579"]);
    assert_eq!(grouped["claims"][0]["value"]["nominal"], 1_064_579_000);
}

#[test]
fn a_rate_is_found_with_its_sign() {
    for typed in [&["32.7%"] as &[&str], &["32.7 %"], &["32.7", "percent"]] {
        let found = found(typed);
        assert!(!ids(&found).is_empty(), "{typed:?}");
        for claim in found["claims"].as_array().unwrap() {
            assert_eq!(claim["value"]["unit"], "percent", "{typed:?}");
        }
    }
    assert_eq!(ids(&found(&["-1.148"])), ids(&found(&["−1.148"])));
}

#[test]
fn a_number_in_words_is_found_whole() {
    let folder = Folder::of("small");
    let found = |query: &str| ids(&folder.run(&["find", "--format", "json", query]).json());
    assert_eq!(found("2026"), ["daily-2025-01-20#park.operational:target"]);
    assert_eq!(found("26"), [""; 0], "it is a part of the year that is printed");
    assert_eq!(found("over 350"), ["daily-2025-01-20#park.companies@2025-01"]);
    assert_eq!(found("\"over 350\""), found("over 350"));
    assert_eq!(found("\"350 over\""), [""; 0]);
    assert_eq!(found("350."), found("350"));
}

#[test]
fn words_are_found_in_both_languages() {
    let entities = |query: &[&str]| found(query)["entities"].as_array().unwrap().clone();
    assert!(entities(&["karachi", "park"]).contains(&"karachi-it-park".into()));
    assert_eq!(entities(&["KARACHI", "Park"]), entities(&["karachi park"]));
    assert!(entities(&["کراچی", "پارک"]).contains(&"karachi-it-park".into()));
    // Letters as an Arabic keyboard has them.
    assert_eq!(entities(&["كراچى"]), entities(&["کراچی"]));
    let curly = entities(&["women’s"]);
    assert!(!curly.is_empty());
    assert_eq!(curly, entities(&["women's"]));
    assert!(!ids(&found(&["ارب"])).is_empty());
}

#[test]
fn an_entity_and_its_indicator_are_found_as_a_series() {
    let found = found(&["karachi", "cost"]);
    assert!(found["series"].as_array().unwrap().contains(&"karachi-it-park.cost".into()));
    assert_eq!(found["entities"], Value::Array(Vec::new()));
}

#[test]
fn marks_alone_find_nothing() {
    let empty = found(&["xyzzy"]);
    for typed in ["!!!", "", " ", "\"\"", "99999999999999999999999999999999999999999999"] {
        assert_eq!(found(&[typed]), empty, "{typed}");
    }
}
