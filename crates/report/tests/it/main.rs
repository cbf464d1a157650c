//! One binary for all integration tests of the crate.

/// A small ledger of made-up rows, and documents over it.
mod small;

mod render_markdown;
mod render_text;
