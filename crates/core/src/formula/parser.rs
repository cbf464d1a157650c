//! From the text of a formula to its tree, by recursive descent.

use rust_decimal::Decimal;

use super::{Expr, FormulaError, Function, Node, Operator, Shift};
use crate::ids::IndicatorId;

/// How deep parentheses may nest: deeper is none that a person wrote.
const MAX_DEPTH: usize = 64;

/// The tree of a whole text.
pub(super) fn parse(text: &str) -> Result<Node, FormulaError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let root = parser.sum()?;
    parser.space();
    if parser.at < text.len() {
        return Err(parser.unexpected("an operator"));
    }
    Ok(root)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn peek(&mut self) -> Option<char> {
        self.space();
        self.rest().chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn word(&mut self) -> &str {
        let start = self.at;
        let len =
            self.rest().find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(self.rest().len());
        self.at += len;
        &self.text[start..self.at]
    }

    fn unexpected(&mut self, wanted: &str) -> FormulaError {
        let what = match self.peek() {
            Some(found) => format!("expected {wanted}, found `{found}`"),
            None => format!("expected {wanted}, found the end"),
        };
        let len = self.rest().chars().next().map_or(0, char::len_utf8);
        FormulaError { what, at: self.at, len }
    }

    fn sum(&mut self) -> Result<Node, FormulaError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let what = format!("nested deeper than {MAX_DEPTH}");
            return Err(FormulaError { what, at: self.at, len: 1 });
        }
        let mut left = self.term()?;
        loop {
            let operator = match self.peek() {
                Some('+') => Operator::Plus,
                Some('-') => Operator::Minus,
                _ => break,
            };
            self.at += 1;
            left = binary(operator, left, self.term()?);
        }
        self.depth -= 1;
        Ok(left)
    }

    fn term(&mut self) -> Result<Node, FormulaError> {
        let mut left = self.signed(Self::power)?;
        loop {
            let operator = match self.peek() {
                Some('*') => Operator::Times,
                Some('/') => Operator::Over,
                _ => return Ok(left),
            };
            self.at += 1;
            left = binary(operator, left, self.signed(Self::power)?);
        }
    }

    fn power(&mut self) -> Result<Node, FormulaError> {
        let base = self.atom()?;
        if self.take('^') {
            return Ok(binary(Operator::Power, base, self.signed(Self::atom)?));
        }
        Ok(base)
    }

    /// What `part` reads, after any number of minus signs.
    fn signed(&mut self, part: fn(&mut Self) -> Result<Node, FormulaError>) -> Result<Node, FormulaError> {
        self.space();
        let start = self.at;
        let mut minus = 0_usize;
        while self.take('-') {
            minus += 1;
        }
        let inner = part(self)?;
        if minus.is_multiple_of(2) {
            return Ok(inner);
        }
        let span = start..inner.span.end;
        Ok(Node { expr: Expr::Negative(Box::new(inner)), span })
    }

    fn atom(&mut self) -> Result<Node, FormulaError> {
        let first = self.peek();
        let start = self.at;
        match first {
            Some('(') => {
                self.at += 1;
                let inner = self.sum()?;
                if !self.take(')') {
                    return Err(self.unexpected("`)`"));
                }
                Ok(Node { expr: inner.expr, span: start..self.at })
            }
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_ascii_lowercase() => self.name(),
            _ => Err(self.unexpected("a number, an indicator or `(`")),
        }
    }

    fn number(&mut self) -> Result<Node, FormulaError> {
        let start = self.at;
        let len = self.rest().find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(self.rest().len());
        self.at += len;
        let text = &self.text[start..self.at];
        match Decimal::from_str_exact(text) {
            Ok(number) => Ok(Node { expr: Expr::Number(number), span: start..self.at }),
            Err(_) => Err(FormulaError { what: format!("`{text}` is not a number"), at: start, len }),
        }
    }

    fn name(&mut self) -> Result<Node, FormulaError> {
        let start = self.at;
        let word = self.word().to_owned();
        let end = self.at;
        if self.take('(') {
            let Ok(function) = word.parse() else {
                let known = Function::ALL.map(Function::as_str).join(", ");
                let what = format!("unknown function `{word}` (there are {known})");
                return Err(FormulaError { what, at: start, len: word.len() });
            };
            return self.call(function, start);
        }
        let Ok(id) = word.parse::<IndicatorId>() else {
            let what = format!("`{word}` is not the id of an indicator");
            return Err(FormulaError { what, at: start, len: word.len() });
        };
        if !self.take('[') {
            return Ok(Node { expr: Expr::Indicator(id, Shift::Same), span: start..end });
        }
        let shift = self.shift()?;
        Ok(Node { expr: Expr::Indicator(id, shift), span: start..self.at })
    }

    fn call(&mut self, function: Function, start: usize) -> Result<Node, FormulaError> {
        let mut arguments = Vec::new();
        if !self.take(')') {
            loop {
                arguments.push(self.sum()?);
                if self.take(')') {
                    break;
                }
                if !self.take(',') {
                    return Err(self.unexpected("`,` or `)`"));
                }
            }
        }
        let fits = match function {
            Function::Sum => arguments.len() == 1,
            Function::Months | Function::Years => arguments.is_empty(),
            Function::Min | Function::Max => arguments.len() >= 2,
            Function::FirstYear | Function::LastYear => {
                matches!(arguments.as_slice(), [Node { expr: Expr::Indicator(_, Shift::Same), .. }])
            }
        };
        if !fits {
            let what = format!("`{}` takes {}", function.as_str(), function.takes());
            return Err(FormulaError { what, at: start, len: self.at - start });
        }
        Ok(Node { expr: Expr::Call(function, arguments), span: start..self.at })
    }

    fn shift(&mut self) -> Result<Shift, FormulaError> {
        self.space();
        let start = self.at;
        let close = self.rest().find(']').map(|len| start + len);
        let Some(close) = close else {
            return Err(FormulaError {
                what: "`[` without `]`".to_owned(),
                at: start.saturating_sub(1),
                len: 1,
            });
        };
        let text = self.text[start..close].trim();
        self.at = close + 1;
        if text == "before" {
            return Ok(Shift::Before);
        }
        let months = text.strip_prefix('-').and_then(|rest| {
            let (number, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
            let number: i32 = number.parse().ok().filter(|n| (1..=1200).contains(n))?;
            match unit {
                "m" => Some(number),
                "y" => number.checked_mul(12),
                _ => None,
            }
        });
        months.map(|months| Shift::Months(-months)).ok_or_else(|| FormulaError {
            what: format!("`[{text}]` is not a shift (write [-1m], [-1y] or [before])"),
            at: start,
            len: close - start,
        })
    }
}

fn binary(operator: Operator, left: Node, right: Node) -> Node {
    let span = left.span.start..right.span.end;
    Node { expr: Expr::Binary(operator, Box::new(left), Box::new(right)), span }
}
