//! One line of arithmetic: how a figure follows from others, with their figures filled in, so that a person can redo
//! it by hand.

use sanad_core::{
    cited::{Cited, Receipt, Sign},
    formula::{Expr, Formula, Function, Node, Operator, Shift},
    model::{CellKey, MeasureKey},
    period::{Months, Period},
    view::View,
};

use crate::{
    document::{Figure, Inline, Line, Name, Style},
    receipts::key_of,
    say,
    words::Words,
};

/// How a figure follows, without the figure itself; that of a print is its words.
pub fn line(view: View<'_>, cited: &Cited) -> Line {
    line_for(view, cited, cited.cell())
}

/// The same of a figure for a cell that it does not name itself.
pub fn line_for(view: View<'_>, cited: &Cited, subject: Option<&CellKey>) -> Line {
    match cited.receipt() {
        Receipt::Printed { .. } | Receipt::Mended { .. } => Line::from(Figure::readable(cited.clone())),
        Receipt::Derived { formula, inputs } => {
            let known = || constraint(view, subject, formula, inputs);
            known().or_else(|| filled(view, subject, formula, inputs)).unwrap_or_else(|| listed(view, inputs))
        }
        Receipt::Summed { first, rest } => {
            let first = (first.0, &*first.1);
            joined(view, std::iter::once(first).chain(rest.iter().map(|(sign, term)| (*sign, term))))
        }
        Receipt::Ends { low, high } => ends(view, low, high, subject),
        Receipt::Apart { lower, higher } => Line::from(say!("the least of "))
            .and(shown(higher))
            .and(say!(" less the most of "))
            .and(shown(lower)),
        Receipt::Declared => Line::from(say!("a limit that the data declares")),
    }
}

/// What either end follows from; a limit that the data declares is told only where nothing else is.
fn ends(view: View<'_>, low: &Cited, high: &Cited, subject: Option<&CellKey>) -> Line {
    let declared = |end: &Cited| matches!(end.receipt(), Receipt::Declared);
    let end = |end: &Cited, word: Words| {
        // A constraint that bounds one side says so itself.
        let says_so = match end.receipt() {
            Receipt::Derived { formula, .. } => formula.starts_with(['≤', '≥']),
            _ => false,
        };
        let line = if says_so { Line::empty() } else { Line::from(word) };
        line.and_all(line_for(view, end, subject))
    };
    match (declared(low), declared(high)) {
        (true, false) => end(high, say!("at most ")),
        (false, true) => end(low, say!("at least ")),
        _ => end(low, say!("at least ")).and(say!(", ")).and_all(end(high, say!("at most "))),
    }
}

/// Whether a line is an equation for what is sought, which `?` stands for in it.
pub(crate) fn is_equation(line: &Line) -> bool {
    line.0.iter().any(|inline| matches!(inline, Inline::Words(words) if words.as_str() == UNKNOWN.as_str()))
}

/// What stands for the figure that a formula is solved for.
const UNKNOWN: Words = say!("?");

/// A figure as a term: in its words where it was printed, with all that is certain where it was not.
pub(crate) fn shown(cited: &Cited) -> Figure {
    match cited.words() {
        Some(_) => Figure::readable(cited.clone()),
        None => Figure::styled(cited.clone(), Style::Bounds),
    }
}

/// A figure that would stand in place of another, verbatim where it is a print.
pub(crate) fn suggested(cited: &Cited) -> Figure {
    match cited.words() {
        Some(_) => Figure::as_printed(cited.clone()),
        None => Figure::styled(cited.clone(), Style::Brief),
    }
}

