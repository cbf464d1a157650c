//! Formulas made ready for contraction: a tree in post-order whose leaves are slots for cells.
//!
//! Contraction is forward–backward (HC4): the parts are evaluated from the leaves to the root, then what the result
//! is known to be is carried back to each leaf through the inverse of every operation on the way. A leaf that occurs
//! once is contracted as far as its siblings allow.
//!
//! Source: Benhamou, Goualard, Granvilliers, Puget, "Revising hull and box consistency", ICLP 1999.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use crate::{
    bounds::Bounds,
    formula::{Expr, Formula, Function, Node, Operator, Shift},
    ids::IndicatorId,
};

/// A leaf that stands for a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// What is meant.
    pub of: SlotOf,
    /// When, seen from the period of the result.
    pub shift: SlotShift,
}

/// What a slot stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotOf {
    /// `x` of a measure: the level of its indicator.
    Measured,
    /// `y` of a measure: the level of the indicator in brackets.
    Bracket,
    /// An indicator.
    Indicator(crate::model::IndicatorIx),
}

/// The period that a slot means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotShift {
    /// So many months away; 0 is the period itself.
    Months(i32),
    /// The last level before it.
    Before,
    /// The first year of it.
    FirstYear,
    /// The last year of it.
    LastYear,
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Number(Decimal),
    Slot(usize),
    Months,
    Years,
    Negative(usize),
    Binary(Operator, usize, usize),
    Least(Vec<usize>),
    Greatest(Vec<usize>),
}

/// A formula ready for contraction.
#[derive(Debug, Clone, PartialEq)]
pub struct Compiled {
    text: String,
    parts: Vec<Part>,
    slots: Vec<Slot>,
    /// By slot: whether the formula names it more than once.
    repeated: Vec<bool>,
}

/// What a formula's `months()` and `years()` are at a period.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Months of the period.
    pub months: i32,
}

impl Compiled {
    /// Compiles a formula; `None` where it uses what the engine does not know (`sum`), or an unknown indicator.
    pub fn new(formula: &Formula, slot_of: &dyn Fn(&IndicatorId) -> Option<SlotOf>) -> Option<Self> {
        let mut compiled = Self {
            text: formula.text().to_owned(),
            parts: Vec::new(),
            slots: Vec::new(),
            repeated: Vec::new(),
        };
        compiled.part(formula.root(), slot_of)?;
        Some(compiled)
    }

    /// The formula as the data writes it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its slots; a cell that occurs twice has one.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Whether it only adds and takes away.
    pub fn is_sum(&self) -> bool {
        let adds = |part: &Part| match part {
            Part::Binary(operator, ..) => matches!(operator, Operator::Plus | Operator::Minus),
            Part::Least(_) | Part::Greatest(_) => false,
            Part::Number(_) | Part::Slot(_) | Part::Months | Part::Years | Part::Negative(_) => true,
        };
        self.parts.iter().all(adds)
    }

    /// By slot: whether the formula names it more than once.
    pub fn repeated(&self) -> &[bool] {
        &self.repeated
    }

    fn part(&mut self, node: &Node, slot_of: &dyn Fn(&IndicatorId) -> Option<SlotOf>) -> Option<usize> {
        let part = match &node.expr {
            Expr::Number(number) => Part::Number(*number),
            Expr::Indicator(id, shift) => {
                let shift = match shift {
                    Shift::Same => SlotShift::Months(0),
                    Shift::Months(n) => SlotShift::Months(*n),
                    Shift::Before => SlotShift::Before,
                };
                Part::Slot(self.slot(Slot { of: slot_of(id)?, shift }))
            }
            Expr::Negative(inner) => Part::Negative(self.part(inner, slot_of)?),
            Expr::Binary(operator, left, right) => {
                let left = self.part(left, slot_of)?;
                Part::Binary(*operator, left, self.part(right, slot_of)?)
            }
            Expr::Call(Function::Months, _) => Part::Months,
            Expr::Call(Function::Years, _) => Part::Years,
            Expr::Call(Function::Min | Function::Max, arguments) => {
                let mut parts = Vec::with_capacity(arguments.len());
                for argument in arguments {
                    parts.push(self.part(argument, slot_of)?);
                }
                match node.expr {
                    Expr::Call(Function::Min, _) => Part::Least(parts),
                    _ => Part::Greatest(parts),
                }
            }
            Expr::Call(function @ (Function::FirstYear | Function::LastYear), arguments) => {
                let [Node { expr: Expr::Indicator(id, Shift::Same), .. }] = arguments.as_slice() else {
                    return None;
                };
                let first = *function == Function::FirstYear;
                let shift = if first { SlotShift::FirstYear } else { SlotShift::LastYear };
                Part::Slot(self.slot(Slot { of: slot_of(id)?, shift }))
            }
            Expr::Call(Function::Sum, _) => return None,
        };
        self.parts.push(part);
        Some(self.parts.len() - 1)
    }

