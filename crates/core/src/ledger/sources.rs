//! Sources resolved: their dates, and their claims in order.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};

use super::{
    FamilyIx, Names, cells,
    claims::{self, Context, Figure, Resolved},
};
use crate::{
    bounds::Bounds,
    data::{
        dataset::{Located, SourceEntry},
        error::DataError,
        register::Register,
    },
    edtf::DaySpan,
    lexicon::UnitId,
    model::{
        CellIx, CellKey, Claim, EntityIx, Indicator, IndicatorIx, Kind, MeasureKey, OriginIx, PublisherIx,
        Source, SourceIx, Status, Time, Told, Value, source::Inferred, status::StatusWord,
    },
    period::{Month, Period},
};

/// A source with its claims, in order of cell and ordinal.
pub(super) struct ResolvedSource {
    pub source: Source,
    /// Their cells are not numbered yet.
    pub claims: Vec<Claim>,
    /// The cell of each claim.
    pub keys: Vec<CellKey>,
    /// The units of labelled claims, whose cells do not tell them.
    pub units: Vec<(usize, UnitId)>,
    /// The last month that its outturns of each family reach.
    pub releases: Releases,
}

/// Per family of indicators, the last month that the outturns of one source reach.
pub(super) type Releases = Box<[(FamilyIx, Month)]>;

/// Since when entities are known to be complete.
pub(super) type Completions = HashMap<EntityIx, Date>;

/// The entities that a source prints to be complete, each with the last day on which that can have been said.
pub(super) fn completed(
    source: &SourceEntry,
    names: &Names,
    indicators: &[Indicator],
) -> Vec<(EntityIx, Date)> {
    let mut completed = Vec::new();
    for claim in &source.claims {
        let outturn = matches!(claim.status.value, StatusWord::Certain(Status::Outturn(_)));
        let indicator = names.indicator(&claim.indicator.value);
        if !outturn || !indicator.is_some_and(|ix| indicators[ix.position()].completes) {
            continue;
        }
        let Some(entity) = names.entity(&claim.entity.value) else { continue };
        let said = claim.said.as_ref().or(source.published.as_ref());
        completed.push((entity, said.map_or(source.retrieved.value, |said| said.value.last())));
    }
    completed
}

/// Since when each entity is known to be complete: the first of those days.
pub(super) fn complete_since(completions: &mut Completions, completed: Vec<(EntityIx, Date)>) {
    for (entity, day) in completed {
        completions.entry(entity).and_modify(|known| *known = (*known).min(day)).or_insert(day);
    }
}

/// Resolves one source, which will have that number and origin.
pub(super) fn resolve_one(
    ix: SourceIx,
    origin: OriginIx,
    entry: SourceEntry,
    context: &Context<'_>,
    errors: &mut Vec<DataError>,
) -> Option<ResolvedSource> {
    let publisher = context.names.publisher(&entry.publisher.value);
    if publisher.is_none() {
        let Located { value, place } = &entry.publisher;
        errors.push(DataError::unknown(Register::Publisher, value.as_str(), *place));
    } else {
        check_name(&entry, errors);
    }
    let first_known = entry.published.as_ref().map(|published| published.value.first());
    let mut entry = entry;
    let n_claims = entry.claims.len();
    let mut claims = Vec::with_capacity(n_claims);
    for claim in std::mem::take(&mut entry.claims) {
        claims.extend(claims::resolve(claim, context, first_known, errors));
    }
    if !entry.whole || claims.len() < n_claims {
        // The dates and ordinals of a source follow from all its claims: with some missing, do not guess.
        return None;
    }
    let source = dated(origin, publisher?, entry, &claims, context, errors)?;
    settle(&claims, &source, context, errors);
    order(&mut claims, context, errors);
    Some(finished(ix, source, claims, context))
}

