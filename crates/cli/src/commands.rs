//! The commands, each a module.

mod claims;
mod diff;
mod find;
mod new;
mod report;
mod show;
mod sources;

use clap::CommandFactory;

use crate::{
    args::{Args, Command, Common, New},
    failure::Failure,
    ledger, output,
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
        Some(Command::Diff { from, to }) => diff::run(&from, to.as_deref(), &common),
        Some(Command::New { what: New::Source { publisher, url, published, retrieved } }) => {
            new::source(&publisher, &url, published.as_deref(), retrieved.as_deref(), &common)
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
fn publisher(
    ledger: &sanad_core::ledger::Ledger,
    text: &str,
) -> Result<sanad_core::model::PublisherIx, Failure> {
    use sanad_core::data::error::Register;
    let found = text.parse().ok().and_then(|id| ledger.names().publisher(&id));
    found.ok_or_else(|| unknown(ledger, Register::Publisher, text))
}

/// What to say of an id that no register has.
fn unknown(
    ledger: &sanad_core::ledger::Ledger,
    register: sanad_core::data::error::Register,
    text: &str,
) -> Failure {
    let nearest: Vec<String> =
        ledger.names().nearest(register, text).into_iter().map(|name| format!("`{name}`")).collect();
    let hint = match nearest.as_slice() {
        [] => String::new(),
        names => format!("; did you mean {}?", names.join(" or ")),
    };
    Failure::Usage(format!("there is no {} `{text}`{hint}", register.noun()))
}

use ledger::{day, load, today, view};
