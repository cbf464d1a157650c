//! A draft against the ledger: each of its claims with what the check makes of it.

use std::{collections::BTreeMap, sync::Arc};

use sanad_core::{
    bounds::Bounds,
    check::{Checked, Class, Finding, Repair, Scope, Severity, Slip},
    cited::Cited,
    model::{ClaimIx, EntityIx, SourceIx, Told},
    observe::observe,
    solve::Solved,
    view::View,
};

use super::{
    Chosen,
    ledger::{cards, summary},
};
use crate::{
    arithmetic::{shown, suggested},
    document::{Block, Column, Document, Figure, Line, Mark, Name, Row, Section, Style, Table},
    finding::what,
    say,
    words::Words,
};

/// What the check makes of one claim of a draft.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// It does not go together with the draft's own figures.
    ContradictsItself {
        /// The finding that says so.
        finding: Arc<Finding>,
        /// The figure of others that it agrees with all the same: then the draft's other figures are to be looked at.
        agrees: Option<Box<Cited>>,
    },
    /// It is outside of what there can be.
    Impossible(Arc<Finding>),
    /// It does not go together with what the ledger holds.
    ContradictsLedger(Arc<Finding>),
    /// It differs as a later or an earlier release or occasion may.
    NewVintage {
        /// The finding that says so, where there is one.
        finding: Option<Arc<Finding>>,
        /// The figure that holds, where that is not its own.
        holds: Option<Box<Cited>>,
    },
    /// It agrees with this figure of others.
    Agrees(Box<Cited>),
    /// Nothing else bears on it, or it says no figure.
    NotCheckable,
}

impl Verdict {
    /// Its word: `contradicts-itself`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::ContradictsItself { .. } => "contradicts-itself",
            Self::Impossible(_) => "impossible",
            Self::ContradictsLedger(_) => "contradicts-ledger",
            Self::NewVintage { .. } => "new-vintage",
            Self::Agrees(_) => "agrees",
            Self::NotCheckable => "not-checkable",
        }
    }

    /// The finding that it comes from.
    pub fn finding(&self) -> Option<&Arc<Finding>> {
        match self {
            Self::ContradictsItself { finding, .. }
            | Self::Impossible(finding)
            | Self::ContradictsLedger(finding) => Some(finding),
            Self::NewVintage { finding, .. } => finding.as_ref(),
            Self::Agrees(_) | Self::NotCheckable => None,
        }
    }
}

/// What the check makes of every claim of a source.
pub fn verdicts(view: View<'_>, checked: &Checked, source: SourceIx) -> Vec<(ClaimIx, Verdict)> {
    let findings: Vec<&Arc<Finding>> = checked.of_source(view, source).collect();
    let claims = view.ledger().claims_of(source).map(|(ix, _)| ix);
    let mut solved = BTreeMap::new();
    claims.map(|claim| (claim, verdict(view, &findings, claim, &mut solved))).collect()
}

/// What was solved, by entity: most claims of a draft are of few.
type SolvedOf<'l> = BTreeMap<EntityIx, Solved<'l>>;

fn verdict<'l>(
    view: View<'l>,
    findings: &[&Arc<Finding>],
    claim: ClaimIx,
    solved: &mut SolvedOf<'l>,
) -> Verdict {
    let own = findings.iter().filter(|finding| finding.claims().contains(&claim));
    let mut vintage = None;
    // The gravest decides; findings come gravest first.
    for finding in own {
        let finding = Arc::clone(finding);
        match (finding.class, finding.scope) {
            (Class::Contradiction, _) | (Class::Disagreement, Scope::Source(_)) => {
                // Whoever is also at odds with other pages is not the one that they bear out.
                let at_odds = findings
                    .iter()
                    .any(|one| one.class == Class::Disagreement && one.claims().contains(&claim));
                let agrees = match unfound(view, claim, solved) {
                    Verdict::Agrees(with) if !at_odds => Some(with),
                    _ => None,
                };
                return Verdict::ContradictsItself { finding, agrees };
            }
            (Class::Range, _) => return Verdict::Impossible(finding),
            (Class::Disagreement, _) => return Verdict::ContradictsLedger(finding),
            (Class::Revision | Class::Drift, _) => _ = vintage.get_or_insert(finding),
            (Class::NearMiss, _) => {}
        }
    }
    // What another print of its own vintage agrees with is no news.
    match (unfound(view, claim, solved), vintage) {
        (agrees @ Verdict::Agrees(_), _) | (agrees, None) => agrees,
        (_, finding) => Verdict::NewVintage { finding, holds: None },
    }
}

