//! One source file: the page and its claims.

use super::{Border, stem, toml_of};
use crate::{
    data::{
        dataset::{ClaimEntry, Located, MeasureEntryKey, RareEntry, SourceEntry},
        error::DataError,
        raw::{RawClaim, RawSense, RawSource, RawSourceFile, Text, words},
    },
    ids::{SourceId, VoiceId},
    model::status::StatusWord,
    period::{Calendar, Period},
    place::{FileIx, Files, Place},
    reading::Sense,
};

/// Parses one file of `sources`; what is wrong comes beside what could be read.
pub(crate) fn parse(
    files: &Files,
    file: FileIx,
    calendar: Calendar,
) -> (Option<SourceEntry>, Vec<DataError>) {
    let mut errors = Vec::new();
    let id = match stem(files.name(file)).parse::<SourceId>() {
        Ok(id) => Some(id),
        Err(cause) => {
            errors.push(DataError::BadFileName { cause, place: Place::whole(file) });
            None
        }
    };
    let raw: RawSourceFile = match toml_of(files, file) {
        Ok(raw) => raw,
        Err(error) => {
            errors.push(error);
            return (None, errors);
        }
    };
    let mut at = Border { file, errors: &mut errors };
    let n_claims = raw.claim.len();
    let claims: Vec<_> = raw.claim.into_iter().filter_map(|raw| claim(&mut at, raw, calendar)).collect();
    let whole = claims.len() == n_claims;
    let source = source(&mut at, raw.source, calendar, id).map(|head| SourceEntry { claims, whole, ..head });
    (source, errors)
}

/// The page, without its claims.
fn source(
    at: &mut Border<'_>,
    raw: RawSource,
    calendar: Calendar,
    id: Option<SourceId>,
) -> Option<SourceEntry> {
    let publisher = at.id(&raw.publisher);
    let published = at.maybe(raw.published.as_ref(), |at, text| at.date_span(text, calendar));
    let retrieved = at.day(&raw.retrieved);
    let corrected = at.maybe(raw.corrected.as_ref(), Border::day);
    let attributed_to = at.maybe(raw.attributed_to.as_ref(), voice);
    if let (Some(_), None) = (&raw.inferred, &raw.published) {
        let place = at.place(&raw.publisher);
        let message = "`inferred` gives the reason for a `published` that is not there".to_owned();
        at.errors.push(DataError::KeyMismatch { message, help: "give `published` as a span of days", place });
    }
    Some(SourceEntry {
        id: id?,
        file: at.file,
        publisher: publisher?,
        url: raw.url,
        published: published?,
        inferred: raw.inferred,
        retrieved: retrieved?,
        archived: raw.archived,
        corrected: corrected?.map(|day| day.value),
        speaker: raw.speaker,
        attributed_to: attributed_to?.map(|voice| voice.value),
        note: raw.note,
        claims: Vec::new(),
        whole: true,
    })
}

fn voice(at: &mut Border<'_>, text: &Text) -> Option<Located<VoiceId>> {
    at.id(text)
}

fn claim(at: &mut Border<'_>, raw: RawClaim, calendar: Calendar) -> Option<ClaimEntry> {
    let entity = at.id(&raw.entity);
    let indicator = at.id(&raw.indicator);
    let measure = at.maybe(raw.measure.as_ref(), measure);
    let period = at.maybe(raw.period.as_ref(), |at, text| period(at, text, calendar));
    let status = at.word::<StatusWord>(&raw.status, "status", words::STATUSES);
    let told = at.maybe(raw.told.as_ref(), |at, text| {
        let value = at.word(text, "telling", words::TELLINGS)?;
        Some(Located { value, place: at.place(text) })
    });
    let said = at.maybe(raw.said.as_ref(), |at, text| at.date_span(text, calendar));
    let by = at.maybe(raw.by.as_ref(), voice);
    let attributed_to = at.maybe(raw.attributed_to.as_ref(), voice);
    let unit = at.maybe(raw.unit.as_ref(), Border::id);
    let sense = at.maybe(raw.sense.as_ref(), |at, raw| sense(at, raw, calendar));
    let printed = Located { place: at.place(&raw.printed), value: raw.printed.into_inner().into_boxed_str() };
    let status_place = at.place(&raw.status);
    let rare = RareEntry {
        by: by?,
        attributed_to: attributed_to?.map(|voice| voice.value),
        speaker: raw.speaker,
        locator: raw.locator,
        label: raw.label.map(|label| Located { place: at.place(&label), value: label.into_inner() }),
        unit: unit?,
        note: raw.note,
    };
    Some(ClaimEntry {
        entity: entity?,
        indicator: indicator?,
        measure: measure?,
        period: period?,
        status: Located { value: status?, place: status_place },
        printed,
        event: raw.event,
        sense: sense?.unwrap_or_default(),
        told: told?,
        said: said?,
        rare: rare.says_something().then(|| Box::new(rare)),
    })
}

fn period(at: &mut Border<'_>, text: &Text, calendar: Calendar) -> Option<Located<Period>> {
    let place = at.place(text);
    match calendar.parse(text.get_ref()) {
        Ok(value) => Some(Located { value, place }),
        Err(cause) => {
            at.errors.push(DataError::BadPeriod { cause, place });
            None
        }
    }
}

/// `growth_yoy`, or `share_of(services_exports)`.
fn measure(at: &mut Border<'_>, text: &Text) -> Option<Located<MeasureEntryKey>> {
    let place = at.place(text);
    let written = text.get_ref();
    let value = match written.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((measure, indicator)) => {
            let measure = at.parsed(measure, place);
            let indicator = at.parsed(indicator, place);
            MeasureEntryKey::Of(measure?.value, indicator?.value)
        }
        None => MeasureEntryKey::Declared(at.parsed(written, place)?.value),
    };
    Some(Located { value, place })
}

fn sense(at: &mut Border<'_>, raw: &RawSense, calendar: Calendar) -> Option<Sense> {
    let direction =
        at.maybe(raw.direction.as_ref(), |at, text| at.word(text, "direction", words::DIRECTIONS));
    let approx =
        at.maybe(raw.approx.as_ref(), |at, text| at.word(text, "approximation", words::APPROXIMATIONS));
    let unit = at.maybe(raw.unit.as_ref(), Border::id);
    let scale = at.maybe(raw.scale.as_ref(), Border::id);
    let date = at.maybe(raw.date.as_ref(), |at, text| at.days(text.get_ref(), at.place(text), calendar));
    Some(Sense {
        direction: direction?,
        approx: approx?,
        unit: unit?.map(|unit| unit.value),
        scale: scale?.map(|scale| scale.value),
        year: raw.year.as_ref().map(|year| *year.get_ref()),
        date: date?.map(|days| days.value),
    })
}
