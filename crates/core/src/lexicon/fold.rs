//! One writing for each character: digits of both scripts, dashes, letters that look alike.

/// `text` in lower case with ASCII digits, one kind of dash and of Arabic letter, and without marks that are not
/// seen. Each character becomes one character or none, so that [`original_offset`] finds the way back.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        folded.push_str(text);
        folded.make_ascii_lowercase();
    } else {
        folded.extend(text.chars().filter_map(fold_char));
    }
    folded
}

/// The byte offset in `text` of what stands at `at` in `fold(text)`.
pub(crate) fn original_offset(text: &str, at: usize) -> usize {
    let mut folded_at = 0;
    for (original, c) in text.char_indices() {
        let Some(folded) = fold_char(c) else { continue };
        if folded_at >= at {
            return original;
        }
        folded_at += folded.len_utf8();
    }
    text.len()
}

/// A space that does not break a line, which may stand between groups of digits.
pub(crate) const JOINED_SPACE: char = '\u{a0}';

fn fold_char(c: char) -> Option<char> {
    let folded = match c {
        // Digits of Arabic and of Urdu.
        '\u{660}'..='\u{669}' => ascii_digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => ascii_digit(c, 0x6f0),
        '²' => '2',
        '\u{66b}' => '.',
        '\u{66c}' | '\u{60c}' => ',',
        '\u{66a}' => '%',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        JOINED_SPACE | '\u{2007}' | '\u{2009}' | '\u{202f}' => JOINED_SPACE,
        // Marks of direction and joining, vowel signs, the stretching stroke.
        '\u{ad}'
        | '\u{61c}'
        | '\u{640}'
        | '\u{64b}'..='\u{655}'
        | '\u{670}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => return None,
        // Letters that keyboards mix up.
        'آ' | 'أ' | 'إ' => 'ا',
        'ئ' | 'ي' | 'ى' => 'ی',
        'ؤ' => 'و',
        'ك' => 'ک',
        'ه' | 'ة' | 'ۀ' | 'ۂ' | 'ۃ' => 'ہ',
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    Some(folded)
}

fn ascii_digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}
