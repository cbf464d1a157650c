//! The page that the ledger began with, read in full from the ledger: its figures, each in its cell.

use sanad_core::model::Told;

use super::ledger;

const PAGE: &str =
    "https://read.pk/25394/pakistan-expands-it-infrastructure-with-43-software-technology-parks";

/// Cell, printed words and whether it is last year's figure.
const FIGURES: [(&str, &str, bool); 31] = [
    ("stp-network.parks@2025-02", "43", false),
    ("stp-network.companies@2025-02", "over 350", false),
    ("stp-network.professionals@2025-02", "18,000", false),
    ("stp-network.women_share@2025-02", "20 percent", false),
    ("stp-network.export_earnings@year", "approximately $100 million", false),
    ("stp-network.domestic_revenue@year", "$15 million", false),
    ("karachi-it-park.floor_area:target", "1.12 million square feet", false),
    ("karachi-it-park.operational:target", "by 2027", false),
    ("karachi-it-park.cost:target", "$186 million", false),
    ("karachi-it-park.jobs@completion:target", "13,400", false),
    ("karachi-it-park.export_uplift@year:target", "additional $90 million", false),
    ("islamabad-it-park.floor_area:target", "720,000 square feet", false),
    ("islamabad-it-park.cost:target", "$88.4 million", false),
    ("islamabad-it-park.operational:target", "by 2025", false),
    ("islamabad-it-park.jobs@completion:target", "7,500", false),
    ("islamabad-it-park.export_uplift@year:target", "$70 million", false),
    ("erozgaar-centres.centres@FY2027:target", "250", false),
    ("erozgaar-centres.duration:target", "three years", false),
    ("erozgaar-centres.beneficiaries@completion:target", "25,000", false),
    ("erozgaar-centres.revenue_uplift@completion:target", "$18-20 million", false),
    ("erozgaar-centres.centres_added@FY2025:target", "50", false),
    ("women-tech-park-bagh.operational:target", "by FY 2024-25", false),
    ("pk.ict_remittances.growth_yoy@2024-07..2024-11", "32.7%", false),
    ("pk.ict_remittances@2024-07..2024-11", "$1.53 billion", false),
    ("pk.ict_remittances@2023-07..2023-11", "$1.15 billion", true),
    ("pk.ict_remittances@2024-11", "$324 million", false),
    ("pk.ict_remittances.growth_yoy@2024-11", "25%", false),
    ("pk.it_surplus@2024-07..2024-11", "$1.35 billion", false),
    ("pk.it_surplus.growth_yoy@2024-07..2024-11", "36.5%", false),
    ("pk.it_surplus@2023-07..2023-11", "$989 million", true),
    ("pk.services_balance@2024-07..2024-11", "$1.148 billion", false),
];

#[test]
fn every_figure_of_the_page_stands_in_its_cell() {
    let ledger = ledger();
    let (page, _) = ledger.sources().find(|(_, source)| source.url == PAGE).expect("the page is a source");
    let claims: Vec<(String, String, bool)> = ledger
        .claims_of(page)
        .map(|(_, claim)| {
            let cell = ledger.cell(claim.cell).text.to_string();
            (cell, claim.printed.to_string(), claim.told == Told::Base)
        })
        .collect();
    for (cell, printed, base) in FIGURES {
        let wanted = (cell.to_owned(), printed.to_owned(), base);
        assert!(claims.contains(&wanted), "missing {wanted:?} among {claims:#?}");
    }
}

#[test]
fn its_commitments_without_a_number_are_claims_too() {
    let ledger = ledger();
    let (page, _) = ledger.sources().find(|(_, source)| source.url == PAGE).expect("the page is a source");
    let figures = FIGURES.map(|(cell, ..)| cell);
    let others: Vec<&str> = ledger
        .claims_of(page)
        .map(|(_, claim)| &*ledger.cell(claim.cell).text)
        .filter(|cell| !figures.contains(cell))
        .collect();
    for entity in
        ["gb-stp", "women-tech-park-bagh", "ict-capability-programmes", "ict-international-marketing"]
    {
        assert!(others.iter().any(|cell| cell.starts_with(entity)), "nothing of {entity} in {others:?}");
    }
}

#[test]
fn the_deficit_is_a_negative_balance() {
    let ledger = ledger();
    let key = sanad_core::refer::cell(&ledger, "pk.services_balance@2024-07..2024-11").expect("a cell");
    for ix in ledger.prints_of(ledger.cell_of(&key).expect("a printed cell")) {
        let bounds = ledger.claim(*ix).value.bounds().expect("a figure");
        assert!(bounds.high().is_some_and(|high| high.is_sign_negative()), "{bounds}");
    }
}
