//! Brackets behind a figure: they tell it again, in words or in another unit, or its scale or unit alone.

use rust_decimal::Decimal;

use super::ReadError;
use super::amount::{Amount, Misfit};
use super::collect::Collector;
use super::quantity::{Parser, Restated};

/// What open brackets have told so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bracket {
    /// The unit told, by its number.
    pub unit: Option<u16>,
    /// The token of that unit.
    pub unit_at: usize,
}

impl Parser<'_> {
    pub(super) fn open(&mut self) -> Result<(), ReadError> {
        self.close_bracket()?;
        self.settle()?;
        if self.settled.is_some() {
            self.bracket = Some(Bracket::default());
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn close(&mut self) -> Result<(), ReadError> {
        self.close_bracket()?;
        self.settle()?;
        self.at += 1;
        Ok(())
    }

    fn close_bracket(&mut self) -> Result<(), ReadError> {
        let Some(bracket) = self.bracket.take() else { return Ok(()) };
        let inner = self.current.finish().map_err(|misfit| self.misfit(misfit, self.begun_at))?;
        self.current = Collector::default();
        match (inner, bracket.unit) {
            // The first figure is the one that is read.
            (Some(amount), Some(unit)) if unit != self.outer_unit() => {
                let at = self.scan.offset(self.begun_at);
                self.restated.get_or_insert(Restated { amount, unit, at });
                Ok(())
            }
            (Some(amount), unit) => {
                self.unit = self.unit.or(unit);
                self.settle_with(amount)
            }
            (None, Some(unit)) => self.tell_unit(unit, bracket.unit_at),
            (None, None) => Ok(()),
        }
    }

    /// The unit of the figure before the brackets.
    fn outer_unit(&self) -> u16 {
        let expected = || self.lexicon.number_of(&self.expected.id);
        self.unit.or_else(expected).unwrap_or(u16::MAX)
    }

    /// `45 (million)`: brackets tell the scale of the figure before them, unless that has told it.
    pub(super) fn scale_outer(&mut self, factor: Decimal) -> Result<(), Misfit> {
        let scaled = |amount: Option<Amount>| amount.map(|amount| amount.times(factor)).transpose();
        if self.settled.is_some_and(|outer| outer.factor.is_none()) {
            (self.first, self.settled) = (scaled(self.first)?, scaled(self.settled)?);
            Ok(())
        } else {
            Err(Misfit::Another)
        }
    }
}