/// A source's file is named `publisher-YYYY-MM-DD[-n]`, or `publisher-undated-n`.
fn check_name(entry: &SourceEntry, errors: &mut Vec<DataError>) {
    let day = entry.published.as_ref().filter(|_| entry.inferred.is_none()).map(|published| published.value);
    let expected = match day {
        Some(day) if day.first() == day.last() => format!("{}-{}", entry.publisher.value, day.first()),
        _ => format!("{}-undated", entry.publisher.value),
    };
    let rest = entry.id.as_str().strip_prefix(expected.as_str());
    let numbered = |rest: &str| {
        rest.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    if !rest.is_some_and(|rest| rest.is_empty() || numbered(rest)) {
        errors.push(DataError::FileNameMismatch { expected, place: entry.publisher.place });
    }
}

fn dated(
    origin: OriginIx,
    publisher: PublisherIx,
    entry: SourceEntry,
    claims: &[Resolved],
    context: &Context<'_>,
    errors: &mut Vec<DataError>,
) -> Option<Source> {
    let retrieved = entry.retrieved.value;
    let (published, inferred) = if let Some(given) = entry.published {
        (given.value, entry.inferred.map(Inferred::Because))
    } else {
        let earliest = claims.iter().filter_map(|claim| not_before(claim, context)).max();
        let span = earliest.map(|first| DaySpan::new(first, retrieved));
        match span {
            Some(Some(span)) => (span, Some(Inferred::ByRule)),
            Some(None) => {
                errors.push(DataError::ImpossibleDate {
                    message: "it prints what was not yet over when it was retrieved".to_owned(),
                    help: "check `retrieved` and the periods of its outturns",
                    place: entry.retrieved.place,
                });
                return None;
            }
            None => {
                errors.push(DataError::UndatedSource { place: entry.publisher.place });
                return None;
            }
        }
    };
    if published.first() > retrieved {
        errors.push(DataError::ImpossibleDate {
            message: format!("published on {}, after it was retrieved on {retrieved}", published.first()),
            help: "check both dates",
            place: entry.retrieved.place,
        });
    }
    Some(Source {
        id: entry.id,
        file: entry.file,
        publisher,
        url: entry.url,
        published,
        inferred,
        retrieved,
        archived: entry.archived,
        corrected: entry.corrected,
        speaker: entry.speaker,
        attributed_to: entry.attributed_to,
        origin,
        note: entry.note,
        declared: entry.publisher.place,
    })
}

/// The day before which a claim's page cannot have been published: a flow is printed once it is over, a level once
/// its period has begun, a milestone once it is reached, and nothing before it is said.
fn not_before(claim: &Resolved, context: &Context<'_>) -> Option<Date> {
    let said = claim.said.as_ref().map(|said| said.value.first());
    let outturn = matches!(claim.status, Status::Outturn(_)).then(|| known_by(claim, context)).flatten();
    said.max(outturn)
}

fn known_by(claim: &Resolved, context: &Context<'_>) -> Option<Date> {
    let Some(period) = claim.key.period else { return reached(claim, context) };
    let (first, last) = period.days()?;
    match context.indicators[claim.key.indicator.position()].time {
        Time::Flow => last.checked_add(1.day()).ok(),
        Time::Stock | Time::Ratio | Time::Timeless => Some(first),
    }
}

/// The first day that a date-valued print can mean.
fn reached(claim: &Resolved, context: &Context<'_>) -> Option<Date> {
    let Figure::Read(Value::Figure { round, .. }) = &claim.figure else { return None };
    if !context.lexicon.unit(&claim.unit)?.is_date() {
        return None;
    }
    round.low().and_then(crate::edtf::day_of)
}

/// What follows from the source's date: when it was said, how it is told, when an event happened at the latest.
fn settle(claims: &[Resolved], source: &Source, context: &Context<'_>, errors: &mut Vec<DataError>) {
    for claim in claims {
        let place = claim.place;
        if let Some(said) = &claim.said
            && said.value.first() > source.published.last()
        {
            errors.push(DataError::ImpossibleDate {
                message: format!("said on {}, after it was published", said.value.first()),
                help: "check `said` and `published`",
                place: said.place,
            });
        }
        if claim.status.kind() == Kind::Outturn
            && let Some((first, _)) = claim.key.period.and_then(Period::days)
            && first > source.published.last()
        {
            errors.push(DataError::ImpossibleDate {
                message: format!("an outturn of a period that begins on {first}, after it was published"),
                help: "what was still to come is a plan, target or projection",
                place,
            });
        }
        if claim.status.kind() == Kind::Outturn
            && claim.key.period.is_none()
            && let Some(first) = reached(claim, context).filter(|first| *first > source.published.last())
        {
            errors.push(DataError::ImpossibleDate {
                message: format!("reached on {first}, after it was published"),
                help: "what was still to come is a plan, target or projection",
                place,
            });
        }
    }
}

/// Sorts claims by cell, current before former, then by print; equal ones are the same claim twice.
fn order(claims: &mut [Resolved], context: &Context<'_>, errors: &mut Vec<DataError>) {
    let locator =
        |claim: &Resolved| claim.extra.as_ref().and_then(|extra| extra.locator.clone().map(|it| it.0));
    let by = |claim: &Resolved| claim.extra.as_ref().and_then(|extra| extra.by.clone());
    claims.sort_by(|a, b| {
        (&a.key, a.told, &a.printed).cmp(&(&b.key, b.told, &b.printed)).then_with(|| {
            let said = |claim: &Resolved| claim.said.as_ref().map(|said| said.value);
            (locator(a), by(a), said(a)).cmp(&(locator(b), by(b), said(b)))
        })
    });
    for pair in claims.windows(2) {
        let [a, b] = pair else { continue };
        if a.key == b.key
            && a.told == b.told
            && a.printed == b.printed
            && a.status == b.status
            && locator(a) == locator(b)
            && by(a) == by(b)
        {
            let cell = cells::cell_text(
                &b.key,
                context.entities,
                context.indicators,
                context.measures,
                context.calendar,
            );
            let place = a.place.max(b.place);
            errors.push(DataError::DuplicateClaim { printed: b.printed.to_string(), cell, place });
        }
    }
}

/// The claims in order, with what their source's date settles.
fn finished(ix: SourceIx, source: Source, claims: Vec<Resolved>, context: &Context<'_>) -> ResolvedSource {
    let releases = releases_of(&claims, context.indicators, context.families);
    let mut resolved = ResolvedSource {
        claims: Vec::with_capacity(claims.len()),
        keys: Vec::with_capacity(claims.len()),
        units: Vec::new(),
        releases,
        source,
    };
    let mut ordinal = 0_u16;
    for claim in claims {
        ordinal = if resolved.keys.last() == Some(&claim.key) { ordinal.saturating_add(1) } else { 1 };
        if matches!(claim.key.measure, MeasureKey::Label(_)) {
            resolved.units.push((resolved.keys.len(), claim.unit.clone()));
        }
        resolved.keys.push(claim.key.clone());
        resolved.claims.push(finish(claim, ix, ordinal, &resolved.source, context));
    }
    resolved
}

/// The last month that a source's outturns of each family reach.
fn releases_of(claims: &[Resolved], indicators: &[Indicator], families: &[FamilyIx]) -> Releases {
    let mut reached: Vec<(FamilyIx, Month)> = Vec::new();
    let mut reach = |indicator: IndicatorIx, month: Month| {
        let family = families[indicator.position()];
        match reached.iter_mut().find(|(known, _)| *known == family) {
            Some((_, last)) => *last = (*last).max(month),
            None => reached.push((family, month)),
        }
    };
    for claim in claims.iter().filter(|claim| claim.key.kind == Kind::Outturn) {
        let indicator = &indicators[claim.key.indicator.position()];
        if let (Some(months), false) = (claim.key.period.and_then(Period::months), indicator.labelled) {
            let month = indicator.time.reach(months);
            reach(claim.key.indicator, month);
            if let MeasureKey::Of(_, other) = claim.key.measure {
                reach(other, month);
            }
        }
    }
    reached.into()
}

fn finish(claim: Resolved, source: SourceIx, ordinal: u16, page: &Source, context: &Context<'_>) -> Claim {
    let said = claim.said.as_ref().map_or(page.published, |said| said.value);
    let value = match claim.figure {
        Figure::Read(value) => value,
        Figure::Mention => Value::Mention,
        Figure::Milestone => Value::Event {
            days: match claim.status.kind() {
                Kind::Outturn => Bounds::at_most(crate::edtf::day_number_of(page.published.last())),
                Kind::Target | Kind::Forecast => Bounds::EVERYTHING,
            },
        },
    };
    Claim {
        source,
        cell: CellIx::at(0),
        ordinal,
        told: claim.told.unwrap_or_else(|| told_by_rule(&claim.unit, claim.status, &value, page, context)),
        printed: claim.printed,
        sense: claim.sense,
        value,
        status: claim.status,
        said,
        extra: claim.extra,
        place: claim.place,
    }
}

/// A promise whose last day lies before its source's date is told as superseded.
fn told_by_rule(unit: &UnitId, status: Status, value: &Value, page: &Source, context: &Context<'_>) -> Told {
    let promise = status.kind() == Kind::Target
        && context.lexicon.unit(unit).is_some_and(crate::lexicon::Unit::is_date);
    let last = value.bounds().and_then(|days| days.high());
    let past = promise && last.is_some_and(|last| last < crate::edtf::day_number_of(page.published.first()));
    if past { Told::Former } else { Told::Current }
}
