//! Dimensions of formulas: dollars per person are not dollars, and dollars and people have no sum.
//!
//! The dimension of a unit is that of its register, or the quotient of two; rates and ratios have none. Scales do not
//! matter here: an acre and a square foot are both areas.

use std::{collections::BTreeMap, fmt, ops::Range};

use crate::{
    formula::{Expr, Formula, Function, Node, Operator},
    ids::IndicatorId,
    lexicon::{DimensionId, Lexicon, Unit},
};

/// A product of powers of dimensions; empty for plain numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dimension(BTreeMap<Base, i32>);

/// What a dimension is made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Base {
    /// A dimension of the register of units.
    Declared(DimensionId),
    /// The one of whatever indicator a measure is taken of.
    Measured,
}

impl Dimension {
    /// That of a unit.
    pub fn of(unit: &Unit, lexicon: &Lexicon) -> Self {
        match &unit.quotient {
            Some((over, under)) => {
                let part = |id| lexicon.unit(id).map(Self::plain).unwrap_or_default();
                part(over).times(&part(under), -1)
            }
            None => Self::plain(unit),
        }
    }

    /// That of a unit which is no quotient.
    fn plain(unit: &Unit) -> Self {
        if unit.is_number() {
            return Self::default();
        }
        Self(BTreeMap::from([(Base::Declared(unit.dimension.clone()), 1)]))
    }

    /// That of the indicator a measure is taken of, whichever it is.
    pub fn measured() -> Self {
        Self(BTreeMap::from([(Base::Measured, 1)]))
    }

    /// This times `other` to a power.
    fn times(mut self, other: &Self, power: i32) -> Self {
        for (base, exponent) in &other.0 {
            let sum = self.0.entry(base.clone()).or_insert(0);
            *sum = sum.saturating_add(exponent.saturating_mul(power));
        }
        self.0.retain(|_, exponent| *exponent != 0);
        self
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("a plain number");
        }
        for (at, (base, exponent)) in self.0.iter().enumerate() {
            let joint = if at > 0 { " · " } else { "" };
            match base {
                Base::Declared(id) => write!(f, "{joint}{id}")?,
                Base::Measured => write!(f, "{joint}x")?,
            }
            if *exponent != 1 {
                write!(f, "^{exponent}")?;
            }
        }
        Ok(())
    }
}

/// Two parts of a formula that do not go together, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct DimensionError {
    /// What does not go together.
    pub what: String,
    /// The bytes of the formula.
    pub span: Range<usize>,
}

/// The dimension of what a formula computes; `of` knows those of its indicators, `None` for one that is unknown and
/// reported elsewhere.
///
/// # Errors
/// The innermost part whose operands do not go together: a sum, minimum or maximum of different dimensions, or a power
/// that is not a whole number.
pub fn check(
    formula: &Formula,
    of: &dyn Fn(&IndicatorId) -> Option<Dimension>,
) -> Result<Option<Dimension>, DimensionError> {
    node(formula.root(), of)
}

fn node(
    part: &Node,
    of: &dyn Fn(&IndicatorId) -> Option<Dimension>,
) -> Result<Option<Dimension>, DimensionError> {
    match &part.expr {
        Expr::Number(_) | Expr::Call(Function::Months | Function::Years, _) => Ok(Some(Dimension::default())),
        Expr::Indicator(id, _) => Ok(of(id)),
        Expr::Negative(inner) => node(inner, of),
        Expr::Call(
            Function::Sum | Function::Min | Function::Max | Function::FirstYear | Function::LastYear,
            arguments,
        ) => {
            let mut first: Option<Dimension> = None;
            for argument in arguments {
                let Some(next) = node(argument, of)? else { return Ok(None) };
                match &first {
                    Some(first) if *first != next => return Err(apart(first, &next, &part.span)),
                    _ => first = Some(next),
                }
            }
            Ok(first)
        }
        Expr::Binary(Operator::Power, base, exponent) => power(base, exponent, of),
        Expr::Binary(operator, left, right) => {
            let (Some(left), Some(right)) = (node(left, of)?, node(right, of)?) else { return Ok(None) };
            match operator {
                Operator::Times => Ok(Some(left.times(&right, 1))),
                Operator::Over => Ok(Some(left.times(&right, -1))),
                _ if left == right => Ok(Some(left)),
                _ => Err(apart(&left, &right, &part.span)),
            }
        }
    }
}

/// A plain number may be raised to any plain number; a dimension only to a whole one that is written out.
fn power(
    base: &Node,
    exponent: &Node,
    of: &dyn Fn(&IndicatorId) -> Option<Dimension>,
) -> Result<Option<Dimension>, DimensionError> {
    let (Some(raised), Some(to)) = (node(base, of)?, node(exponent, of)?) else { return Ok(None) };
    if to != Dimension::default() {
        let what = format!("an exponent is a plain number, and this is {to}");
        return Err(DimensionError { what, span: exponent.span.clone() });
    }
    if raised == Dimension::default() {
        return Ok(Some(raised));
    }
    let whole = |node: &Node| match &node.expr {
        Expr::Number(number) if number.fract().is_zero() => i32::try_from(number.normalize().mantissa()).ok(),
        _ => None,
    };
    let written = match &exponent.expr {
        Expr::Negative(inner) => whole(inner).map(|n| -n),
        _ => whole(exponent),
    };
    let Some(n) = written else {
        let what = format!("{raised} can be raised to a whole number only");
        return Err(DimensionError { what, span: exponent.span.clone() });
    };
    Ok(Some(Dimension::default().times(&raised, n)))
}

fn apart(left: &Dimension, right: &Dimension, span: &Range<usize>) -> DimensionError {
    DimensionError { what: format!("{left} and {right} do not go together"), span: span.clone() }
}
