//! Exact fractions of whole numbers, reduced. Too large a number ends the test.

use std::{
    cmp::Ordering,
    fmt,
    ops::{Add, Div, Mul, Neg, Sub},
};

use rust_decimal::Decimal;

/// `over` is positive, and the two have no common divisor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    top: i128,
    over: i128,
}

impl Fraction {
    pub const ZERO: Self = Self { top: 0, over: 1 };

    pub fn new(top: i128, over: i128) -> Self {
        assert!(over != 0, "a division by zero");
        let divisor = gcd(top, over) * over.signum();
        Self { top: top / divisor, over: over / divisor }
    }

    pub fn whole(number: i128) -> Self {
        Self { top: number, over: 1 }
    }

    pub fn of(decimal: Decimal) -> Self {
        Self::new(decimal.mantissa(), 10_i128.pow(decimal.scale()))
    }

    /// The whole number it is; `None` if it is none.
    pub fn as_whole(self) -> Option<i128> {
        (self.over == 1).then_some(self.top)
    }

    /// The greatest whole number that is not above it.
    pub fn floor(self) -> i128 {
        self.top.div_euclid(self.over)
    }

    /// The whole number nearest to it, halves up.
    pub fn rounded(self) -> i128 {
        (self + Self::new(1, 2)).floor()
    }

    pub fn abs(self) -> Self {
        Self { top: self.top.abs(), over: self.over }
    }

    /// About as much, for widths and messages.
    #[allow(clippy::cast_precision_loss, reason = "it is about as much")]
    pub fn about(self) -> f64 {
        self.top as f64 / self.over as f64
    }
}

impl fmt::Debug for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.over {
            1 => write!(f, "{}", self.top),
            _ => write!(f, "{}/{} ({})", self.top, self.over, self.about()),
        }
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn times(a: i128, b: i128) -> i128 {
    a.checked_mul(b).expect("a system of small numbers")
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let shared = gcd(self.over, other.over);
        let top = times(self.top, other.over / shared)
            .checked_add(times(other.top, self.over / shared))
            .expect("a system of small numbers");
        Self::new(top, times(self.over, other.over / shared))
    }
}

impl Neg for Fraction {
    type Output = Self;
    fn neg(self) -> Self {
        Self { top: -self.top, over: self.over }
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let (a, b) = (Self::new(self.top, other.over), Self::new(other.top, self.over));
        Self { top: times(a.top, b.top), over: times(a.over, b.over) }
    }
}

impl Div for Fraction {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        let inverse = Self::new(other.over, other.top);
        self.mul(inverse)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    /// As continued fractions, so that nothing is multiplied.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b, mut turned) = (*self, *other, false);
        loop {
            let whole = a.floor().cmp(&b.floor());
            let rest = |of: Self| (of.top.rem_euclid(of.over), of.over);
            let ((top_a, over_a), (top_b, over_b)) = (rest(a), rest(b));
            let order = match (whole, top_a, top_b) {
                (Ordering::Equal, 0, 0) => Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    (a, b) = (Self { top: over_a, over: top_a }, Self { top: over_b, over: top_b });
                    turned = !turned;
                    continue;
                }
                _ => whole,
            };
            return if turned { order.reverse() } else { order };
        }
    }
}

#[test]
fn fractions_are_ordered_as_numbers_are() {
    for (a, b) in [((1, 3), (1, 2)), ((-1, 2), (-1, 3)), ((-7, 2), (1, 9)), ((22, 7), (355, 113))] {
        let (x, y) = (Fraction::new(a.0, a.1), Fraction::new(b.0, b.1));
        assert_eq!(x.cmp(&y), (a.0 * b.1).cmp(&(b.0 * a.1)), "{x:?} {y:?}");
        assert_eq!(y.cmp(&x), x.cmp(&y).reverse());
        assert_eq!(x.cmp(&x), Ordering::Equal);
    }
}
