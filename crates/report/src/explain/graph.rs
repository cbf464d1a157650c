//! A derivation as a graph: what follows from what, each figure once.

use std::collections::HashMap;

use sanad_core::{
    cited::{Cited, Receipt, Sign},
    ledger::Ledger,
};

use crate::receipts::key_of;

/// What a figure is in the one that rests on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// An input of its formula.
    Input,
    /// A term that is added.
    Plus,
    /// A term that is taken away.
    Minus,
    /// What its low end follows from.
    Low,
    /// What its high end follows from.
    High,
}

impl Role {
    /// Its word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Plus => "plus",
            Self::Minus => "minus",
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

/// A figure of a derivation.
#[derive(Debug, Clone)]
pub struct Node {
    /// The figure.
    pub cited: Cited,
    /// What it follows from, by place in the graph; nothing for a print.
    pub inputs: Vec<(Role, usize)>,
}

/// A derivation. Inputs come before what rests on them; the last node is what is derived.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// Its figures, each once.
    pub nodes: Vec<Node>,
}

impl Graph {
    /// The derivation of a figure.
    pub fn of(cited: &Cited, ledger: &Ledger) -> Self {
        let mut building = Building { ledger, graph: Self::default(), known: HashMap::new() };
        building.add(cited);
        building.graph
    }

    /// The place of what is derived; `None` for an empty graph.
    pub fn root(&self) -> Option<usize> {
        self.nodes.len().checked_sub(1)
    }
}

struct Building<'l> {
    ledger: &'l Ledger,
    graph: Graph,
    /// Figures that are there, by what they rest on: two of one text are one figure.
    known: HashMap<String, usize>,
}

impl Building<'_> {
    fn add(&mut self, cited: &Cited) -> usize {
        let inputs: Vec<(Role, usize)> =
            inputs(cited).into_iter().map(|(role, input)| (role, self.add(input))).collect();
        let cell = key_of(self.ledger, cited).map(|key| self.ledger.cell_text(&key));
        let claims = if inputs.is_empty() { cited.claims() } else { Vec::new() };
        let text = format!("{cell:?} {:?} {} {inputs:?} {claims:?}", cited.edition(), cited.value());
        if let Some(at) = self.known.get(&text) {
            return *at;
        }
        let at = self.graph.nodes.len();
        self.known.insert(text, at);
        self.graph.nodes.push(Node { cited: cited.clone(), inputs });
        at
    }
}

fn inputs(cited: &Cited) -> Vec<(Role, &Cited)> {
    let term = |sign: Sign| match sign {
        Sign::Plus => Role::Plus,
        Sign::Minus => Role::Minus,
    };
    match cited.receipt() {
        Receipt::Printed { .. } | Receipt::Mended { .. } | Receipt::Declared => Vec::new(),
        Receipt::Derived { inputs, .. } => inputs.iter().map(|input| (Role::Input, input)).collect(),
        Receipt::Summed { first, rest } => {
            let first = (term(first.0), &*first.1);
            std::iter::once(first).chain(rest.iter().map(|(sign, cited)| (term(*sign), cited))).collect()
        }
        Receipt::Ends { low, high } => vec![(Role::Low, &**low), (Role::High, &**high)],
        Receipt::Apart { lower, higher } => vec![(Role::Plus, &**higher), (Role::Minus, &**lower)],
    }
}
