//! Reading a date: a day, a month, a quarter, a year, a stretch of one, or a range.

use rust_decimal::Decimal;

use super::day::{Awaited, Piece};
use super::scan::{Digits, Kind, Scan};
use super::{Approx, Expect, Nominal, ReadError, Reading, Sense};
use crate::bounds::Bounds;
use crate::edtf::DaySpan;
use crate::lexicon::{DateMeaning, Lexicon};

/// Reads a printed date as the span of its days. Places of errors are those of the folded text.
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
        lenient: sense.date.is_some(),
        first: None,
        current: Piece::default(),
        approx: Approx::Exact,
        relative: None,
        words_cut: false,
    };
    let (span, approx) = parser.run(sense)?;
    Ok(reading(span, approx, expect))
}

fn reading(span: DaySpan, approx: Approx, expect: &Expect<'_>) -> Reading {
    let (first, last) = span.day_numbers();
    let (first, last) = (first.map(Decimal::from), last.map(Decimal::from));
    let days = Bounds::new(first, last).unwrap_or(Bounds::EVERYTHING);
    let open = |day: Option<Decimal>| day.unwrap_or_default();
    let bounds = match approx {
        Approx::Under => first.map_or(days, |first| Bounds::at_most(first - Decimal::ONE)),
        Approx::Over => last.map_or(days, |last| Bounds::at_least(last + Decimal::ONE)),
        Approx::Exact | Approx::About | Approx::Nearly | Approx::UpTo => days,
    };
    Reading {
        nominal: Nominal::between(open(first.or(last)), open(last.or(first))),
        round: bounds,
        truncate: bounds,
        unit: Some(expect.unit.id.clone()),
        scale_words: Box::default(),
        finest: Decimal::ONE,
        approx,
        direction: None,
    }
}

struct Parser<'a> {
    lexicon: &'a Lexicon,
    scan: Scan,
    at: usize,
    /// The sense says what is meant, so that not every word need be understood.
    lenient: bool,
    /// The first end of a range.
    first: Option<Piece>,
    current: Piece,
    approx: Approx,
    /// The token of a word such as `Tuesday`.
    relative: Option<usize>,
    /// Whether words were cut that had been printed without a space.
    words_cut: bool,
}

