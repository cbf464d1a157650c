//! Formulas: the tree of each text, or where it is wrong.

use std::fmt::Write as _;

use proptest::prelude::*;
use sanad_core::formula::{Expr, Formula, Node, Operator, Shift};

/// Each line of the file becomes its tree, fully bracketed, or the error with the bytes it points at.
#[test]
fn texts_have_these_trees() {
    let mut told = String::new();
    for text in include_str!("cases/formula.txt").lines().filter(|line| !line.starts_with('#')) {
        match Formula::parse(text) {
            Ok(formula) => writeln!(told, "{text}\n    {}", tree(formula.root())).unwrap(),
            Err(error) => {
                let before = text[..error.at].chars().count();
                let width = text[error.at..error.at + error.len].chars().count().max(1);
                writeln!(told, "{text}\n{}{} {error}", " ".repeat(before), "^".repeat(width)).unwrap();
            }
        }
    }
    insta::assert_snapshot!(told);
}

fn tree(node: &Node) -> String {
    match &node.expr {
        Expr::Number(number) => number.to_string(),
        Expr::Indicator(id, Shift::Same) => id.to_string(),
        Expr::Indicator(id, Shift::Months(months)) => format!("{id}[{months}m]"),
        Expr::Indicator(id, Shift::Before) => format!("{id}[before]"),
        Expr::Negative(inner) => format!("-({})", tree(inner)),
        Expr::Binary(operator, left, right) => {
            let sign = match operator {
                Operator::Plus => "+",
                Operator::Minus => "-",
                Operator::Times => "*",
                Operator::Over => "/",
                Operator::Power => "^",
            };
            format!("({} {sign} {})", tree(left), tree(right))
        }
        Expr::Call(function, arguments) => {
            let name = function.as_str();
            format!("{name}({})", arguments.iter().map(tree).collect::<Vec<_>>().join(", "))
        }
    }
}

#[test]
fn the_text_stays_and_references_come_in_its_order() {
    let text = "(x / x[-1y] - 1) * sum(y)";
    let formula = Formula::parse(text).unwrap();
    assert_eq!(formula.text(), text);
    let found: Vec<&str> = formula.references().into_iter().map(|(_, _, span)| &text[span]).collect();
    assert_eq!(found, ["x", "x[-1y]", "y"]);
}

#[test]
fn nesting_and_length_are_bounded() {
    let deep = |n: usize| Formula::parse(&format!("{}1{}", "(".repeat(n), ")".repeat(n)));
    assert!(deep(60).is_ok());
    assert!(deep(4000).unwrap_err().to_string().starts_with("longer than"));
    assert!(deep(100).unwrap_err().to_string().starts_with("nested deeper"));
    assert!(Formula::parse(&"-".repeat(4000)).is_err());
    assert!(Formula::parse(&format!("{}1", "-".repeat(4000))).is_ok());
    assert!(Formula::parse(&vec!["1"; 2000].join("^")).is_err());
}

fn formula() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "[a-z][a-z_]{0,5}",
        "[0-9]{1,3}(\\.[0-9]{1,2})?",
        "[a-z]{1,3}\\[-[1-9]y\\]",
        Just("months()".to_owned()),
        Just("stock[before]".to_owned())
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), "[-+*/]", inner.clone()).prop_map(|(a, sign, b)| format!("({a} {sign} {b})")),
            inner.clone().prop_map(|a| format!("-{a}")),
            inner.clone().prop_map(|a| format!("sum({a})")),
            "[a-z]{1,3}".prop_map(|a| format!("last_year({a}) / first_year({a})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("min({a}, {b})")),
        ]
    })
}

proptest! {
    #[test]
    fn what_the_grammar_makes_is_read_and_its_tree_reads_the_same(text in formula()) {
        let formula = Formula::parse(&text).unwrap();
        let again = tree(formula.root());
        prop_assert_eq!(tree(Formula::parse(&again).unwrap().root()), again);
    }

    #[test]
    fn an_error_points_into_the_text(text in "[a-z0-9(),\\[\\]+*/^. ضے-]{0,40}") {
        if let Err(error) = Formula::parse(&text) {
            prop_assert!(text.is_char_boundary(error.at) && text.is_char_boundary(error.at + error.len), "{error:?}");
        }
    }
}
