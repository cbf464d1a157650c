//! How the program fails: what it says and with which code.

use std::{io, process::ExitCode};

use sanad_core::{
    data::{DataError, DataErrors},
    refer::RefError,
};

/// Why a command did not answer.
pub enum Failure {
    /// Wrong usage: an unknown id, a date that is none.
    Usage(String),
    /// The data is invalid, with all that is wrong.
    Data(Box<DataErrors>),
    /// The data folder cannot be read.
    Folder(Vec<DataError>),
    /// A draft cannot be understood: what is wrong, as it is shown.
    Draft(String),
    /// There are findings at or above what was asked to fail on; they are answered.
    Findings,
    /// The answer could not be written.
    Write(io::Error),
}

impl Failure {
    /// Says on standard error what is wrong and gives the exit code.
    #[allow(clippy::print_stderr, reason = "the one place where the program speaks of its failures")]
    pub fn report(self) -> ExitCode {
        match self {
            Self::Usage(message) => {
                eprintln!("error: {message}");
                ExitCode::from(2)
            }
            Self::Data(errors) => {
                eprintln!("{errors}");
                ExitCode::from(3)
            }
            Self::Folder(errors) => {
                for error in errors {
                    eprintln!("error[{}]: {error}", error.id());
                    if let Some(help) = error.help() {
                        eprintln!("  = help: {help}");
                    }
                }
                ExitCode::from(3)
            }
            Self::Draft(message) => {
                eprintln!("{message}");
                ExitCode::from(3)
            }
            Self::Findings => ExitCode::from(1),
            // The reader of a pipe has seen enough (`sanad claims | head`).
            Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Write(error) => {
                eprintln!("error: cannot write the answer: {error}");
                ExitCode::from(3)
            }
        }
    }
}

/// Says on standard error what the reader of an answer should know beside it.
#[allow(clippy::print_stderr, reason = "beside the failures, the one place that speaks on standard error")]
pub fn note(message: &str) {
    eprintln!("note: {message}");
}

impl From<RefError> for Failure {
    fn from(error: RefError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}
