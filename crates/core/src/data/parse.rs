//! From the bytes of the data files to a [`Dataset`], gathering everything that is wrong.

mod registers;
pub(crate) mod source;
mod triage;

use std::{str::FromStr, sync::Arc};

use jiff::civil::Date;
use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use toml::Spanned;

use super::{
    dataset::{Dataset, Located, Settings, ShownEntry, SourceEntry},
    error::DataError,
    errors::DataErrors,
    folder::Input,
    raw::{RawDate, RawSettings, RawShown, Text},
};
use crate::{
    edtf::DaySpan,
    ids::IdError,
    lexicon::{Approximation, Lexicon, LexiconFile, RawLexicon, RawUnits},
    period::Calendar,
    place::{FileIx, Files, Place},
};

/// The registers that every data folder has.
const REQUIRED: [&str; 7] = [
    "ledger.toml",
    "lexicon.toml",
    "units.toml",
    "publishers.toml",
    "entities.toml",
    "indicators.toml",
    "measures.toml",
];

/// Parses the registers among the data files. Nothing is resolved: an id may refer to nothing yet.
///
/// Of a file whose TOML does not parse, the first mistake alone is told. Sources are parsed by what resolves them, which
/// tells their mistakes together with the others.
///
/// # Errors
/// Everything that is wrong in any file, at once and sources too, where the registers themselves do not parse: with
/// them missing, nothing can be told of what refers to them.
pub fn dataset(inputs: Vec<Input>) -> Result<Dataset, DataErrors> {
    let mut errors = Vec::new();
    let mut files = Files::default();
    let version = version_of(&inputs);
    for input in inputs {
        if let Err(error) = add(&mut files, input) {
            errors.push(error);
        }
    }
    for required in REQUIRED {
        let unread =
            errors.iter().any(|error| matches!(error, DataError::NotUtf8 { file, .. } if file == required));
        if files.find(required).is_none() && !unread {
            errors.push(DataError::MissingFile { file: required });
        }
    }
    for (_, name) in files.names() {
        let known = REQUIRED.contains(&&**name)
            || matches!(&**name, "places.toml" | "origins.toml" | "triage.toml")
            || is_source(name);
        if !known {
            errors.push(DataError::StrayFile { file: name.to_string() });
        }
    }

    let settings = settings(&files, &mut errors);
    // Without settings nothing loads; any calendar and width will do to find what else is wrong.
    let (calendar, approximation) =
        settings.as_ref().map_or((Calendar::CIVIL, Approximation::default()), |settings| {
            (settings.calendar, settings.approximation)
        });
    let lexicon = lexicon(&files, calendar, approximation, &mut errors);
    let publishers = registers::publishers(&files, &mut errors);
    let mut entities = registers::entities(&files, &mut errors);
    entities.extend(registers::places(&files, &mut errors));
    let indicators = registers::indicators(&files, &mut errors);
    let measures = registers::measures(&files, &mut errors);
    let origins = registers::origins(&files, &mut errors);
    let triage = triage::parse(&files, &mut errors);

    let mut sources: Vec<FileIx> =
        files.names().filter(|(_, name)| name.starts_with("sources/")).map(|(ix, _)| ix).collect();
    sources.sort_by(|a, b| stem(files.name(*a)).cmp(stem(files.name(*b))));

    match (settings, lexicon) {
        (Some(settings), Some(lexicon)) if errors.is_empty() => Ok(Dataset {
            files,
            version,
            settings,
            lexicon,
            publishers,
            entities,
            indicators,
            measures,
            origins,
            triage,
            sources,
        }),
        _ => {
            let wrong: Vec<_> =
                sources.par_iter().map(|file| source::parse(&files, *file, calendar).1).collect();
            errors.extend(wrong.into_iter().flatten());
            Err(DataErrors::new(errors, files))
        }
    }
}

/// Parses one source file that comes to a ledger of `n_files` others.
///
/// # Errors
/// All that is wrong in it; places are of this file.
pub(crate) fn source(
    input: Input,
    n_files: usize,
    calendar: Calendar,
) -> Result<(SourceEntry, Files), DataErrors> {
    let mut files = Files::after(n_files);
    if !is_source(&input.name) {
        return Err(DataErrors::new(vec![DataError::StrayFile { file: input.name.to_string() }], files));
    }
    let file = match add(&mut files, input) {
        Ok(file) => file,
        Err(error) => return Err(DataErrors::new(vec![error], files)),
    };
    match source::parse(&files, file, calendar) {
        (Some(entry), wrong) if wrong.is_empty() => Ok((entry, files)),
        (_, wrong) => Err(DataErrors::new(wrong, files)),
    }
}

