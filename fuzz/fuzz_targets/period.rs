//! Any text is a period or none: no panic, and the text of what is read is read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sanad_core::{edtf::DaySpan, period::Calendar};

fuzz_target!(|data: (i8, &str)| {
    let (starts, text) = data;
    let Some(calendar) = Calendar::starting_in(starts) else { return };
    if let Ok(period) = calendar.parse(text) {
        assert_eq!(calendar.parse(&calendar.text(period)), Ok(period));
    }
    let _ = DaySpan::parse(text, calendar);
});
