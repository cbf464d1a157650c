//! The data folder that a task works on: which one, and what it loads to.

use std::path::{Path, PathBuf};

use crate::Outcome;
use sanad_core::{
    data::{self, DataErrors, dataset::Located, parse},
    ids::OriginId,
    ledger::Ledger,
    place::Files,
};

/// The option that every task on data has.
#[derive(Debug, clap::Args)]
pub struct DataFolder {
    /// The data folder
    #[arg(long = "data", value_name = "DIR", default_value = "data")]
    pub path: PathBuf,
}

/// A data folder that loads, with what the ledger itself does not keep.
#[derive(Debug)]
pub struct Loaded {
    /// The ledger.
    pub ledger: Ledger,
    /// The files, for excerpts.
    pub files: Files,
    /// The declared origins and how many sources each has.
    pub origins: Vec<(Located<OriginId>, usize)>,
}

/// Why a folder does not load.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Files that cannot be read.
    #[error("{}", listed(.0))]
    Folder(Vec<data::DataError>),
    /// Files whose content is wrong.
    #[error("{0}")]
    Data(#[from] DataErrors),
}

/// Loads the folder, or says on standard error what is wrong with it.
///
/// # Errors
/// What the task ends with then.
pub fn load_or_tell(folder: &Path) -> Result<Loaded, Outcome> {
    load(folder).map_err(|errors| {
        eprintln!("{errors}");
        Outcome::InvalidData
    })
}

/// Loads the folder.
///
/// # Errors
/// All that is wrong at once; printed, each is a diagnostic.
pub fn load(folder: &Path) -> Result<Loaded, LoadError> {
    let inputs = data::from_folder(folder).map_err(LoadError::Folder)?;
    let dataset = parse::dataset(inputs)?;
    let files = dataset.files.clone();
    let origins = dataset.origins.iter().map(|origin| (origin.id.clone(), origin.sources.len())).collect();
    Ok(Loaded { ledger: Ledger::resolve(dataset)?, files, origins })
}

fn listed(errors: &[data::DataError]) -> String {
    let files = Files::default();
    let mut diagnostics = data::Diagnostics::new(&files);
    let mut text = String::new();
    for error in errors {
        // Writing to a String cannot fail.
        diagnostics.write(&mut text, &error.diagnostic()).unwrap_or_default();
    }
    let n = errors.len();
    text + &format!("{n} {} in the data", if n == 1 { "error" } else { "errors" })
}
