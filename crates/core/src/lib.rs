//! The model and the reasoning of Sanad: an evidence ledger for printed figures.
