//! `near_miss`: it agrees only if digits were cut.
//!
//! Papers shorten figures by rounding or by cutting, and seldom say which. A set of figures that cannot hold as rounded but
//! can where levels and rate were both cut is no mistake that anybody could be told of; it is listed, and not counted.
//!
//! Example: exports of 1.529 and 1.228 billion dollars, printed as $1.52 and $1.22 billion, "up 24.5 percent".
//!
//! Source: XBRL International, "Calculations 1.1", with its modes of rounding and truncation.

use super::conflict::Conflict;

/// Whether a conflict is a near miss.
pub fn is(conflict: &Conflict) -> bool {
    conflict.fits_cut
}
