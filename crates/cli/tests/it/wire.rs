use serde_json::Value;

use crate::program::{Folder, run};

const SOURCE: [&str; 9] =
    ["id", "url", "publisher", "published", "retrieved", "attributed_to", "origin", "speaker", "n_claims"];
const CLAIM: [&str; 17] = [
    "id",
    "source",
    "entity",
    "indicator",
    "measure",
    "period",
    "kind",
    "status",
    "told",
    "printed",
    "sense",
    "value",
    "published",
    "publisher",
    "origin",
    "speaker",
    "locator",
];
const OBSERVATION: [&str; 13] = [
    "cell",
    "entity",
    "indicator",
    "measure",
    "period",
    "kind",
    "how",
    "value",
    "edition",
    "mixed",
    "vintage",
    "claims",
    "formula",
];

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys().map(String::as_str).collect()
}

/// The items of a list, each of which must have these keys.
fn items(list: &Value, wanted: &[&str]) -> Vec<Value> {
    assert_eq!(keys(list), ["as_of", "data_version", "items", "next"]);
    assert_eq!(list["data_version"].as_str().unwrap().len(), 64);
    let items = list["items"].as_array().unwrap();
    assert!(!items.is_empty());
    for item in items {
        assert_eq!(keys(item), wanted);
    }
    items.clone()
}

fn is_value(value: &Value) {
    assert_eq!(keys(value), ["low", "high", "nominal", "unit"]);
    for end in ["low", "high", "nominal"] {
        let ok = match value["unit"].as_str().unwrap() {
            "date" => value[end].is_null() || value[end].as_str().unwrap().len() == 10,
            _ => value[end].is_null() || value[end].is_number(),
        };
        assert!(ok, "{value}");
    }
}

#[test]
fn claims_have_their_keys() {
    for claim in items(&run(&["claims", "--format", "json"]).json(), &CLAIM) {
        assert_eq!(keys(&claim["published"]), ["start", "end", "inferred"]);
        if !claim["value"].is_null() {
            is_value(&claim["value"]);
        }
    }
    let claim = run(&["show", "profit-2025-02-14#stp-network.companies@2025-02", "--format", "json"]).json();
    assert_eq!(keys(&claim), CLAIM);
    // `over 350`: open above.
    assert_eq!((&claim["value"]["low"], &claim["value"]["high"]), (&350.into(), &Value::Null));
}

#[test]
fn sources_have_their_keys() {
    let sources = items(&run(&["sources", "--format", "json"]).json(), &SOURCE);
    let n_claims: u64 = sources.iter().map(|source| source["n_claims"].as_u64().unwrap()).sum();
    let claims = run(&["claims", "--format", "json"]).json();
    assert_eq!(n_claims, claims["items"].as_array().unwrap().len() as u64);
}

#[test]
fn series_and_entities_are_lists_of_observations() {
    for reference in ["pk.ict_remittances", "karachi-it-park"] {
        for observation in items(&run(&["show", reference, "--format", "json"]).json(), &OBSERVATION) {
            is_value(&observation["value"]);
            assert!(!observation["claims"].as_array().unwrap().is_empty());
        }
    }
    items(&run(&["show", "profit-2025-02-14", "--format", "json"]).json(), &CLAIM);
}

#[test]
fn a_cell_has_its_observation_and_its_claims() {
    let cell = run(&["show", "pk.ict_remittances@2024-11", "--format", "json"]).json();
    assert_eq!(keys(&cell), ["as_of", "data_version", "cell", "observation", "claims"]);
    assert_eq!(keys(&cell["observation"]), OBSERVATION);
    assert_eq!(keys(&cell["claims"][0]), CLAIM);
    let unprinted = run(&["show", "pk.ict_remittances@FY2090", "--format", "json"]).json();
    assert_eq!((&unprinted["observation"], &unprinted["claims"]), (&Value::Null, &Value::Array(Vec::new())));
}

#[test]
fn the_rest_has_its_keys() {
    let folder = Folder::of("small");
    let json = |arguments: &[&str]| folder.run(&[arguments, &["--format", "json"]].concat()).json();
    let found = json(&["find", "park"]);
    assert_eq!(
        keys(&found),
        ["as_of", "data_version", "entities", "indicators", "series", "sources", "claims"]
    );
    let indicator = json(&["show", "surplus"]);
    assert_eq!(keys(&indicator), ["id", "name", "unit", "time", "definition", "formula"]);
    let diff = json(&["diff", "2025-01-20"]);
    assert_eq!(keys(&diff), ["from", "to", "data_version", "sources", "changes"]);
    let cost = diff["changes"].as_array().unwrap().iter().find(|change| change["change"] == "moved").unwrap();
    assert_eq!(keys(cost), ["cell", "change", "before", "now"]);
    assert_eq!(cost["before"]["value"]["nominal"], 40_000_000);
    assert_eq!(cost["now"]["value"]["nominal"], 52_000_000);
    let report = json(&["report"]);
    assert!(report["sections"].is_array() && report["receipts"].is_array());
    assert_eq!(json(&["report", "--list"])[0]["name"], "brief");
}

#[test]
fn csv_has_a_row_for_each_item() {
    let filters: [&[&str]; 4] = [
        &["claims"],
        &["claims", "--status", "target", "--period", "FY2025"],
        &["sources"],
        &["find", "ارب"],
    ];
    for filter in filters {
        let json = run(&[filter, &["--format", "json"]].concat()).json();
        let items = json.get("items").unwrap_or_else(|| &json["claims"]).as_array().unwrap();
        let csv = run(&[filter, &["--format", "csv"]].concat()).answer();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let id = reader.headers().unwrap().iter().position(|name| name == "id").unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), items.len(), "{filter:?}");
        for (row, item) in rows.iter().zip(items) {
            assert_eq!(row.get(id), item["id"].as_str());
        }
    }
}

#[test]
fn a_column_of_csv_holds_what_the_field_of_its_name_holds() {
    for list in ["claims", "sources"] {
        let json = run(&[list, "--format", "json"]).json();
        let csv = run(&[list, "--format", "csv"]).answer();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let columns = reader.headers().unwrap().clone();
        for (row, item) in reader.records().map(Result::unwrap).zip(json["items"].as_array().unwrap()) {
            assert_eq!(row.len(), columns.len());
            for (column, cell) in columns.iter().zip(&row) {
                let value = &item["value"];
                let field = match column {
                    "published_start" => &item["published"]["start"],
                    "published_end" => &item["published"]["end"],
                    "inferred" => &item["published"]["inferred"],
                    "low" | "high" | "nominal" | "unit" => &value[column],
                    _ => item.get(column).unwrap_or_else(|| panic!("{column}")),
                };
                let text = match field {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    // The last bit of a double may be lost where it is read.
                    Value::Number(number) => {
                        let (number, cell): (f64, f64) = (number.as_f64().unwrap(), cell.parse().unwrap());
                        assert!((number - cell).abs() <= number.abs() * 1e-14, "{column} of {}", item["id"]);
                        continue;
                    }
                    other => other.to_string(),
                };
                assert_eq!(cell, text, "{column} of {}", item["id"]);
            }
        }
    }
}

#[test]
fn an_empty_list_as_csv_still_has_its_columns() {
    for list in ["claims", "sources"] {
        let full = run(&[list, "--format", "csv"]).answer();
        let empty = run(&[list, "--format", "csv", "--as-of", "1990-01-01"]).answer();
        assert_eq!(empty.lines().collect::<Vec<_>>(), [full.lines().next().unwrap()]);
    }
}
