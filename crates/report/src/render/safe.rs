//! Text of the data made harmless: a print must not color a terminal or turn its line around.

use std::{borrow::Cow, fmt::Write as _};

/// Begins a stretch whose direction is its own.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Ends it.
const POP_ISOLATE: char = '\u{2069}';

/// The text with every character that controls or hides something shown instead of emitted: `␛` for escape,
/// `⟨U+202E⟩` for an override of direction. The joiners that Urdu and emoji are spelled with stay.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(controls) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\0'..='\x1F' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\x7F' => out.push('␡'),
            c if controls(c) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether a terminal or browser acts on a character instead of showing it, or shows nothing.
pub(super) fn controls(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a text has letters that run from right to left, or digits that stand among such.
pub(super) fn runs_leftward(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c,
            '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}')
    })
}

/// The text between marks that keep its direction from its neighbors.
pub(super) fn isolated(text: &str) -> String {
    format!("{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_shown() {
        assert_eq!(visible("a\x1b[31mb\u{202e}c\u{9b}d\ne"), "a␛[31mb⟨U+202E⟩c⟨U+009B⟩d␊e");
    }

    #[test]
    fn the_joiners_of_urdu_stay() {
        assert_eq!(visible("آئی\u{200c}ٹی"), "آئی\u{200c}ٹی");
    }
}
