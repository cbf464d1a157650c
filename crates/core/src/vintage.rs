//! Releases and editions: which print is of which age.
//!
//! Official series are revised, a little and often. Mixing ages gives false conflicts and, worse, false
//! derivations without any conflict; so every choice between prints begins with their age.

use jiff::civil::Date;

use crate::{
    ledger::Ledger,
    model::{Claim, Kind},
    period::{Month, Period},
};

/// The age of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vintage {
    /// Of the release that reaches this month: outturns of periods.
    Release(Month),
    /// Said on this day at the earliest: targets, forecasts, and what has no period.
    Said(Date),
}

/// The vintage of a claim.
pub fn vintage(ledger: &Ledger, claim: &Claim) -> Vintage {
    release(ledger, claim).map_or(Vintage::Said(claim.said.first()), Vintage::Release)
}

/// The release a claim belongs to: the last month that its source's outturns of the indicator's family reach.
/// Targets, forecasts and timeless figures belong to none.
pub fn release(ledger: &Ledger, claim: &Claim) -> Option<Month> {
    let key = &ledger.cell(claim.cell).key;
    if key.kind != Kind::Outturn || key.period.and_then(Period::months).is_none() {
        return None;
    }
    ledger.release(claim.source, ledger.family(key.indicator))
}

/// The edition of a claim: whole years from the end of its period to its source's release. 0 is first reported,
/// 1 is last year's figure quoted a year later.
pub fn edition(ledger: &Ledger, claim: &Claim) -> Option<u16> {
    let key = &ledger.cell(claim.cell).key;
    let reached = ledger.indicator(key.indicator).time.reach(key.period.and_then(Period::months)?);
    let release = release(ledger, claim)?;
    u16::try_from(release.since(reached) / 12).ok()
}
