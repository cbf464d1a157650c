//! Whatever can be wrong in data files: the smallest folder that shows it, and how it is told.
//!
//! A case is a folder `cases/errors/<id>` of files laid over `cases/base`; what no repository can hold (a huge file, a
//! link to itself) is made when the test runs.

use std::{collections::BTreeSet, fs, path::Path};

use proptest::prelude::*;

use sanad_core::{
    data::{self, DataError, Diagnostics, folder::MAX_FILE_BYTES},
    ledger::Ledger,
    place::Files,
};

use crate::folder::{Folder, cases};

/// Errors whose folder is made when the test runs.
const MADE: [&str; 2] = ["file-too-large", "unreadable"];

#[test]
fn every_error_has_its_smallest_folder() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/errors");
    settings.set_prepend_module_to_snapshot(false);
    let mut wrong = Vec::new();
    for id in DataError::IDS {
        let folder = tempfile::tempdir().unwrap();
        let case = cases("errors").join(id);
        let files = if MADE.contains(id) { Folder::base() } else { Folder::base().overlaid(&case) };
        files.write(folder.path());
        make(id, folder.path());
        let (ids, text) = load(folder.path());
        if ids != BTreeSet::from([*id]) {
            wrong.push(format!("{id}:\n{text}"));
        }
        settings.set_description(format!("cases/errors/{id}"));
        settings.bind(|| insta::assert_snapshot!(*id, text));
    }
    assert!(wrong.is_empty(), "more or other than the one error:\n{}", wrong.join("\n"));
}

#[test]
fn every_folder_is_of_an_error() {
    for entry in fs::read_dir(cases("errors")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(DataError::IDS.contains(&&*name), "no error is called {name}");
    }
}

#[test]
fn the_base_itself_loads() {
    assert_eq!(Folder::base().ledger().claims().len(), 1);
}

/// What is wrong in a folder: ids and diagnostics.
fn load(folder: &Path) -> (BTreeSet<&'static str>, String) {
    let without = |text: &str| text.replace(&folder.display().to_string(), "DATA");
    match data::from_folder(folder) {
        Ok(inputs) => {
            let errors = Ledger::load(inputs).expect_err("the data is wrong");
            (errors.errors.iter().map(DataError::id).collect(), without(&errors.to_string()))
        }
        Err(errors) => {
            let files = Files::default();
            let mut diagnostics = Diagnostics::new(&files);
            let mut text = String::new();
            for error in &errors {
                diagnostics.write(&mut text, &error.diagnostic()).unwrap();
            }
            (errors.iter().map(DataError::id).collect(), without(&text))
        }
    }
}

fn make(id: &str, folder: &Path) {
    let path = folder.join("sources/daily-2025-02-15.toml");
    match id {
        // As long as 100 MB of text, and empty on disk.
        "file-too-large" => fs::File::create(&path).unwrap().set_len(100 * 1024 * 1024).unwrap(),
        #[cfg(unix)]
        "unreadable" => std::os::unix::fs::symlink("daily-2025-02-15.toml", &path).unwrap(),
        _ => {}
    }
}

#[test]
fn a_folder_that_is_none_is_told_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let missing = load(&folder.path().join("missing"));
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(missing.0, BTreeSet::from(["not-a-data-folder"]));
    assert_eq!(load(&file).0, BTreeSet::from(["not-a-data-folder"]));
}

#[test]
fn a_file_of_the_largest_size_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::from_utf8(Folder::base().0["units.toml"].clone()).unwrap();
    let length = usize::try_from(MAX_FILE_BYTES).unwrap();
    text.push_str(&"#\n".repeat((length - text.len()) / 2));
    Folder::base().with("units.toml", &text).write(folder.path());
    assert!(Ledger::load(data::from_folder(folder.path()).unwrap()).is_ok());
}

#[test]
fn a_folder_where_a_file_is_expected_is_told() {
    let folder = tempfile::tempdir().unwrap();
    Folder::base().write(folder.path());
    fs::create_dir(folder.path().join("sources/daily-2025-02-15.toml")).unwrap();
    assert_eq!(load(folder.path()).0, BTreeSet::from(["unreadable"]));
}

