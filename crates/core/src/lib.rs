//! The model and the reasoning of Sanad: an evidence ledger for printed figures.
//!
//! Data flows one way: files → [`data::Dataset`] → [`ledger::Ledger`] → [`view::View`] → observations, each a
//! [`cited::Cited`] with its receipt. Nothing here knows the clock, the terminal, JSON or a network.

pub mod bounds;
pub mod decimal;

pub mod ids;
pub mod place;

pub mod edtf;
pub mod period;

pub mod lexicon;
pub mod reading;

pub mod dimension;
pub mod formula;
pub mod model;

pub mod data;
pub mod ledger;

pub mod view;
pub mod vintage;

pub mod cell_reading;
pub mod cited;
pub mod derive;
pub mod observe;

mod network;
mod priority;

pub mod check;
pub mod solve;
pub mod triage;
pub mod why;

pub mod diff;
pub mod find;
pub mod refer;
