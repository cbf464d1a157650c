//! The ledger that a command works on, and the day of its view.

use std::path::PathBuf;

use jiff::civil::Date;
use sanad_core::{
    data::{self, Input},
    ledger::Ledger,
    view::View,
};

use crate::{args::Common, failure::Failure};

/// The data folder that was asked for, by `--data` or in the environment; an empty variable is as none.
pub fn folder(common: &Common) -> Option<PathBuf> {
    let variable = || std::env::var_os("SANAD_DATA").filter(|value| !value.is_empty()).map(PathBuf::from);
    common.data.clone().or_else(variable)
}

/// The files of the data folder that was asked for, or the shipped evidence.
pub fn inputs(common: &Common) -> Result<Vec<Input>, Failure> {
    match folder(common) {
        Some(folder) => data::from_folder(&folder).map_err(Failure::Folder),
        None => Ok(sanad_evidence::files()),
    }
}

/// Loads the data folder that was asked for, or the shipped evidence.
pub fn load(common: &Common) -> Result<Ledger, Failure> {
    Ledger::load(inputs(common)?).map_err(|errors| Failure::Data(Box::new(errors)))
}

/// The view that was asked for.
pub fn view<'l>(ledger: &'l Ledger, common: &Common) -> Result<View<'l>, Failure> {
    match common.as_of.as_deref() {
        None => View::newest(ledger).ok_or_else(|| {
            Failure::Usage("the data has no sources yet; begin one with `sanad new source`".to_owned())
        }),
        Some(text) => Ok(View::new(ledger, day_or_today(text)?)),
    }
}

/// A day that was typed, in the one form that is no other day elsewhere.
pub fn day(text: &str) -> Result<Date, Failure> {
    let day = text.trim().parse::<Date>().ok().filter(|day| day.to_string() == text.trim());
    day.ok_or_else(|| Failure::Usage(format!("`{text}` is not a day; write YYYY-MM-DD, such as 2025-02-14")))
}

/// A day that was typed, or the word for this one.
pub fn day_or_today(text: &str) -> Result<Date, Failure> {
    if text.trim().eq_ignore_ascii_case("today") { Ok(today()) } else { day(text) }
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
