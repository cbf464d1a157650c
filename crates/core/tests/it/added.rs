//! A source that comes to a loaded ledger: as if all had been loaded together, and its mistakes are its own.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use sanad_core::{
    data::{self, DataError, Input},
    ledger::Ledger,
    model::ClaimIx,
    observe::observe,
    view::View,
};

use crate::folder::{Folder, cases};

/// All that can be asked of sources, claims and cells, as lines: the order of what is numbered later does not matter.
fn described(ledger: &Ledger) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let ids = |claims: &[ClaimIx]| {
        let ids: BTreeSet<String> = claims.iter().map(|ix| ledger.claim_id(*ix)).collect();
        format!("{ids:?}")
    };
    for (ix, source) in ledger.sources() {
        assert_eq!(ledger.names().source(&source.id), Some(ix));
        let claims: Vec<ClaimIx> = ledger.claims_of(ix).map(|(ix, _)| ix).collect();
        assert!(claims.iter().all(|claim| ledger.claim(*claim).source == ix));
        lines.insert(format!("{} {:?} {}", source.id, source.published, ids(&claims)));
    }
    for (ix, claim) in ledger.claims() {
        let family = ledger.family(ledger.cell(claim.cell).key.indicator);
        let release = ledger.release(claim.source, family);
        let id = ledger.claim_id(ix);
        lines.insert(format!("{id} {:?} {:?} {:?} {release:?}", claim.printed, claim.told, claim.value));
    }
    let view = View::newest(ledger).expect("sources");
    for (ix, cell) in ledger.cells() {
        assert_eq!(ledger.cell_of(&cell.key), Some(ix));
        let held = observe(view, ix).map(|held| {
            let passed: Vec<String> = held.passed_over.iter().map(|it| ids(&it.reading.claims)).collect();
            (held.bounds(), held.support, ids(&held.reading.claims), ids(&held.silent), passed)
        });
        lines.insert(format!("{} {} {} {held:?}", cell.text, cell.unit, ids(ledger.prints_of(ix))));
    }
    for (entity, _) in ledger.entities() {
        let keys: Vec<_> = ledger.cells_of(entity).map(|(_, cell)| &cell.key).collect();
        assert!(keys.is_sorted());
        for (indicator, _) in ledger.indicators() {
            let with = ledger.cells_with(entity, indicator).map(|(_, cell)| &cell.key);
            assert!(with.eq(keys.iter().copied().filter(|key| key.indicator == indicator)));
        }
        lines.insert(format!("{entity:?} {}", keys.len()));
    }
    lines
}

/// Takes out the sources at `taken`, loads the rest and adds them one after the other.
fn added(inputs: &[Input], taken: &[&Arc<str>]) -> Ledger {
    let rest = inputs.iter().filter(|input| !taken.contains(&&input.name)).cloned().collect();
    let mut ledger = Ledger::load(rest).unwrap_or_else(|errors| panic!("{errors}"));
    for name in taken {
        let input = inputs.iter().find(|input| input.name == **name).expect("the input").clone();
        ledger = ledger.with(input).unwrap_or_else(|errors| panic!("{errors}"));
    }
    ledger
}

fn sources(inputs: &[Input]) -> Vec<&Arc<str>> {
    inputs.iter().map(|input| &input.name).filter(|name| name.starts_with("sources/")).collect()
}

#[test]
fn it_is_as_if_all_had_been_loaded_together() {
    for entry in fs::read_dir(cases("observe")).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let mut folder = crate::case::folder(Folder::registers(), &toml::from_str(&text).unwrap(), false);
        // A declared origin names its sources, and what is added has one of its own.
        folder.0.remove("origins.toml");
        let inputs = folder.inputs();
        let all = described(&folder.ledger());
        let names = sources(&inputs);
        for name in &names {
            assert_eq!(described(&added(&inputs, &[name])), all, "{} of {}", name, path.display());
        }
        let backwards: Vec<_> = names.into_iter().rev().collect();
        assert_eq!(described(&added(&inputs, &backwards)), all, "{}", path.display());
    }
}

