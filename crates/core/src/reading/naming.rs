//! Units named beside a figure, and the smaller part told behind one: `281 rupees 86 paisa`.

use rust_decimal::Decimal;

use super::ReadError;
use super::amount::Amount;
use super::bracket::Bracket;
use super::collect::Collector;
use super::quantity::Parser;
use super::scan::Kind;
use crate::lexicon::Meaning;

impl Parser<'_> {
    /// A unit word or sign.
    pub(super) fn unit(&mut self, number: u16, length: usize) -> Result<(), ReadError> {
        let at = self.at;
        self.at += length;
        if let Some(Bracket { unit: unit @ None, unit_at }) = &mut self.bracket {
            (*unit, *unit_at) = (Some(number), at);
            return self.check_dimension(number, at).map(|_| ());
        }
        self.tell_unit(number, at)?;
        self.take_minor(self.at)?;
        Ok(())
    }

    /// Takes a unit for that of the figure.
    pub(super) fn tell_unit(&mut self, number: u16, at: usize) -> Result<(), ReadError> {
        let (told, worth) = self.check_dimension(number, at)?;
        match (self.unit, self.named) {
            (Some(first), Some(named)) if first != told || self.worth != worth => Err(ReadError::TwoUnits {
                first: self.lexicon.unit_at(named).id.clone(),
                second: self.lexicon.unit_at(number).id.clone(),
                at: self.scan.offset(at),
            }),
            _ => {
                (self.unit, self.named, self.worth) = (Some(told), Some(number), worth);
                Ok(())
            }
        }
    }

    /// The unit that a printed one tells (`Rs90`, where rupees per square foot are measured, tells those), and what
    /// one of it is worth there, if not one.
    fn check_dimension(&self, number: u16, at: usize) -> Result<(u16, Option<Decimal>), ReadError> {
        let (printed, expected) = (self.lexicon.unit_at(number), self.expected);
        if printed.dimension == expected.dimension {
            return Ok((number, None));
        }
        if !expected.also.contains(&printed.id) {
            return Err(ReadError::OtherDimension {
                printed: printed.id.clone(),
                expected: expected.id.clone(),
                at: self.scan.offset(at),
            });
        }
        let told = self.lexicon.number_of(&expected.id).unwrap_or(number);
        let (up, down) = printed.factor;
        Ok((told, up.checked_div(down).filter(|worth| *worth != Decimal::ONE)))
    }

    /// Takes the minor units that stand at `at`, behind a whole figure in their unit. Whether they do.
    pub(super) fn take_minor(&mut self, at: usize) -> Result<bool, ReadError> {
        let Some(named) = self.named.filter(|_| !self.current.is_empty()) else { return Ok(false) };
        let Some((id, worth)) = &self.lexicon.unit_at(named).minor else { return Ok(false) };
        let Some((minor, end)) = self.lexicon.number_of(id).and_then(|unit| self.minor_at(at, unit)) else {
            return Ok(false);
        };
        let major = self.current.finish().map_err(|misfit| self.misfit(misfit, self.begun_at))?;
        let Some(both) = major.and_then(|major| major.with_minor(&minor, *worth)) else { return Ok(false) };
        self.current = Collector::default();
        self.settle_with(both)?;
        self.at = end;
        Ok(true)
    }

    /// A number in that unit at token `at`, and where it ends.
    fn minor_at(&mut self, mut at: usize, unit: u16) -> Option<(Amount, usize)> {
        let mut number = Collector::default();
        loop {
            match self.scan.tokens().get(at)?.kind {
                Kind::Number(digits) => number.digits(digits).ok()?,
                Kind::Word => match self.find_at(at)? {
                    (Meaning::Number(word), 1) => number.word(word).ok()?,
                    (Meaning::Unit(told), length) if told == unit => {
                        return Some((number.finish().ok()??, at + length));
                    }
                    _ => return None,
                },
                // `281 rupees, 86 paisa`, `forty-eight`
                Kind::Comma if number.is_empty() => {}
                Kind::Dash if number.awaits_ones() => {}
                _ => return None,
            }
            at += 1;
        }
    }
}
