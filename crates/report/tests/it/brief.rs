//! The brief of the shipped evidence, as of its newest day and as of the starting page: in every format, and with a
//! receipt for every figure.

use jiff::civil::{Date, date};
use sanad_core::{
    cited::{Cited, Receipt},
    ledger::Ledger,
    view::View,
};
use sanad_report::{
    brief::brief,
    document::Document,
    render::{html, markdown, text},
    wire,
};

const STARTING_PAGE: Date = date(2025, 2, 14);

fn shipped() -> Ledger {
    Ledger::load(sanad_evidence::files()).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The views that are shown: the newest day, and that of the starting page.
fn views(ledger: &Ledger) -> [(&'static str, View<'_>); 2] {
    let newest = View::newest(ledger).expect("sources");
    [("newest", newest), ("2025-02-14", View::new(ledger, STARTING_PAGE))]
}

/// One snapshot a format and view. The hash of the data changes with every source: it is left out.
fn check(format: &str, render: impl Fn(&Document, &Ledger) -> String) {
    let ledger = shipped();
    for (name, view) in views(&ledger) {
        let rendered = render(&brief(view), &ledger);
        let version = ledger.version();
        let rendered = rendered.replace(version, "[data version]").replace(&version[..7], "[data]");
        insta::with_settings!({ snapshot_suffix => format!("{format}-{name}"), omit_expression => true }, {
            insta::assert_snapshot!("brief", rendered);
        });
    }
}

#[test]
fn as_text() {
    check("text", |document, ledger| {
        text::render(document, ledger, &text::TextOptions { width: 100, color: false })
    });
}

#[test]
fn as_markdown() {
    check("markdown", markdown::render);
}

#[test]
fn as_html() {
    check("html", html::render);
}

#[test]
fn as_json() {
    check("json", |document, ledger| {
        serde_json::to_string_pretty(&wire::document(document, ledger)).expect("JSON")
    });
}

#[test]
fn the_world_of_the_starting_page_differs_from_todays() {
    let ledger = shipped();
    let [(_, newest), (_, then)] = views(&ledger);
    let render = |view| text::render(&brief(view), &ledger, &text::TextOptions { width: 100, color: false });
    assert_ne!(render(newest), render(then));
    let later = brief(then)
        .figures()
        .into_iter()
        .flat_map(Cited::claims)
        .find(|ix| ledger.source(ledger.claim(*ix).source).published.first() > STARTING_PAGE);
    assert_eq!(later.map(|ix| ledger.claim_id(ix)), None, "a print from the future");
}

#[test]
fn every_figure_has_a_receipt_that_resolves() {
    let ledger = shipped();
    for (_, view) in views(&ledger) {
        let document = brief(view);
        assert!(document.figures().len() > 50);
        for cited in document.figures() {
            assert!(!cited.claims().is_empty());
            for ix in cited.claims() {
                let claim = ledger.claim(ix);
                assert!(view.sees(claim.source), "{}", ledger.claim_id(ix));
                assert!(ledger.source(claim.source).url.starts_with("http"));
            }
            inputs_are_of_the_receipt(cited);
        }
    }
}

/// What was derived or summed rests on figures that have receipts themselves.
fn inputs_are_of_the_receipt(cited: &Cited) {
    match cited.receipt() {
        Receipt::Printed { .. } | Receipt::Mended { .. } => assert!(cited.words().is_some()),
        Receipt::Derived { formula, inputs } => {
            assert!(!formula.is_empty() && !inputs.is_empty());
            for input in inputs {
                inputs_are_of_the_receipt(input);
            }
        }
        Receipt::Summed { first, rest } => {
            inputs_are_of_the_receipt(&first.1);
            for (_, cited) in rest {
                inputs_are_of_the_receipt(cited);
            }
        }
        Receipt::Ends { low: a, high: b } | Receipt::Apart { lower: a, higher: b } => {
            inputs_are_of_the_receipt(a);
            inputs_are_of_the_receipt(b);
        }
        Receipt::Declared => {}
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (once, again) = (shipped(), shipped());
    let view = |ledger| View::newest(ledger).expect("sources");
    assert_eq!(html::render(&brief(view(&once)), &once), html::render(&brief(view(&again)), &again));
}
