//! Formulas over indicators, in which each variable occurs once. Evaluating intervals is exact there, forward and
//! backward, as long as no divisor can be 0.
//!
//! Source: Moore, "Interval Analysis" (1966): a variable that occurs once costs nothing.

/// Formulas of indicators over each other.
mod shape;

/// All that an indicator can be, exactly.
mod exact;

/// That what the solver takes for possible is.
mod witness;

use super::{
    ends::Ends,
    fraction::Fraction,
    print::{Habit, Style, places_for},
    random::Random,
    system::{Mode, Printed, System},
};
use shape::formula_of;
pub use shape::{Operator, Part, Shape};

/// Prints of some indicators of a tree.
pub struct Tree {
    name: String,
    pub shape: Shape,
    /// Which print each indicator has.
    pub places: Vec<Option<usize>>,
    prints: Vec<Printed>,
    /// What each indicator really was.
    pub truth: Vec<Fraction>,
}

impl Tree {
    /// Prints of all leaves and of some results; `None` where a divisor can be 0.
    pub fn random(name: String, shape: &Shape, random: &mut Random, habit: Habit) -> Option<Self> {
        let mut truth = vec![Fraction::ZERO; shape.indicators.len()];
        // The first value of each leaf stands; results are computed from them.
        for value in &mut truth {
            *value = Fraction::new(random.between(10, 999), 10);
        }
        compute(&shape.root, &mut truth)?;
        let mut tree =
            Self { name, shape: shape.clone(), places: vec![None; truth.len()], prints: Vec::new(), truth };
        for at in 0..tree.places.len() {
            let is_result = shape.needs.iter().any(|(result, _)| *result == at);
            if !is_result || random.chance(70) {
                tree.add(at, random, habit);
            }
        }
        // A formula none of whose cells is claimed is not looked at.
        for (result, inputs) in &shape.needs {
            if !inputs.iter().chain([result]).any(|at| tree.places[*at].is_some()) {
                tree.add(*result, random, habit);
            }
        }
        let mut divisible = true;
        let all = vec![true; tree.prints.len()];
        tree.range(&tree.shape.root, &all, Mode::Either, &mut |divisor| {
            divisible &= !divisor.holds(Fraction::ZERO);
        });
        divisible.then_some(tree)
    }

    /// A print of an indicator, unless it is printed.
    pub fn add(&mut self, at: usize, random: &mut Random, habit: Habit) {
        if self.places[at].is_some() {
            return;
        }
        let places = places_for(random, self.truth[at]);
        let print = habit.print(random, self.truth[at], places, Style::Percent);
        self.places[at] = Some(self.prints.len());
        self.prints.push(Printed { cell: self.cell(at), print });
    }

    /// The text of the cell of an indicator.
    pub fn cell(&self, at: usize) -> String {
        format!("{}.{}@2024-07", self.name, self.shape.indicators[at])
    }

    fn printed(&self, at: usize, kept: &[bool], mode: Mode) -> Ends {
        let place = self.places[at].filter(|place| kept[*place]);
        place.map_or(Ends::EVERYTHING, |place| self.prints[place].ends(mode))
    }

    /// What `part` can be, by the prints with `kept` in it; `None` where they cannot all hold. `divide` is told every
    /// divisor.
    fn range(&self, part: &Part, kept: &[bool], mode: Mode, divide: &mut dyn FnMut(Ends)) -> Option<Ends> {
        match part {
            Part::Number(number) => Some(Ends::exact(Fraction::whole(*number))),
            Part::Leaf(at) => Some(self.printed(*at, kept, mode)),
            Part::Joined(operator, parts, own) => {
                let left = self.range(&parts.0, kept, mode, divide)?;
                let right = self.range(&parts.1, kept, mode, divide)?;
                if *operator == Operator::Over {
                    divide(right);
                }
                let value = apply(*operator, left, right);
                own.map_or(Some(value), |own| value.meet(self.printed(own, kept, mode)))
            }
        }
    }

    /// What all prints make of an indicator, without its own; `None` if they cannot all hold. Everything where that
    /// takes a division by what may be 0.
    pub fn implied(&self, at: usize) -> Option<Ends> {
        let mut kept = vec![true; self.prints.len()];
        if let Some(place) = self.places[at] {
            kept[place] = false;
        }
        self.range(&self.shape.root, &kept, Mode::Round, &mut |_| {})?;
        self.down(&self.shape.root, Ends::EVERYTHING, at, &kept)
    }

