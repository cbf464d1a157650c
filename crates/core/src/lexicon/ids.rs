//! Ids of units, dimensions and scales.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Why a text is not an id of this kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// A character that such an id cannot hold.
    #[error("`{found}` at byte {at}: an id has ASCII letters, digits and `_`")]
    Stray {
        /// Byte offset.
        at: usize,
        /// The character.
        found: char,
    },
    /// No character at all.
    #[error("an id cannot be empty")]
    Empty,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// As written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NameError;

            fn from_str(text: &str) -> Result<Self, NameError> {
                match text.char_indices().find(|(_, c)| !c.is_ascii_alphanumeric() && *c != '_') {
                    Some((at, found)) => Err(NameError::Stray { at, found }),
                    None if text.is_empty() => Err(NameError::Empty),
                    None => Ok(Self(text.into())),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// The id of a unit, as in `USD` or `PKR_per_sqft`.
    UnitId;
    /// The id of what a unit measures, as in `area`.
    DimensionId;
    /// The id of a scale word, as in `million` or `crore`.
    ScaleId;
}
