//! Tests of the shipped evidence: that it is all there, and that the page it began with can be read in full from it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why and ends")]

mod facts;
mod readme;
mod starting_page;

use sanad_core::ledger::Ledger;

/// The shipped ledger.
fn ledger() -> Ledger {
    Ledger::load(sanad_evidence::files()).unwrap_or_else(|errors| panic!("{errors}"))
}
