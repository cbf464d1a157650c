//! Data folders of any size, made up: the same for the same size, with the shape of the shipped one.
//!
//! Nothing in them is evidence. Each page is about four entities, and four pages are about each. What they print is
//! rounded from one hidden truth, so that nothing contradicts anything but the mistakes that are planted.

mod page;
mod truth;

use sanad_core::data::Input;

pub use page::Mistake;
use truth::Month;

/// The most files: more claims make longer pages.
pub const MAX_PAGES: usize = 10_000;
/// Claims of a short page.
const CLAIMS_A_PAGE: usize = 4;
/// Claims of a page, and of an entity, where mistakes are planted.
const CLAIMS_AN_ENTITY: usize = 100;
/// So many claims have one mistake among them.
const CLAIMS_A_MISTAKE: usize = 1000;
const ENTITIES_A_PAGE: usize = 4;
const PUBLISHERS: usize = 50;
/// The newest month that pages report, in months from January of year 0: December 2024.
const NEWEST: usize = 2024 * 12 + 11;

/// A data folder with `n_claims` claims, on the words and units of `registers`.
///
/// Its pages have as many claims as [`MAX_PAGES`] makes necessary; its entities are as many as its pages, and four at least.
pub fn inputs(n_claims: usize, registers: &[Input]) -> Vec<Input> {
    inputs_of(n_claims, (n_claims / CLAIMS_A_PAGE).clamp(1, MAX_PAGES), registers)
}

/// The same in so many pages.
pub fn inputs_of(n_claims: usize, n_pages: usize, registers: &[Input]) -> Vec<Input> {
    folder(n_claims, n_pages, registers, &[])
}

/// A mistake and where it stands.
#[derive(Debug, Clone)]
pub struct Planted {
    /// The claim that is wrong, as `source#cell`.
    pub claim: String,
    /// What is wrong with it.
    pub mistake: Mistake,
    page: usize,
}

/// The mistakes of [`with_mistakes`], each about another entity.
pub fn planted(n_claims: usize) -> Vec<Planted> {
    let n_pages = pages_with_mistakes(n_claims);
    let n_planted = (n_claims / CLAIMS_A_MISTAKE).clamp(1, n_pages);
    let plant = |nth: usize| {
        // At its first place a page tells of the entity of its own number.
        let (page, mistake) = (nth * n_pages / n_planted, Mistake::ALL[nth % Mistake::ALL.len()]);
        let cell = mistake.cell(page, release(page, n_pages));
        Planted { claim: format!("{}#{cell}", source_id(page)), mistake, page }
    };
    (0..n_planted).map(plant).collect()
}

/// A data folder for the check: true but for the mistakes that are planted, and of one shape at any size.
pub fn with_mistakes(n_claims: usize, registers: &[Input]) -> Vec<Input> {
    folder(n_claims, pages_with_mistakes(n_claims), registers, &planted(n_claims))
}

/// A page that tells one new figure of the first entity.
pub fn one_more() -> Input {
    let text = "[source]\npublisher = \"publisher0\"\nurl = \"https://publisher0.example/one-more\"\npublished = 2025-12-30\nretrieved = 2025-12-31\n";
    let claim = "\n[[claim]]\nentity = \"entity-0\"\nindicator = \"flow_0\"\nperiod = \"2025-01\"\nstatus = \"actual\"\nprinted = \"$500 million\"\n";
    Input {
        name: "sources/publisher0-2025-12-30-1.toml".into(),
        bytes: format!("{text}{claim}").into_bytes().into(),
    }
}

fn pages_with_mistakes(n_claims: usize) -> usize {
    (n_claims / CLAIMS_AN_ENTITY).clamp(1, MAX_PAGES)
}

fn entities(n_pages: usize) -> usize {
    n_pages.max(ENTITIES_A_PAGE)
}

