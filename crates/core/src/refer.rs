//! References that people type: an entity, an indicator, a series, a cell, a claim, a source.

use crate::{
    data::Register,
    ledger::Ledger,
    model::{CellIx, CellKey, ClaimIx, EntityIx, IndicatorIx, Kind, MeasureKey, SourceIx, Time},
    period::{Period, PeriodError},
};

/// What a reference refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ref {
    /// `karachi-it-park`
    Entity(EntityIx),
    /// `ict_remittances`
    Indicator(IndicatorIx),
    /// `profit-2025-02-14`
    Source(SourceIx),
    /// `profit-2025-02-14#stp-network.companies@2025-02`
    Claim(ClaimIx),
    /// `pk.ict_remittances`: all cells of an indicator, of one measure where one is given.
    Series(EntityIx, IndicatorIx, Option<MeasureKey>),
    /// `pk.ict_remittances@2024-11`: a cell that is claimed.
    Cell(CellIx),
    /// A cell that nobody prints.
    Unprinted(CellKey),
}

/// Why a text refers to nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RefError {
    /// An id that no register has.
    #[error("there is no {what} `{name}`{}", did_you_mean(nearest))]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// The id.
        name: String,
        /// The nearest ones.
        nearest: Vec<String>,
    },
    /// A period that is none.
    #[error("{0}; write a day, a month, a range or a year, as in {PERIODS}")]
    Period(PeriodError),
    /// A kind that is none.
    #[error("`{0}` is no kind of cell: target, forecast or outturn")]
    Kind(String),
    /// A period for what has none.
    #[error("`{indicator}` is timeless: write `{entity}.{indicator}` without a period")]
    Timeless {
        /// The entity.
        entity: String,
        /// The indicator.
        indicator: String,
    },
    /// A measure that needs an indicator, or one that does not take one.
    #[error("`{0}` is written with an indicator in brackets only if it takes one")]
    Brackets(String),
    /// A claim of a source that it does not make.
    #[error("`{source_id}` does not claim `{cell}`{}", did_you_mean(nearest))]
    NotClaimed {
        /// The source.
        source_id: String,
        /// The cell.
        cell: String,
        /// The nearest of its cells.
        nearest: Vec<String>,
    },
    /// Nothing was written.
    #[error("nothing is referred to; give the id of an entity, indicator, source, cell or claim")]
    Empty,
}

/// The forms of a period.
const PERIODS: &str =
    "2025-02-14, 2024-11, 2024-07..2024-11, 2024-Q3, 2024, FY2025, or `year` and `completion`";

fn did_you_mean(nearest: &[String]) -> String {
    match nearest {
        [] => String::new(),
        [only] => format!("; did you mean `{only}`?"),
        [first @ .., last] => format!("; did you mean `{}` or `{last}`?", first.join("`, `")),
    }
}

/// Resolves what a person typed: in either case, with or without spaces around its signs.
///
/// # Errors
/// Which part is not understood, with the nearest ids there are.
pub fn parse(ledger: &Ledger, text: &str) -> Result<Ref, RefError> {
    let text = tidy(text);
    let text = text.as_str();
    if text.is_empty() {
        return Err(RefError::Empty);
    }
    if let Some((source, cell)) = text.split_once('#') {
        return claim(ledger, source, cell);
    }
    if text.contains(['.', '@']) {
        return dotted(ledger, text);
    }
    let names = ledger.names();
    let (kebab, snake) = (text.replace(' ', "-"), text.replace(' ', "_"));
    if let Some(entity) = kebab.parse().ok().and_then(|id| names.entity(&id)) {
        return Ok(Ref::Entity(entity));
    }
    if let Some(source) = kebab.parse().ok().and_then(|id| names.source(&id)) {
        return Ok(Ref::Source(source));
    }
    if let Some(indicator) = snake.parse().ok().and_then(|id| names.indicator(&id)) {
        return Ok(Ref::Indicator(indicator));
    }
    let registers = [Register::Entity, Register::Indicator, Register::Source];
    let all: Vec<String> = registers.into_iter().flat_map(|register| names.nearest(register, text)).collect();
    let nearest = crate::ledger::nearest_of(all.iter().map(String::as_str), text);
    Err(RefError::Unknown { what: "entity, indicator or source", name: text.to_owned(), nearest })
}

/// Lower case, as all ids are, but a period's `FY` and `Q`; no space at the ends and around signs.
fn tidy(text: &str) -> String {
    let text = text.trim().to_ascii_lowercase();
    let mut tidy = String::with_capacity(text.len());
    for c in text.chars() {
        let sign = |c: char| matches!(c, '.' | '@' | '#' | ':' | '~');
        if sign(c) {
            tidy.truncate(tidy.trim_end().len());
        }
        if !(c.is_whitespace() && tidy.ends_with(sign)) {
            tidy.push(c);
        }
    }
    if let Some(at) = tidy.find('@') {
        let end = tidy[at..].find([':', '~']).map_or(tidy.len(), |length| at + length);
        let period = period_text(&tidy[at..end]);
        tidy.replace_range(at..end, &period);
    }
    tidy
}

/// A period in the case that its forms have.
fn period_text(text: &str) -> String {
    let lower = text.trim().to_ascii_lowercase();
    if lower.contains(['f', 'q']) { lower.to_ascii_uppercase() } else { lower }
}

/// Parses a period that a person typed, in either case.
///
/// # Errors
/// That it is none, with the forms there are.
pub fn period(ledger: &Ledger, text: &str) -> Result<Period, RefError> {
    let calendar = ledger.calendar();
    // A failure speaks of what was typed.
    calendar.parse(&period_text(text)).or_else(|_| calendar.parse(text)).map_err(RefError::Period)
}

