//! Addresses of pages: a link where they are safe to follow, text otherwise.

use crate::render::safe::visible;

/// An address.
#[derive(Debug, Clone)]
pub(super) struct Address {
    /// It may be followed: `http` or `https`, nothing else.
    pub link: bool,
    /// In full.
    pub url: String,
    /// Without its scheme, as shown.
    pub shown: String,
    /// The host alone.
    pub host: String,
}

impl Address {
    /// The address in `url`.
    pub fn of(url: &str) -> Self {
        let url = visible(url.trim());
        let rest = ["https://", "http://"].into_iter().find_map(|scheme| {
            url.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme))?;
            url.get(scheme.len()..)
        });
        let shown = rest.unwrap_or(&url).trim_end_matches('/').to_owned();
        let host = shown.split(['/', '?', '#']).next().unwrap_or("").trim_start_matches("www.").to_owned();
        Self { link: rest.is_some_and(|rest| !rest.is_empty()), shown, host, url: url.into_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn only_web_addresses_are_links() {
        let address = Address::of("HTTPS://www.example.org/a?b#c");
        assert!(address.link);
        assert_eq!((address.shown.as_str(), address.host.as_str()), ("www.example.org/a?b#c", "example.org"));
        for other in
            ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org", "https://", ""]
        {
            assert!(!Address::of(other).link, "{other}");
        }
    }
}
