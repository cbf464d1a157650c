//! Drafts in CSV: the columns of `sanad claims --format csv`, and `sense_direction` and its like.

use super::{
    Head,
    claims::{FOLLOWING, Fields, SENSES, TEXTS, mark_event},
};
use crate::failure::Failure;

/// The columns that every row must have.
const NEEDED: [&str; 3] = ["entity", "indicator", "printed"];

/// Reads a table of claims.
pub(super) fn read(text: &str, shown: &str) -> Result<(Head, Vec<Fields>), Failure> {
    let wrong = |error: csv::Error| Failure::Draft(format!("error: `{shown}` is no CSV: {error}"));
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let columns: Vec<String> = reader.headers().map_err(wrong)?.iter().map(str::to_ascii_lowercase).collect();
    let key = |column: &str| -> Option<String> {
        let sense = column.strip_prefix("sense_").filter(|key| SENSES.contains(key));
        let known = TEXTS.contains(&column) || FOLLOWING.contains(&column) || column == "event";
        sense.map(|key| format!("sense.{key}")).or_else(|| known.then(|| column.to_owned()))
    };
    let strays: Vec<&str> =
        columns.iter().filter(|column| key(column).is_none()).map(String::as_str).collect();
    if !strays.is_empty() {
        return Err(Failure::Draft(format!(
            "error: `{shown}` has columns that no claim has: {}; known are {}, sense_direction, sense_approx, \
             sense_unit, sense_scale, sense_year, sense_date and those of `sanad claims --format csv`",
            strays.join(", "),
            TEXTS.join(", ")
        )));
    }
    if let Some(missing) = NEEDED.into_iter().find(|needed| !columns.iter().any(|column| column == needed)) {
        return Err(Failure::Draft(format!("error: `{shown}` has no column `{missing}`")));
    }
    let mut claims = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let fields = columns.iter().zip(&record).filter(|(_, value)| !value.is_empty());
        let mut claim: Fields =
            fields.filter_map(|(column, value)| Some((key(column)?, value.to_owned()))).collect();
        let no_nominal = !claim.contains_key("nominal");
        mark_event(&mut claim, no_nominal);
        claims.push(claim);
    }
    Ok((head(&claims), claims))
}

/// Who published the claims and when, where all rows say the same.
pub(super) fn head(claims: &[Fields]) -> Head {
    let shared = |key: &str| {
        let mut values = claims.iter().map(|claim| claim.get(key));
        let first = values.next().flatten()?;
        values.all(|value| value == Some(first)).then(|| first.clone())
    };
    let published = shared("published_start").or_else(|| shared("published"));
    Head {
        publisher: shared("publisher"),
        published: published.and_then(|day| day.parse().ok()),
        ..Head::default()
    }
}