/// Adds a file, where it is text.
fn add(files: &mut Files, input: Input) -> Result<FileIx, DataError> {
    match String::from_utf8(input.bytes.into_owned()) {
        Ok(text) => Ok(files.add(input.name, text.into())),
        Err(error) => {
            Err(DataError::NotUtf8 { file: input.name.to_string(), at: error.utf8_error().valid_up_to() })
        }
    }
}

fn is_source(name: &str) -> bool {
    name.strip_prefix("sources/").is_some_and(|rest| !rest.contains('/'))
}

/// The hash of all names and contents, in order of name.
fn version_of(inputs: &[Input]) -> String {
    let mut order: Vec<(&str, &[u8])> = inputs.iter().map(|input| (&*input.name, &*input.bytes)).collect();
    order.sort_unstable();
    hash_of(&order)
}

/// The hash of names and contents in this order, as 64 hex digits.
pub(crate) fn hash_of(named: &[(&str, &[u8])]) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in named {
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        text.extend([byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or('0')));
        text
    })
}

/// Deserialises one file; a mistake becomes an error with its place.
fn toml_of<T: DeserializeOwned>(files: &Files, file: FileIx) -> Result<T, DataError> {
    toml::from_str(files.text(file)).map_err(|error| DataError::Syntax {
        message: error.message().split_whitespace().collect::<Vec<_>>().join(" "),
        place: error.span().map_or(Place::whole(file), |span| Place::new(file, span)),
    })
}

/// The register `name`, where it is there and parses.
fn register<T: DeserializeOwned>(
    files: &Files,
    name: &str,
    errors: &mut Vec<DataError>,
) -> Option<(FileIx, T)> {
    let file = files.find(name)?;
    match toml_of(files, file) {
        Ok(raw) => Some((file, raw)),
        Err(error) => {
            errors.push(error);
            None
        }
    }
}

fn settings(files: &Files, errors: &mut Vec<DataError>) -> Option<Settings> {
    let (file, raw): (_, RawSettings) = register(files, "ledger.toml", errors)?;
    let mut at = Border { file, errors };
    let calendar = Calendar::starting_in(*raw.fiscal_year_starts.get_ref());
    if calendar.is_none() {
        let text = raw.fiscal_year_starts.get_ref().to_string();
        at.errors.push(DataError::BadNumber { text, place: Place::new(file, raw.fiscal_year_starts.span()) });
    }
    let max_revision = at.decimal(&raw.max_revision);
    let max_derived_width = at.decimal(&raw.max_derived_width);
    let few_digits_percent = at.decimal(&raw.approximation.few_digits_percent);
    let words_percent = at.decimal(&raw.approximation.words_percent);
    let mut brief_series = Vec::new();
    for cell in &raw.brief.series {
        let place = at.place(cell);
        let (entity, indicator) = cell.get_ref().split_once('.').unwrap_or((cell.get_ref(), ""));
        let entity = at.parsed(entity, place);
        let indicator = at.parsed(indicator, place);
        brief_series.extend(entity.zip(indicator));
    }
    let brief_building = shown(&mut at, &raw.brief.building);
    let brief_running = shown(&mut at, &raw.brief.running);
    Some(Settings {
        title: raw.title,
        title_ur: raw.title_ur,
        calendar: calendar?,
        same_time_days: raw.same_time_days,
        approximation: Approximation {
            few_digits_percent: few_digits_percent?,
            few_digits: raw.approximation.few_digits,
            words_percent: words_percent?,
        },
        max_revision: max_revision?,
        max_derived_width: max_derived_width?,
        brief_series,
        brief_building,
        brief_running,
    })
}

fn shown(at: &mut Border<'_>, entries: &[RawShown]) -> Vec<ShownEntry> {
    let mut shown = Vec::with_capacity(entries.len());
    for entry in entries {
        let indicators = entry.indicators.iter().filter_map(|id| at.id(id)).collect();
        shown.extend(at.id(&entry.entity).map(|entity| (entity, indicators)));
    }
    shown
}

