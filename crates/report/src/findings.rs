//! `findings`: everything that does not add up, with what maintainers made of it and how publishers round.

use std::sync::Arc;

use sanad_core::{
    check::{Checked, Class, Finding, Habit, Severity},
    view::View,
};

use crate::{
    document::{
        Block, Column, Count, Document, ExtentCounts, HabitCounts, Line, Mark, Name, Row, Section, Table,
    },
    finding::{self, Triaged, Verdict},
    say,
    words::Words,
};

/// The findings of a view as a document.
pub fn findings(view: View<'_>, checked: &Checked) -> Document {
    let title = Line::from(say!("What does not add up"));
    let mut document = Document::new("findings", title, view);
    document.sections.push(looked_at(checked));
    document.sections.push(by_class(view, checked));
    document.sections.push(rates(checked));
    document.sections.push(habits(view, checked));
    for severity in [Severity::Error, Severity::Warning] {
        let of: Vec<&Arc<Finding>> = of_severity(checked, severity);
        document.sections.extend(of.into_iter().map(|one| finding::card(view, one)));
    }
    document.sections.push(notes(view, checked));
    document
}

fn of_severity(checked: &Checked, severity: Severity) -> Vec<&Arc<Finding>> {
    checked.findings.iter().filter(|finding| finding.severity() == severity).collect()
}

fn column(words: Words, numeric: bool) -> Column {
    Column { heading: Line::from(words), numeric }
}

fn looked_at(checked: &Checked) -> Section {
    let extent = ExtentCounts::from(checked.extent);
    let rows = [
        (say!("cells with a figure"), extent.cells),
        (say!("readings"), extent.readings),
        (say!("constraints between them"), extent.constraints),
        (say!("groups not fully solved, whose bounds may be too wide"), extent.unsolved),
    ];
    let row = |(words, count): (Words, Count)| Row {
        mark: Mark::Plain,
        cells: vec![Line::from(words), Line::from(count)],
    };
    let columns = vec![column(say!("what"), false), column(say!("how many"), true)];
    let table = Table { columns, rows: rows.map(row).into(), note: None };
    let heading = Line::from(say!("What was checked"));
    Section { id: "extent", heading, blocks: vec![Block::Table(table)] }
}

/// How many of each class, and how many of them were upheld by those who looked.
fn by_class(view: View<'_>, checked: &Checked) -> Section {
    let rows = Class::ALL.into_iter().map(|class| {
        let of: Vec<&Arc<Finding>> = checked.findings.iter().filter(|one| one.class == class).collect();
        let triaged: Vec<Triaged> =
            of.iter().filter_map(|one| finding::triage(view.ledger(), one.id)).collect();
        let upheld: Vec<&Triaged> = triaged.iter().filter(|one| one.verdict == Verdict::Upheld).collect();
        let refuted: Vec<&Triaged> = triaged.iter().filter(|one| one.verdict == Verdict::False).collect();
        let twice: Vec<&Triaged> = triaged.iter().filter(|one| one.second.is_some()).collect();
        let alike: Vec<&&Triaged> = twice.iter().filter(|one| one.second == Some(one.verdict)).collect();
        Row {
            mark: Mark::Plain,
            cells: vec![
                Line::from(Name::class(class)),
                Line::from(finding::meaning(class)),
                Line::from(Name::severity(class.severity())),
                Line::from(Count::of(&of)),
                Line::from(Count::of(&upheld)),
                Line::from(Count::of(&refuted)),
                Line::from(Count::of(&twice)),
                Line::from(Count::of(&alike)),
            ],
        }
    });
    let columns = vec![
        column(say!("class"), false),
        column(say!("meaning"), false),
        column(say!("severity"), false),
        column(say!("found"), true),
        column(say!("upheld"), true),
        column(say!("false"), true),
        column(say!("twice"), true),
        column(say!("alike"), true),
    ];
    let note = say!(
        "Upheld and false: what those who looked made of it. Twice: looked at again without the first verdict; alike: both came to the same."
    );
    let table = Table { columns, rows: rows.collect(), note: Some(Line::from(note)) };
    let heading = Line::from(say!("Findings: ")).and(Count::of(&checked.findings));
    Section { id: "classes", heading, blocks: vec![Block::Table(table)] }
}

fn rates(checked: &Checked) -> Section {
    let extent = ExtentCounts::from(checked.extent);
    let line = Line::from(say!("Growth rates printed beside both their levels in one source: "))
        .and(extent.rates)
        .and(say!(". Of them do not follow from the levels, however digits were rounded: "))
        .and(extent.rates_off)
        .and(say!("; follow only if digits were cut: "))
        .and(extent.rates_cut)
        .and(say!("."));
    let heading = Line::from(say!("Growth rates"));
    Section { id: "rates", heading, blocks: vec![Block::Paragraph(line)] }
}

fn habits(view: View<'_>, checked: &Checked) -> Section {
    let heading = Line::from(say!("How publishers make few digits of many"));
    if checked.habits.is_empty() {
        let none = Line::from(say!("No publisher has figures that can be recomputed."));
        return Section { id: "habits", heading, blocks: vec![Block::Paragraph(none)] };
    }
    let row = |habit: &Habit| {
        let counts = HabitCounts::from(*habit);
        Row {
            mark: Mark::Plain,
            cells: vec![
                Line::from(Name::publisher(view.ledger(), habit.publisher)),
                Line::from(counts.round),
                Line::from(counts.cut),
                Line::from(counts.both),
            ],
        }
    };
    let columns = vec![
        column(say!("publisher"), false),
        column(say!("fit only rounded"), true),
        column(say!("fit only cut"), true),
        column(say!("fit both"), true),
    ];
    // Figures that fit both ways tell nothing of a habit.
    let (telling, silent): (Vec<&Habit>, Vec<&Habit>) =
        checked.habits.iter().partition(|habit| habit.n_round + habit.n_cut > 0);
    let rows = telling.into_iter().map(row).collect();
    let note = Line::from(say!("Publishers all of whose figures fit both ways: ")).and(Count::of(&silent));
    let table = Table { columns, rows, note: Some(note.and(say!("."))) };
    Section { id: "habits", heading, blocks: vec![Block::Table(table)] }
}

fn notes(view: View<'_>, checked: &Checked) -> Section {
    let notes = of_severity(checked, Severity::Note);
    let heading = Line::from(say!("Notes: ")).and(Count::of(&notes));
    if notes.is_empty() {
        return Section { id: "notes", heading, blocks: vec![Block::Paragraph(Line::from(say!("None.")))] };
    }
    let row = |one: &&Arc<Finding>| Row {
        mark: Mark::Plain,
        cells: vec![
            Line::from(Name::class(one.class)),
            finding::message(view, one),
            Line::from(Name::finding(one.id)),
        ],
    };
    let columns =
        vec![column(say!("class"), false), column(say!("finding"), false), column(say!("id"), false)];
    let rows = notes.iter().map(row).collect();
    Section { id: "notes", heading, blocks: vec![Block::Table(Table { columns, rows, note: None })] }
}
