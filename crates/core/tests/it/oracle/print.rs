//! Printed figures and what they say for certain, by the table of the design and not by the reader.

use super::{ends::Ends, fraction::Fraction, random::Random};

/// A figure as a page prints it.
#[derive(Debug, Clone)]
pub struct Print {
    /// `$32.4 million`, `32.4%`
    pub text: String,
    /// The words around it say that it is below nothing.
    pub down: bool,
    /// What it says with its digits rounded, in its unit.
    pub round: Ends,
    /// What it says with its digits cut.
    pub cut: Ends,
}

/// What stands around the digits, and how much one of it is.
#[derive(Debug, Clone, Copy)]
pub enum Style {
    /// `$… million`
    Millions,
    /// `…%`
    Percent,
}

impl Style {
    fn around(self, digits: &str) -> String {
        match self {
            Self::Millions => format!("${digits} million"),
            Self::Percent => format!("{digits}%"),
        }
    }

    fn unit(self) -> Fraction {
        match self {
            Self::Millions => Fraction::whole(1_000_000),
            Self::Percent => Fraction::whole(1),
        }
    }
}

/// Digits with `places` behind the point: the number `digits / 10^places`.
#[derive(Debug, Clone, Copy)]
struct Digits {
    digits: i128,
    places: u32,
}

impl Digits {
    fn text(self) -> String {
        if self.places == 0 {
            return self.digits.to_string();
        }
        let one = 10_i128.pow(self.places);
        let width = usize::try_from(self.places).expect("a few places");
        format!("{}.{:0width$}", self.digits / one, self.digits % one)
    }

    /// `halves` half units of the last digit away.
    fn moved(self, halves: i128, unit: Fraction) -> Fraction {
        Fraction::new(2 * self.digits + halves, 2 * 10_i128.pow(self.places)) * unit
    }
}

/// How a figure is printed and misprinted.
#[derive(Debug, Clone, Copy)]
pub struct Habit {
    /// In so many of a hundred cases a digit is off by a few.
    pub off: i128,
    /// In so many of a hundred cases digits are cut and not rounded.
    pub cut: i128,
    /// In so many of a hundred cases the print is open on a side, or a range.
    pub open: i128,
}

impl Habit {
    /// Everything as it is.
    pub const HONEST: Self = Self { off: 0, cut: 0, open: 12 };
    /// About half of all systems are wrong somewhere.
    pub const CARELESS: Self = Self { off: 30, cut: 8, open: 12 };

    /// A print of `value` (in dollars or percent) with `places` behind the point.
    pub fn print(self, random: &mut Random, value: Fraction, places: u32, style: Style) -> Print {
        let unit = style.unit();
        let size = value.abs() / unit * Fraction::whole(10_i128.pow(places));
        let cut = random.chance(self.cut);
        let mut digits = if cut { size.floor() } else { size.rounded() };
        if random.chance(self.off) {
            digits =
                (digits + random.pick(&[-300, -100, -30, -9, -4, -2, -1, 1, 2, 4, 9, 30, 100, 300])).max(0);
        }
        let last = Digits { digits, places };
        let ends = |low: i128, high: i128| Ends::new(last.moved(low, unit), last.moved(high, unit));
        let (mut text, mut round, mut cut) = (style.around(&last.text()), ends(-1, 1), ends(0, 2));
        if random.chance(self.open) {
            // One off on the far side, so that an honest print stays true.
            let first = Digits { digits: (digits - 2).max(0), places };
            let third = Digits { digits: digits + 1, places };
            let at = |digits: Digits, halves| digits.moved(halves, unit);
            (text, round, cut) = match random.below(3) {
                0 => {
                    let ends = Ends::at_least(at(first, 0));
                    (format!("over {}", style.around(&first.text())), ends, ends)
                }
                1 => {
                    let ends = Ends { low: None, high: Some(at(third, 0)) };
                    (format!("under {}", style.around(&third.text())), ends, ends)
                }
                _ => (
                    format!("{} to {}", style.around(&first.text()), style.around(&third.text())),
                    Ends::new(at(first, -1), at(third, 1)),
                    Ends::new(at(first, 0), at(third, 2)),
                ),
            };
        }
        let down = value < Fraction::ZERO;
        if down {
            (round, cut) = (round.negated(), cut.negated());
        }
        Print { text, down, round, cut }
    }
}

/// So many places that about three or four digits say something.
pub fn places_for(random: &mut Random, value: Fraction) -> u32 {
    let enough =
        (0..3).find(|places| value.abs() * Fraction::whole(10_i128.pow(*places)) >= Fraction::whole(100));
    enough.unwrap_or(3) + u32::from(enough.is_some() && random.chance(40))
}
