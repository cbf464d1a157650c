//! The triage: verdicts on findings, by the id of the finding.

use std::collections::BTreeMap;

use super::{Border, register};
use crate::{
    data::{
        error::DataError,
        raw::{RawTriage, Text, words},
    },
    place::Files,
    triage::Triage,
};

/// The entries of `triage.toml` in order of id; none where there is no such file.
pub(super) fn parse(files: &Files, errors: &mut Vec<DataError>) -> Vec<Triage> {
    let Some((file, raw)) = register::<BTreeMap<Text, RawTriage>>(files, "triage.toml", errors) else {
        return Vec::new();
    };
    let mut at = Border { file, errors };
    let mut entries: Vec<Triage> = raw.iter().filter_map(|(id, raw)| entry(&mut at, id, raw)).collect();
    entries.sort_by_key(|entry| entry.id);
    entries
}

fn entry(at: &mut Border<'_>, id: &Text, raw: &RawTriage) -> Option<Triage> {
    let place = at.place(id);
    let parsed = id.get_ref().parse().ok();
    if parsed.is_none() {
        at.errors.push(DataError::BadFindingId { text: id.get_ref().clone(), place });
    }
    let verdict = at.word(&raw.verdict, "verdict", words::VERDICTS);
    let again = at.maybe(raw.again.as_ref(), |at, text| at.word(text, "verdict", words::VERDICTS));
    let reason = raw.reason.get_ref().trim();
    if reason.is_empty() {
        let place = at.place(&raw.reason);
        at.errors.push(DataError::EmptyReason { id: id.get_ref().clone(), place });
    }
    Some(Triage { id: parsed?, verdict: verdict?, reason: reason.to_owned(), again: again?, place })
}
