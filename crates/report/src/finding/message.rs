//! A finding in one sentence, and its arithmetic.

use sanad_core::{
    check::{Finding, Member, Rule},
    cited::{Cited, Receipt},
    view::View,
};

use super::{
    subject,
    teller::{claim_of, told},
    what,
};
use crate::{
    arithmetic::{self, shown},
    document::{Figure, Inline, Line, Name, Style},
    say,
    words::Words,
};

/// The finding in one sentence, without a stop at its end.
pub fn message(view: View<'_>, finding: &Finding) -> Line {
    let Some((aside, others)) = finding.members.split_first() else { return Line::empty() };
    let line = subject(view, finding).map_or_else(Line::empty, |key| what(view, key).and(say!(": ")));
    let line = line.and_all(printed(view, finding, aside));
    match (finding.rule, &finding.implied, others) {
        (Rule::SameCell, _, [other]) => {
            gap(line.and(say!(" against ")).and_all(printed(view, finding, other)), finding)
        }
        (Rule::Floor | Rule::Ceiling, ..) => line.and(say!(" is outside of what there can be")),
        (Rule::Unfinished, ..) => line.and(say!(" was told before the period was over")),
        (Rule::Monotone, _, [other]) => {
            let line = line.and(say!(", though a total to date never falls and "));
            of_when(view, line.and_all(printed(view, finding, other)), other).and(say!(" was printed"))
        }
        (Rule::Order(_), _, [other]) => {
            let key = &view.ledger().cell(other.cell).key;
            let line = line.and(say!(" does not fit ")).and(Name::measured_by(view.ledger(), key));
            line.and(say!(" ")).and_all(printed(view, finding, other))
        }
        (_, Some(implied), _) => {
            let line = line.and(say!(", but ")).and(shown(implied)).and(say!(" follows from the others"));
            gap(line, finding)
        }
        (_, None, _) => {
            let mut line = line;
            for (at, other) in others.iter().enumerate() {
                let joint = if at + 1 == others.len() { say!(" and ") } else { say!(", ") };
                line = of_when(view, line.and(joint).and_all(printed(view, finding, other)), other);
            }
            line.and(say!(" cannot all hold"))
        }
    }
}

/// The printed words of a reading and who printed them.
fn printed(view: View<'_>, finding: &Finding, member: &Member) -> Line {
    let line = Line::from(shown(&told(view, finding, member)));
    let ledger = view.ledger();
    match claim_of(view, finding, member) {
        Some(claim) => {
            let publisher = ledger.source(ledger.claim(claim).source).publisher;
            line.and(say!(" (")).and(Name::publisher(ledger, publisher)).and(say!(")"))
        }
        None => line,
    }
}

/// Adds what a reading is of, where that is not said yet.
fn of_when(view: View<'_>, line: Line, member: &Member) -> Line {
    match view.ledger().cell(member.cell).key.period {
        Some(period) => line.and(say!(" for ")).and(Inline::Period(period)),
        None => line,
    }
}

fn gap(line: Line, finding: &Finding) -> Line {
    match &finding.gap {
        Some(gap) => line
            .and(say!("; they are at least "))
            .and(Figure::styled(gap.clone(), Style::Bounds))
            .and(say!(" apart")),
        None => line,
    }
}

/// The one line of arithmetic that the readings cannot satisfy, with the gap; empty where nothing is implied.
pub fn arithmetic(view: View<'_>, finding: &Finding) -> Line {
    let (Some(implied), Some(aside)) = (&finding.implied, finding.set_aside()) else { return Line::empty() };
    let certain = |cited: &Cited| Figure::styled(cited.clone(), Style::Bounds);
    let apart = |line: Line, words: Words, end: Words| match &finding.gap {
        Some(gap) => line.and(words).and(certain(gap)).and(end),
        None => line.and(say!(".")),
    };
    // Both are prints of one cell, and their bounds stand above.
    if matches!(implied.receipt(), Receipt::Printed { .. }) && finding.rule == Rule::SameCell {
        return match finding.gap {
            Some(_) => apart(Line::empty(), say!("They are at least "), say!(" apart.")),
            None => Line::from(say!("They have no value in common.")),
        };
    }
    if let (Rule::Monotone, [_, other]) = (finding.rule, finding.members.as_slice()) {
        let line = Line::from(say!("A total to date never falls. Printed is "));
        let line = of_when(view, line.and(shown(&told(view, finding, aside))), aside).and(say!(", and "));
        let line = of_when(view, line.and(shown(&told(view, finding, other))), other);
        return apart(line, say!(": off by at least "), say!("."));
    }
    let line = match implied.receipt() {
        Receipt::Printed { .. } => Line::from(shown(implied)).and(say!(" says ")).and(certain(implied)),
        Receipt::Declared => Line::from(say!("It can only be ")).and(certain(implied)),
        Receipt::Ends { .. } => {
            let line = arithmetic::line_for(view, implied, subject(view, finding));
            line.and(say!("; so ")).and(certain(implied))
        }
        _ => {
            let line = arithmetic::line_for(view, implied, subject(view, finding));
            let so = if arithmetic::is_equation(&line) { say!("; so ? is ") } else { say!(" ") };
            line.and(so).and(certain(implied))
        }
    };
    let line = line.and(say!("; printed is ")).and(shown(&told(view, finding, aside)));
    apart(line, say!(", off by at least "), say!("."))
}
