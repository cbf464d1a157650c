//! `check`: what does not add up, as pages.

mod draft;
mod ledger;

use std::sync::Arc;

use sanad_core::check::{Checked, Finding};

pub use draft::{Verdict, draft, verdicts};
pub use ledger::check;

/// Findings to show of a check, and how they were chosen.
#[derive(Debug, Clone)]
pub struct Chosen<'c> {
    /// The check.
    pub checked: &'c Checked,
    /// The findings that are asked for, in their order.
    pub findings: Vec<&'c Arc<Finding>>,
    /// Whether notes are shown whole or only counted.
    pub notes: Notes,
    /// What was asked about.
    pub of: Of,
}

/// What a check is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Everything.
    Ledger,
    /// One page, checked against itself and the rest.
    Page,
}

/// How notes are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// Each with its card.
    Shown,
    /// As a number, with how to see them.
    Counted,
}
