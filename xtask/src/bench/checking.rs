//! The check timed: the data itself, and made-up data of growing size with mistakes that are known. Then what one more
//! claim costs.
#![allow(
    clippy::disallowed_methods,
    reason = "this task measures time, and nothing depends on what it finds"
)]

use std::{
    collections::HashSet,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, bail};
use sanad_core::{
    check::{self, Checked, Finding, Severity},
    data,
    ledger::Ledger,
    model::{ClaimIx, EntityIx},
    solve::Solved,
    view::View,
};

use super::{in_folder, millis, peak, told};
use crate::synthetic;

/// What one process measures: claims, files, load ms, check ms, peak MB, planted, found, other, with ms, solve ms.
const N_MEASURES: usize = 10;

/// Checks the data itself and made-up data of those sizes, a process each.
///
/// # Errors
/// Where a process fails.
pub fn table(registers: &Path, sizes: &[usize]) -> anyhow::Result<()> {
    println!("Checking, a process each: the data itself, then synthetic data with planted mistakes");
    println!(
        "{:>9} {:>7} {:>8} {:>8} {:>9} {:>7} {:>9} {:>8} {:>6} {:>6} {:>9} {:>9} {:>8}",
        "claims",
        "files",
        "load s",
        "check s",
        "µs/claim",
        "ratio",
        "peak MB",
        "planted",
        "found",
        "other",
        "added ms",
        "solve ms",
        "of check"
    );
    let program = std::env::current_exe()?;
    let mut smallest = None;
    for n_claims in std::iter::once(&0).chain(sizes) {
        let output = Command::new(&program)
            .args(["bench", "--check", &n_claims.to_string(), "--data"])
            .arg(registers)
            .stderr(Stdio::inherit())
            .output()?;
        let line = String::from_utf8_lossy(&output.stdout);
        let numbers: Vec<f64> = line.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        let Ok([claims, files, load, check, peak, planted, found, other, added, solve]) =
            <[f64; N_MEASURES]>::try_from(numbers)
        else {
            bail!("the process for {n_claims} claims told nothing");
        };
        let of_claim = check * 1000.0 / claims;
        let ratio = if *n_claims == 0 { f64::NAN } else { of_claim / *smallest.get_or_insert(of_claim) };
        let is_made_up = *n_claims > 0;
        println!(
            "{claims:>9} {files:>7} {:>8.3} {:>8.3} {of_claim:>9.2} {:>7} {peak:>9.1} {:>8} {:>6} {other:>6} {:>9} {:>9} {:>8}",
            load / 1000.0,
            check / 1000.0,
            shown(is_made_up, || format!("{ratio:.2}")),
            shown(is_made_up, || planted.to_string()),
            shown(is_made_up, || found.to_string()),
            shown(is_made_up, || format!("{added:.3}")),
            shown(is_made_up, || format!("{solve:.3}")),
            shown(is_made_up, || format!("1/{:.0}", check / (added + solve))),
        );
    }
    println!(
        "found: planted mistakes that an error or warning names; other: errors and warnings that name none of them."
    );
    println!(
        "added: a page with one claim joins the loaded ledger; solve: what hangs together with its entity."
    );
    Ok(())
}

fn shown(is_made_up: bool, text: impl FnOnce() -> String) -> String {
    if is_made_up { text() } else { "–".to_owned() }
}

/// Loads and checks data of that size, and tells the measures; of 0 claims, the data folder itself.
///
/// # Errors
/// Where the data cannot be loaded, or a planted mistake is not where it should be.
pub fn measured(registers: &Path, n_claims: usize) -> anyhow::Result<String> {
    if n_claims == 0 {
        return measured_in(registers, &[]);
    }
    let planted: Vec<String> =
        synthetic::planted(n_claims).into_iter().map(|planted| planted.claim).collect();
    let made = |registers: &[data::Input]| synthetic::with_mistakes(n_claims, registers);
    in_folder(registers, made, |folder| measured_in(folder, &planted))
}

fn measured_in(folder: &Path, planted: &[String]) -> anyhow::Result<String> {
    let start = Instant::now();
    let inputs = data::from_folder(folder).map_err(told)?;
    let n_files = inputs.len();
    let ledger = Ledger::load(inputs)?;
    let loaded = start.elapsed();
    let view = View::newest(&ledger).context("no sources")?;
    let checked = check::run(view);
    let done = start.elapsed();
    let peak = peak();
    let planted = claims_of(&ledger, planted)?;
    let (n_found, n_other) = counted(&checked, &planted);
    let (added, solve) = if planted.is_empty() { (0.0, 0.0) } else { one_added(&ledger)? };
    Ok(format!(
        "{} {n_files} {} {} {peak} {} {n_found} {n_other} {added} {solve}",
        ledger.claims().len(),
        millis(loaded),
        millis(done.saturating_sub(loaded)),
        planted.len(),
    ))
}

/// The claims of those ids.
fn claims_of(ledger: &Ledger, ids: &[String]) -> anyhow::Result<HashSet<ClaimIx>> {
    let wanted: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let sources: HashSet<&str> = ids.iter().filter_map(|id| id.split('#').next()).collect();
    let mut found = HashSet::new();
    for (source, _) in ledger.sources().filter(|(_, source)| sources.contains(source.id.as_str())) {
        found.extend(
            ledger.claims_of(source).map(|(ix, _)| ix).filter(|ix| wanted.contains(&*ledger.claim_id(*ix))),
        );
    }
    if found.len() != ids.len() {
        bail!("{} of {} planted claims are there", found.len(), ids.len());
    }
    Ok(found)
}

/// How many of the planted claims an error or warning names, and how many errors and warnings name none.
fn counted(checked: &Checked, planted: &HashSet<ClaimIx>) -> (usize, usize) {
    let grave = |finding: &Finding| finding.severity() != Severity::Note;
    let (mut found, mut n_other) = (HashSet::new(), 0);
    for finding in checked.findings.iter().filter(|finding| grave(finding)) {
        let named: Vec<ClaimIx> = finding.claims().into_iter().filter(|ix| planted.contains(ix)).collect();
        n_other += usize::from(named.is_empty());
        found.extend(named);
    }
    (found.len(), n_other)
}

/// Milliseconds until one more claim stands in the ledger, and until what hangs together with it is solved again.
fn one_added(ledger: &Ledger) -> anyhow::Result<(f64, f64)> {
    let page = synthetic::one_more();
    let start = Instant::now();
    let more = ledger.with(page)?;
    let added = start.elapsed();
    let (_, claim) = more.claims().last().context("no claims")?;
    let view = View::newest(&more).context("no sources")?;
    let key = more.cell(claim.cell).key.clone();
    let entity: EntityIx = key.entity;
    let start = Instant::now();
    let concluded = Solved::of(view, entity).conclude(&key);
    let solve = start.elapsed();
    std::hint::black_box(concluded);
    Ok((millis(added), millis(solve)))
}
