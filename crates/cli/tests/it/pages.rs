use crate::program::{Folder, without_hash};

#[test]
fn every_page_of_a_small_ledger_reads_so() {
    let folder = Folder::of("small");
    let pages: [(&str, &[&str]); 16] = [
        ("report", &["report"]),
        ("entity", &["show", "park"]),
        ("entity-of-events-alone", &["show", "hall"]),
        ("entity-of-nothing", &["show", "annex"]),
        ("indicator", &["show", "exports"]),
        ("indicator-of-nothing", &["show", "imports"]),
        ("series", &["show", "land.exports"]),
        ("cell", &["show", "land.exports@2025-01"]),
        ("cell-without-a-period", &["show", "park.cost"]),
        ("cell-that-nobody-prints", &["show", "land.exports@FY2024"]),
        ("claim", &["show", "herald-2025-02-14#land.exports.growth_yoy@2025-01"]),
        ("source", &["show", "herald-2025-02-14"]),
        ("claims", &["claims"]),
        ("claims-of-one-cell", &["claims", "--indicator", "exports", "--period", "2025-01"]),
        ("sources", &["sources"]),
        ("diff", &["diff", "2025-01-20", "2025-03-05"]),
    ];
    without_hash(|| {
        for (name, arguments) in pages {
            insta::assert_snapshot!(name, folder.run(arguments).answer());
        }
    });
}

#[test]
fn a_second_print_of_a_cell_is_a_claim_of_its_own() {
    let folder = Folder::of("small");
    let id = "daily-2025-01-20#land.exports@2024-12";
    let first = folder.run(&["show", id, "--format", "json"]).json();
    let second = folder.run(&["show", &format!("{id}~2"), "--format", "json"]).json();
    assert_eq!(second["id"], format!("{id}~2"));
    assert_ne!(first["printed"], second["printed"]);
}

#[test]
fn an_empty_state_says_what_to_do() {
    let folder = Folder::of("small");
    let pages: [&[&str]; 5] = [
        &["find", "xyzzy"],
        &["claims", "--entity", "annex"],
        &["sources", "--publisher", "agency"],
        &["diff", "2025-02-14", "2025-02-14"],
        &["diff", "2025-02-15", "2025-02-16"],
    ];
    without_hash(|| {
        let mut told = Vec::new();
        for arguments in pages {
            told.push(format!("$ sanad {}\n{}\n", arguments.join(" "), folder.run(arguments).answer()));
        }
        insta::assert_snapshot!("empty-states", told.concat());
    });
}
