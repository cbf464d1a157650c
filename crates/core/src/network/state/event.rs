//! What happens to a variable while readings enter, and why.

use rust_decimal::Decimal;

use crate::bounds::Bounds;

/// An event that says nothing: an end that is open or declared.
pub const DECLARED: u32 = 0;

/// An end of a variable's bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The low end.
    Low,
    /// The high end.
    High,
}

/// A variable as it was when something followed from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Input {
    /// The variable.
    pub var: usize,
    /// The event of its low end.
    pub low: u32,
    /// The event of its high end.
    pub high: u32,
}

/// A step of a path through a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The period's variable; `None` for "no month is negative".
    pub var: Option<usize>,
    /// Which end of it.
    pub end: End,
    /// The event of that end.
    pub event: u32,
}

/// Why an end is where it is.
#[derive(Debug, Clone)]
pub enum Cause {
    /// By declaration.
    Declared,
    /// A reading says so.
    Entry(usize),
    /// A relation says so.
    Relation {
        /// Which.
        relation: usize,
        /// The others it joins.
        inputs: Box<[Input]>,
    },
    /// A sum over time says so.
    Path {
        /// The steps, in no order that matters.
        steps: Box<[Step]>,
    },
}

/// A change of one end.
#[derive(Debug, Clone)]
pub struct Event {
    /// The new value of that end.
    pub value: Decimal,
    /// Why.
    pub cause: Cause,
}

/// The bounds of a variable with the events of its ends.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The bounds.
    pub bounds: Bounds,
    /// The event of the low end.
    pub low: u32,
    /// The event of the high end.
    pub high: u32,
}

/// Events that cannot all be.
#[derive(Debug)]
pub struct Conflict {
    /// The events.
    pub events: Vec<u32>,
    /// They are a cycle through a flow's graph.
    pub is_cycle: bool,
}
