//! A derivation as a drawing for Graphviz or Mermaid.

use std::fmt::Write as _;

use sanad_core::{
    cited::{Cited, Receipt},
    view::View,
};

use super::{Graph, Role, page::label};
use crate::render::plain;

/// A derivation as a graph for Graphviz: arrows lead from what a figure rests on to the figure.
pub fn dot(view: View<'_>, cited: &Cited) -> String {
    let graph = Graph::of(cited, view.ledger());
    let mut out =
        "digraph derivation {\n  rankdir=BT;\n  node [shape=box, fontname=\"sans-serif\"];\n".to_owned();
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    for (at, node) in graph.nodes.iter().enumerate() {
        let lines = lines(view, &node.cited).map(|line| quoted(&line)).join("\\n");
        let style = if is_print(&node.cited) { "solid" } else { "dashed" };
        // Writing to a string does not fail.
        let _ = writeln!(out, "  n{at} [label=\"{lines}\", style={style}];");
    }
    for (at, node) in graph.nodes.iter().enumerate() {
        for (role, input) in &node.inputs {
            let sign = sign(*role);
            let label = if sign.is_empty() { String::new() } else { format!(" [label=\"{sign}\"]") };
            let _ = writeln!(out, "  n{input} -> n{at}{label};");
        }
    }
    out.push_str("}\n");
    out
}

/// A derivation as a Mermaid flow chart.
pub fn mermaid(view: View<'_>, cited: &Cited) -> String {
    let graph = Graph::of(cited, view.ledger());
    let mut out = "flowchart BT\n".to_owned();
    let quoted = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        text.replace('"', "#quot;")
    };
    for (at, node) in graph.nodes.iter().enumerate() {
        let lines = lines(view, &node.cited).map(|line| quoted(&line)).join("<br>");
        let (open, close) = if is_print(&node.cited) { ("[", "]") } else { ("([", "])") };
        let _ = writeln!(out, "  n{at}{open}\"{lines}\"{close}");
    }
    for (at, node) in graph.nodes.iter().enumerate() {
        for (role, input) in &node.inputs {
            let sign = sign(*role);
            let label = if sign.is_empty() { String::new() } else { format!("|\"{sign}\"|") };
            let _ = writeln!(out, "  n{input} -->{label} n{at}");
        }
    }
    out
}

fn is_print(cited: &Cited) -> bool {
    matches!(cited.receipt(), Receipt::Printed { .. })
}

fn lines(view: View<'_>, cited: &Cited) -> [String; 2] {
    label(view, cited).map(|line| plain::line(&line, view.ledger()))
}

fn sign(role: Role) -> &'static str {
    match role {
        Role::Input => "",
        Role::Plus => "+",
        Role::Minus => "−",
        Role::Low => "≥",
        Role::High => "≤",
    }
}
