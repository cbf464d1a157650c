//! From the files' shapes to tables, with everything that is wrong at once.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::raw::{RawDates, RawUnit, RawUnits};
use super::table::Refused;
use super::{
    Approximation, DateMeaning, DatePart, Fraction, Lexicon, Meaning, RawLexicon, Scale, Unit, UnitId,
    WordTable,
};
use crate::reading::{Approx, Direction};

/// What is wrong with the words or the units.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// Two meanings for one word.
    #[error("`{word}` has two meanings; the second is in `{list}`")]
    TwoMeanings {
        /// The word or phrase.
        word: String,
        /// The list in which it comes again.
        list: String,
    },
    /// A phrase that does not begin with a letter or sign.
    #[error("`{word}` in `{list}` is not a word")]
    NotAWord {
        /// What stands there.
        word: String,
        /// The list.
        list: String,
    },
    /// An id, number or factor that is none.
    #[error("`{value}` is no good {what} in `{list}`")]
    BadValue {
        /// What stands there.
        value: String,
        /// What it should be.
        what: &'static str,
        /// The list.
        list: String,
    },
    /// A unit named by another that does not exist.
    #[error("unknown unit `{unit}` in `{list}`")]
    UnknownUnit {
        /// The name.
        unit: String,
        /// The unit that names it.
        list: String,
    },
}

impl LexiconError {
    /// The list or unit in which it stands.
    pub fn list(&self) -> &str {
        match self {
            Self::TwoMeanings { list, .. }
            | Self::NotAWord { list, .. }
            | Self::BadValue { list, .. }
            | Self::UnknownUnit { list, .. } => list,
        }
    }
}

impl Lexicon {
    /// Checks the words and units and makes tables of them.
    ///
    /// # Errors
    /// Everything that is wrong: a word with two meanings, a number or factor that is none, an unknown unit.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "both files are taken alike, and neither is needed again"
    )]
    pub fn new(raw: RawLexicon, units: RawUnits) -> Result<Self, Vec<LexiconError>> {
        let mut builder = Builder { errors: Vec::new(), words: WordTable::new(), dates: WordTable::new() };
        let (units, by_id) = builder.units(units);
        let approximation = builder.approximation(&raw);
        let scales = builder.quantities(&raw);
        builder.dates(&raw.dates);
        let parts = builder.date_parts(&raw);
        if !(1..=12).contains(&raw.fiscal_year_starts) {
            builder.bad(&raw.fiscal_year_starts.to_string(), "month", "fiscal_year_starts");
        }
        if !builder.errors.is_empty() {
            return Err(builder.errors);
        }
        Ok(Self {
            approximation,
            fiscal_year_starts: raw.fiscal_year_starts,
            scales,
            parts,
            words: builder.words,
            dates: builder.dates,
            units,
            by_id,
        })
    }
}

struct Builder {
    errors: Vec<LexiconError>,
    words: WordTable<Meaning>,
    dates: WordTable<DateMeaning>,
}

impl Builder {
    fn bad(&mut self, value: &str, what: &'static str, list: &str) {
        self.errors.push(LexiconError::BadValue { value: value.to_owned(), what, list: list.to_owned() });
    }

    fn refused(&mut self, refused: Refused, word: &str, list: &str) {
        let (word, list) = (word.to_owned(), list.to_owned());
        self.errors.push(match refused {
            Refused::NoWord => LexiconError::NotAWord { word, list },
            Refused::Taken => LexiconError::TwoMeanings { word, list },
        });
    }

    fn word(&mut self, list: &str, words: &[String], meaning: Meaning) {
        for word in words {
            if let Err(refused) = self.words.insert(word, meaning) {
                self.refused(refused, word, list);
            }
        }
    }

    fn date(&mut self, list: &str, words: &[String], meaning: DateMeaning) {
        for word in words {
            if let Err(refused) = self.dates.insert(word, meaning) {
                self.refused(refused, word, list);
            }
        }
    }

