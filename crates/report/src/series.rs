//! `series`: an indicator over time, printed and derived, with bounds, editions and vintages.

mod periods;

use std::collections::BTreeSet;

use sanad_core::{
    cited::Cited,
    model::{CellKey, EntityIx, IndicatorIx, Kind, MeasureKey, SourceIx},
    observe::Observation,
    period::{Month, Months, Period},
    solve::{Conclusion, Derived, Solved, Undetermined},
    view::View,
};

use crate::{
    document::{
        Block, Chart, Column, Count, Document, Figure, Inline, Line, Mark, Name, Point, Row, Section, Style,
        Table,
    },
    enclosing::{self, Enclosing},
    explain::why_not,
    say,
};

pub use periods::Step;

/// Which series, and which of its periods.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The thing.
    pub entity: EntityIx,
    /// What is measured.
    pub indicator: IndicatorIx,
    /// What of it.
    pub measure: MeasureKey,
    /// Outturns, targets or forecasts.
    pub kind: Kind,
    /// Which periods.
    pub step: Step,
    /// The first month; that of the first print where not given.
    pub from: Option<Month>,
    /// The last month; that of the last print where not given.
    pub to: Option<Month>,
}

/// A period of a series.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its cell.
    pub key: CellKey,
    /// What is known of it.
    pub known: Conclusion,
    /// The shortest stretch around it of which something is known, where no figure bears on it alone.
    pub enclosing: Option<Enclosing>,
}

impl Entry {
    /// Its figure; `None` where it is not determined.
    pub fn cited(&self, view: View<'_>) -> Option<Cited> {
        match &self.known {
            Conclusion::Printed(observed) => Some(observed.cited(view)),
            Conclusion::Derived(derived) => Some(derived.cited.clone()),
            Conclusion::Undetermined(_) => None,
        }
    }

    /// The newest vintage of the prints it rests on.
    pub fn vintage(&self, view: View<'_>) -> Option<sanad_core::vintage::Vintage> {
        match &self.known {
            Conclusion::Printed(observed) => Some(observed.vintage),
            Conclusion::Derived(Derived { cited, .. }) => {
                let ledger = view.ledger();
                let of = |ix| sanad_core::vintage::vintage(ledger, ledger.claim(ix));
                cited.claims().into_iter().map(of).max()
            }
            Conclusion::Undetermined(_) => None,
        }
    }

    /// The source that speaks for a print; for what is derived the sources it rests on.
    pub fn sources(&self, view: View<'_>) -> Vec<SourceIx> {
        let Some(cited) = self.cited(view) else { return Vec::new() };
        let mut claims = cited.claims();
        if cited.words().is_some() {
            claims.truncate(1);
        }
        let sources: BTreeSet<SourceIx> =
            claims.into_iter().map(|claim| view.ledger().claim(claim).source).collect();
        sources.into_iter().collect()
    }
}

/// The periods of a series with what is known of each, in order.
pub fn entries(view: View<'_>, wanted: &Wanted) -> Vec<Entry> {
    let solved = Solved::of(view, wanted.entity);
    let key = |period: Period| CellKey {
        entity: wanted.entity,
        indicator: wanted.indicator,
        measure: wanted.measure.clone(),
        period: Some(period),
        kind: wanted.kind,
    };
    // What related indicators print may determine a period that no print of this one has.
    let own = periods::of(view, wanted);
    let mut all: Vec<Period> = own.iter().copied().chain(periods::of_related(view, wanted)).collect();
    periods::sort(&mut all);
    let entry = |period: Period| {
        let key = key(period);
        let known = solved.conclude(&key);
        if !own.contains(&period) && !matches!(known, Conclusion::Derived(_)) {
            return None;
        }
        let bare = matches!(known, Conclusion::Undetermined(Undetermined::NothingBears));
        let enclosing = if bare { enclosing::of(view, &solved, &key) } else { None };
        Some(Entry { key, known, enclosing })
    };
    all.into_iter().filter_map(entry).collect()
}

