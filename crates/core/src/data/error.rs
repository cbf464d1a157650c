//! What can be wrong in the data files, with the place and what would mend it.

mod help;

use std::path::PathBuf;

use super::{
    diagnostic::{Diagnostic, Severity},
    register::Register,
};
use crate::{ids::IdError, period::PeriodError, place::Place, reading::ReadError};

/// One thing that is wrong in the data.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// The folder cannot be what `--data` means.
    #[error("`{}` is not a data folder: {reason}", path.display())]
    NotADataFolder {
        /// The folder.
        path: PathBuf,
        /// What is missing.
        reason: String,
    },
    /// A file could not be read.
    #[error("cannot read `{file}`: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        reason: String,
    },
    /// A file is larger than any data file may be.
    #[error("`{file}` has {bytes} bytes; data files have at most {limit}")]
    FileTooLarge {
        /// The file.
        file: String,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A file is not UTF-8.
    #[error("`{file}` is not UTF-8 at byte {at}")]
    NotUtf8 {
        /// The file.
        file: String,
        /// The first byte that is not.
        at: usize,
    },
    /// A file that belongs to no register.
    #[error("`{file}` is none of the data files")]
    StrayFile {
        /// The file.
        file: String,
    },
    /// A file that every ledger has is not there.
    #[error("`{file}` is missing")]
    MissingFile {
        /// The file.
        file: &'static str,
    },
    /// TOML that cannot be understood, or a key that the format does not have.
    #[error("{message}")]
    Syntax {
        /// What the parser said, on one line.
        message: String,
        /// Where.
        place: Place,
    },
    /// A text that is not an id.
    #[error("`{text}` is not an id: {cause}")]
    BadId {
        /// The text.
        text: String,
        /// Why.
        cause: IdError,
        /// Where.
        place: Place,
    },
    /// A text that is not the id of a finding.
    #[error("`{text}` is not the id of a finding")]
    BadFindingId {
        /// The text.
        text: String,
        /// Where.
        place: Place,
    },
    /// A verdict without a reason.
    #[error("the verdict on `{id}` has no reason")]
    EmptyReason {
        /// The finding.
        id: String,
        /// Where the reason should stand.
        place: Place,
    },
    /// A word that the format does not have at that place.
    #[error("unknown {what} `{text}`")]
    UnknownWord {
        /// What is asked for: a status, a class.
        what: &'static str,
        /// The word.
        text: String,
        /// The words there are.
        known: &'static [&'static str],
        /// Where.
        place: Place,
    },
    /// A date or span of days that is none.
    #[error("`{text}` is not a date or span of days")]
    BadDate {
        /// The text.
        text: String,
        /// Where.
        place: Place,
    },
    /// A number that is none.
    #[error("`{text}` is not a decimal number")]
    BadNumber {
        /// The text.
        text: String,
        /// Where.
        place: Place,
    },
    /// A period that is none.
    #[error("{cause}")]
    BadPeriod {
        /// Why.
        cause: PeriodError,
        /// Where.
        place: Place,
    },
    /// The lexicon or the units contradict themselves.
    #[error("{message}")]
    BadLexicon {
        /// What is wrong.
        message: String,
        /// Where.
        place: Place,
    },
    /// A source file whose name is not an id.
    #[error("a source's file is named by its id: {cause}")]
    BadFileName {
        /// Why it is not.
        cause: IdError,
        /// The file.
        place: Place,
    },
    /// A source file whose name does not say its publisher and date.
    #[error("the name does not fit the source: expected `{expected}` or `{expected}-2`, `-3` …")]
    FileNameMismatch {
        /// What it would be.
        expected: String,
        /// Where publisher or date stands.
        place: Place,
    },
    /// An id that no register has.
    #[error("unknown {} `{name}`", register.noun())]
    UnknownId {
        /// The register.
        register: Register,
        /// The id.
        name: String,
        /// The nearest ones there are.
        nearest: Vec<String>,
        /// Where.
        place: Place,
    },
    /// An id or alias that is declared twice.
    #[error("{} `{name}` is declared twice", register.noun())]
    DeclaredTwice {
        /// The register.
        register: Register,
        /// The id.
        name: String,
        /// Where the second stands.
        place: Place,
    },
    /// An entity that is, through its parents, a part of itself.
    #[error("`{name}` is a part of itself: {}", chain.join(" → "))]
    ParentCycle {
        /// The entity.
        name: String,
        /// The way round.
        chain: Vec<String>,
        /// Where its parent stands.
        place: Place,
    },
    /// A formula that cannot be understood.
    #[error("{message}")]
    BadFormula {
        /// What is wrong with it.
        message: String,
        /// Where.
        place: Place,
    },
    /// Formulas that need each other.
    #[error("the formula of `{name}` needs itself: {}", chain.join(" → "))]
    FormulaCycle {
        /// The indicator.
        name: String,
        /// The way round.
        chain: Vec<String>,
        /// Where its formula stands.
        place: Place,
    },
    /// Milestones each of which should lie after the other.
    #[error("`{name}` cannot lie before itself: {}", chain.join(" → "))]
    OrderCycle {
        /// The indicator.
        name: String,
        /// The way round.
        chain: Vec<String>,
        /// Where its order stands.
        place: Place,
    },
    /// A figure that the reader does not understand.
    #[error("cannot read `{printed}`: {cause}")]
    UnreadFigure {
        /// The print.
        printed: String,
        /// Why.
        cause: ReadError,
        /// Where.
        place: Place,
    },
    /// A figure in a unit that its indicator is not measured in.
    #[error("`{printed}` is in {printed_unit}, but `{indicator}` is measured in {unit}")]
    UnitMismatch {
        /// The print.
        printed: String,
        /// The unit printed.
        printed_unit: String,
        /// The indicator.
        indicator: String,
        /// Its unit.
        unit: String,
        /// Where.
        place: Place,
    },
    /// A period where there can be none, or none where there must be one.
    #[error("{message}")]
    PeriodMismatch {
        /// What is wrong.
        message: String,
        /// Where.
        place: Place,
    },
    /// A key that this claim cannot have, or one that it lacks.
    #[error("{message}")]
    KeyMismatch {
        /// What is wrong.
        message: String,
        /// What would mend it.
        help: &'static str,
        /// Where.
        place: Place,
    },
    /// The same print of the same cell twice in a source.
    #[error("`{printed}` is claimed twice for `{cell}`")]
    DuplicateClaim {
        /// The print.
        printed: String,
        /// The cell.
        cell: String,
        /// Where the second stands.
        place: Place,
    },
    /// A day before another that it cannot precede.
    #[error("{message}")]
    ImpossibleDate {
        /// Which day precedes which.
        message: String,
        /// What would mend it.
        help: &'static str,
        /// Where.
        place: Place,
    },
    /// A page without a date and without an outturn to infer one from.
    #[error("the page shows no date, and no outturn on it tells one")]
    UndatedSource {
        /// Where its publisher stands.
        place: Place,
    },
}