fn claim(ledger: &Ledger, source: &str, cell: &str) -> Result<Ref, RefError> {
    let ix = source.parse().ok().and_then(|id| ledger.names().source(&id));
    let Some(ix) = ix else { return Err(unknown(ledger, Register::Source, source)) };
    let wanted = format!("{source}#{cell}");
    let found = ledger.claims_of(ix).map(|(ix, _)| ix).find(|ix| ledger.claim_id(*ix) == wanted);
    found.map(Ref::Claim).ok_or_else(|| {
        let cells: Vec<&str> =
            ledger.claims_of(ix).map(|(_, claim)| &*ledger.cell(claim.cell).text).collect();
        let nearest = crate::ledger::nearest_of(cells.into_iter(), cell);
        RefError::NotClaimed { source_id: source.to_owned(), cell: cell.to_owned(), nearest }
    })
}

fn dotted(ledger: &Ledger, text: &str) -> Result<Ref, RefError> {
    if text.contains('@') {
        let key = cell(ledger, text)?;
        return Ok(ledger.cell_of(&key).map_or(Ref::Unprinted(key), Ref::Cell));
    }
    let (stem, kind) = kind(text)?;
    let (entity, indicator, measure) = stem_of(ledger, stem)?;
    let timeless = ledger.indicator(indicator).time == Time::Timeless;
    if timeless {
        let measure = measure.unwrap_or(MeasureKey::Level);
        let key = |kind| CellKey { entity, indicator, measure: measure.clone(), period: None, kind };
        // `karachi-it-park.cost` without a kind means what is so, else what is promised, else what is expected.
        let kinds = kind.map_or_else(|| vec![Kind::Outturn, Kind::Target, Kind::Forecast], |kind| vec![kind]);
        let printed = kinds.iter().find_map(|kind| ledger.cell_of(&key(*kind)));
        return Ok(printed.map_or_else(|| Ref::Unprinted(key(kinds[0])), Ref::Cell));
    }
    Ok(Ref::Series(entity, indicator, measure))
}

/// Parses `entity.indicator[.measure]@period[:kind]`, or without `@period` for a timeless indicator.
///
/// # Errors
/// Which part is not understood, with the nearest ids there are.
pub fn cell(ledger: &Ledger, text: &str) -> Result<CellKey, RefError> {
    let (rest, kind) = kind(text)?;
    let (stem, period) = match rest.split_once('@') {
        Some((stem, period)) => (stem, Some(ledger.calendar().parse(period).map_err(RefError::Period)?)),
        None => (rest, None),
    };
    let (entity, indicator, measure) = stem_of(ledger, stem)?;
    let declared = ledger.indicator(indicator);
    if period.is_some() && declared.time == Time::Timeless && !declared.labelled {
        let (entity, indicator) = (ledger.entity(entity).id.to_string(), declared.id.to_string());
        return Err(RefError::Timeless { entity, indicator });
    }
    let (measure, kind) = (measure.unwrap_or(MeasureKey::Level), kind.unwrap_or(Kind::Outturn));
    Ok(CellKey { entity, indicator, measure, period, kind })
}

fn kind(text: &str) -> Result<(&str, Option<Kind>), RefError> {
    match text.rsplit_once(':') {
        Some((rest, kind)) => {
            let parsed = kind.parse().map_err(|()| RefError::Kind(kind.to_owned()))?;
            Ok((rest, Some(parsed)))
        }
        None => Ok((text, None)),
    }
}

fn stem_of(ledger: &Ledger, stem: &str) -> Result<(EntityIx, IndicatorIx, Option<MeasureKey>), RefError> {
    let mut parts = stem.splitn(3, '.');
    let (entity, indicator) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let names = ledger.names();
    let Some(entity_ix) = entity.parse().ok().and_then(|id| names.entity(&id)) else {
        return Err(unknown(ledger, Register::Entity, entity));
    };
    let Some(indicator_ix) = indicator.parse().ok().and_then(|id| names.indicator(&id)) else {
        return Err(unknown(ledger, Register::Indicator, indicator));
    };
    let measure = parts.next().map(|text| measure(ledger, indicator_ix, text)).transpose()?;
    Ok((entity_ix, indicator_ix, measure))
}

fn measure(ledger: &Ledger, indicator: IndicatorIx, text: &str) -> Result<MeasureKey, RefError> {
    if ledger.indicator(indicator).labelled {
        return Ok(MeasureKey::Label(text.into()));
    }
    let (id, of) = match text.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((id, of)) => (id, Some(of)),
        None => (text, None),
    };
    let Some(ix) = id.parse().ok().and_then(|id| ledger.names().measure(&id)) else {
        return Err(unknown(ledger, Register::Measure, id));
    };
    match (ledger.measure(ix).takes_indicator, of) {
        (false, None) => Ok(MeasureKey::Declared(ix)),
        (true, Some(of)) => {
            let found = of.parse().ok().and_then(|id| ledger.names().indicator(&id));
            found.map(|of| MeasureKey::Of(ix, of)).ok_or_else(|| unknown(ledger, Register::Indicator, of))
        }
        _ => Err(RefError::Brackets(id.to_owned())),
    }
}

/// That a register does not have an id, with the nearest it has.
pub fn unknown(ledger: &Ledger, register: Register, name: &str) -> RefError {
    let nearest = ledger.names().nearest(register, name);
    RefError::Unknown { what: register.noun(), name: name.to_owned(), nearest }
}
