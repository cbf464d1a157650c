use std::fs;

use crate::program::{Folder, finish, run, sanad};

#[test]
fn what_is_typed_wrong_is_told_with_what_would_mend_it() {
    let folder = Folder::of("small");
    let wrong: [&[&str]; 40] = [
        &["show", "parc"],
        &["show", "zzz-yyy"],
        &["show", ""],
        &["show", "land.exprots"],
        &["show", "land.exports.growth"],
        &["show", "land.exports@FY25"],
        &["show", "land.exports@2025-01:promise"],
        &["show", "park.cost@2025-01"],
        &["show", "herald-2025-02-15"],
        &["show", "herald-2025-02-14#land.exports@2025-02"],
        &["show", "park", "--format", "csv"],
        &["claims", "--entity", "prak"],
        &["claims", "--period", "then"],
        &["claims", "--status", "done"],
        &["sources", "--publisher", "dayly"],
        &["report", "breif"],
        &["report", "budget"],
        &["report", "--format", "csv"],
        &["report", "--as-of", "2025-02-30"],
        &["report", "--as-of", "20250214"],
        &["report", "--width", "10"],
        &["diff", "2025-02"],
        &["diff", "2025-03-05", "2025-01-20"],
        &["diff", "2025-01-20", "2025-02-14", "--as-of", "2025-03-05"],
        &["diff", "2025-01-20", "--format", "csv"],
        &["find"],
        &["check", "--class", "contradicton"],
        &["check", "--severity", "grave"],
        &["check", "--fail-on", "warnings"],
        &["check", "--source", "hreald-2025-02-14"],
        &["check", "--format", "dot"],
        &["explain", "land.exprots@2025-01"],
        &["explain", "land.exports"],
        &["explain", "land"],
        &["series", "park.cost"],
        &["series", "land.exports", "--from", "2025-03", "--to", "2025-01"],
        &["series", "land.exports", "--kind", "promise"],
        &["why", "land.exports@2025-01", "987654321"],
        &["show", "park", "--format", "sarif"],
        &["findd", "x"],
    ];
    let mut told = Vec::new();
    for arguments in wrong {
        let run = folder.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        told.push(format!("$ sanad {}\n{}\n", arguments.join(" "), run.complaint()));
    }
    insta::assert_snapshot!("typed-wrong", told.concat());
}

#[test]
fn broken_data_is_told_whole_with_its_places() {
    let run = Folder::of("broken").run(&["report"]);
    assert_eq!(run.code, 3);
    insta::assert_snapshot!("broken", run.complaint());
}

#[test]
fn what_is_no_data_folder_is_told() {
    let empty = tempfile::TempDir::new().unwrap();
    let file = empty.path().join("a-file");
    fs::write(&file, "").unwrap();
    let mut told = String::new();
    for path in [empty.path().join("nowhere"), file, empty.path().to_owned()] {
        let run = run(&["report", "--data", path.to_str().unwrap()]);
        assert_eq!(run.code, 3);
        told += &run.complaint().replace(empty.path().to_str().unwrap(), "[folder]");
    }
    insta::assert_snapshot!("no-folder", told);
}

#[test]
fn a_folder_without_pages_is_not_an_error_of_the_data() {
    let folder = Folder::without_pages();
    let run = folder.run(&["report"]);
    assert_eq!(run.code, 2);
    insta::assert_snapshot!("no-pages", run.complaint());
    // On a day that is given, there is something to say.
    assert!(folder.run(&["sources", "--as-of", "2025-02-14"]).answer().contains("None was published"));
}

#[test]
fn the_folder_may_stand_in_the_environment() {
    let folder = Folder::of("small");
    let with = |value: &std::ffi::OsStr| {
        let mut command = sanad(&["sources", "--format", "csv"]);
        command.env("SANAD_DATA", value);
        finish(command).answer()
    };
    assert_eq!(with(folder.path().as_os_str()), folder.run(&["sources", "--format", "csv"]).answer());
    assert_eq!(with("".as_ref()), run(&["sources", "--format", "csv"]).answer(), "empty is as none");
}
