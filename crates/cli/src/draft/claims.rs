//! Claims as fields, and as the text of a source file.

use std::{collections::BTreeMap, fmt::Write as _};

use sanad_core::ledger::Ledger;

/// What a claim says, by the key of the data files; `sense.` before what the words around the figure say.
pub(super) type Fields = BTreeMap<String, String>;

/// What a claim may say, as keys of the data files that are texts.
pub(super) const TEXTS: [&str; 14] = [
    "entity",
    "indicator",
    "measure",
    "period",
    "status",
    "printed",
    "told",
    "said",
    "by",
    "attributed_to",
    "speaker",
    "locator",
    "label",
    "note",
];

/// What the words around a figure may say.
pub(super) const SENSES: [&str; 6] = ["direction", "approx", "unit", "scale", "year", "date"];

/// What else a claim has where the program writes it: it follows from the rest.
pub(super) const FOLLOWING: [&str; 13] = [
    "id",
    "source",
    "kind",
    "value",
    "published",
    "published_start",
    "published_end",
    "publisher",
    "origin",
    "low",
    "high",
    "nominal",
    "unit",
];

/// Writes a claim as a table of a source file.
pub(super) fn write(claim: &Fields, base: &Ledger, text: &mut String) {
    let get = |key: &str| claim.get(key).map(String::as_str);
    let labelled = get("indicator")
        .and_then(|id| base.names().indicator(&id.parse().ok()?))
        .is_some_and(|ix| base.indicator(ix).labelled);
    text.push_str("[[claim]]\n");
    for key in TEXTS {
        let value = match key {
            // What stands for the measure of a labelled indicator is its label.
            "measure" if labelled => None,
            "label" if labelled => get("label").or_else(|| get("measure")),
            "status" => get("status").or_else(|| get("kind").map(status)),
            "said" => {
                if let Some(said) = get("said") {
                    let day = said.parse::<jiff::civil::Date>().is_ok();
                    let said = if day { said.to_owned() } else { quoted(said) };
                    let _ = writeln!(text, "said = {said}");
                }
                None
            }
            _ => get(key),
        };
        // What a claim must have and has not is missed where it is read, with its place.
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {}", quoted(value));
        }
    }
    if let Some(unit) = get("unit").filter(|_| labelled) {
        let _ = writeln!(text, "unit = {}", quoted(unit));
    }
    if get("event") == Some("true") {
        text.push_str("event = true\n");
    }
    let senses: Vec<String> = SENSES
        .into_iter()
        .filter_map(|key| {
            let value = get(&format!("sense.{key}"))?;
            // A figure that rises is told as it is printed: the files have no word for it.
            let said = !(key == "direction" && value == "up");
            let value = if key == "year" { value.to_owned() } else { quoted(value) };
            said.then(|| format!("{key} = {value}"))
        })
        .collect();
    if !senses.is_empty() {
        let _ = writeln!(text, "sense = {{ {} }}", senses.join(", "));
    }
    text.push('\n');
}

/// The status of a claim that only its kind is known of.
fn status(kind: &str) -> &str {
    match kind {
        "outturn" => "actual",
        "forecast" => "projection",
        kind => kind,
    }
}

/// A text as a string of TOML.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Marks claims of the program's own lists that say no figure: they print an event.
pub(super) fn mark_event(claim: &mut Fields, no_nominal: bool) {
    let printed = claim.get("printed").map_or("", String::as_str);
    if no_nominal && claim.contains_key("id") && !printed.chars().any(char::is_numeric) {
        claim.insert("event".to_owned(), "true".to_owned());
    }
}