    fn number(&mut self, value: &str, what: &'static str, list: &str) -> Decimal {
        let number = Decimal::from_str_exact(value).ok().filter(|number| *number > Decimal::ZERO);
        number.unwrap_or_else(|| {
            self.bad(value, what, list);
            Decimal::ONE
        })
    }

    fn units(&mut self, raw: RawUnits) -> (Vec<Arc<Unit>>, HashMap<UnitId, u16>) {
        let known: Vec<String> = raw.keys().cloned().collect();
        let mut units = Vec::with_capacity(raw.len());
        let mut by_id = HashMap::with_capacity(raw.len());
        for (id, raw) in raw {
            let Some(unit) = self.unit(&id, raw, &known, units.len()) else { continue };
            if let Ok(number) = u16::try_from(units.len()) {
                by_id.insert(unit.id.clone(), number);
            }
            units.push(Arc::new(unit));
        }
        (units, by_id)
    }

    fn unit(&mut self, name: &str, raw: RawUnit, known: &[String], number: usize) -> Option<Unit> {
        let dimension = raw.dimension.as_deref().unwrap_or(name).parse();
        let (Ok(id), Ok(dimension), Ok(number)) = (name.parse::<UnitId>(), dimension, u16::try_from(number))
        else {
            self.bad(name, "unit id", "units");
            return None;
        };
        self.word(name, &raw.words, Meaning::Unit(number));
        let factor = raw.factor.as_deref().unwrap_or("1");
        let (numerator, denominator) = factor.split_once('/').unwrap_or((factor, "1"));
        let factor = (self.number(numerator, "factor", name), self.number(denominator, "factor", name));
        let mut also = Vec::with_capacity(raw.also.len());
        for other in &raw.also {
            match other.parse() {
                Ok(id) if known.contains(other) => also.push(id),
                _ => {
                    self.errors
                        .push(LexiconError::UnknownUnit { unit: other.clone(), list: name.to_owned() });
                }
            }
        }
        Some(Unit {
            id,
            name: raw.name,
            dimension,
            factor,
            symbol: raw.symbol,
            symbol_before: raw.symbol_before,
            decimals: raw.decimals,
            count: raw.count,
            also: also.into_boxed_slice(),
        })
    }

    fn approximation(&mut self, raw: &RawLexicon) -> Approximation {
        let raw = &raw.approximation;
        Approximation {
            few_digits_percent: self.number(&raw.few_digits_percent, "percentage", "approximation"),
            few_digits: raw.few_digits,
            words_percent: self.number(&raw.words_percent, "percentage", "approximation"),
        }
    }

    /// Everything that stands in a quantity but its unit.
    fn quantities(&mut self, raw: &RawLexicon) -> Vec<Scale> {
        self.numbered("numbers", &raw.numbers, |builder, words, number| {
            builder.word("numbers", words, Meaning::Number(number));
        });
        self.numbered("ordinals", &raw.ordinals, |builder, words, number| {
            builder.word("ordinals", words, Meaning::Ordinal(number));
            builder.date("ordinals", words, DateMeaning::Ordinal(number));
        });
        self.word("ordinal_suffixes", &raw.ordinal_suffixes, Meaning::OrdinalSuffix);
        self.date("ordinal_suffixes", &raw.ordinal_suffixes, DateMeaning::OrdinalSuffix);
        for fraction in &raw.fraction {
            let meaning = Meaning::Fraction(Fraction { quarters: fraction.quarters, leads: fraction.leads });
            self.word("fraction", &fraction.words, meaning);
        }
        let phrases = &raw.phrases;
        self.word("phrases.point", &phrases.point, Meaning::Point);
        self.word("phrases.to", &phrases.to, Meaning::To);
        self.word("phrases.and", &phrases.and, Meaning::And);
        self.word("phrases.between", &phrases.between, Meaning::Between);
        self.word("phrases.filler", &phrases.filler, Meaning::Filler);
        let approximators = &raw.approximators;
        self.word("approximators.over", &approximators.over, Meaning::Approx(Approx::Over));
        self.word("approximators.about", &approximators.about, Meaning::Approx(Approx::About));
        self.word("approximators.nearly", &approximators.nearly, Meaning::Approx(Approx::Nearly));
        self.word("approximators.under", &approximators.under, Meaning::Approx(Approx::Under));
        self.word("approximators.up_to", &approximators.up_to, Meaning::Approx(Approx::UpTo));
        self.word("directions.up", &raw.directions.up, Meaning::Direction(Direction::Up));
        self.word("directions.down", &raw.directions.down, Meaning::Direction(Direction::Down));
        self.scales(raw)
    }

