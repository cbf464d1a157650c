//! Two figures and the kinds of difference between them: `cases/why.tsv`, over the pages of `cases/why`.

use sanad_core::{
    find::find,
    ledger::Ledger,
    refer::{self, Ref},
    view::View,
    why::{Lie, Reason, Side, why},
};

use crate::folder::{Folder, cases};

#[test]
fn pairs_differ_for_these_reasons() {
    let ledger = Folder::registers().overlaid(&cases("why")).ledger();
    let view = View::newest(&ledger).unwrap();
    for case in std::fs::read_to_string(cases("why.tsv")).unwrap().lines() {
        let [a, b, expected] = case.split('\t').collect::<Vec<_>>()[..] else { panic!("{case}") };
        let told = |a, b| -> Vec<&str> {
            let found = why(view, &side(&ledger, a), &side(&ledger, b)).unwrap();
            found.reasons.iter().map(word).filter(|word| *word != "found").collect()
        };
        assert_eq!(told(a, b).join(", "), expected, "{a} and {b}");
        assert_eq!(told(b, a).join(", "), expected, "{b} and {a}");
    }
}

#[test]
fn a_figure_that_nobody_prints_differs_from_nothing() {
    let ledger = Folder::registers().overlaid(&cases("why")).ledger();
    let view = View::newest(&ledger).unwrap();
    assert!(why(view, &Side::Any(Vec::new()), &side(&ledger, "313")).is_none());
}

fn side(ledger: &Ledger, text: &str) -> Side {
    match refer::parse(ledger, text) {
        Ok(Ref::Claim(ix)) => Side::Claim(ix),
        Ok(Ref::Cell(ix)) => Side::Cell(ledger.cell(ix).key.clone()),
        Ok(Ref::Unprinted(key)) => Side::Cell(key),
        _ => Side::Any(find(View::newest(ledger).unwrap(), text).claims),
    }
}

fn word(reason: &Reason) -> &'static str {
    match reason {
        Reason::Entity { whole: Some(_) } => "part-of-whole",
        Reason::Entity { whole: None } => "entity",
        Reason::Definition => "definition",
        Reason::Measure => "measure",
        Reason::Kind => "kind",
        Reason::Period(Lie::FiscalAndCalendar) => "fiscal-and-calendar",
        Reason::Period(Lie::Inside) => "inside",
        Reason::Period(Lie::Overlapping) => "overlapping",
        Reason::Period(Lie::OtherYear) => "other-year",
        Reason::Period(Lie::Apart) => "apart",
        Reason::Unit => "unit",
        Reason::PrintedUnit => "printed-unit",
        Reason::Told(told) => match told.as_str() {
            "base" => "told-base",
            "former" => "told-former",
            _ => "told-current",
        },
        Reason::Voice => "voice",
        Reason::Edition(..) => "edition",
        Reason::Release => "release",
        Reason::Occasion => "occasion",
        Reason::Same => "same",
        Reason::Equal => "equal",
        Reason::Rounding => "rounding",
        Reason::Cut => "cut",
        Reason::Found(_) => "found",
        Reason::Contradiction => "contradiction",
        Reason::NotKnown => "not-known",
    }
}
