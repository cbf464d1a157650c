//! The registers: publishers, entities, places, indicators, measures, origins.

use std::collections::BTreeMap;

use super::{Border, register};
use crate::{
    data::{
        dataset::{EntityEntry, IndicatorEntry, Located, MeasureEntry, OriginEntry, PublisherEntry},
        error::DataError,
        raw::{RawEntity, RawIndicator, RawMeasure, RawOrigin, RawPlace, RawPublishers, Text, words},
    },
    formula::Formula,
    model::{Class, Coordinates},
    place::Files,
};

pub(super) fn publishers(files: &Files, errors: &mut Vec<DataError>) -> Vec<PublisherEntry> {
    let Some((file, raw)) = register::<RawPublishers>(files, "publishers.toml", errors) else {
        return Vec::new();
    };
    let mut at = Border { file, errors };
    let entry = |(id, raw): (Text, crate::data::raw::RawPublisher)| {
        let id = at.id(&id)?;
        Some(PublisherEntry { id, name: raw.name, language: raw.language, syndicates: raw.syndicates })
    };
    raw.into_iter().filter_map(entry).collect()
}

pub(super) fn entities(files: &Files, errors: &mut Vec<DataError>) -> Vec<EntityEntry> {
    let Some((file, raw)) = register::<BTreeMap<Text, RawEntity>>(files, "entities.toml", errors) else {
        return Vec::new();
    };
    let mut at = Border { file, errors };
    raw.into_iter().filter_map(|(id, raw)| entity(&mut at, &id, raw)).collect()
}

fn entity(at: &mut Border<'_>, id: &Text, raw: RawEntity) -> Option<EntityEntry> {
    let id = at.id(id);
    let class = at.word(&raw.class, "class", words::CLASSES);
    let parent = at.maybe(raw.parent.as_ref(), Border::id);
    let place = at.maybe(raw.place.as_ref(), Border::id);
    let parts = at.maybe(raw.parts.as_ref(), |at, text| at.word(text, "state of parts", words::PARTS));
    let aliases = raw.aliases.iter().filter_map(|alias| at.id(alias)).collect();
    Some(EntityEntry {
        id: id?,
        name: raw.name,
        name_ur: raw.name_ur,
        aliases,
        class: class?,
        parent: parent?,
        parts: parts?,
        place: place?,
        coordinates: None,
        iso: None,
        definition: raw.definition,
    })
}

pub(super) fn places(files: &Files, errors: &mut Vec<DataError>) -> Vec<EntityEntry> {
    let Some((file, raw)) = register::<BTreeMap<Text, RawPlace>>(files, "places.toml", errors) else {
        return Vec::new();
    };
    let mut at = Border { file, errors };
    let entry = |(id, raw): (Text, RawPlace)| {
        let id = at.id(&id);
        let latitude = at.maybe(raw.latitude.as_ref(), Border::decimal);
        let longitude = at.maybe(raw.longitude.as_ref(), Border::decimal);
        let coordinates = latitude?.zip(longitude?).map(|(latitude, longitude)| Coordinates {
            latitude,
            longitude,
            approximate: raw.approximate,
        });
        Some(EntityEntry {
            id: id?,
            definition: Some(format!("A {} in {}.", raw.kind, raw.province)),
            name: raw.name,
            name_ur: raw.name_ur,
            aliases: Vec::new(),
            class: Class::Place,
            parent: None,
            parts: None,
            place: None,
            coordinates,
            iso: Some(raw.iso),
        })
    };
    raw.into_iter().filter_map(entry).collect()
}

pub(super) fn indicators(files: &Files, errors: &mut Vec<DataError>) -> Vec<IndicatorEntry> {
    let Some((file, raw)) = register::<BTreeMap<Text, RawIndicator>>(files, "indicators.toml", errors) else {
        return Vec::new();
    };
    let mut at = Border { file, errors };
    raw.into_iter().filter_map(|(id, raw)| indicator(&mut at, &id, raw)).collect()
}

fn indicator(at: &mut Border<'_>, id: &Text, raw: RawIndicator) -> Option<IndicatorEntry> {
    let id = at.id(id);
    let unit = at.id(&raw.unit);
    let time = at.word(&raw.time, "behaviour over time", words::TIMES);
    let min = at.maybe(raw.min.as_ref(), Border::decimal);
    let max = at.maybe(raw.max.as_ref(), Border::decimal);
    let formula = at.maybe(raw.formula.as_ref(), formula);
    let estimate = match &raw.estimate {
        Some(word) if word.get_ref() != "target" => {
            let place = at.place(word);
            let text = word.get_ref().clone();
            at.errors.push(DataError::UnknownWord {
                what: "kind of estimates",
                text,
                known: words::ESTIMATES,
                place,
            });
            None
        }
        word => Some(word.is_some()),
    };
    let aliases = raw.aliases.iter().filter_map(|alias| at.id(alias)).collect();
    let not_before = raw.not_before.iter().filter_map(|milestone| at.id(milestone)).collect();
    Some(IndicatorEntry {
        id: id?,
        aliases,
        name: raw.name,
        name_ur: raw.name_ur,
        unit: unit?,
        time: time?,
        definition: raw.definition,
        min: min?,
        max: max?,
        monotone: raw.monotone,
        count: raw.count,
        estimate_commits: estimate?,
        completes: raw.completes,
        labelled: raw.labelled,
        sums_over_parts: raw.sums_over_parts,
        not_before,
        family: raw.family,
        formula: formula?,
        basis: raw.source,
    })
}

fn formula(at: &mut Border<'_>, text: &Text) -> Option<Located<Formula>> {
    let place = at.place(text);
    match Formula::parse(text.get_ref()) {
        Ok(value) => Some(Located { value, place }),
        Err(error) => {
            let place = place.within(error.at, error.len);
            at.errors.push(DataError::BadFormula { message: error.to_string(), place });
            None
        }
    }
}

pub(super) fn measures(files: &Files, errors: &mut Vec<DataError>) -> Vec<MeasureEntry> {
    let Some((file, raw)) = register::<BTreeMap<Text, RawMeasure>>(files, "measures.toml", errors) else {
        return Vec::new();
    };
    let mut at = Border { file, errors };
    let entry = |(id, raw): (Text, RawMeasure)| {
        let id = at.id(&id);
        let unit = at.maybe(raw.unit.as_ref(), Border::id);
        let min = at.maybe(raw.min.as_ref(), Border::decimal);
        let max = at.maybe(raw.max.as_ref(), Border::decimal);
        let formula = at.maybe(raw.formula.as_ref(), formula);
        Some(MeasureEntry {
            id: id?,
            name: raw.name,
            unit: unit?,
            takes_indicator: raw.takes_indicator,
            definition: raw.definition,
            min: min?,
            max: max?,
            formula: formula?,
            basis: raw.source,
        })
    };
    raw.into_iter().filter_map(entry).collect()
}

pub(super) fn origins(files: &Files, errors: &mut Vec<DataError>) -> Vec<OriginEntry> {
    let Some((file, raw)) = register::<BTreeMap<Text, RawOrigin>>(files, "origins.toml", errors) else {
        return Vec::new();
    };
    let mut at = Border { file, errors };
    let entry = |(id, raw): (Text, RawOrigin)| {
        let id = at.id(&id)?;
        let sources = raw.sources.iter().filter_map(|source| at.id(source)).collect();
        Some(OriginEntry { id, name: raw.name, reason: raw.reason, sources })
    };
    raw.into_iter().filter_map(entry).collect()
}
