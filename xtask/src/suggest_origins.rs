//! `suggest-origins`: proposes groups of sources that reprint one text.
//!
//! Papers copy agency texts. A figure that ten papers copied from one text was said once, so claims of one origin
//! count once. Which sources share an origin is for a person to decide; this task proposes, with its reasons.
//!
//! # Method
//! The evidence is the *selection* of figures. Two papers that quote one official release independently share its
//! headline figures, but each picks, rounds and compares in its own way; a copy has the same figures, rounded
//! alike, and leaves out the same. So, for every two sources near each other in time (thresholds in `pairs.rs`):
//!
//! 1. A figure is a cell, its nominal value, its finest printed digit and whether it is open (`over`). Spelling does
//!    not matter: `US $76.3 million` is `76.3 million dollars`, but not `$76 million`.
//! 2. For each figure we take the chance that an independent text on the topic prints it: the share of third sources
//!    (near in time, with a cell in common) that do, and, where there are few, how usual a figure in its part is at all
//!    times, the less so the more digits it has. A headline that everybody prints says next to nothing, a figure
//!    that only these two print says much. What is printed alike at all times (`43` parks) says little.
//! 3. The logarithm of how much better a copy explains both selections than two independent texts is summed in
//!    bits. Figures that only one has count against it, and most of all a cell that both print, but not alike: a
//!    copy is seldom rounded anew.
//! 4. The pair is linked if its bits, its number and its share of common figures reach their thresholds. For
//!    publishers that are declared to copy, and two pages of one publisher, fewer bits are enough.
//! 5. Links become groups only where all members resemble each other (`groups.rs`): chains do not.
//!
//! The thresholds favor precision: a missed copy leaves a figure with one witness too many, as it is today; a wrong
//! group takes away a true one.

mod groups;
mod pairs;
mod prints;
mod proposal;

pub use proposal::Proposal;

use std::fs;

use anyhow::Context;

use crate::{
    Outcome,
    folder::{self, DataFolder},
};

/// Propose groups of sources that reprint one text, for data/origins.toml.
///
/// Sources that already have an origin are left out.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask suggest-origins\n  cargo xtask suggest-origins --accept && git diff data/origins.toml"
)]
pub struct Args {
    #[command(flatten)]
    data: DataFolder,
    /// Append all proposals to origins.toml; a person then reviews each
    #[arg(long)]
    accept: bool,
}

/// The beginning of a new origins.toml.
const HEADER: &str = "# Texts that several sources reprint: claims of one origin count once.\n";

/// Prints the proposals as TOML on stdout, or appends them.
///
/// # Errors
/// Where origins.toml cannot be written.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let loaded = match folder::load_or_tell(&args.data.path) {
        Ok(loaded) => loaded,
        Err(outcome) => return Ok(outcome),
    };
    let proposals = propose(&loaded.ledger);
    let entries: Vec<String> = proposals.iter().map(ToString::to_string).collect();
    let n_sources: usize = proposals.iter().map(|proposal| proposal.sources.len()).sum();
    if args.accept && !entries.is_empty() {
        let path = args.data.path.join("origins.toml");
        let before = if path.exists() { fs::read_to_string(&path)? } else { HEADER.to_owned() };
        let text = format!("{}\n\n{}", before.trim_end(), entries.join("\n"));
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    } else {
        print!("{}", entries.join("\n"));
    }
    eprintln!("{} proposed for {n_sources} sources", entries.len());
    Ok(Outcome::Done)
}

/// All proposals, by id.
pub fn propose(ledger: &sanad_core::ledger::Ledger) -> Vec<Proposal> {
    let pages = prints::Pages::of(ledger);
    let links = pairs::links(&pages);
    let groups = groups::group(&links);
    proposal::proposals(ledger, &pages, &groups)
}
