//! The example of `data/README.md` is a source that loads beside the shipped ones.

use sanad_core::{data::Input, ledger::Ledger};

const README: &str = include_str!("../../../../data/README.md");

/// The example: its file's name, from its first line, and its text.
fn example() -> Input {
    let (_, rest) = README.split_once("```toml\n").expect("an example");
    let (text, _) = rest.split_once("```").expect("its end");
    let (first, _) = text.split_once('\n').expect("a first line");
    let name = first.trim_start_matches("# ");
    Input { name: name.into(), bytes: text.as_bytes().to_vec().into() }
}

#[test]
fn its_example_loads() {
    let mut inputs = sanad_evidence::files();
    let example = example();
    assert!(inputs.iter().all(|input| input.name != example.name), "{} is shipped", example.name);
    let id = example.name.trim_start_matches("sources/").trim_end_matches(".toml").to_owned();
    inputs.push(example);
    let ledger = Ledger::load(inputs).unwrap_or_else(|errors| panic!("{errors}"));
    let source = ledger.names().source(&id.parse().expect("an id")).expect("the example");
    let cells: Vec<&str> =
        ledger.claims_of(source).map(|(_, claim)| &*ledger.cell(claim.cell).text).collect();
    assert_eq!(
        cells,
        [
            "gb-stp.operational:target",
            "islamabad-it-park.operational:target",
            "pk.ict_remittances@2023-07..2023-11",
            "pk.ict_remittances@FY2026:forecast",
            "pk.ict_remittances.growth_yoy@2024-07..2024-11",
            "stp-network.companies@2025-02",
        ]
    );
}
