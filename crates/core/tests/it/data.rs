//! The shipped data: that it loads, and what must be so in any ledger.

use std::{collections::BTreeSet, path::Path};

use sanad_core::{data, ledger::Ledger, model::Told, observe::observe, view::View};

fn shipped() -> Ledger {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let inputs = data::from_folder(&folder).unwrap();
    Ledger::load(inputs).unwrap_or_else(|errors| panic!("{errors}"))
}

#[test]
fn claim_and_cell_texts_tell_every_claim_and_cell_from_every_other() {
    let ledger = shipped();
    let ids: BTreeSet<String> = ledger.claims().map(|(ix, _)| ledger.claim_id(ix)).collect();
    assert_eq!(ids.len(), ledger.claims().len());
    let texts: BTreeSet<&str> = ledger.cells().map(|(_, cell)| &*cell.text).collect();
    assert_eq!(texts.len(), ledger.cells().len());
}

#[test]
fn the_text_of_a_cell_is_read_as_that_cell() {
    let ledger = shipped();
    for (_, cell) in ledger.cells() {
        assert_eq!(sanad_core::refer::cell(&ledger, &cell.text).as_ref(), Ok(&cell.key), "{}", cell.text);
    }
}

#[test]
fn every_cell_with_a_current_figure_has_an_observation_among_its_prints() {
    let ledger = shipped();
    let view = View::newest(&ledger).unwrap();
    for (ix, cell) in ledger.cells() {
        let has_figure = view.current_claims_of(ix).any(|(_, claim)| {
            claim.value.bounds().is_some_and(|bounds| bounds.low().is_some() || bounds.high().is_some())
        });
        let Some(observation) = observe(view, ix) else {
            assert!(!has_figure, "{}", cell.text);
            continue;
        };
        assert!(has_figure, "{}", cell.text);
        for claim in &observation.reading.claims {
            assert!(
                ledger.prints_of(ix).contains(claim) && ledger.claim(*claim).told != Told::Former,
                "{}",
                cell.text
            );
        }
    }
}

#[test]
fn every_formula_and_every_measure_names_the_text_it_follows() {
    let ledger = shipped();
    for (_, indicator) in ledger.indicators() {
        assert!(indicator.formula.is_none() || indicator.basis.is_some(), "{}", indicator.id);
    }
    for (_, measure) in ledger.measures() {
        assert!(measure.basis.is_some(), "{}", measure.id);
    }
}

#[test]
fn the_version_is_of_the_content_and_not_of_the_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let mut inputs = data::from_folder(&folder).unwrap();
    let version = Ledger::load(inputs.clone()).unwrap().version().to_owned();
    inputs.reverse();
    assert_eq!(Ledger::load(inputs.clone()).unwrap().version(), version);
    inputs[0].bytes.to_mut().push(b'\n');
    assert_ne!(Ledger::load(inputs).unwrap().version(), version);
}
