//! Making one number of digits, number words and scale words: `13.72`, `پچیس کروڑ ستر لاکھ`, `sixty one thousand`.

use rust_decimal::Decimal;

use super::amount::{Amount, Misfit, Style, add, decimal_of, multiply};
use super::scan::Digits;
use crate::lexicon::Fraction;

/// Collects an [`Amount`] word by word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Collector {
    /// Components closed by a scale word, summed up.
    closed: Option<Closed>,
    open: Option<Open>,
    /// `ساڑھے`: half more than the number to come.
    leading: Option<Fraction>,
    components: u32,
    broken: bool,
    ordinal: bool,
    vague: bool,
}

#[derive(Debug, Clone, Copy)]
struct Closed {
    sum: Decimal,
    /// Of the last component.
    factor: Decimal,
    last: Open,
}

/// A number that a scale word may still multiply.
#[derive(Debug, Clone, Copy)]
struct Open {
    value: Decimal,
    place: Decimal,
    mantissa: u128,
    has_point: bool,
    /// Whether a point was said whose digits are still to come.
    awaits_decimals: bool,
    in_words: bool,
}

impl Open {
    /// A number word, which is as round as it has zeros.
    fn word(value: u32) -> Self {
        let mut place = 1_u32;
        while value > 0 && value.is_multiple_of(place * 10) {
            place *= 10;
        }
        Self {
            value: value.into(),
            place: place.into(),
            mantissa: u128::from(value),
            has_point: false,
            awaits_decimals: false,
            in_words: true,
        }
    }

    fn times(mut self, factor: Decimal) -> Result<Self, Misfit> {
        self.value = multiply(self.value, factor)?;
        self.place = multiply(self.place, factor)?;
        Ok(self)
    }
}

impl Collector {
    pub(crate) fn is_empty(&self) -> bool {
        self.open.is_none() && self.closed.is_none()
    }

    /// The factor of the last scale word, if the last number has one.
    pub(crate) fn last_factor(&self) -> Option<Decimal> {
        if self.open.is_some() { None } else { self.closed.map(|closed| closed.factor) }
    }

    /// Whether a number word below ten may still follow: `sixty-one`.
    pub(crate) fn awaits_ones(&self) -> bool {
        self.open.is_some_and(|open| open.in_words && open.place == Decimal::TEN)
    }

    /// Whether a number word of less than a hundred may still follow: `two hundred and …`.
    pub(crate) fn awaits_rest(&self) -> bool {
        self.open.is_some_and(|open| open.in_words && open.place >= Decimal::ONE_HUNDRED)
    }

    /// Whether it is a part of one: `half`.
    pub(crate) fn is_fraction(&self) -> bool {
        self.closed.is_none() && self.open.is_some_and(|open| open.in_words && !open.value.fract().is_zero())
    }

    pub(crate) fn digits(&mut self, digits: Digits) -> Result<(), Misfit> {
        if digits.too_long {
            return Err(Misfit::TooLong);
        }
        if let Some(open) = &mut self.open {
            return open.awaits_decimals.then_some(()).ok_or(Misfit::Another).and_then(|()| {
                if digits.decimals > 0 {
                    Err(Misfit::Another)
                } else {
                    open.decimals(digits.mantissa, digits.length)
                }
            });
        }
        let value = decimal_of(digits.mantissa, digits.decimals)?;
        if self.closed.is_some_and(|closed| value >= closed.factor) {
            return Err(Misfit::Another);
        }
        self.broken |= digits.broken;
        let place = decimal_of(1, digits.decimals)?;
        self.begin(Open {
            value,
            place,
            mantissa: digits.mantissa,
            has_point: digits.decimals > 0,
            awaits_decimals: false,
            in_words: false,
        })
    }

    /// A number word below 100.
    pub(crate) fn word(&mut self, number: u8) -> Result<(), Misfit> {
        let number = u32::from(number);
        let Some(open) = &mut self.open else { return self.begin(Open::word(number)) };
        if open.awaits_decimals || (open.has_point && open.in_words) {
            return open.decimals(number.into(), if number < 10 { 1 } else { 2 });
        }
        let room = match open.place {
            _ if !open.in_words => Decimal::ZERO,
            place if place >= Decimal::ONE_HUNDRED => Decimal::ONE_HUNDRED,
            place if place == Decimal::TEN && open.value % Decimal::ONE_HUNDRED > Decimal::TEN => {
                Decimal::TEN
            }
            _ => Decimal::ZERO,
        };
        if number == 0 || Decimal::from(number) >= room {
            return Err(Misfit::Another);
        }
        let word = Open::word(number);
        open.value += word.value;
        open.place = word.place;
        open.mantissa += word.mantissa;
        Ok(())
    }

    pub(crate) fn ordinal(&mut self, number: u8) -> Result<(), Misfit> {
        self.word(number)?;
        self.ordinal = true;
        Ok(())
    }

    pub(crate) fn ordinal_suffix(&mut self) {
        self.ordinal = true;
    }

