//! The ledger: the dataset resolved and indexed. Every id refers, every figure is read; it never changes.

mod added;
mod cells;
mod claims;
mod evidence;
mod formulas;
mod lookup;
mod names;
mod orders;
mod pages;
mod registers;
mod reread;
mod sources;

use std::sync::{Arc, OnceLock};

use added::Added;
use evidence::Evidence;
use pages::Pages;
use sources::Completions;

use crate::{
    check::FindingId,
    data::{DataErrors, Dataset, Input, dataset::Settings, parse},
    ids::OriginId,
    lexicon::{Lexicon, Unit, UnitId},
    model::{
        CellKey, Entity, EntityIx, Indicator, IndicatorIx, MeasureDef, MeasureIx, MeasureKey, OriginIx,
        Publisher, PublisherIx,
    },
    network::Rules,
    period::Calendar,
    triage::Triage,
};
pub use names::{Names, nearest_of};

/// What several sources reprint.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Its id, where it is declared; a source without a declared origin is its own.
    pub id: Option<OriginId>,
    /// What the text is.
    pub name: String,
}

/// A family of indicators whose releases go together, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FamilyIx(pub(crate) u32);

/// What the brief shows, resolved.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The series, the main one first.
    pub series: Vec<(EntityIx, IndicatorIx)>,
    /// The facilities being built, and the indicators to show of each.
    pub building: Vec<(EntityIx, Vec<IndicatorIx>)>,
    /// What runs, and the indicators to show of it.
    pub running: Vec<(EntityIx, Vec<IndicatorIx>)>,
}

/// The evidence, resolved and indexed. A clone shares all of it but the sources that were added.
#[derive(Debug, Clone)]
pub struct Ledger {
    body: Arc<Body>,
    /// The sources that were added to it.
    added: Added,
    names: Names,
    version: String,
}

/// What was loaded together.
#[derive(Debug)]
struct Body {
    settings: Settings,
    version: String,
    n_files: usize,
    brief: Brief,
    lexicon: Lexicon,
    publishers: Vec<Publisher>,
    entities: Vec<Entity>,
    indicators: Vec<Indicator>,
    families: Vec<FamilyIx>,
    measures: Vec<MeasureDef>,
    origins: Vec<Origin>,
    /// In order of id.
    triage: Vec<Triage>,
    completions: Completions,
    evidence: Evidence,
    /// Made when first asked for: what is only shown needs none.
    rules: OnceLock<Rules>,
}

impl Ledger {
    /// Parses and resolves data files.
    ///
    /// # Errors
    /// Everything that is wrong, at once. What cannot be told apart from a consequence of a mistake that is
    /// listed (an unknown id of a register that does not parse) is left out.
    pub fn load(inputs: Vec<Input>) -> Result<Self, DataErrors> {
        Self::resolve(parse::dataset(inputs)?)
    }

    /// Resolves a dataset.
    ///
    /// # Errors
    /// Every id that refers to nothing, every figure that cannot be read, every date that cannot be.
    pub fn resolve(dataset: Dataset) -> Result<Self, DataErrors> {
        let Dataset { mut files, version, settings, lexicon, sources, .. } = dataset;
        let mut errors = Vec::new();
        let file_names: Vec<Arc<str>> = sources.iter().map(|file| files.name(*file).clone()).collect();
        let source_ids: Vec<&str> = file_names.iter().map(parse::stem).collect();
        let names = Names::collect(
            &dataset.publishers,
            &dataset.entities,
            &dataset.indicators,
            &dataset.measures,
            source_ids.iter().copied(),
            &lexicon,
            &mut errors,
        );
        let mut resolver = registers::Resolver { names: &names, lexicon: &lexicon, errors: &mut errors };
        let publishers = registers::Resolver::publishers(dataset.publishers);
        let entities = resolver.entities(dataset.entities);
        let indicators = resolver.indicators(dataset.indicators);
        let measures = resolver.measures(dataset.measures);
        let brief = resolver.brief(&settings);
        let (origins, origin_of) = resolver.origins(dataset.origins, &source_ids);
        let families = registers::families(&indicators);

        let mut context = claims::Context {
            calendar: settings.calendar,
            lexicon: &lexicon,
            names: &names,
            entities: &entities,
            indicators: &indicators,
            measures: &measures,
            families: &families,
            completions: [&Completions::new(), &Completions::new()],
        };
        let pages = Pages::begin(sources, &files, &context);
        let completions = pages.completions(&context);
        context.completions[0] = &completions;
        let evidence = pages.resolve(&origin_of, &mut files, &context, &mut errors);
        names.suggest(&mut errors);
        if !errors.is_empty() {
            return Err(DataErrors::new(errors, files));
        }
        let n_files = files.len();
        let body = Body {
            version: version.clone(),
            n_files,
            brief,
            publishers,
            entities,
            indicators,
            families,
            measures,
            origins,
            triage: dataset.triage,
            completions,
            evidence,
            rules: OnceLock::new(),
            settings,
            lexicon,
        };
        Ok(Self { body: Arc::new(body), added: Added::default(), names, version })
    }

