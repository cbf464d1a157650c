//! The ledger that a command works on, and the day of its view.

use jiff::civil::Date;
use sanad_core::{data, ledger::Ledger, view::View};

use crate::{args::Common, failure::Failure};

/// Loads the data folder that was asked for, or the shipped evidence.
pub fn load(common: &Common) -> Result<Ledger, Failure> {
    let inputs = match &common.data {
        Some(folder) => data::from_folder(folder).map_err(Failure::Folder)?,
        None => sanad_evidence::files(),
    };
    Ledger::load(inputs).map_err(|errors| Failure::Data(Box::new(errors)))
}

/// The view that was asked for.
pub fn view<'l>(ledger: &'l Ledger, common: &Common) -> Result<View<'l>, Failure> {
    match common.as_of.as_deref() {
        None => View::newest(ledger).ok_or_else(|| {
            Failure::Usage("the data has no sources yet; begin one with `sanad new source`".to_owned())
        }),
        Some("today") => Ok(View::new(ledger, today())),
        Some(text) => Ok(View::new(ledger, day(text)?)),
    }
}

/// A day that was typed.
pub fn day(text: &str) -> Result<Date, Failure> {
    text.parse()
        .map_err(|_| Failure::Usage(format!("`{text}` is not a day; write YYYY-MM-DD, such as 2025-02-14")))
}

/// The day by the clock of this machine, in UTC.
#[allow(
    clippy::disallowed_methods,
    reason = "the program is where the clock is asked, and only when told to"
)]
pub fn today() -> Date {
    let seconds =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    i64::try_from(seconds / 86_400).ok().and_then(sanad_core::edtf::day_of_number).unwrap_or(Date::MAX)
}
