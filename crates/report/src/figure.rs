//! Figures as text: with the digits that their bounds support, never more.

mod date;
mod number;

use rust_decimal::Decimal;
use sanad_core::{
    bounds::Bounds,
    cited::{Cited, Receipt},
    ledger::Ledger,
    lexicon::Unit,
    period::Calendar,
    reading::{Approx, Direction, Nominal},
};

use crate::document::{Figure, Style};
pub use date::{day, month, period, span};
pub use number::{grouped, supported};

/// A figure as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The figure.
    pub text: String,
    /// What it is known to lie between, where the text alone does not say.
    pub bounds: Option<String>,
}

/// The text of a figure.
pub fn show(figure: &Figure, ledger: &Ledger) -> Shown {
    let cited = &figure.cited;
    match (figure.style, cited.words()) {
        (Style::AsPrinted, Some(words)) => {
            let text = format!("{}{}", sense(cited, ledger), words.trim());
            Shown { text, bounds: None }
        }
        (Style::Brief, _) => Shown { bounds: None, ..value(cited, ledger, Style::Value) },
        _ => value(cited, ledger, figure.style),
    }
}

/// What the words around a print say and the print does not.
fn sense(cited: &Cited, ledger: &Ledger) -> String {
    let Receipt::Printed { first, .. } = cited.receipt() else { return String::new() };
    let sense = &ledger.claim(*first).sense;
    let approx = match sense.approx {
        Some(Approx::About) => "about ",
        Some(Approx::Nearly) => "nearly ",
        Some(Approx::Over) => "over ",
        Some(Approx::Under) => "under ",
        Some(Approx::UpTo) => "up to ",
        Some(Approx::Exact) | None => "",
    };
    let sign = if sense.direction == Some(Direction::Down) { "−" } else { "" };
    format!("{approx}{sign}")
}

/// The number of a figure with its unit.
fn value(cited: &Cited, ledger: &Ledger, style: Style) -> Shown {
    let Some(unit) = ledger.unit(cited.unit()) else { return unknown() };
    if unit.is_date() {
        let none = if style == Style::Bounds { "no day" } else { "not printed" };
        let text = date::bounds(cited.value(), ledger.calendar()).unwrap_or_else(|| none.to_owned());
        return Shown { text, bounds: None };
    }
    let bounds = cited.value();
    let text = match (style, cited.nominal(), bounds.low(), bounds.high()) {
        // The least distance is said as far as four digits go, never more of it than there is.
        (_, _, Some(low), _) if matches!(cited.receipt(), Receipt::Apart { .. }) => {
            let low = number::downwards(low);
            let number = number::of(low, style);
            // Two rates lie points apart; a percentage of one of them would be something else.
            if unit.is_rate() { format!("{number} points") } else { dressed(&number, unit, style, low) }
        }
        (Style::Bounds, _, Some(low), Some(high)) if computed(cited) && low != high && !whole(unit) => {
            dressed(&number::ends(low, high, Style::Value), unit, Style::Value, high)
        }
        (Style::Bounds, _, Some(low), Some(high)) if low != high => between(low, high, unit),
        // Of an open print (`over 350`) the end is its nominal; for certain it says more.
        (Style::Bounds, _, Some(low), None) | (_, None, Some(low), None) => {
            or_more(if computed(cited) { number::six_digits_below(low) } else { low }, unit, style)
        }
        (Style::Bounds, _, None, Some(high)) | (_, None, None, Some(high)) => {
            at_most(if computed(cited) { number::six_digits_above(high) } else { high }, unit, style)
        }
        (_, Some(Nominal::Span(low, high)), ..) => between(low, high, unit),
        (_, Some(Nominal::Point(point)), Some(low), Some(high))
            if computed(cited) && low != high && number::as_good_as_exact(low, high) =>
        {
            let rounded = number::to_six_digits(point);
            dressed(&number::of(rounded, style), unit, style, rounded)
        }
        (_, Some(Nominal::Point(point)), Some(low), Some(high)) if computed(cited) && low != high => {
            let rounded = number::nearest(point, low, high);
            let text = dressed(&number::of(rounded, style), unit, style, rounded);
            return Shown { text, bounds: Some(number::range(low, high, style)) };
        }
        (_, Some(Nominal::Point(point)), low, high) if computed(cited) && low != high => {
            let text = dressed(&number::of(point, style), unit, style, point);
            let low = low.map(|low| format!("{} or more", number::of(low, style)));
            let bounds = low.or_else(|| high.map(|high| format!("at most {}", number::of(high, style))));
            return Shown { text, bounds };
        }
        (_, Some(Nominal::Point(point)), ..) => dressed(&number::of(point, style), unit, style, point),
        (_, None, Some(low), Some(high)) if low == high => dressed(&number::of(low, style), unit, style, low),
        (_, None, Some(low), Some(high)) if whole(unit) => between(low, high, unit),
        (_, None, Some(low), Some(high)) => {
            let rounded = supported(low, high);
            let text = dressed(&number::of(rounded, style), unit, style, rounded);
            return Shown { text, bounds: Some(number::range(low, high, style)) };
        }
        (_, None, None, None) => return unknown(),
    };
    Shown { text, bounds: None }
}

