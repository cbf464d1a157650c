//! Claims resolved: what a claim speaks of, in which unit, and what its print says.

use jiff::civil::Date;

use super::{
    FamilyIx, Names, cells,
    reread::{Converted, converted},
    sources::Completions,
};
use crate::{
    data::{
        dataset::{ClaimEntry, Located, MeasureEntryKey},
        error::DataError,
        register::Register,
    },
    edtf::DaySpan,
    lexicon::{Lexicon, Unit, UnitId},
    model::{
        CellKey, Entity, EntityIx, Indicator, MeasureDef, MeasureKey, Outturn, Status, Target, Time, Told,
        Value, claim::Extra, claim::Locator, status::StatusWord,
    },
    period::{Calendar, Period},
    place::Place,
    reading::{ReadError, Reading, Sense},
};

/// What resolving a claim needs of the ledger.
pub(super) struct Context<'a> {
    pub calendar: Calendar,
    pub lexicon: &'a Lexicon,
    pub names: &'a Names,
    pub entities: &'a [Entity],
    pub indicators: &'a [Indicator],
    pub measures: &'a [MeasureDef],
    pub families: &'a [FamilyIx],
    /// Since when entities are known to be complete, by the body of the ledger and by what is added to it.
    pub completions: [&'a Completions; 2],
}

impl Context<'_> {
    fn complete_since(&self, entity: EntityIx) -> Option<Date> {
        self.completions.iter().filter_map(|known| known.get(&entity).copied()).min()
    }
}

/// A claim whose source's date is not settled yet.
pub(super) struct Resolved {
    pub key: CellKey,
    pub unit: UnitId,
    pub printed: Box<str>,
    pub sense: Sense,
    pub figure: Figure,
    pub status: Status,
    pub told: Option<Told>,
    pub said: Option<Located<DaySpan>>,
    pub extra: Option<Box<Extra>>,
    pub place: Place,
}

/// What a print says, before the source's date settles events.
pub(super) enum Figure {
    Read(Value),
    Milestone,
    Mention,
}

/// Resolves and reads one claim. `latest` is the last day its source can have been published on.
pub(super) fn resolve(
    entry: ClaimEntry,
    context: &Context<'_>,
    published: Option<Date>,
    errors: &mut Vec<DataError>,
) -> Option<Resolved> {
    let before = errors.len();
    let mut unknown = |register, name: &str, place| errors.push(DataError::unknown(register, name, place));
    let entity = context.names.entity(&entry.entity.value);
    if entity.is_none() {
        unknown(Register::Entity, entry.entity.value.as_str(), entry.entity.place);
    }
    let indicator_ix = context.names.indicator(&entry.indicator.value);
    if indicator_ix.is_none() {
        unknown(Register::Indicator, entry.indicator.value.as_str(), entry.indicator.place);
    }
    let (entity, indicator_ix) = (entity?, indicator_ix?);
    let indicator = &context.indicators[indicator_ix.position()];
    let measure = measure(&entry, indicator, context, errors)?;
    let period = period(&entry, indicator, errors)?;
    let status = status(&entry, indicator, entity, published, context);
    if matches!(status, Status::Forecast) && entry.rare.as_ref().is_none_or(|rare| rare.by.is_none()) {
        errors.push(DataError::KeyMismatch {
            message: "a projection is somebody's: `by` is missing".to_owned(),
            help: "name the voice in kebab-case; what the responsible body says is a `target` or `plan`",
            place: entry.status.place,
        });
    }
    let unit = unit(&entry, indicator, &measure, context, errors)?;
    let figure = figure(&entry, indicator, &measure, status, unit, context, errors)?;
    if errors.len() > before {
        return None;
    }
    let told = entry.told.map(|told| told.value);
    let extra = entry.rare.map(|rare| {
        Box::new(Extra {
            by: rare.by.map(|by| by.value),
            attributed_to: rare.attributed_to,
            speaker: rare.speaker,
            locator: rare.locator.map(|text| Locator(text.into())),
            label: rare.label.map(|label| label.value),
            note: rare.note,
        })
    });
    Some(Resolved {
        key: CellKey { entity, indicator: indicator_ix, measure, period, kind: status.kind() },
        unit: unit.id.clone(),
        printed: entry.printed.value,
        sense: entry.sense,
        figure,
        status,
        told,
        said: entry.said,
        extra,
        place: entry.printed.place,
    })
}

