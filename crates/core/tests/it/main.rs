//! One binary for all integration tests of the crate.

/// Printed figures: every row of the evidence, the table of bounds, properties, errors.
mod reading;
