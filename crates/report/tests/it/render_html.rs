//! Documents as pages: what a reader sees, and that a page is whole and safe.

#![allow(clippy::unwrap_used, reason = "a page or case that is not as expected fails")]

use std::{collections::HashSet, path::Path};

use sanad_core::{
    data::{Input, folder},
    ledger::Ledger,
    model::{CellIx, MeasureKey},
    observe::observe,
    period::Months,
    view::View,
};
use sanad_report::{
    brief::brief,
    chart,
    document::{
        Block, Chart, Column, Count, Document, Figure, Item, Line, Mark, Name, Point, Row, Section, Style,
        Table,
    },
    pick,
    receipts::Receipts,
    render::html,
    say,
};
use scraper::{ElementRef, Html, Selector};

use crate::small;

/// A ledger of two publishers and one bridge, with the words and units of the shipped one.
fn bridges() -> Ledger {
    let shared = ["lexicon.toml", "units.toml", "measures.toml"];
    let mut inputs: Vec<Input> =
        sanad_evidence::files().into_iter().filter(|input| shared.contains(&&*input.name)).collect();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cases/html");
    inputs.extend(folder::from_folder(&case).unwrap());
    inputs.sort_by(|a, b| a.name.cmp(&b.name));
    Ledger::load(inputs).unwrap_or_else(|errors| panic!("{errors}"))
}

fn cell(ledger: &Ledger, text: &str) -> CellIx {
    ledger.cell_of(&sanad_core::refer::cell(ledger, text).unwrap()).unwrap()
}

/// A page with everything that a page can have.
fn document(view: View<'_>) -> Document {
    let ledger = view.ledger();
    let observed = |text: &str| observe(view, cell(ledger, text)).unwrap();
    let tolls = cell(ledger, "old-bridge.tolls@2024-07");
    let bridge = ledger.cell(tolls).key.entity;
    let growth = pick::derived(view, tolls, "growth_yoy").unwrap();
    let autumn = observed("old-bridge.tolls@2024-10").cited(view);
    let gap = autumn.less(&observed("old-bridge.tolls@2024-07").cited(view)).unwrap();
    let opening = observed("old-bridge.opened:target");

    let mut document = Document::new("bridges", Line::from(Name::title(ledger)), view);
    let name = Line::from(Name::entity(ledger, bridge))
        .and(say!(" · "))
        .and_all(Name::entity_ur(ledger, bridge).map(Line::from).unwrap_or_default());
    let column = |words, numeric| Column { heading: Line::from(words), numeric };
    let table = Table {
        columns: vec![
            Column { heading: Line::empty(), numeric: false },
            column(say!("$ million"), true),
            column(say!("as printed"), true),
            column(say!("on the year"), true),
        ],
        rows: vec![
            Row {
                mark: Mark::Good,
                cells: vec![
                    ledger.cell(tolls).key.period.unwrap().into(),
                    Figure::styled(observed("old-bridge.tolls@2024-07").cited(view), Style::Millions).into(),
                    Figure::observed(view, &observed("old-bridge.tolls@2024-07")).into(),
                    Figure::styled(growth, Style::Signed).into(),
                ],
            },
            Row {
                mark: Mark::Bad,
                cells: vec![
                    name,
                    Line::empty(),
                    say!("not printed").into(),
                    Figure::styled(gap, Style::Signed).into(),
                ],
            },
        ],
        note: Some(Line::from(say!("July against October: see ")).and(ledger_source(ledger, tolls))),
    };
    let items = vec![
        Item {
            mark: Mark::Changed,
            line: Line::from(say!("To be opened "))
                .and(Figure::observed(view, &opening))
                .and(say!(", last said "))
                .and(view.as_of()),
        },
        Item { mark: Mark::Plain, line: Line::from(Count::of(&["a", "b"])).and(say!(" promises")) },
    ];
    document.sections = vec![
        Section {
            id: "tolls",
            heading: say!("Tolls").into(),
            blocks: vec![Block::Table(table), Block::Chart(tolls_chart(view))],
        },
        Section {
            id: "tolls",
            heading: say!("Promises").into(),
            blocks: vec![Block::Paragraph(say!("What was promised.").into()), Block::List(items)],
        },
    ];
    document
}