/// The verdict on a claim that no finding is about.
fn unfound<'l>(view: View<'l>, ix: ClaimIx, solved: &mut SolvedOf<'l>) -> Verdict {
    let ledger = view.ledger();
    let claim = ledger.claim(ix);
    let Some(bounds) = claim.value.bounds() else { return Verdict::NotCheckable };
    let others: Vec<(ClaimIx, Bounds)> = view
        .claims_of(claim.cell)
        .filter(|(_, other)| other.source != claim.source)
        .filter_map(|(other, of)| Some((other, of.value.bounds()?)))
        .collect();
    let observed = observe(view, claim.cell);
    let held = observed.as_ref().map(|observed| &observed.reading);
    let of_held = |ix: &ClaimIx| held.is_some_and(|held| held.claims.contains(ix));
    let agreeing = others.iter().filter(|(_, other)| other.overlaps_widely(&bounds));
    // With what holds, if it can be.
    if let Some((other, _)) = agreeing.min_by_key(|(ix, _)| (!of_held(ix), *ix))
        && held.is_none_or(|held| held.bounds.intersection(bounds).is_some())
    {
        return Verdict::Agrees(Box::new(Cited::of_claim(view, *other)));
    }
    let key = &ledger.cell(claim.cell).key;
    let solved = solved.entry(key.entity).or_insert_with(|| Solved::of(view, key.entity));
    if let Some(derived) =
        solved.derive(key).filter(|derived| derived.cited.value().intersection(bounds).is_some())
    {
        return Verdict::Agrees(Box::new(derived.cited));
    }
    if others.is_empty() || claim.told != Told::Current {
        return Verdict::NotCheckable;
    }
    let passed_over = !of_held(&ix);
    let holds = observed.filter(|_| passed_over).map(|observed| Box::new(observed.cited(view)));
    Verdict::NewVintage { finding: None, holds }
}

/// A draft, claim by claim, with the findings that it has a part in.
pub fn draft(view: View<'_>, chosen: &Chosen<'_>, verdicts: &[(ClaimIx, Verdict)], about: Line) -> Document {
    let mut document = Document::new("check", about, view);
    let rows: Vec<Row> =
        verdicts.iter().map(|(claim, verdict)| row(view, chosen.checked, *claim, verdict)).collect();
    let columns = vec![
        Column { heading: Line::from(say!("of")), numeric: false },
        Column { heading: Line::from(say!("printed")), numeric: true },
        Column { heading: Line::from(say!("says for certain")), numeric: false },
        Column { heading: Line::from(say!("verdict")), numeric: false },
    ];
    let blocks = if rows.is_empty() {
        vec![Block::Paragraph(Line::from(say!("The draft makes no claim.")))]
    } else {
        vec![Block::Table(Table { columns, rows, note: None })]
    };
    document.sections.push(Section { id: "draft", heading: Line::from(say!("Claim by claim")), blocks });
    document.sections.push(summary(chosen));
    document.sections.extend(cards(view, chosen));
    document
}

/// The likeliest repair of a claim, of all findings that it has a part in: one that other prints bear out and that
/// undoes a slip of the pen, before one that takes the figure for that of another cell.
fn likeliest(checked: &Checked, claim: ClaimIx) -> Option<&Repair> {
    let repairs =
        checked.findings.iter().filter(|one| one.severity() != Severity::Note).flat_map(|finding| {
            finding.repairs.iter().filter(move |repair| {
                finding
                    .members
                    .get(repair.member)
                    .is_some_and(|member| member.cited.claims().contains(&claim))
            })
        });
    let elsewhere = |slip: Slip| {
        matches!(
            slip,
            Slip::Period(_)
                | Slip::Part(_)
                | Slip::Indicator(_)
                | Slip::Rate(_)
                | Slip::OtherPrint
                | Slip::Base
        )
    };
    repairs.min_by_key(|repair| (!repair.is_borne_out(), elsewhere(repair.slip)))
}

fn row(view: View<'_>, checked: &Checked, ix: ClaimIx, verdict: &Verdict) -> Row {
    let ledger = view.ledger();
    let claim = ledger.claim(ix);
    let cited = Cited::of_claim(view, ix);
    let certain = match claim.value.bounds() {
        Some(_) => Line::from(Figure::styled(cited.clone(), Style::Bounds)),
        None => Line::from(say!("–")),
    };
    let (mark, words): (Mark, Words) = match verdict {
        Verdict::ContradictsItself { agrees: Some(_), .. } => {
            (Mark::Changed, say!("contradicts what else the draft says"))
        }
        Verdict::ContradictsItself { .. } => (Mark::Bad, say!("contradicts itself")),
        Verdict::Impossible(_) => (Mark::Bad, say!("cannot be")),
        Verdict::ContradictsLedger(_) => (Mark::Bad, say!("contradicts the ledger")),
        Verdict::NewVintage { holds: Some(_), .. } => (Mark::Changed, say!("another vintage")),
        Verdict::NewVintage { holds: None, .. } => (Mark::Changed, say!("new vintage")),
        Verdict::Agrees(_) => (Mark::Good, say!("agrees")),
        Verdict::NotCheckable => (Mark::Plain, say!("not checkable: nothing else bears on it")),
    };
    let mut line = Line::from(words);
    if let Verdict::Agrees(with) = verdict {
        line = line.and(say!(" with ")).and(shown(with));
    }
    if let Verdict::NewVintage { holds: Some(holds), .. } = verdict {
        line = line.and(say!(": ")).and(shown(holds)).and(say!(" holds"));
    }
    if let Verdict::ContradictsItself { agrees: Some(with), .. } = verdict {
        line = line.and(say!(", agrees with ")).and(shown(with)).and(say!(" elsewhere"));
    } else if let Some(repair) = likeliest(checked, ix).filter(|_| verdict.finding().is_some()) {
        line = line.and(say!(": would agree as “")).and(suggested(&repair.suggested)).and(say!("”"));
    }
    if let Some(finding) = verdict.finding() {
        line = line.and(say!(" · ")).and(Name::finding(finding.id));
    }
    let of = what(view, &ledger.cell(claim.cell).key);
    Row { mark, cells: vec![of, Line::from(Figure::as_printed(cited)), certain, line] }
}
