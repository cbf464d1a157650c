//! The registers that ids refer to.

/// A register that ids refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// `publishers.toml`
    Publisher,
    /// `entities.toml` and `places.toml`
    Entity,
    /// `indicators.toml`
    Indicator,
    /// `measures.toml`
    Measure,
    /// `units.toml`
    Unit,
    /// the folder `sources`
    Source,
}

impl Register {
    /// What its members are called.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Publisher => "publisher",
            Self::Entity => "entity",
            Self::Indicator => "indicator",
            Self::Measure => "measure",
            Self::Unit => "unit",
            Self::Source => "source",
        }
    }

    /// Where they are declared.
    pub fn file(self) -> &'static str {
        match self {
            Self::Publisher => "publishers.toml",
            Self::Entity => "entities.toml",
            Self::Indicator => "indicators.toml",
            Self::Measure => "measures.toml",
            Self::Unit => "units.toml",
            Self::Source => "sources/",
        }
    }
}
