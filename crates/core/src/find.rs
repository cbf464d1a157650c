//! Finding claims by words or by a number, in any scale and either digits.

use rust_decimal::Decimal;

use crate::{
    ledger::Ledger,
    model::{ClaimIx, EntityIx, IndicatorIx, SourceIx},
    reading::Nominal,
    view::View,
};

/// What a search found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Entities whose id or name holds all words.
    pub entities: Vec<EntityIx>,
    /// Indicators whose id, name or definition holds all words.
    pub indicators: Vec<IndicatorIx>,
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
            && self.sources.is_empty()
            && self.claims.is_empty()
    }
}

/// Finds what `query` speaks of. A number finds the claims that print its digits in any scale (`324` finds
/// `$324 million`, `0.324 billion` and `32.4 crore`); words find names and prints that hold all of them.
pub fn find(view: View<'_>, query: &str) -> Found {
    let folded = fold(query);
    if let Some(digits) = number(&folded) {
        let claims = view.ledger().claims().filter(|(_, claim)| view.sees(claim.source));
        let claims = claims.filter(|(_, claim)| match claim.value.nominal() {
            Some(Nominal::Point(value)) => significand(value) == digits,
            Some(Nominal::Span(low, high)) => significand(low) == digits || significand(high) == digits,
            None => false,
        });
        return Found { claims: claims.map(|(ix, _)| ix).collect(), ..Found::default() };
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Found::default();
    }
    let all = |text: &str| {
        let text = fold(text);
        words.iter().all(|word| text.contains(word))
    };
    by_words(view, &all)
}

fn by_words(view: View<'_>, all: &dyn Fn(&str) -> bool) -> Found {
    let ledger: &Ledger = view.ledger();
    let entities = ledger.entities().filter(|(_, entity)| {
        let urdu = entity.name_ur.as_deref().unwrap_or("");
        all(&format!("{} {} {urdu}", entity.id, entity.name))
    });
    let indicators = ledger.indicators().filter(|(_, indicator)| {
        let urdu = indicator.name_ur.as_deref().unwrap_or("");
        all(&format!("{} {} {} {urdu}", indicator.id, indicator.name, indicator.definition))
    });
    let sources = ledger.sources().filter(|(ix, source)| {
        view.sees(*ix)
            && all(&format!("{} {} {}", source.id, source.url, ledger.publisher(source.publisher).name))
    });
    let claims = ledger.claims().filter(|(_, claim)| {
        let extra = claim.extra.as_deref();
        let speaker = extra.and_then(|extra| extra.speaker.as_deref()).unwrap_or("");
        let label = extra.and_then(|extra| extra.label.as_deref()).unwrap_or("");
        let note = extra.and_then(|extra| extra.note.as_deref()).unwrap_or("");
        view.sees(claim.source) && all(&format!("{} {speaker} {label} {note}", claim.printed))
    });
    Found {
        entities: entities.map(|(ix, _)| ix).collect(),
        indicators: indicators.map(|(ix, _)| ix).collect(),
        sources: sources.map(|(ix, _)| ix).collect(),
        claims: claims.map(|(ix, _)| ix).collect(),
    }
}

/// Lower case, Western digits, hyphens and underscores as spaces.
fn fold(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let c = match c {
                '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
                '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10).unwrap_or(c),
                '-' | '_' => ' ',
                _ => c,
            };
            c.to_lowercase()
        })
        .collect()
}

/// The significant digits of a query that is a number alone.
fn number(query: &str) -> Option<u128> {
    let text: String =
        query.trim().trim_start_matches(['$', '₨']).replace([',', '،', '٬'], "").replace('٫', ".");
    Decimal::from_str_exact(text.trim()).ok().map(significand)
}

/// The digits of a number without its point and trailing zeros: the same in every scale.
fn significand(value: Decimal) -> u128 {
    let mut digits = value.mantissa().unsigned_abs();
    while digits != 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    digits
}
