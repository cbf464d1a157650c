//! An explanation as a page: what is known, its derivation as a tree, and what the other figures make of it.

use std::collections::BTreeSet;

use sanad_core::{
    cited::Cited, cited::Receipt, model::ClaimIx, observe::Observation, view::View, vintage::edition,
};

use super::{Explanation, Graph, Known, Role, why_not};
use crate::{
    arithmetic::{self, shown},
    document::{Block, Branch, Document, Figure, Line, Mark, Name, Section, Style},
    finding::what,
    receipts::key_of,
    say,
};

/// An explanation as a document.
pub fn explain(view: View<'_>, explanation: &Explanation) -> Document {
    let ledger = view.ledger();
    let key = &explanation.key;
    let mut document = Document::new("explain", Line::from(Name::cell_key(ledger, key)), view);
    let mut about = vec![
        Block::Paragraph(what(view, key)),
        Block::Paragraph(Line::from(Name::definition(ledger, key.indicator))),
    ];
    if let Some(formula) = Name::formula(ledger, key.indicator) {
        about.push(Block::Paragraph(Line::from(say!("Formula: ")).and(formula)));
    }
    document.sections.push(Section { id: "cell", heading: Line::from(say!("What it is")), blocks: about });
    let (heading, blocks) = match &explanation.known {
        Known::Printed(observed) => (say!("It is printed"), printed(view, observed)),
        Known::Edition(edition, cited) => {
            let line = Line::from(say!("Edition ")).and(Name::edition_number(*edition)).and(say!(" prints "));
            let line = line.and(shown(cited)).and(say!(", which says for certain: "));
            let line = line.and(Figure::styled(cited.clone(), Style::Bounds));
            (say!("It is printed"), vec![Block::Paragraph(line), Block::Tree(tree(view, cited))])
        }
        Known::Derived(derived) => {
            let line = Line::from(say!("Nobody prints it. It follows to be "))
                .and(Figure::styled(derived.cited.clone(), Style::Bounds))
                .and_all(editions(derived.edition, &derived.joined))
                .and(say!("."));
            (say!("It follows"), vec![Block::Paragraph(line), Block::Tree(tree(view, &derived.cited))])
        }
        Known::Undetermined(why) => {
            let line = Line::from(say!("It is not determined: ")).and(why_not(why));
            let line = match explanation.enclosing {
                Some(_) => line.and(say!(" alone.")),
                None => line.and(say!(".")),
            };
            let mut blocks = vec![Block::Paragraph(line)];
            if let Some(cited) = explanation.cited(view) {
                let known = Line::from(say!("What is known of it: "));
                blocks.push(Block::Paragraph(known.and(Figure::styled(cited.clone(), Style::Bounds))));
                blocks.push(Block::Tree(tree(view, &cited)));
            } else if let Some(enclosing) = &explanation.enclosing {
                let whole = Line::from(say!("What is known is a longer stretch as a whole, "))
                    .and(enclosing.period)
                    .and(say!(": "))
                    .and(shown(&enclosing.cited))
                    .and(say!(". No figure divides it here."));
                blocks.push(Block::Paragraph(whole));
                blocks.push(Block::Tree(tree(view, &enclosing.cited)));
            } else {
                let cells = Line::from(say!("The cells of its series: sanad series "));
                blocks.push(Block::Paragraph(cells.and(Name::series(ledger, key))));
            }
            (say!("It does not follow"), blocks)
        }
    };
    document.sections.push(Section { id: "known", heading: Line::from(heading), blocks });
    if let Some(section) = others(view, explanation) {
        document.sections.push(section);
    }
    document
}

/// In which edition something follows, or which of them had to be joined.
pub(crate) fn editions(edition: Option<u16>, joined: &[u16]) -> Line {
    if joined.len() > 1 {
        let mut line = Line::from(say!(" (mixed: it joins editions "));
        for (at, edition) in joined.iter().enumerate() {
            line = if at > 0 { line.and(say!(", ")) } else { line };
            line = line.and(Name::edition_number(*edition));
        }
        return line.and(say!(" and feeds no check)"));
    }
    match edition {
        Some(0) => Line::from(say!(" (as first reported)")),
        Some(1) => {
            Line::from(say!(" (edition ")).and(Name::edition_number(1)).and(say!(": as told a year later)"))
        }
        Some(edition) => Line::from(say!(" (edition "))
            .and(Name::edition_number(edition))
            .and(say!(": as told years later)")),
        None => Line::empty(),
    }
}

fn printed(view: View<'_>, observed: &Observation) -> Vec<Block> {
    let cited = observed.cited(view);
    let line = Line::from(Figure::as_printed(cited.clone()))
        .and(say!(", which says for certain: "))
        .and(Figure::styled(cited.clone(), Style::Bounds))
        .and_all(editions(observed.edition, &[]));
    let mut blocks = vec![Block::Paragraph(line), Block::Tree(tree(view, &cited))];
    if !observed.passed_over.is_empty() {
        let line = Line::from(say!("Other prints do not hold; why not: sanad show "));
        blocks.push(Block::Paragraph(line.and(Name::cell(view.ledger(), observed.cell))));
    }
    blocks
}

