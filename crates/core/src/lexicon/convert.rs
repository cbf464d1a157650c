//! Figures of one unit told in another of the same dimension.

use rust_decimal::Decimal;

use super::Unit;
use crate::bounds::Bounds;

impl Unit {
    /// Its figures are days.
    pub fn is_date(&self) -> bool {
        self.id.as_str() == "date"
    }

    /// It has no figures: what is said is that something happened.
    pub fn is_event(&self) -> bool {
        self.id.as_str() == "event"
    }

    /// Its figures are rates or shares.
    pub fn is_rate(&self) -> bool {
        self.id.as_str() == "percent"
    }

    /// Its figures are numbers without a dimension: rates, ratios, so many times.
    pub fn is_number(&self) -> bool {
        self.is_rate() || matches!(self.id.as_str(), "ratio" | "times")
    }

    /// Whether figures in it can be told in `other`.
    pub fn converts_to(&self, other: &Self) -> bool {
        self.dimension == other.dimension
    }

    /// Bounds in this unit, told in `other` of the same dimension, rounded outwards.
    pub fn convert(&self, bounds: Bounds, other: &Self) -> Bounds {
        let ((up, down), (other_up, other_down)) = (self.factor, other.factor);
        match (up.checked_mul(other_down), down.checked_mul(other_up)) {
            (Some(numerator), Some(denominator)) => bounds.scaled(numerator, denominator),
            _ => bounds.scaled(up, down).scaled(other_down, other_up),
        }
    }

    /// A number in this unit, told in `other` of the same dimension, to the nearest digit that a decimal holds.
    /// `None` where it is too large.
    pub fn convert_point(&self, value: Decimal, other: &Self) -> Option<Decimal> {
        let ((up, down), (other_up, other_down)) = (self.factor, other.factor);
        value.checked_mul(up)?.checked_mul(other_down)?.checked_div(down)?.checked_div(other_up)
    }
}
