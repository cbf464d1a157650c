//! Every row of the facts is a claim of its source.

use std::collections::BTreeMap;

use super::ledger;

#[test]
fn every_row_of_the_facts_is_a_claim_of_its_source() {
    let ledger = ledger();
    let mut claimed: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (_, claim) in ledger.claims() {
        let url = ledger.source(claim.source).url.as_str();
        *claimed.entry((url, &claim.printed)).or_default() += 1;
    }
    let rows: Vec<(&str, &str)> = include_str!("cases/facts.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').expect("an address and a print"))
        .collect();
    assert_eq!(rows.len(), 2_388);
    let mut wanted: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in rows {
        *wanted.entry(row).or_default() += 1;
    }
    let missing: Vec<_> =
        wanted.iter().filter(|(row, n)| claimed.get(row).is_none_or(|claimed| claimed < n)).collect();
    assert!(missing.is_empty(), "rows that are no claim: {missing:#?}");
}

#[test]
fn all_sources_of_the_facts_are_there_once() {
    let ledger = ledger();
    let mut urls: Vec<&str> = ledger.sources().map(|(_, source)| source.url.as_str()).collect();
    let n = urls.len();
    urls.sort_unstable();
    urls.dedup();
    assert_eq!(urls.len(), n, "an address stands in two sources");
    let mut facts: Vec<&str> = include_str!("cases/facts.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .collect();
    facts.sort_unstable();
    facts.dedup();
    assert_eq!(facts.len(), 460);
    assert!(facts.iter().all(|url| urls.binary_search(url).is_ok()));
}
