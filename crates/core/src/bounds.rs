//! Closed intervals of decimals: what is certain about a figure.

use std::fmt;

use rust_decimal::Decimal;

use crate::decimal::{self, Toward};

/// A closed interval, unbounded on a side that is `None`; `low` is never above `high`.
///
/// All operations round outward, and a result too large to be held leaves its side unbounded: bounds may be too
/// wide but never too narrow. So two bounds without a common value are a proof that they disagree.
///
/// ```
/// use sanad_core::bounds::Bounds;
/// use rust_decimal::Decimal;
///
/// let printed = Bounds::new(Some(Decimal::new(1525, 0)), Some(Decimal::new(1535, 0))).unwrap();
/// assert!(printed.contains(Decimal::from(1530)));
/// assert!(printed.intersection(Bounds::at_least(Decimal::from(1600))).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Bounds {
    /// Nothing is known.
    pub const EVERYTHING: Self = Self { low: None, high: None };

    /// One value.
    pub fn exact(value: Decimal) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    /// From `low` to `high`; `None` if `low` is above `high`.
    pub fn new(low: Option<Decimal>, high: Option<Decimal>) -> Option<Self> {
        match (low, high) {
            (Some(low), Some(high)) if decimal::is_less(high, low) => None,
            _ => Some(Self { low, high }),
        }
    }

    /// `[low, ∞)`.
    pub fn at_least(low: Decimal) -> Self {
        Self { low: Some(low), high: None }
    }

    /// `(−∞, high]`.
    pub fn at_most(high: Decimal) -> Self {
        Self { low: None, high: Some(high) }
    }

    /// `value` and everything within `distance` of it on either side.
    pub fn around(value: Decimal, distance: Decimal) -> Self {
        let distance = distance.abs();
        Self {
            low: decimal::subtract(value, distance, Toward::Low),
            high: decimal::add(value, distance, Toward::High),
        }
    }

    /// The lowest value; `None` if there is none.
    pub fn low(&self) -> Option<Decimal> {
        self.low
    }

    /// The highest value; `None` if there is none.
    pub fn high(&self) -> Option<Decimal> {
        self.high
    }

    /// Whether there is one value only.
    pub fn is_exact(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Whether `value` lies within.
    pub fn contains(&self, value: Decimal) -> bool {
        self.low.is_none_or(|low| !decimal::is_less(value, low))
            && self.high.is_none_or(|high| !decimal::is_less(high, value))
    }

    /// Whether all of `other` lies within.
    pub fn encloses(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(ours), Some(theirs)) => !decimal::is_less(theirs, ours),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(ours), Some(theirs)) => !decimal::is_less(ours, theirs),
        };
        low && high
    }

    /// What both hold; `None` is the conflict.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let low = match (self.low, other.low) {
            (Some(ours), Some(theirs)) => Some(decimal::greater(ours, theirs)),
            (ours, theirs) => ours.or(theirs),
        };
        let high = match (self.high, other.high) {
            (Some(ours), Some(theirs)) => Some(decimal::lesser(ours, theirs)),
            (ours, theirs) => ours.or(theirs),
        };
        Self::new(low, high)
    }

    /// Whether the two share more than a common edge: a stretch of positive width, or a point that is all of one
    /// of them.
    pub fn overlaps_widely(&self, other: &Self) -> bool {
        match self.intersection(*other) {
            None => false,
            Some(shared) => !shared.is_exact() || self.is_exact() || other.is_exact(),
        }
    }

    /// The narrowest bounds that enclose both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).map(|(ours, theirs)| ours.min(theirs)),
            high: self.high.zip(other.high).map(|(ours, theirs)| ours.max(theirs)),
        }
    }

    /// `high − low`, rounded up; `None` if a side is unbounded or the width too large to be held.
    pub fn width(&self) -> Option<Decimal> {
        decimal::subtract(self.high?, self.low?, Toward::High)
    }

    /// Every sum of a value of ours and one of theirs.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.zip(other.low).and_then(|(a, b)| decimal::add(a, b, Toward::Low)),
            high: self.high.zip(other.high).and_then(|(a, b)| decimal::add(a, b, Toward::High)),
        }
    }

    /// Every difference of a value of ours and one of theirs.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// The values with their signs changed.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { low: self.high.map(|x| -x), high: self.low.map(|x| -x) }
    }

    /// Every product of a value of ours and one of theirs.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        self.signed_product(other).unwrap_or_else(|| self.corners(other, Limit::times))
    }

    /// Every quotient of a value of ours and one of theirs; `None` if `other` holds 0.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        if let Some(quotient) = self.positive_quotient(other) {
            return Some(quotient);
        }
        (!other.contains(Decimal::ZERO)).then(|| self.corners(other, Limit::over))
    }

    /// Every value times `numerator / denominator`, as in a change of unit; [`Bounds::EVERYTHING`] if the
    /// denominator is 0.
    #[must_use]
    pub fn scaled(self, numerator: Decimal, denominator: Decimal) -> Self {
        if numerator == denominator && !denominator.is_zero() {
            return self;
        }
        let product = self.times(Self::exact(numerator));
        product.divided_by(Self::exact(denominator)).unwrap_or(Self::EVERYTHING)
    }

    /// The product of closed bounds where one has no negative value: the signs tell which two corners are the extreme ones.
    fn signed_product(self, other: Self) -> Option<Self> {
        let (low, high, lowest, highest) = (self.low?, self.high?, other.low?, other.high?);
        if is_negative(low) {
            return if is_negative(lowest) { None } else { other.signed_product(self) };
        }
        let of = |a, b, toward| Limit::At(a).times(Limit::At(b), toward).finite();
        Some(Self {
            low: of(if is_negative(lowest) { high } else { low }, lowest, Toward::Low),
            high: of(if is_negative(highest) { low } else { high }, highest, Toward::High),
        })
    }

    /// The same of the quotient by closed bounds above 0.
    fn positive_quotient(self, other: Self) -> Option<Self> {
        let (low, high, least, most) = (self.low?, self.high?, other.low?, other.high?);
        if is_negative(least) || least.is_zero() {
            return None;
        }
        let of = |a, b, toward| Limit::At(a).over(Limit::At(b), toward).finite();
        Some(Self {
            low: of(low, if is_negative(low) { least } else { most }, Toward::Low),
            high: of(high, if is_negative(high) { most } else { least }, Toward::High),
        })
    }

    /// Bounds of a function that takes its extremes at the corners of the two intervals.
    fn corners(self, other: Self, of: fn(Limit, Limit, Toward) -> Limit) -> Self {
        let ours = [Limit::of_low(self.low), Limit::of_high(self.high)];
        let theirs = [Limit::of_low(other.low), Limit::of_high(other.high)];
        let mut low = of(ours[0], theirs[0], Toward::Low);
        let mut high = of(ours[0], theirs[0], Toward::High);
        for (i, k) in [(0, 1), (1, 0), (1, 1)] {
            low = low.min(of(ours[i], theirs[k], Toward::Low));
            high = high.max(of(ours[i], theirs[k], Toward::High));
        }
        Self { low: low.finite(), high: high.finite() }
    }
}

