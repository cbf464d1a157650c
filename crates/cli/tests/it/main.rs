//! One binary for all integration tests of the program.

// What a test cannot go on without, it may unwrap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

/// Not tests: the program run as a user runs it, and the small data folders that cases stand on.
mod program;

/// The helps, and that every example in them works as written.
mod helps;

/// What a reader sees of a small ledger, command by command.
mod pages;

/// Searches: numbers and words in the many ways in which people type them.
mod find;

/// References: every id of the shipped data, and the ways in which people type one.
mod references;

/// JSON and CSV: their keys, and that they agree.
mod wire;

/// What is said and with which exit code when something is wrong.
mod failures;

/// Checks, drafts, explanations, series and differences over a small ledger with something to find.
mod reasoning;

/// What was known on a day: nothing later.
mod days;

/// Files, pipes, colors: where an answer goes.
mod output;

/// `sanad new source`.
mod new;