    pub(crate) fn point(&mut self) -> Result<(), Misfit> {
        match &mut self.open {
            Some(open) if !open.has_point => {
                open.awaits_decimals = true;
                Ok(())
            }
            _ => Err(Misfit::Another),
        }
    }

    pub(crate) fn fraction(&mut self, fraction: Fraction) -> Result<(), Misfit> {
        if fraction.leads {
            self.leading = Some(fraction);
            return Ok(());
        }
        let part = Decimal::new(i64::from(fraction.quarters) * 25, 2);
        let place = fraction_place(fraction);
        match &mut self.open {
            // `two and a half`
            Some(open) if !open.has_point && part < Decimal::ONE => {
                open.value += part;
                open.place = place;
                open.in_words = true;
                Ok(())
            }
            Some(_) => Err(Misfit::Another),
            None => self.begin(Open { value: part, place, ..Open::word(1) }),
        }
    }

    /// A scale word. A hundred multiplies the number at hand, a larger one closes it.
    pub(crate) fn scale(&mut self, factor: Decimal, plural: bool) -> Result<(), Misfit> {
        if self.open.is_none() && self.leading.is_some() {
            // `سوا ارب`: one and a quarter billion.
            self.begin(Open::word(1))?;
        }
        if factor == Decimal::ONE_HUNDRED {
            let open = self.open.take();
            if open.is_none() && plural {
                self.vague = true;
            }
            let hundreds = open.unwrap_or(Open { place: Decimal::ONE, ..Open::word(1) }).times(factor)?;
            let mantissa = hundreds.mantissa.saturating_mul(100);
            self.open = Some(Open { mantissa, in_words: true, ..hundreds });
            self.components += u32::from(open.is_none());
            return Ok(());
        }
        let closed = match (self.closed, self.open.take()) {
            (None, None) => {
                self.vague |= plural;
                self.components += 1;
                let last = Open::word(1).times(factor)?;
                Closed { sum: last.value, factor, last }
            }
            (None, Some(open)) => {
                let last = open.times(factor)?;
                Closed { sum: last.value, factor, last }
            }
            (Some(before), Some(open)) if factor < before.factor => {
                let last = open.times(factor)?;
                Closed { sum: add(before.sum, last.value)?, factor, last }
            }
            // `2 thousand 5 hundred crore`: the scale reaches back over the whole number.
            (Some(before), Some(open)) if factor > before.factor => Closed {
                sum: multiply(add(before.sum, open.value)?, factor)?,
                factor,
                last: open.times(factor)?,
            },
            // `1.5 lakh crore`
            (Some(before), None) => Closed {
                sum: multiply(before.sum, factor)?,
                factor: multiply(before.factor, factor)?,
                last: before.last.times(factor)?,
            },
            (Some(_), Some(_)) => return Err(Misfit::Another),
        };
        self.closed = Some(closed);
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<Option<Amount>, Misfit> {
        let (value, last) = match (self.closed, self.open) {
            (None, None) => return Ok(None),
            (None, Some(open)) => (open.value, open),
            (Some(closed), None) => (closed.sum, closed.last),
            (Some(closed), Some(open)) => (add(closed.sum, open.value)?, open),
        };
        let style = match last.in_words {
            _ if self.ordinal => Style::Ordinal,
            true => Style::Words,
            false => Style::Digits,
        };
        Ok(Some(Amount {
            value,
            place: last.place,
            mantissa: last.mantissa,
            has_point: last.has_point,
            components: self.components,
            style,
            factor: self.closed.map(|closed| closed.factor),
            broken: self.broken,
            vague: self.vague,
        }))
    }

    fn begin(&mut self, open: Open) -> Result<(), Misfit> {
        let open = match self.leading.take() {
            None => open,
            Some(fraction) => Open {
                value: add(open.value, Decimal::new(i64::from(fraction.quarters) * 25, 2))?,
                place: fraction_place(fraction),
                in_words: true,
                ..open
            },
        };
        self.components += 1;
        self.open = Some(open);
        Ok(())
    }
}

impl Open {
    /// Digits after a point that was said as a word.
    fn decimals(&mut self, digits: u128, length: u32) -> Result<(), Misfit> {
        if length > 12 || self.mantissa > u128::from(u64::MAX) {
            return Err(Misfit::TooLong);
        }
        let step = self.place.min(Decimal::ONE);
        let place = multiply(step, decimal_of(1, length)?)?;
        self.value = add(self.value, multiply(place, decimal_of(digits, 0)?)?)?;
        self.mantissa = self.mantissa.saturating_mul(10_u128.pow(length)).saturating_add(digits);
        self.place = place;
        self.has_point = true;
        self.awaits_decimals = false;
        Ok(())
    }
}

fn fraction_place(fraction: Fraction) -> Decimal {
    if fraction.quarters % 2 == 0 { Decimal::new(5, 1) } else { Decimal::new(25, 2) }
}
