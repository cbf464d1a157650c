use std::{
    fs,
    io::Read as _,
    process::{Command, Stdio},
};

use crate::program::{Folder, finish, run, sanad};

#[test]
fn a_closed_pipe_is_no_failure() {
    for arguments in [&["claims"] as &[&str], &["claims", "--format", "csv"], &["completions", "bash"]] {
        let mut child = sanad(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut byte = [0; 1];
        child.stdout.take().unwrap().read_exact(&mut byte).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    let questions: [&[&str]; 6] = [
        &["report"],
        &["report", "--format", "html"],
        &["claims", "--format", "json"],
        &["show", "pk.ict_remittances", "--format", "md"],
        &["find", "park", "--format", "json"],
        &["diff", "2025-01-01", "--format", "json"],
    ];
    for question in questions {
        assert!(run(question).answer() == run(question).answer(), "{question:?}");
    }
}

#[test]
fn an_answer_goes_where_it_is_told_to() {
    let place = tempfile::TempDir::new().unwrap();
    let path = place.path().join("brief.html");
    let arguments = ["report", "--format", "html", "-o", path.to_str().unwrap()];
    assert_eq!(run(&arguments).answer(), "");
    assert_eq!(fs::read_to_string(&path).unwrap(), run(&["report", "--format", "html"]).answer());
    let nowhere = place.path().join("no/such/folder.html");
    let run = run(&["report", "-o", nowhere.to_str().unwrap()]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("cannot write to `") && run.err.contains("folder.html"), "{}", run.err);
}

fn colored(text: &str) -> bool {
    text.contains('\u{1b}')
}

#[test]
fn color_is_for_terminals_and_for_who_asks() {
    let folder = Folder::of("small");
    let answer = |when: &str, no_color: bool| {
        let mut command: Command = folder.sanad(&["show", "park.cost", "--color", when]);
        if no_color {
            command.env("NO_COLOR", "1");
        }
        finish(command).answer()
    };
    assert!(!colored(&answer("auto", false)), "the output is no terminal");
    assert!(colored(&answer("always", false)));
    assert!(colored(&answer("always", true)), "who asks, gets it");
    assert!(!colored(&answer("never", false)));
}

#[test]
fn a_page_is_as_wide_as_asked_for_but_for_addresses() {
    for width in [40, 60, 100, 400] {
        let text = run(&["report", "--width", &width.to_string()]).answer();
        for line in text.lines().filter(|line| !line.contains("http")) {
            let line = line.replace(['\u{2068}', '\u{2069}'], "");
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
        let rule = text.lines().find(|line| line.starts_with('═')).unwrap();
        assert_eq!(rule.chars().count(), width.min(200), "the rule below the title");
    }
}

#[test]
fn an_address_is_whole_in_every_width() {
    let folder = Folder::of("small");
    let address =
        "https://weekly.example/a-page-with-an-address-so-long-that-no-line-of-a-report-can-hold-it-whole";
    for arguments in [&["show", "weekly-2025-03-05"] as &[&str], &["find", "weekly"], &["show", "park.cost"]]
    {
        let text = folder.run(&[arguments, &["--width", "40"]].concat()).answer();
        assert!(text.contains(address), "{text}");
    }
}