#[test]
fn so_it_is_with_the_shipped_sources() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let mut inputs = data::from_folder(&folder).unwrap();
    inputs.retain(|input| &*input.name != "origins.toml");
    // Which of them does not matter; every load takes a while.
    let names: Vec<_> = sources(&inputs).into_iter().skip(7).step_by(20).collect();
    assert_eq!(described(&added(&inputs, &names)), described(&Ledger::load(inputs.clone()).unwrap()));
}

const DRAFT: &str = "[source]\npublisher = \"daily\"\nurl = \"\"\npublished = 2025-03-14\nretrieved = 2025-03-15\n\n[[claim]]\nentity = \"land\"\nindicator = \"exports\"\nperiod = \"2025-02\"\nstatus = \"actual\"\nprinted = \"$305 million\"\n";

fn input(name: &str, text: &str) -> Input {
    Input { name: name.into(), bytes: text.as_bytes().to_vec().into() }
}

#[test]
fn what_it_was_added_to_stays_what_it_was() {
    let before = Folder::base().ledger();
    let after = before.with(input("sources/daily-2025-03-14.toml", DRAFT)).unwrap();
    assert_eq!((before.claims().len(), after.claims().len()), (1, 2));
    assert_eq!((before.cells().len(), after.cells().len()), (1, 2));
    assert_ne!(before.version(), after.version());
    assert_eq!(after.version().len(), 64);
}

#[test]
fn the_version_does_not_depend_on_what_came_first() {
    let other = DRAFT.replace("03-14", "03-15");
    let drafts =
        || [input("sources/daily-2025-03-14.toml", DRAFT), input("sources/daily-2025-03-15.toml", &other)];
    let add = |ledger: Ledger, draft| ledger.with(draft).unwrap();
    let forwards = drafts().into_iter().fold(Folder::base().ledger(), add);
    let backwards = drafts().into_iter().rev().fold(Folder::base().ledger(), add);
    assert_eq!(forwards.version(), backwards.version());
}

#[test]
fn its_mistakes_are_quoted_from_its_own_text() {
    let base = Folder::base().ledger().with(input("sources/daily-2025-03-14.toml", DRAFT)).unwrap();
    let wrong = DRAFT.replace("exports", "exprots").replace("03-14", "03-12");
    let errors = base.with(input("sources/daily-2025-03-12.toml", &wrong)).unwrap_err().to_string();
    insta::assert_snapshot!(errors);
}

#[test]
fn whatever_is_wrong_with_it_is_told() {
    let base = Folder::base().ledger();
    let of = |name: &str, text: &str| {
        let errors = base.with(input(name, text)).unwrap_err();
        errors.errors.iter().map(DataError::id).collect::<Vec<_>>()
    };
    let taken = DRAFT.replace("03-14", "02-14").replace("2025-02\"", "2025-01\"");
    assert_eq!(of("sources/daily-2025-02-14.toml", &taken), ["declared-twice"]);
    assert_eq!(of("draft.toml", DRAFT), ["stray-file"]);
    assert_eq!(of("sources/daily-2025-03-14.toml", "[source"), ["syntax"]);
    assert_eq!(of("sources/daily-2025-03-16.toml", DRAFT), ["file-name-mismatch"]);
    let bytes = Input { name: "sources/daily-2025-03-14.toml".into(), bytes: vec![0xff].into() };
    assert_eq!(base.with(bytes).unwrap_err().errors[0].id(), "not-utf8");
}

/// What a draft prints to be complete is complete for the draft itself.
#[test]
fn its_estimates_know_of_its_completions() {
    let claims = "\n[[claim]]\nentity = \"park\"\nindicator = \"operational\"\nstatus = \"actual\"\nprinted = \"January 2025\"\nsaid = 2025-02-01\n\n[[claim]]\nentity = \"park\"\nindicator = \"cost\"\nstatus = \"estimate\"\nprinted = \"$30 million\"\n";
    let ledger = Folder::base()
        .ledger()
        .with(input("sources/daily-2025-03-14.toml", &format!("{DRAFT}{claims}")))
        .unwrap();
    assert!(ledger.cells().any(|(_, cell)| &*cell.text == "park.cost"));
}
