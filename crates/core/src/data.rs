//! From files to a [`Dataset`]: what the files say, each value with its place.

pub mod dataset;
pub mod diagnostic;
pub mod error;
pub mod errors;
pub mod folder;
pub mod parse;
pub mod raw;
pub mod register;

pub use dataset::Dataset;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use error::DataError;
pub use errors::DataErrors;
pub use folder::{Input, from_folder};
pub use register::Register;
