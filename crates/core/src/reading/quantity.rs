//! Taking a figure that is not a date apart: number, unit, approximators, perhaps a range.

use rust_decimal::Decimal;

use super::amount::{Amount, Misfit, Style};
use super::collect::Collector;
use super::scan::{Digits, Kind, Scan};
use super::{Approx, Direction, ReadError};
use crate::lexicon::{Lexicon, Meaning, ScaleId, Unit};

/// What the words of a quantity say, before the sense is known.
pub(super) struct Parsed {
    /// The first end of a range.
    pub first: Option<Amount>,
    /// The figure, or the other end.
    pub last: Amount,
    /// Where the last figure begins, in the folded text.
    pub at: usize,
    pub unit: Option<u16>,
    pub approx: Approx,
    pub direction: Option<Direction>,
    pub scales: Vec<ScaleId>,
}

/// Takes a printed quantity apart. Places of errors are those of the folded text.
pub(super) fn parse(lexicon: &Lexicon, printed: &str, expected: &Unit) -> Result<Parsed, ReadError> {
    let parser = Parser {
        lexicon,
        scan: Scan::new(printed),
        at: 0,
        expected,
        current: Collector::default(),
        begun_at: 0,
        first: None,
        settled: None,
        between: false,
        words_cut: false,
        unit: None,
        approx: Approx::Exact,
        direction: None,
        scales: Vec::new(),
    };
    parser.run()
}

struct Parser<'a> {
    lexicon: &'a Lexicon,
    scan: Scan,
    /// The token at hand.
    at: usize,
    expected: &'a Unit,
    current: Collector,
    /// The token with which the number at hand began.
    begun_at: usize,
    /// The first end of a range.
    first: Option<Amount>,
    /// The number before a parenthesis.
    settled: Option<Amount>,
    between: bool,
    /// Whether words were cut that had been printed without a space.
    words_cut: bool,
    unit: Option<u16>,
    approx: Approx,
    direction: Option<Direction>,
    scales: Vec<ScaleId>,
}

impl Parser<'_> {
    fn run(mut self) -> Result<Parsed, ReadError> {
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
        let (first, last) = match (self.first, self.settled) {
            (None, None) => return Err(ReadError::NoFigure),
            (Some(only), None) => (None, only),
            (first, Some(last)) => (first, last),
        };
        Ok(Parsed {
            first,
            last,
            at: self.scan.offset(self.begun_at),
            unit: self.unit,
            approx: self.approx,
            direction: self.direction,
            scales: self.scales,
        })
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

    /// Joins groups that were printed apart: `1, 500,000`, `15 000`.
    fn spaced_groups(&mut self, mut digits: Digits) -> Digits {
        let mut by_spaces = digits.length <= 3;
        loop {
            let next = |distance: usize| self.scan.tokens().get(self.at + distance).map(|token| token.kind);
            let (group, length) = match (next(1), next(2)) {
                (Some(Kind::Comma), Some(Kind::Number(group))) => (group, 2),
                (Some(Kind::Number(group)), _) if by_spaces && digits.takes_thousands(group) => (group, 1),
                _ => return digits,
            };
            by_spaces &= length == 1;
            digits = digits.followed_by(group);
            self.at += length;
        }
    }

    fn word(&mut self) -> Result<(), ReadError> {
        let (meaning, length) = self.find()?;
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

    /// The meaning of the word at hand. Unknown words are cut where they may be several known ones that were printed
    /// without a space: `سوملین`, `کروڑڈالر`.
    fn find(&mut self) -> Result<(Meaning, usize), ReadError> {
        let words = &self.lexicon.words;
        let mut found = words.find(&self.scan, self.at);
        if found.is_none() && !self.words_cut {
            self.words_cut = true;
            self.scan.cut_words(self.at, |word| words.head_of(word));
            found = words.find(&self.scan, self.at);
        }
        found.ok_or_else(|| self.scan.unknown_word(self.at))
    }

    fn unit(&mut self, number: u16, length: usize) -> Result<(), ReadError> {
        let printed = self.lexicon.unit_at(number);
        let expected = self.expected;
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
