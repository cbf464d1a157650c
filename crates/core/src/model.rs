//! The model: who says what about which thing, when.

pub mod cell;
pub mod claim;
pub mod entity;
pub mod indicator;
pub mod source;
pub mod status;

pub use cell::{Cell, CellKey, MeasureKey};
pub use claim::{Claim, Locator, Value};
pub use entity::{Class, Coordinates, Entity, Parts};
pub use indicator::{Indicator, MeasureDef, Time};
pub use source::{Publisher, Source};
pub use status::{Kind, Outturn, Status, Target, Told};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// From a position in the ledger's list; a ledger holds fewer than 2³² of anything.
            pub(crate) fn at(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }

            /// The position in the ledger's list.
            pub(crate) fn position(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// An entity of the ledger.
    EntityIx
);
index!(
    /// An indicator of the ledger.
    IndicatorIx
);
index!(
    /// A declared measure of the ledger.
    MeasureIx
);
index!(
    /// A publisher of the ledger.
    PublisherIx
);
index!(
    /// A source of the ledger.
    SourceIx
);
index!(
    /// A claim of the ledger.
    ClaimIx
);
index!(
    /// A cell of the ledger.
    CellIx
);
index!(
    /// The one text that several sources reprint; a source without a declared origin is its own.
    OriginIx
);
