//! One binary for all integration tests of the crate.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why and ends")]

/// The brief of the shipped evidence: what goes out by default.
mod brief;
/// A small ledger of made-up rows, and documents over it.
mod small;

/// Documents as pages: what a reader sees, and that a page is whole and safe.
mod render_html;
mod render_markdown;
mod render_text;
