//! One number as it was printed.

use rust_decimal::Decimal;

use crate::decimal;

/// A number as it was printed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amount {
    pub value: Decimal,
    /// The worth of one unit of the last digit printed, or of the last word of a number.
    pub place: Decimal,
    /// The digits of the last component, without the point.
    pub mantissa: u128,
    /// Whether digits stand after a point.
    pub has_point: bool,
    /// How many numbers with a scale of their own it is made of: `81 crore 10 lakh` is two.
    pub components: u32,
    pub style: Style,
    /// The scale word of its last component.
    pub factor: Option<Decimal>,
    /// Whether its digits are grouped in no known way.
    pub broken: bool,
    /// Whether it is a plural scale word alone: `millions`.
    pub vague: bool,
}

/// How the last of a number was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Digits,
    Words,
    /// `seventh`, `8th`.
    Ordinal,
}

impl Amount {
    /// The amount with a scale word that stands elsewhere.
    pub(crate) fn times(mut self, factor: Decimal) -> Result<Self, Misfit> {
        self.value = multiply(self.value, factor)?;
        self.place = multiply(self.place, factor)?;
        self.factor = Some(factor);
        Ok(self)
    }

    /// The amount with so many minor units behind it, each worth that much: `281 rupees 86 paisa`. `None` where they
    /// are no part of one, or stand behind a fraction.
    pub(crate) fn with_minor(self, minor: &Self, worth: Decimal) -> Option<Self> {
        let part = multiply(minor.value, worth).ok()?;
        // However it is said, a price with its minor unit is told to one of that.
        let place = multiply(minor.place.min(Decimal::ONE), worth).ok()?;
        if !self.value.fract().is_zero() || self.vague || self.style == Style::Ordinal || part >= Decimal::ONE
        {
            return None;
        }
        let value = add(self.value, part).ok()?;
        Some(Self {
            value,
            place,
            mantissa: value.checked_div(place)?.trunc().mantissa().unsigned_abs(),
            has_point: true,
            components: 1,
            style: Style::Digits,
            factor: None,
            broken: self.broken || minor.broken,
            vague: false,
        })
    }

    /// How many digits say something: without the zeros before, nor those after that only hold a place.
    pub(crate) fn significant_digits(&self) -> u32 {
        let digits = if self.has_point { self.mantissa } else { stripped(self.value) };
        digits.checked_ilog10().map_or(1, |log| log + 1)
    }
}

/// Why a further word does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// It begins another number.
    Another,
    /// It has too many digits.
    TooLong,
    /// The number is too large to be held.
    TooLarge,
}

/// The digits of a number without zeros at its end.
fn stripped(value: Decimal) -> u128 {
    let mut digits = value.mantissa().unsigned_abs();
    while digits > 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits
}

/// Exact, or refused.
pub(super) fn decimal_of(mantissa: u128, decimals: u32) -> Result<Decimal, Misfit> {
    let mantissa = i128::try_from(mantissa).map_err(|_| Misfit::TooLong)?;
    Decimal::try_from_i128_with_scale(mantissa, decimals).map_err(|_| Misfit::TooLong)
}

/// Exact, or refused: a figure is never read as a neighbor of itself.
pub(super) fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, Misfit> {
    decimal::exact_product(a, b).ok_or(Misfit::TooLarge)
}

pub(super) fn add(a: Decimal, b: Decimal) -> Result<Decimal, Misfit> {
    decimal::exact_sum(a, b).ok_or(Misfit::TooLarge)
}
