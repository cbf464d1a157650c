//! The tasks as a maintainer runs them, and what must not be in the tree.

use std::process::Command;

use clap::CommandFactory;
use sanad_core::{
    data::{self, Severity},
    ledger::Ledger,
};

use std::path::{Path, PathBuf};

use crate::{Cli, folder, synthetic, validate};

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
        assert!(
            help.contains(&format!("Examples:\n  cargo xtask {name}"))
                || help.contains(&format!("cargo xtask {name}")),
            "{help}"
        );
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