#[test]
fn everything_wrong_is_told_at_once() {
    let folder = Folder::base()
        .with("sources/daily-2025-02-14.toml", "[source]\npublisher = \"dayly\"\nurl = \"\"\npublished = 2025-02-14\nretrieved = 2025-02-10\n\n[[claim]]\nentity = \"lnad\"\nindicator = \"exports\"\nperiod = \"2025-01\"\nstatus = \"actual\"\nprinted = \"$1 million\"\n\n[[claim]]\nentity = \"land\"\nindicator = \"exports\"\nperiod = \"2025-01\"\nstatus = \"actual\"\nprinted = \"one zillion\"\n");
    let text = folder.errors();
    for id in ["unknown-publisher", "unknown-entity", "unread-figure"] {
        assert!(text.contains(id), "{text}");
    }
}

/// What does not parse hides nothing of what only resolving finds, in its own file or in others; and what follows
/// from it alone (a page without outturns has no date, an origin names a page that is not read) is not told.
#[test]
fn a_mistake_of_one_stage_hides_none_of_another() {
    let head = "[source]\npublisher = \"daily\"\nurl = \"\"\nretrieved = 2025-03-01\n\n";
    let claim = |entity: &str, period: &str| {
        format!(
            "[[claim]]\nentity = \"{entity}\"\nindicator = \"exports\"\nperiod = \"{period}\"\nstatus = \"actual\"\nprinted = \"$1 million\"\n\n"
        )
    };
    let folder = Folder::base()
        .with("sources/daily-undated-1.toml", &format!("{head}{}", claim("land", "2025-13")))
        .with(
            "sources/daily-undated-2.toml",
            &format!("{head}{}{}", claim("lnad", "2025-01"), claim("land", "then")),
        )
        .with("sources/daily-undated-3.toml", "[source")
        .with(
            "origins.toml",
            "[one]\nname = \"One\"\nreason = \"\"\nsources = [\"daily-undated-2\", \"daily-undated-3\"]\n",
        );
    let text = folder.errors();
    assert_eq!(text.matches("error[bad-period]").count(), 2, "{text}");
    assert_eq!(text.matches("error[unknown-entity]").count(), 1, "{text}");
    assert_eq!(text.matches("error[syntax]").count(), 1, "{text}");
    assert!(text.ends_with("4 errors in the data"), "{text}");
}

/// A line of a megabyte with a thousand mistakes on it is shown in parts, each of which is short.
#[test]
fn a_long_line_is_cut() {
    let claim = "{ entity = \"land\", indicator = \"exports\", period = \"2025-13\", status = \"actual\", printed = \"$1 million\" }, ";
    let text = format!(
        "claim = [{}]\n\n[source]\npublisher = \"daily\"\nurl = \"\"\npublished = 2025-02-14\nretrieved = 2025-03-01\n",
        claim.repeat(1000)
    );
    let errors = Folder::base().with("sources/daily-2025-02-14.toml", &text).errors();
    assert_eq!(errors.matches("error[bad-period]").count(), 1000);
    let longest = errors.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(600), "{longest:?}");
    assert!(errors.contains(":1:110"), "columns are those of the file: {}", &errors[..800]);
}

/// Ten thousand entities, each the parent of the next: the way up is walked once, not once for each.
#[test]
fn a_long_line_of_parents_is_walked_once() {
    let line = |last: &str| {
        let entity = |at: usize| {
            let parent = if at == 0 { last.to_owned() } else { format!("parent = \"e{}\"\n", at - 1) };
            format!("[e{at}]\nname = \"E\"\nclass = \"place\"\n{parent}")
        };
        let lands = "[land]\nname = \"The Land\"\nclass = \"country\"\n";
        lands.to_owned() + &(0..10_000).map(entity).collect::<Vec<_>>().concat()
    };
    Folder::base().with("entities.toml", &line("parent = \"land\"\n")).ledger();
    let errors = Folder::base().with("entities.toml", &line("parent = \"e9999\"\n")).errors();
    assert!(errors.ends_with("\n1 error in the data"), "{}", &errors[errors.len() - 80..]);
    let errors = Folder::base().with("entities.toml", &line("parent = \"e2\"\n")).errors();
    assert!(errors.starts_with("error[parent-cycle]: `e0` is a part of itself: e0 → e2 → e1 → e0\n"));
}

#[test]
fn a_milestone_is_not_reached_before_its_day() {
    let page = |status| {
        format!(
            "[source]\npublisher = \"daily\"\nurl = \"\"\npublished = 2025-02-14\nretrieved = 2025-03-01\n\n[[claim]]\nentity = \"park\"\nindicator = \"operational\"\nstatus = \"{status}\"\nprinted = \"June 2025\"\n"
        )
    };
    let errors = Folder::base().with("sources/daily-2025-02-14.toml", &page("actual")).errors();
    assert!(
        errors.starts_with("error[impossible-date]: reached on 2025-06-01, after it was published"),
        "{errors}"
    );
    Folder::base().with("sources/daily-2025-02-14.toml", &page("target")).ledger();
}

