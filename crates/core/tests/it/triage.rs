//! Verdicts on findings: what a file of them says, and what it cannot say.

use sanad_core::triage::Verdict;

use crate::folder::Folder;

#[test]
fn verdicts_are_found_by_their_finding() {
    let ledger = Folder::base()
        .with(
            "triage.toml",
            "[ffeeddccbbaa]\nverdict = \"false\"\nreason = \"Two definitions.\"\n\n[001122334455]\nverdict = \"upheld\"\nreason = \" A digit is wrong. \"\nagain = \"false\"\n",
        )
        .ledger();
    let ids: Vec<String> = ledger.triages().map(|triage| triage.id.to_string()).collect();
    assert_eq!(ids, ["001122334455", "ffeeddccbbaa"]);
    let found = ledger.triage(&"001122334455".parse().unwrap()).unwrap();
    assert_eq!((found.verdict, found.again), (Verdict::Upheld, Some(Verdict::False)));
    assert_eq!(found.reason, "A digit is wrong.");
    assert!(ledger.triage(&"000000000000".parse().unwrap()).is_none());
}

#[test]
fn a_ledger_without_a_file_of_verdicts_has_none() {
    assert_eq!(Folder::base().ledger().triages().len(), 0);
}

#[test]
fn a_verdict_is_one_of_two_words() {
    let told = |text: &str| Folder::base().with("triage.toml", text).errors();
    let entry = |verdict: &str, again: &str| {
        format!("[a1b2c3d4e5f6]\nverdict = \"{verdict}\"\nreason = \"So.\"\nagain = \"{again}\"\n")
    };
    for (text, at) in [(entry("held", "false"), "2:11"), (entry("false", "true"), "4:9")] {
        let errors = told(&text);
        assert!(errors.starts_with("error[unknown-word]: unknown verdict `"), "{errors}");
        assert!(errors.contains(&format!("triage.toml:{at}")), "{errors}");
        assert!(errors.contains("one of `upheld`, `false`"), "{errors}");
    }
    assert!(
        told("[a1b2c3d4e5f6]\nverdict = \"upheld\"\n").starts_with("error[syntax]: missing field `reason`")
    );
}
