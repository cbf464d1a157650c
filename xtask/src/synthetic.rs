//! Data folders of any size, made up: the same for the same size, with the shape of the shipped one.
//!
//! Nothing in them is evidence. Each page is about four entities, so that four pages print each cell.

use std::fmt::Write as _;

use sanad_core::data::Input;

/// The most files: more claims make longer pages.
pub const MAX_PAGES: usize = 10_000;
/// Claims of a short page.
const CLAIMS_A_PAGE: usize = 4;
const ENTITIES_A_PAGE: usize = 4;
const PUBLISHERS: usize = 50;
const INDICATORS: usize = 20;
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
    let n_entities = n_pages.max(ENTITIES_A_PAGE);
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
        register(n_entities, |at| format!("[entity-{at}]\nname = \"Entity {at}\"\nclass = \"facility\"\n")),
    );
    add(
        "indicators.toml".to_owned(),
        register(INDICATORS, |at| {
            format!(
                "[flow_{at}]\nname = \"Flow {at}\"\nunit = \"USD\"\ntime = \"flow\"\nmin = \"0\"\ndefinition = \"Made up.\"\n"
            )
        }),
    );
    add(
        "measures.toml".to_owned(),
        "[growth_yoy]\nname = \"growth\"\nunit = \"percent\"\ndefinition = \"Made up.\"\nformula = \"(x / x[-1y] - 1) * 100\"\n".to_owned(),
    );
    for page in 0..n_pages {
        // The first pages take what does not divide evenly.
        let n = n_claims / n_pages + usize::from(page < n_claims % n_pages);
        add(
            format!(
                "sources/publisher{}-2025-{:02}-{:02}-{page}.toml",
                page % PUBLISHERS,
                page % 12 + 1,
                page % 28 + 1
            ),
            page_text(page, n_entities, n),
        );
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

fn page_text(page: usize, n_entities: usize, n_claims: usize) -> String {
    let mut text = format!(
        "[source]\npublisher = \"publisher{}\"\nurl = \"https://publisher{}.example/{page}\"\npublished = 2025-{:02}-{:02}\nretrieved = 2025-12-31\n",
        page % PUBLISHERS,
        page % PUBLISHERS,
        page % 12 + 1,
        page % 28 + 1,
    );
    for claim in 0..n_claims {
        let entity = (page + claim % ENTITIES_A_PAGE * n_entities / ENTITIES_A_PAGE) % n_entities;
        let nth = claim / ENTITIES_A_PAGE;
        let indicator = nth % INDICATORS;
        let month = NEWEST - nth / INDICATORS;
        // Writing to a String cannot fail.
        write!(
            text,
            "\n[[claim]]\nentity = \"entity-{entity}\"\nindicator = \"flow_{indicator}\"\nperiod = \"{:04}-{:02}\"\nstatus = \"actual\"\n",
            month / 12,
            month % 12 + 1,
        )
        .unwrap_or_default();
        let drawn = mix((entity * INDICATORS + indicator) as u64 * 4096 + month as u64);
        let figure = match drawn % 4 {
            0 => format!(
                "measure = \"growth_yoy\"\nprinted = \"{}.{} percent\"\n",
                drawn / 4 % 90,
                drawn / 360 % 10
            ),
            1 => format!("printed = \"over ${} million\"\n", drawn / 4 % 900 + 10),
            2 => format!("printed = \"${}.{:03} billion\"\n", drawn / 4 % 9 + 1, drawn / 36 % 1000),
            _ => format!("printed = \"${} million\"\n", drawn / 4 % 900 + 10),
        };
        text.push_str(&figure);
    }
    text
}

/// Spreads a number over all bits (the finalizer of `SplitMix64`).
fn mix(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
