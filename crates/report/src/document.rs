//! The document that every report is and every renderer reads.
//!
//! A number gets onto a page in three ways alone: as a [`Cited`] figure, as a [`Count`] of things that the document
//! itself lists or the view holds, or as a date or period. There is no inline for a free number, and [`Words`]
//! cannot hold a digit.

use jiff::civil::Date;
use sanad_core::{
    cited::Cited,
    ledger::Ledger,
    model::{CellIx, CellKey, Claim, ClaimIx, EntityIx, IndicatorIx, Kind, PublisherIx, SourceIx, Told},
    observe::Observation,
    period::Period,
    view::View,
};

use crate::words::Words;

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
            n_claims: Count(counts.n_claims),
            n_sources: Count(counts.n_sources),
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

/// How a figure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// In the words it was printed in, where somebody printed it; else as a value.
    AsPrinted,
    /// As a number with the digits that its bounds support, with its unit.
    Value,
    /// The same without the unit, which stands in the heading: in millions of the unit.
    Millions,
    /// With a sign, as a change.
    Signed,
    /// Both bounds.
    Bounds,
}

/// A figure with its receipt, and how to show it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The figure.
    pub cited: Cited,
    /// How it is shown.
    pub style: Style,
}

impl Figure {
    /// A figure in the words it was printed in.
    pub fn as_printed(cited: Cited) -> Self {
        Self { cited, style: Style::AsPrinted }
    }

    /// A figure for a page in English: in its printed words where they are in Latin letters, else as a number.
    pub fn readable(cited: Cited) -> Self {
        let latin = |words: &str| words.chars().all(|c| !c.is_alphabetic() || c.is_ascii());
        let style = if cited.words().is_some_and(latin) { Style::AsPrinted } else { Style::Value };
        Self { cited, style }
    }

    /// A figure as a number.
    pub fn value(cited: Cited) -> Self {
        Self { cited, style: Style::Value }
    }

    /// A figure in another style.
    pub fn styled(cited: Cited, style: Style) -> Self {
        Self { cited, style }
    }

    /// The figure of an observation, for a page in English.
    pub fn observed(view: View<'_>, observation: &Observation) -> Self {
        Self::readable(observation.cited(view))
    }
}

/// A number of things, counted by the program and never computed further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(usize);

impl Count {
    /// How many things there are.
    pub fn of<T>(things: impl IntoIterator<Item = T>) -> Self {
        Self(things.into_iter().count())
    }

    /// The days from one day to another: a count, not a figure of the evidence. `None` if they are the wrong way
    /// round.
    pub fn days(from: Date, to: Date) -> Option<Self> {
        let days = to.duration_since(from).as_hours() / 24;
        usize::try_from(days).ok().map(Self)
    }

    /// The number.
    pub fn get(self) -> usize {
        self.0
    }
}