/// The cells of a series of which a figure is known, whatever their kind: those of outturns last.
pub fn known_cells(
    view: View<'_>,
    entity: EntityIx,
    indicator: IndicatorIx,
    measure: &MeasureKey,
) -> Vec<CellKey> {
    let of_kind = |kind: Kind| {
        let measure = measure.clone();
        let wanted = Wanted { entity, indicator, measure, kind, step: Step::All, from: None, to: None };
        let known = entries(view, &wanted).into_iter().filter(|entry| entry.cited(view).is_some());
        known.map(|entry| entry.key).collect::<Vec<CellKey>>()
    };
    [Kind::Forecast, Kind::Target, Kind::Outturn].into_iter().flat_map(of_kind).collect()
}

/// A series as a document.
pub fn series(view: View<'_>, wanted: &Wanted, entries: &[Entry]) -> Document {
    let ledger = view.ledger();
    let mut title = Line::from(Name::entity(ledger, wanted.entity)).and(say!(", "));
    title = title.and(Name::measured_by(ledger, &key_of(wanted)));
    let mut document = Document::new("series", title, view);
    let months = entries.iter().filter(|entry| single_month(entry)).count();
    let mut blocks = Vec::new();
    if months >= FEWEST_POINTS {
        blocks.push(Block::Chart(chart(view, wanted, entries)));
    }
    if entries.is_empty() {
        let none = say!("No print of it has such a period; --period all lists what there is.");
        blocks.push(Block::Paragraph(Line::from(none)));
    } else {
        let columns = [
            (say!("period"), false),
            (say!("figure"), true),
            (say!("for certain"), false),
            (say!("how"), false),
            (say!("edition"), true),
            (say!("vintage"), false),
            (say!("prints"), true),
        ];
        let columns = columns.map(|(heading, numeric)| Column { heading: Line::from(heading), numeric });
        let rows = runs(entries).map(|run| row(view, run)).collect();
        blocks.push(Block::Table(Table { columns: columns.into(), rows, note: None }));
    }
    let of = |wanted: fn(&Conclusion) -> bool| -> Vec<&Entry> {
        entries.iter().filter(|entry| wanted(&entry.known)).collect()
    };
    let heading = Line::from(say!("Printed: "))
        .and(Count::of(&of(|known| matches!(known, Conclusion::Printed(_)))))
        .and(say!(" · derived: "))
        .and(Count::of(&of(|known| matches!(known, Conclusion::Derived(_)))))
        .and(say!(" · not determined: "))
        .and(Count::of(&of(|known| matches!(known, Conclusion::Undetermined(_)))));
    document.sections.push(Section { id: "series", heading, blocks });
    document
}

/// With fewer months than this a chart says less than the table.
const FEWEST_POINTS: usize = 12;

fn key_of(wanted: &Wanted) -> CellKey {
    CellKey {
        entity: wanted.entity,
        indicator: wanted.indicator,
        measure: wanted.measure.clone(),
        period: None,
        kind: wanted.kind,
    }
}

fn single_month(entry: &Entry) -> bool {
    entry.key.period.and_then(Period::months).is_some_and(|months| months.count() == 1)
}

fn chart(view: View<'_>, wanted: &Wanted, entries: &[Entry]) -> Chart {
    let caption = Line::from(Name::measured_by(view.ledger(), &key_of(wanted))).and(say!(" by month"));
    let months = entries.iter().filter(|entry| single_month(entry));
    let point = |entry: &Entry| Some(Point { period: entry.key.period?, figure: entry.cited(view) });
    Chart { caption, points: months.filter_map(point).collect() }
}

