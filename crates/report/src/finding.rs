//! A finding in words: what is wrong, the arithmetic, what would mend it. Every page that shows one builds it here.

mod card;
mod message;
mod repair;
mod teller;
mod triage;

use sanad_core::{
    check::{Class, Finding, Severity},
    model::CellKey,
    view::View,
};

use crate::{
    document::{Inline, Line, Mark, Name},
    say,
    words::Words,
};

pub use card::card;
pub use message::{arithmetic, message};
pub use repair::{repair, slip};
pub use sanad_core::triage::Verdict;
pub use triage::{Triaged, of as triage};

/// A cell in words: its entity, what is measured, its period, and its kind where that is no outturn.
pub fn what(view: View<'_>, key: &CellKey) -> Line {
    use sanad_core::model::Kind;
    let ledger = view.ledger();
    let mut line =
        Line::from(Name::entity(ledger, key.entity)).and(say!(", ")).and(Name::measured_by(ledger, key));
    if let Some(period) = key.period {
        line = line.and(say!(", ")).and(Inline::Period(period));
    }
    match key.kind {
        Kind::Outturn => line,
        Kind::Target => line.and(say!(" (target)")),
        Kind::Forecast => line.and(say!(" (forecast)")),
    }
}

/// Whether a period is said even where both cells have the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Always {
    Said,
    IfOther,
}

/// What a cell is, as far as it is not what the first one is; its period in any case where that is asked for.
fn told_apart(view: View<'_>, key: &CellKey, first: &CellKey, period: Always) -> Line {
    let ledger = view.ledger();
    let mut parts: Vec<Inline> = Vec::new();
    if key.entity != first.entity {
        parts.push(Name::entity(ledger, key.entity).into());
    }
    if (key.indicator, &key.measure) != (first.indicator, &first.measure) || key.period.is_none() {
        parts.push(Name::measured_by(ledger, key).into());
    }
    if period == Always::Said || key.period != first.period {
        parts.extend(key.period.map(Inline::from));
    }
    let mut line = Line::empty();
    for (at, part) in parts.into_iter().enumerate() {
        line = if at > 0 { line.and(say!(", ")) } else { line };
        line = line.and(part);
    }
    if line.0.is_empty() { what(view, key) } else { line }
}

/// What a class means to a person.
pub fn meaning(class: Class) -> Words {
    match class {
        Class::Contradiction => say!("one source does not agree with itself"),
        Class::Range => say!("a figure outside of what there can be"),
        Class::Disagreement => say!("figures of one time that cannot all be right"),
        Class::Revision => say!("the same cell in a later release"),
        Class::Drift => say!("figures of different editions side by side"),
        Class::NearMiss => say!("it agrees only if digits were cut"),
    }
}

/// What a class means, and where its limits lie.
pub fn explanation(class: Class) -> Words {
    match class {
        Class::Contradiction => say!(
            "Two or more figures that one source tells as current cannot all hold: whatever was meant by the rounding of each, no values satisfy them together."
        ),
        Class::Range => say!(
            "A figure lies outside of what the data declares possible: a share above all, a day before the thing began, a period told before it was over."
        ),
        Class::Disagreement => say!(
            "Figures of the same release, or of stocks and targets said at one time, that cannot all be right; or a gap wider than any revision."
        ),
        Class::Revision => say!(
            "A later release tells the same cell differently, within what revisions are. Both prints were right in their time."
        ),
        Class::Drift => say!(
            "Figures of different editions stand side by side and do not add up: they were never meant to be put together."
        ),
        Class::NearMiss => say!(
            "The figures agree if digits were cut instead of rounded. It is listed and not counted against anybody."
        ),
    }
}

/// What a person does about a finding of a class.
pub fn help(class: Class) -> Words {
    match class {
        Class::Contradiction | Class::Range => say!(
            "Compare the figure with its page. If the page prints it so, leave it: the finding stands. If not, correct the claim. sanad explain CELL shows what the other figures make of it."
        ),
        Class::Disagreement => say!(
            "Look at both pages. One of them is mistaken, or the two mean different things and need different indicators. sanad why A B tells the kind of difference."
        ),
        Class::Revision | Class::Drift => {
            say!("Nothing needs mending. Quote the newer figure, or say of which release a figure is.")
        }
        Class::NearMiss => say!("Nothing needs mending."),
    }
}

/// What the mark of a finding is.
pub fn mark(finding: &Finding) -> Mark {
    match finding.severity() {
        Severity::Error => Mark::Bad,
        Severity::Warning => Mark::Changed,
        Severity::Note => Mark::Plain,
    }
}

/// The cell that a finding is about: that of the reading set aside.
pub fn subject<'l>(view: View<'l>, finding: &Finding) -> Option<&'l CellKey> {
    finding.set_aside().map(|member| &view.ledger().cell(member.cell).key)
}
