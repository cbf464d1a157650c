//! The program run as a user runs it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// How a run ended.
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// What was answered.
    pub out: String,
    /// What was said beside it.
    pub err: String,
}

impl Run {
    /// The answer of a run that must have gone well.
    pub fn answer(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// The answer as JSON.
    pub fn json(self) -> Value {
        serde_json::from_str(&self.answer()).unwrap()
    }

    /// The complaint of a run that must have answered nothing.
    pub fn complaint(&self) -> String {
        assert_eq!(self.out, "");
        format!("exit {}\n{}", self.code, self.err)
    }
}

/// The program with its arguments, and nothing of this machine's environment that it heeds.
pub fn sanad(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanad"));
    command.args(arguments).stdin(Stdio::null());
    for variable in ["SANAD_DATA", "NO_COLOR", "COLUMNS", "TERM"] {
        command.env_remove(variable);
    }
    command
}

/// Runs a command to its end.
pub fn finish(mut command: Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs the program over the shipped data.
pub fn run(arguments: &[&str]) -> Run {
    finish(sanad(arguments))
}

/// A data folder made of the registers and pages of a case.
pub struct Folder(TempDir);

impl Folder {
    /// The registers, with what `cases/name` has.
    pub fn of(name: &str) -> Self {
        let folder = Self::without_pages();
        copy(&cases().join(name), folder.path());
        folder
    }

    /// The registers alone.
    pub fn without_pages() -> Self {
        let folder = Self(TempDir::new().unwrap());
        copy(&cases().join("registers"), folder.path());
        folder
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program with this folder as its data.
    pub fn sanad(&self, arguments: &[&str]) -> Command {
        let mut command = sanad(arguments);
        command.arg("--data").arg(self.path());
        command
    }

    /// Runs the program over this folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        finish(self.sanad(arguments))
    }
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases")
}

/// Copies a folder with all in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Snapshots without the hash of the data, which changes with each of its bytes.
pub fn without_hash(check: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.add_filter("data [0-9a-f]{7}", "data [hash7]");
    settings.bind(check);
}
