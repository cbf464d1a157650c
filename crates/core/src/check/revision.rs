//! `revision`: the same cell in a later release.
//!
//! Official series are revised, a little and often. Two figures of one cell that come from different releases, no further
//! apart than `max_revision`, are the life of a statistic and no mistake: the later one holds, the first is kept.
//!
//! Example: exports of November, first told as $324 million, told as $310 million when December came out.
//!
//! Source: Croushore and Stark, "A real-time data set for macroeconomists", Journal of Econometrics 105 (2001).

use super::draft::Draft;

/// Whether all readings of a draft are of one cell.
pub fn is(draft: &Draft) -> bool {
    let mut cells = draft.members.iter().map(|member| member.cell);
    let first = cells.next();
    cells.all(|cell| Some(cell) == first)
}
