//! The conflict card: a finding as a section of a page.
//!
//! Its prints with what they say for certain, the one line of arithmetic that they cannot satisfy, which of them
//! restores all else, what would mend it, and what a maintainer made of it. What all prints share, their page or their
//! cell, is said once; bounds are left out where rounding plays no part in the finding.

use rust_decimal::Decimal;
use sanad_core::{
    check::{Finding, Member, Scope},
    cited::Cited,
    model::{CellKey, ClaimIx, SourceIx, Told},
    view::View,
};

use super::{
    Always, Verdict, arithmetic, mark, message, repair,
    repair::worth_showing,
    subject,
    teller::{claim_of, told},
    told_apart, triage, what,
};
use crate::{
    document::{Block, Column, Figure, Item, Line, Mark, Name, Row, Section, Style, Table},
    say,
    words::Words,
};

/// A finding as a section.
pub fn card(view: View<'_>, finding: &Finding) -> Section {
    let heading =
        subject(view, finding).map_or_else(|| Line::from(Name::class(finding.class)), |key| what(view, key));
    let page = page(view, finding);
    let about = Line::from(Name::severity(finding.severity()))
        .and(say!(" · "))
        .and(Name::class(finding.class))
        .and(say!(" · "))
        .and_all(scope(view, finding, page))
        .and(say!(" · "))
        .and(Name::finding(finding.id));
    let mut blocks = vec![Block::Paragraph(about), Block::Table(members(view, finding, page))];
    let sum = arithmetic(view, finding);
    let sum = if sum.0.is_empty() { message(view, finding).and(say!(".")) } else { sum };
    blocks.push(Block::Paragraph(sum));
    let repairs: Vec<Item> = worth_showing(finding)
        .into_iter()
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

/// The one page that tells every reading; `None` where several are compared.
fn page(view: View<'_>, finding: &Finding) -> Option<SourceIx> {
    let source = |member: &Member| Some(view.ledger().claim(claim_of(view, finding, member)?).source);
    let first = finding.set_aside().and_then(source)?;
    finding.members.iter().all(|member| source(member) == Some(first)).then_some(first)
}

/// Which figures were put together, in words.
fn scope(view: View<'_>, finding: &Finding, page: Option<SourceIx>) -> Line {
    if let Some(page) = page {
        return told_by(view, page);
    }
    match finding.scope {
        Scope::Source(source) => Line::from(say!("on the page of ")).and_all(told_by(view, source)),
        Scope::Release(month) => {
            let month = Name::vintage(sanad_core::vintage::Vintage::Release(month));
            Line::from(say!("figures of the release of ")).and(month)
        }
        Scope::Edition(_) if finding.members.iter().all(|member| member.edition == Some(0)) => {
            say!("figures as first reported").into()
        }
        Scope::Edition(edition) => Line::from(say!("figures of edition ")).and(Name::edition_number(edition)),
        Scope::Newest => say!("the newest figure of each cell").into(),
    }
}

/// `The Nation, 19 Dec 2024`
fn told_by(view: View<'_>, source: SourceIx) -> Line {
    let ledger = view.ledger();
    Line::from(Name::publisher(ledger, ledger.source(source).publisher))
        .and(say!(", "))
        .and(Name::published(ledger, source))
}

fn members(view: View<'_>, finding: &Finding, page: Option<SourceIx>) -> Table {
    let cell = |member: &Member| &view.ledger().cell(member.cell).key;
    let first = finding.members.first().map(cell);
    let one_cell = finding.members.iter().all(|member| Some(cell(member)) == first);
    let shown = Shown {
        certain: rounding_matters(view, finding),
        of: first.filter(|_| !one_cell),
        by: page.is_none(),
        restoring: Restoring::of(finding),
    };
    let columns = [
        Some((say!("printed"), true)),
        shown.certain.then_some((say!("says for certain"), false)),
        shown.of.map(|_| (say!("of"), false)),
        shown.by.then_some((say!("by"), false)),
        Some((say!("standing"), false)),
    ];
    let columns = columns.into_iter().flatten();
    let columns =
        columns.map(|(heading, numeric)| Column { heading: Line::from(heading), numeric }).collect();
    let rows = finding.members.iter().enumerate();
    let rows = rows.map(|(at, member)| row(view, finding, (at, member), &shown)).collect();
    Table { columns, rows, note: shown.restoring.note().map(Line::from) }
}

/// What the table of a card has, beside the printed words.
struct Shown<'a> {
    certain: bool,
    of: Option<&'a CellKey>,
    by: bool,
    restoring: Restoring,
}