impl fmt::Display for Bounds {
    /// `[1525, 1535]`, `[350, ∞)`, `(−∞, ∞)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.low {
            Some(low) => write!(f, "[{}, ", low.normalize())?,
            None => f.write_str("(−∞, ")?,
        }
        match self.high {
            Some(high) => write!(f, "{}]", high.normalize()),
            None => f.write_str("∞)"),
        }
    }
}

fn is_negative(x: Decimal) -> bool {
    x.is_sign_negative() && !x.is_zero()
}

/// An end of an interval on the extended line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Limit {
    Below,
    At(Decimal),
    Above,
}

impl Limit {
    fn of_low(low: Option<Decimal>) -> Self {
        low.map_or(Self::Below, Self::At)
    }

    fn of_high(high: Option<Decimal>) -> Self {
        high.map_or(Self::Above, Self::At)
    }

    fn finite(self) -> Option<Decimal> {
        match self {
            Self::At(value) => Some(value),
            Self::Below | Self::Above => None,
        }
    }

    fn is_negative(self) -> bool {
        match self {
            Self::Below => true,
            Self::At(value) => is_negative(value),
            Self::Above => false,
        }
    }

    fn is_zero(self) -> bool {
        matches!(self, Self::At(value) if value.is_zero())
    }

    fn infinite(negative: bool) -> Self {
        if negative { Self::Below } else { Self::Above }
    }

    /// The product; 0 × ∞ is 0, as for a corner of intervals.
    fn times(self, other: Self, toward: Toward) -> Self {
        if self.is_zero() || other.is_zero() {
            return Self::At(Decimal::ZERO);
        }
        let negative = self.is_negative() != other.is_negative();
        match (self, other) {
            (Self::At(a), Self::At(b)) => Self::held(decimal::multiply(a, b, toward), negative, toward),
            _ => Self::infinite(negative),
        }
    }

    /// The quotient by a limit other than 0; anything over ∞ is 0, as for a corner of intervals.
    fn over(self, other: Self, toward: Toward) -> Self {
        let negative = self.is_negative() != other.is_negative();
        match (self, other) {
            (_, Self::Below | Self::Above) => Self::At(Decimal::ZERO),
            (Self::At(a), Self::At(b)) => Self::held(decimal::divide(a, b, toward), negative, toward),
            _ => Self::infinite(negative),
        }
    }

    /// A result, or what is still certain about one too large to be held.
    fn held(result: Option<Decimal>, negative: bool, toward: Toward) -> Self {
        match (result, negative, toward) {
            (Some(value), _, _) => Self::At(value),
            (None, false, Toward::High) => Self::Above,
            (None, true, Toward::Low) => Self::Below,
            (None, false, Toward::Low) => Self::At(Decimal::MAX),
            (None, true, Toward::High) => Self::At(Decimal::MIN),
        }
    }
}
