//! The dataset: what the files say, parsed into types, nothing resolved yet.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{
    edtf::DaySpan,
    formula::Formula,
    ids::{EntityId, IndicatorId, MeasureId, OriginId, PublisherId, SourceId, VoiceId},
    lexicon::{Approximation, Lexicon, UnitId},
    model::{Class, Coordinates, Parts, Time, Told, status::StatusWord},
    period::{Calendar, Period},
    place::{FileIx, Files, Place},
    reading::Sense,
    triage::Triage,
};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// What the files of a data folder say.
#[derive(Debug)]
pub struct Dataset {
    /// The files, for diagnostics.
    pub files: Files,
    /// A hash over the names and contents of all files, as 64 hex digits.
    pub version: String,
    /// `ledger.toml`
    pub settings: Settings,
    /// `lexicon.toml` and `units.toml`
    pub lexicon: Lexicon,
    /// `publishers.toml`
    pub publishers: Vec<PublisherEntry>,
    /// `entities.toml` and `places.toml`
    pub entities: Vec<EntityEntry>,
    /// `indicators.toml`
    pub indicators: Vec<IndicatorEntry>,
    /// `measures.toml`
    pub measures: Vec<MeasureEntry>,
    /// `origins.toml`
    pub origins: Vec<OriginEntry>,
    /// `triage.toml`, in order of id.
    pub triage: Vec<Triage>,
    /// `sources/*.toml`, in order of id. They are parsed when they are resolved, a few at a time: together they are the
    /// bulk of the data, and as types several times their text.
    pub sources: Vec<FileIx>,
}

/// The settings of a ledger.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What the ledger is about.
    pub title: String,
    /// The same in Urdu.
    pub title_ur: Option<String>,
    /// How its country counts years.
    pub calendar: Calendar,
    /// How wide `about` is.
    pub approximation: Approximation,
    /// Stocks and targets printed within so many days are of one time.
    pub same_time_days: u16,
    /// The largest revision that is still one, in percent of the level.
    pub max_revision: Decimal,
    /// A derived figure wider than this, in percent of its middle, is not told as determined.
    pub max_derived_width: Decimal,
    /// The series of the brief, the main one first.
    pub brief_series: Vec<(Located<EntityId>, Located<IndicatorId>)>,
    /// The facilities being built, as the brief shows them.
    pub brief_building: Vec<ShownEntry>,
    /// What runs, as the brief shows it.
    pub brief_running: Vec<ShownEntry>,
}

/// An entity of the brief and the indicators that it shows of it.
pub type ShownEntry = (Located<EntityId>, Vec<Located<IndicatorId>>);

/// A publisher as declared.
#[derive(Debug)]
pub struct PublisherEntry {
    /// Its id.
    pub id: Located<PublisherId>,
    /// Its name.
    pub name: String,
    /// The language it prints in.
    pub language: Option<String>,
    /// It copies other publishers' texts.
    pub syndicates: bool,
}

/// An entity as declared.
#[derive(Debug)]
pub struct EntityEntry {
    /// Its id.
    pub id: Located<EntityId>,
    /// Its English name.
    pub name: String,
    /// Its Urdu name.
    pub name_ur: Option<String>,
    /// Earlier ids.
    pub aliases: Vec<Located<EntityId>>,
    /// What sort of thing it is.
    pub class: Class,
    /// The whole it is part of.
    pub parent: Option<Located<EntityId>>,
    /// Whether its declared parts are all.
    pub parts: Option<Parts>,
    /// The city or district it stands in.
    pub place: Option<Located<EntityId>>,
    /// Where it lies, for places.
    pub coordinates: Option<Coordinates>,
    /// ISO 3166-2 code, for places.
    pub iso: Option<String>,
    /// What it is.
    pub definition: Option<String>,
}

/// An indicator as declared.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent switches with names, as the file has them")]
pub struct IndicatorEntry {
    /// Its id.
    pub id: Located<IndicatorId>,
    /// Earlier ids.
    pub aliases: Vec<Located<IndicatorId>>,
    /// Its name.
    pub name: String,
    /// Its Urdu name.
    pub name_ur: Option<String>,
    /// Its unit.
    pub unit: Located<UnitId>,
    /// How it behaves over time.
    pub time: Time,
    /// What is counted and what is left out.
    pub definition: String,
    /// The least value.
    pub min: Option<Decimal>,
    /// The greatest value.
    pub max: Option<Decimal>,
    /// A total to date.
    pub monotone: bool,
    /// It counts whole things.
    pub count: bool,
    /// An estimate of it commits.
    pub estimate_commits: bool,
    /// Reaching it completes the thing.
    pub completes: bool,
    /// Each print stands alone.
    pub labelled: bool,
    /// The figure of a whole is the sum of those of its parts.
    pub sums_over_parts: bool,
    /// Milestones that do not lie after it.
    pub not_before: Vec<Located<IndicatorId>>,
    /// The family whose releases go together.
    pub family: Option<String>,
    /// Definition, check and derivation in one.
    pub formula: Option<Located<Formula>>,
    /// The standard or the body that its definition and formula follow.
    pub basis: Option<String>,
}

