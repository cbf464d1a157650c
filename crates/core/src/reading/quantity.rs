//! Reading a figure that is not a date: number, unit, approximators, perhaps a range.

use rust_decimal::Decimal;

use super::amount::{Amount, Collector, Misfit, Style};
use super::scan::{Digits, Kind, Scan};
use super::{Approx, Direction, Expect, Nominal, ReadError, Reading, Sense, rounding};
use crate::lexicon::{Lexicon, Meaning, ScaleId, UnitId, original_offset};

/// Reads a printed quantity.
pub(super) fn read(
    lexicon: &Lexicon,
    printed: &str,
    sense: &Sense,
    expect: &Expect<'_>,
) -> Result<Reading, ReadError> {
    let parser = Parser {
        lexicon,
        scan: Scan::new(printed),
        at: 0,
        expect,
        current: Collector::default(),
        begun_at: 0,
        first: None,
        settled: None,
        between: false,
        unit: None,
        approx: Approx::Exact,
        direction: None,
        scales: Vec::new(),
    };
    parser.run(sense).map_err(|error| error.placed(|at| original_offset(printed, at)))
}

struct Parser<'a> {
    lexicon: &'a Lexicon,
    scan: Scan,
    /// The token at hand.
    at: usize,
    expect: &'a Expect<'a>,
    current: Collector,
    /// The token with which the number at hand began.
    begun_at: usize,
    /// The first end of a range.
    first: Option<Amount>,
    /// The number before a parenthesis.
    settled: Option<Amount>,
    between: bool,
    unit: Option<u16>,
    approx: Approx,
    direction: Option<Direction>,
    scales: Vec<ScaleId>,
}

