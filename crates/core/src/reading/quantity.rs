//! Taking a figure that is not a date apart: number, unit, approximators, perhaps a range.

use rust_decimal::Decimal;

use super::amount::{Amount, Misfit, Style};
use super::bracket::Bracket;
use super::collect::Collector;
use super::range::Behind;
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
    /// What one of the printed unit is worth in the expected one, where it stands for that: a paisa, 0.01.
    pub worth: Option<Decimal>,
    /// The figure in another unit, in brackets.
    pub restated: Option<Restated>,
}

/// What brackets tell again in another unit: `853 acres (6824 kanals)`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Restated {
    pub amount: Amount,
    pub unit: u16,
    /// Where it begins, in the folded text.
    pub at: usize,
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
        named: None,
        worth: None,
        approx: Approx::Exact,
        direction: None,
        scales: Vec::new(),
        bracket: None,
        restated: None,
        behind: None,
    };
    parser.run()
}

pub(super) struct Parser<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) scan: Scan,
    /// The token at hand.
    pub(super) at: usize,
    pub(super) expected: &'a Unit,
    pub(super) current: Collector,
    /// The token with which the number at hand began.
    pub(super) begun_at: usize,
    /// The first end of a range.
    pub(super) first: Option<Amount>,
    /// The number before a bracket, or one that nothing can be added to.
    pub(super) settled: Option<Amount>,
    pub(super) between: bool,
    /// Whether words were cut that had been printed without a space.
    words_cut: bool,
    /// The unit that is told, by its number: the expected one, where the printed stands for it.
    pub(super) unit: Option<u16>,
    /// The unit as printed.
    pub(super) named: Option<u16>,
    pub(super) worth: Option<Decimal>,
    pub(super) approx: Approx,
    pub(super) direction: Option<Direction>,
    pub(super) scales: Vec<ScaleId>,
    /// Open brackets behind a figure.
    pub(super) bracket: Option<Bracket>,
    pub(super) restated: Option<Restated>,
    /// What stands behind, once that was asked.
    pub(super) behind: Option<Behind>,
}

impl Parser<'_> {
    fn run(mut self) -> Result<Parsed, ReadError> {
        while let Some(token) = self.scan.tokens().get(self.at).copied() {
            match token.kind {
                Kind::Number(digits) => self.number(digits)?,
                Kind::Word => self.word()?,
                Kind::Dash => self.dash()?,
                Kind::Plus => self.plus(),
                Kind::Comma => self.at += 1,
                Kind::Slash => self.slash()?,
                Kind::Open => self.open()?,
                Kind::Close => self.close()?,
            }
        }
        self.close()?;
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
            worth: self.worth,
            restated: self.restated,
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

    /// Joins digits that were printed apart: `1, 500,000`, `15 000`, `159. 28`.
    fn spaced_groups(&mut self, mut digits: Digits) -> Digits {
        let mut by_spaces = digits.length <= 3;
        loop {
            let next = |distance: usize| self.scan.tokens().get(self.at + distance).map(|token| token.kind);
            let gap = self.scan.gap_after(self.at);
            if matches!(gap, ". " | ".\u{a0}")
                && let Some(Kind::Number(behind)) = next(1)
                && let Some(whole) = digits.pointed(behind)
            {
                self.at += 1;
                return whole;
            }
            let only_spaces = gap.trim_start().is_empty();
            let (group, length) = match (next(1), next(2)) {
                (Some(Kind::Comma), Some(Kind::Number(group))) => (group, 2),
                (Some(Kind::Number(group)), _)
                    if by_spaces && only_spaces && digits.takes_thousands(group) =>
                {
                    (group, 1)
                }
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
                if self.bracket.is_some() && self.current.is_empty() {
                    self.scale_outer(scale.factor)
                } else {
                    self.current.scale(scale.factor, plural)
                }
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
            Meaning::To | Meaning::Side => {
                self.join()?;
                Ok(())
            }
            Meaning::And => return self.and(length),
            Meaning::Between => {
                self.between = true;
                Ok(())
            }
            Meaning::Of => return self.whole_behind(length),
            Meaning::OutOf => return self.whole_before(length),
            Meaning::Filler => Ok(()),
        };
        result.map_err(|misfit| self.misfit(misfit, start))?;
        self.at = start + length;
        Ok(())
    }

    /// The meaning of the word at hand. Unknown words are cut where they may be several known ones that were printed
    /// without a space: `سوملین`, `کروڑڈالر`.
    fn find(&mut self) -> Result<(Meaning, usize), ReadError> {
        self.find_at(self.at).ok_or_else(|| self.scan.unknown_word(self.at))
    }

    /// The meaning of the word at `at`, which lies at the token at hand or behind it.
    pub(super) fn find_at(&mut self, at: usize) -> Option<(Meaning, usize)> {
        let words = &self.lexicon.words;
        let is_word = self.scan.tokens().get(at).is_some_and(|token| token.kind == Kind::Word);
        let found = words.find(&self.scan, at);
        if found.is_some() || self.words_cut || !is_word {
            return found;
        }
        self.words_cut = true;
        self.scan.cut_words(at, |word| words.head_of(word));
        words.find(&self.scan, at)
    }

    /// Whether a number stands before the token at hand.
    pub(super) fn has_number(&self) -> bool {
        !self.current.is_empty() || self.settled.is_some()
    }

    /// An open end says more than `about`: `about 90 percent or more`.
    fn approximate(&mut self, approx: Approx) {
        let is_open = |approx| matches!(approx, Approx::Over | Approx::Under | Approx::UpTo);
        if !is_open(self.approx) || is_open(approx) {
            self.approx = approx;
        }
    }

    fn plus(&mut self) {
        if self.has_number() {
            self.approximate(Approx::Over);
        } else {
            self.direction = Some(Direction::Up);
        }
        self.at += 1;
    }

    /// Ends a number.
    pub(super) fn settle(&mut self) -> Result<(), ReadError> {
        let amount = self.current.finish().map_err(|misfit| self.misfit(misfit, self.begun_at))?;
        self.current = Collector::default();
        amount.map_or(Ok(()), |amount| self.settle_with(amount))
    }

    /// Takes a whole number. Behind another it must say the same again: `sixteen (16)`.
    pub(super) fn settle_with(&mut self, amount: Amount) -> Result<(), ReadError> {
        match self.settled {
            Some(outer) if outer.value != amount.value => {
                Err(ReadError::TwoFigures { at: self.scan.offset(self.begun_at) })
            }
            Some(Amount { style: Style::Words, .. }) | None => {
                self.settled = Some(amount);
                Ok(())
            }
            Some(_) => Ok(()),
        }
    }

    pub(super) fn misfit(&self, misfit: Misfit, token: usize) -> ReadError {
        let at = self.scan.offset(token);
        match misfit {
            Misfit::Another => ReadError::TwoFigures { at },
            Misfit::TooLong => ReadError::TooManyDigits { at },
            Misfit::TooLarge => ReadError::TooLarge { at },
        }
    }
}
