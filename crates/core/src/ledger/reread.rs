//! A print read again, as if it stood there otherwise: what a mended figure would say.

use super::Ledger;
use crate::{
    bounds::Bounds,
    lexicon::{Lexicon, Unit, UnitId},
    model::{ClaimIx, Kind, MeasureKey},
    reading::{Expect, Nominal, Reading, Sense},
};

/// A reading in the unit of its cell.
pub(super) struct Converted {
    pub nominal: Nominal,
    pub round: Bounds,
    pub truncate: Bounds,
}

/// A reading in `unit`, from whatever unit it was printed in; the unit that has no way there is the error.
pub(super) fn converted(reading: &Reading, unit: &Unit, lexicon: &Lexicon) -> Result<Converted, UnitId> {
    let Some(id) = reading.unit().filter(|printed| **printed != unit.id) else {
        let (round, truncate) = (reading.round(), reading.truncate());
        return Ok(Converted { nominal: reading.nominal(), round, truncate });
    };
    let wrong = || id.clone();
    let printed = lexicon.unit(id).filter(|printed| printed.converts_to(unit)).ok_or_else(wrong)?;
    let point = |value| printed.convert_point(value, unit).ok_or_else(wrong);
    let nominal = match reading.nominal() {
        Nominal::Point(value) => Nominal::Point(point(value)?),
        Nominal::Span(low, high) => Nominal::Span(point(low)?, point(high)?),
    };
    let convert = |bounds: Bounds| printed.convert(bounds, unit);
    Ok(Converted { nominal, round: convert(reading.round()), truncate: convert(reading.truncate()) })
}

impl Ledger {
    /// What a claim would say, had it been printed as `printed` and told in that sense; `None` where that is no figure of
    /// its cell.
    pub(crate) fn reread(&self, ix: ClaimIx, printed: &str, sense: &Sense) -> Option<(Nominal, Bounds)> {
        let claim = self.claim(ix);
        let cell = self.cell(claim.cell);
        let unit = self.unit(&cell.unit)?;
        let level = cell.key.measure == MeasureKey::Level;
        let expect = Expect {
            unit,
            count: if level { self.indicator(cell.key.indicator).count } else { unit.count },
            target: cell.key.kind == Kind::Target,
            rate: unit.is_rate(),
        };
        let reading = self.lexicon.read(printed, sense, &expect).ok()?;
        let converted = converted(&reading, unit, &self.lexicon).ok()?;
        Some((converted.nominal, converted.round))
    }
}
