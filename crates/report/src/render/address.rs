//! Addresses of the web, fit to stand in any text.

use std::fmt::Write as _;

use super::safe::{controls, runs_leftward};

/// An address with all that would end it, hide or turn around in percent signs, as a browser sends it; `None` where
/// it is no address of the web.
pub(super) fn address(url: &str) -> Option<String> {
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || controls(c) || matches!(c, '<' | '>' | '|' | '"' | '\\' | '`');
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        let mut bytes = [0; 4];
        let encoded = c.encode_utf8(&mut bytes);
        if !ends(c) && !runs_leftward(encoded) {
            out.push(c);
            continue;
        }
        for byte in encoded.bytes() {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_an_address_is_written_as_bytes() {
        assert_eq!(address("https://a.pk/x y").as_deref(), Some("https://a.pk/x%20y"));
        assert_eq!(address("https://a.pk/\u{202e}\u{1b}").as_deref(), Some("https://a.pk/%E2%80%AE%1B"));
        assert_eq!(address("https://a.pk/\u{62e}").as_deref(), Some("https://a.pk/%D8%AE"));
        assert_eq!(address("file:///etc/passwd"), None);
    }
}
