//! How many columns a text takes.

use unicode_width::UnicodeWidthChar;

/// The columns of one character: 0 for marks that join the one before, 2 for most of Chinese and for pictures.
///
/// Taken one by one, as terminals count that do not shape their text: never fewer than one that does. The selector
/// that makes a picture of a sign widens it by one.
pub(super) fn of_char(c: char) -> usize {
    if c == '\u{FE0F}' { 1 } else { c.width().unwrap_or(0) }
}

/// The columns of a text.
pub(super) fn of(text: &str) -> usize {
    text.chars().map(of_char).sum()
}

/// Where to cut a text so that its first part is at most `columns` wide; at least one letter with its marks is
/// taken. The length of the text where all of it fits.
pub(super) fn cut(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    let mut joined = true;
    for (at, c) in text.char_indices() {
        let wide = of_char(c);
        if wide > 0 && !joined && taken + wide > columns {
            return at;
        }
        taken += wide;
        // What follows a joiner is drawn as one with what precedes it.
        joined = c == '\u{200D}' || (joined && wide == 0);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_keeps_marks_with_their_letter() {
        let text = "e\u{301}e\u{301}e\u{301}";
        assert_eq!(&text[..cut(text, 2)], "e\u{301}e\u{301}");
        assert_eq!(cut("漢字", 1), "漢".len());
        assert_eq!(cut("abc", 9), 3);
    }
}
