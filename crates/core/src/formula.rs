//! Formulas: one text that is at once an indicator's definition, its check and its derivation.
//!
//! ```text
//! sum    = term (("+" | "-") term)*
//! term   = unary (("*" | "/") unary)*
//! unary  = "-" unary | power
//! power  = atom ("^" "-"* atom)?
//! atom   = number | "(" sum ")" | call | indicator shift?
//! call   = function "(" (sum ("," sum)*)? ")"
//! shift  = "[" "-" digits ("m" | "y") "]" | "[before]"
//! ```

mod parser;

use std::{ops::Range, str::FromStr};

use rust_decimal::Decimal;

use crate::ids::IndicatorId;

/// How long a formula may be: longer is none that a person wrote.
const MAX_LEN: usize = 4096;

/// A formula with the text it was parsed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    text: String,
    root: Node,
}

/// A part of a formula and the bytes it covers.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub expr: Expr,
    /// Its bytes in the formula's text.
    pub span: Range<usize>,
}

/// An operator between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
    /// `^`
    Power,
}

/// A built-in function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The sum over the parts of the entity.
    Sum,
    /// The months of the period.
    Months,
    /// The years of the period.
    Years,
    /// The least of its arguments.
    Min,
    /// The greatest of its arguments.
    Max,
    /// The level of an indicator in the first year of the period: its first twelve months.
    FirstYear,
    /// The level of an indicator in the last year of the period: its last twelve months.
    LastYear,
}

impl Function {
    /// All functions, in the order in which they are explained.
    pub const ALL: [Self; 7] =
        [Self::Sum, Self::Months, Self::Years, Self::Min, Self::Max, Self::FirstYear, Self::LastYear];

    /// Its name in a formula.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Months => "months",
            Self::Years => "years",
            Self::Min => "min",
            Self::Max => "max",
            Self::FirstYear => "first_year",
            Self::LastYear => "last_year",
        }
    }

    /// What it takes, in words; the grammar knows no other arguments.
    pub fn takes(self) -> &'static str {
        match self {
            Self::Sum => "one argument",
            Self::Months | Self::Years => "no argument",
            Self::Min | Self::Max => "two arguments or more",
            Self::FirstYear | Self::LastYear => "one indicator, without a shift",
        }
    }
}

impl FromStr for Function {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|function| function.as_str() == text).ok_or(())
    }
}

/// The period that a reference means, seen from the formula's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// The same period.
    Same,
    /// So many months away; years are twelve.
    Months(i32),
    /// The last level before the period.
    Before,
}

/// What a part of a formula is.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A number.
    Number(Decimal),
    /// An indicator, here or at a shifted period.
    Indicator(IndicatorId, Shift),
    /// A negated part.
    Negative(Box<Node>),
    /// Two parts and what joins them.
    Binary(Operator, Box<Node>, Box<Node>),
    /// A function and its arguments.
    Call(Function, Vec<Node>),
}

/// Why a text is not a formula, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct FormulaError {
    /// What is wrong.
    pub what: String,
    /// Byte offset in the formula.
    pub at: usize,
    /// How many bytes are meant.
    pub len: usize,
}

impl Formula {
    /// Parses a formula.
    ///
    /// # Errors
    /// [`FormulaError`] with the first byte that does not fit; nesting deeper than 64 is one.
    ///
    /// ```
    /// use sanad_core::formula::Formula;
    /// let surplus = Formula::parse("ict_remittances - it_imports")?;
    /// assert_eq!(surplus.references().len(), 2);
    /// assert!(Formula::parse("ict_remittances -").is_err());
    /// # Ok::<(), sanad_core::formula::FormulaError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        if text.len() > MAX_LEN {
            return Err(FormulaError { what: format!("longer than {MAX_LEN} bytes"), at: 0, len: 1 });
        }
        Ok(Self { text: text.to_owned(), root: parser::parse(text)? })
    }

    /// The text it was parsed from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its outermost part.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The indicators it refers to, each time with shift and bytes.
    pub fn references(&self) -> Vec<(&IndicatorId, Shift, Range<usize>)> {
        let mut found = Vec::new();
        let mut open = vec![&self.root];
        while let Some(node) = open.pop() {
            match &node.expr {
                Expr::Number(_) => {}
                Expr::Indicator(id, shift) => found.push((id, *shift, node.span.clone())),
                Expr::Negative(inner) => open.push(inner),
                Expr::Binary(_, left, right) => open.extend([&**right, &**left]),
                Expr::Call(_, arguments) => open.extend(arguments.iter().rev()),
            }
        }
        found
    }
}
