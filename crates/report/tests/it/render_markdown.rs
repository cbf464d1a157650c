//! Reports as Markdown: what a reader sees, and that names stay text.

use sanad_report::{receipts::Receipts, render::markdown::render};

use crate::small;

fn rendered() -> String {
    let ledger = small::ledger();
    render(&small::document(small::view(&ledger)), &ledger)
}

#[test]
fn every_kind_of_block() {
    insta::assert_snapshot!(rendered());
}

#[test]
fn every_link_to_a_receipt_has_its_anchor() {
    let ledger = small::ledger();
    let document = small::document(small::view(&ledger));
    let text = render(&document, &ledger);
    let anchors: Vec<&str> =
        text.split("<a id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let linked: Vec<&str> = text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert_eq!(anchors.len(), Receipts::of(&document, &ledger).iter().len());
    assert!(!linked.is_empty());
    for link in linked {
        assert!(anchors.contains(&link), "{link} leads nowhere");
    }
}

#[test]
fn names_bring_no_markup() {
    let text = rendered();
    let tags = ["<sup>", "</sup>", "<em>", "</em>", "<a id=", "</a>", "<https://"];
    for (at, _) in text.match_indices('<') {
        let rest = &text[at..];
        assert!(tags.iter().any(|tag| rest.starts_with(tag)), "{}", &rest[..rest.len().min(40)]);
    }
}

#[test]
fn every_row_of_a_table_has_its_columns() {
    let text = rendered();
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let tables: Vec<&str> = text.split("\n\n").filter(|block| block.starts_with('|')).collect();
    assert_eq!(tables.len(), 2);
    for table in tables {
        let n: Vec<usize> = table.lines().map(cells).collect();
        assert!(n.iter().all(|row| *row == n[0]), "{table}");
    }
}
