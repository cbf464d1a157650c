//! What a check found, in the words of the cases.

use std::fmt::Write as _;

use sanad_core::{
    check::{Checked, Finding, Rule, Slip},
    ledger::Ledger,
    model::CellIx,
};

/// A finding in words.
#[derive(Debug)]
pub struct Found {
    /// `contradiction`
    pub class: &'static str,
    /// `error`
    pub severity: &'static str,
    /// `formula:surplus`
    pub rule: String,
    /// Its readings, the one that was set aside first.
    pub members: Vec<Reading>,
    /// The first repair: the print that it suggests, and the slip.
    pub repair: Option<(String, String)>,
}

/// A reading in words.
#[derive(Debug)]
pub struct Reading {
    /// `land.exports@2025-01`
    pub cell: String,
    /// Everything that was printed of it.
    pub prints: Vec<String>,
}

impl Reading {
    /// Whether `text` names it: `land.exports@2025-01: $324 million`, by any of its prints.
    pub fn is(&self, text: &str) -> bool {
        text.split_once(": ")
            .is_some_and(|(cell, print)| self.cell == cell && self.prints.iter().any(|it| it == print))
    }
}

/// All findings, in words.
pub fn findings(ledger: &Ledger, checked: &Checked) -> Vec<Found> {
    checked.findings.iter().map(|finding| found(ledger, finding)).collect()
}

fn found(ledger: &Ledger, finding: &Finding) -> Found {
    let members = finding.members.iter().map(|member| Reading {
        cell: ledger.cell(member.cell).text.to_string(),
        prints: member.cited.claims().iter().map(|ix| ledger.claim(*ix).printed.to_string()).collect(),
    });
    let repair = finding.repairs.first().map(|repair| {
        (repair.suggested.words().unwrap_or_default().to_owned(), slip_text(ledger, repair.slip))
    });
    Found {
        class: finding.class.as_str(),
        severity: finding.severity().as_str(),
        rule: rule_text(ledger, finding.rule),
        members: members.collect(),
        repair,
    }
}

/// `over_time`, `formula:surplus`, `measure:growth_yoy`, `order:groundbreaking`.
fn rule_text(ledger: &Ledger, rule: Rule) -> String {
    match rule {
        Rule::SameCell => "same_cell".to_owned(),
        Rule::OverTime => "over_time".to_owned(),
        Rule::Indicator(ix) => format!("formula:{}", ledger.indicator(ix).id),
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

/// `digit`, or with the cell that it names: `rate:land.exports.growth_yoy@2025-01`.
fn slip_text(ledger: &Ledger, slip: Slip) -> String {
    let of = |word: &str, cell: CellIx| format!("{word}:{}", ledger.cell(cell).text);
    match slip {
        Slip::Digit => "digit".to_owned(),
        Slip::Swapped => "swapped".to_owned(),
        Slip::Dropped => "dropped".to_owned(),
        Slip::Inserted => "inserted".to_owned(),
        Slip::Point => "point".to_owned(),
        Slip::Scale => "scale".to_owned(),
        Slip::Direction => "direction".to_owned(),
        Slip::OtherPrint => "other_print".to_owned(),
        Slip::Period(cell) => of("period", cell),
        Slip::Part(cell) => of("part", cell),
        Slip::Indicator(cell) => of("indicator", cell),
        Slip::Rate(cell) => of("rate", cell),
        Slip::Base => "base".to_owned(),
    }
}

/// Everything that a reader of a check can see, as one text.
pub fn described(ledger: &Ledger, checked: &Checked) -> String {
    let mut text = String::new();
    for (finding, found) in checked.findings.iter().zip(findings(ledger, checked)) {
        write!(text, "{} {:?} {}", finding.id, finding.scope, found.told()).expect("a text");
        for member in &finding.members {
            write!(text, " {} {}", member.cited.value(), member.restores).expect("a text");
        }
        for repair in &finding.repairs {
            let slip = slip_text(ledger, repair.slip);
            write!(text, " {} {slip} {:?}", repair.member, repair.suggested.words()).expect("a text");
        }
        text.push('\n');
    }
    writeln!(text, "{:?} {:?}", checked.extent, checked.habits).expect("a text");
    text
}

impl Found {
    /// On one line.
    pub fn told(&self) -> String {
        let members: Vec<String> =
            self.members.iter().map(|it| format!("{}: {}", it.cell, it.prints.join(" | "))).collect();
        let mut text = format!("{} by {}: {}", self.class, self.rule, members.join("; "));
        if let Some((print, slip)) = &self.repair {
            write!(text, "; repair {slip} {print:?}").expect("a text");
        }
        text
    }
}
