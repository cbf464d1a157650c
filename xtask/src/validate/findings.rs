//! The check's findings against the triage: each error and warning has been looked at, and no verdict is on one that
//! is gone.

use std::collections::BTreeSet;

use sanad_core::{
    check::{self, Class, Finding, FindingId},
    data::{Diagnostic, Severity},
    ledger::Ledger,
    triage::{Triage, Verdict},
};

/// Findings that nobody has looked at, and verdicts whose finding does not occur. Both must be mended.
pub(super) fn check(ledger: &Ledger, findings: &[&Finding]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for finding in findings {
        if finding.severity() < check::Severity::Note && ledger.triage(&finding.id).is_none() {
            diagnostics.push(untriaged(ledger, finding));
        }
    }
    let occurring: BTreeSet<FindingId> = findings.iter().map(|finding| finding.id).collect();
    diagnostics.extend(ledger.triages().filter(|triage| !occurring.contains(&triage.id)).map(stale));
    diagnostics
}

fn untriaged(ledger: &Ledger, finding: &Finding) -> Diagnostic {
    let Finding { id, class, members, .. } = finding;
    let first = finding.set_aside().map(|member| &ledger.cell(member.cell).text);
    let what = match (first, members.len().saturating_sub(1)) {
        (Some(cell), 0) => format!(" of `{cell}`"),
        (Some(cell), n) => format!(" of `{cell}` and {n} more"),
        (None, _) => String::new(),
    };
    let claim = finding.claims().first().map(|claim| ledger.claim(*claim));
    Diagnostic {
        severity: Severity::Error,
        id: "untriaged-finding",
        message: format!("nobody has looked at {} `{id}`{what}", class.as_str()),
        place: claim.map(|claim| claim.place),
        help: Some(format!(
            "look at it, then add to triage.toml: `[{id}]`, `verdict = \"{}\"` or `\"{}\"`, `reason = \"…\"`",
            Verdict::Upheld.as_str(),
            Verdict::False.as_str(),
        )),
    }
}

fn stale(triage: &Triage) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        id: "stale-triage",
        message: format!("no finding has the id `{}`", triage.id),
        place: Some(triage.place),
        help: Some("its figures have changed, or go together now: drop the entry".to_owned()),
    }
}

/// `7 findings: contradiction 2, revision 5; 2 of 2 errors and warnings triaged, 1 upheld, 1 false`.
pub(super) fn summary(ledger: &Ledger, findings: &[&Finding]) -> String {
    let mut classes = Vec::new();
    for class in Class::ALL {
        let n = findings.iter().filter(|finding| finding.class == class).count();
        if n > 0 {
            classes.push(format!("{} {n}", class.as_str()));
        }
    }
    let grave: Vec<_> =
        findings.iter().filter(|finding| finding.severity() < check::Severity::Note).collect();
    let verdicts: Vec<Verdict> =
        grave.iter().filter_map(|finding| Some(ledger.triage(&finding.id)?.verdict)).collect();
    let n_of = |verdict: Verdict| verdicts.iter().filter(|given| **given == verdict).count();
    let joint = if classes.is_empty() { "" } else { ": " };
    format!(
        "{}{joint}{}; {} of {} errors and warnings triaged, {} upheld, {} false",
        super::counted(findings.len(), "finding"),
        classes.join(", "),
        verdicts.len(),
        grave.len(),
        n_of(Verdict::Upheld),
        n_of(Verdict::False),
    )
}

#[cfg(test)]
mod tests {
    use std::{fmt::Write as _, fs, path::Path};

    use sanad_core::{
        check::{Member, Rule, Scope},
        cited::Cited,
        data,
        model::CellIx,
        view::View,
    };

    use super::*;
    use crate::folder::{self, Loaded};

    /// Core's small folder with a page of two figures of one month, and verdicts.
    fn loaded(triage: &str) -> Loaded {
        let folder = tempfile::tempdir().unwrap();
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/tests/it/cases/base");
        fs::create_dir(folder.path().join("sources")).unwrap();
        for input in data::from_folder(&base).unwrap() {
            fs::write(folder.path().join(&*input.name), &input.bytes).unwrap();
        }
        let mut page = "[source]\npublisher = \"daily\"\nurl = \"https://daily.example/two\"\npublished = 2025-02-15\nretrieved = 2025-03-01\n".to_owned();
        for (month, printed) in [("2024-11", "$300 million"), ("2024-12", "$200 million")] {
            write!(page, "\n[[claim]]\nentity = \"land\"\nindicator = \"exports\"\nperiod = \"{month}\"\nstatus = \"actual\"\nprinted = \"{printed}\"\n").unwrap();
        }
        fs::write(folder.path().join("sources/daily-2025-02-15.toml"), page).unwrap();
        fs::write(folder.path().join("triage.toml"), triage).unwrap();
        folder::load(folder.path()).unwrap_or_else(|errors| panic!("{errors}"))
    }

    /// A finding on the first claims of the page, made up.
    fn finding(ledger: &Ledger, id: &str, class: Class, n_members: usize) -> Finding {
        let view = View::newest(ledger).unwrap();
        let source = ledger.names().source(&"daily-2025-02-15".parse().unwrap()).unwrap();
        let member = |(ix, cell): (_, CellIx)| Member {
            cell,
            edition: Some(0),
            cited: Cited::of_claim(view, ix),
            restores: true,
        };
        Finding {
            id: id.parse().unwrap(),
            class,
            scope: Scope::Source(source),
            rule: Rule::SameCell,
            members: ledger
                .claims_of(source)
                .take(n_members)
                .map(|(ix, claim)| member((ix, claim.cell)))
                .collect(),
            implied: None,
            gap: None,
            repairs: Vec::new(),
        }
    }

    const LOOKED_AT: &str = "[0123456789ab]\nverdict = \"upheld\"\nreason = \"A digit is wrong.\"\n\n[ba9876543210]\nverdict = \"false\"\nreason = \"Two definitions.\"\n";

    #[test]
    fn what_nobody_has_looked_at_and_what_is_gone_is_told() {
        let loaded = loaded(LOOKED_AT);
        let ledger = &loaded.ledger;
        let made = [
            finding(ledger, "0123456789ab", Class::Contradiction, 2),
            finding(ledger, "aaaaaaaaaaaa", Class::Contradiction, 2),
            finding(ledger, "bbbbbbbbbbbb", Class::Disagreement, 1),
            finding(ledger, "cccccccccccc", Class::Revision, 2),
        ];
        let findings: Vec<&Finding> = made.iter().collect();
        let mut told = crate::validate::text(&loaded, &check(ledger, &findings));
        told += &summary(ledger, &findings);
        insta::assert_snapshot!(told);
    }

    #[test]
    fn where_all_is_looked_at_nothing_is_told() {
        let loaded = loaded(LOOKED_AT);
        let made = [
            finding(&loaded.ledger, "0123456789ab", Class::Range, 1),
            // Notes need no verdict and may have one.
            finding(&loaded.ledger, "ba9876543210", Class::Revision, 1),
            finding(&loaded.ledger, "cccccccccccc", Class::NearMiss, 1),
        ];
        let findings: Vec<&Finding> = made.iter().collect();
        assert!(check(&loaded.ledger, &findings).is_empty());
    }

    #[test]
    fn a_ledger_without_findings_says_so() {
        let loaded = loaded("");
        assert_eq!(
            summary(&loaded.ledger, &[]),
            "0 findings; 0 of 0 errors and warnings triaged, 0 upheld, 0 false"
        );
    }
}
