//! Cells: entity × indicator × measure × period × kind.

use super::{EntityIx, IndicatorIx, Kind, MeasureIx};
use crate::{lexicon::UnitId, period::Period};

/// What of an indicator is meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureKey {
    /// Its level.
    Level,
    /// A declared measure of it.
    Declared(MeasureIx),
    /// A declared measure that takes another indicator: the share of it.
    Of(MeasureIx, IndicatorIx),
    /// The label of a metric that was seen once or twice.
    Label(Box<str>),
}

/// What tells a cell from every other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    /// The thing.
    pub entity: EntityIx,
    /// What is measured.
    pub indicator: IndicatorIx,
    /// What of it.
    pub measure: MeasureKey,
    /// When; `None` for a timeless indicator.
    pub period: Option<Period>,
    /// Outturn, target or forecast.
    pub kind: Kind,
}

/// A cell that at least one claim prints; [`crate::ledger::Ledger::prints_of`] tells which.
#[derive(Debug, Clone)]
pub struct Cell {
    /// What tells it from every other.
    pub key: CellKey,
    /// Its text, `entity.indicator[.measure]@period[:kind]`.
    pub text: Box<str>,
    /// The unit its values are kept in.
    pub unit: UnitId,
}
