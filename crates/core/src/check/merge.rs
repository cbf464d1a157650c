//! One finding for one mistake, however many papers reprinted it and however many cells it touches.

use std::{collections::BTreeMap, sync::Arc};

use super::{draft::Draft, finding::Finding};
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
    let mut told = Vec::with_capacity(mistakes.len());
    for mut drafts in mistakes.into_values() {
        drafts.sort_by_key(|draft| (draft.class, draft.members.len(), draft.scope, draft.rule));
        let mut drafts = drafts.into_iter();
        let Some(mut first) = drafts.next() else { continue };
        for other in drafts {
            join(&mut first, &other);
        }
        told.extend(first.finish(ledger).map(Arc::new));
    }
    let place = |finding: &Arc<Finding>| {
        let cell = finding.members.first().map(|member| member.cell);
        (finding.severity(), finding.class, cell, finding.id)
    };
    told.sort_by_key(place);
    told
}

/// Adds the prints of the same mistake in another draft.
fn join(first: &mut Draft, other: &Draft) {
    let (Some(ours), Some(theirs)) = (first.members.first_mut(), other.members.first()) else { return };
    for claim in &theirs.reading.claims {
        if !ours.reading.claims.contains(claim) {
            ours.reading.claims.push(*claim);
        }
    }
}
