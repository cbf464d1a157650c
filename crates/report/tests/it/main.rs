//! One binary for all integration tests of the crate.

/// Documents as pages: what a reader sees, and that a page is whole and safe.
mod render_html;
