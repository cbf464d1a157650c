//! The ledger of `cases/ledger`, read with the units and words of the shipped data, and documents over it.

use std::path::Path;

use sanad_core::{
    cited::Cited,
    data::{Input, from_folder},
    ledger::Ledger,
    model::EntityIx,
    observe::observe,
    period::{Calendar, Month, Months, Period},
    view::View,
};
use sanad_report::{
    document::{
        Block, Chart, Column, Count, Document, Figure, Inline, Item, Line, Mark, Name, Point, Row, Section,
        Style, Table,
    },
    say,
};

pub fn ledger() -> Ledger {
    ledger_with(Vec::new())
}

/// The ledger with files put in place of its own.
pub fn ledger_with(files: Vec<Input>) -> Ledger {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/ledger");
    let shared = |input: &Input| matches!(&*input.name, "units.toml" | "lexicon.toml");
    let mut inputs = files;
    let own = from_folder(&folder).expect("the fixture is a folder");
    for input in own.into_iter().chain(sanad_evidence::files().into_iter().filter(shared)) {
        if !inputs.iter().any(|known| known.name == input.name) {
            inputs.push(input);
        }
    }
    Ledger::load(inputs).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

pub fn view(ledger: &Ledger) -> View<'_> {
    View::new(ledger, "2025-03-05".parse().expect("a day"))
}

pub fn observed(view: View<'_>, cell: &str) -> Cited {
    let key = sanad_core::refer::cell(view.ledger(), cell).unwrap_or_else(|error| panic!("{error}"));
    let cell = view.ledger().cell_of(&key).unwrap_or_else(|| panic!("nobody prints {cell}"));
    observe(view, cell).expect("a reading").cited(view)
}

pub fn derived(view: View<'_>, cell: &str) -> Cited {
    let key = sanad_core::refer::cell(view.ledger(), cell).unwrap_or_else(|error| panic!("{error}"));
    sanad_core::derive::measure(view, &key).unwrap_or_else(|| panic!("{cell} follows from nothing"))
}

pub fn entity(ledger: &Ledger, id: &str) -> EntityIx {
    ledger.entities().find(|(_, entity)| entity.id.as_str() == id).expect("an entity").0
}

fn name(view: View<'_>, id: &str) -> Name {
    Name::entity(view.ledger(), entity(view.ledger(), id))
}

fn months(text: &str) -> Period {
    Calendar::starting_in(7).expect("July").parse(text).expect("a period")
}

fn printed(view: View<'_>, cell: &str) -> Line {
    Line::from(Figure::as_printed(observed(view, cell)))
}

/// A document with every kind of block, figure and mark.
pub fn document(view: View<'_>) -> Document {
    let title = Line::from(Name::title(view.ledger())).and(say!(" (made up)"));
    let mut document = Document::new("small", title, view);
    // Of the shipped units and words too: a new word would change it.
    document.data_version = "3f9c2e1d".repeat(8);
    document.sections = vec![exports(view), building(view), hostile(view), changed(view)];
    document
}

fn exports(view: View<'_>) -> Section {
    let row = |mark, first: Line, rest: Vec<Line>| Row {
        mark,
        cells: std::iter::once(first).chain(rest).collect(),
    };
    let january = observed(view, "pk.ict_remittances@2025-01");
    let december = observed(view, "pk.ict_remittances@2024-12");
    let growth = derived(view, "pk.ict_remittances.growth_yoy@2025-01");
    let fall = january.less(&december).expect("one unit");
    let millions = |cited: &Cited| Line::from(Figure::styled(cited.clone(), Style::Millions));
    let table = Table {
        columns: vec![
            Column { heading: Line::empty(), numeric: false },
            Column { heading: Line::from(say!("$ million")), numeric: true },
            Column { heading: Line::from(say!("what follows")), numeric: false },
        ],
        rows: vec![
            row(
                Mark::Plain,
                Line::from(months("2025-01")),
                vec![
                    millions(&january),
                    Line::from(Figure::styled(growth, Style::Signed)).and(say!(" on the year")),
                ],
            ),
            row(
                Mark::Plain,
                Line::from(months("2024-12")),
                vec![millions(&december), Line::from(say!("the highest of them"))],
            ),
            row(
                Mark::Plain,
                Line::from(say!("change on the month")),
                vec![Line::from(Figure::styled(fall, Style::Millions)), Line::empty()],
            ),
            row(
                Mark::Plain,
                Line::from(months("FY2025")),
                vec![Line::from(say!("not printed")), Line::empty()],
            ),
        ],
        note: Some(Line::from(say!("The months of a fiscal year begin with July."))),
    };
    let point = |month: i8, year: i16| {
        let period = Period::Months(Months::single(Month::new(year, month).expect("a month")));
        let text = view.ledger().calendar().text(period);
        let key =
            sanad_core::refer::cell(view.ledger(), &format!("pk.ict_remittances@{text}")).expect("a cell");
        let cell = view.ledger().cell_of(&key);
        let figure = cell.and_then(|cell| observe(view, cell)).map(|observation| observation.cited(view));
        Point { period, figure }
    };
    let points =
        (1..=12).map(|month| point(month, 2024)).chain((1..=2).map(|month| point(month, 2025))).collect();
    let chart = Chart { caption: Line::from(say!("Exports a month, in dollars:")), points };
    Section {
        id: "exports",
        heading: Line::from(say!("Exports (remittances)")),
        blocks: vec![Block::Table(table), Block::Chart(chart)],
    }
}

