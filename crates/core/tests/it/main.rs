//! One binary for all integration tests of the crate.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a case that cannot be set up fails")]

/// Not tests: the small data folder that cases stand on.
mod folder;

/// Not tests: from a case file to such a folder.
mod case;

/// Printed figures: every row of the evidence, the table of bounds, properties, errors.
mod reading;

/// What can be wrong in data files: the smallest folder for each error, and how it is told.
mod errors;

/// Periods: what their texts mean.
mod period;

/// Formulas: the tree of each text, or where it is wrong.
mod formula;

/// Dimensions of formulas: what goes together.
mod dimension;

/// Views: what was known when, and that no order matters.
mod view;

/// Which reading of a cell holds, and why.
mod observe;

/// A source that comes to a loaded ledger.
mod added;

/// What registers say of indicators and measures.
mod registers;
/// Two figures and the kinds of difference between them.
mod why;

/// Conformance: pages in, findings out; and what is too large for a file.
mod check;
/// Verdicts on findings.
mod triage;

/// The engine against slow, obvious solvers, on thousands of small systems.
mod oracle;

/// The shipped data.
mod data;