/// A term with what tells its cell from those of the other terms.
fn term(view: View<'_>, cited: &Cited, terms: &[&Cited]) -> Line {
    let line = Line::from(shown(cited));
    let ledger = view.ledger();
    let Some(key) = key_of(ledger, cited) else { return line };
    let others: Vec<CellKey> = terms.iter().filter_map(|term| key_of(ledger, term)).collect();
    let tells = |differs: fn(&CellKey, &CellKey) -> bool| others.iter().any(|other| differs(other, &key));
    let mut label: Vec<Inline> = Vec::new();
    if tells(|a, b| a.entity != b.entity) {
        label.push(Name::entity(ledger, key.entity).into());
    }
    if tells(|a, b| (a.indicator, &a.measure) != (b.indicator, &b.measure)) {
        label.push(Name::measured_by(ledger, &key).into());
    }
    if tells(|a, b| a.period != b.period) {
        label.extend(key.period.map(Inline::from));
    }
    if label.is_empty() {
        return line;
    }
    let mut line = line.and(say!(" ("));
    for (at, part) in label.into_iter().enumerate() {
        line = if at > 0 { line.and(say!(", ")) } else { line };
        line = line.and(part);
    }
    line.and(say!(")"))
}

/// What is no formula of the data: a whole and its parts, and the order of days.
fn constraint(view: View<'_>, subject: Option<&CellKey>, text: &str, inputs: &[Cited]) -> Option<Line> {
    let line = match text {
        "sum(parts)" => joined(view, inputs.iter().map(|input| (Sign::Plus, input))),
        "≥ sum(parts)" => {
            let sum = joined(view, inputs.iter().map(|input| (Sign::Plus, input)));
            Line::from(say!("at least ")).and_all(sum)
        }
        "whole - sum(other parts)" => rest(view, subject?, inputs),
        "≤ whole - sum(other parts)" => Line::from(say!("at most ")).and_all(rest(view, subject?, inputs)),
        "≤ what comes after" => Line::from(say!("not after ")).and_all(named(view, inputs)),
        "≥ what came before" => Line::from(say!("not before ")).and_all(named(view, inputs)),
        _ => return None,
    };
    Some(line)
}

/// A whole less the other parts than the one that is sought.
fn rest(view: View<'_>, subject: &CellKey, inputs: &[Cited]) -> Line {
    let whole = view.ledger().entity(subject.entity).parent;
    let is_whole = |input: &&Cited| key_of(view.ledger(), input).map(|key| key.entity) == whole;
    let parts = inputs.iter().filter(|input| !is_whole(input)).map(|input| (Sign::Minus, input));
    joined(view, inputs.iter().filter(is_whole).map(|input| (Sign::Plus, input)).chain(parts))
}

/// Figures of several milestones, each with its name.
fn named(view: View<'_>, inputs: &[Cited]) -> Line {
    let mut line = Line::empty();
    for (at, input) in inputs.iter().enumerate() {
        line = if at > 0 { line.and(say!(" and ")) } else { line };
        line = line.and(shown(input));
        if let Some(key) = key_of(view.ledger(), input) {
            line = line.and(say!(" (")).and(Name::measured_by(view.ledger(), &key)).and(say!(")"));
        }
    }
    line
}

/// Terms with their signs, each with what tells it from the others.
fn joined<'c>(view: View<'_>, terms: impl Iterator<Item = (Sign, &'c Cited)>) -> Line {
    let terms: Vec<(Sign, &Cited)> = terms.collect();
    let figures: Vec<&Cited> = terms.iter().map(|(_, cited)| *cited).collect();
    let mut line = Line::empty();
    for (at, (sign, cited)) in terms.into_iter().enumerate() {
        line = match (at, sign) {
            (0, Sign::Plus) => line,
            (0, Sign::Minus) => line.and(say!("−")),
            (_, Sign::Plus) => line.and(say!(" + ")),
            (_, Sign::Minus) => line.and(say!(" − ")),
        };
        line = line.and_all(term(view, cited, &figures));
    }
    line
}

/// The figures that one follows from, where its formula cannot be told cell by cell.
fn listed(view: View<'_>, inputs: &[Cited]) -> Line {
    let terms: Vec<&Cited> = inputs.iter().collect();
    let mut line = Line::empty();
    for (at, input) in inputs.iter().enumerate() {
        let joint: Option<Words> = match at {
            0 => None,
            _ if at + 1 == inputs.len() => Some(say!(" and ")),
            _ => Some(say!(", ")),
        };
        line = joint.map_or(line.clone(), |joint| line.and(joint)).and_all(term(view, input, &terms));
    }
    line
}

