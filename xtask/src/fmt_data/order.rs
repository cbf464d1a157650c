//! The order of the claims of a source, and of verdicts.

use sanad_core::period::{Calendar, Period};

use super::read::{Block, File};

/// Keys that tell claims apart, in the order of their weight; the period comes third, by the calendar.
const BEFORE_PERIOD: [&str; 3] = ["entity", "indicator", "measure"];
const AFTER_PERIOD: [&str; 4] = ["printed", "status", "locator", "by"];

/// Sorts verdicts by finding: nobody reads them from top to bottom. What stands above a first entry and apart from it is
/// of the whole file, and stays at the top.
pub(super) fn sort_by_name(file: &mut File) {
    let Some(first) = file.tables.first_mut() else { return };
    let n_of_file = first.above.iter().rposition(Option::is_none).map_or(0, |at| at + 1);
    let of_file: Vec<_> = first.above.drain(..n_of_file).collect();
    file.tables.sort_by(|a, b| a.path.cmp(&b.path));
    let first = &mut file.tables[0];
    let own = first.above.iter().skip_while(|line| line.is_none()).cloned();
    first.above = of_file.into_iter().chain(own).collect();
}

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
