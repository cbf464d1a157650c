//! The ids there are, and the nearest ones to an id that is not.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use crate::{
    data::{
        dataset::{EntityEntry, IndicatorEntry, MeasureEntry, PublisherEntry},
        error::DataError,
        register::Register,
    },
    ids::{EntityId, IndicatorId, MeasureId, PublisherId, SourceId},
    lexicon::Lexicon,
    model::{EntityIx, IndicatorIx, MeasureIx, PublisherIx, SourceIx},
    place::Place,
};

/// How many different misspelt ids get suggestions: looking for the nearest costs a pass over a register.
const SUGGESTED: usize = 64;

/// Positions by id. Lists of the ledger are in order of id, so positions are stable.
#[derive(Debug, Clone)]
pub struct Names {
    body: Arc<Ids>,
    /// The sources that came later.
    added: Vec<(SourceId, SourceIx)>,
}

#[derive(Debug, Default)]
struct Ids {
    publishers: HashMap<PublisherId, PublisherIx>,
    entities: HashMap<EntityId, EntityIx>,
    indicators: HashMap<IndicatorId, IndicatorIx>,
    measures: HashMap<MeasureId, MeasureIx>,
    sources: HashMap<SourceId, SourceIx>,
    units: Vec<String>,
}

impl Names {
    pub(super) fn collect<'a>(
        publishers: &[PublisherEntry],
        entities: &[EntityEntry],
        indicators: &[IndicatorEntry],
        measures: &[MeasureEntry],
        sources: impl Iterator<Item = &'a str>,
        lexicon: &Lexicon,
        errors: &mut Vec<DataError>,
    ) -> Self {
        let units = lexicon.units().map(|unit| unit.id.to_string()).collect();
        let mut names = Ids { units, ..Ids::default() };
        let mut twice = |register, name: String, place: Place| {
            errors.push(DataError::DeclaredTwice { register, name, place });
        };
        for (at, entry) in publishers.iter().enumerate() {
            names.publishers.insert(entry.id.value.clone(), PublisherIx::at(at));
        }
        let mut order: Vec<usize> = (0..entities.len()).collect();
        order.sort_by(|a, b| entities[*a].id.value.cmp(&entities[*b].id.value));
        for (position, at) in order.into_iter().enumerate() {
            let entry = &entities[at];
            for id in std::iter::once(&entry.id).chain(&entry.aliases) {
                match names.entities.entry(id.value.clone()) {
                    Entry::Vacant(free) => _ = free.insert(EntityIx::at(position)),
                    Entry::Occupied(_) => twice(Register::Entity, id.value.to_string(), id.place),
                }
            }
        }
        for (at, entry) in indicators.iter().enumerate() {
            for id in std::iter::once(&entry.id).chain(&entry.aliases) {
                match names.indicators.entry(id.value.clone()) {
                    Entry::Vacant(free) => _ = free.insert(IndicatorIx::at(at)),
                    Entry::Occupied(_) => twice(Register::Indicator, id.value.to_string(), id.place),
                }
            }
        }
        for (at, entry) in measures.iter().enumerate() {
            names.measures.insert(entry.id.value.clone(), MeasureIx::at(at));
        }
        for (at, id) in sources.enumerate() {
            // What is no id is told when the file is parsed.
            names.sources.extend(id.parse().ok().map(|id| (id, SourceIx::at(at))));
        }
        Self { body: Arc::new(names), added: Vec::new() }
    }

    /// The same and one more source.
    pub(super) fn and(&self, id: SourceId, ix: SourceIx) -> Self {
        let mut names = self.clone();
        names.added.push((id, ix));
        names
    }

    /// The publisher of that id.
    pub fn publisher(&self, id: &PublisherId) -> Option<PublisherIx> {
        self.body.publishers.get(id).copied()
    }

    /// The entity of that id or alias.
    pub fn entity(&self, id: &EntityId) -> Option<EntityIx> {
        self.body.entities.get(id).copied()
    }

    /// The indicator of that id or alias.
    pub fn indicator(&self, id: &IndicatorId) -> Option<IndicatorIx> {
        self.body.indicators.get(id).copied()
    }

    /// The measure of that id.
    pub fn measure(&self, id: &MeasureId) -> Option<MeasureIx> {
        self.body.measures.get(id).copied()
    }

    /// The source of that id.
    pub fn source(&self, id: &SourceId) -> Option<SourceIx> {
        let added = || self.added.iter().find(|(known, _)| known == id).map(|(_, ix)| *ix);
        self.body.sources.get(id).copied().or_else(added)
    }

    /// The ids of a register that are nearest to `name`, best first, at most three.
    pub fn nearest(&self, register: Register, name: &str) -> Vec<String> {
        let mut ids: Vec<&str> = match register {
            Register::Publisher => self.body.publishers.keys().map(PublisherId::as_str).collect(),
            Register::Entity => self.body.entities.keys().map(EntityId::as_str).collect(),
            Register::Indicator => self.body.indicators.keys().map(IndicatorId::as_str).collect(),
            Register::Measure => self.body.measures.keys().map(MeasureId::as_str).collect(),
            Register::Source => {
                let added = self.added.iter().map(|(id, _)| id);
                self.body.sources.keys().chain(added).map(SourceId::as_str).collect()
            }
            Register::Unit => self.body.units.iter().map(String::as_str).collect(),
        };
        ids.sort_unstable();
        nearest_of(ids.into_iter(), name)
    }

    /// Gives unknown ids their nearest ones.
    pub(super) fn suggest(&self, errors: &mut [DataError]) {
        let mut known: HashMap<(&'static str, String), Vec<String>> = HashMap::new();
        for error in errors {
            let DataError::UnknownId { register, name, nearest, .. } = error else { continue };
            let key = (register.noun(), name.clone());
            if known.len() >= SUGGESTED && !known.contains_key(&key) {
                continue;
            }
            nearest.clone_from(known.entry(key).or_insert_with(|| self.nearest(*register, name)));
        }
    }
}

/// The texts nearest to `name` by edits, best first, at most three; none that shares too little with it.
pub fn nearest_of<'a>(texts: impl Iterator<Item = &'a str>, name: &str) -> Vec<String> {
    // Comparing costs the product of the lengths: a name that no id comes near is not compared.
    if name.len() > 200 {
        return Vec::new();
    }
    let mut scored: Vec<(usize, &str)> = texts
        .filter_map(|text| {
            let edits = strsim::osa_distance(text, name);
            let contains = name.len() >= 3 && text.contains(name);
            let near = edits <= 2.max(name.chars().count() / 3);
            (near || contains).then_some((if near { edits } else { edits.min(text.len()) }, text))
        })
        .collect();
    scored.sort_unstable();
    scored.into_iter().take(3).map(|(_, text)| text.to_owned()).collect()
}
