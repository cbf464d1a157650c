//! Monthly series as SVG: real text, colours from the page, a title on every mark.
//!
//! Everything is drawn in `currentColor`, so that it can be read in grey, in the dark and on paper; a page may give
//! the classes (`line`, `mark`, `whisker`, `grid`, `tick`, `label`) colours of its own. The numbers on the axes are
//! a scale and no figures; the marks, labels and the description come from figures alone.

mod axis;
mod place;

use askama::Template;
use rust_decimal::Decimal;
use sanad_core::{
    cited::Cited,
    ledger::Ledger,
    lexicon::Unit,
    period::{Month, Months},
    reading::Nominal,
};

use crate::{
    document::{Chart, Figure, Point, Style},
    figure,
    render::{plain, visible},
};
use axis::Counted;
use place::Frame;

/// A series as an `<svg>` element, for a page or a file of its own; empty where no month has a figure with a number.
///
/// The line is broken at months that nobody printed. Derived figures are hollow marks. Bounds that are wider than
/// the mark are whiskers.
pub fn series(chart: &Chart, ledger: &Ledger) -> String {
    // Writing to a string does not fail.
    drawing(chart, ledger).and_then(|drawing| drawing.render().ok()).unwrap_or_default()
}

#[derive(Template)]
#[template(path = "chart.svg")]
struct Drawing {
    title: String,
    description: String,
    counted: String,
    /// Whether zero is on the axis.
    from_zero: bool,
    width: f64,
    height: f64,
    bottom: f64,
    top: f64,
    ticks: Vec<Tick>,
    years: Vec<Year>,
    whiskers: Vec<Whisker>,
    lines: Vec<String>,
    marks: Vec<Mark>,
    labels: Vec<Label>,
}

struct Tick {
    y: f64,
    text: String,
    zero: bool,
}

struct Year {
    x: f64,
    text: String,
}

struct Whisker {
    x: f64,
    top: f64,
    bottom: f64,
}

struct Mark {
    x: f64,
    y: f64,
    radius: f64,
    derived: bool,
    title: String,
}

struct Label {
    x: f64,
    y: f64,
    anchor: &'static str,
    text: String,
}

/// A month with a figure that has a number.
struct Drawn<'c> {
    month: Month,
    point: &'c Point,
    cited: &'c Cited,
    value: Decimal,
}

fn drawing(chart: &Chart, ledger: &Ledger) -> Option<Drawing> {
    let drawn: Vec<Drawn<'_>> = chart.points.iter().filter_map(drawn).collect();
    let (first, last) = (drawn.first()?, drawn.last()?);
    let highest = drawn.iter().reduce(|best, next| if next.value > best.value { next } else { best })?;
    let unit = ledger.unit(first.cited.unit()).filter(|unit| !unit.is_date())?;
    let frame = frame(&chart.points, &drawn)?;
    let size = frame.ticks.iter().map(Decimal::abs).max()?;
    let counted = axis::counted(size, unit);

    let ticks = frame.ticks.iter().map(|tick| Tick {
        y: frame.y(*tick),
        text: figure::grouped(tick / counted.one),
        zero: tick.is_zero(),
    });
    let radius = if drawn.len() > 60 { 1.8 } else { 2.6 };
    let marks = drawn.iter().map(|at| Mark {
        x: frame.x(at.month),
        y: frame.y(at.value),
        radius: if at.month == last.month { 3.6 } else { radius },
        derived: at.cited.words().is_none(),
        title: format!("{}: {}", said(at, ledger), text(at, Style::AsPrinted, ledger)),
    });
    let whiskers = drawn.iter().filter_map(|at| whisker(at, &frame, radius));
    Some(Drawing {
        title: plain::line(&chart.caption, ledger),
        description: description(chart, ledger, [first, last, highest], unit, &counted.name),
        ticks: ticks.collect(),
        years: years(&frame),
        whiskers: whiskers.collect(),
        lines: lines(&drawn, &frame),
        marks: marks.collect(),
        labels: labels(last, highest, &frame, &counted),
        from_zero: frame.ticks.iter().any(Decimal::is_zero),
        counted: counted.name,
        width: Frame::WIDTH,
        height: Frame::HEIGHT,
        bottom: Frame::BOTTOM,
        top: Frame::TOP,
    })
}

fn drawn(point: &Point) -> Option<Drawn<'_>> {
    let cited = point.figure.as_ref()?;
    let month = point.period.months()?.first();
    Some(Drawn { month, point, cited, value: value(cited)? })
}

/// Where a figure's mark stands: as printed, else in the middle of what is known, else at its only end.
fn value(cited: &Cited) -> Option<Decimal> {
    let (low, high) = match cited.nominal() {
        Some(Nominal::Point(point)) => return Some(point),
        Some(Nominal::Span(low, high)) => (Some(low), Some(high)),
        None => (cited.value().low(), cited.value().high()),
    };
    match (low, high) {
        (Some(low), Some(high)) => Some(low + high.checked_sub(low)? / Decimal::TWO),
        (low, high) => low.or(high),
    }
}

