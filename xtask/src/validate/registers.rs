//! Registers: what is declared and never used, formulas that can never be worked out, names that collide.

use std::collections::{BTreeMap, BTreeSet};

use sanad_core::{
    data::{Diagnostic, Severity},
    formula::Formula,
    ledger::Ledger,
    model::{EntityIx, IndicatorIx, MeasureKey, Parts},
    place::Place,
};

use crate::folder::Loaded;

pub(super) fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let ledger = &loaded.ledger;
    let claimed = Claimed::of(ledger);
    entities(loaded, &claimed, &mut found);
    indicators(ledger, &claimed, &mut found);
    formulas(ledger, &claimed, &mut found);
    let publishing: BTreeSet<&str> =
        ledger.sources().map(|(_, source)| ledger.publisher(source.publisher).id.as_str()).collect();
    for publisher in ledger.publishers() {
        if !publishing.contains(publisher.id.as_str()) {
            found.push(unused("unused-publisher", "publisher", &publisher.id, publisher.declared));
        }
    }
    let publishers = ledger.publishers().map(|it| (it.name.as_str(), it.id.as_str(), it.declared));
    same_names("publisher", publishers, &mut found);
    let entities = ledger.entities().map(|(_, it)| (it.name.as_str(), it.id.as_str(), it.declared));
    same_names("entity", entities, &mut found);
    let indicators = ledger.indicators().map(|(_, it)| (it.name.as_str(), it.id.as_str(), it.declared));
    same_names("indicator", indicators, &mut found);
    found
}

/// What the claims speak of.
struct Claimed {
    entities: BTreeSet<EntityIx>,
    indicators: BTreeSet<IndicatorIx>,
    /// Indicators that a measure takes in brackets.
    bracketed: BTreeSet<IndicatorIx>,
}

impl Claimed {
    fn of(ledger: &Ledger) -> Self {
        let mut claimed =
            Self { entities: BTreeSet::new(), indicators: BTreeSet::new(), bracketed: BTreeSet::new() };
        for (_, cell) in ledger.cells() {
            claimed.entities.insert(cell.key.entity);
            claimed.indicators.insert(cell.key.indicator);
            if let MeasureKey::Of(_, other) = cell.key.measure {
                claimed.bracketed.insert(other);
            }
        }
        claimed
    }
}

/// An entity is used if it is claimed, is the whole or the place of one that is used, or a part of a whole that names
/// all its parts. The gazetteer may be larger than the evidence; so may the measures, which belong to every flow.
fn entities(loaded: &Loaded, claimed: &Claimed, found: &mut Vec<Diagnostic>) {
    let ledger = &loaded.ledger;
    let mut used = claimed.entities.clone();
    let mut open: Vec<EntityIx> = used.iter().copied().collect();
    while let Some(ix) = open.pop() {
        let entity = ledger.entity(ix);
        open.extend([entity.parent, entity.place].into_iter().flatten().filter(|up| used.insert(*up)));
    }
    let gazetteer = loaded.files.find("places.toml");
    for (ix, entity) in ledger.entities() {
        // A part that nobody prints still belongs to a whole that names all its parts.
        let rest = entity.parent.is_some_and(|parent| ledger.entity(parent).parts == Some(Parts::Complete));
        if !used.contains(&ix) && !rest && Some(entity.declared.file) != gazetteer {
            found.push(unused("unused-entity", "entity", &entity.id, entity.declared));
        }
    }
}

/// An indicator is used if it is claimed, stands in brackets of a claimed measure, has a formula (which
/// [`formulas`] looks at) or is an input of one.
fn indicators(ledger: &Ledger, claimed: &Claimed, found: &mut Vec<Diagnostic>) {
    let inputs: BTreeSet<IndicatorIx> = ledger
        .indicators()
        .filter_map(|(_, indicator)| indicator.formula.as_ref())
        .flat_map(|formula| inputs(ledger, formula))
        .collect();
    for (ix, indicator) in ledger.indicators() {
        let used = claimed.indicators.contains(&ix)
            || claimed.bracketed.contains(&ix)
            || inputs.contains(&ix)
            || indicator.formula.is_some();
        if !used {
            found.push(unused("unused-indicator", "indicator", &indicator.id, indicator.declared));
        }
    }
}

/// A formula is out of reach if one of its inputs is neither claimed nor follows from what is: it checks and
/// derives nothing.
fn formulas(ledger: &Ledger, claimed: &Claimed, found: &mut Vec<Diagnostic>) {
    let mut known = claimed.indicators.clone();
    loop {
        let before = known.len();
        for (ix, indicator) in ledger.indicators() {
            let follows =
                |formula: &Formula| inputs(ledger, formula).iter().all(|input| known.contains(input));
            if !known.contains(&ix) && indicator.formula.as_ref().is_some_and(follows) {
                known.insert(ix);
            }
        }
        if known.len() == before {
            break;
        }
    }
    for (_, indicator) in ledger.indicators() {
        let Some(formula) = &indicator.formula else { continue };
        let missing: BTreeSet<&str> = inputs(ledger, formula)
            .into_iter()
            .filter(|input| !known.contains(input))
            .map(|input| ledger.indicator(input).id.as_str())
            .collect();
        if missing.is_empty() {
            continue;
        }
        let missing: Vec<String> = missing.into_iter().map(|id| format!("`{id}`")).collect();
        found.push(Diagnostic {
            severity: Severity::Warning,
            id: "unreachable-formula",
            message: format!(
                "the formula of `{}` is never worked out: no claim prints {}",
                indicator.id,
                missing.join(", ")
            ),
            place: Some(indicator.declared),
            help: Some("claim its inputs, or drop the formula".to_owned()),
        });
    }
}

/// The indicators that a formula refers to; all of them exist once the ledger stands.
fn inputs(ledger: &Ledger, formula: &Formula) -> Vec<IndicatorIx> {
    formula.references().into_iter().filter_map(|(id, ..)| ledger.names().indicator(id)).collect()
}

fn unused(id: &'static str, noun: &str, name: &dyn std::fmt::Display, declared: Place) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        id,
        message: format!("{noun} `{name}` is declared and never used"),
        place: Some(declared),
        help: Some("drop it, or claim something of it".to_owned()),
    }
}

/// Two of one register that a reader cannot tell apart.
fn same_names<'a>(
    noun: &str,
    entries: impl Iterator<Item = (&'a str, &'a str, Place)>,
    found: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, id, place) in entries {
        match first.get(name) {
            None => {
                first.insert(name, id);
            }
            Some(other) => found.push(Diagnostic {
                severity: Severity::Warning,
                id: "same-name",
                message: format!("{noun} `{id}` has the name of `{other}`: {name}"),
                place: Some(place),
                help: Some("say in the names what tells them apart".to_owned()),
            }),
        }
    }
}