fn building(view: View<'_>) -> Section {
    let slip = observed(view, "karachi-it-park.operational:target");
    let slip = slip.less(&observed(view, "islamabad-it-park.operational:target")).expect("days");
    let table = Table {
        columns: vec![
            Column { heading: Line::empty(), numeric: false },
            Column { heading: Line::from(say!("promised")), numeric: false },
            Column { heading: Line::from(say!("cost, as printed")), numeric: false },
        ],
        rows: vec![
            Row {
                mark: Mark::Good,
                cells: vec![
                    Line::from(name(view, "islamabad-it-park")),
                    printed(view, "islamabad-it-park.operational:target"),
                    printed(view, "islamabad-it-park.cost:target"),
                ],
            },
            Row {
                mark: Mark::Bad,
                cells: vec![
                    Line::from(name(view, "karachi-it-park")).and(say!(" ")).and(
                        Name::entity_ur(view.ledger(), entity(view.ledger(), "karachi-it-park"))
                            .expect("a name"),
                    ),
                    printed(view, "karachi-it-park.operational:target"),
                    printed(view, "karachi-it-park.cost:target"),
                ],
            },
            Row {
                mark: Mark::Plain,
                cells: vec![
                    Line::from(name(view, "long-park")),
                    Line::from(say!("not printed")),
                    printed(view, "long-park.cost:target"),
                ],
            },
        ],
        note: None,
    };
    let apart = Line::from(say!("The second is promised "))
        .and(Figure::styled(slip, Style::Bounds))
        .and(say!(" after the first."));
    Section {
        id: "building",
        heading: Line::from(say!("Being built")),
        blocks: vec![Block::Table(table), Block::Paragraph(apart)],
    }
}

fn hostile(view: View<'_>) -> Section {
    let more = observed(view, "html-park.companies@2025-01");
    let more = more.less(&observed(view, "html-park.companies@2024-01")).expect("one unit");
    let paragraph = Line::from(name(view, "html-park"))
        .and(say!(" has "))
        .and(Figure::as_printed(observed(view, "html-park.companies@2025-01")))
        .and(say!(" companies, "))
        .and(Figure::value(more))
        .and(say!(" more than the year before; all parks have "))
        .and(Figure::as_printed(observed(view, "pk.companies@2025-01")))
        .and(say!("."));
    let wide = Line::from(name(view, "wide-park")).and(say!(" has none."));
    Section {
        id: "hostile",
        heading: Line::from(say!("Names that do not behave")),
        blocks: vec![Block::Paragraph(paragraph), Block::Paragraph(wide)],
    }
}

fn changed(view: View<'_>) -> Section {
    let item = |mark, line| Item { mark, line };
    let items = vec![
        item(
            Mark::New,
            Line::from(months("2025-02"))
                .and(say!(": "))
                .and_all(printed(view, "pk.ict_remittances@2025-02")),
        ),
        item(
            Mark::Changed,
            Line::from(months("2024-11"))
                .and(say!(": "))
                .and_all(printed(view, "pk.ict_remittances@2024-11")),
        ),
        item(
            Mark::Plain,
            Line::from(Count::of(&view.ledger().sources().collect::<Vec<_>>()))
                .and(say!(" sources were read up to "))
                .and(view.as_of())
                .and(say!(", the last of them"))
                .and(Inline::Receipt(view.ledger().sources().next().expect("a source").0)),
        ),
    ];
    Section {
        id: "changed",
        heading: Line::from(say!("What changed last")),
        blocks: vec![Block::List(items)],
    }
}

/// A document with one table that has more columns than a narrow page can hold.
pub fn many_columns(view: View<'_>) -> Document {
    let column = |heading: Line, numeric| Column { heading, numeric };
    let table = Table {
        columns: vec![
            column(Line::from(name(view, "islamabad-it-park")), false),
            column(Line::from(say!("first promised")), false),
            column(Line::from(say!("said")), false),
            column(Line::from(say!("last promised")), false),
            column(Line::from(say!("cost")), true),
        ],
        rows: vec![
            Row {
                mark: Mark::Bad,
                cells: vec![
                    Line::from(say!("Complete")),
                    printed(view, "islamabad-it-park.operational:target"),
                    Line::from(view.as_of()),
                    printed(view, "karachi-it-park.operational:target"),
                    printed(view, "islamabad-it-park.cost:target"),
                ],
            },
            Row {
                mark: Mark::Plain,
                cells: vec![
                    Line::from(say!("In use")),
                    Line::from(say!("not printed")),
                    Line::from(view.as_of()),
                    Line::empty(),
                    printed(view, "long-park.cost:target"),
                ],
            },
        ],
        note: None,
    };
    let mut document = Document::new("many-columns", Line::from(say!("Many columns")), view);
    document.data_version = "3f9c2e1d".repeat(8);
    let heading = Line::from(say!("Being built"));
    document.sections.push(Section { id: "building", heading, blocks: vec![Block::Table(table)] });
    document
}
