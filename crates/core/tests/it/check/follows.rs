//! What follows without being printed: derived figures with their bounds, and what must not be derived.

use rust_decimal::Decimal;
use sanad_core::{
    refer,
    solve::{Conclusion, Derived, Solved},
    view::View,
};
use toml::{Table, Value};

/// How much further than the tightest bounds derived ones may reach, in parts of their width: contraction may stop
/// before the last digit.
const SLACK: i64 = 50;

/// The cells that a case asks for.
pub fn asked(case: &Table) -> Vec<String> {
    let lists = ["derived", "not_derived", "undetermined"].into_iter().filter_map(|key| case.get(key));
    let cell = |wanted: &Value| match wanted {
        Value::String(cell) => cell.clone(),
        other => text(other, "cell").to_owned(),
    };
    lists.filter_map(Value::as_array).flatten().map(cell).collect()
}

/// What follows otherwise than `derived`, `not_derived` and `undetermined` of the case say.
pub fn compare(view: View<'_>, case: &Table) -> Vec<String> {
    let list = |key: &str| case.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut complaints = Vec::new();
    for wanted in list("derived") {
        let cell = text(&wanted, "cell");
        match conclude(view, cell) {
            Conclusion::Derived(derived) => complaints.extend(apart(&wanted, &derived)),
            other => complaints.push(format!("- {cell} should follow, but is {other:?}")),
        }
    }
    for cell in list("not_derived") {
        let cell = cell.as_str().expect("a cell");
        if let Conclusion::Derived(derived) = conclude(view, cell)
            && derived.joined.len() < 2
        {
            let (value, edition) = (derived.cited.value(), derived.edition);
            complaints.push(format!("+ {cell} follows to be in {value}, all of edition {edition:?}"));
        }
    }
    for cell in list("undetermined") {
        let cell = cell.as_str().expect("a cell");
        if let Conclusion::Derived(derived) = conclude(view, cell) {
            complaints.push(format!("+ {cell} follows to be in {}", derived.cited.value()));
        }
    }
    complaints
}

fn conclude(view: View<'_>, cell: &str) -> Conclusion {
    let key = refer::cell(view.ledger(), cell).unwrap_or_else(|error| panic!("{cell}: {error}"));
    Solved::of(view, key.entity).conclude(&key)
}

fn apart(wanted: &Value, derived: &Derived) -> Vec<String> {
    let mut complaints = Vec::new();
    let cell = text(wanted, "cell");
    let edition = wanted.get("edition").and_then(Value::as_integer);
    if derived.edition.map(i64::from) != edition {
        complaints.push(format!("- {cell} should be of edition {edition:?}, not {:?}", derived.edition));
    }
    let joined = wanted.get("joined").and_then(Value::as_array).cloned().unwrap_or_default();
    let joined: Vec<i64> = joined.iter().filter_map(Value::as_integer).collect();
    if derived.joined.iter().copied().map(i64::from).collect::<Vec<_>>() != joined {
        complaints.push(format!("- {cell} should join {joined:?}, not {:?}", derived.joined));
    }
    let end = |key| text(wanted, key).parse::<Decimal>().expect("a number");
    let (low, high) = (end("low"), end("high"));
    let slack = (high - low) / Decimal::from(SLACK);
    let value = derived.cited.value();
    let close = value.low().is_some_and(|it| it <= low && low - slack <= it)
        && value.high().is_some_and(|it| high <= it && it <= high + slack);
    if !close {
        complaints.push(format!("- {cell} should be in [{low}, {high}], not in {value}"));
    }
    complaints
}

fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("{key} is missing in {of:?}"))
}