    fn slot(&mut self, slot: Slot) -> usize {
        if let Some(known) = self.slots.iter().position(|known| *known == slot) {
            self.repeated[known] = true;
            return known;
        }
        self.slots.push(slot);
        self.repeated.push(false);
        self.slots.len() - 1
    }

    /// Forward: the bounds of every part, the root's last.
    pub fn forward(&self, slots: &dyn Fn(usize) -> Bounds, span: Span, values: &mut Vec<Bounds>) {
        values.clear();
        for part in &self.parts {
            let value = match part {
                Part::Number(number) => Bounds::exact(*number),
                Part::Slot(slot) => slots(*slot),
                Part::Months => Bounds::exact(span.months.into()),
                Part::Years => Bounds::exact(Decimal::from(span.months) / Decimal::from(12)),
                Part::Negative(inner) => values[*inner].negated(),
                Part::Binary(operator, left, right) => apply(*operator, values[*left], values[*right]),
                Part::Least(parts) => extreme(parts, values, Decimal::min, false),
                Part::Greatest(parts) => extreme(parts, values, Decimal::max, true),
            };
            values.push(value);
        }
    }

    /// Backward: what the result's bounds make of each slot, by its place among [`Self::slots`]. `values` are those of
    /// [`Self::forward`].
    pub fn backward(
        &self,
        result: Bounds,
        values: &[Bounds],
        targets: &mut Vec<Bounds>,
        found: &mut Vec<(usize, Bounds)>,
    ) {
        found.clear();
        targets.clear();
        targets.resize(self.parts.len(), Bounds::EVERYTHING);
        let Some(root) = targets.last_mut() else { return };
        *root = result;
        for at in (0..self.parts.len()).rev() {
            let target = targets[at];
            if target == Bounds::EVERYTHING {
                continue;
            }
            match &self.parts[at] {
                Part::Number(_) | Part::Months | Part::Years => {}
                Part::Slot(slot) => found.push((*slot, target)),
                Part::Negative(inner) => targets[*inner] = target.negated(),
                Part::Binary(operator, left, right) => {
                    let (to_left, to_right) = invert(*operator, target, values[*left], values[*right]);
                    targets[*left] = to_left;
                    targets[*right] = to_right;
                }
                Part::Least(parts) => {
                    let low = target.low();
                    for part in parts {
                        targets[*part] = low.map_or(Bounds::EVERYTHING, Bounds::at_least);
                    }
                }
                Part::Greatest(parts) => {
                    let high = target.high();
                    for part in parts {
                        targets[*part] = high.map_or(Bounds::EVERYTHING, Bounds::at_most);
                    }
                }
            }
        }
    }
}

fn apply(operator: Operator, left: Bounds, right: Bounds) -> Bounds {
    match operator {
        Operator::Plus => left.plus(right),
        Operator::Minus => left.minus(right),
        Operator::Times => left.times(right),
        Operator::Over => left.divided_by(right).unwrap_or(Bounds::EVERYTHING),
        Operator::Power => power(left, right),
    }
}

/// What the result of an operation says of its two sides, given what they are known to be.
fn invert(operator: Operator, result: Bounds, left: Bounds, right: Bounds) -> (Bounds, Bounds) {
    match operator {
        Operator::Plus => (result.minus(right), result.minus(left)),
        Operator::Minus => (result.plus(right), left.minus(result)),
        Operator::Times => (over(result, right), over(result, left)),
        Operator::Over => (result.times(right), over(left, result)),
        Operator::Power => {
            let root = exponent_of(right)
                .filter(|exponent| !exponent.is_zero())
                .and_then(|exponent| Bounds::exact(Decimal::ONE).divided_by(Bounds::exact(exponent)));
            (root.map_or(Bounds::EVERYTHING, |root| power(result, root)), Bounds::EVERYTHING)
        }
    }
}

fn over(left: Bounds, right: Bounds) -> Bounds {
    left.divided_by(right).unwrap_or(Bounds::EVERYTHING)
}