/// The declared formula with figures for its names. What is derived may be its result or any of its names: then the
/// result stands before it, and `?` for what is sought.
fn filled(view: View<'_>, subject: Option<&CellKey>, formula: &str, inputs: &[Cited]) -> Option<Line> {
    // `growth_yoy = (x / x[-1y] - 1) * 100`: the formula of another cell, solved for this one.
    let formula = formula.split_once(" = ").map_or(formula, |(_, formula)| formula);
    let formula = Formula::parse(formula).ok()?;
    let keys: Vec<Option<CellKey>> = inputs.iter().map(|input| key_of(view.ledger(), input)).collect();
    let bases = subject.into_iter().chain(keys.iter().flatten());
    let fillings = bases.map(|base| Filling { view, subject, base, inputs, keys: &keys });
    for filling in fillings {
        let Some(used) = filling.used(&formula) else { continue };
        let mut left = (0..inputs.len()).filter(|at| !used.inputs.contains(at));
        let result = match (used.subject, left.next(), left.next()) {
            (false, None, _) => None,
            (true, Some(result), None) => Some(result),
            _ => continue,
        };
        let line = result.map_or_else(Line::empty, |at| Line::from(shown(&inputs[at])).and(say!(" = ")));
        return Some(line.and_all(filling.node(&formula, formula.root())));
    }
    None
}

/// Which figures a formula's names refer to, seen from one cell.
struct Filling<'a> {
    view: View<'a>,
    subject: Option<&'a CellKey>,
    base: &'a CellKey,
    inputs: &'a [Cited],
    keys: &'a [Option<CellKey>],
}

/// What of the figures a formula refers to.
#[derive(Default)]
struct Used {
    inputs: Vec<usize>,
    /// It refers to what is derived.
    subject: bool,
}

/// What a name of a formula refers to.
enum Referent {
    Input(usize),
    Subject,
}