fn others(view: View<'_>, explanation: &Explanation) -> Option<Section> {
    let heading = Line::from(say!("What the others make of it"));
    let Some(others) = &explanation.others else {
        let printed = matches!(explanation.known, Known::Printed(_) | Known::Edition(..));
        let blocks = vec![Block::Paragraph(Line::from(say!("Nothing follows of it from other figures.")))];
        return printed.then_some(Section { id: "others", heading, blocks });
    };
    let cited = explanation.cited(view)?;
    let verdict = match explanation.agrees(view) {
        Some(true) => say!("It agrees: "),
        _ => say!("It does not agree: "),
    };
    let line = Line::from(verdict)
        .and(shown(&cited))
        .and(say!(" says "))
        .and(Figure::styled(cited, Style::Bounds))
        .and(say!(", the others make it "))
        .and(Figure::styled(others.cited.clone(), Style::Bounds))
        .and_all(editions(others.edition, &others.joined))
        .and(say!("."));
    let blocks = vec![Block::Paragraph(line), Block::Tree(tree(view, &others.cited))];
    Some(Section { id: "others", heading, blocks })
}

/// The derivation of a figure as a tree; a figure that stands in it twice is shown whole once.
pub(super) fn tree(view: View<'_>, cited: &Cited) -> Branch {
    let graph = Graph::of(cited, view.ledger());
    let mut shown = BTreeSet::new();
    match graph.root() {
        Some(root) => branch(view, &graph, root, None, &mut shown),
        None => Branch { mark: Mark::Plain, line: Line::empty(), branches: Vec::new() },
    }
}

fn branch(
    view: View<'_>,
    graph: &Graph,
    at: usize,
    role: Option<Role>,
    known: &mut BTreeSet<usize>,
) -> Branch {
    let node = &graph.nodes[at];
    let lead = match role {
        Some(Role::Plus) => Line::from(say!("+ ")),
        Some(Role::Minus) => Line::from(say!("− ")),
        Some(Role::Low) => Line::from(say!("at least: ")),
        Some(Role::High) => Line::from(say!("at most: ")),
        Some(Role::Input) | None => Line::empty(),
    };
    let line = lead.and_all(said(view, &node.cited));
    if !known.insert(at) {
        let line = line.and(say!(" – as above"));
        return Branch { mark: Mark::Plain, line, branches: Vec::new() };
    }
    let mut branches: Vec<Branch> =
        node.inputs.iter().map(|(role, input)| branch(view, graph, *input, Some(*role), known)).collect();
    if let Receipt::Printed { rest, .. } = node.cited.receipt() {
        let also = |claim: &ClaimIx| Branch {
            mark: Mark::Plain,
            line: Line::from(say!("also ")).and_all(print(view, &Cited::of_claim(view, *claim), *claim)),
            branches: Vec::new(),
        };
        branches.extend(rest.iter().take(ALSO).map(also));
    }
    Branch { mark: Mark::Plain, line, branches }
}

/// How many further prints of one reading a tree names; `sanad show` has them all.
const ALSO: usize = 3;

/// A figure of a derivation in one line.
fn said(view: View<'_>, cited: &Cited) -> Line {
    let ledger = view.ledger();
    let cell = key_of(ledger, cited);
    let of = |line: Line| match &cell {
        Some(key) => line.and_all(what(view, key)).and(say!(": ")),
        None => line,
    };
    match cited.receipt() {
        Receipt::Printed { first, .. } => of(Line::empty()).and_all(print(view, cited, *first)),
        Receipt::Declared => {
            Line::from(say!("The data declares: ")).and(Figure::styled(cited.clone(), Style::Bounds))
        }
        _ => {
            let line = arithmetic::line(view, cited);
            let from = if arithmetic::is_equation(&line) { say!(", as ? in ") } else { say!(" from ") };
            of(Line::empty())
                .and(Figure::styled(cited.clone(), Style::Bounds))
                .and_all(editions(cited.edition(), &[]))
                .and(from)
                .and_all(line)
        }
    }
}

/// A print: its words, who printed it and when, its edition, what it says for certain.
fn print(view: View<'_>, cited: &Cited, claim: ClaimIx) -> Line {
    let ledger = view.ledger();
    let of = ledger.claim(claim);
    let line = Line::from(say!("“"))
        .and(Figure::as_printed(cited.clone()))
        .and(say!("” "))
        .and(Name::publisher(ledger, ledger.source(of.source).publisher))
        .and(say!(", "))
        .and(Name::published(ledger, of.source))
        .and(say!("; for certain "))
        .and(Figure::styled(cited.clone(), Style::Bounds));
    // As first reported needs no word; that a figure was told again years later does.
    match edition(ledger, of).filter(|edition| *edition > 0) {
        Some(edition) => line.and(say!(", edition ")).and(Name::edition_number(edition)),
        None => line,
    }
}

/// A node in a few words, for drawings: its cell, and its figure.
pub(super) fn label(view: View<'_>, cited: &Cited) -> [Line; 2] {
    let ledger = view.ledger();
    let cell = key_of(ledger, cited).map_or_else(Line::empty, |key| Line::from(Name::cell_key(ledger, &key)));
    let figure = match cited.receipt() {
        Receipt::Printed { first, .. } => {
            let source = ledger.claim(*first).source;
            Line::from(say!("“"))
                .and(Figure::as_printed(cited.clone()))
                .and(say!("” "))
                .and(Name::publisher(ledger, ledger.source(source).publisher))
                .and(say!(", "))
                .and(Name::published(ledger, source))
        }
        _ => Line::from(Figure::styled(cited.clone(), Style::Bounds)).and_all(editions(cited.edition(), &[])),
    };
    [cell, figure]
}