    /// Its formulas, ready to be solved.
    pub(crate) fn rules(&self) -> &Rules {
        self.body.rules.get_or_init(|| Rules::new(self))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.body.settings
    }

    /// How the ledger's country counts years.
    pub fn calendar(&self) -> Calendar {
        self.body.settings.calendar
    }

    /// A hash over the names and contents of all data files, as 64 hex digits. With added sources, one over that hash
    /// and their names and contents: not the hash that a folder with all of them has.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What the brief shows.
    pub fn brief(&self) -> &Brief {
        &self.body.brief
    }

    /// The words and units that figures are read with.
    pub fn lexicon(&self) -> &Lexicon {
        &self.body.lexicon
    }

    /// The ids there are.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// A unit that a cell or indicator of this ledger has.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.body.lexicon.unit(id)
    }

    /// All publishers, by id.
    pub fn publishers(&self) -> impl ExactSizeIterator<Item = &Publisher> {
        self.body.publishers.iter()
    }

    /// One publisher.
    pub fn publisher(&self, ix: PublisherIx) -> &Publisher {
        &self.body.publishers[ix.position()]
    }

    /// All entities, by id.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = (EntityIx, &Entity)> {
        self.body.entities.iter().enumerate().map(|(at, entity)| (EntityIx::at(at), entity))
    }

    /// One entity.
    pub fn entity(&self, ix: EntityIx) -> &Entity {
        &self.body.entities[ix.position()]
    }

    /// All indicators, by id.
    pub fn indicators(&self) -> impl ExactSizeIterator<Item = (IndicatorIx, &Indicator)> {
        self.body.indicators.iter().enumerate().map(|(at, indicator)| (IndicatorIx::at(at), indicator))
    }

    /// One indicator.
    pub fn indicator(&self, ix: IndicatorIx) -> &Indicator {
        &self.body.indicators[ix.position()]
    }

    /// The family whose releases go with those of an indicator.
    pub fn family(&self, ix: IndicatorIx) -> FamilyIx {
        self.body.families[ix.position()]
    }

    /// All measures, by id.
    pub fn measures(&self) -> impl ExactSizeIterator<Item = (MeasureIx, &MeasureDef)> {
        self.body.measures.iter().enumerate().map(|(at, measure)| (MeasureIx::at(at), measure))
    }

    /// One measure.
    pub fn measure(&self, ix: MeasureIx) -> &MeasureDef {
        &self.body.measures[ix.position()]
    }

    /// One origin.
    pub fn origin(&self, ix: OriginIx) -> &Origin {
        let body = &self.body.origins;
        body.get(ix.position()).unwrap_or_else(|| &self.added.origins[ix.position() - body.len()])
    }

    /// What people made of findings, by id of the finding.
    pub fn triages(&self) -> impl ExactSizeIterator<Item = &Triage> {
        self.body.triage.iter()
    }

    /// What a person made of a finding.
    pub fn triage(&self, id: &FindingId) -> Option<&Triage> {
        self.body.triage.binary_search_by_key(id, |triage| triage.id).ok().map(|at| &self.body.triage[at])
    }

    /// The text of a cell that need not be claimed.
    pub fn cell_text(&self, key: &CellKey) -> String {
        cells::cell_text(
            key,
            &self.body.entities,
            &self.body.indicators,
            &self.body.measures,
            self.calendar(),
        )
    }

    /// The name of a measure key, as in `growth_yoy`; empty for a level.
    pub fn measure_text(&self, key: &MeasureKey) -> String {
        cells::measure_text(key, &self.body.indicators, &self.body.measures)
    }
}
