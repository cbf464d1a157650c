//! The registers resolved: references between entities, units, formulas and origins.

use std::collections::HashMap;

use super::{Brief, FamilyIx, Names, Origin};
use crate::{
    data::{
        dataset::{
            EntityEntry, IndicatorEntry, Located, MeasureEntry, OriginEntry, PublisherEntry, Settings,
            ShownEntry,
        },
        error::DataError,
        register::Register,
    },
    ids::{EntityId, IndicatorId},
    lexicon::{Lexicon, Unit, UnitId},
    model::{Entity, EntityIx, Indicator, IndicatorIx, MeasureDef, OriginIx, Publisher, Time},
    place::Place,
};

/// Resolves registers, gathering what refers to nothing.
pub(super) struct Resolver<'a> {
    pub names: &'a Names,
    pub lexicon: &'a Lexicon,
    pub errors: &'a mut Vec<DataError>,
}

impl Resolver<'_> {
    fn unknown(&mut self, register: Register, name: &str, place: Place) {
        self.errors.push(DataError::unknown(register, name, place));
    }

    fn entity(&mut self, id: &Located<EntityId>) -> Option<EntityIx> {
        let found = self.names.entity(&id.value);
        if found.is_none() {
            self.unknown(Register::Entity, id.value.as_str(), id.place);
        }
        found
    }

    pub(super) fn indicator(&mut self, id: &IndicatorId, place: Place) -> Option<IndicatorIx> {
        let found = self.names.indicator(id);
        if found.is_none() {
            self.unknown(Register::Indicator, id.as_str(), place);
        }
        found
    }

    fn unit(&mut self, id: &Located<UnitId>) {
        if self.lexicon.unit(&id.value).is_none() {
            self.unknown(Register::Unit, id.value.as_str(), id.place);
        }
    }

    pub fn publishers(entries: Vec<PublisherEntry>) -> Vec<Publisher> {
        let publisher = |entry: PublisherEntry| Publisher {
            id: entry.id.value,
            name: entry.name,
            language: entry.language,
            syndicates: entry.syndicates,
            declared: entry.id.place,
        };
        entries.into_iter().map(publisher).collect()
    }

    pub fn entities(&mut self, mut entries: Vec<EntityEntry>) -> Vec<Entity> {
        entries.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        let parents: Vec<Option<Located<EntityId>>> =
            entries.iter().map(|entry| entry.parent.clone()).collect();
        let entities: Vec<Entity> = entries
            .into_iter()
            .map(|entry| Entity {
                parent: entry.parent.as_ref().and_then(|parent| self.entity(parent)),
                place: entry.place.as_ref().and_then(|place| self.entity(place)),
                id: entry.id.value,
                name: entry.name,
                name_ur: entry.name_ur,
                aliases: entry.aliases.into_iter().map(|alias| alias.value).collect(),
                class: entry.class,
                parts: entry.parts,
                coordinates: entry.coordinates,
                iso: entry.iso,
                definition: entry.definition,
                declared: entry.id.place,
            })
            .collect();
        self.parent_cycles(&entities, &parents);
        entities
    }

    /// Each cycle of parents, once, at its first member. Every entity is walked over once.
    fn parent_cycles(&mut self, entities: &[Entity], parents: &[Option<Located<EntityId>>]) {
        // The walk that came by first; 0 is none.
        let mut walk_of = vec![0_usize; entities.len()];
        for start in 0..entities.len() {
            let walk = start + 1;
            let mut next = Some(start);
            while let Some(at) = next.filter(|at| walk_of[*at] == 0) {
                walk_of[at] = walk;
                next = entities[at].parent.map(EntityIx::position);
            }
            // It ended at no parent, at an earlier walk, or where it came by itself.
            let Some(on_cycle) = next.filter(|at| walk_of[*at] == walk) else { continue };
            let mut cycle = vec![on_cycle];
            let mut at = entities[on_cycle].parent.map(EntityIx::position);
            while let Some(member) = at.filter(|at| *at != on_cycle) {
                cycle.push(member);
                at = entities[member].parent.map(EntityIx::position);
            }
            let first = cycle.iter().enumerate().min_by_key(|(_, member)| **member).map_or(0, |(at, _)| at);
            cycle.rotate_left(first);
            let mut chain: Vec<String> = cycle.iter().map(|at| entities[*at].id.to_string()).collect();
            let name = chain[0].clone();
            chain.push(name.clone());
            let place = parents[cycle[0]].as_ref().map_or(entities[cycle[0]].declared, |parent| parent.place);
            self.errors.push(DataError::ParentCycle { name, chain, place });
        }
    }

    pub fn indicators(&mut self, entries: Vec<IndicatorEntry>) -> Vec<Indicator> {
        let mut needs: Vec<Vec<IndicatorIx>> = Vec::with_capacity(entries.len());
        let mut places = Vec::with_capacity(entries.len());
        let orders = self.orders(&entries);
        for entry in &entries {
            self.unit(&entry.unit);
            self.adds_up(entry);
            needs.push(entry.formula.as_ref().map_or_else(Vec::new, |formula| self.references(formula, &[])));
            places.push(entry.formula.as_ref().map_or(entry.id.place, |formula| formula.place));
        }
        let indicators: Vec<Indicator> = entries
            .into_iter()
            .zip(orders)
            .map(|(entry, not_before)| Indicator {
                family: entry.family.unwrap_or_else(|| entry.id.value.to_string()),
                id: entry.id.value,
                aliases: entry.aliases.into_iter().map(|alias| alias.value).collect(),
                name: entry.name,
                name_ur: entry.name_ur,
                unit: entry.unit.value,
                time: entry.time,
                definition: entry.definition,
                min: entry.min,
                max: entry.max,
                monotone: entry.monotone,
                count: entry.count,
                estimate_commits: entry.estimate_commits,
                completes: entry.completes,
                labelled: entry.labelled,
                sums_over_parts: entry.sums_over_parts,
                not_before,
                formula: entry.formula.map(|formula| formula.value),
                basis: entry.basis,
                declared: entry.id.place,
            })
            .collect();
        self.formula_cycles(&indicators, &needs, &places);
        self.formula_dimensions(&indicators, &places);
        indicators
    }

    /// What sums over parts is a thing that adds up: no rate, and no day.
    fn adds_up(&mut self, entry: &IndicatorEntry) {
        let is_day = self.lexicon.unit(&entry.unit.value).is_some_and(Unit::is_date);
        if entry.sums_over_parts && (is_day || entry.time == Time::Ratio) {
            let message = format!("`{}` is a day or a ratio: those of parts have no sum", entry.id.value);
            let help = "drop `sums_over_parts`";
            self.errors.push(DataError::KeyMismatch { message, help, place: entry.id.place });
        }
    }

    pub fn measures(&mut self, entries: Vec<MeasureEntry>) -> Vec<MeasureDef> {
        let measure = |entry: MeasureEntry| {
            if let Some(unit) = &entry.unit {
                self.unit(unit);
            }
            if let Some(formula) = &entry.formula {
                self.references(formula, &["x", "y"]);
                self.measure_dimension(formula, entry.unit.as_ref());
            }
            MeasureDef {
                id: entry.id.value,
                name: entry.name,
                unit: entry.unit.map(|unit| unit.value),
                takes_indicator: entry.takes_indicator,
                definition: entry.definition,
                min: entry.min,
                max: entry.max,
                formula: entry.formula.map(|formula| formula.value),
                basis: entry.basis,
                declared: entry.id.place,
            }
        };
        entries.into_iter().map(measure).collect()
    }

    /// The origins, and the origin of each source: the declared one, or one of its own.
    pub fn origins(&mut self, entries: Vec<OriginEntry>, sources: &[&str]) -> (Vec<Origin>, Vec<OriginIx>) {
        let mut origins = Vec::with_capacity(sources.len());
        let mut origin_of: Vec<Option<OriginIx>> = vec![None; sources.len()];
        for entry in entries {
            let ix = OriginIx::at(origins.len());
            for id in &entry.sources {
                let Some(source) = self.names.source(&id.value) else {
                    self.unknown(Register::Source, id.value.as_str(), id.place);
                    continue;
                };
                if origin_of[source.position()].replace(ix).is_some() {
                    let message = format!("`{}` already has an origin", id.value);
                    let help = "a source reprints one text; join the two origins or drop it from one";
                    self.errors.push(DataError::KeyMismatch { message, help, place: id.place });
                }
            }
            origins.push(Origin { id: Some(entry.id.value), name: entry.name });
        }
        let origin_of = origin_of
            .into_iter()
            .zip(sources)
            .map(|(declared, source)| {
                declared.unwrap_or_else(|| {
                    origins.push(Origin { id: None, name: (*source).to_owned() });
                    OriginIx::at(origins.len() - 1)
                })
            })
            .collect();
        (origins, origin_of)
    }

    fn shown(&mut self, entries: &[ShownEntry]) -> Vec<(EntityIx, Vec<IndicatorIx>)> {
        let mut shown = Vec::with_capacity(entries.len());
        for (entity, indicators) in entries {
            let found = indicators.iter().filter_map(|id| self.indicator(&id.value, id.place)).collect();
            shown.extend(self.entity(entity).map(|entity| (entity, found)));
        }
        shown
    }

    pub fn brief(&mut self, settings: &Settings) -> Brief {
        let series = settings.brief_series.iter().filter_map(|(entity, indicator)| {
            Some((self.entity(entity)?, self.indicator(&indicator.value, indicator.place)?))
        });
        let series = series.collect();
        let building = self.shown(&settings.brief_building);
        let running = self.shown(&settings.brief_running);
        Brief { series, building, running }
    }
}

/// The family of each indicator, families numbered in order of their first indicator.
pub(super) fn families(indicators: &[Indicator]) -> Vec<FamilyIx> {
    let mut numbers: HashMap<&str, FamilyIx> = HashMap::new();
    indicators
        .iter()
        .map(|indicator| {
            let next = FamilyIx(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
            *numbers.entry(&indicator.family).or_insert(next)
        })
        .collect()
}
