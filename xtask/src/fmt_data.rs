//! `fmt-data`: the one layout of data files, so that a change shows what changed and nothing else.
//!
//! Keys come in the order of the shape of their file; tables have one empty line between them; the claims of a source
//! are sorted by entity, indicator, measure, period, telling and print; strings stand in double quotes, days do
//! not; a table inside a claim stands on one line. Comments stay where they are: at the top of a file, above a
//! table or key, behind a value. Arrays of several lines stay as they are written.

mod layout;
mod order;
mod read;
mod same;
mod write;

pub use read::quoted;

use std::{fs, path::Path};

use anyhow::Context;
use sanad_core::period::Calendar;

use crate::{Outcome, folder::DataFolder, shapes};

/// Bring data files into their one layout.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cargo xtask fmt-data\n  cargo xtask fmt-data --check")]
pub struct Args {
    #[command(flatten)]
    data: DataFolder,
    /// Write nothing; end with 1 where a file has another layout
    #[arg(long)]
    check: bool,
}

/// Writes the files whose layout is another, or lists them.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for file in check(&args.data.path)? {
        match file.canonical {
            Ok(None) => {}
            Ok(Some(_)) if args.check => {
                eprintln!("another layout: {}", file.name);
                outcome = outcome.max(Outcome::Findings);
            }
            Ok(Some(text)) => {
                let path = args.data.path.join(&file.name);
                fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
                println!("wrote {}", file.name);
            }
            Err(error) => {
                eprintln!("error: {}: {error}", file.name);
                outcome = Outcome::InvalidData;
            }
        }
    }
    Ok(outcome)
}

/// A data file and the text it should have.
#[derive(Debug)]
pub struct Checked {
    /// Its name, relative to the data folder.
    pub name: String,
    /// `None` where it is laid out as it should be.
    pub canonical: Result<Option<String>, LayoutError>,
}

/// Why a file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// It is not TOML.
    #[error("{}", .0.to_string().trim_end())]
    Syntax(Box<toml_edit::TomlError>),
    /// It would not say the same afterwards.
    #[error("{0}")]
    Loses(String),
}

/// The layout of all data files of a folder, by name.
///
/// # Errors
/// Where the folder or a file cannot be read.
pub fn check(folder: &Path) -> anyhow::Result<Vec<Checked>> {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let mut names: Vec<String> = Vec::new();
    for (prefix, folder) in [("", folder.to_owned()), ("sources/", folder.join("sources"))] {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let name = format!("{prefix}{}", entry?.file_name().to_string_lossy());
            let is_toml = Path::new(&name).extension().is_some_and(|ending| ending == "toml");
            if is_toml && shapes::shape_of(&name).is_some() {
                names.push(name);
            }
        }
    }
    names.sort();
    let calendar = read("ledger.toml").ok().and_then(|text| calendar(&text));
    let mut checked = Vec::with_capacity(names.len());
    let mut layouts = layout::Layouts::default();
    for name in names {
        let text = read(&name)?;
        let canonical = canonical(&text, layouts.of(&name), calendar).map(|new| (new != text).then_some(new));
        checked.push(Checked { name, canonical });
    }
    Ok(checked)
}

/// How the ledger counts years, for the order of periods.
fn calendar(settings: &str) -> Option<Calendar> {
    let settings: toml::Table = toml::from_str(settings).ok()?;
    Calendar::starting_in(settings.get("fiscal_year_starts")?.as_integer()?.try_into().ok()?)
}

/// The text of a file in its one layout.
///
/// # Errors
/// Where it is not TOML, or would not say the same afterwards: nothing is ever lost.
fn canonical(text: &str, layout: &layout::Layout, calendar: Option<Calendar>) -> Result<String, LayoutError> {
    let mut file = read::read(text, layout).map_err(|error| LayoutError::Syntax(Box::new(error)))?;
    if layout.by_name() {
        order::sort_by_name(&mut file);
    } else {
        order::sort(&mut file, calendar);
    }
    let new = write::write(&file);
    same::check(text, &new).map_err(LayoutError::Loses)?;
    Ok(new)
}

#[cfg(test)]
mod tests;
