//! `bench`: how long the whole program takes, and how loading and checking grow with the data.
//!
//! Whole processes are timed from their start to their end, the two programs in turns, and the median is told. Loading
//! and checking are timed inside a process of its own for each size, whose peak memory the kernel tells.
#![allow(
    clippy::disallowed_methods,
    reason = "this task measures time, and nothing depends on what it finds"
)]

mod checking;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use sanad_core::{
    data::{self, DataError, Input, parse},
    ledger::Ledger,
    observe::observe,
    view::View,
};

use crate::{Outcome, folder::DataFolder, synthetic};

/// Time the whole program, and the loading and checking of synthetic data, and tell peak memory.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cargo build --release && cargo xtask bench\n  cargo xtask bench --skip-report --claims 2000,100000\n  cargo xtask bench --skip-report --skip-loading --checked 10000"
)]
pub struct Args {
    #[command(flatten)]
    data: DataFolder,
    /// The program
    #[arg(long, value_name = "FILE", default_value = "target/release/sanad")]
    program: PathBuf,
    /// How often each process is run
    #[arg(long, value_name = "N", default_value_t = 21, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,
    /// Leave the whole program out
    #[arg(long)]
    skip_report: bool,
    /// Leave the loading of synthetic data out
    #[arg(long)]
    skip_loading: bool,
    /// Leave the check out
    #[arg(long)]
    skip_check: bool,
    /// Sizes of the synthetic data
    #[arg(long, value_name = "N,N", value_delimiter = ',', default_values_t = [2_000, 100_000, 1_000_000])]
    claims: Vec<usize>,
    /// Sizes of the synthetic data that are checked
    #[arg(long, value_name = "N,N", value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    checked: Vec<usize>,
    /// Load this many claims here and print the measures: what a process of its own is started with
    #[arg(long, value_name = "N", hide = true)]
    load: Option<usize>,
    /// The same for the check; of 0 claims, the data itself
    #[arg(long, value_name = "N", hide = true)]
    check: Option<usize>,
}

/// Prints the tables and how they were measured.
///
/// # Errors
/// Where the program or a folder is not there.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    if let Some(n_claims) = args.load {
        println!("{}", load(&args.data.path, n_claims)?);
        return Ok(Outcome::Done);
    }
    if let Some(n_claims) = args.check {
        println!("{}", checking::measured(&args.data.path, n_claims)?);
        return Ok(Outcome::Done);
    }
    if !args.skip_report {
        report(args)?;
        println!();
    }
    if !args.skip_loading {
        loading(args)?;
        println!();
        failing(&args.data.path)?;
        println!();
    }
    if !args.skip_check {
        checking::table(&args.data.path, &args.checked)?;
    }
    Ok(Outcome::Done)
}

fn report(args: &Args) -> anyhow::Result<()> {
    if !args.program.is_file() {
        bail!("`{}` is not there: run `cargo build --release`, or give --program", args.program.display());
    }
    let commands: [&[&str]; 3] = [&["--version"], &["report"], &["report", "--format", "json"]];
    let mut times: [Vec<Duration>; 3] = Default::default();
    // One round to warm up, then the commands in turns, so that a slow moment hits all alike.
    for round in 0..=args.runs {
        for (command, times) in commands.iter().zip(&mut times) {
            let took = timed(&args.program, command)?;
            if round > 0 {
                times.push(took);
            }
        }
    }
    println!("Whole processes of {}: median, least and most of {} runs", args.program.display(), args.runs);
    println!("{:<24} {:>9} {:>9} {:>9} {:>7} {:>10}", "", "median", "least", "most", "ratio", "peak MB");
    let mut baseline = None;
    for (command, times) in commands.iter().zip(&mut times) {
        times.sort_unstable();
        let median = times[times.len() / 2];
        let first = *baseline.get_or_insert(median);
        println!(
            "sanad {:<18} {:>6.1} ms {:>6.1} ms {:>6.1} ms {:>7.1} {:>10}",
            command.join(" "),
            millis(median),
            millis(times[0]),
            millis(times[times.len() - 1]),
            median.as_secs_f64() / first.as_secs_f64(),
            peak_of(&args.program, command).unwrap_or_else(|| "no `time`".to_owned()),
        );
    }
    Ok(())
}

