use std::{env, fs, path::Path, process::Command};

use tempfile::TempDir;

use crate::program::{copy, finish, run};

/// Every command, as it is typed.
const COMMANDS: [&[&str]; 14] = [
    &[],
    &["report"],
    &["find"],
    &["show"],
    &["claims"],
    &["sources"],
    &["diff"],
    &["check"],
    &["explain"],
    &["why"],
    &["series"],
    &["new"],
    &["new", "source"],
    &["completions"],
];

fn help_of(command: &[&str]) -> String {
    run(&[command, &["--help"]].concat()).answer()
}

#[test]
fn every_help_reads_so() {
    for command in COMMANDS {
        let name = [&["sanad"], command].concat().join("-");
        insta::assert_snapshot!(name, help_of(command));
    }
}

#[test]
fn no_command_is_without_its_help_here() {
    let help = help_of(&[]);
    let listed = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    for line in listed.lines() {
        let name = line.split_whitespace().next().unwrap();
        assert!(name == "help" || COMMANDS.iter().any(|command| command.first() == Some(&name)), "{name}");
    }
}

/// The commands of the examples of a help, whole: lines that go on are joined, remarks left out.
fn examples(help: &str) -> Vec<String> {
    let Some((_, examples)) = help.split_once("Example") else { return Vec::new() };
    let examples = examples.replace("\\\n", "");
    let commands =
        examples.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| line.starts_with("sanad"));
    let bare = |line: &str| match line.split_once("--data data") {
        // Its parts stand apart for the eye alone.
        Some(_) => line.split_whitespace().collect::<Vec<_>>().join(" "),
        None => line.split("  ").next().unwrap_or_default().to_owned(),
    };
    commands.map(bare).collect()
}

#[test]
fn every_example_works_as_written() {
    let place = TempDir::new().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data"), &place.path().join("data"));
    fs::create_dir_all(place.path().join(".local/share/bash-completion/completions")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_sanad")).parent().unwrap();
    let mut paths = vec![program.to_owned()];
    paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let mut n_tried = 0;
    for command in COMMANDS {
        for example in examples(&help_of(command)) {
            let mut shell = Command::new("sh");
            shell.args(["-c", &example]).current_dir(place.path()).env("HOME", place.path());
            shell.env("PATH", env::join_paths(&paths).unwrap()).env_remove("SANAD_DATA");
            let run = finish(shell);
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{example}");
            let redirected = example.contains(" -o ") || example.contains(" > ");
            assert!(redirected || !run.out.is_empty(), "{example} says nothing");
            assert!(
                !run.out.contains("Nothing. Try") && !run.out.contains("None. Leave out"),
                "{example} finds nothing"
            );
            n_tried += 1;
        }
    }
    assert!(n_tried > 25, "only {n_tried} examples were found in the helps");
    for written in
        ["brief.html", "sources.csv", "findings.sarif", ".local/share/bash-completion/completions/sanad"]
    {
        assert!(fs::metadata(place.path().join(written)).unwrap().len() > 100, "{written}");
    }
}
