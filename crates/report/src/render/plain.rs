//! Lines as plain text: for titles, labels and wherever there is no markup.

use sanad_core::ledger::Ledger;

use super::safe::visible;
use crate::{
    document::{Inline, Line},
    figure,
};

/// A line without markup. Figures stand without their receipts, receipt numbers are left out.
pub(crate) fn line(line: &Line, ledger: &Ledger) -> String {
    let mut text = String::new();
    for inline in &line.0 {
        match inline {
            Inline::Words(words) => text.push_str(words.as_str()),
            Inline::Name(name) => text.push_str(&visible(name.as_str())),
            Inline::Figure(figure) => text.push_str(&visible(&figure::show(figure, ledger).text)),
            Inline::Count(count) => text.push_str(&figure::grouped(count.get().into())),
            Inline::Day(day) => text.push_str(&figure::day(*day)),
            Inline::Period(period) => text.push_str(&figure::period(*period, ledger.calendar())),
            Inline::Receipt(_) => {}
        }
    }
    text.trim().to_owned()
}
