//! `sanad new source`

use std::{fs, io::Write as _, path::Path};

use super::{Common, Failure, day, load, publisher, today};
use crate::output;

pub fn source(
    publisher_id: &str,
    url: &str,
    published: Option<&str>,
    retrieved: Option<&str>,
    common: &Common,
) -> Result<(), Failure> {
    let Some(folder) = &common.data else {
        return Err(Failure::Usage("say in which data folder, such as `--data data`".to_owned()));
    };
    let ledger = load(common)?;
    publisher(&ledger, publisher_id)?;
    let published = published.map(day).transpose()?;
    let retrieved = retrieved.map_or_else(|| Ok(today()), day)?;
    if let Some((_, known)) = ledger.sources().find(|(_, source)| source.url == url) {
        return Err(Failure::Usage(format!("`{}` has that address already", known.id)));
    }
    let stem = match published {
        Some(day) => format!("{publisher_id}-{day}"),
        None => format!("{publisher_id}-undated"),
    };
    let id = free_id(&folder.join("sources"), &stem, published.is_none());
    let text =
        scaffold(publisher_id, url, published.map(|day| day.to_string()).as_deref(), &retrieved.to_string());
    let path = folder.join("sources").join(format!("{id}.toml"));
    // Never over a file that came to be in the meantime.
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&path)?;
    file.write_all(text.as_bytes())?;
    output::write(common, format!("{}\n", path.display()).as_bytes())
}

/// `stem` if it is free, else the first of `stem-2`, `stem-3` …; undated ones are numbered from 1.
fn free_id(folder: &Path, stem: &str, undated: bool) -> String {
    let taken = |id: &str| folder.join(format!("{id}.toml")).exists();
    if !undated && !taken(stem) {
        return stem.to_owned();
    }
    let first = if undated { 1 } else { 2 };
    (first..).map(|n| format!("{stem}-{n}")).find(|id| !taken(id)).unwrap_or_else(|| stem.to_owned())
}

fn scaffold(publisher: &str, url: &str, published: Option<&str>, retrieved: &str) -> String {
    let url = url.replace('\\', "\\\\").replace('"', "\\\"");
    let published = published.map_or_else(
        || "# The page shows no date: its days follow from the outturns it prints, or give a span and the reason:\n\
            # published = \"2025-02-13..2025-03-31\"\n# inferred = \"…\"\n"
            .to_owned(),
        |day| format!("published = {day}\n"),
    );
    format!(
        "[source]\npublisher = \"{publisher}\"\nurl = \"{url}\"\n{published}retrieved = {retrieved}\n\n\
         # A claim for each figure of the page; `printed` is verbatim, misprints too. See data/README.md.\n\
         # [[claim]]\n# entity = \"\"\n# indicator = \"\"\n# period = \"\"\n# status = \"actual\"\n# printed = \"\"\n"
    )
}
