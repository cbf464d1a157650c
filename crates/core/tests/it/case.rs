//! From a case file to a data folder: pages by id with their claims, laid over the registers.
//!
//! A page is a list of claims, or a table with the keys of a source and `claims`. A claim is its print, of the land's
//! exports in January 2025 where it does not say otherwise; it may say its `cell`, as in `land.exports@2024-07`,
//! instead of the keys one by one.

use std::fmt::Write as _;

use toml::{Table, Value};

use crate::folder::Folder;

/// `folder` with the pages of a case instead of its own. `backwards` turns the claims of each page around.
pub fn folder(mut folder: Folder, case: &Table, backwards: bool) -> Folder {
    for (id, page) in case["pages"].as_table().expect("pages by id") {
        folder = folder.with(&format!("sources/{id}.toml"), &page_text(id, page, backwards));
    }
    let mut origins = String::new();
    for (id, sources) in case.get("origins").and_then(Value::as_table).into_iter().flatten() {
        writeln!(
            origins,
            "[{id}]\nname = \"{id}\"\nreason = \"A case.\"\nsources = {}",
            sources.to_string_plain()
        )
        .expect("a text");
    }
    folder.with("origins.toml", &origins)
}

fn page_text(id: &str, page: &Value, backwards: bool) -> String {
    let (publisher, date) = id.split_once('-').expect("a publisher and a day");
    let mut source = Table::new();
    source.insert("publisher".to_owned(), publisher.into());
    source.insert("url".to_owned(), format!("https://{publisher}.example/{date}").into());
    source.insert("retrieved".to_owned(), "2026-12-31".into());
    if !date.starts_with("undated") {
        source.insert("published".to_owned(), date.get(..10).expect("a day").into());
    }
    if let Value::Table(own) = page {
        source.extend(own.clone().into_iter().filter(|(key, _)| key != "claims"));
    }
    let mut text = "[source]\n".to_owned();
    write_keys(&mut text, &source);
    let claims = page.get("claims").unwrap_or(page).as_array().expect("claims");
    let mut claims: Vec<String> = claims.iter().map(claim_text).collect();
    if backwards {
        claims.reverse();
    }
    text.extend(claims);
    text
}

fn claim_text(claim: &Value) -> String {
    let mut keys: Table =
        toml::from_str("entity = \"land\"\nindicator = \"exports\"\nstatus = \"actual\"").expect("keys");
    match claim {
        Value::Table(own) => {
            let mut own = own.clone();
            if let Some(cell) = own.remove("cell") {
                keys.extend(keys_of(cell.as_str().expect("the text of a cell")));
            }
            keys.extend(own);
        }
        printed => _ = keys.insert("printed".to_owned(), printed.clone()),
    }
    if keys["indicator"].as_str() == Some("exports") {
        keys.entry("period").or_insert_with(|| Value::String("2025-01".to_owned()));
    }
    let mut text = "\n[[claim]]\n".to_owned();
    write_keys(&mut text, &keys);
    text
}

/// The keys of a claim of `entity.indicator[.measure][@period][:kind]`.
pub fn keys_of(cell: &str) -> Table {
    let (cell, kind) = cell.split_once(':').unwrap_or((cell, "outturn"));
    let (what, period) = cell.split_once('@').map_or((cell, None), |(what, period)| (what, Some(period)));
    let mut words = what.splitn(3, '.');
    let mut keys = Table::new();
    for key in ["entity", "indicator", "measure"] {
        if let Some(word) = words.next() {
            keys.insert(key.to_owned(), word.into());
        }
    }
    if let Some(period) = period {
        keys.insert("period".to_owned(), period.into());
    }
    let status = match kind {
        "target" => "target",
        "forecast" => "projection",
        _ => "actual",
    };
    keys.insert("status".to_owned(), status.into());
    keys
}

fn write_keys(text: &mut String, keys: &Table) {
    for (key, value) in keys {
        writeln!(text, "{key} = {}", value.to_string_plain()).expect("a text");
    }
}

/// The few values that cases have, as TOML.
pub trait Plain {
    /// On one line.
    fn to_string_plain(&self) -> String;
}

impl Plain for Value {
    fn to_string_plain(&self) -> String {
        match self {
            Value::Datetime(day) => day.to_string(),
            Value::Boolean(flag) => flag.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Array(elements) => {
                format!("[{}]", elements.iter().map(Plain::to_string_plain).collect::<Vec<_>>().join(", "))
            }
            Value::Table(keys) => {
                let of = |(key, value): (&String, &Value)| format!("{key} = {}", value.to_string_plain());
                format!("{{ {} }}", keys.iter().map(of).collect::<Vec<_>>().join(", "))
            }
            other => format!("{:?}", other.as_str().expect("a text")),
        }
    }
}
