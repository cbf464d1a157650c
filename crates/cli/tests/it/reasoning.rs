use std::{io::Write, path::Path, process::Stdio};

use serde_json::Value;

use crate::program::{Folder, Run, without_hash};

/// A small ledger with a contradiction, revisions and a figure that follows.
fn doubtful() -> Folder {
    Folder::of("doubtful")
}

fn draft(name: &str) -> String {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/drafts");
    cases.join(name).to_str().unwrap().to_owned()
}

/// Runs the program with a text on its standard input.
fn run_with(folder: &Folder, arguments: &[&str], input: &str) -> Run {
    let mut command = folder.sanad(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn every_page_of_the_reasoning_reads_so() {
    let folder = doubtful();
    let release = draft("release.toml");
    let pages: [(&str, &[&str]); 18] = [
        ("check", &["check"]),
        ("check-all", &["check", "--all"]),
        ("check-source", &["check", "--source", "weekly-2025-02-20", "--all"]),
        ("check-md", &["check", "--format", "md"]),
        ("check-json", &["check", "--format", "json"]),
        ("check-sarif", &["check", "--format", "sarif"]),
        ("check-draft", &["check", &release]),
        ("check-nothing", &["check", "--class", "range"]),
        ("explain-printed", &["explain", "land.exports@2025-01"]),
        ("explain-derived", &["explain", "land.imports@2025-01"]),
        ("explain-json", &["explain", "land.imports@2025-01", "--format", "json"]),
        ("explain-nothing", &["explain", "land.exports@FY2020"]),
        ("series", &["series", "land.exports", "--from", "2024-11"]),
        ("series-ytd", &["series", "land.exports", "--period", "ytd", "--from", "FY2025"]),
        ("series-csv", &["series", "land.exports", "--from", "2024-12", "--format", "csv"]),
        ("why", &["why", "313", "331"]),
        ("why-json", &["why", "land.exports@2025-01", "land.surplus@2025-01", "--format", "json"]),
        ("findings", &["report", "findings"]),
    ];
    without_hash(|| {
        let mut settings = insta::Settings::clone_current();
        settings.add_filter("\"data_version\": \"[0-9a-f]{64}\"", "\"data_version\": \"[hash]\"");
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/");
        settings.add_filter(&regex_literal(cases.to_str().unwrap()), "[cases]/");
        settings.bind(|| {
            for (name, arguments) in pages {
                insta::assert_snapshot!(name, folder.run(arguments).answer());
            }
        });
    });
}

fn regex_literal(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() { c.to_string() } else { format!("\\{c}") }).collect()
}

#[test]
fn drawings_name_every_figure_once_and_join_what_they_name() {
    let folder = doubtful();
    let dot = folder.run(&["explain", "land.imports@2025-01", "--format", "dot"]);
    let mermaid = folder.run(&["explain", "land.imports@2025-01", "--format", "mermaid"]);
    let (dot, mermaid) = (dot.answer(), mermaid.answer());
    assert!(dot.starts_with("digraph ") && dot.ends_with("}\n"));
    assert!(mermaid.starts_with("flowchart BT\n"));
    for text in [&dot, &mermaid] {
        assert_eq!(text.matches("land.exports@2025-01").count(), 1, "{text}");
    }
    let (arrows, links) = (dot.matches(" -> ").count(), mermaid.matches(" -->").count());
    assert_eq!(arrows, links);
    assert!(arrows > 0);
}

#[test]
fn fail_on_says_by_its_code_what_there_is() {
    let folder = doubtful();
    let code = |arguments: &[&str]| folder.run(&[&["check"], arguments].concat()).code;
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--fail-on", "error"]), 1);
    assert_eq!(code(&["--fail-on", "error", "--class", "revision"]), 0);
    assert_eq!(code(&["--fail-on", "note", "--class", "revision"]), 1);
    assert_eq!(code(&["--fail-on", "note", "--source", "weekly-2025-02-20"]), 1);
    let empty = Folder::of("small");
    assert_eq!(empty.run(&["check", "--fail-on", "error"]).code, 0);
}

#[test]
fn a_draft_is_judged_alike_in_whatever_it_is_written() {
    let folder = doubtful();
    let verdicts = |run: Run| -> Vec<(String, String)> {
        let json: Value = run.json();
        let of = |one: &Value| {
            let cell = one["claim"]["id"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
            (cell, one["verdict"].as_str().unwrap().to_owned())
        };
        json["claims"].as_array().unwrap().iter().map(of).collect()
    };
    let claim = |printed: &str| {
        let toml = format!(
            "[[claim]]\nentity = \"land\"\nindicator = \"exports\"\nperiod = \"2025-02\"\nstatus = \"actual\"\nprinted = \"{printed}\"\n"
        );
        let json = format!(
            "[{{\"entity\":\"land\",\"indicator\":\"exports\",\"period\":\"2025-02\",\"kind\":\"outturn\",\"printed\":\"{printed}\"}}]"
        );
        let csv = format!("entity,indicator,period,printed,kind\nland,exports,2025-02,{printed},outturn\n");
        [("toml", toml), ("json", json), ("csv", csv)]
    };
    for (printed, verdict) in [("$305 million", "agrees"), ("$30.5 million", "contradicts-ledger")] {
        for (input, text) in claim(printed) {
            let run = run_with(&folder, &["check", "-", "--input", input, "--format", "json"], &text);
            assert_eq!(verdicts(run), [("land.exports@2025-02".to_owned(), verdict.to_owned())], "{input}");
        }
    }
    for name in ["release.toml", "release.csv", "release.json"] {
        assert!(!verdicts(folder.run(&["check", &draft(name), "--format", "json"])).is_empty());
    }
}

#[test]
fn what_the_program_lists_can_be_checked_as_a_draft() {
    let folder = doubtful();
    for input in ["csv", "json"] {
        let listed = folder.run(&["claims", "--source", "herald-2025-03-20", "--format", input]).answer();
        let run = run_with(&folder, &["check", "-", "--input", input, "--format", "json"], &listed).json();
        for one in run["claims"].as_array().unwrap() {
            assert_eq!(one["verdict"], "agrees", "{one}");
        }
    }
}

#[test]
fn a_draft_that_cannot_be_read_is_told_at_its_own_place() {
    let folder = doubtful();
    let drafts: [(&str, &str); 7] = [
        (
            "toml",
            "[[claim]]\nentity = \"land\"\nindicator = \"exprots\"\nperiod = \"2025-02\"\nstatus = \"actual\"\nprinted = \"$3 million\"\n",
        ),
        ("toml", "[[claim]\n"),
        (
            "json",
            "[{\"entity\":\"land\",\"indicator\":\"exports\",\"period\":\"2025-02\",\"kind\":\"outturn\",\"printed\":\"$3 milion\"}]",
        ),
        ("json", "{\"claims\": 3}"),
        ("json", "[{\"entity\":\"land\",\"amount\":3}]"),
        ("csv", "entity,indicator,printed,amount\nland,exports,3,3\n"),
        (
            "csv",
            "entity,indicator,period,kind,printed\nland,exports,2025-02,outturn,$3 million\nland,exports,2025-13,outturn,$3 million\n",
        ),
    ];
    let mut told = String::new();
    for (input, text) in drafts {
        let run = run_with(&folder, &["check", "-", "--input", input], text);
        assert_eq!(run.code, 3, "{text}");
        told.extend([text, "\n", &run.complaint(), "\n"]);
    }
    insta::assert_snapshot!("drafts-wrong", told);
}

#[test]
fn findings_have_their_keys() {
    let findings = doubtful().run(&["check", "--format", "json"]).json();
    for finding in findings["items"].as_array().unwrap() {
        for key in
            ["id", "class", "severity", "scope", "cells", "claims", "gap", "message", "repairs", "triage"]
        {
            assert!(finding.get(key).is_some(), "{key}");
        }
        assert_eq!(finding["id"].as_str().unwrap().len(), 12);
        for repair in finding["repairs"].as_array().unwrap() {
            for key in ["reading", "printed", "suggested", "reason"] {
                assert!(repair.get(key).is_some(), "{key}");
            }
        }
    }
}

#[test]
fn a_sarif_log_points_at_the_words_in_the_data() {
    let folder = doubtful();
    let log = folder.run(&["check", "--format", "sarif"]).json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert_eq!(result["partialFingerprints"]["findingId/v1"].as_str().unwrap().len(), 12);
        let related = result.get("relatedLocations").and_then(Value::as_array).cloned().unwrap_or_default();
        let locations = result["locations"].as_array().unwrap();
        assert_eq!(locations.len(), 1);
        for location in locations.iter().chain(&related) {
            let place = &location["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            let file = folder.path().join(uri.strip_prefix("data/").unwrap());
            let text = std::fs::read_to_string(file).unwrap();
            let at = |key: &str| usize::try_from(place["region"][key].as_u64().unwrap()).unwrap();
            let line = text.lines().nth(at("startLine") - 1).unwrap();
            assert!(line.starts_with("printed = "), "{line}");
            assert_eq!(line.chars().nth(at("startColumn") - 1), Some('"'));
            assert_eq!(at("endColumn"), line.chars().count() + 1);
        }
    }
}
