//! From a printed text to words, numbers and signs.

use super::ReadError;
use crate::lexicon::{JOINED_SPACE, fold};

/// The most digits of one number that can be read; a [`rust_decimal::Decimal`] holds 28.
const MOST_DIGITS: u32 = 24;

/// A printed text, folded and cut into tokens. Linear in the length of the text.
#[derive(Debug)]
pub(crate) struct Scan {
    text: String,
    tokens: Vec<Token>,
}

/// A word, number or sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub kind: Kind,
    /// Whether nothing, not even a space, stands before it.
    pub joined: bool,
    start: usize,
    end: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, or one sign such as `$`.
    Word,
    Number(Digits),
    Dash,
    Plus,
    Comma,
    Slash,
    Open,
    Close,
}

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digits {
    /// All digits without the point.
    pub mantissa: u128,
    /// How many of them stand after the point.
    pub decimals: u32,
    /// How many digits were printed, leading zeros included.
    pub length: u32,
    /// Whether its digits stand in groups.
    pub grouped: bool,
    /// Whether the separators fit no way of grouping.
    pub broken: bool,
    /// Whether there are more digits than can be held.
    pub too_long: bool,
}

impl Scan {
    pub(crate) fn new(printed: &str) -> Self {
        let text = fold(printed);
        let tokens = Cutter { text: &text, at: 0 }.cut();
        Self { text, tokens }
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub(crate) fn text_of(&self, token: &Token) -> &str {
        &self.text[token.start..token.end]
    }

    /// Where a token begins in the folded text.
    pub(crate) fn offset(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.text.len(), |token| token.start)
    }

    /// What stands between token `at` and the next, spaces and marks that say nothing.
    pub(crate) fn gap_after(&self, at: usize) -> &str {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(token), Some(next)) => &self.text[token.end..next.start],
            _ => "",
        }
    }

    /// The error of a word that no table has.
    pub(crate) fn unknown_word(&self, at: usize) -> ReadError {
        let word = self.tokens.get(at).map_or("", |token| self.text_of(token));
        ReadError::UnknownWord { word: word.to_owned(), at: self.offset(at) }
    }

    /// Cuts words that were printed without a space between them, from token `from` on: `cut` gives the length of
    /// a word's first part. One pass over what is left.
    pub(crate) fn cut_words(&mut self, from: usize, cut: impl Fn(&str) -> Option<usize>) {
        for token in self.tokens.split_off(from) {
            let mut rest = token;
            while let Some(length) = (rest.kind == Kind::Word).then(|| cut(self.text_of(&rest))).flatten() {
                let at = rest.start + length;
                self.tokens.push(Token { end: at, ..rest });
                rest = Token { start: at, joined: true, ..rest };
            }
            self.tokens.push(rest);
        }
    }
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
}

impl Cutter<'_> {
    fn cut(mut self) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(8);
        let mut end_of_last = usize::MAX;
        while let Some(c) = self.text[self.at..].chars().next() {
            let start = self.at;
            let kind = match c {
                '0'..='9' => Kind::Number(self.number()),
                '.' if self.digit_after(1)
                    && (start == 0 || self.text[..start].ends_with(char::is_whitespace)) =>
                {
                    Kind::Number(self.number())
                }
                '-' => self.sign(Kind::Dash),
                '+' => self.sign(Kind::Plus),
                ',' => self.sign(Kind::Comma),
                '/' => self.sign(Kind::Slash),
                '(' | '[' => self.sign(Kind::Open),
                ')' | ']' => self.sign(Kind::Close),
                _ if c.is_alphabetic() => self.word(),
                // A point after a word shortens it; quotes and colons say nothing.
                _ if c.is_whitespace()
                    || matches!(c, '.' | ':' | ';' | '\'' | '"' | '’' | '‘' | '“' | '”') =>
                {
                    self.at += c.len_utf8();
                    continue;
                }
                _ => {
                    self.at += c.len_utf8();
                    Kind::Word
                }
            };
            tokens.push(Token { kind, joined: start == end_of_last, start, end: self.at });
            end_of_last = self.at;
        }
        tokens
    }

    fn sign(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    fn word(&mut self) -> Kind {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        Kind::Word
    }

    fn digit_after(&self, distance: usize) -> bool {
        self.text.as_bytes().get(self.at + distance).is_some_and(u8::is_ascii_digit)
    }

    fn number(&mut self) -> Digits {
        let mut digits =
            Digits { mantissa: 0, decimals: 0, length: 0, grouped: false, broken: false, too_long: false };
        let first = self.digits(&mut digits);
        let mut groups = Groups { first, last: first, ..Groups::default() };
        let mut after_point = false;
        while let Some(separator) = self.separator(after_point) {
            match separator {
                '.' if !after_point => after_point = true,
                ',' | ' ' if !after_point => groups.next(),
                _ => digits.broken = true,
            }
            let before = digits.length;
            let run = self.digits(&mut digits);
            if !after_point {
                groups.last = run;
            }
            if after_point {
                digits.decimals = digits.decimals.saturating_add(digits.length - before);
            }
        }
        digits.grouped = groups.count > 0;
        if groups.count > 0 && !groups.fit() {
            if groups.count == 1 && groups.last <= 2 && !after_point {
                // `47,43%`: a comma for a point.
                digits.decimals = groups.last;
            } else {
                digits.broken = true;
            }
        }
        digits
    }

    /// A run of digits, and its length.
    fn digits(&mut self, digits: &mut Digits) -> u32 {
        let before = digits.length;
        while let Some(digit) = self.text.as_bytes().get(self.at).filter(|b| b.is_ascii_digit()) {
            digits.length = digits.length.saturating_add(1);
            if digits.length > MOST_DIGITS {
                digits.too_long = true;
            } else {
                digits.mantissa = digits.mantissa * 10 + u128::from(digit - b'0');
            }
            self.at += 1;
        }
        digits.length - before
    }

    /// Steps over a separator between digits of one number.
    fn separator(&mut self, after_point: bool) -> Option<char> {
        let rest = &self.text[self.at..];
        let c = rest.chars().next()?;
        match c {
            '.' | ',' if self.digit_after(1) => {
                self.at += 1;
                Some(c)
            }
            JOINED_SPACE if !after_point => {
                let behind = &rest.as_bytes()[c.len_utf8()..];
                let group = behind.iter().take_while(|b| b.is_ascii_digit()).take(4).count();
                (group == 3).then(|| {
                    self.at += c.len_utf8();
                    ' '
                })
            }
            _ => None,
        }
    }
}

