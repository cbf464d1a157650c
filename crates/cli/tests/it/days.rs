use serde_json::Value;

use crate::program::{Folder, run};

const DAY: &str = "2025-02-14";

fn not_after_the_day(published: &Value) {
    let start = published["start"].as_str().unwrap();
    assert!(start <= DAY, "{start}");
}

#[test]
fn nothing_later_is_known_on_a_day() {
    let list = |command: &str| run(&[command, "--format", "json", "--as-of", DAY]).json();
    for command in ["claims", "sources"] {
        let list = list(command);
        assert_eq!(list["as_of"], DAY);
        let items = list["items"].as_array().unwrap();
        assert!(items.len() > 100);
        for item in items {
            not_after_the_day(&item["published"]);
        }
    }
    let sources = list("sources");
    let known: Vec<&str> =
        sources["items"].as_array().unwrap().iter().map(|source| source["id"].as_str().unwrap()).collect();
    // Whatever an answer rests on is of a source that was there.
    for arguments in [&["show", "pk.ict_remittances"] as &[&str], &["show", "islamabad-it-park"]] {
        let json = run(&[arguments, &["--format", "json", "--as-of", DAY]].concat()).json();
        for observation in json["items"].as_array().unwrap() {
            for claim in observation["claims"].as_array().unwrap() {
                let source = claim.as_str().unwrap().split('#').next().unwrap();
                assert!(known.contains(&source), "{source}");
            }
        }
    }
    let report = run(&["report", "--format", "json", "--as-of", DAY]).json();
    for receipt in report["receipts"].as_array().unwrap() {
        not_after_the_day(receipt.get("published").unwrap_or_else(|| &receipt["source"]["published"]));
    }
}

#[test]
fn a_page_does_not_exist_before_its_day() {
    let folder = Folder::of("small");
    for reference in ["weekly-2025-03-05", "weekly-2025-03-05#park.cost:target"] {
        for format in ["text", "json"] {
            let run = folder.run(&["show", reference, "--as-of", "2025-02-14", "--format", format]);
            assert_eq!(
                run.complaint(),
                "exit 2\nerror: `weekly-2025-03-05` was published on 2025-03-05: it did not exist on 2025-02-14\n"
            );
        }
    }
    let cost = folder.run(&["show", "park.cost", "--as-of", "2025-02-14"]).answer();
    assert!(cost.contains("$40 million") && !cost.contains("$52 million"), "{cost}");
}

#[test]
fn before_all_data_every_command_says_so() {
    let commands: [&[&str]; 9] = [
        &["report"],
        &["find", "324"],
        &["claims"],
        &["sources"],
        &["show", "pk"],
        &["show", "ict_remittances"],
        &["show", "pk.ict_remittances"],
        &["show", "pk.ict_remittances@FY2025"],
        &["diff", "1989-01-01"],
    ];
    for command in commands {
        let answer = run(&[command, &["--as-of", "1990-01-01"]].concat()).answer();
        assert!(answer.contains("0 claims, 0 sources"), "{command:?}: {answer}");
        let says = ["Nothing", "Nobody", "None"];
        assert!(says.iter().any(|word| answer.contains(word)), "{command:?}: {answer}");
        assert!(!answer.contains("RECEIPTS"), "{command:?}: {answer}");
    }
}

#[test]
fn today_is_a_day() {
    for word in ["today", "TODAY"] {
        let json = run(&["sources", "--format", "json", "--as-of", word]).json();
        assert_eq!(json["as_of"].as_str().unwrap().len(), 10);
    }
    let newest = run(&["sources", "--format", "json"]).json();
    let today = run(&["sources", "--format", "json", "--as-of", "today"]).json();
    assert!(today["items"].as_array().unwrap().len() <= newest["items"].as_array().unwrap().len());
    assert!(run(&["diff", "2025-01-01", "today"]).answer().contains("WHAT BECAME KNOWN"));
}