fn extreme(
    parts: &[usize],
    values: &[Bounds],
    of: fn(Decimal, Decimal) -> Decimal,
    greatest: bool,
) -> Bounds {
    let mut ends = parts.iter().map(|part| (values[*part].low(), values[*part].high()));
    let Some(first) = ends.next() else { return Bounds::EVERYTHING };
    // An unbounded side of one argument leaves that side open only where it can be the extreme one.
    let join = |a: Option<Decimal>, b: Option<Decimal>, open_wins: bool| match (a, b) {
        (Some(a), Some(b)) => Some(of(a, b)),
        (one, other) if !open_wins => one.or(other),
        _ => None,
    };
    let (low, high) =
        ends.fold(first, |(low, high), (l, h)| (join(low, l, !greatest), join(high, h, greatest)));
    Bounds::new(low, high).unwrap_or(Bounds::EVERYTHING)
}

/// An exponent that is known: one over three is, though no decimal is.
fn exponent_of(bounds: Bounds) -> Option<Decimal> {
    bounds.low().filter(|_| bounds.width().is_some_and(|width| width < Decimal::new(1, 20)))
}

/// Powers of bounds that are not negative, by an exact exponent. Computed in floating point and widened by far more
/// than its error, to no more digits than that leaves sure.
fn power(base: Bounds, exponent: Bounds) -> Bounds {
    let exponent = exponent_of(exponent).and_then(|exponent| exponent.to_f64());
    let Some(exponent) = exponent else { return Bounds::EVERYTHING };
    let Some(low) = base.low().filter(|low| !low.is_sign_negative()) else { return Bounds::EVERYTHING };
    let raised = |value: Decimal, widening: f64| {
        let raised = value.to_f64()?.powf(exponent) * (1.0 + widening);
        Decimal::from_f64_retain(raised)
    };
    let (first, last) = (Some(low), base.high());
    let (first, last) = if exponent < 0.0 { (last, first) } else { (first, last) };
    Bounds::new(first.and_then(|x| raised(x, -1e-9)), last.and_then(|x| raised(x, 1e-9)))
        .unwrap_or(Bounds::EVERYTHING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth() -> Compiled {
        let formula = Formula::parse("(x / x[-1y] - 1) * 100").unwrap();
        Compiled::new(&formula, &|_| Some(SlotOf::Measured)).unwrap()
    }

    #[test]
    fn growth_goes_forward_and_back() {
        let growth = growth();
        assert_eq!(growth.slots().len(), 2);
        let level = [Bounds::exact(324.into()), Bounds::exact(259.into())];
        let mut values = Vec::new();
        growth.forward(&|slot| level[slot], Span { months: 1 }, &mut values);
        let rate = values.last().unwrap();
        let [least, most] = [250_965, 250_966].map(|rate| Decimal::new(rate, 4));
        assert!(rate.low().unwrap() > least && rate.high().unwrap() < most, "{rate}");
        let (mut targets, mut found) = (Vec::new(), Vec::new());
        let printed = Bounds::around(Decimal::from(25), Decimal::ONE);
        growth.backward(printed, &values, &mut targets, &mut found);
        found.sort_by_key(|(slot, _)| *slot);
        assert!(found[0].1.contains(Decimal::new(32_375, 2)) && !found[0].1.contains(Decimal::from(327)));
        assert!(found[1].1.contains(Decimal::from(259)) && !found[1].1.contains(Decimal::from(262)));
    }

    #[test]
    fn a_base_that_may_be_nothing_says_nothing() {
        let growth = growth();
        let level = [Bounds::exact(324.into()), Bounds::at_least(Decimal::ZERO)];
        let mut values = Vec::new();
        growth.forward(&|slot| level[slot], Span { months: 1 }, &mut values);
        assert_eq!(*values.last().unwrap(), Bounds::EVERYTHING);
    }

    #[test]
    fn roots_enclose_the_true_root() {
        let root = power(Bounds::exact(2.into()), Bounds::exact(Decimal::new(5, 1)));
        let square = root.times(root);
        assert!(square.contains(Decimal::from(2)), "{root}");
    }

    #[test]
    fn an_open_argument_leaves_the_side_it_can_win_open() {
        let least = Compiled::new(&Formula::parse("min(x, y)").unwrap(), &|id| {
            Some(if id.as_str() == "x" { SlotOf::Measured } else { SlotOf::Bracket })
        });
        let level = [Bounds::exact(3.into()), Bounds::at_least(Decimal::ONE)];
        let mut values = Vec::new();
        least.unwrap().forward(&|slot| level[slot], Span { months: 1 }, &mut values);
        assert_eq!(values.last().unwrap().to_string(), "[1, 3]");
    }
}
