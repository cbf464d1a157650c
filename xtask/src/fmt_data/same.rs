//! Whether two texts of a data file say the same: the same values, whatever the order of claims, and the same
//! comments.

use toml::{Table, Value};

/// What is different.
pub(super) fn check(before: &str, after: &str) -> Result<(), String> {
    let parsed = |text: &str| toml::from_str::<Table>(text).map_err(|error| error.message().to_owned());
    let (mut old, mut new) = (parsed(before)?, parsed(after)?);
    sort_claims(&mut old);
    sort_claims(&mut new);
    if old != new {
        return Err("it would say something else in the layout of data files".to_owned());
    }
    let (mut old, mut new) = (comments(before), comments(after));
    old.sort_unstable();
    new.sort_unstable();
    match old.iter().find(|comment| !new.contains(comment)) {
        Some(lost) => Err(format!("`{lost}` would be lost: move it above a table or key")),
        None if old.len() == new.len() => Ok(()),
        None => Err("a comment that stands twice would be lost: move it above a table or key".to_owned()),
    }
}

/// Claims by their content, and days as texts: neither their order nor their quotes say anything.
fn sort_claims(file: &mut Table) {
    file.iter_mut().for_each(|(_, value)| unquote(value));
    if let Some(Value::Array(claims)) = file.get_mut("claim") {
        claims.sort_by_cached_key(|claim| format!("{claim:?}"));
    }
}

fn unquote(value: &mut Value) {
    match value {
        Value::Datetime(day) => *value = Value::String(day.to_string()),
        Value::Array(inner) => inner.iter_mut().for_each(unquote),
        Value::Table(inner) => inner.iter_mut().for_each(|(_, value)| unquote(value)),
        _ => {}
    }
}

/// The comments of a TOML text, in order: what stands behind a `#` outside quotes.
fn comments(text: &str) -> Vec<&str> {
    let mut comments = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '"', '\'']) {
        rest = &rest[at..];
        if rest.starts_with('#') {
            let end = rest.find('\n').unwrap_or(rest.len());
            comments.push(rest[..end].trim_end());
            rest = &rest[end..];
            continue;
        }
        let quote =
            [r#"""""#, "'''", "\"", "'"].into_iter().find(|quote| rest.starts_with(quote)).unwrap_or("\"");
        rest = behind(&rest[quote.len()..], quote);
    }
    comments
}

/// What follows the closing quote.
fn behind<'a>(text: &'a str, quote: &str) -> &'a str {
    let escapes = quote.starts_with('"');
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with(quote) {
            at += quote.len();
            // A long quote may end with more quotes than it needs.
            while quote.len() == 3 && text[at..].starts_with(&quote[..1]) {
                at += 1;
            }
            return &text[at..];
        }
        let c = text[at..].chars().next().map_or(1, char::len_utf8);
        let skip = escapes && text[at..].starts_with('\\');
        at += c;
        if skip {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    ""
}
