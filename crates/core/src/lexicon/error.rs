//! What can be wrong with the words and the units, and where.

use std::ops::Range;

/// Something wrong with the words or the units, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct LexiconError {
    /// What is wrong.
    pub problem: LexiconProblem,
    /// The file it stands in.
    pub file: LexiconFile,
    /// Its bytes in that file.
    pub span: Range<usize>,
}

/// The two files that a lexicon is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LexiconFile {
    /// `lexicon.toml`
    Words,
    /// `units.toml`
    Units,
}

/// What is wrong with the words or the units.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconProblem {
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
    /// A minor unit that is no exact part of its unit.
    #[error("`{minor}` is no exact part of `{list}`")]
    NotAPart {
        /// The minor unit.
        minor: String,
        /// The unit that names it.
        list: String,
    },
}
