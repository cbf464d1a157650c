//! Maintainers' tasks: `cargo xtask <task>`.
//!
//! Each task is a module with a `Args` and a `run`. Exit codes: 0 done, 1 findings, 2 wrong usage, 3 invalid data.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod folder;
mod shapes;
mod synthetic;

mod bench;
mod docs;
mod fmt_data;
mod schema;
mod suggest_origins;
mod validate;

#[cfg(test)]
mod tests;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Maintainers' tasks of the ledger.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 findings, 2 wrong usage, 3 invalid data";

#[derive(Debug, Subcommand)]
enum Task {
    /// Load the data folder and list everything in it that a maintainer should mend.
    Validate(validate::Args),
    /// Write the JSON Schemas of the data files to data/schema, and .taplo.toml for editors.
    Schema(schema::Args),
    /// Write docs/findings.md from the headers of the finding classes.
    Docs(docs::Args),
    /// Bring data files into their one layout.
    FmtData(fmt_data::Args),
    /// Propose groups of sources that reprint one text, for data/origins.toml.
    SuggestOrigins(suggest_origins::Args),
    /// Time the whole program, and the loading and checking of synthetic data, and tell peak memory.
    Bench(bench::Args),
}

/// How a task ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing to mend.
    Done,
    /// Something to mend.
    Findings,
    /// The data cannot be loaded; what is wrong has been printed.
    InvalidData,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Findings => 1.into(),
            Outcome::InvalidData => 3.into(),
        }
    }
}

/// A number of things in memory.
#[allow(clippy::cast_precision_loss, reason = "counts below 2^52")]
fn count(n: usize) -> f64 {
    n as f64
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Validate(args) => validate::run(&args),
        Task::Schema(args) => schema::run(&args),
        Task::Docs(args) => docs::run(&args),
        Task::FmtData(args) => fmt_data::run(&args),
        Task::Bench(args) => bench::run(&args),
        Task::SuggestOrigins(args) => suggest_origins::run(&args),
    };
    match done {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
