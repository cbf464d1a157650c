//! Any print is read or refused: no panic, and what is read holds its own nominal value.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sanad_core::{
    data,
    ledger::Ledger,
    reading::{Approx, Expect, Sense},
};

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../data"));
    Ledger::load(data::from_folder(folder).expect("the folder that ships")).expect("data that loads")
});

fuzz_target!(|data: (u8, &str)| {
    let (which, printed) = data;
    let units: Vec<_> = LEDGER.lexicon().units().collect();
    let unit = units[usize::from(which) % units.len()];
    let expect = Expect { unit, count: unit.count, target: which & 0x80 != 0, rate: unit.is_rate() };
    if let Ok(reading) = LEDGER.lexicon().read(printed, &Sense::default(), &expect) {
        let nominal = reading.nominal();
        assert!(nominal.low() <= nominal.high());
        if reading.approx() == Approx::Exact {
            assert!(reading.round().contains(nominal.low()), "{printed:?}: {reading:?}");
        }
    }
});