/// The frame that holds all figures and, where they are known on both sides, their bounds.
fn frame(points: &[Point], drawn: &[Drawn<'_>]) -> Option<Frame> {
    let ends = drawn.iter().flat_map(|at| {
        let bounds = at.cited.value();
        let both = bounds.low().zip(bounds.high());
        both.map_or([at.value, at.value], |(low, high)| [low.min(at.value), high.max(at.value)])
    });
    let (low, high) = ends.fold(None, |ends: Option<(Decimal, Decimal)>, end| {
        Some(ends.map_or((end, end), |(low, high)| (low.min(end), high.max(end))))
    })?;
    let months: Vec<Months> = points.iter().filter_map(|point| point.period.months()).collect();
    Frame::new(months.first()?.first(), months.last()?.last(), axis::ticks(low, high)?)
}

/// The years that have room for their names.
fn years(frame: &Frame) -> Vec<Year> {
    let years = axis::years(frame.first, frame.last);
    let every = years.len().div_ceil(12).max(1);
    let named = |at: usize, month: &Month| match month.number() {
        1 if at.is_multiple_of(every) => month.year().to_string(),
        1 => String::new(),
        _ => figure::month(*month),
    };
    let year = |(at, month): (usize, &Month)| Year { x: frame.x(*month), text: named(at, month) };
    years.iter().enumerate().map(year).collect()
}

/// Runs of months that follow each other, as paths.
fn lines(drawn: &[Drawn<'_>], frame: &Frame) -> Vec<String> {
    let runs = drawn.chunk_by(|a, b| b.month.since(a.month) == 1);
    let path = |run: &[Drawn<'_>]| {
        let points: Vec<String> =
            run.iter().map(|at| format!("{:.1} {:.1}", frame.x(at.month), frame.y(at.value))).collect();
        format!("M{}", points.join("L"))
    };
    runs.filter(|run| run.len() > 1).map(path).collect()
}

fn whisker(at: &Drawn<'_>, frame: &Frame, radius: f64) -> Option<Whisker> {
    let bounds = at.cited.value();
    let (top, bottom) = (frame.y(bounds.high()?), frame.y(bounds.low()?));
    (bottom - top > 2.0 * radius).then(|| Whisker { x: frame.x(at.month), top, bottom })
}

/// The last figure is written beside its mark, and the highest over its own where that is another and there is
/// room; both in what the axis is counted in.
fn labels(last: &Drawn<'_>, highest: &Drawn<'_>, frame: &Frame, counted: &Counted) -> Vec<Label> {
    let (x, y) = (frame.x(last.month), frame.y(last.value));
    let beside = Label { x: x + 9.0, y: y + 4.0, anchor: "start", text: short(last, counted) };
    let x_highest = frame.x(highest.month);
    let apart = highest.month != last.month && x - x_highest > Frame::WIDTH / 40.0;
    let over = apart.then(|| Label {
        x: x_highest,
        y: frame.y(highest.value) - 9.0,
        anchor: "middle",
        text: short(highest, counted),
    });
    std::iter::once(beside).chain(over).collect()
}

/// A figure in what the axis is counted in, with the digits that it was printed with or that its bounds support.
fn short(at: &Drawn<'_>, counted: &Counted) -> String {
    let value = match (at.cited.nominal(), at.cited.value().low(), at.cited.value().high()) {
        (None, Some(low), Some(high)) if low != high => figure::supported(low, high),
        _ => at.value,
    };
    figure::grouped(value / counted.one)
}

fn text(at: &Drawn<'_>, style: Style, ledger: &Ledger) -> String {
    visible(&figure::show(&Figure::styled(at.cited.clone(), style), ledger).text).into_owned()
}

fn said(at: &Drawn<'_>, ledger: &Ledger) -> String {
    figure::period(at.point.period, ledger.calendar())
}

/// What a reader who does not see the chart should know of it.
fn description(
    chart: &Chart,
    ledger: &Ledger,
    [first, last, highest]: [&Drawn<'_>; 3],
    unit: &Unit,
    counted: &str,
) -> String {
    let of = |at: &Drawn<'_>| format!("{}, {}", text(at, Style::AsPrinted, ledger), said(at, ledger));
    let n_gaps = chart.points.iter().filter(|point| point.figure.is_none()).count();
    let gaps = match n_gaps {
        0 => "No month is missing.".to_owned(),
        1 => "1 month has no printed figure: there the line is broken.".to_owned(),
        n => format!("{n} months have no printed figure: there the line is broken."),
    };
    let counted = if counted == unit.name { String::new() } else { format!(", in {counted}") };
    format!(
        "{}{counted}. First: {}. Last: {}. Highest: {}. {gaps}",
        plain::line(&chart.caption, ledger),
        of(first),
        of(last),
        of(highest)
    )
}
