//! Drafts in JSON: claims as `sanad claims --format json` has them, or a list of such, or an object that has them.

use serde_json::{Map, Value};

use super::{
    Head,
    claims::{FOLLOWING, Fields, SENSES, TEXTS, mark_event},
    csv,
};
use crate::failure::Failure;

/// Reads claims and what is said of their page.
pub(super) fn read(text: &str, shown: &str) -> Result<(Head, Vec<Fields>), Failure> {
    let wrong = |message: String| Failure::Draft(format!("error: `{shown}` {message}"));
    let value: Value = serde_json::from_str(text).map_err(|error| wrong(format!("is no JSON: {error}")))?;
    let (about, items) = match value {
        Value::Array(items) => (Map::new(), items),
        Value::Object(mut object) => {
            let items = ["items", "claims", "claim"].into_iter().find_map(|key| object.remove(key));
            match items {
                Some(Value::Array(items)) => (object, items),
                Some(_) => return Err(wrong("has claims that are no list".to_owned())),
                None => (Map::new(), vec![Value::Object(object)]),
            }
        }
        _ => return Err(wrong("is neither a claim nor a list of claims".to_owned())),
    };
    let mut claims = Vec::with_capacity(items.len());
    for (at, item) in items.into_iter().enumerate() {
        let at = at + 1;
        let Value::Object(item) = item else { return Err(wrong(format!("has no object as claim {at}"))) };
        claims.push(
            fields(item).map_err(|key| wrong(format!("has what no claim has in claim {at}: `{key}`")))?,
        );
    }
    let source = about.get("source").and_then(Value::as_object).unwrap_or(&about);
    let of = |key: &str| source.get(key).and_then(Value::as_str).map(str::to_owned);
    let shared = csv::head(&claims);
    let head = Head {
        publisher: of("publisher").or(shared.publisher),
        url: of("url"),
        published: of("published").and_then(|day| day.parse().ok()).or(shared.published),
        attributed_to: of("attributed_to"),
        speaker: of("speaker"),
    };
    Ok((head, claims))
}

/// The fields of a claim; fails with a key that no claim has.
fn fields(item: Map<String, Value>) -> Result<Fields, String> {
    let mut claim = Fields::new();
    let mut no_nominal = false;
    for (key, value) in item {
        match (key.as_str(), value) {
            ("value", Value::Null) => no_nominal = true,
            ("value", Value::Object(value)) => {
                no_nominal = value.get("nominal").is_none_or(Value::is_null);
                claim.extend(value.get("unit").and_then(text).map(|unit| ("unit".to_owned(), unit)));
            }
            ("sense", Value::Object(sense)) => {
                for (key, value) in sense {
                    if !SENSES.contains(&key.as_str()) {
                        return Err(format!("sense.{key}"));
                    }
                    claim.extend(text(&value).map(|value| (format!("sense.{key}"), value)));
                }
            }
            ("published", Value::Object(published)) => {
                let start = published.get("start").and_then(text);
                claim.extend(start.map(|start| ("published_start".to_owned(), start)));
            }
            ("sense", Value::Null) => {}
            (key, value) => {
                if !(TEXTS.contains(&key) || FOLLOWING.contains(&key) || key == "event") {
                    return Err(key.to_owned());
                }
                claim.extend(text(&value).map(|value| (key.to_owned(), value)));
            }
        }
    }
    mark_event(&mut claim, no_nominal);
    Ok(claim)
}

/// A value as the text that it would be printed as; nothing for `null`.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