/// Entries one by one; months that are only known together stand together.
fn runs(entries: &[Entry]) -> impl Iterator<Item = &[Entry]> {
    let within = |entry: &Entry| entry.enclosing.as_ref().map(|enclosing| enclosing.period);
    let next_month = |a: &Entry, b: &Entry| {
        let months = |entry: &Entry| entry.key.period.and_then(Period::months);
        months(a).zip(months(b)).is_some_and(|(a, b)| a.last().plus(1) == b.first())
    };
    entries.chunk_by(move |a, b| within(a).is_some() && within(a) == within(b) && next_month(a, b))
}

/// The period of entries that follow each other.
fn stretch(run: &[Entry]) -> Option<Period> {
    let months = |entry: Option<&Entry>| entry.and_then(|entry| entry.key.period).and_then(Period::months);
    if let [only] = run {
        return only.key.period;
    }
    let (first, last) = months(run.first()).zip(months(run.last()))?;
    Months::new(first.first(), last.last()).map(Period::Months)
}

fn row(view: View<'_>, run: &[Entry]) -> Row {
    let Some(entry) = run.first() else { return Row { mark: Mark::Plain, cells: Vec::new() } };
    let period = stretch(run);
    let certain = |cited: Cited| Line::from(Figure::styled(cited, Style::Bounds));
    let (figure, bounds, how) = match &entry.known {
        Conclusion::Printed(observed) => {
            let cited = observed.cited(view);
            (Line::from(Figure::readable(cited.clone())), certain(cited), Line::from(say!("printed")))
        }
        Conclusion::Derived(derived) => {
            let how = if derived.joined.len() > 1 { say!("derived, mixed") } else { say!("derived") };
            let cited = derived.cited.clone();
            (Line::from(Figure::styled(cited.clone(), Style::Brief)), certain(cited), Line::from(how))
        }
        Conclusion::Undetermined(why) => {
            let bounds = match why {
                Undetermined::NothingBears => Line::empty(),
                Undetermined::Open(cited) | Undetermined::TooWide(cited) => certain(cited.clone()),
            };
            let how = match &entry.enclosing {
                Some(Enclosing { period: whole, cited }) if period == Some(*whole) => {
                    Line::from(say!("only as a whole: ")).and(brief(cited))
                }
                Some(Enclosing { period: whole, cited }) => {
                    Line::from(say!("only as part of ")).and(*whole).and(say!(": ")).and(brief(cited))
                }

                None => Line::from(why_not(why)),
            };
            (Line::from(say!("–")), bounds, how)
        }
    };
    let vintage = entry.vintage(view).map_or_else(Line::empty, |vintage| Line::from(Name::vintage(vintage)));
    let prints = match &entry.known {
        Conclusion::Printed(Observation { reading, .. }) => Line::from(Count::of(&reading.claims)),
        Conclusion::Derived(_) | Conclusion::Undetermined(_) => Line::empty(),
    };
    Row {
        mark: Mark::Plain,
        cells: vec![
            period.map_or_else(Line::empty, |period| Line::from(Inline::Period(period))),
            figure,
            bounds,
            how,
            edition(&entry.known),
            vintage,
            prints,
        ],
    }
}

/// A figure in its words, or as a number without its bounds.
fn brief(cited: &Cited) -> Figure {
    match cited.words() {
        Some(_) => Figure::readable(cited.clone()),
        None => Figure::styled(cited.clone(), Style::Brief),
    }
}

fn edition(known: &Conclusion) -> Line {
    match known {
        Conclusion::Printed(observed) => {
            observed.edition.map_or_else(Line::empty, |edition| Line::from(Name::edition_number(edition)))
        }
        Conclusion::Derived(derived) if derived.joined.len() > 1 => {
            let mut line = Line::empty();
            for (at, edition) in derived.joined.iter().enumerate() {
                line = if at > 0 { line.and(say!(", ")) } else { line };
                line = line.and(Name::edition_number(*edition));
            }
            line
        }
        Conclusion::Derived(derived) => {
            derived.edition.map_or_else(Line::empty, |edition| Line::from(Name::edition_number(edition)))
        }
        Conclusion::Undetermined(_) => Line::empty(),
    }
}
