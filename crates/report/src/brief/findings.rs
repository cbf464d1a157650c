//! What does not add up: the gravest findings about what the brief shows.

use std::sync::Arc;

use sanad_core::{
    check::{self, Finding, Severity},
    view::View,
};

use crate::{
    document::{Block, Count, Item, Line, Section},
    finding::{self, Verdict, triage},
    say,
};

/// How many findings it tells.
const SHOWN: usize = 5;

/// The section; `None` where nothing is found.
pub(super) fn section(view: View<'_>) -> Option<Section> {
    let checked = check::pages(view);
    let ledger = view.ledger();
    let holds = |one: &&Arc<Finding>| {
        one.severity() != Severity::Note
            && triage(ledger, one.id).is_none_or(|triaged| triaged.verdict == Verdict::Upheld)
    };
    let all: Vec<&Arc<Finding>> = checked.findings.iter().filter(holds).collect();
    if all.is_empty() {
        return None;
    }
    let brief = ledger.brief();
    let concerns = |one: &&&Arc<Finding>| {
        one.members.iter().any(|member| {
            let key = &ledger.cell(member.cell).key;
            brief.series.contains(&(key.entity, key.indicator))
                || brief.building.iter().chain(&brief.running).any(|(entity, _)| *entity == key.entity)
        })
    };
    let shown: Vec<&Arc<Finding>> = all.iter().filter(concerns).take(SHOWN).copied().collect();
    let more: Vec<&Arc<Finding>> =
        all.iter().filter(|one| !shown.iter().any(|of| of.id == one.id)).copied().collect();
    let items = shown
        .iter()
        .map(|one| Item { mark: finding::mark(one), line: finding::message(view, one).and(say!(".")) });
    let mut blocks = Vec::new();
    if !shown.is_empty() {
        blocks.push(Block::List(items.collect()));
    }
    if !more.is_empty() {
        let line = match (shown.is_empty(), more.len()) {
            (true, 1) => Line::from(say!("One finding elsewhere in the ledger.")),
            (true, _) => Line::from(say!("Elsewhere in the ledger: ")).and(Count::of(&more)).and(say!(".")),
            (false, 1) => Line::from(say!("And one more.")),
            (false, _) => Line::from(say!("And ")).and(Count::of(&more)).and(say!(" more.")),
        };
        let end = say!(
            " These are pages that contradict themselves or print what cannot be; sanad check shows them all, and compares pages with each other too."
        );
        blocks.push(Block::Paragraph(line.and(end)));
    }
    Some(Section { id: "findings", heading: Line::from(say!("What does not add up")), blocks })
}
