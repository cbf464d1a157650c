//! Lines as plain text: for titles, labels and wherever there is no markup.

use sanad_core::ledger::Ledger;

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

/// Text of the data without characters that act instead of being shown: control characters become their pictures,
/// line breaks spaces, and those that turn the direction of what follows a replacement character.
pub(crate) fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ => c,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_would_act_is_shown() {
        assert_eq!(visible("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(visible("a\u{202e}b\nc"), "a\u{fffd}b c");
        assert_eq!(visible("81 کروڑ 10 لاکھ"), "81 کروڑ 10 لاکھ");
    }
}
