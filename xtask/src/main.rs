//! Maintainers' tasks.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use std::path::Path;

fn main() -> std::process::ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "data".to_owned());
    let inputs = match sanad_core::data::from_folder(Path::new(&folder)) {
        Ok(inputs) => inputs,
        Err(errors) => {
            for error in errors {
                eprintln!("error[{}]: {error}", error.id());
            }
            return 3.into();
        }
    };
    match sanad_core::ledger::Ledger::load(inputs) {
        Ok(ledger) => {
            println!(
                "{} claims of {} sources in {} cells",
                ledger.claims().len(),
                ledger.sources().len(),
                ledger.cells().len()
            );
            std::process::ExitCode::SUCCESS
        }
        Err(errors) => {
            eprintln!("{errors}");
            3.into()
        }
    }
}
