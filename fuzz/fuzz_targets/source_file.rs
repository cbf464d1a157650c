//! Any bytes as a page beside the shipped registers: the ledger loads, or every error can be shown.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sanad_core::{
    data::{self, Input},
    ledger::Ledger,
    observe::observe,
    view::View,
};

static REGISTERS: LazyLock<Vec<Input>> = LazyLock::new(|| {
    let folder =
        std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/core/tests/it/cases/base"));
    data::from_folder(folder).expect("the base of the cases")
});

fuzz_target!(|bytes: &[u8]| {
    let mut inputs: Vec<Input> =
        REGISTERS.iter().filter(|input| !input.name.starts_with("sources/")).cloned().collect();
    inputs.push(Input { name: "sources/daily-2025-02-14.toml".into(), bytes: bytes.to_vec().into() });
    match Ledger::load(inputs) {
        Ok(ledger) => {
            if let Some(view) = View::newest(&ledger) {
                for (ix, _) in ledger.cells() {
                    let _ = observe(view, ix);
                }
            }
        }
        Err(errors) => assert!(!errors.to_string().is_empty()),
    }
});
