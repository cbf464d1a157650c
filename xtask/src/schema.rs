//! `schema`: the JSON Schemas of the data files, and the file that tells editors about them.
//!
//! They are made from the types that read the data and are checked in, so that a change of shape is seen in review.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;

use crate::{Outcome, shapes::SHAPES};

/// Write the JSON Schemas of the data files to data/schema, and .taplo.toml for editors.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cargo xtask schema\n  cargo xtask schema --check")]
pub struct Args {
    /// Write nothing; end with 1 where a file is out of date
    #[arg(long)]
    check: bool,
}

/// Writes what is out of date, or lists it.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let stale = stale(Path::new(""))?;
    for (path, text) in &stale {
        if args.check {
            eprintln!("out of date: {}", path.display());
            continue;
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("wrote {}", path.display());
    }
    Ok(if args.check && !stale.is_empty() { Outcome::Findings } else { Outcome::Done })
}

/// The files under `root` that are not as they would be written, with the text they should have.
///
/// # Errors
/// Where a file is there but cannot be read.
pub fn stale(root: &Path) -> anyhow::Result<Vec<(PathBuf, String)>> {
    let mut stale = Vec::new();
    for (name, text) in wanted()? {
        let path = root.join(name);
        let found = if path.exists() {
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?
        } else {
            String::new()
        };
        if found != text {
            stale.push((path, text));
        }
    }
    Ok(stale)
}

/// All files by their path from the root of the project.
fn wanted() -> anyhow::Result<Vec<(String, String)>> {
    let mut files = Vec::with_capacity(SHAPES.len() + 1);
    let mut rules =
        "# Made by `cargo xtask schema`: which schema an editor checks and completes a data file with.\n"
            .to_owned();
    for shape in &SHAPES {
        let path = format!("data/schema/{}.schema.json", shape.name);
        let mut schema = (shape.schema)();
        schema.insert("title".to_owned(), format!("data/{}", shape.files).into());
        files.push((path.clone(), serde_json::to_string_pretty(&schema)? + "\n"));
        let include = shape.files;
        let rule =
            format!("\n[[rule]]\ninclude = [\"data/{include}\"]\n\n[rule.schema]\npath = \"{path}\"\n");
        rules.push_str(&rule);
    }
    files.push((".taplo.toml".to_owned(), rules));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checked_in_schemas_fit_the_shapes() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let stale: Vec<PathBuf> = stale(&root).unwrap().into_iter().map(|(path, _)| path).collect();
        assert!(stale.is_empty(), "run `cargo xtask schema`: {stale:?}");
    }

    #[test]
    fn every_kind_of_data_file_has_a_schema() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        for entry in fs::read_dir(data).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_name().unwrap().to_string_lossy();
                assert!(crate::shapes::shape_of(&name).is_some(), "{name} has no schema");
            }
        }
    }
}
