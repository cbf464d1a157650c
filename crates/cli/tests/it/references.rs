use sanad_core::{
    ledger::Ledger,
    refer::{self, Ref},
};

use crate::program::run;

#[test]
fn every_id_of_the_shipped_data_refers_to_itself() {
    let ledger = Ledger::load(sanad_evidence::files()).unwrap();
    let parse = |text: &str| refer::parse(&ledger, text).unwrap_or_else(|error| panic!("{text}: {error}"));
    for (ix, entity) in ledger.entities() {
        assert_eq!(parse(entity.id.as_str()), Ref::Entity(ix));
    }
    for (ix, source) in ledger.sources() {
        assert_eq!(parse(source.id.as_str()), Ref::Source(ix));
    }
    for (ix, cell) in ledger.cells() {
        assert_eq!(parse(&cell.text), Ref::Cell(ix), "{}", cell.text);
    }
    for (ix, _) in ledger.claims() {
        assert_eq!(parse(&ledger.claim_id(ix)), Ref::Claim(ix), "{}", ledger.claim_id(ix));
    }
}

#[test]
fn case_and_spaces_do_not_matter() {
    for (typed, meant) in [
        ("KARACHI-IT-PARK", "karachi-it-park"),
        (" karachi it park ", "karachi-it-park"),
        ("Karachi IT Park", "karachi-it-park"),
        ("ICT Remittances", "ict_remittances"),
        ("PK.ICT_Remittances @ fy2025", "pk.ict_remittances@FY2025"),
        ("pk.ict_remittances@2024-q4", "pk.ict_remittances@2024-Q4"),
        ("pk.ict_remittances@2024-07/2025-06", "pk.ict_remittances@FY2025"),
        ("Karachi-IT-Park.Cost : Target", "karachi-it-park.cost:target"),
    ] {
        assert_eq!(run(&["show", typed]).answer(), run(&["show", meant]).answer(), "{typed}");
    }
    let claims = |entity, period| run(&["claims", "--entity", entity, "--period", period]).answer();
    assert_eq!(claims("PK", "fy2025"), claims("pk", "FY2025"));
}
