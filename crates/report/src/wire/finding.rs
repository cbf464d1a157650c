//! Findings on the wire.

use std::sync::Arc;

use sanad_core::{
    check::{Finding, Repair, Rule, Scope},
    cited::Cited,
    ledger::Ledger,
    model::ClaimIx,
    view::View,
};
use serde::Serialize;

use super::{JsonClaim, JsonValue, claim, value};
use crate::{check::Verdict, finding as said, receipts::key_of, render::plain};

/// A figure of a finding on the wire.
#[derive(Debug, Serialize)]
pub struct JsonCited {
    /// The cell it is of; `null` for a gap or a limit.
    pub cell: Option<String>,
    /// What is known of it.
    pub value: JsonValue,
    /// How it follows, as one line; `null` for a print.
    pub arithmetic: Option<String>,
    /// The claims it rests on.
    pub claims: Vec<String>,
}

/// A figure for the wire.
pub(super) fn cited(view: View<'_>, cited: &Cited) -> JsonCited {
    let ledger = view.ledger();
    let arithmetic = cited.words().is_none();
    JsonCited {
        cell: key_of(ledger, cited).map(|key| ledger.cell_text(&key)),
        value: value(cited.value(), cited.nominal(), cited.unit()),
        arithmetic: arithmetic.then(|| plain::line(&crate::arithmetic::line(view, cited), ledger)),
        claims: claims(ledger, &cited.claims()),
    }
}

fn claims(ledger: &Ledger, claims: &[ClaimIx]) -> Vec<String> {
    claims.iter().map(|ix| ledger.claim_id(*ix)).collect()
}

/// A reading of a finding on the wire.
#[derive(Debug, Serialize)]
pub struct JsonMember {
    /// Its cell.
    pub cell: String,
    /// Its edition.
    pub edition: Option<u16>,
    /// The words that speak for it.
    pub printed: Option<String>,
    /// What it says for certain.
    pub value: JsonValue,
    /// It is the one that was set aside.
    pub set_aside: bool,
    /// Without it alone, all else agrees.
    pub restores: bool,
    /// Its claims.
    pub claims: Vec<String>,
}

/// A repair on the wire.
#[derive(Debug, Serialize)]
pub struct JsonRepair {
    /// The reading to change, by its place in `members`.
    pub reading: usize,
    /// As it is printed.
    pub printed: Option<String>,
    /// As it would be.
    pub suggested: String,
    /// Which slip that undoes.
    pub reason: String,
    /// What the suggested print would say for certain.
    pub value: JsonValue,
    /// How many edits of the printed text it takes.
    pub n_edits: usize,
    /// Prints elsewhere that agree with it.
    pub agreeing: Vec<String>,
}

/// What a maintainer made of a finding, on the wire.
#[derive(Debug, Serialize)]
pub struct JsonTriage {
    /// `upheld` or `false`.
    pub verdict: &'static str,
    /// The verdict of a second look.
    pub second: Option<&'static str>,
    /// Why.
    pub reason: String,
}

/// A finding on the wire.
#[derive(Debug, Serialize)]
pub struct JsonFinding {
    /// Its id.
    pub id: String,
    /// Its class.
    pub class: &'static str,
    /// error, warning or note.
    pub severity: &'static str,
    /// `source:ID`, `edition:N`, `release:MONTH` or `newest`.
    pub scope: String,
    /// What its readings cannot satisfy.
    pub rule: String,
    /// Its cells.
    pub cells: Vec<String>,
    /// Its claims.
    pub claims: Vec<String>,
    /// How far the reading set aside is from what follows, at the least.
    pub gap: Option<JsonValue>,
    /// The finding in one sentence.
    pub message: String,
    /// The arithmetic that its readings cannot satisfy.
    pub arithmetic: Option<String>,
    /// Its readings, the one that was set aside first.
    pub members: Vec<JsonMember>,
    /// What the others make of the first one's cell.
    pub implied: Option<JsonCited>,
    /// How it may be mended, the likeliest first.
    pub repairs: Vec<JsonRepair>,
    /// What a maintainer made of it.
    pub triage: Option<JsonTriage>,
}