    /// What indicator `at` in `part` can be, where `part` is in `outer` as seen from above.
    fn down(&self, part: &Part, outer: Ends, at: usize, kept: &[bool]) -> Option<Ends> {
        let range = |part: &Part| self.range(part, kept, Mode::Round, &mut |_| {});
        match part {
            Part::Number(_) => None,
            Part::Leaf(leaf) => (*leaf == at).then_some(outer),
            Part::Joined(operator, parts, own) => {
                if *own == Some(at) {
                    return outer.meet(range(part)?);
                }
                let outer = match own {
                    Some(own) => outer.meet(self.printed(*own, kept, Mode::Round))?,
                    None => outer,
                };
                let (left, right) = (range(&parts.0)?, range(&parts.1)?);
                let (for_left, for_right) = match operator {
                    Operator::Plus => (outer.minus(right), outer.minus(left)),
                    Operator::Minus => (outer.plus(right), left.minus(outer)),
                    Operator::Times => (outer.over(right), outer.over(left)),
                    Operator::Over => (outer.times(right), left.over(outer)),
                };
                self.down(&parts.0, for_left, at, kept).or_else(|| self.down(&parts.1, for_right, at, kept))
            }
        }
    }
}

fn apply(operator: Operator, left: Ends, right: Ends) -> Ends {
    match operator {
        Operator::Plus => left.plus(right),
        Operator::Minus => left.minus(right),
        Operator::Times => left.times(right),
        Operator::Over => left.over(right),
    }
}

/// The values of all results; `None` where something is divided by 0.
fn compute(part: &Part, truth: &mut [Fraction]) -> Option<Fraction> {
    match part {
        Part::Number(number) => Some(Fraction::whole(*number)),
        Part::Leaf(at) => Some(truth[*at]),
        Part::Joined(operator, parts, own) => {
            let (left, right) = (compute(&parts.0, truth)?, compute(&parts.1, truth)?);
            let value = match operator {
                Operator::Plus => left + right,
                Operator::Minus => left - right,
                Operator::Times => left * right,
                Operator::Over if right == Fraction::ZERO => return None,
                Operator::Over => left / right,
            };
            if let Some(own) = own {
                truth[*own] = value;
            }
            Some(value)
        }
    }
}

impl System for Tree {
    fn name(&self) -> &str {
        &self.name
    }

    fn prints(&self) -> &[Printed] {
        &self.prints
    }

    fn is_feasible(&self, kept: &[bool], mode: Mode) -> bool {
        !self.pieces(&self.shape.root, kept, mode).is_empty()
    }

    fn told(&self) -> String {
        let prints = self.prints.iter().map(|it| {
            let sign = if it.print.down { "-" } else { "" };
            format!("{} = {sign}({})", it.cell, it.print.text)
        });
        let formulas = self.shape.needs.iter().filter_map(|(result, _)| {
            let formula = self.shape.text(formula_of(&self.shape.root, *result)?, true);
            Some(format!("{} := {formula}", self.shape.indicators[*result]))
        });
        prints.chain(formulas).collect::<Vec<_>>().join("; ")
    }
}

#[test]
fn honest_trees_are_consistent_and_their_truth_is_within_the_bounds() {
    let mut random = Random::seeded(13);
    let mut n_trees = 0;
    for number in 0..500 {
        let shape = Shape::random(number, &mut random);
        let Some(tree) = Tree::random(format!("s{number}"), &shape, &mut random, Habit::HONEST) else {
            continue;
        };
        n_trees += 1;
        assert!(tree.is_consistent(), "{}", tree.told());
        for at in 0..tree.truth.len() {
            let implied = tree.implied(at).expect("it is consistent");
            let exact = tree.exact(at).expect("it is consistent");
            assert!(exact.holds(tree.truth[at]), "{} of {}", tree.cell(at), tree.told());
            assert!(implied.encloses(exact), "{} of {}", tree.cell(at), tree.told());
        }
    }
    assert!(n_trees > 250, "{n_trees}");
}
