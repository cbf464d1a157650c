//! The order of the claims of a source.

use sanad_core::period::{Calendar, Period};

use super::read::{Block, File};

/// Keys that tell claims apart, in the order of their weight; the period comes third, by the calendar.
const BEFORE_PERIOD: [&str; 3] = ["entity", "indicator", "measure"];
const AFTER_PERIOD: [&str; 4] = ["printed", "status", "locator", "by"];

/// Sorts the claims of a source; the tables of other files stay in their order.
pub(super) fn sort(file: &mut File, calendar: Option<Calendar>) {
    let is_claim = |table: &Block| table.repeats && table.path == ["claim"];
    // The page comes first wherever the file has it.
    file.tables.sort_by_key(is_claim);
    let n_others = file.tables.iter().take_while(|table| !is_claim(table)).count();
    let claims = &mut file.tables[n_others..];
    claims.sort_by_cached_key(|claim| {
        let text = |key: &&str| text(claim, key).to_owned();
        let period = text(&"period");
        let parsed: Option<Period> = calendar.and_then(|calendar| calendar.parse(&period).ok());
        let told = ["current", "base", "former"].iter().position(|told| *told == text(&"told"));
        (
            BEFORE_PERIOD.iter().map(text).collect::<Vec<_>>(),
            (parsed.is_none() && !period.is_empty(), parsed, period),
            told.unwrap_or(0),
            AFTER_PERIOD.iter().map(text).collect::<Vec<_>>(),
        )
    });
}

fn text<'a>(claim: &'a Block, key: &str) -> &'a str {
    let line = claim.lines.iter().find(|line| line.key == key);
    line.and_then(|line| line.text.as_deref()).unwrap_or("")
}