/// From start to end, with nothing read from it but its end.
fn timed(program: &Path, arguments: &[&str]) -> anyhow::Result<Duration> {
    let start = Instant::now();
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output()
        .with_context(|| format!("cannot run {}", program.display()))?;
    let took = start.elapsed();
    if !output.status.success() {
        bail!(
            "`{} {}` failed: {}",
            program.display(),
            arguments.join(" "),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(took)
}

/// Peak memory of a process in MB, as GNU time tells it; nothing where that is not installed.
fn peak_of(program: &Path, arguments: &[&str]) -> Option<String> {
    let timed = Command::new("/usr/bin/time").arg("-f%M").arg(program).args(arguments).output().ok()?;
    let told = String::from_utf8(timed.stderr).ok()?;
    let kilobytes: f64 = told.lines().last()?.trim().parse().ok()?;
    Some(format!("{:.1}", kilobytes / 1024.0))
}

fn loading(args: &Args) -> anyhow::Result<()> {
    println!("Loading synthetic data, a process each: milliseconds for 1,000 claims, ratio to the smallest");
    println!(
        "{:>9} {:>7} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7} {:>9} {:>9}",
        "claims", "files", "read", "parse", "resolve", "load", "observe", "ratio", "seconds", "peak MB"
    );
    let program = std::env::current_exe()?;
    let mut smallest = None;
    for n_claims in &args.claims {
        let output = Command::new(&program)
            .args(["bench", "--load", &n_claims.to_string(), "--data"])
            .arg(&args.data.path)
            .stderr(Stdio::inherit())
            .output()?;
        let told = String::from_utf8_lossy(&output.stdout);
        let numbers: Vec<f64> = told.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        let [files, read, parse, resolve, observe, peak] = numbers[..] else {
            bail!("the process for {n_claims} claims told nothing");
        };
        let thousands = crate::count(*n_claims) / 1000.0;
        let load = read + parse + resolve;
        let first = *smallest.get_or_insert(load / thousands);
        println!(
            "{n_claims:>9} {files:>7} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>8.2} {:>7.2} {:>9.3} {peak:>9.1}",
            read / thousands,
            parse / thousands,
            resolve / thousands,
            load / thousands,
            observe / thousands,
            load / thousands / first,
            load / 1000.0,
        );
    }
    println!(
        "read: files from the disk's cache; parse: the registers; resolve: the sources, ids, figures, cells; load: the three;"
    );
    println!(
        "observe: every cell decided once, on one core. Peak memory is VmHWM of the whole process, files included."
    );
    Ok(())
}

/// Data with thousands of mistakes: to load it and to print them all takes no longer than to load it without.
fn failing(registers: &Path) -> anyhow::Result<()> {
    println!("Data that is wrong: seconds to parse, resolve and print every error");
    println!(
        "{:>9} {:>7} {:>9} {:>9} {:>9} {:>10}",
        "claims", "files", "errors", "load", "print", "MB printed"
    );
    let registers = data::from_folder(registers).map_err(told)?;
    for (n_claims, n_pages, n_wrong) in [
        (100_000, synthetic::MAX_PAGES, 0),
        (100_000, synthetic::MAX_PAGES, 10_000),
        (10_000, 1, 0),
        (10_000, 1, 10_000),
    ] {
        let mut inputs = synthetic::inputs_of(n_claims, n_pages, &registers);
        synthetic::spoil(&mut inputs, n_wrong);
        let start = Instant::now();
        let loaded = Ledger::load(inputs);
        let load = start.elapsed();
        let text = loaded.as_ref().map_or_else(ToString::to_string, |_| String::new());
        let print = start.elapsed().saturating_sub(load);
        let n_errors = loaded.map_or_else(|errors| errors.errors.len(), |_| 0);
        println!(
            "{n_claims:>9} {n_pages:>7} {n_errors:>9} {:>9.3} {:>9.3} {:>10.2}",
            load.as_secs_f64(),
            print.as_secs_f64(),
            crate::count(text.len()) / 1e6
        );
    }
    Ok(())
}

/// Does `work` in a folder with the data that `made` makes of the registers.
fn in_folder<T>(
    registers: &Path,
    made: impl Fn(&[Input]) -> Vec<Input>,
    work: impl FnOnce(&Path) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let folder = std::env::temp_dir().join(format!("sanad-bench-{}", std::process::id()));
    let write = || {
        fs::create_dir_all(folder.join("sources"))?;
        for input in made(&data::from_folder(registers).map_err(told)?) {
            fs::write(folder.join(&*input.name), &input.bytes)?;
        }
        anyhow::Ok(())
    };
    let done = write().and_then(|()| work(&folder));
    fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    done
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn told(errors: Vec<DataError>) -> anyhow::Error {
    anyhow::anyhow!("{} errors, such as: {}", errors.len(), errors[0])
}

/// Loads a folder of that size, and tells: files, milliseconds of each step, peak MB.
fn load(registers: &Path, n_claims: usize) -> anyhow::Result<String> {
    in_folder(
        registers,
        |registers| synthetic::inputs(n_claims, registers),
        |folder| load_in(folder, n_claims),
    )
}

fn load_in(folder: &Path, n_claims: usize) -> anyhow::Result<String> {
    let start = Instant::now();
    let inputs = data::from_folder(folder).map_err(told)?;
    let read = start.elapsed();
    let n_files = inputs.len();
    let dataset = parse::dataset(inputs)?;
    let parsed = start.elapsed();
    let ledger = Ledger::resolve(dataset)?;
    let resolved = start.elapsed();
    let peak = peak();
    let view = View::newest(&ledger).context("no sources")?;
    let n_observed = ledger.cells().filter(|(ix, _)| observe(view, *ix).is_some()).count();
    let observed = start.elapsed();
    if ledger.claims().len() != n_claims || n_observed == 0 {
        bail!("{} claims instead of {n_claims}, {n_observed} cells observed", ledger.claims().len());
    }
    Ok(format!(
        "{n_files} {} {} {} {} {peak}",
        millis(read),
        millis(parsed.saturating_sub(read)),
        millis(resolved.saturating_sub(parsed)),
        millis(observed.saturating_sub(resolved)),
    ))
}

/// The most memory that this process has had, in MB, as Linux tells it; 0 elsewhere.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.map_or(0.0, |kilobytes| kilobytes / 1024.0)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