fn folder(n_claims: usize, n_pages: usize, registers: &[Input], planted: &[Planted]) -> Vec<Input> {
    let mut inputs: Vec<Input> = registers
        .iter()
        .filter(|input| matches!(&*input.name, "lexicon.toml" | "units.toml"))
        .cloned()
        .collect();
    let mut add = |name: String, text: String| {
        inputs.push(Input { name: name.into(), bytes: text.into_bytes().into() });
    };
    add(
        "ledger.toml".to_owned(),
        "title = \"Made up\"\nfiscal_year_starts = 7\nsame_time_days = 45\nmax_revision = \"5\"\nmax_derived_width = \"50\"\n\n[approximation]\nfew_digits_percent = \"5\"\nfew_digits = 2\nwords_percent = \"5\"\n\n[brief]\nseries = []\nbuilding = []\nrunning = []\n".to_owned(),
    );
    add(
        "publishers.toml".to_owned(),
        register(PUBLISHERS, |at| format!("[publisher{at}]\nname = \"Publisher {at}\"\n")),
    );
    add(
        "entities.toml".to_owned(),
        register(entities(n_pages), |at| {
            format!("[entity-{at}]\nname = \"Entity {at}\"\nclass = \"facility\"\n")
        }),
    );
    let indicator = |id: &str, rest: &str| {
        format!(
            "[{id}]\nname = \"{id}\"\nunit = \"USD\"\ntime = \"flow\"\nfamily = \"flows\"\ndefinition = \"Made up.\"\n{rest}\n"
        )
    };
    let flows =
        (0..truth::FLOWS).map(|at| indicator(&format!("flow_{at}"), "min = \"0\"\n")).collect::<String>();
    add("indicators.toml".to_owned(), flows + &indicator("surplus", "formula = \"flow_0 - flow_1\"\n"));
    add(
        "measures.toml".to_owned(),
        "[growth_yoy]\nname = \"growth\"\nunit = \"percent\"\ndefinition = \"Made up.\"\nformula = \"(x / x[-1y] - 1) * 100\"\n\n[growth_mom]\nname = \"growth\"\nunit = \"percent\"\ndefinition = \"Made up.\"\nformula = \"(x / x[-1m] - 1) * 100\"\n".to_owned(),
    );
    for page in 0..n_pages {
        // The first pages take what does not divide evenly.
        let n = n_claims / n_pages + usize::from(page < n_claims % n_pages);
        let mistake = planted.iter().find(|planted| planted.page == page).map(|planted| planted.mistake);
        add(format!("sources/{}.toml", source_id(page)), page_text(page, n_pages, n, mistake));
    }
    inputs
}

/// Misspells the entity of that many claims, the same number in each page.
pub fn spoil(inputs: &mut [Input], n_wrong: usize) {
    let mut left = n_wrong;
    let n_pages = inputs.iter().filter(|input| input.name.starts_with("sources/")).count().max(1);
    for input in inputs.iter_mut().filter(|input| input.name.starts_with("sources/")) {
        let share = n_wrong.div_ceil(n_pages).min(left);
        let text = String::from_utf8_lossy(&input.bytes).replacen("\"entity-", "\"entiti-", share);
        left -= text.matches("\"entiti-").count();
        input.bytes = text.into_bytes().into();
    }
}

fn register(n: usize, entry: impl Fn(usize) -> String) -> String {
    (0..n).map(entry).collect::<Vec<_>>().join("\n")
}

/// The page's file is `sources/<id>.toml`.
fn source_id(page: usize) -> String {
    format!("publisher{}-2025-{:02}-{:02}-{page}", page % PUBLISHERS, page % 12 + 1, page % 28 + 1)
}

/// The newest month that a page tells of. The four pages about an entity stand in different quarters of all: two of one
/// release, one a month before and one a year before.
fn release(page: usize, n_pages: usize) -> Month {
    let months_before = [0, 0, 1, 12];
    NEWEST - months_before[page * months_before.len() / n_pages.max(1)]
}

fn page_text(page: usize, n_pages: usize, n_claims: usize, mistake: Option<Mistake>) -> String {
    let mut text = format!(
        "[source]\npublisher = \"publisher{}\"\nurl = \"https://publisher{}.example/{page}\"\npublished = 2025-{:02}-{:02}\nretrieved = 2025-12-31\n",
        page % PUBLISHERS,
        page % PUBLISHERS,
        page % 12 + 1,
        page % 28 + 1,
    );
    let n_entities = entities(n_pages);
    for place in 0..ENTITIES_A_PAGE {
        let entity = (page + place * n_entities / ENTITIES_A_PAGE) % n_entities;
        let n = n_claims / ENTITIES_A_PAGE + usize::from(place < n_claims % ENTITIES_A_PAGE);
        let mistake = mistake.filter(|_| place == 0);
        page::write_claims(&mut text, (page, entity), release(page, n_pages), n, mistake);
    }
    text
}
