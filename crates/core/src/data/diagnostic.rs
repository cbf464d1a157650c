//! Diagnostics: how whatever is wrong in the data is shown to a person, with the line it stands on.

use std::{
    borrow::Cow,
    fmt::{self, Write},
};

use crate::place::{Excerpts, Files, Place};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The data cannot stand so.
    Error,
    /// A person should look at it.
    Warning,
}

impl Severity {
    /// The word before the id.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What is wrong, where, and what would mend it.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Its stable id, named for what is wrong.
    pub id: &'static str,
    /// One line, the offending text in backticks.
    pub message: String,
    /// Where, for what stands inside a file.
    pub place: Option<Place>,
    /// What would mend it.
    pub help: Option<String>,
}

/// Writes diagnostics with excerpts of their files.
///
/// In the order of their places, any number of them costs one pass over the files.
#[derive(Debug)]
pub struct Diagnostics<'f> {
    excerpts: Excerpts<'f>,
}

impl<'f> Diagnostics<'f> {
    /// Of what is wrong in `files`.
    pub fn new(files: &'f Files) -> Self {
        Self { excerpts: Excerpts::new(files) }
    }

    /// Writes one, with an empty line behind it.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(&mut self, out: &mut dyn Write, diagnostic: &Diagnostic) -> fmt::Result {
        let Diagnostic { severity, id, message, place, help } = diagnostic;
        writeln!(out, "{}[{id}]: {}", severity.as_str(), visible(message))?;
        if let Some(place) = place {
            let excerpt = self.excerpts.of(*place);
            let number = excerpt.line.to_string();
            let gutter = " ".repeat(number.len());
            writeln!(out, "{gutter}--> {}:{}:{}", visible(&excerpt.file), excerpt.line, excerpt.column)?;
            if place.end > place.start {
                let before = visible(&excerpt.before);
                writeln!(out, "{number} | {before}{}", visible(&excerpt.text))?;
                let blank: String = before.chars().map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
                writeln!(out, "{gutter} | {blank}{}", "^".repeat(excerpt.width))?;
            }
        }
        if let Some(help) = help {
            writeln!(out, "  = help: {}", visible(help))?;
        }
        writeln!(out)
    }
}

/// The text with control characters replaced: a data file cannot speak to the terminal.
fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| c.is_control() && c != '\t';
    if text.contains(hidden) { text.replace(hidden, "\u{fffd}").into() } else { text.into() }
}
