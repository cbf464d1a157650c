//! `near_miss`: it agrees only if digits were cut.
//!
//! Papers shorten figures by rounding or by cutting, and seldom say which. A set of figures that cannot hold as rounded but
//! can where levels and rate were both cut is no mistake that anybody could be told of; it is listed, and not counted.
//!
//! Nor is a rate that a page worked out from its own rounded levels, where another page prints the same levels with more
//! digits: 596 and 830 million give 39.26 percent, and 596.090 and 829.977 million give 39.24.
//!
//! Example: exports of 1.529 and 1.228 billion dollars, printed as $1.52 and $1.22 billion, "up 24.5 percent".
//!
//! Source: XBRL International, "Calculations 1.1", with its modes of rounding and truncation.

use super::{conflict::Conflict, draft::Draft};
use crate::{lexicon::Unit, model::SourceIx, priority::Learned, view::View};

/// Whether a conflict is a near miss.
pub fn is(conflict: &Conflict) -> bool {
    conflict.fits_cut
}

/// Whether the reading set aside is a rate that holds on its own page, with levels there that agree with the finer ones that it
/// does not hold with.
pub fn is_of_rounded_levels(view: View<'_>, learned: &Learned<'_>, draft: &Draft) -> bool {
    let ledger = view.ledger();
    let Some((rate, levels)) = draft.members.split_first() else { return false };
    let is_rate = ledger.unit(&ledger.cell(rate.cell).unit).is_some_and(Unit::is_rate);
    if !is_rate || levels.len() < 2 {
        return false;
    }
    let agrees = |source: SourceIx| {
        levels.iter().all(|level| {
            let mut claims = view.current_claims_of(level.cell).filter(|(_, claim)| claim.source == source);
            claims.any(|(_, claim)| {
                claim.value.bounds().is_some_and(|bounds| bounds.intersection(level.bounds).is_some())
            })
        })
    };
    let mut upheld = rate.reading.claims.iter().filter(|ix| learned.is_upheld(**ix));
    upheld.any(|ix| agrees(ledger.claim(*ix).source))
}
