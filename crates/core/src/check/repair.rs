//! Repairs: the slips that people make, undone. One counts only if all that hangs together then agrees.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{
    edits::edits,
    finding::{Repair, Slip},
};
use crate::{
    bounds::Bounds,
    cell_reading::CellReading,
    cited::Cited,
    ledger::Ledger,
    model::{CellIx, CellKey, ClaimIx, Kind, MeasureKey, Told},
    priority::Learned,
    reading::{Direction, Nominal, Sense},
    view::View,
};

/// Repairs of one slip and reading that are proposed at most: more is a guess.
const PER_SLIP: usize = 2;
/// Repairs of a finding.
pub const MOST: usize = 6;

/// A reading, what all else says of its cell, and where to look for what it may have been.
pub struct Slips<'a> {
    /// The view.
    pub view: View<'a>,
    /// What is known of single claims.
    pub learned: &'a Learned<'a>,
    /// The cell of the reading.
    pub cell: CellIx,
    /// The reading.
    pub reading: &'a CellReading,
    /// What all else that hangs together with it leaves for its cell: anything in it makes everything agree.
    pub wanted: Bounds,
    /// The claims of the readings that it conflicts with.
    pub beside: &'a [ClaimIx],
}

impl Slips<'_> {
    /// The repairs of the reading, which is the `member`th of its finding.
    pub fn repairs(&self, member: usize) -> Vec<Repair> {
        let mut repairs = Vec::new();
        // A side that is open leaves room for anything.
        if self.wanted.width().is_none() {
            return repairs;
        }
        let ledger = self.view.ledger();
        let claim = ledger.claim(self.reading.finest);
        let is_date = ledger.unit(&ledger.cell(self.cell).unit).is_some_and(crate::lexicon::Unit::is_date);
        if !is_date {
            for edit in edits(&claim.printed) {
                self.try_text(member, &edit.text, &claim.sense, edit.slip, &mut repairs);
            }
            for text in scales(ledger, self.reading.finest) {
                self.try_text(member, &text, &claim.sense, Slip::Scale, &mut repairs);
            }
            let turned = match claim.sense.direction {
                Some(Direction::Down) => Direction::Up,
                _ => Direction::Down,
            };
            let sense = Sense { direction: Some(turned), ..claim.sense.clone() };
            self.try_text(member, &claim.printed, &sense, Slip::Direction, &mut repairs);
        }
        self.other_prints(member, &mut repairs);
        self.elsewhere(member, &mut repairs);
        rank(&mut repairs);
        self.once_a_figure(&mut repairs);
        let mut n_of = std::collections::BTreeMap::new();
        repairs.retain(|repair| {
            let n = n_of.entry(kind(repair.slip)).or_insert(0_usize);
            *n += 1;
            *n <= PER_SLIP
        });
        repairs
    }

    /// Of several texts for one figure, the likeliest: the one whose words the prints that agree with it use.
    fn once_a_figure(&self, repairs: &mut Vec<Repair>) {
        let ledger = self.view.ledger();
        let is_in_use = |repair: &Repair| {
            let word =
                repair.suggested.words().and_then(|words| words.split(' ').next_back()).unwrap_or_default();
            repair.agreeing.iter().any(|claim| ledger.claim(*claim).printed.contains(word))
        };
        repairs.sort_by_key(|repair| !is_in_use(repair));
        let mut seen = BTreeSet::new();
        let figure = |repair: &Repair| {
            (
                repair.member,
                repair.suggested.value().low(),
                repair.suggested.value().high(),
                structure(repair.slip),
            )
        };
        repairs.retain(|repair| seen.insert(figure(repair)));
        rank(repairs);
    }

    fn try_text(&self, member: usize, text: &str, sense: &Sense, slip: Slip, repairs: &mut Vec<Repair>) {
        let ledger = self.view.ledger();
        let Some((nominal, bounds)) = ledger.reread(self.reading.finest, text, sense) else { return };
        // An open figure agrees with too much to be a repair.
        if bounds.width().is_none() || !fits(bounds, self.wanted) {
            return;
        }
        let agreeing = self.agreeing(bounds);
        let words = match slip {
            Slip::Direction if sense.direction == Some(Direction::Down) => format!("−{text}"),
            _ => text.to_owned(),
        };
        let suggested =
            Cited::mended(ledger, self.reading.finest, words.into(), bounds, Some(nominal), agreeing.clone());
        repairs.push(Repair { member, suggested, slip, n_edits: 1, agreeing });
    }

    /// Prints of the cell elsewhere that say no more and no less than `bounds`.
    fn agreeing(&self, bounds: Bounds) -> Vec<ClaimIx> {
        let ledger = self.view.ledger();
        self.view
            .current_claims_of(self.cell)
            .filter(|(ix, _)| !self.reading.claims.contains(ix))
            .filter(|(ix, _)| ledger.claim(*ix).told != Told::Former)
            .filter_map(|(ix, claim)| claim.value.bounds().map(|other| (ix, other)))
            .filter(|(_, other)| as_fine(*other, bounds) && bounds.overlaps_widely(other))
            .map(|(ix, _)| ix)
            .collect()
    }

    /// What other pages print of the same cell.
    fn other_prints(&self, member: usize, repairs: &mut Vec<Repair>) {
        let ledger = self.view.ledger();
        let mut seen = BTreeSet::new();
        for (ix, claim) in self.view.current_claims_of(self.cell) {
            let fine = |bounds: &Bounds| as_fine(*bounds, self.reading.bounds) && fits(*bounds, self.wanted);
            let Some(bounds) = claim.value.bounds().filter(fine) else {
                continue;
            };
            let known = repairs.iter().any(|repair| repair.agreeing.contains(&ix));
            // What it conflicts with speaks for itself.
            if known
                || self.beside.contains(&ix)
                || self.reading.claims.contains(&ix)
                || bounds.width().is_none()
            {
                continue;
            }
            if seen.insert(claim.value.nominal().map(Nominal::low)) {
                let agreeing = self.agreeing(bounds);
                let suggested = Cited::mended(
                    ledger,
                    self.reading.finest,
                    (*claim.printed).into(),
                    bounds,
                    claim.value.nominal(),
                    agreeing.clone(),
                );
                repairs.push(Repair { member, suggested, slip: Slip::OtherPrint, n_edits: 2, agreeing });
            }
        }
    }

    /// Cells whose figure this is: another period's, a part's, another indicator's.
    fn elsewhere(&self, member: usize, repairs: &mut Vec<Repair>) {
        let ledger = self.view.ledger();
        let key = &ledger.cell(self.cell).key;
        let Some(Nominal::Point(printed)) = self.reading.nominal else { return };
        let of_source: BTreeSet<_> = self.reading.claims.iter().map(|ix| ledger.claim(*ix).source).collect();
        let entity = ledger.entity(key.entity);
        let near = ledger
            .entities()
            .filter(|(_, other)| {
                other.parent == Some(key.entity) || (entity.parent.is_some() && other.parent == entity.parent)
            })
            .map(|(ix, _)| ix)
            .chain(entity.parent)
            .chain([key.entity]);
        for entity in near {
            for (cell, other) in ledger.cells_of(entity) {
                let Some(slip) = slip_from(key, &other.key, cell).filter(|_| cell != self.cell) else {
                    continue;
                };
                if other.unit != ledger.cell(self.cell).unit {
                    continue;
                }
                let same = |(ix, claim): &(ClaimIx, &crate::model::Claim)| {
                    claim.value.nominal() == Some(Nominal::Point(printed))
                        && !self.learned.is_set_aside(*ix)
                        // A short figure is met anywhere; on the same page it is no accident.
                        && (digits(&claim.printed) >= 3 || of_source.contains(&claim.source))
                };
                let mut claims = self.view.current_claims_of(cell).filter(same);
                if let Some((first, _)) = claims.next() {
                    let mut agreeing = vec![first];
                    agreeing.extend(claims.map(|(ix, _)| ix));
                    let unit = ledger.cell(self.cell).unit.clone();
                    let subject = Some(std::sync::Arc::new((key.clone(), None)));
                    let suggested = Cited::followed(
                        self.wanted,
                        unit,
                        subject,
                        "what all else leaves".into(),
                        vec![Cited::of_claim(self.view, first)],
                    );
                    repairs.push(Repair { member, suggested, slip, n_edits: 1, agreeing });
                }
            }
        }
    }
}