/// A measure as declared.
#[derive(Debug)]
pub struct MeasureEntry {
    /// Its id.
    pub id: Located<MeasureId>,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<Located<UnitId>>,
    /// It takes an indicator in brackets.
    pub takes_indicator: bool,
    /// What it is.
    pub definition: String,
    /// The least value.
    pub min: Option<Decimal>,
    /// The greatest value.
    pub max: Option<Decimal>,
    /// How it follows from levels.
    pub formula: Option<Located<Formula>>,
    /// The standard that its definition follows.
    pub basis: Option<String>,
}

/// An origin as declared.
#[derive(Debug)]
pub struct OriginEntry {
    /// Its id.
    pub id: Located<OriginId>,
    /// What the text is.
    pub name: String,
    /// Why its sources are taken to reprint it.
    pub reason: String,
    /// The sources that reprint it.
    pub sources: Vec<Located<SourceId>>,
}

/// A source file as written.
#[derive(Debug)]
pub struct SourceEntry {
    /// Its id, from the file's name.
    pub id: SourceId,
    /// Its file.
    pub file: FileIx,
    /// Who published it.
    pub publisher: Located<PublisherId>,
    /// Its address.
    pub url: String,
    /// The days it may have been published on, where the file gives them.
    pub published: Option<Located<DaySpan>>,
    /// Why those days.
    pub inferred: Option<String>,
    /// When it was last read.
    pub retrieved: Located<Date>,
    /// An archived copy.
    pub archived: Option<String>,
    /// When it was corrected.
    pub corrected: Option<Date>,
    /// Who spoke.
    pub speaker: Option<String>,
    /// The organisation whose figures these are.
    pub attributed_to: Option<VoiceId>,
    /// A remark.
    pub note: Option<String>,
    /// Its claims, in the order of the file.
    pub claims: Vec<ClaimEntry>,
    /// Whether all of them could be parsed.
    pub whole: bool,
}

/// What of an indicator a claim measures, as written.
#[derive(Debug, Clone)]
pub enum MeasureEntryKey {
    /// A declared measure.
    Declared(MeasureId),
    /// A declared measure of another indicator: `share_of(services_exports)`.
    Of(MeasureId, IndicatorId),
}

/// A claim as written.
#[derive(Debug)]
pub struct ClaimEntry {
    /// The thing.
    pub entity: Located<EntityId>,
    /// What is measured.
    pub indicator: Located<IndicatorId>,
    /// What of it.
    pub measure: Option<Located<MeasureEntryKey>>,
    /// When.
    pub period: Option<Located<Period>>,
    /// Its standing.
    pub(crate) status: Located<StatusWord>,
    /// The figure, verbatim.
    pub printed: Located<Box<str>>,
    /// The print says no figure.
    pub event: bool,
    /// What the words around it say.
    pub sense: Sense,
    /// How the source tells it; `None` where the file does not say.
    pub told: Option<Located<Told>>,
    /// When it was said.
    pub said: Option<Located<DaySpan>>,
    /// The rest, which few claims have.
    pub rare: Option<Box<RareEntry>>,
}

/// What only some claims have, as written.
#[derive(Debug, Default)]
pub struct RareEntry {
    /// Whose expectation it is.
    pub by: Option<Located<VoiceId>>,
    /// The organisation whose figure it is.
    pub attributed_to: Option<VoiceId>,
    /// Who said it.
    pub speaker: Option<String>,
    /// Where in the page it stands.
    pub locator: Option<String>,
    /// What it measures, for `other`.
    pub label: Option<Located<String>>,
    /// Its unit, for `other`.
    pub unit: Option<Located<UnitId>>,
    /// A remark.
    pub note: Option<String>,
}

impl RareEntry {
    /// Whether any of it is written.
    pub fn says_something(&self) -> bool {
        self.by.is_some()
            || self.attributed_to.is_some()
            || self.speaker.is_some()
            || self.locator.is_some()
            || self.label.is_some()
            || self.unit.is_some()
            || self.note.is_some()
    }
}
