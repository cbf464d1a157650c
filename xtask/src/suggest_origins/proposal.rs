//! A proposal as a person reviews it: an entry of origins.toml with what it rests on.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use jiff::civil::Date;
use sanad_core::{
    ledger::Ledger,
    model::{EntityIx, SourceIx},
};

use super::{
    pairs::is_dated,
    prints::{Page, Pages, PrintIx, whole},
};
use crate::fmt_data::quoted;

/// How many figures the reason quotes.
const QUOTED: usize = 5;

/// One group, to be reviewed.
#[derive(Debug)]
pub struct Proposal {
    id: String,
    name: String,
    reason: String,
    /// The ids of its sources.
    pub sources: Vec<String>,
}

/// An entry for each group, by id.
pub(super) fn proposals(ledger: &Ledger, all: &Pages, groups: &[BTreeSet<usize>]) -> Vec<Proposal> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut proposals: Vec<Proposal> = groups
        .iter()
        .map(|group| {
            let pages: Vec<&Page> = group.iter().map(|at| &all.pages[*at]).collect();
            proposal(ledger, all, &pages, &mut taken)
        })
        .collect();
    proposals.sort_by(|a, b| a.id.cmp(&b.id));
    proposals
}

fn proposal(ledger: &Ledger, all: &Pages, pages: &[&Page], taken: &mut BTreeSet<String>) -> Proposal {
    let about = about(ledger, all, pages);
    // The first day that is certain, or else the first that is possible.
    let by_certainty = |page: &&&Page| (page.n_days(), page.published.first());
    let day = pages.iter().min_by_key(by_certainty).map_or(Date::MIN, |page| page.published.first());
    let stem = format!("{}-{day}", ledger.entity(about).id);
    let mut id = stem.clone();
    let mut n = 1;
    while !taken.insert(id.clone()) {
        n += 1;
        id = format!("{stem}-{n}");
    }
    let when = if pages.iter().any(|page| is_dated(page)) { "of" } else { "without a date, not before" };
    Proposal {
        id,
        name: format!("{}: text {when} {day}", ledger.entity(about).name),
        reason: reason(ledger, all, pages),
        sources: pages.iter().map(|page| ledger.source(page.source).id.to_string()).collect(),
    }
}

/// The entity that half of the figures or more are about, or else the outermost whole of the first.
fn about(ledger: &Ledger, all: &Pages, pages: &[&Page]) -> EntityIx {
    let entities: Vec<EntityIx> = pages
        .iter()
        .flat_map(|page| &page.prints)
        .map(|print| ledger.cell(all.prints[*print].cell).key.entity)
        .collect();
    let mut n_of: BTreeMap<EntityIx, usize> = BTreeMap::new();
    for entity in &entities {
        *n_of.entry(*entity).or_default() += 1;
    }
    if let Some((most, _)) = n_of.iter().find(|(_, n)| 2 * **n >= entities.len()) {
        return *most;
    }
    whole(ledger, entities[0])
}

fn reason(ledger: &Ledger, all: &Pages, pages: &[&Page]) -> String {
    let in_all = |print: &PrintIx| pages.iter().all(|page| page.prints.contains(print));
    let in_two = |print: &PrintIx| pages.iter().filter(|page| page.prints.contains(print)).count() >= 2;
    let printed: BTreeSet<PrintIx> = pages.iter().flat_map(|page| page.prints.iter().copied()).collect();
    let n_common = printed.iter().filter(|print| in_all(print)).count();
    let fewest = pages.iter().map(|page| page.prints.len()).min().unwrap_or(0);
    let most = pages.iter().map(|page| page.prints.len()).max().unwrap_or(0);
    let each = if fewest == most { format!("{most}") } else { format!("{fewest} to {most}") };
    let mut quoted: Vec<PrintIx> = printed.into_iter().filter(in_two).collect();
    // The longest figures say the most; fewer sources print the rare ones.
    quoted.sort_by_key(|print| {
        let print = &all.prints[*print];
        (std::cmp::Reverse(print.digits), print.claims.len(), print.cell)
    });
    let sources: BTreeSet<SourceIx> = pages.iter().map(|page| page.source).collect();
    let quoted: Vec<String> = quoted
        .iter()
        .take(QUOTED)
        .filter_map(|print| {
            let claims = all.prints[*print].claims.iter().map(|ix| ledger.claim(*ix));
            let claim = claims.into_iter().find(|claim| sources.contains(&claim.source))?;
            Some(format!("{} ({})", claim.printed, ledger.cell(claim.cell).text))
        })
        .collect();
    let dated = || pages.iter().filter(|page| is_dated(page)).map(|page| page.published.first());
    let when = match (dated().min(), dated().max()) {
        (Some(first), Some(last)) if first == last => format!("published on {first}"),
        (Some(first), Some(last)) => format!("published from {first} to {last}"),
        _ => "undated".to_owned(),
    };
    let undated = match pages.len() - dated().count() {
        0 => String::new(),
        n if n == pages.len() => String::new(),
        1 => ", one of them undated".to_owned(),
        n => format!(", {n} of them undated"),
    };
    format!("{n_common} of {each} figures alike in all, {when}{undated}; among them {}.", quoted.join("; "))
}

impl fmt::Display for Proposal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "[{}]", self.id)?;
        writeln!(f, "name = {}", quoted(&self.name))?;
        writeln!(f, "reason = {}", quoted(&self.reason))?;
        writeln!(f, "sources = [")?;
        for source in &self.sources {
            writeln!(f, "    {},", quoted(source))?;
        }
        writeln!(f, "]")
    }
}