fn measure(
    entry: &ClaimEntry,
    indicator: &Indicator,
    context: &Context<'_>,
    errors: &mut Vec<DataError>,
) -> Option<MeasureKey> {
    if indicator.labelled {
        let Some(label) = entry.rare.as_ref().and_then(|rare| rare.label.as_ref()) else {
            errors.push(DataError::KeyMismatch {
                message: format!("a claim of `{}` says with `label` what it measures", indicator.id),
                help: "write a few words in lower case, such as `label = \"sewing machines\"`",
                place: entry.indicator.place,
            });
            return None;
        };
        return Some(MeasureKey::Label(slug(&label.value).into()));
    }
    let Some(Located { value, place }) = &entry.measure else { return Some(MeasureKey::Level) };
    let mismatch = |message: String| DataError::KeyMismatch {
        message,
        help: "see measures.toml for what each measure takes",
        place: *place,
    };
    let (id, of) = match value {
        MeasureEntryKey::Declared(id) => (id, None),
        MeasureEntryKey::Of(id, of) => (id, Some(of)),
    };
    let Some(ix) = context.names.measure(id) else {
        errors.push(DataError::unknown(Register::Measure, id.as_str(), *place));
        return None;
    };
    match (context.measures[ix.position()].takes_indicator, of) {
        (false, None) => Some(MeasureKey::Declared(ix)),
        (true, Some(of)) => {
            let found = context.names.indicator(of);
            if found.is_none() {
                errors.push(DataError::unknown(Register::Indicator, of.as_str(), *place));
            }
            found.map(|of| MeasureKey::Of(ix, of))
        }
        (true, None) => {
            errors.push(mismatch(format!("`{id}` needs an indicator in brackets")));
            None
        }
        (false, Some(_)) => {
            errors.push(mismatch(format!("`{id}` takes no indicator")));
            None
        }
    }
}

/// `Some(None)` for a timeless indicator.
#[allow(
    clippy::option_option,
    reason = "timeless and wrong differ, and the caller tells them apart with `?`"
)]
fn period(entry: &ClaimEntry, indicator: &Indicator, errors: &mut Vec<DataError>) -> Option<Option<Period>> {
    let timeless = indicator.time == Time::Timeless;
    let message = match &entry.period {
        // What `other` measures may be of any time.
        Some(period) if timeless && !indicator.labelled => {
            let message = format!("`{}` is timeless and has no period", indicator.id);
            errors.push(DataError::PeriodMismatch { message, place: period.place });
            return None;
        }
        Some(period) if indicator.time == Time::Flow && matches!(period.value, Period::Day(_)) => {
            let message = format!("`{}` is a flow: it runs over months, not on a day", indicator.id);
            errors.push(DataError::PeriodMismatch { message, place: period.place });
            return None;
        }
        Some(period) => return Some(Some(period.value)),
        None if timeless => return Some(None),
        None => format!("`{}` is a {} and needs a period", indicator.id, indicator.time.as_str()),
    };
    errors.push(DataError::PeriodMismatch { message, place: entry.indicator.place });
    None
}

/// An estimate of a thing that was not yet complete when it was said is a commitment, where its indicator says so.
fn status(
    entry: &ClaimEntry,
    indicator: &Indicator,
    entity: EntityIx,
    published: Option<Date>,
    context: &Context<'_>,
) -> Status {
    match entry.status.value {
        StatusWord::Certain(status) => status,
        StatusWord::Estimate if indicator.estimate_commits => {
            let said = entry.said.as_ref().map(|said| said.value.first()).or(published);
            match (said, context.complete_since(entity)) {
                (Some(said), Some(complete)) if complete <= said => Status::Outturn(Outturn::Estimate),
                _ => Status::Target(Target::Estimate),
            }
        }
        StatusWord::Estimate => Status::Outturn(Outturn::Estimate),
    }
}

