//! The tasks as a maintainer runs them, and what must not be in the tree.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use clap::CommandFactory;
use sanad_core::{
    check,
    data::{self, Severity},
    ledger::Ledger,
    view::View,
};

use crate::{Cli, fmt_data, folder, suggest_origins, synthetic, validate};

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

/// The core reasons: no clock, no network, no command line.
#[test]
fn core_reaches_neither_runtime_nor_server_nor_command_line() {
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--locked",
            "-p",
            "sanad-core",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"sanad-core") && names.contains(&"jiff"), "{tree}");
    for absent in ["tokio", "axum", "clap", "serde_json", "schemars"] {
        assert!(!names.contains(&absent), "sanad-core reaches {absent}:\n{tree}");
    }
}

#[test]
fn the_shipped_data_loads_without_errors_beside_its_layout() {
    let loaded = folder::load(&shipped()).unwrap_or_else(|errors| panic!("{errors}"));
    let found = validate::check(&loaded);
    let errors: Vec<_> = found.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{}", validate::text(&loaded, &found));
}

#[test]
fn every_task_has_help_with_examples() {
    let mut command = Cli::command();
    command.build();
    for task in command.get_subcommands_mut() {
        let name = task.get_name().to_owned();
        let help = task.render_long_help().to_string();
        assert!(help.contains("Examples:") && help.contains(&format!("cargo xtask {name}")), "{help}");
    }
}

#[test]
fn synthetic_data_has_the_claims_asked_for_and_is_always_the_same() {
    let registers = data::from_folder(&shipped()).unwrap();
    for n_claims in [1, 7, 1000] {
        let inputs = synthetic::inputs(n_claims, &registers);
        let ledger = Ledger::load(inputs.clone()).unwrap_or_else(|errors| panic!("{errors}"));
        assert_eq!(ledger.claims().len(), n_claims);
        assert_eq!(
            Ledger::load(synthetic::inputs(n_claims, &registers)).unwrap().version(),
            ledger.version()
        );
    }
}

#[test]
fn planted_mistakes_are_found_and_nothing_else() {
    let registers = data::from_folder(&shipped()).unwrap();
    let n_claims = 4000;
    let ledger = Ledger::load(synthetic::with_mistakes(n_claims, &registers)).unwrap();
    assert_eq!(ledger.claims().len(), n_claims);
    let planted = synthetic::planted(n_claims);
    let kinds: Vec<_> = planted.iter().map(|planted| planted.mistake).collect();
    assert_eq!(kinds, synthetic::Mistake::ALL);
    let mut missing: BTreeSet<&str> = planted.iter().map(|planted| &*planted.claim).collect();
    let checked = check::run(View::newest(&ledger).unwrap());
    for finding in checked.findings.iter().filter(|finding| finding.severity() != check::Severity::Note) {
        let named: Vec<String> = finding.claims().into_iter().map(|ix| ledger.claim_id(ix)).collect();
        let of: Vec<_> = planted.iter().filter(|planted| named.contains(&planted.claim)).collect();
        assert!(!of.is_empty(), "none is planted in {named:?}");
        missing.retain(|claim| of.iter().all(|planted| planted.claim != **claim));
    }
    assert_eq!(missing, BTreeSet::new());
}

/// Core's small folder, with files laid over it, on disk.
fn base(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/tests/it/cases/base");
    fs::create_dir(folder.path().join("sources")).unwrap();
    for input in data::from_folder(&base).unwrap() {
        fs::write(folder.path().join(&*input.name), &input.bytes).unwrap();
    }
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn page(url: &str, claims: &str) -> String {
    format!(
        "[source]\npublisher = \"daily\"\nurl = \"{url}\"\npublished = 2025-02-14\nretrieved = 2025-03-01\n{claims}"
    )
}

/// Everything that `validate` warns of, each once and as a person sees it.
#[test]
fn what_a_maintainer_can_get_wrong_is_told() {
    let twin = "\n[[claim]]\nentity = \"land\"\nindicator = \"exports\"\nperiod = \"2024-12\"\nstatus = \"actual\"\nprinted = \"$300 million\"\n";
    let folder = base(&[
        ("sources/daily-2025-02-14-2.toml", &page("http://www.daily.example/exports/#top", twin)),
        ("sources/daily-2025-02-14-3.toml", &page("https://daily.example/empty", "")),
        (
            "origins.toml",
            "[text]\nname = \"A text\"\nreason = \"One page.\"\nsources = [\"daily-2025-02-14\"]\n",
        ),
        ("publishers.toml", "[daily]\nname = \"The Paper\"\n\n[weekly]\nname = \"The Paper\"\n"),
        (
            "places.toml",
            "[town]\nname = \"A town\"\nkind = \"town\"\nprovince = \"A province\"\niso = \"XX-YY\"\n",
        ),
    ]);
    let loaded = folder::load(folder.path()).unwrap_or_else(|errors| panic!("{errors}"));
    insta::assert_snapshot!(validate::text(&loaded, &validate::check(&loaded)));
}

#[test]
fn another_layout_is_an_error_and_is_mended() {
    let folder = base(&[("publishers.toml", "[daily]\nname='The Daily'\n")]);
    let other = || {
        let checked = fmt_data::check(folder.path()).unwrap();
        checked.into_iter().filter_map(|file| Some((file.name, file.canonical.unwrap()?))).collect::<Vec<_>>()
    };
    let found = other();
    assert_eq!(found, [("publishers.toml".to_owned(), "[daily]\nname = \"The Daily\"\n".to_owned())]);
    fs::write(folder.path().join("publishers.toml"), &found[0].1).unwrap();
    assert!(other().is_empty());
}

/// Four papers on one day: two with one text, two with the headlines of the same release.
#[test]
fn one_text_is_told_from_two_on_one_release() {
    let claim = |period: &str, printed: &str, rest: &str| {
        format!(
            "\n[[claim]]\nentity = \"land\"\nindicator = \"exports\"\nperiod = \"{period}\"\nstatus = \"actual\"\nprinted = \"{printed}\"\n{rest}"
        )
    };
    let growth = "measure = \"growth_yoy\"\n";
    let text = [
        claim("2025-01", "$313 million", ""),
        claim("2024-12", "$348 million", ""),
        claim("2024-07..2025-01", "$2.177 billion", ""),
        claim("2023-07..2024-01", "$1.723 billion", ""),
        claim("2024-07..2025-01", "26.35%", growth),
        claim("2025-01", "18.4%", growth),
        claim("2024-01", "$264.35 million", ""),
        claim("FY2024", "$3.223 billion", ""),
    ];
    let own = [
        claim("2025-01", "$313 million", ""),
        claim("2025-01", "18%", growth),
        claim("2024-07..2025-01", "$2.18 billion", ""),
    ];
    let of = |publisher: &str, claims: &[String]| {
        page(&format!("https://{publisher}.example/a"), &claims.concat())
            .replace("\"daily\"", &format!("\"{publisher}\""))
    };
    let reworded: Vec<String> =
        text.iter().map(|claim| claim.replace('%', " percent").replace('$', "$ ")).collect();
    let folder = base(&[
        ("sources/daily-2025-02-14.toml", &of("daily", &text)),
        ("sources/weekly-2025-02-14.toml", &of("weekly", &reworded)),
        ("sources/herald-2025-02-14.toml", &of("herald", &own)),
        ("sources/agency-2025-02-14.toml", &of("agency", &own)),
    ]);
    let ledger = folder::load(folder.path()).unwrap_or_else(|errors| panic!("{errors}")).ledger;
    let proposals: Vec<String> = suggest_origins::propose(&ledger).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(proposals.join("\n"));
}