fn ledger_source(ledger: &Ledger, of: CellIx) -> sanad_report::document::Inline {
    sanad_report::document::Inline::Receipt(ledger.claim(ledger.prints_of(of)[0]).source)
}

/// July to October 2024: August was not printed.
fn tolls_chart(view: View<'_>) -> Chart {
    let ledger = view.ledger();
    let july = ledger.cell(cell(ledger, "old-bridge.tolls@2024-07"));
    let first = july.key.period.unwrap().months().unwrap().first();
    let points = (0..4).map(|n| {
        let period = sanad_core::period::Period::Months(Months::single(first.plus(n)));
        let key = sanad_core::model::CellKey {
            period: Some(period),
            measure: MeasureKey::Level,
            ..july.key.clone()
        };
        let figure = ledger.cell_of(&key).and_then(|cell| observe(view, cell)).map(|seen| seen.cited(view));
        Point { period, figure }
    });
    let caption = Line::from(Name::indicator(ledger, july.key.indicator)).and(say!(", by month"));
    Chart { caption, points: points.collect() }
}

fn all<'d>(page: &'d Html, selector: &str) -> Vec<ElementRef<'d>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().concat()
}

/// What holds of every page: it is whole, safe and asks nobody for anything.
fn check(source: &str, document: &Document, ledger: &Ledger) {
    let page = Html::parse_document(source);
    assert_eq!(page.errors, Vec::<String>::new(), "the page is not well-formed");

    let ids: Vec<&str> = all(&page, "[id]").iter().map(|with| with.attr("id").unwrap()).collect();
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id is there twice");

    let figures = all(&page, ".figure button");
    assert_eq!(figures.len(), document.figures().len(), "every figure is on the page, with a button");
    for figure in &figures {
        let card = figure.attr("popovertarget").unwrap();
        let card = all(&page, &format!("[id='{card}'][popover]"));
        assert_eq!(card.len(), 1, "{} opens one card", text(*figure));
        assert!(!card[0].select(&Selector::parse("dl").unwrap()).collect::<Vec<_>>().is_empty());
    }
    for link in all(&page, "a[href^='#']") {
        assert!(known.contains(&link.attr("href").unwrap()[1..]), "{:?} leads nowhere", link.attr("href"));
    }
    let receipts = Receipts::of(document, ledger);
    assert_eq!(all(&page, ".receipts > li").len(), receipts.iter().len());

    assert!(all(&page, "script, [src], link, iframe, object, embed, form, img, base").is_empty());
    let outside: Vec<_> = all(&page, "[href]")
        .into_iter()
        .filter(|with| !with.attr("href").unwrap().starts_with('#'))
        .collect();
    for link in outside {
        let address = link.attr("href").unwrap();
        assert!(address.starts_with("http://") || address.starts_with("https://"), "{address}");
        assert_eq!(link.attr("rel"), Some("noopener nofollow"), "{address}");
        let inside = link.ancestors().filter_map(ElementRef::wrap);
        let mut inside = inside
            .filter(|above| above.attr("class").is_some_and(|class| class == "receipts" || class == "card"));
        assert!(inside.next().is_some(), "{address} is outside of the receipts");
    }
    let style = all(&page, "style").into_iter().map(text).collect::<String>();
    assert!(!style.contains("url(") && !style.contains("@import"), "the style sheet asks for more");
    assert!(all(&page, "[onclick], [onload], [style]").is_empty());
    assert!(!all(&page, "th").is_empty());
    assert!(
        all(&page, "th:not([scope])").is_empty() && all(&page, "table").len() == all(&page, "caption").len()
    );
}