/// The slip that prints the figure of `other` under the name of `key`; `None` where they have too little in common.
fn slip_from(key: &CellKey, other: &CellKey, cell: CellIx) -> Option<Slip> {
    if other.measure != key.measure || other.kind != key.kind || key.kind == Kind::Forecast {
        return None;
    }
    let differ = (other.entity != key.entity, other.indicator != key.indicator, other.period != key.period);
    let is_rate = key.measure != MeasureKey::Level;
    match differ {
        (false, true | false, _) if is_rate && (differ.1 != differ.2) => Some(Slip::Rate(cell)),
        (false, false, true) => Some(Slip::Period(cell)),
        (true, false, false) => Some(Slip::Part(cell)),
        (false, true, false) => Some(Slip::Indicator(cell)),
        _ => None,
    }
}

fn digits(printed: &str) -> usize {
    printed.chars().filter(char::is_ascii_digit).count()
}

/// Whether a print says about as much as one with `bounds`: a rough word bears nothing out.
fn as_fine(print: Bounds, bounds: Bounds) -> bool {
    print.width().zip(bounds.width()).is_some_and(|(theirs, ours)| {
        // Exact ones are as fine as half a unit of a plain number.
        ours.max(Decimal::ONE).checked_mul(Decimal::TEN).is_none_or(|most| theirs <= most)
    })
}

