//! The two ends of a range, and a part beside its whole.

use rust_decimal::Decimal;

use super::ReadError;
use super::collect::Collector;
use super::quantity::Parser;
use super::scan::Kind;
use super::{Approx, Direction};
use crate::lexicon::Meaning;

impl Parser<'_> {
    /// A minus, a hyphen or the dash of a range.
    pub(super) fn dash(&mut self) -> Result<(), ReadError> {
        let ones_follow =
            || matches!(self.lexicon.words.find(&self.scan, self.at + 1), Some((Meaning::Number(1..=9), _)));
        if self.figure_follows(self.at + 1) {
            if !self.has_number() {
                if self.first.is_none() {
                    self.direction = Some(Direction::Down);
                }
            } else if !(self.current.awaits_ones() && ones_follow()) {
                self.join()?;
            }
        }
        self.at += 1;
        Ok(())
    }

    /// Whether the next figure begins right here, perhaps after a sign of its currency: `140-acre` has none.
    fn figure_follows(&self, at: usize) -> bool {
        match self.scan.tokens().get(at).map(|token| token.kind) {
            Some(Kind::Number(_)) => true,
            Some(Kind::Word) => match self.lexicon.words.find(&self.scan, at) {
                Some((Meaning::Number(_) | Meaning::Fraction(_), _)) => true,
                Some((Meaning::Unit(_), length)) => {
                    matches!(
                        self.scan.tokens().get(at + length).map(|token| token.kind),
                        Some(Kind::Number(_))
                    )
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// A stroke, between the sides of a price (`101.73/101.78`) or saying nothing.
    pub(super) fn slash(&mut self) -> Result<(), ReadError> {
        let kind = |at: Option<usize>| at.and_then(|at| self.scan.tokens().get(at)).map(|token| token.kind);
        if let (Some(Kind::Number(bid)), Some(Kind::Number(offer))) =
            (kind(self.at.checked_sub(1)), kind(Some(self.at + 1)))
            && bid.faces(offer)
        {
            self.join()?;
        }
        self.at += 1;
        Ok(())
    }

    /// Ends the first figure of a range, if there is one before the token at hand. Brackets hold no range.
    pub(super) fn join(&mut self) -> Result<(), ReadError> {
        if self.bracket.is_none() && self.first.is_none() {
            self.settle()?;
            self.first = self.settled.take();
        }
        Ok(())
    }

    /// `and` goes on with a number (`two hundred and fifty`, `41 billion and 39 crores`) or joins the ends of a
    /// range (`$10 million and $15 million`).
    pub(super) fn and(&mut self, length: usize) -> Result<(), ReadError> {
        let next = self.at + length;
        if !self.has_number() || (self.current.awaits_rest() && !self.between) {
            self.at = next;
            return Ok(());
        }
        if !self.between && self.take_minor(next)? {
            return Ok(());
        }
        let is_fraction =
            |at| matches!(self.lexicon.words.find(&self.scan, at), Some((Meaning::Fraction(_), _)));
        let goes_on = match (self.current.last_factor(), self.factor_after(next)) {
            (Some(before), Some(after)) => after < before,
            // `two and a half`
            _ => is_fraction(next) || is_fraction(next + 1),
        };
        if self.between || !goes_on {
            self.join()?;
        }
        self.at = next;
        Ok(())
    }

    /// The factor of the scale word that follows the number at `at`.
    fn factor_after(&self, at: usize) -> Option<Decimal> {
        let number = self.scan.tokens().get(at)?;
        let length = match (number.kind, self.lexicon.words.find(&self.scan, at)) {
            (Kind::Number(_), _) => 1,
            (Kind::Word, Some((Meaning::Number(_), length))) => length,
            _ => return None,
        };
        match self.lexicon.words.find(&self.scan, at + length)? {
            (Meaning::Scale { number, .. }, _) => Some(self.lexicon.scales[usize::from(number)].factor),
            _ => None,
        }
    }

    /// `five of 15`: the figure is a part, and what is behind tells its whole.
    pub(super) fn whole_behind(&mut self, length: usize) -> Result<(), ReadError> {
        self.at += length;
        if !self.has_number() || self.current.is_fraction() {
            return Ok(());
        }
        let behind = self.behind()?;
        let Some(figure) = behind.figure.filter(|figure| *figure >= self.at) else { return Ok(()) };
        // `3 of 5 million`: of what size is the part?
        if behind.scale.is_some_and(|scale| scale >= self.at) && self.scales.is_empty() {
            return Err(ReadError::TwoFigures { at: self.scan.offset(figure) });
        }
        self.at = self.scan.tokens().len();
        Ok(())
    }

    /// `15 میں سے 5`: the whole was told, and the part is to come.
    pub(super) fn whole_before(&mut self, length: usize) -> Result<(), ReadError> {
        self.at += length;
        if self.behind()?.figure.is_some_and(|figure| figure >= self.at) {
            self.current = Collector::default();
            (self.first, self.settled, self.unit, self.named, self.worth) = (None, None, None, None, None);
            (self.approx, self.direction, self.between) = (Approx::Exact, None, false);
            (self.bracket, self.restated) = (None, None);
            self.scales.clear();
        }
        Ok(())
    }

    /// What stands behind the token at hand, found once. All its words must be known.
    fn behind(&mut self) -> Result<Behind, ReadError> {
        if let Some(behind) = self.behind {
            return Ok(behind);
        }
        let mut behind = Behind::default();
        let mut at = self.at;
        while let Some(token) = self.scan.tokens().get(at).copied() {
            let mut length = 1;
            if let Kind::Number(_) = token.kind {
                behind.figure = Some(at);
            } else if token.kind == Kind::Word {
                let (meaning, words) = self.find_at(at).ok_or_else(|| self.scan.unknown_word(at))?;
                match meaning {
                    Meaning::Number(_) => behind.figure = Some(at),
                    Meaning::Scale { .. } => behind.scale = Some(at),
                    _ => {}
                }
                length = words;
            }
            at += length;
        }
        self.behind = Some(behind);
        Ok(behind)
    }
}

/// The tokens of the last figure and the last scale word of a print.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Behind {
    figure: Option<usize>,
    scale: Option<usize>,
}