    fn scales(&mut self, raw: &RawLexicon) -> Vec<Scale> {
        let mut scales = Vec::with_capacity(raw.scale.len());
        for scale in &raw.scale {
            let factor = self.number(&scale.factor, "factor", "scale");
            let (Ok(id), Ok(number)) = (scale.id.parse(), u8::try_from(scales.len())) else {
                self.bad(&scale.id, "scale id", "scale");
                continue;
            };
            self.word(&scale.id, &scale.words, Meaning::Scale { number, plural: false });
            self.word(&scale.id, &scale.plural, Meaning::Scale { number, plural: true });
            scales.push(Scale { id, factor });
        }
        scales
    }

    fn numbered(
        &mut self,
        list: &str,
        raw: &BTreeMap<String, Vec<String>>,
        add: impl Fn(&mut Self, &[String], u8),
    ) {
        for (number, words) in raw {
            match number.parse() {
                Ok(value) if value < 100 => add(self, words, value),
                _ => self.bad(number, "number below 100", list),
            }
        }
    }

    fn dates(&mut self, raw: &RawDates) {
        if raw.months.len() != 12 {
            self.bad(&raw.months.len().to_string(), "number of months", "dates.months");
        }
        for (month, words) in (1..).zip(&raw.months) {
            self.date("dates.months", words, DateMeaning::Month(month));
        }
        self.date("dates.quarter", &raw.quarter, DateMeaning::Quarter);
        self.date("dates.half", &raw.half, DateMeaning::Half);
        self.date("dates.fiscal", &raw.fiscal, DateMeaning::Fiscal);
        self.date("dates.relative", &raw.relative, DateMeaning::Relative);
        self.date("dates.relative_year", &raw.relative_year, DateMeaning::RelativeYear);
        self.date("dates.by", &raw.by, DateMeaning::Approx(Approx::UpTo));
        self.date("dates.before", &raw.before, DateMeaning::Approx(Approx::Under));
        self.date("dates.after", &raw.after, DateMeaning::Approx(Approx::Over));
        self.date("dates.about", &raw.about, DateMeaning::Approx(Approx::About));
        self.date("dates.to", &raw.to, DateMeaning::To);
        self.date("dates.filler", &raw.filler, DateMeaning::Filler);
    }

    fn date_parts(&mut self, raw: &RawLexicon) -> Vec<DatePart> {
        let mut parts = Vec::with_capacity(raw.date_part.len());
        for part in &raw.date_part {
            let within = |(first, last): (i8, i8), most| 1 <= first && first <= last && last <= most;
            let good = within(part.of_year, 12) && within(part.of_month, 31) && (1..=3).contains(&part.third);
            let Some(number) = u8::try_from(parts.len()).ok().filter(|_| good) else {
                self.bad(part.words.first().map_or("", String::as_str), "part of a date", "date_part");
                continue;
            };
            self.date("date_part", &part.words, DateMeaning::Part(number));
            parts.push(DatePart { of_year: part.of_year, third: part.third, of_month: part.of_month });
        }
        parts
    }
}