/// Whether a figure can be what is wanted: they overlap, and not at an edge alone.
fn fits(bounds: Bounds, wanted: Bounds) -> bool {
    bounds.overlaps_widely(&wanted)
}

/// The texts of a print with another scale word, or with one where it has none.
fn scales(ledger: &Ledger, ix: ClaimIx) -> Vec<String> {
    let claim = ledger.claim(ix);
    let printed: &str = &claim.printed;
    let lower = printed.to_lowercase();
    let ids = || ledger.lexicon().scales().iter().map(|scale| scale.id.as_str());
    let there =
        ids().find_map(|id| lower.find(id).filter(|_| lower.len() == printed.len()).map(|at| (at, id.len())));
    let factor = |id: &str| {
        ledger.lexicon().scales().iter().find(|scale| scale.id.as_str() == id).map(|scale| scale.factor)
    };
    let now = there.and_then(|(at, len)| factor(&lower[at..at + len])).unwrap_or(Decimal::ONE);
    // Million for billion, lakh for crore, or none at all; a dozen is nobody's slip.
    let slips = |id: &&str| {
        let wanted = factor(id).unwrap_or(Decimal::ONE);
        let ratio = (wanted / now).max(now / wanted);
        [100, 1_000, 100_000, 1_000_000].into_iter().any(|usual| ratio == Decimal::from(usual))
    };
    let wanted = ids().filter(slips);
    match there {
        Some((at, len)) => {
            wanted.map(|id| format!("{}{id}{}", &printed[..at], &printed[at + len..])).collect()
        }
        None if claim.sense.scale.is_none() => wanted.map(|id| format!("{printed} {id}")).collect(),
        None => Vec::new(),
    }
}

/// The likeliest first: what other prints bear out, then fewest edits, then most other prints that agree.
pub fn rank(repairs: &mut [Repair]) {
    repairs.sort_by(|a, b| {
        let key = |repair: &Repair| {
            let n_agreeing = std::cmp::Reverse(repair.agreeing.len());
            (repair.agreeing.is_empty(), repair.n_edits, n_agreeing, kind(repair.slip), repair.member)
        };
        key(a).cmp(&key(b)).then_with(|| a.suggested.words().cmp(&b.suggested.words()))
    });
}

/// Whether a slip put another cell's figure in this one's place, and which.
fn structure(slip: Slip) -> Option<CellIx> {
    match slip {
        Slip::Period(cell) | Slip::Part(cell) | Slip::Indicator(cell) | Slip::Rate(cell) => Some(cell),
        _ => None,
    }
}

/// The order of slips that are otherwise alike, the commonest first.
fn kind(slip: Slip) -> u8 {
    match slip {
        Slip::Scale => 0,
        Slip::Direction => 1,
        Slip::Rate(_) | Slip::Base => 2,
        Slip::Indicator(_) | Slip::Part(_) => 3,
        Slip::Period(_) => 4,
        Slip::Swapped => 5,
        Slip::Digit => 6,
        Slip::Point => 7,
        Slip::Dropped => 8,
        Slip::Inserted => 9,
        Slip::OtherPrint => 10,
    }
}
