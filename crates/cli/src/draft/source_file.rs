//! Drafts in TOML: source files, whose head may be missing or have gaps.

use jiff::civil::Date;
use sanad_core::ledger::Ledger;
use toml::{Table, Value};

use super::{Draft, Head, completed, free_id};

/// What the head of a source file must have.
const NEEDED: [&str; 4] = ["publisher", "url", "published", "retrieved"];

/// Makes a source file whole. Its lines stay where they are: what is missing is added at its end.
pub(super) fn read(text: &str, shown: String, stem: Option<&str>, base: &Ledger) -> Draft {
    let table: Table = text.parse().unwrap_or_default();
    let source = table.get("source").and_then(Value::as_table);
    let said = |key: &str| source.and_then(|source| source.get(key)?.as_str()).map(str::to_owned);
    let published = source.and_then(|source| source.get("published"));
    let day = published.and_then(|value| match value {
        Value::Datetime(day) => day.to_string().parse::<Date>().ok(),
        value => value.as_str()?.parse().ok(),
    });
    let head = Head {
        publisher: said("publisher"),
        url: said("url"),
        published: day,
        attributed_to: said("attributed_to"),
        speaker: said("speaker"),
    };
    // A file that is called as one of the ledger is, and has a date or a reason not to, is checked as it stands.
    let named = stem
        .filter(|stem| said("publisher").is_some_and(|publisher| stem.starts_with(&format!("{publisher}-"))));
    let lacks = |key: &&str| source.is_none_or(|source| !source.contains_key(*key));
    let gaps: Vec<&str> = NEEDED.into_iter().filter(lacks).collect();
    if let Some(stem) = named.filter(|_| gaps.is_empty() || gaps == ["published"]) {
        let nobody = said("publisher").as_deref() == Some(super::NOBODY);
        return Draft { id: stem.to_owned(), text: text.to_owned(), shown, rows: None, nobody };
    }
    let head = completed(head, base);
    let id = free_id(&head, base);
    let whole = day.is_some() && gaps.is_empty();
    // A file that is no TOML is told so as it stands.
    let unread = table.is_empty() && !text.trim().is_empty() && text.parse::<Table>().is_err();
    let text =
        if whole || unread { text.to_owned() } else { format!("{}\n{}", without_head(text), head.text()) };
    Draft { id, text, shown, rows: None, nobody: head.nobody() }
}

/// The text with its `[source]` table blank.
fn without_head(text: &str) -> String {
    let mut within = false;
    let line = |line: &str| {
        let start = line.trim_start();
        if start.starts_with('[') {
            within = start.trim_end().starts_with("[source]");
        }
        if within { String::new() } else { line.to_owned() }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
