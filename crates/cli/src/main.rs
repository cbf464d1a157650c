//! `sanad`: the ledger on the command line.
//!
//! Answers go to standard output, everything else to standard error. Exit codes: 0 done, 1 findings at or above
//! what was asked to fail on, 2 wrong usage, 3 the data or the input is invalid.

mod args;
mod commands;
mod draft;
mod failure;
mod ledger;
mod output;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Args;

fn main() -> ExitCode {
    match commands::run(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
