//! Any print is read or refused: no panic, and what is read holds its own nominal value.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sanad_core::{
    lexicon::Lexicon,
    period::Calendar,
    reading::{Approx, Expect, Sense},
};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let words = toml::from_str(include_str!("../../data/lexicon.toml")).expect("the words that ship");
    let units = toml::from_str(include_str!("../../data/units.toml")).expect("the units that ship");
    Lexicon::new(words, units, Calendar::CIVIL).expect("words with one meaning each")
});

fuzz_target!(|data: (u8, &str)| {
    let (which, printed) = data;
    let units: Vec<_> = LEXICON.units().collect();
    let unit = units[usize::from(which) % units.len()];
    let expect = Expect { unit, count: unit.count, target: which & 0x80 != 0, rate: unit.is_rate() };
    if let Ok(reading) = LEXICON.read(printed, &Sense::default(), &expect) {
        let nominal = reading.nominal();
        assert!(nominal.low() <= nominal.high());
        if reading.approx() == Approx::Exact {
            assert!(reading.round().contains(nominal.low()), "{printed:?}: {reading:?}");
        }
    }
});
