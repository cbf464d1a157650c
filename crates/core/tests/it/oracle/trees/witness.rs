//! That what the solver takes for possible is: values are found from the root down, and put into every formula.

use super::{Operator, Part, Shape, Tree, compute};
use crate::oracle::{
    ends::Ends,
    fraction::Fraction,
    print::Habit,
    random::Random,
    system::{Mode, Printed, System},
};

impl Tree {
    /// Values of all indicators that every print can mean, found from the root down.
    fn witness(&self) -> Option<Vec<Fraction>> {
        let kept = vec![true; self.prints.len()];
        let mut values = vec![Fraction::ZERO; self.truth.len()];
        let root = self.range(&self.shape.root, &kept, Mode::Round, &mut |_| {})?;
        self.settle(&self.shape.root, some_value(root), &kept, &mut values)?;
        Some(values)
    }

    /// Gives the indicators of `part` values such that it is `value`.
    fn settle(&self, part: &Part, value: Fraction, kept: &[bool], values: &mut [Fraction]) -> Option<()> {
        let (operator, parts, own) = match part {
            Part::Number(number) => return (Fraction::whole(*number) == value).then_some(()),
            Part::Leaf(at) => {
                values[*at] = value;
                return Some(());
            }
            Part::Joined(operator, parts, own) => (*operator, parts, own),
        };
        if let Some(own) = own {
            values[*own] = value;
        }
        let left = self.range(&parts.0, kept, Mode::Round, &mut |_| {})?;
        let right = self.range(&parts.1, kept, Mode::Round, &mut |_| {})?;
        let exact = Ends::exact(value);
        let zero = Fraction::ZERO;
        let (one, other) = match operator {
            Operator::Plus => {
                let one = some_value(exact.minus(right).meet(left)?);
                (one, value - one)
            }
            Operator::Minus => {
                let one = some_value(exact.plus(right).meet(left)?);
                (one, one - value)
            }
            Operator::Over => {
                let one = some_value(exact.times(right).meet(left)?);
                (one, if value == zero { some_value(right) } else { one / value })
            }
            Operator::Times if value == zero && right.holds(zero) => (some_value(left), zero),
            Operator::Times if value == zero => (zero, some_value(right)),
            Operator::Times if !right.holds(zero) => {
                let one = some_value(exact.over(right).meet(left)?);
                (one, value / one)
            }
            Operator::Times => {
                // Dividing by what may be 0 says nothing; one end or the other does.
                let ends = [right.low, right.high].into_iter().flatten().filter(|end| *end != zero);
                let other = ends.chain([some_value(exact.over(left).meet(right)?)]);
                let mut fitting = other.filter(|other| *other != zero && left.holds(value / *other));
                let other = fitting.next()?;
                (value / other, other)
            }
        };
        self.settle(&parts.0, one, kept, values)?;
        self.settle(&parts.1, other, kept, values)
    }
}

/// A value of an interval, one of its ends where it has one. Not 0 if it can be helped: that may be an end which is
/// never reached, as in one over an open print.
fn some_value(ends: Ends) -> Fraction {
    let proper = |end: &Fraction| *end != Fraction::ZERO;
    ends.low.filter(proper).or(ends.high.filter(proper)).unwrap_or(Fraction::ZERO)
}

#[test]
fn trees_that_can_hold_have_values_that_hold() {
    let mut random = Random::seeded(14);
    let mut n_trees = 0;
    for number in 0..1500 {
        let shape = Shape::random(number, &mut random);
        let tree = Tree::random(format!("s{number}"), &shape, &mut random, Habit::CARELESS);
        let Some(tree) = tree.filter(System::is_consistent) else { continue };
        let Some(mut values) = tree.witness() else {
            // An end that is never reached was taken for a value.
            let is_open = |it: &Printed| it.print.round.low.is_none() || it.print.round.high.is_none();
            assert!(tree.prints.iter().any(is_open), "no values for {}", tree.told());
            continue;
        };
        let results = values.clone();
        compute(&tree.shape.root, &mut values).expect("no division by zero");
        assert_eq!(values, results, "{}", tree.told());
        for (at, value) in values.iter().enumerate() {
            let printed = tree.printed(at, &vec![true; tree.prints.len()], Mode::Round);
            assert!(printed.holds(*value), "{} of {}", tree.cell(at), tree.told());
        }
        n_trees += 1;
    }
    assert!(n_trees > 500, "{n_trees}");
}