/// Whether nobody printed a figure. A print speaks for itself; of this the bounds are said, and no digit that they
/// do not support.
fn computed(cited: &Cited) -> bool {
    !matches!(cited.receipt(), Receipt::Printed { .. })
}

/// Whole days are not rounded: both ends are said.
fn whole(unit: &Unit) -> bool {
    unit.id.as_str() == "days"
}

fn unknown() -> Shown {
    Shown { text: "not printed".to_owned(), bounds: None }
}

fn between(low: Decimal, high: Decimal, unit: &Unit) -> String {
    if low == high {
        return dressed(&number::of(low, Style::Value), unit, Style::Value, low);
    }
    dressed(&number::pair(low, high, Style::Value), unit, Style::Value, high)
}

fn or_more(low: Decimal, unit: &Unit, style: Style) -> String {
    format!("{} or more", dressed(&number::of(low, style), unit, style, low))
}

fn at_most(high: Decimal, unit: &Unit, style: Style) -> String {
    format!("at most {}", dressed(&number::of(high, style), unit, style, high))
}

/// A number with its unit before or after it.
fn dressed(number: &str, unit: &Unit, style: Style, value: Decimal) -> String {
    let number = match style {
        Style::Signed if value > Decimal::ZERO => format!("+{number}"),
        _ => number.to_owned(),
    };
    let (sign, digits) = match number.strip_prefix(['−', '+']) {
        Some(digits) => number.split_at(number.len() - digits.len()),
        None => ("", number.as_str()),
    };
    match (style, unit.symbol.as_deref()) {
        (Style::Millions, _) => number,
        (_, Some(symbol)) if unit.symbol_before => format!("{sign}{symbol}{digits}"),
        (_, Some("%")) => format!("{number} %"),
        (_, Some(symbol)) => format!("{number} {symbol}"),
        (_, None) => format!("{number} {}", unit.name),
    }
}

/// The bounds of a figure as text, in its unit.
pub fn bounds_text(bounds: Bounds, unit: &Unit, calendar: Calendar) -> String {
    if unit.is_date() {
        return date::bounds(bounds, calendar).unwrap_or_else(|| "any day".to_owned());
    }
    match (bounds.low(), bounds.high()) {
        (Some(low), Some(high)) if low == high => dressed(&grouped(low), unit, Style::Value, low),
        (Some(low), Some(high)) if whole(unit) => between(low, high, unit),
        (Some(low), Some(high)) => dressed(&number::ends(low, high, Style::Value), unit, Style::Value, high),
        (Some(low), None) => format!("{} or more", dressed(&grouped(low), unit, Style::Value, low)),
        (None, Some(high)) => format!("at most {}", dressed(&grouped(high), unit, Style::Value, high)),
        (None, None) => "any".to_owned(),
    }
}