impl Parser<'_> {
    fn run(mut self, sense: &Sense) -> Result<Reading, ReadError> {
        while let Some(token) = self.scan.tokens().get(self.at).copied() {
            match token.kind {
                Kind::Number(digits) => self.number(digits)?,
                Kind::Word => self.word()?,
                Kind::Dash => self.dash()?,
                Kind::Plus => self.plus(),
                Kind::Comma | Kind::Slash => self.at += 1,
                Kind::Open | Kind::Close => {
                    self.settle()?;
                    self.at += 1;
                }
            }
        }
        self.settle()?;
        match (self.first.take(), self.settled) {
            (None, None) => Err(ReadError::NoFigure),
            (Some(only), None) => self.conclude(None, only, sense),
            (first, Some(last)) => self.conclude(first, last, sense),
        }
    }

    /// Puts the pieces together.
    fn conclude(
        mut self,
        mut first: Option<Amount>,
        mut last: Amount,
        sense: &Sense,
    ) -> Result<Reading, ReadError> {
        let too_large = ReadError::TooLarge { at: self.scan.offset(self.begun_at) };
        if let Some(scale) = sense.scale.as_ref().filter(|_| self.scales.is_empty()) {
            let known =
                self.lexicon.scale(scale).ok_or_else(|| ReadError::UnknownScale { scale: scale.clone() })?;
            last = last.times(known.factor).map_err(|_| too_large.clone())?;
            first = first.map(|first| first.times(known.factor)).transpose().map_err(|_| too_large)?;
            self.scales.push(scale.clone());
        }
        if let (Some(lower), Some(factor)) = (first, last.factor)
            && lower.factor.is_none()
            && let Ok(scaled) = lower.times(factor)
            && scaled.value <= last.value
        {
            // `$18-20 million`: the scale word reaches back.
            first = Some(scaled);
        }
        let unit = self.conclude_unit(sense)?;
        let mut approx = match (self.approx, sense.approx) {
            (Approx::Exact, Some(approx)) => approx,
            (printed, _) => printed,
        };
        if last.vague && approx == Approx::Exact {
            approx = Approx::Over;
        }
        let mut broken_end = None;
        if let Some(lower) = first.filter(|lower| lower.broken != last.broken) {
            // One end cannot be told: the range is open there.
            broken_end = Some(if lower.broken { Approx::UpTo } else { Approx::Over });
            if last.broken {
                last = lower;
            }
            first = None;
        } else if last.broken {
            return Err(ReadError::BrokenGroups { at: self.scan.offset(self.begun_at) });
        }
        let approx = broken_end.unwrap_or(approx);
        let direction = self.direction.or(sense.direction);
        let mut read =
            rounding::bounds(first.as_ref(), &last, approx, self.expect, self.lexicon.approximation());
        let mut nominal =
            first.map_or(Nominal::Point(last.value), |first| Nominal::between(first.value, last.value));
        if direction == Some(Direction::Down) {
            nominal = match nominal {
                Nominal::Point(value) => Nominal::Point(-value),
                Nominal::Span(low, high) => Nominal::Span(-high, -low),
            };
            read.round = read.round.negated();
            read.truncate = read.truncate.negated();
        }
        Ok(Reading {
            nominal,
            round: read.round,
            truncate: read.truncate,
            unit,
            scale_words: self.scales.into_boxed_slice(),
            finest: read.finest,
            approx,
            direction,
        })
    }

    fn conclude_unit(&self, sense: &Sense) -> Result<Option<UnitId>, ReadError> {
        if let Some(number) = self.unit {
            return Ok(Some(self.lexicon.unit_at(number).id.clone()));
        }
        let Some(id) = &sense.unit else { return Ok(None) };
        let unit = self.lexicon.unit(id).ok_or_else(|| ReadError::UnknownUnit { unit: id.clone() })?;
        if unit.dimension != self.expect.unit.dimension {
            return Err(ReadError::OtherDimension {
                printed: id.clone(),
                expected: self.expect.unit.id.clone(),
                at: 0,
            });
        }
        Ok(Some(id.clone()))
    }

    fn number(&mut self, digits: Digits) -> Result<(), ReadError> {
        let start = self.at;
        if self.current.is_empty() {
            self.begun_at = start;
        }
        let digits = self.spaced_groups(digits);
        self.current.digits(digits).map_err(|misfit| self.misfit(misfit, start))?;
        self.at += 1;
        Ok(())
    }

    /// Joins groups that were printed apart: `1, 500,000`.
    fn spaced_groups(&mut self, mut digits: Digits) -> Digits {
        while let [comma, group] = self.scan.tokens().get(self.at + 1..self.at + 3).unwrap_or_default() {
            let (Kind::Comma, Kind::Number(group)) = (comma.kind, group.kind) else { break };
            digits = digits.followed_by(group);
            self.at += 2;
        }
        digits
    }

    fn word(&mut self) -> Result<(), ReadError> {
        let found = match self.lexicon.words.find(&self.scan, self.at) {
            Some(found) => found,
            None => self.split_word()?,
        };
        let (meaning, length) = found;
        let start = self.at;
        if self.current.is_empty() {
            self.begun_at = start;
        }
        let result = match meaning {
            Meaning::Number(number) => self.current.word(number),
            Meaning::Ordinal(number) => self.current.ordinal(number),
            Meaning::OrdinalSuffix => {
                self.current.ordinal_suffix();
                Ok(())
            }
            Meaning::Scale { number, plural } => {
                let scale = &self.lexicon.scales[usize::from(number)];
                self.scales.push(scale.id.clone());
                self.current.scale(scale.factor, plural)
            }
            Meaning::Fraction(fraction) => self.current.fraction(fraction),
            Meaning::Point => self.current.point(),
            Meaning::Unit(number) => return self.unit(number, length),
            Meaning::Approx(approx) => {
                self.approximate(approx);
                Ok(())
            }
            Meaning::Direction(direction) => {
                self.direction = Some(direction);
                Ok(())
            }
            Meaning::To => {
                self.join()?;
                Ok(())
            }
            Meaning::And => {
                self.and(length)?;
                Ok(())
            }
            Meaning::Between => {
                self.between = true;
                Ok(())
            }
            Meaning::Filler => Ok(()),
        };
        result.map_err(|misfit| self.misfit(misfit, start))?;
        self.at = start + length;
        Ok(())
    }

    /// Cuts an unknown word of Urdu into known ones that were printed without a space: `سوملین`, `کروڑڈالر`.
    fn split_word(&mut self) -> Result<(Meaning, usize), ReadError> {
        let token = self.scan.tokens()[self.at];
        let word = self.scan.text_of(&token);
        if let Some(length) = self.lexicon.words.head_of(word) {
            self.scan.split(self.at, length);
            if let Some(found) = self.lexicon.words.find(&self.scan, self.at) {
                return Ok(found);
            }
        }
        let word = self.scan.text_of(&token).to_owned();
        Err(ReadError::UnknownWord { word, at: self.scan.offset(self.at) })
    }

    fn unit(&mut self, number: u16, length: usize) -> Result<(), ReadError> {
        let printed = self.lexicon.unit_at(number);
        let expected = self.expect.unit;
        let at = self.scan.offset(self.at);
        if printed.dimension != expected.dimension && !expected.also.contains(&printed.id) {
            return Err(ReadError::OtherDimension {
                printed: printed.id.clone(),
                expected: expected.id.clone(),
                at,
            });
        }
        // `Rs90`, where rupees per square foot are measured.
        let number = if printed.dimension == expected.dimension {
            number
        } else {
            self.lexicon.number_of(&expected.id).unwrap_or(number)
        };
        match self.unit {
            Some(first) if first != number => Err(ReadError::TwoUnits {
                first: self.lexicon.unit_at(first).id.clone(),
                second: self.lexicon.unit_at(number).id.clone(),
                at,
            }),
            _ => {
                self.unit = Some(number);
                self.at += length;
                Ok(())
            }
        }
    }

    /// An open end says more than `about`: `about 90 percent or more`.
    fn approximate(&mut self, approx: Approx) {
        let is_open = |approx| matches!(approx, Approx::Over | Approx::Under | Approx::UpTo);
        if !is_open(self.approx) || is_open(approx) {
            self.approx = approx;
        }
    }

    fn plus(&mut self) {
        if self.current.is_empty() {
            self.direction = Some(Direction::Up);
        } else {
            self.approximate(Approx::Over);
        }
        self.at += 1;
    }

    /// A minus, a hyphen or the dash of a range.
    fn dash(&mut self) -> Result<(), ReadError> {
        let ones_follow =
            || matches!(self.lexicon.words.find(&self.scan, self.at + 1), Some((Meaning::Number(1..=9), _)));
        if self.figure_follows(self.at + 1) {
            if self.current.is_empty() && self.settled.is_none() {
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

    /// Ends the first figure of a range.
    fn join(&mut self) -> Result<(), ReadError> {
        if self.first.is_none() {
            self.settle()?;
            self.first = self.settled.take();
        }
        Ok(())
    }

    /// `and` goes on with a number (`two hundred and fifty`, `41 billion and 39 crores`) or joins the ends of a
    /// range (`$10 million and $15 million`).
    fn and(&mut self, length: usize) -> Result<(), ReadError> {
        if self.current.is_empty() || (self.current.awaits_rest() && !self.between) {
            return Ok(());
        }
        let next = self.at + length;
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

    /// Ends a number. What stands in parentheses behind it must say the same again: `sixteen (16)`.
    fn settle(&mut self) -> Result<(), ReadError> {
        let amount = self.current.finish().map_err(|misfit| self.misfit(misfit, self.begun_at))?;
        self.current = Collector::default();
        match (self.settled, amount) {
            (Some(outer), Some(inner)) if outer.value != inner.value => {
                return Err(ReadError::TwoFigures { at: self.scan.offset(self.begun_at) });
            }
            (Some(outer), Some(inner)) => {
                self.settled = Some(if outer.style == Style::Words { inner } else { outer });
            }
            (None, _) => self.settled = amount,
            (Some(_), None) => {}
        }
        Ok(())
    }

    fn misfit(&self, misfit: Misfit, token: usize) -> ReadError {
        let at = self.scan.offset(token);
        match misfit {
            Misfit::Another => ReadError::TwoFigures { at },
            Misfit::TooLong => ReadError::TooManyDigits { at },
            Misfit::TooLarge => ReadError::TooLarge { at },
        }
    }
}
