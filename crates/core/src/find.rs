//! Finding claims by words or by a number, in any scale and either digits.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::{
    ledger::Ledger,
    lexicon::UnitId,
    model::{Claim, ClaimIx, EntityIx, IndicatorIx, SourceIx},
    reading::{Approx, Expect, Nominal, Sense},
    view::View,
};

/// What a search found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Entities whose id or name holds all words.
    pub entities: Vec<EntityIx>,
    /// Indicators whose id, name or definition holds all words.
    pub indicators: Vec<IndicatorIx>,
    /// Series that are printed, whose entity and indicator hold all words only together: `karachi cost`.
    pub series: Vec<(EntityIx, IndicatorIx)>,
    /// Sources whose id, address or publisher holds all words.
    pub sources: Vec<SourceIx>,
    /// Claims that print the number, or whose words hold all words.
    pub claims: Vec<ClaimIx>,
}

impl Found {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
            && self.indicators.is_empty()
            && self.series.is_empty()
            && self.sources.is_empty()
            && self.claims.is_empty()
    }
}

/// Finds what `query` speaks of.
///
/// A number alone finds the claims that print its digits in any scale (`324` finds `$324 million`, `0.324 billion`
/// and `32.4 crore`) or in their words (`2027` finds `by 2027`). Words find the names and prints that hold all of
/// them; a figure with its scale or unit (`32.4 crore`, `$324 million`, `14 February 2025`) also finds the claims
/// that say the same in other words. Words in `"quotes"` must stand together.
pub fn find(view: View<'_>, query: &str) -> Found {
    let words = words(query);
    if words.is_empty() {
        return Found::default();
    }
    let wanted = Wanted { digits: number(query), figures: figures(view.ledger(), query), words };
    by_words(view, &wanted)
}

/// What is looked for.
struct Wanted {
    /// Folded, each with its letters together.
    words: Vec<String>,
    /// The digits of a query that is a number alone.
    digits: Option<u128>,
    /// What the query says as a figure, in each unit in which it says one.
    figures: BTreeMap<UnitId, Nominal>,
}

impl Wanted {
    fn all_in(&self, text: &str) -> bool {
        let text = fold(text);
        self.words.iter().all(|word| holds(&text, word))
    }

    fn is_printed_by(&self, claim: &Claim, unit: &UnitId) -> bool {
        let Some(nominal) = claim.value.nominal() else { return false };
        if self.figures.get(unit) == Some(&nominal) {
            return true;
        }
        let same = |value: Decimal| self.digits == Some(significand(value));
        unit.as_str() != "date"
            && match nominal {
                Nominal::Point(value) => same(value),
                Nominal::Span(low, high) => same(low) || same(high),
            }
    }
}

fn by_words(view: View<'_>, wanted: &Wanted) -> Found {
    let ledger: &Ledger = view.ledger();
    let claims = ledger.claims().filter(|(_, claim)| {
        let extra = claim.extra.as_deref();
        let speaker = extra.and_then(|extra| extra.speaker.as_deref()).unwrap_or("");
        let label = extra.and_then(|extra| extra.label.as_deref()).unwrap_or("");
        let note = extra.and_then(|extra| extra.note.as_deref()).unwrap_or("");
        view.sees(claim.source)
            && (wanted.is_printed_by(claim, &ledger.cell(claim.cell).unit)
                || wanted.all_in(&format!("{} {speaker} {label} {note}", claim.printed)))
    });
    let claims = claims.map(|(ix, _)| ix).collect();
    if wanted.digits.is_some() {
        return Found { claims, ..Found::default() };
    }
    let of_entity = |ix: EntityIx| {
        let entity = ledger.entity(ix);
        format!("{} {} {}", entity.id, entity.name, entity.name_ur.as_deref().unwrap_or(""))
    };
    let of_indicator = |ix: IndicatorIx| {
        let indicator = ledger.indicator(ix);
        format!("{} {} {}", indicator.id, indicator.name, indicator.name_ur.as_deref().unwrap_or(""))
    };
    let sources = ledger.sources().filter(|(ix, source)| {
        let publisher = &ledger.publisher(source.publisher).name;
        view.sees(*ix) && wanted.all_in(&format!("{} {} {publisher}", source.id, source.url))
    });
    let printed = ledger.cells().filter(|(ix, _)| view.claims_of(*ix).next().is_some());
    let series: BTreeSet<(EntityIx, IndicatorIx)> =
        printed.map(|(_, cell)| (cell.key.entity, cell.key.indicator)).collect();
    let together = |(entity, indicator): &(EntityIx, IndicatorIx)| {
        let (entity, indicator) = (of_entity(*entity), of_indicator(*indicator));
        wanted.all_in(&format!("{entity} {indicator}"))
            && !wanted.all_in(&entity)
            && !wanted.all_in(&indicator)
    };
    Found {
        entities: ledger.entities().map(|(ix, _)| ix).filter(|ix| wanted.all_in(&of_entity(*ix))).collect(),
        indicators: ledger
            .indicators()
            .filter(|(ix, one)| wanted.all_in(&format!("{} {}", of_indicator(*ix), one.definition)))
            .map(|(ix, _)| ix)
            .collect(),
        series: series.into_iter().filter(together).collect(),
        sources: sources.map(|(ix, _)| ix).collect(),
        claims,
    }
}

