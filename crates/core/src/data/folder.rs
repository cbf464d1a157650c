//! Reading a data folder: bounded, without following links to folders, every failure named.

use std::{
    borrow::Cow,
    fs,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use super::error::DataError;

/// A data file as bytes: its name relative to the data folder, with `/`.
#[derive(Debug, Clone)]
pub struct Input {
    /// `sources/dawn-2024-01-16.toml`
    pub name: Arc<str>,
    /// Its content.
    pub bytes: Cow<'static, [u8]>,
}

/// The largest file that is read where the settings say nothing.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// Reads the TOML files of a data folder: its own, and those of `sources`, in order of name.
///
/// # Errors
/// All files that cannot be read, at once; or that the folder is none.
pub fn from_folder(folder: &Path) -> Result<Vec<Input>, Vec<DataError>> {
    let not_one = |reason: String| vec![DataError::NotADataFolder { path: folder.to_owned(), reason }];
    let top = list(folder).map_err(|reason| not_one(reason.to_string()))?;
    if !folder.join("ledger.toml").is_file() {
        return Err(not_one("it has no ledger.toml".to_owned()));
    }
    let mut names: Vec<String> = top.into_iter().filter(|name| is_toml(name)).collect();
    let sources = folder.join("sources");
    if sources.exists() {
        let listed = list(&sources).map_err(|reason| not_one(format!("sources: {reason}")))?;
        names.extend(listed.into_iter().filter(|name| is_toml(name)).map(|name| format!("sources/{name}")));
    }
    names.sort_unstable();
    let read: Vec<Result<Input, DataError>> = names.par_iter().map(|name| read_file(folder, name)).collect();
    let mut inputs = Vec::with_capacity(read.len());
    let mut errors = Vec::new();
    for result in read {
        match result {
            Ok(input) => inputs.push(input),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(inputs) } else { Err(errors) }
}

fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "toml") && !name.starts_with('.')
}

/// The names in a folder; a name that is not UTF-8 is shown with replacement characters and fails on reading.
fn list(folder: &Path) -> std::io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

fn read_file(folder: &Path, name: &str) -> Result<Input, DataError> {
    let path: PathBuf = folder.join(name);
    let unreadable =
        |error: std::io::Error| DataError::Unreadable { file: name.to_owned(), reason: error.to_string() };
    let file = fs::File::open(&path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(DataError::Unreadable { file: name.to_owned(), reason: "it is not a file".to_owned() });
    }
    let too_large = |bytes| DataError::FileTooLarge { file: name.to_owned(), bytes, limit: MAX_FILE_BYTES };
    if about.len() > MAX_FILE_BYTES {
        return Err(too_large(about.len()));
    }
    // The file may have grown since: never take more than the limit.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0) + 1);
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(Input { name: name.into(), bytes: Cow::Owned(bytes) })
}