/// The ids and the errors from one list, so that neither can be without the other.
macro_rules! ids {
    ($($error:pat => $id:literal,)*) => {
        /// Every id there is.
        pub const IDS: &'static [&'static str] = &[$($id),*];

        /// Its stable id, named for what is wrong.
        pub fn id(&self) -> &'static str {
            match self {
                $($error => $id,)*
            }
        }
    };
}

impl DataError {
    /// An id that no register has; the nearest ones are looked up once for all errors.
    pub(crate) fn unknown(register: Register, name: &str, place: Place) -> Self {
        Self::UnknownId { register, name: name.to_owned(), nearest: Vec::new(), place }
    }

    ids! {
        Self::NotADataFolder { .. } => "not-a-data-folder",
        Self::Unreadable { .. } => "unreadable",
        Self::FileTooLarge { .. } => "file-too-large",
        Self::NotUtf8 { .. } => "not-utf8",
        Self::StrayFile { .. } => "stray-file",
        Self::MissingFile { .. } => "missing-file",
        Self::Syntax { .. } => "syntax",
        Self::BadId { .. } => "bad-id",
        Self::BadFindingId { .. } => "bad-finding-id",
        Self::EmptyReason { .. } => "empty-reason",
        Self::UnknownWord { .. } => "unknown-word",
        Self::BadDate { .. } => "bad-date",
        Self::BadNumber { .. } => "bad-number",
        Self::BadPeriod { .. } => "bad-period",
        Self::BadLexicon { .. } => "bad-lexicon",
        Self::BadFileName { .. } => "bad-file-name",
        Self::FileNameMismatch { .. } => "file-name-mismatch",
        Self::UnknownId { register: Register::Publisher, .. } => "unknown-publisher",
        Self::UnknownId { register: Register::Entity, .. } => "unknown-entity",
        Self::UnknownId { register: Register::Indicator, .. } => "unknown-indicator",
        Self::UnknownId { register: Register::Measure, .. } => "unknown-measure",
        Self::UnknownId { register: Register::Unit, .. } => "unknown-unit",
        Self::UnknownId { register: Register::Source, .. } => "unknown-source",
        Self::DeclaredTwice { .. } => "declared-twice",
        Self::ParentCycle { .. } => "parent-cycle",
        Self::BadFormula { .. } => "bad-formula",
        Self::FormulaCycle { .. } => "formula-cycle",
        Self::OrderCycle { .. } => "order-cycle",
        Self::UnreadFigure { .. } => "unread-figure",
        Self::UnitMismatch { .. } => "unit-mismatch",
        Self::PeriodMismatch { .. } => "period-mismatch",
        Self::KeyMismatch { .. } => "key-mismatch",
        Self::DuplicateClaim { .. } => "duplicate-claim",
        Self::ImpossibleDate { .. } => "impossible-date",
        Self::UndatedSource { .. } => "undated-source",
    }

    /// The same as it is shown.
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            id: self.id(),
            message: self.to_string(),
            place: self.place(),
            help: self.help(),
        }
    }

    /// Where it stands, for errors inside a file.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::NotADataFolder { .. }
            | Self::Unreadable { .. }
            | Self::FileTooLarge { .. }
            | Self::NotUtf8 { .. }
            | Self::StrayFile { .. }
            | Self::MissingFile { .. } => None,
            Self::Syntax { place, .. }
            | Self::BadId { place, .. }
            | Self::BadFindingId { place, .. }
            | Self::EmptyReason { place, .. }
            | Self::UnknownWord { place, .. }
            | Self::BadDate { place, .. }
            | Self::BadNumber { place, .. }
            | Self::BadPeriod { place, .. }
            | Self::BadLexicon { place, .. }
            | Self::BadFileName { place, .. }
            | Self::FileNameMismatch { place, .. }
            | Self::UnknownId { place, .. }
            | Self::DeclaredTwice { place, .. }
            | Self::ParentCycle { place, .. }
            | Self::BadFormula { place, .. }
            | Self::FormulaCycle { place, .. }
            | Self::OrderCycle { place, .. }
            | Self::UnreadFigure { place, .. }
            | Self::UnitMismatch { place, .. }
            | Self::PeriodMismatch { place, .. }
            | Self::KeyMismatch { place, .. }
            | Self::DuplicateClaim { place, .. }
            | Self::ImpossibleDate { place, .. }
            | Self::UndatedSource { place } => Some(*place),
        }
    }
}