/// Which readings restore all else by going.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Restoring {
    None,
    First,
    Some,
    All,
}

impl Restoring {
    fn of(finding: &Finding) -> Self {
        let n_restoring = finding.members.iter().filter(|member| member.restores).count();
        match (n_restoring, finding.set_aside().is_some_and(|first| first.restores)) {
            (0, _) => Self::None,
            (n, _) if n == finding.members.len() && n > 1 => Self::All,
            (1, true) => Self::First,
            _ => Self::Some,
        }
    }

    /// What stands under the readings.
    fn note(self) -> Option<Words> {
        match self {
            Self::None => None,
            Self::First => Some(say!("Without the one set aside, all else agrees.")),
            Self::Some => Some(say!("Restores: without that reading alone, all else agrees.")),
            Self::All => Some(say!("Without any single one of them, all else agrees.")),
        }
    }

    /// What becomes of a reading in its finding.
    fn standing(self, at: usize, member: &Member) -> Option<Words> {
        match (at, self, member.restores) {
            (0, Self::Some, true) => Some(say!("set aside, restores")),
            (0, ..) => Some(say!("set aside")),
            (_, Self::Some, true) => Some(say!("restores")),
            _ => None,
        }
    }
}

/// How many times the width of the bounds a gap is, from which on no rounding could be the reason.
const FAR_APART: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// Whether the bounds of the readings tell more than their words do: where they lie close together, are open to a
/// side, or stand in words that not every reader of the page reads.
fn rounding_matters(view: View<'_>, finding: &Finding) -> bool {
    let speaks_for_itself = |member: &Member| {
        let cited = told(view, finding, member);
        let bounds = cited.value();
        let closed = bounds.low().is_some() && bounds.high().is_some();
        closed && Figure::readable(cited).style == Style::AsPrinted
    };
    if !finding.members.iter().all(speaks_for_itself) {
        return true;
    }
    let (Some(first), Some(gap)) = (finding.set_aside(), &finding.gap) else { return true };
    let width = |cited: &Cited| cited.value().width().unwrap_or_default();
    let widths = width(&first.cited) + finding.implied.as_ref().map_or(Decimal::ZERO, width);
    let gap = gap.value().low().unwrap_or_default();
    widths.checked_mul(FAR_APART).is_none_or(|far| gap < far)
}

fn row(view: View<'_>, finding: &Finding, (at, member): (usize, &Member), shown: &Shown<'_>) -> Row {
    let ledger = view.ledger();
    let cited = told(view, finding, member);
    let claim: Option<ClaimIx> = claim_of(view, finding, member);
    let by = claim.map_or_else(Line::empty, |claim| told_by(view, ledger.claim(claim).source));
    let mut standing = shown.restoring.standing(at, member).map_or_else(Line::empty, Line::from);
    let mut also = |words: Words, name: Name| {
        let line = std::mem::take(&mut standing);
        standing = if line.0.is_empty() { line } else { line.and(say!(" · ")) }.and(words).and(name);
    };
    if let Some(claim) = claim.map(|claim| ledger.claim(claim)).filter(|claim| claim.told != Told::Current) {
        also(say!("told as "), Name::told(claim));
    }
    if let Some(edition) = member.edition.filter(|edition| *edition > 0) {
        also(say!("edition "), Name::edition_number(edition));
    }
    let cells = [
        Some(Line::from(Figure::as_printed(cited.clone()))),
        shown.certain.then(|| Line::from(Figure::styled(cited, Style::Bounds))),
        shown.of.map(|first| told_apart(view, &ledger.cell(member.cell).key, first, Always::Said)),
        shown.by.then_some(by),
        Some(standing),
    ];
    let mark = if at == 0 { mark(finding) } else { Mark::Plain };
    Row { mark, cells: cells.into_iter().flatten().collect() }
}