/// The lengths of groups of digits: `31,199` and `1,00,000`.
#[derive(Debug, Default)]
struct Groups {
    first: u32,
    /// Of the group at hand.
    last: u32,
    /// How many separators stood.
    count: u32,
    /// Whether the groups between first and last are all of three, or all of two.
    uneven_thousands: bool,
    uneven_lakhs: bool,
}

impl Groups {
    fn next(&mut self) {
        if self.count > 0 {
            self.uneven_thousands |= self.last != 3;
            self.uneven_lakhs |= self.last != 2;
        }
        self.count += 1;
    }

    /// Whether these are Western or Indian groups.
    fn fit(&self) -> bool {
        let western = (1..=3).contains(&self.first) && !self.uneven_thousands;
        let indian = (1..=2).contains(&self.first) && !self.uneven_lakhs;
        self.last == 3 && (western || indian)
    }
}

impl Digits {
    /// Whether `group` behind a space may be its next three digits: `15 000`.
    pub(crate) fn takes_thousands(self, group: Self) -> bool {
        let whole = |digits: Self| digits.decimals == 0 && !digits.broken && !digits.too_long;
        whole(self) && whole(group) && group.length == 3 && self.mantissa > 0
    }

    /// `159. 28`: the digits behind a point that a space followed; `None` if these are none.
    pub(crate) fn pointed(mut self, behind: Self) -> Option<Self> {
        // Three digits may be a group of thousands.
        let plain = self.decimals == 0
            && behind.decimals == 0
            && !behind.broken
            && !behind.grouped
            && behind.length != 3;
        if !plain {
            return None;
        }
        self = self.append(behind);
        self.decimals = behind.length;
        Some(self)
    }

    /// Whether `other`, behind a stroke, is the other side of a price: printed to the same places before and behind
    /// the point, and higher. Without a point the two may be a part and its whole.
    pub(crate) fn faces(self, other: Self) -> bool {
        let fits = |digits: Self| !digits.broken && !digits.too_long;
        fits(self)
            && fits(other)
            && self.decimals > 0
            && (self.length, self.decimals) == (other.length, other.decimals)
            && self.mantissa < other.mantissa
    }

    fn append(mut self, behind: Self) -> Self {
        let shift = 10_u128.pow(behind.length.min(MOST_DIGITS));
        self.too_long |= behind.too_long || self.length + behind.length > MOST_DIGITS;
        if !self.too_long {
            self.mantissa = self.mantissa * shift + behind.mantissa;
        }
        self.length = self.length.saturating_add(behind.length);
        self
    }

    /// `1, 000, 00`: digits whose groups were printed apart.
    pub(crate) fn followed_by(mut self, group: Self) -> Self {
        let whole = group.length - group.decimals;
        self.broken |= self.decimals > 0 || group.broken || !whole.is_multiple_of(3);
        self = self.append(group);
        self.decimals = group.decimals;
        self
    }
}
