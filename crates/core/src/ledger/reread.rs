//! A print read again, as if it stood there otherwise: what a mended figure would say.

use super::{Ledger, cells};
use crate::{
    bounds::Bounds,
    lexicon::{Lexicon, Unit, UnitId},
    model::{Cell, ClaimIx, Kind, MeasureKey, Value},
    reading::{Nominal, Reading, Sense},
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
    /// How the print of a claim was read, in the unit it was printed in; `None` where it says no figure. It is read
    /// again: that takes a microsecond, and to keep it took most of the memory of a ledger.
    pub fn reading(&self, ix: ClaimIx) -> Option<Reading> {
        let claim = self.claim(ix);
        let Value::Figure { .. } = claim.value else { return None };
        let kind = self.cell(claim.cell).key.kind;
        self.read_as(ix, &claim.printed, &claim.sense, kind).map(|(reading, _)| reading)
    }

    /// What a claim would say, had it been printed as `printed` and told in that sense; `None` where that is no figure of
    /// its cell.
    pub(crate) fn reread(&self, ix: ClaimIx, printed: &str, sense: &Sense) -> Option<(Nominal, Bounds)> {
        let kind = self.cell(self.claim(ix).cell).key.kind;
        self.converted_as(ix, printed, sense, kind).map(|read| (read.nominal, read.round))
    }

    /// What a claim's digits say beside others, as rounded and as cut: a promise is met or missed exactly, and yet its digits
    /// were rounded when it was printed.
    pub(crate) fn rounded(&self, ix: ClaimIx) -> Option<(Bounds, Bounds)> {
        let claim = self.claim(ix);
        if self.cell(claim.cell).key.kind != Kind::Target {
            return claim.value.bounds().zip(claim.value.truncated());
        }
        // Whole things are promised to the last one.
        let key = &self.cell(claim.cell).key;
        if key.measure == MeasureKey::Level && self.indicator(key.indicator).count {
            return claim.value.bounds().zip(claim.value.truncated());
        }
        let read = self.converted_as(ix, &claim.printed, &claim.sense, Kind::Outturn)?;
        Some((read.round, read.truncate))
    }

    fn converted_as(&self, ix: ClaimIx, printed: &str, sense: &Sense, kind: Kind) -> Option<Converted> {
        let (reading, unit) = self.read_as(ix, printed, sense, kind)?;
        converted(&reading, unit, self.lexicon()).ok()
    }

    fn read_as(&self, ix: ClaimIx, printed: &str, sense: &Sense, kind: Kind) -> Option<(Reading, &Unit)> {
        let Cell { key, unit, .. } = self.cell(self.claim(ix).cell);
        let unit = self.unit(unit)?;
        let expect = cells::expect(self.indicator(key.indicator), &key.measure, kind, unit);
        self.lexicon().read(printed, sense, &expect).ok().map(|reading| (reading, unit))
    }
}
