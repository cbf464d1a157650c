//! `sanad new source`

use std::{
    borrow::Cow,
    fs,
    io::{self, Write as _},
    path::Path,
};

use jiff::civil::Date;
use sanad_core::{data::Input, ledger::Ledger};

use super::{Common, Failure, day, day_or_today, folder, inputs, publisher, today};
use crate::{failure, output};

/// What is typed of a new source.
pub struct Typed<'a> {
    pub publisher: &'a str,
    pub url: &'a str,
    pub published: Option<&'a str>,
    pub retrieved: Option<&'a str>,
}

pub fn source(typed: &Typed<'_>, common: &Common) -> Result<(), Failure> {
    let Some(folder) = folder(common) else {
        return Err(Failure::Usage("say in which data folder, such as `--data data`".to_owned()));
    };
    let url = address(typed.url)?;
    let published = typed.published.map(day).transpose()?;
    let retrieved = typed.retrieved.map_or_else(|| Ok(today()), day_or_today)?;
    let mut files = inputs(common)?;
    let ledger = Ledger::load(files.clone()).map_err(|errors| Failure::Data(Box::new(errors)))?;
    let publisher = publisher(&ledger, typed.publisher).map_err(|failure| match failure {
        Failure::Usage(message) if message.ends_with('?') => {
            Failure::Usage(format!("{message} If it is new, it goes into publishers.toml first"))
        }
        Failure::Usage(message) => {
            Failure::Usage(format!("{message}; if it is new, it goes into publishers.toml first"))
        }
        other => other,
    })?;
    let publisher = ledger.publisher(publisher).id.to_string();
    if let Some((_, known)) = ledger.sources().find(|(_, source)| source.url == url) {
        return Err(Failure::Usage(format!("`{}` has that address already", known.id)));
    }
    if let Some(published) = published.filter(|published| *published > retrieved) {
        return Err(Failure::Usage(format!("it cannot be published on {published} and read on {retrieved}")));
    }
    let stem = match published {
        Some(day) => format!("{publisher}-{day}"),
        None => format!("{publisher}-undated"),
    };
    let sources = folder.join("sources");
    let id = free_id(&sources, &stem, published.is_none());
    let text = scaffold(&publisher, url, published, retrieved);
    if published.is_some() {
        // Nothing is written that the ledger would not load.
        let bytes = Cow::Owned(text.clone().into_bytes());
        files.push(Input { name: format!("sources/{id}.toml").into(), bytes });
        Ledger::load(files).map_err(|errors| Failure::Data(Box::new(errors)))?;
    }
    let path = sources.join(format!("{id}.toml"));
    create(&path, &text)
        .map_err(|error| Failure::Usage(format!("cannot write `{}`: {error}", path.display())))?;
    if published.is_none() {
        failure::note("the data loads again once the file has an outturn with its period, or `published`");
    }
    output::write(common, format!("{}\n", path.display()).as_bytes())
}

/// Writes a new file, never over one that came to be in the meantime.
fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// An address of the web as a browser shows it: a host, and nothing that would end it in a text.
fn address(text: &str) -> Result<&str, Failure> {
    let text = text.trim();
    let host = ["https://", "http://"].into_iter().find_map(|scheme| text.strip_prefix(scheme));
    let stray = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\\' | '<' | '>');
    match host {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !rest.contains(stray) => Ok(text),
        _ => Err(Failure::Usage(format!(
            "`{}` is no address of the web; it begins with https:// or http:// and has no spaces or quotes",
            text.escape_debug()
        ))),
    }
}

/// `stem` if it is free, else the first of `stem-2`, `stem-3` …; undated ones are numbered from 1.
fn free_id(folder: &Path, stem: &str, undated: bool) -> String {
    let taken = |id: &str| folder.join(format!("{id}.toml")).exists();
    if !undated && !taken(stem) {
        return stem.to_owned();
    }
    let mut n = if undated { 1 } else { 2 };
    while taken(&format!("{stem}-{n}")) {
        n += 1;
    }
    format!("{stem}-{n}")
}

/// The text of the file. The address holds nothing that TOML would escape.
fn scaffold(publisher: &str, url: &str, published: Option<Date>, retrieved: Date) -> String {
    let published = published.map_or_else(
        || {
            "# The page shows no date: its days follow from the outturns it prints. Or give a span and the reason:\n\
             # published = \"2025-02-13..2025-03-31\"\n# inferred = \"…\"\n"
                .to_owned()
        },
        |day| format!("published = {day}\n"),
    );
    format!(
        "[source]\npublisher = \"{publisher}\"\nurl = \"{url}\"\n{published}retrieved = {retrieved}\n\n\
         # A claim for each figure of the page; `printed` is verbatim, misprints too. See data/README.md.\n\
         # [[claim]]\n# entity = \"\"\n# indicator = \"\"\n# period = \"\"\n# status = \"actual\"\n# printed = \"\"\n"
    )
}