/// The words of a query, folded, what stands in quotes as one; without the marks that a sentence puts around them.
fn words(query: &str) -> Vec<String> {
    let folded = fold(query);
    let mut words = Vec::new();
    for (at, part) in folded.split('"').enumerate() {
        let quoted = at % 2 == 1;
        let texts: Vec<&str> = if quoted { vec![part.trim()] } else { part.split_whitespace().collect() };
        let bare = texts.into_iter().map(|text| text.trim_matches([',', ';', '.', '?', '!', '(', ')']));
        words.extend(bare.filter(|text| !text.is_empty()).map(str::to_owned));
    }
    words
}

/// Whether a text holds a word; a number is held whole: `14` is not in `2014`, nor `3` in `3.5`.
fn holds(text: &str, word: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text.match_indices(word).any(|(at, found)| {
        let (before, after) = (text[..at].chars().rev(), text[at + found.len()..].chars());
        !(word.starts_with(digit) && goes_on(before) || word.ends_with(digit) && goes_on(after))
    })
}

/// Whether a number goes on in the characters beside it.
fn goes_on(mut beside: impl Iterator<Item = char>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match beside.next() {
        Some('.' | ',') => is_digit(beside.next()),
        next => is_digit(next),
    }
}

/// One writing for what people type in many: that of the lexicon, with hyphens and underscores as spaces, and
/// quotes straight.
fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        '-' | '_' => ' ',
        '’' | '‘' => '\'',
        '“' | '”' | '«' | '»' => '"',
        _ => c,
    };
    crate::lexicon::fold(text).chars().map(plain).collect()
}

/// The significant digits of a query that is a number alone.
fn number(query: &str) -> Option<u128> {
    let folded = crate::lexicon::fold(query);
    let text = folded.trim().trim_start_matches('-').trim_start_matches(['$', '₨']).replace(',', "");
    Decimal::from_str_exact(text.trim()).ok().map(significand)
}

/// What a query says as a figure, in each unit in which it says one exactly.
fn figures(ledger: &Ledger, query: &str) -> BTreeMap<UnitId, Nominal> {
    if number(query).is_some() || !fold(query).contains(|c: char| c.is_ascii_digit()) {
        return BTreeMap::new();
    }
    let units: BTreeSet<&UnitId> = ledger.cells().map(|(_, cell)| &cell.unit).collect();
    let figure = |id: &UnitId| {
        let unit = ledger.unit(id)?;
        let reading = ledger.lexicon().read(query, &Sense::default(), &Expect::measured(unit)).ok()?;
        let same_unit = reading.unit().is_none_or(|printed| printed == id);
        (same_unit && reading.approx() == Approx::Exact).then(|| (id.clone(), reading.nominal()))
    };
    units.into_iter().filter_map(figure).collect()
}

/// The digits of a number without its point and trailing zeros: the same in every scale.
fn significand(value: Decimal) -> u128 {
    let mut digits = value.mantissa().unsigned_abs();
    while digits != 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits
}