fn lexicon(
    files: &Files,
    calendar: Calendar,
    approximation: Approximation,
    errors: &mut Vec<DataError>,
) -> Option<Lexicon> {
    let words: Option<(_, RawLexicon)> = register(files, "lexicon.toml", errors);
    let units: Option<(_, RawUnits)> = register(files, "units.toml", errors);
    let ((words_file, words), (units_file, units)) = words.zip(units)?;
    match Lexicon::new(words, units, calendar, approximation) {
        Ok(lexicon) => Some(lexicon),
        Err(wrong) => {
            errors.extend(wrong.into_iter().map(|error| {
                let file = match error.file {
                    LexiconFile::Words => words_file,
                    LexiconFile::Units => units_file,
                };
                let message = error.to_string();
                DataError::BadLexicon { message, place: Place::new(file, error.span) }
            }));
            None
        }
    }
}

/// Turns the texts of one file into types; what is none becomes an error with its place.
struct Border<'a> {
    file: FileIx,
    errors: &'a mut Vec<DataError>,
}

impl Border<'_> {
    fn place<T>(&self, text: &Spanned<T>) -> Place {
        Place::new(self.file, text.span())
    }

    fn parsed<T: FromStr<Err: Into<IdError>>>(&mut self, text: &str, place: Place) -> Option<Located<T>> {
        match text.parse() {
            Ok(value) => Some(Located { value, place }),
            Err(cause) => {
                let cause = T::Err::into(cause);
                self.errors.push(DataError::BadId { text: text.to_owned(), cause, place });
                None
            }
        }
    }

    fn id<T: FromStr<Err: Into<IdError>>>(&mut self, text: &Text) -> Option<Located<T>> {
        self.parsed(text.get_ref(), self.place(text))
    }

    /// `Some(None)` where there is no text; `None` where it is wrong.
    #[allow(
        clippy::option_option,
        reason = "absent and wrong differ, and the caller tells them apart with `?`"
    )]
    fn maybe<T, R>(
        &mut self,
        text: Option<&T>,
        read: impl FnOnce(&mut Self, &T) -> Option<R>,
    ) -> Option<Option<R>> {
        match text {
            Some(text) => read(self, text).map(Some),
            None => Some(None),
        }
    }

    fn word<T: FromStr>(
        &mut self,
        text: &Text,
        what: &'static str,
        known: &'static [&'static str],
    ) -> Option<T> {
        let parsed = text.get_ref().parse().ok();
        if parsed.is_none() {
            let place = self.place(text);
            self.errors.push(DataError::UnknownWord { what, text: text.get_ref().clone(), known, place });
        }
        parsed
    }

    fn decimal(&mut self, text: &Text) -> Option<Decimal> {
        let parsed = Decimal::from_str_exact(text.get_ref()).ok();
        if parsed.is_none() {
            self.errors.push(DataError::BadNumber { text: text.get_ref().clone(), place: self.place(text) });
        }
        parsed
    }

    fn days(&mut self, text: &str, place: Place, calendar: Calendar) -> Option<Located<DaySpan>> {
        let parsed = DaySpan::parse(text, calendar).ok();
        if parsed.is_none() {
            self.errors.push(DataError::BadDate { text: text.to_owned(), place });
        }
        parsed.map(|value| Located { value, place })
    }

    fn date_span(&mut self, text: &Spanned<RawDate>, calendar: Calendar) -> Option<Located<DaySpan>> {
        self.days(&text.get_ref().0, self.place(text), calendar)
    }

    fn day(&mut self, text: &Spanned<RawDate>) -> Option<Located<Date>> {
        let place = self.place(text);
        let parsed = text.get_ref().0.parse().ok();
        if parsed.is_none() {
            self.errors.push(DataError::BadDate { text: text.get_ref().0.clone(), place });
        }
        parsed.map(|value| Located { value, place })
    }
}

/// The name of a file without its folder and ending.
pub(crate) fn stem(name: &Arc<str>) -> &str {
    let name = name.rsplit_once('/').map_or(&**name, |(_, name)| name);
    name.strip_suffix(".toml").unwrap_or(name)
}
