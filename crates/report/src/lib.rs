//! Views over the ledger as finished documents, and their renderers.
//!
//! A report is a function from a [`sanad_core::view::View`] to a [`document::Document`]; a renderer is a function
//! from a document to bytes. What a report decides, every renderer shows alike.

pub mod document;
pub mod words;

pub mod figure;
pub mod receipts;

pub mod enclosing;
pub mod pick;

pub mod arithmetic;
pub mod finding;

pub mod brief;
pub mod check;
pub mod explain;
pub mod findings;
pub mod series;
pub mod show;
pub mod why;

pub mod wire;

pub mod chart;
pub mod render;
