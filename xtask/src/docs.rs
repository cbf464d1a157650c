//! `docs`: the page of finding classes, `docs/findings.md`, from the headers of the files that decide them.
//!
//! Each class is one file under `crates/core/src/check`, and its header says what it finds, why that matters, with an
//! example and a source. The page is checked in, so that a changed header is seen in review.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use sanad_core::check::{Class, Severity};

use crate::Outcome;

/// Write docs/findings.md from the headers of the finding classes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cargo xtask docs\n  cargo xtask docs --check")]
pub struct Args {
    /// Write nothing; end with 1 where the page is out of date
    #[arg(long)]
    check: bool,
}

/// Writes the page, or says that it is out of date.
///
/// # Errors
/// Where a header is missing or a file cannot be read or written.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (path, text) = page(Path::new(""))?;
    if fs::read_to_string(&path).is_ok_and(|found| found == text) {
        return Ok(Outcome::Done);
    }
    if args.check {
        eprintln!("out of date: {}", path.display());
        return Ok(Outcome::Findings);
    }
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    println!("wrote {}", path.display());
    Ok(Outcome::Done)
}

const INTRODUCTION: &str = "\
<!-- Made by `cargo xtask docs` from the headers of crates/core/src/check/<class>.rs; change those. -->

# What a check finds

An error of the data was not understood; a finding was understood and does not add up. Every figure is read into bounds
that are certain, so that a finding is a proof: no values inside of the bounds satisfy the arithmetic. A finding is of
one class, the first of these that fits. `sanad check --class NAME` shows those of one; `sanad report findings` says how
many of each were upheld by those who looked.
";

/// The page under `root`: its path and the text it should have.
///
/// # Errors
/// Where the file of a class is missing or has no header.
pub fn page(root: &Path) -> anyhow::Result<(PathBuf, String)> {
    let mut text = INTRODUCTION.to_owned();
    text.push_str("\n| class | severity | |\n|---|---|---|\n");
    let mut sections = String::new();
    for class in Class::ALL {
        let path = root.join(format!("crates/core/src/check/{}.rs", class.as_str()));
        let file = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let (title, paragraphs) = header(&file, class).with_context(|| path.display().to_string())?;
        let (name, severity) = (class.as_str(), class.severity().as_str());
        writeln!(text, "| [`{name}`](#{name}) | {severity} | {title} |")?;
        writeln!(sections, "\n## {name}\n\n**{}** ({})", capital(&title), told(class.severity()))?;
        for paragraph in paragraphs {
            writeln!(sections, "\n{paragraph}")?;
        }
    }
    Ok((root.join("docs/findings.md"), text + &sections))
}

fn told(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error: something is wrong, certainly",
        Severity::Warning => "warning: not all of it can be right",
        Severity::Note => "note: worth knowing, nobody's mistake",
    }
}

/// What a file's header says of its class: the title, and the paragraphs below.
fn header(file: &str, class: Class) -> anyhow::Result<(String, Vec<String>)> {
    let lines = file.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let header = lines.collect::<Vec<&str>>().join("\n");
    let mut paragraphs = header.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    let lead = format!("`{}`: ", class.as_str());
    let title = paragraphs.next().unwrap_or_default();
    let Some(title) = title.strip_prefix(&lead) else { bail!("the header does not begin with {lead}") };
    let paragraphs: Vec<String> = paragraphs.collect();
    for part in ["Example: ", "Source: "] {
        if !paragraphs.iter().any(|paragraph| paragraph.starts_with(part)) {
            bail!("the header has no paragraph `{part}`");
        }
    }
    Ok((title.trim_end_matches('.').to_owned(), paragraphs.into_iter().map(labelled).collect()))
}

/// A paragraph with its label set off.
fn labelled(paragraph: String) -> String {
    match paragraph.split_once(": ") {
        Some((label @ ("Example" | "Source"), rest)) => format!("*{label}.* {}", capital(rest)),
        _ => paragraph,
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_file_and_the_page_fits_them() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let (path, text) = page(&root).unwrap();
        let found = fs::read_to_string(path).unwrap();
        assert!(found == text, "run `cargo xtask docs`");
        for class in Class::ALL {
            assert!(text.contains(&format!("\n## {}\n", class.as_str())));
        }
    }

    #[test]
    fn a_header_without_its_parts_is_told() {
        let wrong = |file: &str| header(file, Class::Drift).unwrap_err().to_string();
        assert!(wrong("//! Something else.\n").contains("does not begin with"));
        assert!(wrong("//! `drift`: side by side.\n//!\n//! Example: one.\n").contains("`Source: `"));
    }
}
