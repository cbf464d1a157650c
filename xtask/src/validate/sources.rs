//! Sources and origins: pages without claims, a page that stands twice, origins of fewer than two sources.

use std::collections::BTreeMap;

use sanad_core::data::{Diagnostic, Severity};

use crate::folder::Loaded;

pub(super) fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let ledger = &loaded.ledger;
    let mut pages: BTreeMap<String, &str> = BTreeMap::new();
    for (ix, source) in ledger.sources() {
        if ledger.claims_of(ix).len() == 0 {
            found.push(Diagnostic {
                severity: Severity::Warning,
                id: "source-without-claims",
                message: format!("source `{}` has no claims", source.id),
                place: Some(source.declared),
                help: Some("claim its figures, or drop it".to_owned()),
            });
        }
        let page = page(&source.url);
        match pages.get(page.as_str()) {
            None => {
                pages.insert(page, source.id.as_str());
            }
            Some(other) => found.push(Diagnostic {
                severity: Severity::Error,
                id: "duplicate-url",
                message: format!("source `{}` is the page of `{other}`: {}", source.id, source.url),
                place: Some(source.declared),
                help: Some("one page is one source: put the claims together, or mend an address".to_owned()),
            }),
        }
    }
    for (origin, n_sources) in &loaded.origins {
        if *n_sources < 2 {
            found.push(Diagnostic {
                severity: Severity::Warning,
                id: "lonely-origin",
                message: format!("origin `{}` has fewer than two sources", origin.value),
                place: Some(origin.place),
                help: Some("a source without a declared origin is its own: drop it".to_owned()),
            });
        }
    }
    found
}

/// An address without what does not tell pages apart: scheme, `www.`, a slash at the end, the fragment.
fn page(url: &str) -> String {
    let url = url.split('#').next().unwrap_or(url);
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/');
    let (host, path) = url.split_once('/').unwrap_or((url, ""));
    format!("{}/{path}", host.to_ascii_lowercase())
}
