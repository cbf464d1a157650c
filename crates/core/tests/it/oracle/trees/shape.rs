//! Formulas of indicators over each other, in which each variable occurs once.

use std::fmt::Write as _;

use crate::oracle::random::Random;

/// What joins two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

/// A part of a formula. The numbers are places in [`Shape::indicators`].
#[derive(Debug, Clone)]
pub enum Part {
    Number(i128),
    Leaf(usize),
    /// With the indicator whose formula it is, where it has one of its own.
    Joined(Operator, Box<(Part, Part)>, Option<usize>),
}

/// Indicators with formulas over each other: a tree.
#[derive(Debug, Clone)]
pub struct Shape {
    pub root: Part,
    /// The ids: leaves and results.
    pub indicators: Vec<String>,
    /// Each result with the indicators that stand in its formula.
    pub needs: Vec<(usize, Vec<usize>)>,
}

impl Shape {
    pub fn random(number: usize, random: &mut Random) -> Self {
        let mut shape = Self { root: Part::Number(0), indicators: Vec::new(), needs: Vec::new() };
        let n_leaves = random.pick(&[2, 2, 3, 3, 4]);
        let mut root = shape.part(number, n_leaves, random);
        if let Part::Joined(_, _, own @ None) = &mut root {
            *own = Some(shape.named(number));
        }
        let mut needs = Vec::new();
        gather(&root, &mut needs);
        (shape.root, shape.needs) = (root, needs);
        shape
    }

    fn named(&mut self, number: usize) -> usize {
        self.indicators.push(format!("t{number}_{}", self.indicators.len()));
        self.indicators.len() - 1
    }

    fn part(&mut self, number: usize, n_leaves: usize, random: &mut Random) -> Part {
        if n_leaves == 1 {
            let leaf = Part::Leaf(self.named(number));
            if random.chance(10) {
                let by = random.pick(&[Operator::Times, Operator::Over, Operator::Plus]);
                return Part::Joined(by, Box::new((leaf, Part::Number(random.pick(&[2, 5, 100])))), None);
            }
            return leaf;
        }
        let left = 1 + random.below(n_leaves - 1);
        let parts = (self.part(number, left, random), self.part(number, n_leaves - left, random));
        let operators = [Operator::Plus, Operator::Minus, Operator::Times, Operator::Over];
        let own = random.chance(40).then(|| self.named(number));
        Part::Joined(random.pick(&operators), Box::new(parts), own)
    }

    /// The registers' lines of its indicators.
    pub fn declared(&self) -> String {
        let mut text = String::new();
        for (at, id) in self.indicators.iter().enumerate() {
            write!(
                text,
                "\n[{id}]\nname = \"{id}\"\nunit = \"percent\"\ntime = \"ratio\"\ndefinition = \"A number.\"\nfamily = \"oracle\"\n"
            )
            .expect("a text");
            if let Some(formula) = formula_of(&self.root, at) {
                writeln!(text, "formula = \"{}\"", self.text(formula, true)).expect("a text");
            }
        }
        text
    }

    pub fn text(&self, part: &Part, outermost: bool) -> String {
        match part {
            Part::Number(number) => number.to_string(),
            Part::Leaf(at) | Part::Joined(_, _, Some(at)) if !outermost => self.indicators[*at].clone(),
            Part::Leaf(at) => self.indicators[*at].clone(),
            Part::Joined(operator, parts, _) => {
                let sign = match operator {
                    Operator::Plus => "+",
                    Operator::Minus => "-",
                    Operator::Times => "*",
                    Operator::Over => "/",
                };
                let text = format!("{} {sign} {}", self.text(&parts.0, false), self.text(&parts.1, false));
                if outermost { text } else { format!("({text})") }
            }
        }
    }
}

/// The part whose formula indicator `at` has.
pub fn formula_of(part: &Part, at: usize) -> Option<&Part> {
    let Part::Joined(_, parts, own) = part else { return None };
    if *own == Some(at) {
        return Some(part);
    }
    formula_of(&parts.0, at).or_else(|| formula_of(&parts.1, at))
}

/// The indicators that stand in the formula around `part`; the formulas below it go into `needs`.
fn gather(part: &Part, needs: &mut Vec<(usize, Vec<usize>)>) -> Vec<usize> {
    match part {
        Part::Number(_) => Vec::new(),
        Part::Leaf(at) => vec![*at],
        Part::Joined(_, parts, own) => {
            let mut inputs = gather(&parts.0, needs);
            inputs.extend(gather(&parts.1, needs));
            match own {
                Some(own) => {
                    needs.push((*own, inputs));
                    vec![*own]
                }
                None => inputs,
            }
        }
    }
}
