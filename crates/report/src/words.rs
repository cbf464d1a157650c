//! Fixed words of a report. They hold no digit: a number on a page comes from a receipt, a date or a count.

/// Words that the program itself says. Made by [`say!`](crate::say), which refuses digits when it is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(&'static str);

impl Words {
    /// The words, if they hold no digit of any script that figures are printed in.
    ///
    /// # Panics
    /// When evaluated with a digit. [`say!`](crate::say) evaluates it at compile time, where that is an error of
    /// the build.
    pub const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            assert!(!bytes[at].is_ascii_digit(), "fixed words hold no digits: a number needs a receipt");
            // ٠-٩ are D9 A0..A9, ۰-۹ are DB B0..B9 in UTF-8.
            if at + 1 < bytes.len() {
                let arabic = bytes[at] == 0xD9 && bytes[at + 1] >= 0xA0 && bytes[at + 1] <= 0xA9;
                let urdu = bytes[at] == 0xDB && bytes[at + 1] >= 0xB0 && bytes[at + 1] <= 0xB9;
                assert!(!arabic && !urdu, "fixed words hold no digits: a number needs a receipt");
            }
            at += 1;
        }
        Self(text)
    }

    /// The words.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Fixed words of a report; a digit in them does not compile.
///
/// ```
/// let heading = sanad_report::say!("what changed last");
/// assert_eq!(heading.as_str(), "what changed last");
/// ```
///
/// ```compile_fail
/// sanad_report::say!("43 parks");
/// ```
#[macro_export]
macro_rules! say {
    ($text:expr) => {
        const { $crate::words::Words::new($text) }
    };
}
