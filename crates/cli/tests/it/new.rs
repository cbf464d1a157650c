use std::fs;

use crate::program::{Folder, Run};

fn new(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["new", "source"], arguments].concat())
}

const PAGE: [&str; 8] = [
    "--publisher",
    "daily",
    "--url",
    "https://daily.example/february",
    "--published",
    "2025-03-04",
    "--retrieved",
    "2025-03-20",
];

#[test]
fn a_new_source_is_a_file_that_loads() {
    let folder = Folder::of("small");
    let path = new(&folder, &PAGE).answer();
    assert!(path.ends_with("daily-2025-03-04.toml\n"), "{path}");
    insta::assert_snapshot!("new-source", fs::read_to_string(path.trim()).unwrap());
    let source = folder.run(&["show", "daily-2025-03-04"]).answer();
    assert!(source.contains("https://daily.example/february") && source.contains("No claim"), "{source}");

    // The file as a person fills it in.
    let text = fs::read_to_string(path.trim()).unwrap();
    let filled = text.replace("# [[claim]]", "[[claim]]").replace("# entity = \"\"", "entity = \"park\"");
    let filled = filled.replace("# indicator = \"\"", "indicator = \"companies\"");
    let filled = filled.replace("# period = \"\"", "period = \"2025-02\"");
    let filled = filled.replace("# status", "status").replace("# printed = \"\"", "printed = \"360\"");
    fs::write(path.trim(), filled).unwrap();
    assert!(folder.run(&["show", "park.companies@2025-02"]).answer().contains("360"));
}

#[test]
fn a_page_is_taken_once_and_a_day_may_have_several() {
    let folder = Folder::of("small");
    new(&folder, &PAGE).answer();
    let again = new(&folder, &PAGE);
    assert_eq!(again.complaint(), "exit 2\nerror: `daily-2025-03-04` has that address already\n");
    let mut other = PAGE;
    other[3] = "https://daily.example/february/2";
    assert!(new(&folder, &other).answer().ends_with("daily-2025-03-04-2.toml\n"));
}

#[test]
fn an_undated_page_is_begun_and_says_what_it_needs() {
    let folder = Folder::of("small");
    let begun = new(&folder, &["--publisher", "daily", "--url", "https://daily.example/x"]);
    assert_eq!(begun.code, 0);
    assert!(begun.out.ends_with("daily-undated-1.toml\n"));
    assert!(begun.err.starts_with("note: "), "{}", begun.err);
    let text = fs::read_to_string(begun.out.trim()).unwrap();
    fs::write(begun.out.trim(), text.replace("# published", "published").replace("# inferred", "inferred"))
        .unwrap();
    assert!(folder.run(&["show", "daily-undated-1"]).answer().contains("13 Feb"));
}

#[test]
fn nothing_is_written_that_would_not_load() {
    let folder = Folder::of("small");
    let before = fs::read_dir(folder.path().join("sources")).unwrap().count();
    let with = |at: usize, value: &'static str| {
        let mut page = PAGE;
        page[at] = value;
        page
    };
    let wrong = [
        with(1, "dayly"),
        with(1, "nobody-at-all"),
        with(3, "daily.example/february"),
        with(3, "ftp://daily.example/february"),
        with(3, "https:///february"),
        with(3, "https://daily.example/\"\nclaims = 1"),
        with(5, "2025-13-04"),
        with(5, "2025-03-21"),
        with(7, "yesterday"),
    ];
    let mut told = String::new();
    for arguments in &wrong {
        let run = new(&folder, arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        told += &run.err;
    }
    insta::assert_snapshot!("new-source-wrong", told);
    assert_eq!(fs::read_dir(folder.path().join("sources")).unwrap().count(), before);
}

#[test]
fn the_shipped_data_is_not_written_to() {
    let run = crate::program::run(&[&["new", "source"] as &[&str], &PAGE].concat());
    assert_eq!(run.complaint(), "exit 2\nerror: say in which data folder, such as `--data data`\n");
}

#[test]
fn a_first_source_may_be_begun() {
    let folder = Folder::without_pages();
    new(&folder, &PAGE).answer();
    assert!(folder.run(&["sources"]).answer().contains("daily-2025-03-04"));
}