impl Parser<'_> {
    fn run(mut self, sense: &Sense) -> Result<(DaySpan, Approx), ReadError> {
        while let Some(token) = self.scan.tokens().get(self.at).copied() {
            match token.kind {
                Kind::Number(digits) => self.number(digits)?,
                Kind::Word => self.word()?,
                Kind::Dash | Kind::Slash => self.dash(),
                _ => self.at += 1,
            }
        }
        let approx = match (self.approx, sense.approx) {
            (Approx::Exact, Some(approx)) => approx,
            (printed, _) => printed,
        };
        if let Some(meant) = sense.date {
            return Ok((meant, approx));
        }
        if self.current.is_empty() {
            self.current = self.first.take().unwrap_or_default();
        }
        let last = self.current;
        let spans = match self.first {
            None => (None, self.span(last, sense)?),
            Some(first) => {
                let (first, last) = (first.completed_by(&last), last.completed_by(&first));
                (Some(self.span(first, sense)?), self.span(last, sense)?)
            }
        };
        let span = match spans {
            (None, span) => Some(span),
            (Some(first), last) => DaySpan::new(first.first(), last.last()),
        };
        Ok((span.ok_or(ReadError::NoSuchDate { at: 0 })?, approx))
    }

    fn misplaced<T>(&self) -> Result<T, ReadError> {
        Err(ReadError::NotADate { at: self.scan.offset(self.at) })
    }

    fn number(&mut self, digits: Digits) -> Result<(), ReadError> {
        if self.lenient {
            self.at += 1;
            return Ok(());
        }
        let plain = digits.decimals == 0 && !digits.broken && digits.length <= 4;
        let Some(number) = i16::try_from(digits.mantissa).ok().filter(|_| plain) else {
            return self.misplaced();
        };
        let small = i8::try_from(number).unwrap_or(0);
        let piece = &mut self.current;
        match piece.awaits.take() {
            Some(Awaited::Quarter) if piece.quarter.is_none() => piece.quarter = Some(small),
            Some(Awaited::Half) if piece.half.is_none() => piece.half = Some(small),
            _ if digits.length == 4 && piece.year.is_none() => {
                piece.year = Some(number);
                self.at += 1;
                return self.year_behind(number);
            }
            _ if digits.length == 2 && piece.year.is_none() && piece.fiscal => {
                // `FY25`
                piece.year = Some(2000 + number);
                self.at += 1;
                return self.year_behind(2000 + number);
            }
            _ if digits.length <= 2 && piece.day.is_none() && (1..=31).contains(&small) => {
                piece.day = Some(small);
            }
            _ => return self.misplaced(),
        }
        self.at += 1;
        Ok(())
    }

    /// `2024-25` is a fiscal year; `2022-24` a range of years; `2025-02-18` a day.
    fn year_behind(&mut self, year: i16) -> Result<(), ReadError> {
        let tokens = self.scan.tokens();
        let (Some(dash), Some(token)) = (tokens.get(self.at), tokens.get(self.at + 1)) else { return Ok(()) };
        let (Kind::Dash | Kind::Slash, Kind::Number(digits)) = (dash.kind, token.kind) else { return Ok(()) };
        let Some(number) = i16::try_from(digits.mantissa).ok().filter(|_| digits.decimals == 0) else {
            return self.misplaced();
        };
        let other = match digits.length {
            4 => number,
            2 if number < year % 100 => (year / 100 + 1) * 100 + number,
            2 => year / 100 * 100 + number,
            _ => return self.misplaced(),
        };
        let first = self.current;
        let follows = tokens.get(self.at + 2).is_some_and(|token| token.kind == Kind::Dash);
        let bare = first.month.is_none() && first.quarter.is_none() && first.half.is_none() && !first.fiscal;
        if other == year + 1 && !(follows && digits.length == 2) {
            self.current.year = Some(other);
            self.current.fiscal = true;
        } else if digits.length == 2 && bare && (1..=12).contains(&number) {
            self.current.month = i8::try_from(number).ok();
            if let Some(Kind::Number(day)) =
                tokens.get(self.at + 3).map(|token| token.kind).filter(|_| follows)
            {
                self.current.day = i8::try_from(day.mantissa).ok();
                self.at += 2;
            }
        } else if self.first.is_none() {
            self.first = Some(first);
            self.current = Piece { year: Some(other), fiscal: first.fiscal, ..Piece::default() };
        } else {
            return self.misplaced();
        }
        self.at += 2;
        Ok(())
    }

    fn word(&mut self) -> Result<(), ReadError> {
        let Some((meaning, length)) = self.find() else {
            if self.lenient {
                self.at += 1;
                return Ok(());
            }
            return Err(self.scan.unknown_word(self.at));
        };
        let piece = &mut self.current;
        let fits = match meaning {
            DateMeaning::Month(month) => set(&mut piece.month, i8::try_from(month).unwrap_or(0)),
            DateMeaning::Ordinal(number) => set(&mut piece.day, i8::try_from(number).unwrap_or(0)),
            DateMeaning::Part(part) => set(&mut piece.part, part),
            DateMeaning::Quarter => {
                named(&mut piece.day, &mut piece.quarter, &mut piece.awaits, Awaited::Quarter)
            }
            DateMeaning::Half => named(&mut piece.day, &mut piece.half, &mut piece.awaits, Awaited::Half),
            DateMeaning::Fiscal => {
                piece.fiscal = true;
                true
            }
            DateMeaning::RelativeYear => {
                piece.relative_year = true;
                true
            }
            DateMeaning::Relative => {
                self.relative.get_or_insert(self.at);
                true
            }
            DateMeaning::Approx(approx) => {
                self.approx = approx;
                true
            }
            DateMeaning::To => {
                self.join();
                true
            }
            DateMeaning::OrdinalSuffix | DateMeaning::Filler => true,
        };
        if !fits && !self.lenient {
            return self.misplaced();
        }
        self.at += length;
        Ok(())
    }

    /// The meaning of the word at hand; unknown words are cut where they may be several known ones.
    fn find(&mut self) -> Option<(DateMeaning, usize)> {
        let words = &self.lexicon.dates;
        let found = words.find(&self.scan, self.at);
        if found.is_some() || self.words_cut {
            return found;
        }
        self.words_cut = true;
        self.scan.cut_words(self.at, |word| words.head_of(word));
        words.find(&self.scan, self.at)
    }

    /// The dash of a range, or a hyphen inside one date: `mid-2025`, `31-October-2025`.
    fn dash(&mut self) {
        let next = self.scan.tokens().get(self.at + 1);
        let is_inside = match next.map(|token| token.kind) {
            Some(Kind::Number(digits)) => digits.length == 4 && self.current.year.is_none(),
            Some(Kind::Word) => {
                let next = self.lexicon.dates.find(&self.scan, self.at + 1);
                matches!(next, Some((DateMeaning::Month(_), _))) && self.current.month.is_none()
            }
            _ => true,
        };
        if !is_inside {
            self.join();
        }
        self.at += 1;
    }

    fn join(&mut self) {
        if self.first.is_none() && !self.current.is_empty() {
            self.first = Some(std::mem::take(&mut self.current));
        }
    }

    fn span(&self, piece: Piece, sense: &Sense) -> Result<DaySpan, ReadError> {
        if let (Some(at), None, None) = (self.relative, piece.year, piece.month) {
            let word = self.scan.text_of(&self.scan.tokens()[at]).to_owned();
            return Err(ReadError::RelativeDate { word, at: self.scan.offset(at) });
        }
        let Some(year) = piece.year.or(sense.year) else {
            return Err(if piece.is_empty() { ReadError::NoFigure } else { ReadError::NoYear { at: 0 } });
        };
        piece.days(year, self.lexicon).ok_or(ReadError::NoSuchDate { at: 0 })
    }
}

/// Fills a field that is still empty.
fn set<T>(field: &mut Option<T>, value: T) -> bool {
    let is_free = field.is_none();
    *field = Some(value);
    is_free
}

/// `third quarter`, whose number was taken for a day, or `Q3`, whose number follows.
fn named(day: &mut Option<i8>, field: &mut Option<i8>, awaits: &mut Option<Awaited>, what: Awaited) -> bool {
    let Some(number) = day.take() else {
        *awaits = Some(what);
        return true;
    };
    set(field, number)
}