impl Filling<'_> {
    fn used(&self, formula: &Formula) -> Option<Used> {
        let mut used = Used::default();
        let mut open: Vec<(&Node, Option<Function>)> = vec![(formula.root(), None)];
        while let Some((node, within)) = open.pop() {
            match &node.expr {
                Expr::Number(_) => {}
                Expr::Indicator(..) => match self.level(node, within)? {
                    Referent::Input(at) => used.inputs.push(at),
                    Referent::Subject => used.subject = true,
                },
                Expr::Negative(inner) => open.push((inner, within)),
                Expr::Binary(_, left, right) => open.extend([(&**right, within), (&**left, within)]),
                // The parts of a sum are of other entities: all figures are.
                Expr::Call(Function::Sum, _) => used.inputs.extend(0..self.inputs.len()),
                Expr::Call(function, arguments) => {
                    open.extend(arguments.iter().map(|argument| (argument, Some(*function))));
                }
            }
        }
        Some(used)
    }

    /// What a name refers to, within a function that chooses the year.
    fn level(&self, node: &Node, within: Option<Function>) -> Option<Referent> {
        let Expr::Indicator(id, shift) = &node.expr else { return None };
        let indicator = match (id.as_str(), &self.base.measure) {
            ("x", _) => self.base.indicator,
            ("y", MeasureKey::Of(_, other)) => *other,
            _ => self.view.ledger().names().indicator(id)?,
        };
        let months = self.base.period.and_then(Period::months);
        let period = match (within, shift, self.base.period) {
            (Some(Function::FirstYear), ..) => months
                .and_then(|months| Months::new(months.first(), months.first().plus(11)))
                .map(Period::Months),
            (Some(Function::LastYear), ..) => months
                .and_then(|months| Months::new(months.last().plus(-11), months.last()))
                .map(Period::Months),
            (_, Shift::Same, period) => period,
            (_, Shift::Months(n), Some(period)) => Some(period.shifted(*n)?),
            (_, Shift::Months(_), None) => return None,
            (_, Shift::Before, _) => {
                let before = |key: &CellKey| key.indicator == indicator && key.period != self.base.period;
                let at = self.keys.iter().position(|key| key.as_ref().is_some_and(before));
                return at.map(Referent::Input);
            }
        };
        let wanted = CellKey { indicator, measure: MeasureKey::Level, period, ..self.base.clone() };
        // A cost that is promised goes with a loan that is agreed: of timeless things the kinds mix.
        let same = |key: &CellKey| {
            *key == wanted
                || wanted.period.is_none() && CellKey { kind: wanted.kind, ..key.clone() } == wanted
        };
        let input = self.keys.iter().position(|key| key.as_ref().is_some_and(same)).map(Referent::Input);
        input.or_else(|| self.subject.is_some_and(same).then_some(Referent::Subject))
    }

    fn referred(&self, referent: Option<&Referent>) -> Line {
        match referent {
            Some(Referent::Input(at)) => Line::from(shown(&self.inputs[*at])),
            Some(Referent::Subject) | None => Line::from(UNKNOWN),
        }
    }

    fn node(&self, formula: &Formula, node: &Node) -> Line {
        match &node.expr {
            Expr::Number(_) => Line::from(Name::part_of(formula, node)),
            Expr::Indicator(..) => self.referred(self.level(node, None).as_ref()),
            Expr::Negative(inner) => Line::from(say!("−")).and_all(self.inner(formula, inner)),
            Expr::Binary(operator, left, right) => {
                let sign = match operator {
                    Operator::Plus => say!(" + "),
                    Operator::Minus => say!(" − "),
                    Operator::Times => say!(" × "),
                    Operator::Over => say!(" / "),
                    Operator::Power => say!("^"),
                };
                self.operand(formula, left, *operator, false)
                    .and(sign)
                    .and_all(self.operand(formula, right, *operator, true))
            }
            Expr::Call(function, arguments) => self.call(formula, *function, arguments),
        }
    }

    fn call(&self, formula: &Formula, function: Function, arguments: &[Node]) -> Line {
        let months = self.base.period.and_then(Period::months);
        let name = match (function, months) {
            (Function::Months, Some(months)) => return Line::from(Name::months(months)),
            (Function::Months, None) => return Line::from(say!("months")),
            (Function::Years, _) => return Line::from(say!("years")),
            (Function::FirstYear | Function::LastYear, _) => {
                let level = arguments.first().and_then(|argument| self.level(argument, Some(function)));
                return self.referred(level.as_ref());
            }
            (Function::Sum, _) => say!("the sum of "),
            (Function::Min, _) => say!("the least of "),
            (Function::Max, _) => say!("the greatest of "),
        };
        if function == Function::Sum {
            return Line::from(name).and_all(listed(self.view, self.inputs));
        }
        let mut line = Line::from(name);
        for (at, argument) in arguments.iter().enumerate() {
            line = if at > 0 { line.and(say!(" and ")) } else { line };
            line = line.and_all(self.inner(formula, argument));
        }
        line
    }

    /// An operand, in brackets where it binds less than its operator.
    fn operand(&self, formula: &Formula, node: &Node, operator: Operator, right: bool) -> Line {
        let rank = |operator: Operator| match operator {
            Operator::Plus | Operator::Minus => 0,
            Operator::Times | Operator::Over => 1,
            Operator::Power => 2,
        };
        let line = self.node(formula, node);
        match &node.expr {
            Expr::Binary(inner, ..)
                if rank(*inner) < rank(operator) || right && rank(*inner) == rank(operator) =>
            {
                Line::from(say!("(")).and_all(line).and(say!(")"))
            }
            _ => line,
        }
    }

    fn inner(&self, formula: &Formula, node: &Node) -> Line {
        match &node.expr {
            Expr::Binary(..) => Line::from(say!("(")).and_all(self.node(formula, node)).and(say!(")")),
            _ => self.node(formula, node),
        }
    }
}
