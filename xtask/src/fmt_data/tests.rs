//! The layout of what people write, and that it loses nothing.

use std::path::PathBuf;

use sanad_core::{data, ledger::Ledger};

use super::*;

fn of(name: &str, text: &str) -> Result<String, LayoutError> {
    canonical(text, layout::Layouts::default().of(name), Calendar::starting_in(7))
}

#[test]
fn a_source_as_a_person_writes_it() {
    let written = r#"# The top of the file.

# What the page is.
[source]  # seen twice
url = 'https://example.org/a'
published = "2025-02-14"


publisher   =   "example"
retrieved=2025-03-01

# The second park.
[[claim]]
printed = "7 \u0022parks\u0022"
entity = "b"
indicator = "parks"
status = "actual" # by the ministry
period = "2025-02"
[[claim]]
entity = "a"
# As the table has it.
indicator = "exports"
period = "FY2025"
status = "actual"
printed = "$2 billion"
[claim.sense]
unit = "USD"
approx = "about"
[[claim]]
entity = "a"
indicator = "exports"
period = "2024-11"
status = "actual"
said = "2025-01"
printed = "$1 billion"

# The end.
"#;
    let laid_out = of("sources/example-2025-02-14.toml", written).unwrap();
    insta::assert_snapshot!(laid_out);
    assert_eq!(of("sources/example-2025-02-14.toml", &laid_out).unwrap(), laid_out);
}

#[test]
fn verdicts_come_in_order_and_the_head_of_the_file_stays() {
    let written = "# What people made of findings.\n\n# A digit.\n[ff00ff00ff00]\nreason = \"So.\"\nverdict = 'upheld'\n\n# Two definitions.\n[0a0b0c0d0e0f]\nverdict = \"false\"\nreason = \"So.\"\n";
    let laid_out = of("triage.toml", written).unwrap();
    assert_eq!(
        laid_out,
        "# What people made of findings.\n\n# Two definitions.\n[0a0b0c0d0e0f]\nverdict = \"false\"\nreason = \"So.\"\n\n# A digit.\n[ff00ff00ff00]\nverdict = \"upheld\"\nreason = \"So.\"\n"
    );
    assert_eq!(of("triage.toml", &laid_out).unwrap(), laid_out);
    assert_eq!(of("triage.toml", "# Nothing yet.\n").unwrap(), "# Nothing yet.\n");
}

#[test]
fn a_register_keeps_its_order_and_its_sections() {
    let written = r#"# Units.

# Money.

[USD]
words = ["$",
  "dollars", # the word
]
name = "US dollars"
[EUR]

name = "euros"
"#;
    insta::assert_snapshot!(of("units.toml", written).unwrap());
}

#[test]
fn a_comment_that_has_no_place_is_not_lost() {
    let error = of(
        "sources/a-undated-1.toml",
        "[source]\nurl = \"x\"\n[[claim]]\nsense = { # down\n  direction = \"down\" }\n",
    );
    assert_eq!(error.unwrap_err().to_string(), "`# down` would be lost: move it above a table or key");
}

#[test]
fn what_is_not_toml_is_left_alone() {
    assert!(matches!(of("units.toml", "[USD\nname = 1"), Err(LayoutError::Syntax(_))));
}

/// Every file of the shipped data, laid out, loads to the same claims; laid out again it stays as it is.
#[test]
fn the_shipped_data_says_the_same_in_its_layout() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../data");
    let mut inputs = data::from_folder(&folder).unwrap();
    let before = claims(&Ledger::load(inputs.clone()).unwrap());
    let mut layouts = layout::Layouts::default();
    for input in &mut inputs {
        let text = String::from_utf8(input.bytes.to_vec()).unwrap();
        let layout = layouts.of(&input.name);
        let once = canonical(&text, layout, Calendar::starting_in(7)).unwrap();
        assert_eq!(canonical(&once, layout, Calendar::starting_in(7)).unwrap(), once, "{}", input.name);
        input.bytes = once.into_bytes().into();
    }
    assert_eq!(claims(&Ledger::load(inputs).unwrap()), before);
}

/// All that a ledger says of its claims and their sources.
fn claims(ledger: &Ledger) -> Vec<String> {
    let described = ledger.claims().map(|(ix, claim)| {
        let source = ledger.source(claim.source);
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {} {:?} {:?}",
            ledger.claim_id(ix),
            claim.printed,
            claim.value,
            claim.status,
            claim.told,
            claim.said,
            claim.extra,
            source.url,
            source.published,
            source.note,
        )
    });
    described.collect()
}
