//! Where months and values stand on the drawing.

use rust_decimal::{Decimal, prelude::ToPrimitive};
use sanad_core::period::Month;

/// The plot and what it spans.
#[derive(Debug)]
pub(super) struct Frame {
    /// The first month, at the left.
    pub first: Month,
    /// The last month, at the right.
    pub last: Month,
    /// The values with a line, ascending: the lowest at the bottom, the highest at the top.
    pub ticks: Vec<Decimal>,
    low: f64,
    high: f64,
}

impl Frame {
    /// The drawing's width, in its own units.
    pub const WIDTH: f64 = 680.0;
    /// Its height.
    pub const HEIGHT: f64 = 300.0;
    /// The first month; what is left of it has room for the numbers of the axis.
    const LEFT: f64 = 56.0;
    /// The last month; what is right of it has room for its figure.
    const RIGHT: f64 = 612.0;
    /// The highest line.
    pub const TOP: f64 = 40.0;
    /// The lowest line.
    pub const BOTTOM: f64 = 268.0;

    /// A frame from `first` to `last` and from the lowest tick to the highest; `None` without two ticks.
    pub fn new(first: Month, last: Month, ticks: Vec<Decimal>) -> Option<Self> {
        let (low, high) = (ticks.first()?.to_f64()?, ticks.last()?.to_f64()?);
        (low < high).then_some(Self { first, last, ticks, low, high })
    }

    /// The middle of a month; a single one stands in the middle of the plot.
    pub fn x(&self, month: Month) -> f64 {
        let n_months = self.last.since(self.first);
        if n_months <= 0 {
            return f64::midpoint(Self::LEFT, Self::RIGHT);
        }
        let part = f64::from(month.since(self.first)) / f64::from(n_months);
        Self::LEFT + (Self::RIGHT - Self::LEFT) * part
    }

    /// The height of a value, downwards.
    pub fn y(&self, value: Decimal) -> f64 {
        let value = value.to_f64().unwrap_or(self.low);
        Self::BOTTOM - (Self::BOTTOM - Self::TOP) * (value - self.low) / (self.high - self.low)
    }
}