/// A text that stands in the data: a name, an id, printed words. Nothing else makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// What the ledger is about.
    pub fn title(ledger: &Ledger) -> Self {
        Self(ledger.settings().title.clone())
    }

    /// An entity's name.
    pub fn entity(ledger: &Ledger, ix: EntityIx) -> Self {
        Self(ledger.entity(ix).name.clone())
    }

    /// An entity's Urdu name, where it has one.
    pub fn entity_ur(ledger: &Ledger, ix: EntityIx) -> Option<Self> {
        ledger.entity(ix).name_ur.clone().map(Self)
    }

    /// What an entity is.
    pub fn entity_definition(ledger: &Ledger, ix: EntityIx) -> Option<Self> {
        ledger.entity(ix).definition.clone().map(Self)
    }

    /// An indicator's name.
    pub fn indicator(ledger: &Ledger, ix: IndicatorIx) -> Self {
        Self(ledger.indicator(ix).name.clone())
    }

    /// An indicator's definition.
    pub fn definition(ledger: &Ledger, ix: IndicatorIx) -> Self {
        Self(ledger.indicator(ix).definition.clone())
    }

    /// A publisher's name.
    pub fn publisher(ledger: &Ledger, ix: PublisherIx) -> Self {
        Self(ledger.publisher(ix).name.clone())
    }

    /// A source's id.
    pub fn source(ledger: &Ledger, ix: SourceIx) -> Self {
        Self(ledger.source(ix).id.to_string())
    }

    /// A source's address.
    pub fn url(ledger: &Ledger, ix: SourceIx) -> Self {
        Self(ledger.source(ix).url.clone())
    }

    /// A cell's text.
    pub fn cell(ledger: &Ledger, ix: CellIx) -> Self {
        Self(ledger.cell(ix).text.to_string())
    }

    /// What a cell measures, in words: the indicator's name and its measure's, or its label.
    pub fn measured(ledger: &Ledger, ix: CellIx) -> Self {
        use sanad_core::model::MeasureKey;
        let key = &ledger.cell(ix).key;
        let name = &ledger.indicator(key.indicator).name;
        Self(match &key.measure {
            MeasureKey::Level => name.clone(),
            MeasureKey::Declared(measure) => format!("{name}: {}", ledger.measure(*measure).name),
            MeasureKey::Of(measure, other) => {
                format!("{name}: {} {}", ledger.measure(*measure).name, ledger.indicator(*other).name)
            }
            MeasureKey::Label(label) => label.replace('_', " "),
        })
    }

    /// A cell that nobody prints.
    pub fn unprinted(ledger: &Ledger, key: &CellKey) -> Self {
        Self(ledger.cell_text(key))
    }

    /// The series that a cell belongs to, `entity.indicator`.
    pub fn series(ledger: &Ledger, key: &CellKey) -> Self {
        Self(format!("{}.{}", ledger.entity(key.entity).id, ledger.indicator(key.indicator).id))
    }

    /// An entity's id.
    pub fn entity_id(ledger: &Ledger, ix: EntityIx) -> Self {
        Self(ledger.entity(ix).id.to_string())
    }

    /// An indicator's id.
    pub fn indicator_id(ledger: &Ledger, ix: IndicatorIx) -> Self {
        Self(ledger.indicator(ix).id.to_string())
    }

    /// When a source was published: a day, or the span it may have been published in.
    pub fn published(ledger: &Ledger, ix: SourceIx) -> Self {
        let source = ledger.source(ix);
        let (first, last) = (source.published.first(), source.published.last());
        Self(match source.inferred {
            None => crate::figure::span(first, last),
            Some(_) if last == source.retrieved => format!("undated, {} or later", crate::figure::day(first)),
            Some(_) => format!("undated, {}", crate::figure::span(first, last)),
        })
    }

    /// Why a source's publication days are what they are, where the page shows no date.
    pub fn inferred(ledger: &Ledger, ix: SourceIx) -> Option<Self> {
        use sanad_core::model::source::Inferred;
        ledger.source(ix).inferred.as_ref().map(|inferred| match inferred {
            Inferred::ByRule => {
                Self("from the day after the latest outturn it prints to the day it was read".to_owned())
            }
            Inferred::Because(reason) => Self(reason.clone()),
        })
    }

    /// The text that a source reprints, where it is declared.
    pub fn origin(ledger: &Ledger, ix: SourceIx) -> Option<Self> {
        let origin = ledger.origin(ledger.source(ix).origin);
        origin.id.is_some().then(|| Self(origin.name.clone()))
    }

    /// The standing of a claim, in the words of the data files; how it is told where that is not the rule.
    pub fn status(claim: &Claim) -> Self {
        let status = claim.status.as_str();
        Self(match claim.told {
            Told::Current => status.to_owned(),
            Told::Base | Told::Former => format!("{status}, {}", claim.told.as_str()),
        })
    }

    /// The word of a kind.
    pub fn kind(kind: Kind) -> Self {
        Self(kind.as_str().to_owned())
    }

    /// A claim's id.
    pub fn claim(ledger: &Ledger, ix: ClaimIx) -> Self {
        Self(ledger.claim_id(ix))
    }

    /// A claim's printed words.
    pub fn printed(ledger: &Ledger, ix: ClaimIx) -> Self {
        Self(ledger.claim(ix).printed.to_string())
    }

    /// The remark of a claim.
    pub fn note(ledger: &Ledger, ix: ClaimIx) -> Option<Self> {
        ledger.claim(ix).extra.as_ref()?.note.clone().map(Self)
    }

    /// Who said a claim, or whose expectation it is.
    pub fn voice(ledger: &Ledger, ix: ClaimIx) -> Option<Self> {
        let extra = ledger.claim(ix).extra.as_ref()?;
        extra.speaker.clone().or_else(|| extra.by.as_ref().map(ToString::to_string)).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
