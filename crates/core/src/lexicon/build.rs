//! From the files' shapes to tables, with everything that is wrong at once.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::error::{LexiconError, LexiconFile, LexiconProblem};
use super::raw::{RawDates, RawUnit, RawUnits, Text, Words};
use super::table::Refused;
use super::{
    Approximation, DateMeaning, DatePart, Fraction, Lexicon, Meaning, RawLexicon, Scale, Unit, UnitId,
    WordTable,
};
use crate::bounds::Bounds;
use crate::period::Calendar;
use crate::reading::{Approx, Direction};

impl Lexicon {
    /// Checks the words and units and makes tables of them. A printed fiscal year is that of `calendar`.
    ///
    /// # Errors
    /// Everything that is wrong: a word with two meanings, a number or factor that is none, an unknown unit.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "both files are taken alike, and neither is needed again"
    )]
    pub fn new(
        raw: RawLexicon,
        units: RawUnits,
        calendar: Calendar,
        approximation: Approximation,
    ) -> Result<Self, Vec<LexiconError>> {
        let mut builder = Builder {
            errors: Vec::new(),
            file: LexiconFile::Units,
            words: WordTable::new(),
            dates: WordTable::new(),
        };
        let (units, by_id) = builder.units(units);
        builder.file = LexiconFile::Words;
        let scales = builder.quantities(&raw);
        builder.dates(&raw.dates);
        let parts = builder.date_parts(&raw);
        if !builder.errors.is_empty() {
            return Err(builder.errors);
        }
        Ok(Self {
            approximation,
            calendar,
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
    /// The file at hand.
    file: LexiconFile,
    words: WordTable<Meaning>,
    dates: WordTable<DateMeaning>,
}

impl Builder {
    fn wrong(&mut self, problem: LexiconProblem, span: Range<usize>) {
        self.errors.push(LexiconError { problem, file: self.file, span });
    }

    fn bad(&mut self, value: &Text, what: &'static str, list: &str) {
        let problem =
            LexiconProblem::BadValue { value: value.get_ref().clone(), what, list: list.to_owned() };
        self.wrong(problem, value.span());
    }

    fn refused(&mut self, refused: Refused, word: &Text, list: &str) {
        let span = word.span();
        let (word, list) = (word.get_ref().clone(), list.to_owned());
        let problem = match refused {
            Refused::NoWord => LexiconProblem::NotAWord { word, list },
            Refused::Taken => LexiconProblem::TwoMeanings { word, list },
        };
        self.wrong(problem, span);
    }

    fn word(&mut self, list: &str, words: &[Text], meaning: Meaning) {
        for word in words {
            if let Err(refused) = self.words.insert(word.get_ref(), meaning) {
                self.refused(refused, word, list);
            }
        }
    }

    fn date(&mut self, list: &str, words: &[Text], meaning: DateMeaning) {
        for word in words {
            if let Err(refused) = self.dates.insert(word.get_ref(), meaning) {
                self.refused(refused, word, list);
            }
        }
    }

    fn number(&mut self, value: &Text, what: &'static str, list: &str) -> Decimal {
        positive(value.get_ref()).unwrap_or_else(|| {
            self.bad(value, what, list);
            Decimal::ONE
        })
    }

    fn units(&mut self, raw: RawUnits) -> (Vec<Arc<Unit>>, HashMap<UnitId, u16>) {
        let known: Vec<String> = raw.keys().map(|id| id.get_ref().clone()).collect();
        let mut units = Vec::with_capacity(raw.len());
        let mut by_id = HashMap::with_capacity(raw.len());
        let mut minors = Vec::new();
        for (id, raw) in raw {
            minors.extend(raw.minor.clone().map(|minor| (units.len(), minor)));
            let Some(unit) = self.unit(&id, raw, &known, units.len()) else { continue };
            if let Ok(number) = u16::try_from(units.len()) {
                by_id.insert(unit.id.clone(), number);
            }
            units.push(unit);
        }
        for (number, minor) in minors {
            self.minor(&minor, number, &mut units);
        }
        (units.into_iter().map(Arc::new).collect(), by_id)
    }

    fn unit(&mut self, name: &Text, raw: RawUnit, known: &[String], number: usize) -> Option<Unit> {
        let dimension = raw.dimension.as_ref().unwrap_or(name).get_ref().parse();
        let id = name.get_ref().parse::<UnitId>();
        let (Ok(id), Ok(dimension), Ok(number)) = (id, dimension, u16::try_from(number)) else {
            self.bad(name, "unit id", "units");
            return None;
        };
        self.word(name.get_ref(), &raw.words, Meaning::Unit(number));
        let factor = raw.factor.as_ref().map_or(Some((Decimal::ONE, Decimal::ONE)), |factor| {
            let (numerator, denominator) =
                factor.get_ref().split_once('/').unwrap_or((factor.get_ref(), "1"));
            positive(numerator).zip(positive(denominator))
        });
        if let (None, Some(factor)) = (factor, &raw.factor) {
            self.bad(factor, "factor", name.get_ref());
        }
        let mut also = Vec::with_capacity(raw.also.len());
        for other in &raw.also {
            also.extend(self.other_unit(other, id.as_str(), known));
        }
        let quotient = raw.quotient.as_ref().and_then(|(over, under)| {
            self.other_unit(over, id.as_str(), known).zip(self.other_unit(under, id.as_str(), known))
        });
        Some(Unit {
            id,
            name: raw.name,
            dimension,
            factor: factor.unwrap_or((Decimal::ONE, Decimal::ONE)),
            minor: None,
            symbol: raw.symbol,
            symbol_before: raw.symbol_before,
            decimals: raw.decimals,
            count: raw.count,
            also: also.into_boxed_slice(),
            quotient,
        })
    }

    /// A unit that the unit `list` names.
    fn other_unit(&mut self, other: &Text, list: &str, known: &[String]) -> Option<UnitId> {
        let id = other.get_ref().parse().ok().filter(|_| known.contains(other.get_ref()));
        if id.is_none() {
            let problem =
                LexiconProblem::UnknownUnit { unit: other.get_ref().clone(), list: list.to_owned() };
            self.wrong(problem, other.span());
        }
        id
    }

    /// Notes the minor unit of unit `number`. It must be an exact part of it, as what is told in both is one figure.
    fn minor(&mut self, minor: &Text, number: usize, units: &mut [Unit]) {
        let Some(major) = units.get(number) else { return };
        let list = major.id.to_string();
        let Some(part) = units.iter().find(|unit| unit.id.as_str() == minor.get_ref()) else {
            let problem = LexiconProblem::UnknownUnit { unit: minor.get_ref().clone(), list };
            return self.wrong(problem, minor.span());
        };
        let worth = part.convert_point(Decimal::ONE, major).filter(|worth| {
            major.converts_to(part)
                && part.convert(Bounds::exact(Decimal::ONE), major) == Bounds::exact(*worth)
        });
        match worth {
            Some(worth) if worth < Decimal::ONE => {
                let id = part.id.clone();
                units[number].minor = Some((id, worth));
            }
            _ => {
                let problem = LexiconProblem::NotAPart { minor: minor.get_ref().clone(), list };
                self.wrong(problem, minor.span());
            }
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
        self.word("phrases.side", &phrases.side, Meaning::Side);
        self.word("phrases.of", &phrases.of, Meaning::Of);
        self.word("phrases.out_of", &phrases.out_of, Meaning::OutOf);
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
            let (Ok(id), Ok(number)) = (scale.id.get_ref().parse(), u8::try_from(scales.len())) else {
                self.bad(&scale.id, "scale id", "scale");
                continue;
            };
            self.word(scale.id.get_ref(), &scale.words, Meaning::Scale { number, plural: false });
            self.word(scale.id.get_ref(), &scale.plural, Meaning::Scale { number, plural: true });
            scales.push(Scale { id, factor });
        }
        scales
    }

    fn numbered(&mut self, list: &str, raw: &BTreeMap<Text, Words>, add: impl Fn(&mut Self, &[Text], u8)) {
        for (number, words) in raw {
            match number.get_ref().parse() {
                Ok(value) if value < 100 => add(self, words, value),
                _ => self.bad(number, "number below 100", list),
            }
        }
    }

    fn dates(&mut self, raw: &RawDates) {
        let months = raw.months.get_ref();
        if months.len() != 12 {
            let value = months.len().to_string();
            let list = "dates.months".to_owned();
            let problem = LexiconProblem::BadValue { value, what: "number of months", list };
            self.wrong(problem, raw.months.span());
        }
        for (month, words) in (1..).zip(months) {
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
                if let Some(word) = part.words.first() {
                    self.bad(word, "part of a date", "date_part");
                }
                continue;
            };
            self.date("date_part", &part.words, DateMeaning::Part(number));
            parts.push(DatePart { of_year: part.of_year, third: part.third, of_month: part.of_month });
        }
        parts
    }
}

fn positive(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).ok().filter(|number| *number > Decimal::ZERO)
}
