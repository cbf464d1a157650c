//! Identifiers: short ASCII names that are parsed once, at the border.

use std::{fmt, str::FromStr, sync::Arc};

use crate::lexicon::NameError;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Nothing is written.
    #[error("an id cannot be empty")]
    Empty,
    /// A character that ids of this kind do not have.
    #[error("`{found}` cannot stand in an id (lower-case letters, digits and `{joint}` can)")]
    Stray {
        /// Byte offset of the character.
        at: usize,
        /// The character.
        found: char,
        /// The joint that this kind of id uses between words.
        joint: char,
    },
    /// Not a name of a unit or scale.
    #[error("{0}")]
    Name(#[from] NameError),
}

/// Checks `text` against the alphabet of ids whose words are joined by `joint`.
fn check(text: &str, joint: char) -> Result<(), IdError> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint;
    match text.char_indices().find(|(_, c)| !allowed(*c)) {
        Some((at, found)) => Err(IdError::Stray { at, found, joint }),
        None if text.is_empty() => Err(IdError::Empty),
        None => Ok(()),
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $joint:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                check(text, $joint)?;
                Ok(Self(text.into()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// The id of an entity: kebab-case ASCII, as in `karachi-it-park`.
    EntityId,
    '-'
);
id!(
    /// The id of an indicator: snake-case ASCII, as in `ict_remittances`.
    IndicatorId,
    '_'
);
id!(
    /// The id of a measure of a flow: snake-case ASCII, as in `growth_yoy`.
    MeasureId,
    '_'
);
id!(
    /// The id of a publisher: kebab-case ASCII, as in `business-recorder`.
    PublisherId,
    '-'
);
id!(
    /// The id of a source: `publisher-YYYY-MM-DD[-n]` or `publisher-undated-n`; also its file's name.
    SourceId,
    '-'
);
id!(
    /// The id of an origin: the one text that several sources reprint.
    OriginId,
    '-'
);
id!(
    /// A voice: an organisation or a person in kebab-case, as in `topline`.
    VoiceId,
    '-'
);
