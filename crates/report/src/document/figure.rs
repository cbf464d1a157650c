//! What a line may hold of numbers: figures with their receipts, and counts.

use sanad_core::{
    check::{Extent, Habit},
    cited::Cited,
    observe::Observation,
    view::View,
};

/// How a figure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// In the words it was printed in, where somebody printed it; else as a value.
    AsPrinted,
    /// As a number with the digits that its bounds support, with its unit.
    Value,
    /// The same without the unit, which stands in the heading: in millions of the unit.
    Millions,
    /// With a sign, as a change.
    Signed,
    /// As a number, where its bounds stand beside it.
    Brief,
    /// Both bounds.
    Bounds,
}

/// A figure with its receipt, and how to show it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The figure.
    pub cited: Cited,
    /// How it is shown.
    pub style: Style,
}

impl Figure {
    /// A figure in the words it was printed in.
    pub fn as_printed(cited: Cited) -> Self {
        Self { cited, style: Style::AsPrinted }
    }

    /// A figure for a page in English: in its printed words where they are in Latin letters, else as a number.
    pub fn readable(cited: Cited) -> Self {
        let latin = |words: &str| words.chars().all(|c| !c.is_alphabetic() || c.is_ascii());
        let style = if cited.words().is_some_and(latin) { Style::AsPrinted } else { Style::Value };
        Self { cited, style }
    }

    /// A figure as a number.
    pub fn value(cited: Cited) -> Self {
        Self { cited, style: Style::Value }
    }

    /// A figure in another style.
    pub fn styled(cited: Cited, style: Style) -> Self {
        Self { cited, style }
    }

    /// The figure of an observation, for a page in English.
    pub fn observed(view: View<'_>, observation: &Observation) -> Self {
        Self::readable(observation.cited(view))
    }
}

/// A number of things, counted by the program and never computed further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(usize);

impl Count {
    /// What a view says that it holds.
    pub(super) fn new(n: usize) -> Self {
        Self(n)
    }

    /// How many things a list holds. It takes the list and not a number, nor what could be made of one: no report can
    /// count what it does not have.
    ///
    /// ```compile_fail
    /// let made_up = sanad_report::document::Count::of(0..43);
    /// ```
    pub fn of<T>(things: &[T]) -> Self {
        Self(things.len())
    }

    /// The number.
    pub fn get(self) -> usize {
        self.0
    }
}

/// How much a check looked at, as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtentCounts {
    /// Cells with at least one reading.
    pub cells: Count,
    /// Readings.
    pub readings: Count,
    /// Constraints.
    pub constraints: Count,
    /// Growth rates printed beside both their levels in one source.
    pub rates: Count,
    /// Those that do not follow.
    pub rates_off: Count,
    /// Those that follow only if digits were cut.
    pub rates_cut: Count,
    /// Components not fully solved.
    pub unsolved: Count,
}

impl From<Extent> for ExtentCounts {
    fn from(extent: Extent) -> Self {
        Self {
            cells: Count(extent.n_cells),
            readings: Count(extent.n_readings),
            constraints: Count(extent.n_constraints),
            rates: Count(extent.n_rates),
            rates_off: Count(extent.n_rates_off),
            rates_cut: Count(extent.n_rates_cut),
            unsolved: Count(extent.n_unsolved),
        }
    }
}

/// How a publisher rounds, as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HabitCounts {
    /// Figures that fit only if digits were rounded.
    pub round: Count,
    /// Figures that fit only if digits were cut.
    pub cut: Count,
    /// Figures that fit both.
    pub both: Count,
}

impl From<Habit> for HabitCounts {
    fn from(habit: Habit) -> Self {
        Self { round: Count(habit.n_round), cut: Count(habit.n_cut), both: Count(habit.n_both) }
    }
}