/// A finding for the wire.
pub fn finding(view: View<'_>, finding: &Finding) -> JsonFinding {
    let ledger = view.ledger();
    let mut cells: Vec<String> = Vec::new();
    for member in &finding.members {
        let cell = ledger.cell(member.cell).text.to_string();
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    let members = finding.members.iter().enumerate().map(|(at, member)| JsonMember {
        cell: ledger.cell(member.cell).text.to_string(),
        edition: member.edition,
        printed: member.cited.words().map(str::to_owned),
        value: value(member.cited.value(), member.cited.nominal(), member.cited.unit()),
        set_aside: at == 0,
        restores: member.restores,
        claims: claims(ledger, &member.cited.claims()),
    });
    let arithmetic = plain::line(&said::arithmetic(view, finding), ledger);
    let triage = said::triage(ledger, finding.id).map(|triaged| JsonTriage {
        verdict: triaged.verdict.as_str(),
        second: triaged.second.map(said::Verdict::as_str),
        reason: triaged.reason.as_str().to_owned(),
    });
    JsonFinding {
        id: finding.id.to_string(),
        class: finding.class.as_str(),
        severity: finding.severity().as_str(),
        scope: scope(ledger, finding.scope),
        rule: rule(ledger, finding.rule),
        cells,
        claims: claims(ledger, &finding.claims()),
        gap: finding.gap.as_ref().map(|gap| value(gap.value(), gap.nominal(), gap.unit())),
        message: plain::line(&said::message(view, finding), ledger),
        arithmetic: (!arithmetic.is_empty()).then_some(arithmetic),
        members: members.collect(),
        implied: finding.implied.as_ref().map(|implied| cited(view, implied)),
        repairs: finding.repairs.iter().map(|one| repair(view, finding, one)).collect(),
        triage,
    }
}

fn repair(view: View<'_>, finding: &Finding, repair: &Repair) -> JsonRepair {
    let ledger = view.ledger();
    let suggested = &repair.suggested;
    let shown = crate::arithmetic::suggested(suggested);
    JsonRepair {
        reading: repair.member,
        printed: finding.members.get(repair.member).and_then(|of| of.cited.words().map(str::to_owned)),
        suggested: crate::figure::show(&shown, ledger).text,
        reason: plain::line(&said::slip(view, repair.slip), ledger),
        value: value(suggested.value(), suggested.nominal(), suggested.unit()),
        n_edits: repair.n_edits,
        agreeing: claims(ledger, &repair.agreeing),
    }
}

fn scope(ledger: &Ledger, scope: Scope) -> String {
    match scope {
        Scope::Source(source) => format!("source:{}", ledger.source(source).id),
        Scope::Edition(edition) => format!("edition:{edition}"),
        Scope::Release(month) => format!("release:{month}"),
        Scope::Newest => "newest".to_owned(),
    }
}

fn rule(ledger: &Ledger, rule: Rule) -> String {
    match rule {
        Rule::SameCell => "same-cell".to_owned(),
        Rule::OverTime => "over-time".to_owned(),
        Rule::Indicator(ix) => format!("indicator:{}", ledger.indicator(ix).id),
        Rule::Measure(ix) => format!("measure:{}", ledger.measure(ix).id),
        Rule::Parts => "parts".to_owned(),
        Rule::Order(ix) => format!("order:{}", ledger.indicator(ix).id),
        Rule::Monotone => "monotone".to_owned(),
        Rule::Floor => "floor".to_owned(),
        Rule::Ceiling => "ceiling".to_owned(),
        Rule::Unfinished => "unfinished".to_owned(),
        Rule::Several => "several".to_owned(),
    }
}

/// A claim of a draft with its verdict, on the wire.
#[derive(Debug, Serialize)]
pub struct JsonJudged {
    /// The claim.
    pub claim: JsonClaim,
    /// contradicts-itself, impossible, contradicts-ledger, new-vintage, agrees or not-checkable.
    pub verdict: &'static str,
    /// The id of the finding that it comes from.
    pub finding: Option<String>,
    /// The figure of others that it agrees with.
    pub agrees_with: Option<JsonCited>,
}

/// A checked draft on the wire.
#[derive(Debug, Serialize)]
pub struct JsonDraft {
    /// The day whose knowledge it was checked against.
    pub as_of: String,
    /// The hash of the data, the draft included.
    pub data_version: String,
    /// Its claims.
    pub claims: Vec<JsonJudged>,
    /// The findings that it has a part in.
    pub findings: Vec<JsonFinding>,
}

/// A checked draft for the wire.
pub fn draft(view: View<'_>, verdicts: &[(ClaimIx, Verdict)], findings: &[&Arc<Finding>]) -> JsonDraft {
    let ledger = view.ledger();
    let judged = verdicts.iter().map(|(ix, verdict)| JsonJudged {
        claim: claim(ledger, *ix),
        verdict: verdict.as_str(),
        finding: verdict.finding().map(|finding| finding.id.to_string()),
        agrees_with: match verdict {
            Verdict::Agrees(with) => Some(cited(view, with)),
            _ => None,
        },
    });
    JsonDraft {
        as_of: view.as_of().to_string(),
        data_version: ledger.version().to_owned(),
        claims: judged.collect(),
        findings: findings.iter().map(|one| finding(view, one)).collect(),
    }
}
