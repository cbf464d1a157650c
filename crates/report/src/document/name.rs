//! Names and texts of the data.

mod reasoning;

use sanad_core::{
    ledger::Ledger,
    model::{
        CellIx, CellKey, Claim, ClaimIx, EntityIx, IndicatorIx, Kind, MeasureKey, PublisherIx, SourceIx,
        Told, source::Inferred,
    },
};

/// A text that stands in the data: a name, an id, printed words. Nothing else makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// What the ledger is about.
    pub fn title(ledger: &Ledger) -> Self {
        Self(ledger.settings().title.clone())
    }

    /// An entity's name.
    pub fn entity(ledger: &Ledger, ix: EntityIx) -> Self {
        Self(ledger.entity(ix).name.clone())
    }

    /// An entity's Urdu name, where it has one.
    pub fn entity_ur(ledger: &Ledger, ix: EntityIx) -> Option<Self> {
        ledger.entity(ix).name_ur.clone().map(Self)
    }

    /// What an entity is.
    pub fn entity_definition(ledger: &Ledger, ix: EntityIx) -> Option<Self> {
        ledger.entity(ix).definition.clone().map(Self)
    }

    /// An indicator's name.
    pub fn indicator(ledger: &Ledger, ix: IndicatorIx) -> Self {
        Self(ledger.indicator(ix).name.clone())
    }

    /// An indicator's definition.
    pub fn definition(ledger: &Ledger, ix: IndicatorIx) -> Self {
        Self(ledger.indicator(ix).definition.clone())
    }

    /// The name of an indicator's unit.
    pub fn unit(ledger: &Ledger, ix: IndicatorIx) -> Self {
        let id = &ledger.indicator(ix).unit;
        Self(ledger.unit(id).map_or_else(|| id.to_string(), |unit| unit.name.clone()))
    }

    /// An indicator's formula, where it has one.
    pub fn formula(ledger: &Ledger, ix: IndicatorIx) -> Option<Self> {
        ledger.indicator(ix).formula.as_ref().map(|formula| Self(formula.text().to_owned()))
    }

    /// A publisher's name.
    pub fn publisher(ledger: &Ledger, ix: PublisherIx) -> Self {
        Self(ledger.publisher(ix).name.clone())
    }

    /// A source's id.
    pub fn source(ledger: &Ledger, ix: SourceIx) -> Self {
        Self(ledger.source(ix).id.to_string())
    }

    /// A source's address.
    pub fn url(ledger: &Ledger, ix: SourceIx) -> Self {
        Self(ledger.source(ix).url.clone())
    }

    /// A cell's text.
    pub fn cell(ledger: &Ledger, ix: CellIx) -> Self {
        Self(ledger.cell(ix).text.to_string())
    }

    /// What a cell measures, in words: the indicator's name and its measure's, or its label.
    pub fn measured(ledger: &Ledger, ix: CellIx) -> Self {
        Self::measured_by(ledger, &ledger.cell(ix).key)
    }

    /// What a cell measures, printed or not.
    pub fn measured_by(ledger: &Ledger, key: &CellKey) -> Self {
        let name = &ledger.indicator(key.indicator).name;
        Self(match &key.measure {
            MeasureKey::Level => name.clone(),
            MeasureKey::Declared(measure) => format!("{name}: {}", ledger.measure(*measure).name),
            MeasureKey::Of(measure, other) => {
                format!("{name}: {} {}", ledger.measure(*measure).name, ledger.indicator(*other).name)
            }
            MeasureKey::Label(label) => label.replace('_', " "),
        })
    }

    /// A cell that nobody prints.
    pub fn unprinted(ledger: &Ledger, key: &CellKey) -> Self {
        Self(ledger.cell_text(key))
    }

    /// The series that a cell belongs to, `entity.indicator`.
    pub fn series(ledger: &Ledger, key: &CellKey) -> Self {
        Self::series_id(ledger, key.entity, key.indicator)
    }

    /// The series of an indicator of an entity, as it is referred to.
    pub fn series_id(ledger: &Ledger, entity: EntityIx, indicator: IndicatorIx) -> Self {
        Self(format!("{}.{}", ledger.entity(entity).id, ledger.indicator(indicator).id))
    }

    /// What of its entity a cell measures, as it is referred to: `cost`, `exports.growth_yoy`.
    pub fn measured_id(ledger: &Ledger, ix: CellIx) -> Self {
        use sanad_core::model::MeasureKey;
        let key = &ledger.cell(ix).key;
        let indicator = &ledger.indicator(key.indicator).id;
        Self(match &key.measure {
            MeasureKey::Level => indicator.to_string(),
            measure => format!("{indicator}.{}", ledger.measure_text(measure)),
        })
    }

    /// An entity's id.
    pub fn entity_id(ledger: &Ledger, ix: EntityIx) -> Self {
        Self(ledger.entity(ix).id.to_string())
    }

    /// An indicator's id.
    pub fn indicator_id(ledger: &Ledger, ix: IndicatorIx) -> Self {
        Self(ledger.indicator(ix).id.to_string())
    }

    /// When a source was published: a day, or the span it may have been published in.
    pub fn published(ledger: &Ledger, ix: SourceIx) -> Self {
        let source = ledger.source(ix);
        let (first, last) = (source.published.first(), source.published.last());
        Self(match source.inferred {
            None => crate::figure::span(first, last),
            Some(_) if last == source.retrieved => format!("undated, {} or later", crate::figure::day(first)),
            Some(_) => format!("undated, {}", crate::figure::span(first, last)),
        })
    }

    /// Why a source's publication days are what they are, where the page shows no date.
    pub fn inferred(ledger: &Ledger, ix: SourceIx) -> Option<Self> {
        ledger.source(ix).inferred.as_ref().map(|inferred| match inferred {
            Inferred::ByRule => {
                Self("from the day after the latest outturn it prints to the day it was read".to_owned())
            }
            Inferred::Because(reason) => Self(reason.clone()),
        })
    }

    /// The text that a source reprints, where it is declared.
    pub fn origin(ledger: &Ledger, ix: SourceIx) -> Option<Self> {
        let origin = ledger.origin(ledger.source(ix).origin);
        origin.id.is_some().then(|| Self(origin.name.clone()))
    }

    /// The standing of a claim, in the words of the data files; how it is told where that is not the rule.
    pub fn status(claim: &Claim) -> Self {
        let status = claim.status.as_str();
        Self(match claim.told {
            Told::Current => status.to_owned(),
            Told::Base | Told::Former => format!("{status}, {}", claim.told.as_str()),
        })
    }

    /// The edition of a claim: whole years from the end of its period to the release that prints it.
    pub fn edition(ledger: &Ledger, claim: &Claim) -> Option<Self> {
        sanad_core::vintage::edition(ledger, claim).map(|edition| Self(edition.to_string()))
    }

    /// The word of a kind.
    pub fn kind(kind: Kind) -> Self {
        Self(kind.as_str().to_owned())
    }

    /// A claim's id.
    pub fn claim(ledger: &Ledger, ix: ClaimIx) -> Self {
        Self(ledger.claim_id(ix))
    }

    /// A claim's printed words.
    pub fn printed(ledger: &Ledger, ix: ClaimIx) -> Self {
        Self(ledger.claim(ix).printed.to_string())
    }

    /// The remark of a claim.
    pub fn note(ledger: &Ledger, ix: ClaimIx) -> Option<Self> {
        ledger.claim(ix).extra.as_ref()?.note.clone().map(Self)
    }

    /// Who said a claim, or whose expectation it is.
    pub fn voice(ledger: &Ledger, ix: ClaimIx) -> Option<Self> {
        let extra = ledger.claim(ix).extra.as_ref()?;
        extra.speaker.clone().or_else(|| extra.by.as_ref().map(ToString::to_string)).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