/// The base with a milestone more and, for the one it has, what it does not lie before.
fn ordered(not_before: &str) -> Folder {
    let base = Folder::base();
    let text = String::from_utf8(base.0["indicators.toml"].clone()).unwrap();
    let text =
        text.replace("completes = true\n", &format!("completes = true\nnot_before = [{not_before}]\n"));
    let more = "\n[groundbreaking]\nname = \"Groundbreaking\"\nunit = \"date\"\ntime = \"timeless\"\ndefinition = \"-\"\n";
    base.with("indicators.toml", &(text + more))
}

#[test]
fn the_order_of_milestones_is_of_milestones() {
    let ledger = ordered("\"groundbreaking\"").ledger();
    let not_before = ledger.indicators().find(|(_, it)| it.id.as_str() == "operational").unwrap().1;
    let earlier: Vec<&str> =
        not_before.not_before.iter().map(|ix| ledger.indicator(*ix).id.as_str()).collect();
    assert_eq!(earlier, ["groundbreaking"]);

    let unknown = ordered("\"ground_breaking\"").errors();
    assert!(
        unknown.starts_with("error[unknown-indicator]: unknown indicator `ground_breaking`\n"),
        "{unknown}"
    );
    assert!(unknown.contains("did you mean `groundbreaking`?"), "{unknown}");
    let no_day = ordered("\"cost\"").errors();
    assert!(no_day.starts_with("error[key-mismatch]: `cost` is not a day"), "{no_day}");
    let itself = ordered("\"operational\"").errors();
    assert!(itself.contains("cannot lie before itself: operational → operational"), "{itself}");
}

#[test]
fn a_data_file_cannot_speak_to_the_terminal() {
    let text =
        "[source]\npublisher = \"daily\"\nurl = \"\"\npublished = \"\\u001b[31m\"\nretrieved = 2025-03-01\n";
    let errors = Folder::base().with("sources/daily-undated-1.toml", text).errors();
    assert!(errors.contains("bad-date") && !errors.contains('\u{1b}'), "{errors}");
}

/// A page of claims with anything in the place of a value, a key or a line.
fn page() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        "[ -~]{0,12}".prop_map(|text| format!("{text:?}")),
        "\\PC{0,8}".prop_map(|text| format!("\"{text}\"")),
        Just("\"$324 million\"".to_owned()),
        Just("\"2025-01\"".to_owned()),
        Just("\"actual\"".to_owned()),
        Just("\"land\"".to_owned()),
        Just("\"exports\"".to_owned()),
        Just("2025-02-14".to_owned()),
        Just("true".to_owned()),
        Just("{ approx = \"about\", year = 40000 }".to_owned()),
        "[-0-9e.:_T]{1,12}",
    ];
    let key = prop_oneof![
        Just("entity"),
        Just("indicator"),
        Just("measure"),
        Just("period"),
        Just("status"),
        Just("printed"),
        Just("event"),
        Just("sense"),
        Just("told"),
        Just("said"),
        Just("by"),
        Just("label"),
        Just("unit"),
        Just("published"),
        Just("[[claim]]#"),
    ];
    let line = (key, value).prop_map(|(key, value)| format!("{key} = {value}\n"));
    proptest::collection::vec(line, 0..24).prop_map(|lines| {
        let page = "[source]\npublisher = \"daily\"\nurl = \"\"\npublished = 2025-02-14\nretrieved = 2025-03-01\n\n[[claim]]\n";
        page.to_owned() + &lines.concat()
    })
}

proptest! {
    #[test]
    fn any_page_loads_or_says_what_is_wrong_and_where(page in page()) {
        let inputs = Folder::registers().with("sources/daily-2025-02-14.toml", &page).inputs();
        if let Err(errors) = Ledger::load(inputs) {
            prop_assert!(errors.to_string().contains("sources/daily-2025-02-14.toml:"));
        }
    }

    #[test]
    fn any_bytes_load_or_say_what_is_wrong(bytes: Vec<u8>) {
        let mut folder = Folder::registers();
        folder.0.insert("sources/daily-2025-02-14.toml".to_owned(), bytes);
        let errors = Ledger::load(folder.inputs()).unwrap_err();
        prop_assert!(!errors.to_string().is_empty());
    }
}
