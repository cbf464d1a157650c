//! The commands, each a module.

mod check;
mod claims;
mod diff;
mod explain;
mod find;
mod new;
mod report;
mod series;
mod show;
mod sources;
mod why;

use std::str::FromStr;

use clap::CommandFactory;
use sanad_core::{
    data::Register,
    ledger::Ledger,
    model::{PublisherIx, SourceIx},
    refer,
};

use crate::{
    args::{Args, Command, Common, New},
    failure::Failure,
    ledger::{day, day_or_today, folder, inputs, load, today, view},
    output,
};

/// Runs what was asked for.
pub fn run(args: Args) -> Result<(), Failure> {
    let common = args.common;
    match args.command {
        None => report::run("brief", &common),
        Some(Command::Report { list: true, .. }) => report::list(&common),
        Some(Command::Report { name, list: false }) => report::run(&name, &common),
        Some(Command::Find { query }) => find::run(&query.join(" "), &common),
        Some(Command::Show { reference }) => show::run(&reference, &common),
        Some(Command::Claims(filter)) => claims::run(&filter, &common),
        Some(Command::Sources { publisher }) => sources::run(publisher.as_deref(), &common),
        Some(Command::Check(options)) => check::run(&options, &common),
        Some(Command::Explain { cell, edition }) => explain::run(&cell, edition, &common),
        Some(Command::Why { a, b }) => why::run(&a, &b, &common),
        Some(Command::Series(options)) => series::run(&options, &common),
        Some(Command::Diff { from, to }) => diff::run(&from, to.as_deref(), &common),
        Some(Command::New { what: New::Source { publisher, url, published, retrieved } }) => {
            let (published, retrieved) = (published.as_deref(), retrieved.as_deref());
            new::source(&new::Typed { publisher: &publisher, url: &url, published, retrieved }, &common)
        }
        Some(Command::Completions { shell }) => completions(shell, &common),
    }
}

fn completions(shell: clap_complete::Shell, common: &Common) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "sanad", &mut script);
    output::write(common, &script)
}

/// A publisher that was typed.
fn publisher(ledger: &Ledger, text: &str) -> Result<PublisherIx, Failure> {
    let found = typed(text).and_then(|id| ledger.names().publisher(&id));
    found.ok_or_else(|| refer::unknown(ledger, Register::Publisher, text).into())
}

/// A source that was typed.
fn source(ledger: &Ledger, text: &str) -> Result<SourceIx, Failure> {
    let found = typed(text).and_then(|id| ledger.names().source(&id));
    found.ok_or_else(|| refer::unknown(ledger, Register::Source, text).into())
}

/// An id that was typed: ids are in lower case.
fn typed<T: FromStr>(text: &str) -> Option<T> {
    text.trim().to_ascii_lowercase().parse().ok()
}
