//! Where an answer goes and how it looks there.

use std::{
    env, fs,
    io::{self, IsTerminal, Write},
};

use sanad_core::ledger::Ledger;
use sanad_report::{
    document::Document,
    render::{html, markdown, text},
    wire,
};
use serde::Serialize;

use crate::{
    args::{Color, Common, Format},
    failure::Failure,
};

/// Writes a document in the format asked for.
pub fn document(document: &Document, ledger: &Ledger, common: &Common) -> Result<(), Failure> {
    let bytes = match common.format {
        Format::Text => text::render(document, ledger, &text_options(common)),
        Format::Md => markdown::render(document, ledger),
        Format::Html => html::render(document, ledger),
        Format::Json => json_text(&wire::document(document, ledger))?,
        Format::Csv => return Err(no_csv(document.name)),
        Format::Sarif => return Err(only("sarif", "sanad check")),
        Format::Dot => return Err(only("dot", "sanad explain")),
        Format::Mermaid => return Err(only("mermaid", "sanad explain")),
    };
    write(common, bytes.as_bytes())
}

/// Writes a value as JSON.
pub fn json<T: Serialize>(value: &T, common: &Common) -> Result<(), Failure> {
    write(common, json_text(value)?.as_bytes())
}

/// Writes rows as CSV, the names of their columns first, also where there are no rows.
pub fn csv<T: Serialize>(
    columns: &[&str],
    rows: impl IntoIterator<Item = T>,
    common: &Common,
) -> Result<(), Failure> {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.write_record(columns).map_err(io::Error::other)?;
    for row in rows {
        writer.serialize(row).map_err(io::Error::other)?;
    }
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    write(common, &bytes)
}

/// What to say where a document is asked for as CSV.
pub fn no_csv(name: &str) -> Failure {
    Failure::Usage(format!(
        "`{name}` is no list and cannot be CSV; `sanad claims`, `sanad find` and `sanad sources` can, or ask for json"
    ))
}

/// What to say where a format is asked for that another command has.
fn only(format: &str, command: &str) -> Failure {
    Failure::Usage(format!("`{format}` is a format of `{command}` alone; ask for text, md, html or json"))
}

fn json_text<T: Serialize>(value: &T) -> Result<String, Failure> {
    let mut text = serde_json::to_string_pretty(value).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}

/// Writes to the file asked for, or to standard output.
pub fn write(common: &Common, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(path) = &common.output {
        return fs::write(path, bytes)
            .map_err(|error| Failure::Usage(format!("cannot write to `{}`: {error}", path.display())));
    }
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

fn text_options(common: &Common) -> text::TextOptions {
    let terminal = common.output.is_none() && io::stdout().is_terminal();
    let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("TERM").is_some_and(|term| term == "dumb");
    let color = match common.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && !plain,
    };
    let of_terminal = || {
        let (width, _) = terminal_size::terminal_size()?;
        terminal.then(|| usize::from(width.0).clamp(40, 140))
    };
    let width = common.width.map(usize::from).or_else(of_terminal).unwrap_or(100);
    text::TextOptions { width, color }
}
