//! A document as one HTML file: no script, no outside request, every figure opens its receipt.
//!
//! A figure is a button that opens a popover of the HTML popover API; the numbers beside it lead to the list of
//! receipts, which is also what a printed page has. All text goes through the templates, which escape it.

mod address;
mod card;
mod figures;
mod line;
mod sources;
mod table;
mod text;

use askama::Template;
use sanad_core::ledger::Ledger;

use crate::{
    chart,
    document::{Block, Branch, Chart, Document, Figure, Item, Line, Section},
    receipts::Receipts,
    render::{plain, wording},
};
use figures::{CardEntry, Figures};
use line::LineView;
use sources::SourceView;
use table::TableView;

/// A document as a page of its own.
pub fn render(document: &Document, ledger: &Ledger) -> String {
    // Writing to a string does not fail.
    page(document, ledger).render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "html/page.html")]
struct Page {
    name: &'static str,
    title: String,
    heading: LineView,
    as_of: line::Day,
    data_version: String,
    /// Its first digits, enough to tell it from others.
    short_version: String,
    /// How much the view holds.
    held: String,
    has_derived: bool,
    sections: Vec<SectionView>,
    sources: Vec<SourceView>,
    cards: Vec<CardEntry>,
}

struct SectionView {
    id: String,
    title: String,
    heading: LineView,
    blocks: Vec<BlockView>,
}

enum BlockView {
    Paragraph(LineView),
    List(Vec<(Option<line::Sign>, LineView)>),
    Table(TableView),
    Chart(ChartView),
    Tree(Vec<BranchView>),
}

/// A branch: what of the list opens before it, and how many levels close after it.
struct BranchView {
    sign: Option<line::Sign>,
    line: LineView,
    /// It has branches: their list opens after it.
    opens: bool,
    /// How many items and lists end with it.
    closes: Vec<()>,
}

struct ChartView {
    caption: LineView,
    svg: String,
    figures: Option<TableView>,
}

fn page(document: &Document, ledger: &Ledger) -> Page {
    let receipts = Receipts::of(document, ledger);
    let mut figures = Figures::new(ledger, &receipts);
    let heading = figures.line(&document.title);
    let sections = document.sections.iter().enumerate();
    let sections = sections.map(|(at, section)| view(section, id(document, at), &mut figures)).collect();
    let (cards, uses) = figures.finish();
    Page {
        name: document.name,
        title: plain::line(&document.title, ledger),
        heading,
        as_of: line::Day::long(document.as_of, ledger),
        short_version: wording::short_version(document),
        data_version: document.data_version.clone(),
        held: wording::held(document),
        has_derived: wording::has_derived(document),
        sections,
        sources: sources::views(&receipts, uses, ledger),
        cards,
    }
}

/// The id of a section: its name, with a number where earlier sections have the same.
fn id(document: &Document, at: usize) -> String {
    let name = document.sections[at].id;
    match document.sections[..at].iter().filter(|earlier| earlier.id == name).count() {
        0 => name.to_owned(),
        n => format!("{name}-{}", n + 1),
    }
}

fn view(section: &Section, id: String, figures: &mut Figures<'_>) -> SectionView {
    let title = plain::line(&section.heading, figures.ledger());
    let heading = figures.line(&section.heading);
    let blocks = section.blocks.iter().map(|block| match block {
        Block::Paragraph(line) => BlockView::Paragraph(figures.line(line)),
        Block::List(items) => BlockView::List(items.iter().map(|item| listed(item, figures)).collect()),
        Block::Table(table) => BlockView::Table(table::view(table, &title, figures)),
        Block::Chart(chart) => BlockView::Chart(chart_view(chart, figures)),
        Block::Tree(tree) => BlockView::Tree(branches(tree, figures)),
    });
    let blocks = blocks.collect();
    SectionView { id, title, heading, blocks }
}

fn listed(item: &Item, figures: &mut Figures<'_>) -> (Option<line::Sign>, LineView) {
    (line::Sign::of(item.mark), figures.line(&item.line))
}

/// A tree, branch by branch, so that its depth is no depth of a template.
fn branches(tree: &Branch, figures: &mut Figures<'_>) -> Vec<BranchView> {
    let rows = tree.rows();
    let depths: Vec<usize> = rows.iter().map(|(more, _)| more.len()).chain([0]).collect();
    let view = |(at, (_, branch)): (usize, &(Vec<bool>, &Branch))| BranchView {
        sign: line::Sign::of(branch.mark),
        line: figures.line(&branch.line),
        opens: !branch.branches.is_empty(),
        closes: vec![(); depths[at].saturating_sub(depths[at + 1])],
    };
    rows.iter().enumerate().map(view).collect()
}

/// A chart, and its figures as a table: there each of them has its receipt.
fn chart_view(chart: &Chart, figures: &mut Figures<'_>) -> ChartView {
    let ledger = figures.ledger();
    let caption = figures.line(&chart.caption);
    let printed = chart.points.iter().filter_map(|point| Some((point.period, point.figure.as_ref()?)));
    let rows: Vec<[Line; 2]> =
        printed.map(|(period, cited)| [period.into(), Figure::as_printed(cited.clone()).into()]).collect();
    let title = plain::line(&chart.caption, ledger);
    let table = (!rows.is_empty()).then(|| table::of_chart(rows, &title, figures));
    ChartView { caption, svg: chart::series(chart, ledger), figures: table }
}
