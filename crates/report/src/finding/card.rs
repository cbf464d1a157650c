//! The conflict card: a finding as a section of a page.
//!
//! Its prints with what they say for certain, the one line of arithmetic that they cannot satisfy, which of them
//! restores all else, what would mend it, and what a maintainer made of it.

use sanad_core::{
    check::{Finding, Member},
    cited::{Cited, Receipt},
    view::View,
};

use super::{Verdict, arithmetic, mark, meaning, message, repair, subject, triage, what};
use crate::{
    document::{Block, Column, Figure, Inline, Item, Line, Mark, Name, Row, Section, Style, Table},
    say,
    words::Words,
};

/// How many repairs a card shows: the likeliest.
const REPAIRS: usize = 3;

/// A finding as a section.
pub fn card(view: View<'_>, finding: &Finding) -> Section {
    let heading =
        subject(view, finding).map_or_else(|| Line::from(Name::class(finding.class)), |key| what(view, key));
    let about = Line::from(Name::severity(finding.severity()))
        .and(say!(" · "))
        .and(Name::class(finding.class))
        .and(say!(": "))
        .and(meaning(finding.class))
        .and(say!(" · "))
        .and(Name::finding(finding.id));
    let mut blocks = vec![Block::Paragraph(about), Block::Table(members(view, finding))];
    let sum = arithmetic(view, finding);
    let sum = if sum.0.is_empty() { message(view, finding).and(say!(".")) } else { sum };
    blocks.push(Block::Paragraph(sum));
    let repairs: Vec<Item> = finding
        .repairs
        .iter()
        .take(REPAIRS)
        .map(|one| Item { mark: Mark::Plain, line: repair(view, finding, one) })
        .collect();
    if !repairs.is_empty() {
        blocks.push(Block::List(repairs));
    }
    if let Some(triaged) = triage(view.ledger(), finding.id) {
        let verdict = match triaged.verdict {
            Verdict::Upheld => say!("Looked at and upheld: "),
            Verdict::False => say!("Looked at and found false: "),
        };
        blocks.push(Block::Paragraph(Line::from(verdict).and(triaged.reason)));
    }
    Section { id: "finding", heading, blocks }
}

fn members(view: View<'_>, finding: &Finding) -> Table {
    let cell = |member: &Member| &view.ledger().cell(member.cell).key;
    let first = finding.members.first().map(cell);
    let one_cell = finding.members.iter().all(|member| Some(cell(member)) == first);
    let columns = [
        Some((say!("printed"), true)),
        Some((say!("says for certain"), false)),
        (!one_cell).then_some((say!("of"), false)),
        Some((say!("by"), false)),
        Some((say!("published"), false)),
        Some((say!("standing"), false)),
    ];
    let columns = columns.into_iter().flatten();
    let columns =
        columns.map(|(heading, numeric)| Column { heading: Line::from(heading), numeric }).collect();
    let rows = finding
        .members
        .iter()
        .enumerate()
        .map(|(at, member)| {
            let mark = if at == 0 { mark(finding) } else { Mark::Plain };
            row(view, member, mark, standing(at, member), first.filter(|_| !one_cell))
        })
        .collect();
    let note = finding.members.iter().any(|member| member.restores).then_some(RESTORES);
    Table { columns, rows, note: note.map(Line::from) }
}

/// What stands under the readings where any of them restores all else.
const RESTORES: Words = say!("Restores: without that reading alone, all else agrees.");

/// What becomes of a reading in its finding.
fn standing(at: usize, member: &Member) -> Words {
    match (at, member.restores) {
        (0, true) => say!("set aside, restores"),
        (0, false) => say!("set aside"),
        (_, true) => say!("restores"),
        (_, false) => say!("kept"),
    }
}

fn row(
    view: View<'_>,
    member: &Member,
    mark: Mark,
    standing: Words,
    told_from: Option<&sanad_core::model::CellKey>,
) -> Row {
    let ledger = view.ledger();
    let cited = member.cited.clone();
    let by = print_of(&cited);
    let publisher = by.map_or_else(Line::empty, |claim| {
        Line::from(Name::publisher(ledger, ledger.source(ledger.claim(claim).source).publisher))
    });
    let published =
        by.map_or_else(Line::empty, |claim| Line::from(Name::published(ledger, ledger.claim(claim).source)));
    let told =
        by.map(|claim| ledger.claim(claim)).filter(|claim| claim.told != sanad_core::model::Told::Current);
    let mut standing = Line::from(standing);
    if let Some(claim) = told {
        standing = standing.and(say!(" · told as ")).and(Name::told(claim));
    }
    if let Some(edition) = member.edition.filter(|edition| *edition > 0) {
        standing = standing.and(say!(" · edition ")).and(Name::edition_number(edition));
    }
    let of = told_from.map(|first| {
        let key = &ledger.cell(member.cell).key;
        told_apart(view, key, first)
    });
    let cells = [
        Some(Line::from(Figure::as_printed(cited.clone()))),
        Some(Line::from(Figure::styled(cited, Style::Bounds))),
        of,
        Some(publisher),
        Some(published),
        Some(standing),
    ];
    Row { mark, cells: cells.into_iter().flatten().collect() }
}

/// What a cell is, as far as it is not what the first one is; its period always.
fn told_apart(view: View<'_>, key: &sanad_core::model::CellKey, first: &sanad_core::model::CellKey) -> Line {
    let ledger = view.ledger();
    let mut parts: Vec<Inline> = Vec::new();
    if key.entity != first.entity {
        parts.push(Name::entity(ledger, key.entity).into());
    }
    if (key.indicator, &key.measure) != (first.indicator, &first.measure) || key.period.is_none() {
        parts.push(Name::measured_by(ledger, key).into());
    }
    parts.extend(key.period.map(Inline::from));
    let mut line = Line::empty();
    for (at, part) in parts.into_iter().enumerate() {
        line = if at > 0 { line.and(say!(", ")) } else { line };
        line = line.and(part);
    }
    line
}

/// The print that speaks for a figure.
fn print_of(cited: &Cited) -> Option<sanad_core::model::ClaimIx> {
    match cited.receipt() {
        Receipt::Printed { first, .. } => Some(*first),
        _ => None,
    }
}
