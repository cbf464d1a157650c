//! What the text and the Markdown of a report say in the same words.

use jiff::civil::Date;
use sanad_core::{
    bounds::Bounds,
    cited::Receipt,
    ledger::Ledger,
    model::{Source, source::Inferred},
    period::{Month, Months, Period},
};

use crate::{
    document::{Count, Document, Figure, Inline, Mark},
    figure::{self, Shown},
    receipts::Receipts,
};

/// What stands under the receipts of a report that has derived figures.
pub(super) const LEGEND: &str = "≈ and = stand before figures that nobody printed: they follow from those in their \
     receipts. In brackets: what a figure marked ≈ is known to lie between; = is exact.";

/// What the receipts are headed with.
pub(super) const RECEIPTS: &str = "Receipts";

/// What stands under the receipts where the points of charts rest on further sources.
pub(super) fn charts_rest_on(n: usize) -> String {
    let sources = if n == 1 { "source that the text does" } else { "sources that the text does" };
    format!(
        "The months of the charts rest on {n} further {sources} not name; --format html and json list them."
    )
}

/// What stands in place of a series without a figure.
pub(super) const NOT_PRINTED: &str = "not printed";

/// A figure in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// What stands before it: `≈ ` or `= ` for a derived one, `about ` for a print told so.
    pub lead: String,
    /// The figure.
    pub text: String,
    /// What it is known to lie between, where the text does not say.
    pub bounds: Option<String>,
    /// Nobody printed it.
    pub derived: bool,
}

/// A figure in words.
pub(super) fn figure(figure: &Figure, ledger: &Ledger) -> Said {
    let Shown { text, bounds } = figure::show(figure, ledger);
    let value = figure.cited.value();
    if !matches!(figure.cited.receipt(), Receipt::Printed { .. }) {
        let lead = match value {
            // A mended print is told as it would be printed, and a gap or a limit is of no cell.
            _ if !derived(figure) => "",
            Bounds::EVERYTHING => "",
            exact if exact.is_exact() => "= ",
            _ => "≈ ",
        };
        return Said { lead: lead.to_owned(), text, bounds, derived: true };
    }
    // The printed words apart from ours, so that their direction can be kept apart.
    let words = figure.cited.words().map(str::trim).filter(|words| !words.is_empty());
    let (lead, text) = match words.and_then(|words| text.strip_suffix(words)) {
        Some(lead) => (lead.to_owned(), text[lead.len()..].to_owned()),
        None => (String::new(), text),
    };
    Said { lead, text, bounds, derived: false }
}

/// Whether a figure follows from others: no print, nor how one would read, nor a gap or a limit.
fn derived(figure: &Figure) -> bool {
    matches!(figure.cited.receipt(), Receipt::Derived { .. } | Receipt::Summed { .. } | Receipt::Ends { .. })
}

/// Whether any figure on the page was printed by nobody. Those of charts show no number.
pub(super) fn has_derived(document: &Document) -> bool {
    let mut inlines = document.lines().into_iter().flat_map(|line| &line.0);
    inlines.any(|inline| match inline {
        Inline::Figure(figure) => derived(figure),
        _ => false,
    })
}

/// `5 March 2026`
pub(super) fn long_day(day: Date, ledger: &Ledger) -> String {
    let month = Period::Months(Months::single(Month::of(day)));
    format!("{} {}", day.day(), figure::period(month, ledger.calendar()))
}

/// The first digits of the hash of the data.
pub(super) fn short_version(document: &Document) -> String {
    document.data_version.chars().take(7).collect()
}

/// `2,388 claims, 460 sources`
pub(super) fn held(document: &Document) -> String {
    let of = |count: Count, one: &str, many: &str| {
        format!("{} {}", self::count(count), if count.get() == 1 { one } else { many })
    };
    let figures = of(document.n_claims, "claim", "claims");
    format!("{figures}, {}", of(document.n_sources, "source", "sources"))
}

/// `12,345`
pub(super) fn count(count: Count) -> String {
    u64::try_from(count.get()).map_or_else(|_| count.get().to_string(), |n| figure::grouped(n.into()))
}

/// When a source was published: `18 Feb 2025`, `undated (Mar 2025 or later)`.
pub(super) fn published(source: &Source) -> String {
    let (first, last) = (source.published.first(), source.published.last());
    let span = || match (first == Date::MIN, last == Date::MAX) {
        (true, _) => format!("by {}", figure::day(last)),
        (false, true) => format!("{} or later", figure::day(first)),
        (false, false) => figure::span(first, last),
    };
    let date = match &source.inferred {
        Some(Inferred::ByRule) => format!("undated ({} or later)", figure::month(Month::of(first))),
        Some(Inferred::Because(_)) => format!("undated ({})", span()),
        None => span(),
    };
    match source.corrected {
        Some(corrected) => format!("{date}, corrected {}", figure::day(corrected)),
        None => date,
    }
}

/// The glyph of a mark; `None` for the plain one.
pub(super) fn glyph(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::Plain => None,
        Mark::New => Some("+"),
        Mark::Changed => Some("~"),
        Mark::Good => Some("✓"),
        Mark::Bad => Some("✗"),
    }
}

/// The receipt numbers of a piece of a line, ascending.
pub(super) fn numbers(inline: &Inline, receipts: &Receipts, ledger: &Ledger) -> Vec<usize> {
    let mut numbers = match inline {
        Inline::Figure(figure) => receipts.numbers(&figure.cited, ledger),
        Inline::Receipt(source) => receipts.number_of(*source).into_iter().collect(),
        _ => Vec::new(),
    };
    numbers.sort_unstable();
    numbers
}
