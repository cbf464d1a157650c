//! The ledger: the dataset resolved and indexed. Every id refers, every figure is read; it never changes.

mod claims;
mod formulas;
mod names;
mod orders;
mod registers;
mod reread;
mod sources;

use std::sync::OnceLock;

use crate::{
    check::FindingId,
    data::{DataError, DataErrors, Dataset, Input, Register, dataset::Settings, parse},
    ids::OriginId,
    lexicon::{Lexicon, Unit, UnitId},
    model::{
        Cell, CellIx, CellKey, Claim, ClaimIx, Entity, EntityIx, Indicator, IndicatorIx, MeasureDef,
        MeasureIx, MeasureKey, OriginIx, Publisher, PublisherIx, Source, SourceIx,
    },
    network::Rules,
    period::{Calendar, Month},
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

/// The evidence, resolved and indexed.
#[derive(Debug)]
pub struct Ledger {
    settings: Settings,
    version: String,
    brief: Brief,
    lexicon: Lexicon,
    names: Names,
    publishers: Vec<Publisher>,
    entities: Vec<Entity>,
    indicators: Vec<Indicator>,
    families: Vec<FamilyIx>,
    measures: Vec<MeasureDef>,
    origins: Vec<Origin>,
    /// In order of id.
    triage: Vec<Triage>,
    sources: Vec<Source>,
    claims: Vec<Claim>,
    /// The first claim of each source, and the number of claims at the end.
    first_claims: Vec<u32>,
    /// In order of key.
    cells: Vec<Cell>,
    /// Per source: the last month that its outturns of a family reach.
    releases: Vec<Vec<(FamilyIx, Month)>>,
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
        let Dataset { files, version, settings, lexicon, mistakes: mut errors, .. } = dataset;
        let names = Names::collect(
            &dataset.publishers,
            &dataset.entities,
            &dataset.indicators,
            &dataset.measures,
            &dataset.sources,
            &lexicon,
            &mut errors,
        );
        let mut resolver = registers::Resolver { names: &names, lexicon: &lexicon, errors: &mut errors };
        let publishers = registers::Resolver::publishers(dataset.publishers);
        let entities = resolver.entities(dataset.entities);
        let indicators = resolver.indicators(dataset.indicators);
        let measures = resolver.measures(dataset.measures);
        let brief = resolver.brief(&settings);
        let (origins, origin_of) = resolver.origins(dataset.origins, &dataset.sources);
        let families = registers::families(&indicators);

        let context = claims::Context {
            calendar: settings.calendar,
            lexicon: &lexicon,
            names: &names,
            entities: &entities,
            indicators: &indicators,
            measures: &measures,
            origin_of: &origin_of,
            complete_since: sources::complete_since(&dataset.sources, &names, &indicators),
        };
        let resolved = sources::resolve(dataset.sources, &context, &mut errors);
        // A source that does not parse is there, and its own mistake is listed.
        errors.retain(|error| match error {
            DataError::UnknownId { register: Register::Source, name, .. } => {
                files.find(&format!("sources/{name}.toml")).is_none()
            }
            _ => true,
        });
        names.suggest(&mut errors);
        if !errors.is_empty() {
            return Err(DataErrors::new(errors, files));
        }
        let assembled = sources::assemble(resolved, &context, &families);
        Ok(Self {
            version,
            brief,
            publishers,
            entities,
            indicators,
            families,
            measures,
            origins,
            triage: dataset.triage,
            sources: assembled.sources,
            claims: assembled.claims,
            first_claims: assembled.first_claims,
            cells: assembled.cells,
            releases: assembled.releases,
            rules: OnceLock::new(),
            settings,
            names,
            lexicon,
        })
    }

    /// Its formulas, ready to be solved.
    pub(crate) fn rules(&self) -> &Rules {
        self.rules.get_or_init(|| Rules::new(self))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How the ledger's country counts years.
    pub fn calendar(&self) -> Calendar {
        self.settings.calendar
    }

    /// A hash over the names and contents of all data files, as 64 hex digits.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What the brief shows.
    pub fn brief(&self) -> &Brief {
        &self.brief
    }

    /// The words and units that figures are read with.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The ids there are.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// A unit that a cell or indicator of this ledger has.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.lexicon.unit(id)
    }

    /// All publishers, by id.
    pub fn publishers(&self) -> impl ExactSizeIterator<Item = &Publisher> {
        self.publishers.iter()
    }

    /// One publisher.
    pub fn publisher(&self, ix: PublisherIx) -> &Publisher {
        &self.publishers[ix.position()]
    }

    /// All entities, by id.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = (EntityIx, &Entity)> {
        self.entities.iter().enumerate().map(|(at, entity)| (EntityIx::at(at), entity))
    }

    /// One entity.
    pub fn entity(&self, ix: EntityIx) -> &Entity {
        &self.entities[ix.position()]
    }

    /// All indicators, by id.
    pub fn indicators(&self) -> impl ExactSizeIterator<Item = (IndicatorIx, &Indicator)> {
        self.indicators.iter().enumerate().map(|(at, indicator)| (IndicatorIx::at(at), indicator))
    }

    /// One indicator.
    pub fn indicator(&self, ix: IndicatorIx) -> &Indicator {
        &self.indicators[ix.position()]
    }

    /// The family whose releases go with those of an indicator.
    pub fn family(&self, ix: IndicatorIx) -> FamilyIx {
        self.families[ix.position()]
    }

    /// All measures, by id.
    pub fn measures(&self) -> impl ExactSizeIterator<Item = (MeasureIx, &MeasureDef)> {
        self.measures.iter().enumerate().map(|(at, measure)| (MeasureIx::at(at), measure))
    }

    /// One measure.
    pub fn measure(&self, ix: MeasureIx) -> &MeasureDef {
        &self.measures[ix.position()]
    }

    /// One origin.
    pub fn origin(&self, ix: OriginIx) -> &Origin {
        &self.origins[ix.position()]
    }

    /// What people made of findings, by id of the finding.
    pub fn triages(&self) -> impl ExactSizeIterator<Item = &Triage> {
        self.triage.iter()
    }

    /// What a person made of a finding.
    pub fn triage(&self, id: &FindingId) -> Option<&Triage> {
        self.triage.binary_search_by_key(id, |triage| triage.id).ok().map(|at| &self.triage[at])
    }

    /// All sources, by id.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = (SourceIx, &Source)> {
        self.sources.iter().enumerate().map(|(at, source)| (SourceIx::at(at), source))
    }

    /// One source.
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.sources[ix.position()]
    }

    /// The claims of a source, by claim id.
    pub fn claims_of(&self, ix: SourceIx) -> impl ExactSizeIterator<Item = (ClaimIx, &Claim)> {
        let range = self.first_claims[ix.position()] as usize..self.first_claims[ix.position() + 1] as usize;
        range.clone().map(ClaimIx::at).zip(&self.claims[range])
    }

    /// All claims, by source and claim id.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = (ClaimIx, &Claim)> {
        self.claims.iter().enumerate().map(|(at, claim)| (ClaimIx::at(at), claim))
    }

    /// One claim.
    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        &self.claims[ix.position()]
    }

    /// The id of a claim: `source#cell`, with `~2` for a second print of the cell.
    pub fn claim_id(&self, ix: ClaimIx) -> String {
        let claim = self.claim(ix);
        let source = &self.source(claim.source).id;
        let cell = &self.cell(claim.cell).text;
        if claim.ordinal == 1 {
            format!("{source}#{cell}")
        } else {
            format!("{source}#{cell}~{}", claim.ordinal)
        }
    }

    /// All cells, in order of their keys.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (CellIx, &Cell)> {
        self.cells.iter().enumerate().map(|(at, cell)| (CellIx::at(at), cell))
    }

    /// One cell.
    pub fn cell(&self, ix: CellIx) -> &Cell {
        &self.cells[ix.position()]
    }

    /// The cell of that key, where a claim prints it.
    pub fn cell_of(&self, key: &CellKey) -> Option<CellIx> {
        self.cells.binary_search_by(|cell| cell.key.cmp(key)).ok().map(CellIx::at)
    }

    /// The cells of an entity.
    pub fn cells_of(&self, entity: EntityIx) -> impl Iterator<Item = (CellIx, &Cell)> {
        let start = self.cells.partition_point(|cell| cell.key.entity < entity);
        let cells = &self.cells[start..];
        cells
            .iter()
            .take_while(move |cell| cell.key.entity == entity)
            .enumerate()
            .map(move |(at, cell)| (CellIx::at(start + at), cell))
    }

    /// The cells of one indicator of an entity: levels, measures, all periods and kinds.
    pub fn cells_with(
        &self,
        entity: EntityIx,
        indicator: IndicatorIx,
    ) -> impl Iterator<Item = (CellIx, &Cell)> {
        let before = |cell: &Cell| (cell.key.entity, cell.key.indicator) < (entity, indicator);
        let start = self.cells.partition_point(before);
        let same = move |cell: &&Cell| (cell.key.entity, cell.key.indicator) == (entity, indicator);
        self.cells[start..]
            .iter()
            .take_while(same)
            .enumerate()
            .map(move |(at, cell)| (CellIx::at(start + at), cell))
    }

    /// The last month that the outturns of `family` in a source reach; `None` where it prints none.
    pub fn release(&self, source: SourceIx, family: FamilyIx) -> Option<Month> {
        let releases = &self.releases[source.position()];
        releases.iter().find(|(known, _)| *known == family).map(|(_, month)| *month)
    }

    /// The text of a cell that need not be claimed.
    pub fn cell_text(&self, key: &CellKey) -> String {
        claims::cell_text(key, &self.entities, &self.indicators, &self.measures, self.calendar())
    }

    /// The name of a measure key, as in `growth_yoy`; empty for a level.
    pub fn measure_text(&self, key: &MeasureKey) -> String {
        claims::measure_text(key, &self.indicators, &self.measures)
    }
}
