//! The readings of a cell: its prints, grouped by what they can mean together.

use rust_decimal::Decimal;

use crate::{
    bounds::Bounds,
    ledger::Ledger,
    model::{Claim, ClaimIx},
    reading::Nominal,
};

/// One figure, however many prints say it. Removal, repair and blame work on readings, not on claims.
#[derive(Debug, Clone)]
pub struct CellReading {
    /// What all its prints say together.
    pub bounds: Bounds,
    /// The finest print, as printed; `None` for an event.
    pub nominal: Option<Nominal>,
    /// The claim with the finest print.
    pub finest: ClaimIx,
    /// Its claims, the finest print first.
    pub claims: Vec<ClaimIx>,
    /// Those of them that join only if their paper cut digits instead of rounding.
    pub cut: Vec<ClaimIx>,
}

impl CellReading {
    /// One print by itself.
    fn alone(ix: ClaimIx, claim: &Claim, bounds: Bounds) -> Self {
        Self { bounds, nominal: claim.value.nominal(), finest: ix, claims: vec![ix], cut: Vec::new() }
    }

    /// What its digits say beside others: a target is met or missed exactly, and was rounded all the same.
    pub(crate) fn rounded(&self, ledger: &Ledger) -> Bounds {
        self.of_each(|ix| ledger.rounded(ix).map(|(round, _)| round)).unwrap_or(self.bounds)
    }

    /// What it can say where its papers rounded or cut.
    pub(crate) fn loosened(&self, ledger: &Ledger) -> Bounds {
        let loose = self.of_each(|ix| ledger.rounded(ix).map(|(round, cut)| round.hull(cut)));
        loose.map_or(self.bounds, |loose| loose.hull(self.rounded(ledger)))
    }

    /// What all claims say together; `None` where they say nothing, or nothing together.
    fn of_each(&self, of: impl Fn(ClaimIx) -> Option<Bounds>) -> Option<Bounds> {
        let each = self.claims.iter().filter_map(|ix| of(*ix));
        let mut each = each;
        let all = each.try_fold(Bounds::EVERYTHING, Bounds::intersection);
        all.filter(|all| *all != Bounds::EVERYTHING)
    }
}

/// The readings of one cell, finest first, and the prints that fit several and so say nothing.
#[derive(Debug, Clone, Default)]
pub struct CellReadings {
    /// The readings.
    pub readings: Vec<CellReading>,
    /// Prints that fit several readings.
    pub ambiguous: Vec<ClaimIx>,
    /// Claims without a figure to compare.
    pub mentions: Vec<ClaimIx>,
}

/// Groups the prints of one cell, finest first.
///
/// A print joins the one reading that it contains or overlaps with positive width; a print that fits several says
/// nothing and joins none; one that fits none as rounded but exactly one as cut joins that one, and is graded so.
/// Touching in one point is no overlap. The result does not depend on the order of `claims`.
///
/// Time is the number of prints times the number of readings.
pub fn group<'a>(claims: impl Iterator<Item = (ClaimIx, &'a Claim)>) -> CellReadings {
    let mut grouped = CellReadings::default();
    let mut prints: Vec<(Option<Decimal>, &str, ClaimIx, Bounds, &Claim)> = Vec::new();
    for (ix, claim) in claims {
        match claim.value.bounds() {
            Some(bounds) if bounds != Bounds::EVERYTHING => {
                prints.push((bounds.width(), &claim.printed, ix, bounds, claim));
            }
            _ => grouped.mentions.push(ix),
        }
    }
    // Most cells have one print.
    if let [(_, _, ix, bounds, claim)] = prints.as_slice() {
        grouped.readings.push(CellReading::alone(*ix, claim, *bounds));
        return grouped;
    }
    // An unbounded print is the coarsest of all.
    prints.sort_by_key(|(width, printed, ix, ..)| (width.is_none(), *width, *printed, *ix));
    for (_, _, ix, bounds, claim) in prints {
        let readings = &mut grouped.readings;
        let mut fitting = readings.iter_mut().filter(|reading| fits(&bounds, &reading.bounds));
        match (fitting.next(), fitting.next()) {
            (Some(reading), None) => {
                reading.bounds = reading.bounds.intersection(bounds).unwrap_or(reading.bounds);
                reading.claims.push(ix);
                continue;
            }
            (Some(_), Some(_)) => {
                grouped.ambiguous.push(ix);
                continue;
            }
            (None, _) => {}
        }
        if let Some(cut) = claim.value.truncated().filter(|cut| *cut != bounds) {
            let mut fitting = readings.iter_mut().filter(|reading| fits(&cut, &reading.bounds));
            if let (Some(reading), None) = (fitting.next(), fitting.next()) {
                reading.claims.push(ix);
                reading.cut.push(ix);
                continue;
            }
        }
        readings.push(CellReading::alone(ix, claim, bounds));
    }
    grouped
}

/// Whether a print with `print` can be a coarser word for the figure in `reading`.
fn fits(print: &Bounds, reading: &Bounds) -> bool {
    print.encloses(reading) || print.overlaps_widely(reading)
}
