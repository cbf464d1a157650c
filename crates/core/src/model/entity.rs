//! Entities: the things that figures are about.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::EntityIx;
use crate::{ids::EntityId, place::Place};

/// What sort of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A country.
    Country,
    /// A network of facilities.
    Network,
    /// A park, centre or zone.
    Facility,
    /// A programme or scheme.
    Programme,
    /// A ministry, board, company or university.
    Organisation,
    /// A city or district.
    Place,
}

impl Class {
    /// All classes, in the order they are shown.
    pub const ALL: [Self; 6] =
        [Self::Country, Self::Network, Self::Facility, Self::Programme, Self::Organisation, Self::Place];

    /// The word of the data files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Network => "network",
            Self::Facility => "facility",
            Self::Programme => "programme",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }
}

impl FromStr for Class {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|class| class.as_str() == text).ok_or(())
    }
}

/// Whether the parts that name an entity as their parent are all its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// They are: their sum is the whole.
    Complete,
    /// They may not be: their sum is at most the whole.
    Incomplete,
}

impl FromStr for Parts {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "complete" => Ok(Self::Complete),
            "incomplete" => Ok(Self::Incomplete),
            _ => Err(()),
        }
    }
}

/// Where a place lies, in degrees (WGS 84), as printed in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coordinates {
    /// North is positive.
    pub latitude: Decimal,
    /// East is positive.
    pub longitude: Decimal,
    /// The register says that they are approximate.
    pub approximate: bool,
}

/// A thing that figures are about.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// Its English name.
    pub name: String,
    /// Its Urdu name, where the register has one.
    pub name_ur: Option<String>,
    /// Earlier ids.
    pub aliases: Vec<EntityId>,
    /// What sort of thing it is.
    pub class: Class,
    /// The whole it is part of.
    pub parent: Option<EntityIx>,
    /// Whether the parts in the register are all of them.
    pub parts: Option<Parts>,
    /// The city or district it stands in.
    pub place: Option<EntityIx>,
    /// Where it lies, for places.
    pub coordinates: Option<Coordinates>,
    /// The ISO 3166-2 code of the province, for places.
    pub iso: Option<String>,
    /// What it is, in a sentence.
    pub definition: Option<String>,
    /// Where it is declared.
    pub declared: Place,
}
