//! One finding for one mistake, however many papers reprinted it and however many cells it touches.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    draft::{Draft, DraftMember},
    finding::Finding,
};
use crate::{model::CellIx, view::View};

/// Drafts put together by the cell and figure that were set aside: the gravest is told, of equals the one with the fewest
/// readings; it names the prints of all.
pub fn findings(view: View<'_>, drafts: Vec<Draft>) -> Vec<Arc<Finding>> {
    let ledger = view.ledger();
    let mut mistakes: BTreeMap<(CellIx, String), Vec<Draft>> = BTreeMap::new();
    for draft in drafts {
        if let Some(mistake) = draft.mistake(ledger) {
            mistakes.entry(mistake).or_default().push(draft);
        }
    }
    let gravest = |drafts: Vec<Draft>| {
        let mut drafts = drafts;
        drafts.sort_by_key(|draft| (draft.class, draft.members.len(), draft.scope, draft.rule));
        let mut drafts = drafts.into_iter();
        let mut first = drafts.next()?;
        drafts.for_each(|other| join(&mut first, &other));
        Some(first)
    };
    // The same figures against each other, whichever of them was set aside where, are one finding too.
    let mut sets: BTreeMap<Vec<(CellIx, String)>, Vec<Draft>> = BTreeMap::new();
    for draft in mistakes.into_values().filter_map(gravest) {
        sets.entry(draft.figures(ledger)).or_default().push(draft);
    }
    let mut told: Vec<Arc<Finding>> = sets
        .into_values()
        .filter_map(gravest)
        .filter_map(|draft| draft.finish(ledger).map(Arc::new))
        .collect();
    let place = |finding: &Arc<Finding>| {
        let cell = finding.members.first().map(|member| member.cell);
        (finding.severity(), finding.class, cell, finding.id)
    };
    told.sort_by_key(place);
    told
}

/// Adds the prints of the same mistake in another draft.
fn join(first: &mut Draft, other: &Draft) {
    for (place, theirs) in other.members.iter().enumerate() {
        let same =
            |ours: &DraftMember| ours.cell == theirs.cell && ours.reading.nominal == theirs.reading.nominal;
        // Of another set, only the figure set aside is told with all its prints.
        let Some(ours) = first.members.iter_mut().find(|ours| same(ours)) else { continue };
        if place == 0 || first_is_pair(other) {
            for claim in &theirs.reading.claims {
                if !ours.reading.claims.contains(claim) {
                    ours.reading.claims.push(*claim);
                }
            }
        }
    }
}

/// Whether a draft sets two figures of one cell against each other.
fn first_is_pair(draft: &Draft) -> bool {
    matches!(draft.members.as_slice(), [one, other] if one.cell == other.cell)
}
