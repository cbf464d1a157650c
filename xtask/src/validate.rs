//! `validate`: loads the ledger, then looks for everything else that a maintainer can get wrong.
//!
//! What the ledger cannot be loaded with is core's to find and ends the task with 3. The rest is found here: an
//! error must be mended (exit 1), a warning is for a person to look at (exit 0, or 1 with `--deny-warnings`). What the
//! check finds in the figures themselves is no mistake of a maintainer, yet one that nobody has looked at is.

mod findings;
mod registers;
mod sources;

use std::path::Path;

use sanad_core::{
    check::{self, Finding},
    data::{Diagnostic, Diagnostics, Severity},
    view::View,
};

use crate::{
    Outcome, fmt_data,
    folder::{self, DataFolder, Loaded},
    schema,
};

/// How many files a finding names.
const NAMED: usize = 5;

/// Load the data folder and list everything in it that a maintainer should mend.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask validate\n  cargo xtask validate --data ../other-ledger/data"
)]
pub struct Args {
    #[command(flatten)]
    data: DataFolder,
    /// End with 1 where there are warnings
    #[arg(long)]
    deny_warnings: bool,
}

/// Prints what is wrong on stderr and the counts on stdout.
///
/// # Errors
/// Where a file that loads cannot be read again.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let loaded = match folder::load_or_tell(&args.data.path) {
        Ok(loaded) => loaded,
        Err(outcome) => return Ok(outcome),
    };
    let mut found = layout(&args.data.path)?;
    found.extend(check(&loaded));
    // The ledger as it stands today; without sources there is nothing to check.
    let checked = View::newest(&loaded.ledger).map(check::run);
    let findings: Vec<&Finding> =
        checked.iter().flat_map(|checked| checked.findings.iter().map(AsRef::as_ref)).collect();
    found.extend(findings::check(&loaded.ledger, &findings));
    sort(&mut found);
    eprint!("{}", text(&loaded, &found));
    let n_errors = found.iter().filter(|found| found.severity == Severity::Error).count();
    let n_warnings = found.len() - n_errors;
    println!("{}", summary(&loaded, n_errors, n_warnings));
    println!("{}", findings::summary(&loaded.ledger, &findings));
    let failed = n_errors > 0 || (args.deny_warnings && n_warnings > 0);
    Ok(if failed { Outcome::Findings } else { Outcome::Done })
}

/// Everything that is wrong in a ledger that loads, apart from its figures: errors first, each in order of place.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = registers::check(loaded);
    found.extend(sources::check(loaded));
    sort(&mut found);
    found
}

/// Errors first, each in order of place.
fn sort(found: &mut [Diagnostic]) {
    found.sort_by(|a, b| (a.severity, a.place, &a.message).cmp(&(b.severity, b.place, &b.message)));
}

/// Files that are not laid out as `fmt-data` does, and schemas that no longer fit the shapes.
fn layout(folder: &Path) -> anyhow::Result<Vec<Diagnostic>> {
    let error = |id, message, help: &str| Diagnostic {
        severity: Severity::Error,
        id,
        message,
        place: None,
        help: Some(help.to_owned()),
    };
    let mut found = Vec::new();
    let mut other: Vec<String> = Vec::new();
    for file in fmt_data::check(folder)? {
        match file.canonical {
            Ok(None) => {}
            Ok(Some(_)) => other.push(format!("`{}`", file.name)),
            Err(cause) => {
                let message = format!("`{}` cannot be laid out: {cause}", file.name);
                found.push(error("no-layout", message, "mend it by hand, then run `cargo xtask fmt-data`"));
            }
        }
    }
    if !other.is_empty() {
        let more = if other.len() > NAMED { ", …" } else { "" };
        let names = other[..other.len().min(NAMED)].join(", ");
        let message = format!("{} of another layout: {names}{more}", counted(other.len(), "file"));
        found.push(error("other-layout", message, "run `cargo xtask fmt-data`"));
    }
    // Only the project's own folder has schemas beside it.
    let root = folder.parent().filter(|_| folder.ends_with("data") && folder.join("schema").is_dir());
    let stale = root.map_or_else(|| Ok(Vec::new()), schema::stale)?;
    if !stale.is_empty() {
        let names: Vec<String> = stale.iter().map(|(path, _)| format!("`{}`", path.display())).collect();
        let message = format!("out of date: {}", names.join(", "));
        found.push(error("stale-schema", message, "run `cargo xtask schema`"));
    }
    Ok(found)
}

/// The findings as they are shown.
pub fn text(loaded: &Loaded, found: &[Diagnostic]) -> String {
    let mut diagnostics = Diagnostics::new(&loaded.files);
    let mut text = String::new();
    for one in found {
        // Writing to a String cannot fail.
        diagnostics.write(&mut text, one).unwrap_or_default();
    }
    text
}

fn summary(loaded: &Loaded, n_errors: usize, n_warnings: usize) -> String {
    let ledger = &loaded.ledger;
    format!(
        "{} of {} in {}; {}, {}",
        counted(ledger.claims().len(), "claim"),
        counted(ledger.sources().len(), "source"),
        counted(ledger.cells().len(), "cell"),
        counted(n_errors, "error"),
        counted(n_warnings, "warning"),
    )
}

/// `1 claim`, `2,968 claims`.
fn counted(n: usize, noun: &str) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text} {noun}{}", if n == 1 { "" } else { "s" })
}
