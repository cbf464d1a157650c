//! Text that Markdown and HTML leave alone.

use crate::render::{address::address, safe::visible};

/// A text with everything escaped that means something within a line: of Markdown, of HTML, of tables, and the
/// dollar signs that GitHub takes for mathematics.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in visible(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// An escaped text made fit to begin a block: a heading, list or rule it must not become.
pub(super) fn block_start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && text[digits..].starts_with(['.', ')']);
    if numbered {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else if text.starts_with(['#', '+', '-', '=']) {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

/// An address as a link that shows itself; as mere text where it is no address of the web.
pub(super) fn link(url: &str) -> String {
    address(url).map_or_else(|| escaped(url), |address| format!("<{address}>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_text() {
        assert_eq!(escaped("<b>a|b</b> *c* $1 & $2"), r"&lt;b&gt;a\|b&lt;/b&gt; \*c\* \$1 &amp; \$2");
        assert_eq!(block_start("1. park"), r"1\. park");
        assert_eq!(block_start("+7 parks"), r"\+7 parks");
    }

    #[test]
    fn an_address_cannot_leave_its_brackets() {
        assert_eq!(link("https://a.pk/x?y=1|2> <b>"), "<https://a.pk/x?y=1%7C2%3E%20%3Cb%3E>");
        assert_eq!(link("javascript:alert(1)*"), r"javascript:alert(1)\*");
    }
}