#[test]
fn a_small_document() {
    let ledger = bridges();
    let view = View::newest(&ledger).unwrap();
    let document = document(view);
    let page = html::render(&document, &ledger);
    check(&page, &document, &ledger);
    let body = page.split_once("</style>").unwrap().1;
    insta::with_settings!({ filters => vec![("[0-9a-f]{64}", "[version]"), ("\">[0-9a-f]{7}</code>", "\">[short]</code>")] }, {
        insta::assert_snapshot!(body);
    });
}

#[test]
fn the_shipped_brief() {
    let ledger = Ledger::load(sanad_evidence::files()).unwrap();
    let document = brief(View::newest(&ledger).unwrap());
    let page = html::render(&document, &ledger);
    // For those who want to look at it.
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("brief.html"), &page).unwrap();
    check(&page, &document, &ledger);
    assert_eq!(page, html::render(&document, &ledger), "the same document gives the same bytes");
}

/// Names of 200 letters, markup and marks of direction in names, a page without a date.
#[test]
fn a_hostile_document() {
    let ledger = small::ledger();
    let document = small::document(small::view(&ledger));
    let page = html::render(&document, &ledger);
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile.html"), &page).unwrap();
    check(&page, &document, &ledger);
    assert!(!page.contains(['\u{202e}', '\u{1b}']), "what would act on the page is shown instead");
}

#[test]
fn what_the_data_says_is_text() {
    let ledger = bridges();
    let page = html::render(&document(View::newest(&ledger).unwrap()), &ledger);
    assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62;"));
    let parsed = Html::parse_document(&page);
    assert!(all(&parsed, "b, i, script").is_empty(), "markup of the data has become markup of the page");
    assert!(all(&parsed, "[href^='javascript']").is_empty());
    assert!(
        text(all(&parsed, ".receipts")[0]).contains("javascript:alert(1)"),
        "the address is shown as text"
    );
}

#[test]
fn urdu_is_marked_as_such() {
    let ledger = bridges();
    let page = Html::parse_document(&html::render(&document(View::newest(&ledger).unwrap()), &ledger));
    let urdu: Vec<String> = all(&page, "bdi[lang='ur'][dir='rtl']").into_iter().map(text).collect();
    for words in ["پرانا پل", "اخبار", "15 لاکھ 30 ہزار ڈالر"] {
        assert!(urdu.iter().any(|marked| marked == words), "{words} is not among {urdu:?}");
    }
}

#[test]
fn derived_figures_look_unlike_printed_ones_and_name_their_inputs() {
    let ledger = bridges();
    let page = Html::parse_document(&html::render(&document(View::newest(&ledger).unwrap()), &ledger));
    let derived = all(&page, ".figure button.derived");
    assert_eq!(derived.len(), 2);
    let card = all(&page, &format!("[id='{}']", derived[0].attr("popovertarget").unwrap()))[0];
    let words = text(card);
    assert!(words.contains("(x / x[-1y] - 1) * 100"), "{words}");
    assert!(words.contains("$1.53 million") && words.contains("$1.20 million"), "{words}");
    assert_eq!(all(&page, ".figure button.derived + .bounds").len(), 2, "their bounds stand beside them");
}

#[test]
fn a_chart() {
    let ledger = bridges();
    let svg = chart::series(&tolls_chart(View::newest(&ledger).unwrap()), &ledger);
    insta::assert_snapshot!(svg);
    assert_eq!(svg.matches("<circle").count(), 3, "a mark for each printed month");
    assert_eq!(svg.matches("<path").count(), 1, "the line is broken in August");
}

#[test]
fn a_chart_of_nothing_is_empty() {
    let ledger = bridges();
    let mut chart = tolls_chart(View::newest(&ledger).unwrap());
    for point in &mut chart.points {
        point.figure = None;
    }
    assert_eq!(chart::series(&chart, &ledger), "");
    chart.points.clear();
    assert_eq!(chart::series(&chart, &ledger), "");
}
