//! The document that every report is and every renderer reads.
//!
//! A number gets onto a page in three ways alone: as a [`Cited`] figure, as a [`Count`] of things that the document
//! itself lists or the view holds, or as a date or period. There is no inline for a free number, and [`Words`]
//! cannot hold a digit.

mod figure;
mod name;

use jiff::civil::Date;
use sanad_core::{cited::Cited, model::SourceIx, period::Period, view::View};

use crate::words::Words;
pub use figure::{Count, ExtentCounts, Figure, HabitCounts, Style};
pub use name::Name;

/// A finished report.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its name, as `sanad report NAME` has it.
    pub name: &'static str,
    /// What it is about.
    pub title: Line,
    /// The day whose knowledge it shows.
    pub as_of: Date,
    /// The hash of the data, 64 hex digits.
    pub data_version: String,
    /// How much the view holds.
    pub n_claims: Count,
    /// The same in sources.
    pub n_sources: Count,
    /// Its parts.
    pub sections: Vec<Section>,
}

impl Document {
    /// An empty document of a view.
    pub fn new(name: &'static str, title: Line, view: View<'_>) -> Self {
        let counts = view.counts();
        Self {
            name,
            title,
            as_of: view.as_of(),
            data_version: view.ledger().version().to_owned(),
            n_claims: Count::new(counts.n_claims),
            n_sources: Count::new(counts.n_sources),
            sections: Vec::new(),
        }
    }

    /// All lines of the document, in reading order.
    pub fn lines(&self) -> Vec<&Line> {
        let mut lines = vec![&self.title];
        for section in &self.sections {
            lines.push(&section.heading);
            for block in &section.blocks {
                block.lines(&mut lines);
            }
        }
        lines
    }

    /// All figures of the document, in reading order; those of charts included.
    pub fn figures(&self) -> Vec<&Cited> {
        let mut figures = Vec::new();
        for section in &self.sections {
            for block in &section.blocks {
                block.figures(&mut figures);
            }
        }
        figures
    }
}

/// A part with a heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// A stable name for links and tests.
    pub id: &'static str,
    /// Its heading.
    pub heading: Line,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Paragraph(Line),
    /// A list of short lines.
    List(Vec<Item>),
    /// A table.
    Table(Table),
    /// A monthly series: a sparkline or a chart.
    Chart(Chart),
    /// What follows from what.
    Tree(Branch),
}

impl Block {
    fn lines<'d>(&'d self, lines: &mut Vec<&'d Line>) {
        match self {
            Self::Paragraph(line) => lines.push(line),
            Self::List(items) => lines.extend(items.iter().map(|item| &item.line)),
            Self::Table(table) => {
                lines.extend(table.columns.iter().map(|column| &column.heading));
                lines.extend(table.rows.iter().flat_map(|row| &row.cells));
                lines.extend(&table.note);
            }
            Self::Chart(chart) => lines.push(&chart.caption),
            Self::Tree(tree) => tree.lines(lines),
        }
    }

    fn figures<'d>(&'d self, figures: &mut Vec<&'d Cited>) {
        let mut lines = Vec::new();
        self.lines(&mut lines);
        for inline in lines.into_iter().flat_map(|line| &line.0) {
            if let Inline::Figure(figure) = inline {
                figures.push(&figure.cited);
            }
        }
        if let Self::Chart(chart) = self {
            figures.extend(chart.points.iter().filter_map(|point| point.figure.as_ref()));
        }
    }
}

/// What a row or item means, for colour and for readers who see none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// Nothing in particular.
    #[default]
    Plain,
    /// New.
    New,
    /// Changed.
    Changed,
    /// As promised.
    Good,
    /// Late, missed or wrong.
    Bad,
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it means.
    pub mark: Mark,
    /// What it says.
    pub line: Line,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Row>,
    /// What stands under it.
    pub note: Option<Line>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its heading.
    pub heading: Line,
    /// Whether its cells are figures, set to the right.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it means.
    pub mark: Mark,
    /// Its cells.
    pub cells: Vec<Line>,
}

/// A line and what it rests on.
#[derive(Debug, Clone)]
pub struct Branch {
    /// What it means.
    pub mark: Mark,
    /// What it says.
    pub line: Line,
    /// What it rests on.
    pub branches: Vec<Branch>,
}

impl Branch {
    fn lines<'d>(&'d self, lines: &mut Vec<&'d Line>) {
        // As deep as a derivation, which a document of any length does not bound: no recursion.
        let mut open = vec![self];
        while let Some(branch) = open.pop() {
            lines.push(&branch.line);
            open.extend(branch.branches.iter().rev());
        }
    }

    /// Every branch with where it stands: for each level above it whether more follow there, its own last.
    pub(crate) fn rows(&self) -> Vec<(Vec<bool>, &Self)> {
        let mut rows = Vec::new();
        let mut open: Vec<(Vec<bool>, &Self)> = vec![(Vec::new(), self)];
        while let Some((more, branch)) = open.pop() {
            for (at, inner) in branch.branches.iter().enumerate().rev() {
                let follows = at + 1 < branch.branches.len();
                open.push((more.iter().copied().chain([follows]).collect(), inner));
            }
            rows.push((more, branch));
        }
        rows
    }
}

/// A series over months.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it shows, in words that stand for it where it cannot be seen.
    pub caption: Line,
    /// Its points, a month each, without gaps: a month without a figure is a gap in the line.
    pub points: Vec<Point>,
}

/// A month of a series.
#[derive(Debug, Clone)]
pub struct Point {
    /// The month.
    pub period: Period,
    /// Its figure; `None` where nobody printed one.
    pub figure: Option<Cited>,
}

/// A run of text and figures.
#[derive(Debug, Clone, Default)]
pub struct Line(pub Vec<Inline>);

impl Line {
    /// Nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Adds a piece.
    #[must_use]
    pub fn and(mut self, inline: impl Into<Inline>) -> Self {
        self.0.push(inline.into());
        self
    }

    /// Adds pieces, where there are some.
    #[must_use]
    pub fn and_all(mut self, line: Line) -> Self {
        self.0.extend(line.0);
        self
    }
}

impl<T: Into<Inline>> From<T> for Line {
    fn from(inline: T) -> Self {
        Self(vec![inline.into()])
    }
}

/// A piece of a line.
#[derive(Debug, Clone)]
pub enum Inline {
    /// Words of the program.
    Words(Words),
    /// A name or text of the data.
    Name(Name),
    /// A figure with its receipt.
    Figure(Figure),
    /// A number of things in the document or view.
    Count(Count),
    /// A day.
    Day(Date),
    /// A period.
    Period(Period),
    /// A link to a source, as its receipt number.
    Receipt(SourceIx),
}

impl From<Words> for Inline {
    fn from(words: Words) -> Self {
        Self::Words(words)
    }
}
impl From<Name> for Inline {
    fn from(name: Name) -> Self {
        Self::Name(name)
    }
}
impl From<Figure> for Inline {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}
impl From<Count> for Inline {
    fn from(count: Count) -> Self {
        Self::Count(count)
    }
}
impl From<Date> for Inline {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}
impl From<Period> for Inline {
    fn from(period: Period) -> Self {
        Self::Period(period)
    }
}
