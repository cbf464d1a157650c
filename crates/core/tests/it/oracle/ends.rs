//! Closed intervals of fractions, unbounded on a side that is `None`.

use std::fmt;

use sanad_core::bounds::Bounds;

use super::fraction::Fraction;

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    pub low: Option<Fraction>,
    pub high: Option<Fraction>,
}

impl Ends {
    pub const EVERYTHING: Self = Self { low: None, high: None };

    pub fn new(low: Fraction, high: Fraction) -> Self {
        Self { low: Some(low), high: Some(high) }
    }

    pub fn exact(value: Fraction) -> Self {
        Self::new(value, value)
    }

    pub fn at_least(low: Fraction) -> Self {
        Self { low: Some(low), high: None }
    }

    pub fn of(bounds: Bounds) -> Self {
        Self { low: bounds.low().map(Fraction::of), high: bounds.high().map(Fraction::of) }
    }

    pub fn holds(self, value: Fraction) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// Whether all of `other` lies within.
    pub fn encloses(self, other: Self) -> bool {
        let low = self.low.is_none_or(|low| other.low.is_some_and(|its| low <= its));
        low && self.high.is_none_or(|high| other.high.is_some_and(|its| its <= high))
    }

    /// What both hold; `None` where that is nothing.
    pub fn meet(self, other: Self) -> Option<Self> {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        match (low, high) {
            (Some(low), Some(high)) if low > high => None,
            _ => Some(Self { low, high }),
        }
    }

    pub fn hull(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    /// Whether they have more than a point in common, or one holds all of the other.
    pub fn overlaps(self, other: Self) -> bool {
        let common = self.meet(other);
        self.encloses(other)
            || other.encloses(self)
            || common.is_some_and(|common| common.low.is_none() || common.low != common.high)
    }

    pub fn negated(self) -> Self {
        Self { low: self.high.map(|it| -it), high: self.low.map(|it| -it) }
    }

    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(a, b)| a + b),
            high: self.high.zip(other.high).map(|(a, b)| a + b),
        }
    }

    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    pub fn times(self, other: Self) -> Self {
        let mut corners = Vec::new();
        for a in [Limit::low(self.low), Limit::high(self.high)] {
            for b in [Limit::low(other.low), Limit::high(other.high)] {
                corners.push(a.times(b));
            }
        }
        let least = corners.iter().copied().reduce(Limit::least).and_then(Limit::finite);
        let greatest = corners.into_iter().reduce(Limit::greatest).and_then(Limit::finite);
        Self { low: least, high: greatest }
    }

    /// Everything where `other` holds 0.
    pub fn over(self, other: Self) -> Self {
        other.inverse().map_or(Self::EVERYTHING, |inverse| self.times(inverse))
    }

    /// `1 / x`; `None` where it holds 0. An end that is never reached counts as reached.
    fn inverse(self) -> Option<Self> {
        if self.holds(Fraction::ZERO) {
            return None;
        }
        let turned = |end: Option<Fraction>| Some(end.map_or(Fraction::ZERO, |it| Fraction::whole(1) / it));
        Some(Self { low: turned(self.high), high: turned(self.low) })
    }

    /// `1 / x` for all `x` but 0, on one side of it and on the other. An end that is never reached counts as reached.
    pub fn inverses(self) -> Vec<Self> {
        if let Some(inverse) = self.inverse() {
            return vec![inverse];
        }
        let zero = Fraction::ZERO;
        let turned = |end: Option<Fraction>| end.map_or(zero, |end| Fraction::whole(1) / end);
        let below = self.low.is_none_or(|low| low < zero);
        let above = self.high.is_none_or(|high| high > zero);
        let below = below.then(|| Self { low: None, high: Some(turned(self.low)) });
        let above = above.then(|| Self::at_least(turned(self.high)));
        below.into_iter().chain(above).collect()
    }

    /// `high - low`, about; infinite where a side is open.
    pub fn width(self) -> f64 {
        self.low.zip(self.high).map_or(f64::INFINITY, |(low, high)| (high - low).about())
    }
}

impl fmt::Debug for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: Option<Fraction>| end.map_or("∞".to_owned(), |end| format!("{end:?}"));
        write!(f, "[{}, {}]", end(self.low), end(self.high))
    }
}

/// An end on the extended line.
#[derive(Debug, Clone, Copy)]
enum Limit {
    Below,
    At(Fraction),
    Above,
}

impl Limit {
    fn low(end: Option<Fraction>) -> Self {
        end.map_or(Self::Below, Self::At)
    }

    fn high(end: Option<Fraction>) -> Self {
        end.map_or(Self::Above, Self::At)
    }

    fn finite(self) -> Option<Fraction> {
        match self {
            Self::At(value) => Some(value),
            Self::Below | Self::Above => None,
        }
    }

    /// -1, 0 or 1.
    fn sign(self) -> i32 {
        match self {
            Self::Below => -1,
            Self::Above => 1,
            Self::At(value) => i32::from(value > Fraction::ZERO) - i32::from(value < Fraction::ZERO),
        }
    }

    /// 0 × ∞ is 0, as at a corner.
    fn times(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(a), Self::At(b)) => Self::At(a * b),
            _ => match self.sign() * other.sign() {
                0 => Self::At(Fraction::ZERO),
                1 => Self::Above,
                _ => Self::Below,
            },
        }
    }

    fn least(self, other: Self) -> Self {
        match (self, other) {
            (Self::Below, _) | (_, Self::Below) => Self::Below,
            (Self::Above, it) | (it, Self::Above) => it,
            (Self::At(a), Self::At(b)) => Self::At(a.min(b)),
        }
    }

    fn greatest(self, other: Self) -> Self {
        match (self, other) {
            (Self::Above, _) | (_, Self::Above) => Self::Above,
            (Self::Below, it) | (it, Self::Below) => it,
            (Self::At(a), Self::At(b)) => Self::At(a.max(b)),
        }
    }
}