fn unit<'a>(
    entry: &ClaimEntry,
    indicator: &'a Indicator,
    measure: &MeasureKey,
    context: &Context<'a>,
    errors: &mut Vec<DataError>,
) -> Option<&'a Unit> {
    let printed_in = entry.rare.as_ref().and_then(|rare| rare.unit.as_ref());
    let (id, place) = match (measure, printed_in) {
        (MeasureKey::Label(_), Some(unit)) => (&unit.value, unit.place),
        (MeasureKey::Label(_), None) => {
            errors.push(DataError::KeyMismatch {
                message: format!("a claim of `{}` says its `unit`", indicator.id),
                help: "give an id of units.toml",
                place: entry.indicator.place,
            });
            return None;
        }
        (_, Some(unit)) => {
            errors.push(DataError::KeyMismatch {
                message: format!("the unit is that of `{}`", indicator.id),
                help: "leave `unit` out, or say in `sense.unit` in which unit it is printed",
                place: unit.place,
            });
            return None;
        }
        (_, None) => (cells::unit_of(measure, indicator, context), entry.indicator.place),
    };
    let found = context.lexicon.unit(id);
    if found.is_none() {
        errors.push(DataError::unknown(Register::Unit, id.as_str(), place));
    }
    found
}

fn figure(
    entry: &ClaimEntry,
    indicator: &Indicator,
    measure: &MeasureKey,
    status: Status,
    unit: &Unit,
    context: &Context<'_>,
    errors: &mut Vec<DataError>,
) -> Option<Figure> {
    if entry.event {
        return Some(if unit.is_date() { Figure::Milestone } else { Figure::Mention });
    }
    if unit.is_event() {
        errors.push(DataError::KeyMismatch {
            message: format!("`{}` has no figure", indicator.id),
            help: "say `event = true`",
            place: entry.indicator.place,
        });
        return None;
    }
    let expect = cells::expect(indicator, measure, status.kind(), unit);
    match context.lexicon.read(&entry.printed.value, &entry.sense, &expect) {
        Ok(reading) => value(entry, indicator, &reading, unit, context, errors).map(Figure::Read),
        Err(ReadError::OtherDimension { printed, .. }) => {
            errors.push(mismatch(entry, indicator, &printed, unit));
            None
        }
        Err(cause) => {
            let place = entry.printed.place;
            errors.push(DataError::UnreadFigure { printed: entry.printed.value.to_string(), cause, place });
            None
        }
    }
}

/// The reading in the cell's unit.
fn value(
    entry: &ClaimEntry,
    indicator: &Indicator,
    reading: &Reading,
    unit: &Unit,
    context: &Context<'_>,
    errors: &mut Vec<DataError>,
) -> Option<Value> {
    let Converted { nominal, round, truncate } = match converted(reading, unit, context.lexicon) {
        Ok(converted) => converted,
        Err(id) => {
            errors.push(mismatch(entry, indicator, &id, unit));
            return None;
        }
    };
    Some(Value::Figure { nominal, round, truncate })
}

fn mismatch(entry: &ClaimEntry, indicator: &Indicator, printed: &UnitId, unit: &Unit) -> DataError {
    DataError::UnitMismatch {
        printed: entry.printed.value.to_string(),
        printed_unit: printed.to_string(),
        indicator: indicator.id.to_string(),
        unit: unit.id.to_string(),
        place: entry.printed.place,
    }
}

/// A label as part of a cell's text: lower-case ASCII words joined by `_`.
fn slug(label: &str) -> String {
    let mut slug = String::with_capacity(label.len());
    for c in label.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('_') {
            slug.push('_');
        }
    }
    slug.truncate(slug.trim_end_matches('_').len());
    slug
}
