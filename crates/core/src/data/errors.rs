//! All errors of the data together: in order of place, and as diagnostics.

use std::fmt;

use super::{diagnostic::Diagnostics, error::DataError};
use crate::place::Files;

/// All that is wrong in the data, in order of place, with the texts to quote.
#[derive(Debug)]
pub struct DataErrors {
    /// The errors; at least one.
    pub errors: Vec<DataError>,
    /// The files they stand in.
    pub files: Files,
}

impl DataErrors {
    /// Sorts the errors by place; those without one first.
    pub(crate) fn new(mut errors: Vec<DataError>, files: Files) -> Self {
        errors.sort_by_key(DataError::place);
        Self { errors, files }
    }
}

impl fmt::Display for DataErrors {
    /// Every error as a diagnostic: id, message, place, excerpt with carets, and help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut diagnostics = Diagnostics::new(&self.files);
        for error in &self.errors {
            diagnostics.write(f, &error.diagnostic())?;
        }
        let n = self.errors.len();
        write!(f, "{n} {} in the data", if n == 1 { "error" } else { "errors" })
    }
}

impl std::error::Error for DataErrors {}
