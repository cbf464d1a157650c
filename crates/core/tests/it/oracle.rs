//! The engine against slow, obvious solvers, on thousands of small generated systems.
//!
//! Nothing of the engine is used here: figures are fractions of whole numbers, flows are solved by all shortest
//! paths, formulas and rates by evaluating intervals where each variable occurs once, which is exact. Generators are
//! seeded by hand, so that every run tests the same systems.

/// Exact fractions.
mod fraction;

/// Intervals of fractions.
mod ends;

/// A generator of numbers that is the same everywhere.
mod random;

/// Printed figures and what they say for certain.
mod print;

/// Many systems as one ledger, and what they have in common.
mod system;

/// What must hold of the findings of any system.
mod judge;

/// Flows over time: systems of differences.
mod flows;

/// Formulas over indicators: trees in which each variable occurs once.
mod trees;

/// Growth rates and levels: chains from year to year.
mod rates;

/// Findings of thousands of systems, against the solvers.
mod findings;

/// Findings of flows that are told in three releases.
mod releases;

/// What follows without being printed, against the solvers.
mod follows;
