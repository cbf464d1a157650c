//! Figures that a reader may see: a value and what it rests on.
//!
//! [`Cited`] has no public constructor. Outside this crate one can be had only from an observation, from a claim,
//! or from other cited figures by an operation that writes its receipt: a number that a program made up cannot be
//! printed, because it cannot be built.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    bounds::Bounds,
    cell_reading::CellReading,
    ledger::Ledger,
    lexicon::UnitId,
    model::{CellKey, ClaimIx},
    reading::Nominal,
    view::View,
};

/// Whether a term is added or taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
}

/// What a figure rests on.
#[derive(Debug, Clone)]
pub enum Receipt {
    /// Prints. `first` stands apart so that "printed by nobody" cannot be written.
    Printed {
        /// The finest print.
        first: ClaimIx,
        /// The other prints of the same reading.
        rest: Vec<ClaimIx>,
    },
    /// A formula and its inputs.
    Derived {
        /// The formula's text, as the data declares it.
        formula: Arc<str>,
        /// The figures it was computed from.
        inputs: Vec<Cited>,
    },
    /// Signed terms: a gap, a sum.
    Summed {
        /// The first term.
        first: (Sign, Box<Cited>),
        /// The others.
        rest: Vec<(Sign, Cited)>,
    },
    /// Its two ends, each derived in its own way.
    Ends {
        /// What its low end follows from.
        low: Box<Cited>,
        /// What its high end follows from.
        high: Box<Cited>,
    },
    /// How far two figures are from each other at the least, between the ends of their bounds.
    Apart {
        /// The lower one.
        lower: Box<Cited>,
        /// The higher one.
        higher: Box<Cited>,
    },
    /// A print as it would read without a slip.
    Mended {
        /// The print.
        claim: ClaimIx,
        /// Prints elsewhere that agree with the mended one.
        agreeing: Vec<ClaimIx>,
    },
    /// A limit that the data declares: the least or greatest value there can be, or that a total to date never falls.
    Declared,
}

/// The print that speaks for a reading: of the finest ones that of a page which shows its date and copies nobody, the
/// newest first.
fn spokesman(ledger: &Ledger, reading: &CellReading) -> ClaimIx {
    let finest = ledger.claim(reading.finest).value.bounds().and_then(|bounds| bounds.width());
    let as_fine = reading
        .claims
        .iter()
        .copied()
        .filter(|ix| ledger.claim(*ix).value.bounds().and_then(|bounds| bounds.width()) == finest);
    let worth = |ix: &ClaimIx| {
        let claim = ledger.claim(*ix);
        let source = ledger.source(claim.source);
        let copies = ledger.publisher(source.publisher).syndicates;
        (!copies, source.inferred.is_none(), claim.said.first(), std::cmp::Reverse(*ix))
    };
    as_fine.max_by_key(worth).unwrap_or(reading.finest)
}

/// A figure that a reader may see. Built in this crate alone.
///
/// ```compile_fail
/// use sanad_core::{bounds::Bounds, cited::Cited};
/// let made_up = Cited { value: Bounds::exact(43.into()) };
/// ```
#[derive(Debug, Clone)]
pub struct Cited {
    value: Bounds,
    nominal: Option<Nominal>,
    unit: UnitId,
    words: Option<Arc<str>>,
    /// For what was derived of a cell: that cell, and in which edition.
    subject: Option<Arc<(CellKey, Option<u16>)>>,
    receipt: Receipt,
}

impl Cited {
    /// The figure of a reading.
    pub(crate) fn printed(ledger: &Ledger, reading: &CellReading) -> Self {
        let first = spokesman(ledger, reading);
        let claim = ledger.claim(first);
        let rest = reading.claims.iter().copied().filter(|ix| *ix != first).collect();
        Self {
            value: reading.bounds,
            nominal: claim.value.nominal(),
            unit: ledger.cell(claim.cell).unit.clone(),
            words: Some((*claim.printed).into()),
            subject: None,
            receipt: Receipt::Printed { first, rest },
        }
    }

    /// The figure of one claim; a mention has bounds that say nothing.
    pub fn of_claim(view: View<'_>, ix: ClaimIx) -> Self {
        let ledger = view.ledger();
        let claim = ledger.claim(ix);
        Self {
            value: claim.value.bounds().unwrap_or(Bounds::EVERYTHING),
            nominal: claim.value.nominal(),
            unit: ledger.cell(claim.cell).unit.clone(),
            words: Some((*claim.printed).into()),
            subject: None,
            receipt: Receipt::Printed { first: ix, rest: Vec::new() },
        }
    }

    /// What is known of it for certain.
    pub fn value(&self) -> Bounds {
        self.value
    }

    /// As printed, without its rounding; `None` for what nobody printed.
    pub fn nominal(&self) -> Option<Nominal> {
        self.nominal
    }

    /// Its unit.
    pub fn unit(&self) -> &UnitId {
        &self.unit
    }

    /// The printed words, for what was printed.
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }

    /// The cell it was derived of; `None` for prints, whose claims name their cell, and for what is of no cell.
    pub fn cell(&self) -> Option<&CellKey> {
        self.subject.as_ref().map(|subject| &subject.0)
    }

    /// The edition it was derived in; for prints see [`crate::vintage::edition`].
    pub fn edition(&self) -> Option<u16> {
        self.subject.as_ref().and_then(|subject| subject.1)
    }

    /// What it rests on.
    pub fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// This figure less `other`; `None` unless both are of one unit. Days less days are days.
    pub fn less(&self, other: &Self) -> Option<Self> {
        if self.unit != other.unit {
            return None;
        }
        let unit = if self.unit.as_str() == "date" { "days".parse().ok()? } else { self.unit.clone() };
        let nominal = match (self.nominal, other.nominal) {
            (Some(Nominal::Point(a)), Some(Nominal::Point(b))) => a.checked_sub(b).map(Nominal::Point),
            _ => None,
        };
        Some(Self {
            value: self.value.minus(other.value),
            nominal,
            unit,
            words: None,
            subject: None,
            receipt: Receipt::Summed {
                first: (Sign::Plus, Box::new(self.clone())),
                rest: vec![(Sign::Minus, other.clone())],
            },
        })
    }

    /// The same figure, with what its digits say beside others.
    pub(crate) fn within(self, value: Bounds) -> Self {
        Self { value, ..self }
    }

    /// What follows from `inputs` by a rule.
    pub(crate) fn followed(
        value: Bounds,
        unit: UnitId,
        subject: Option<Arc<(CellKey, Option<u16>)>>,
        rule: Arc<str>,
        inputs: Vec<Self>,
    ) -> Self {
        let receipt = Receipt::Derived { formula: rule, inputs };
        Self { value, nominal: None, unit, words: None, subject, receipt }
    }

    /// A sum of signed terms, whose bounds were found along the shortest paths; declared to be so where there are none.
    pub(crate) fn summed(
        value: Bounds,
        unit: UnitId,
        subject: Option<Arc<(CellKey, Option<u16>)>>,
        terms: Vec<(Sign, Self)>,
    ) -> Self {
        let mut terms = terms.into_iter();
        let receipt = match terms.next() {
            Some((sign, first)) => Receipt::Summed { first: (sign, Box::new(first)), rest: terms.collect() },
            None => Receipt::Declared,
        };
        Self { value, nominal: None, unit, words: None, subject, receipt }
    }

    /// A figure whose two ends follow each in its own way.
    pub(crate) fn ends(
        value: Bounds,
        unit: UnitId,
        subject: Option<Arc<(CellKey, Option<u16>)>>,
        low: Self,
        high: Self,
    ) -> Self {
        let receipt = Receipt::Ends { low: Box::new(low), high: Box::new(high) };
        Self { value, nominal: None, unit, words: None, subject, receipt }
    }

    /// What the data declares.
    pub(crate) fn declared(
        value: Bounds,
        unit: UnitId,
        subject: Option<Arc<(CellKey, Option<u16>)>>,
    ) -> Self {
        Self { value, nominal: None, unit, words: None, subject, receipt: Receipt::Declared }
    }

    /// How far this figure and `other` are from each other at the least; `None` where they have a value in common or
    /// are of two units.
    pub(crate) fn apart(&self, other: &Self) -> Option<Self> {
        if self.unit != other.unit {
            return None;
        }
        let above = |lower: &Self, higher: &Self| {
            higher.value.low().zip(lower.value.high()).filter(|(low, high)| low > high)
        };
        let (lower, higher) = match (above(self, other), above(other, self)) {
            (Some(_), _) => (self, other),
            (None, Some(_)) => (other, self),
            (None, None) => return None,
        };
        let (low, high) = above(lower, higher)?;
        let unit = if self.unit.as_str() == "date" { "days".parse().ok()? } else { self.unit.clone() };
        Some(Self {
            value: Bounds::exact(low).minus(Bounds::exact(high)),
            nominal: None,
            unit,
            words: None,
            subject: None,
            receipt: Receipt::Apart { lower: Box::new(lower.clone()), higher: Box::new(higher.clone()) },
        })
    }

    /// A print as it would read without a slip.
    pub(crate) fn mended(
        ledger: &Ledger,
        claim: ClaimIx,
        words: Arc<str>,
        value: Bounds,
        nominal: Option<Nominal>,
        agreeing: Vec<ClaimIx>,
    ) -> Self {
        let unit = ledger.cell(ledger.claim(claim).cell).unit.clone();
        Self {
            value,
            nominal,
            unit,
            words: Some(words),
            subject: None,
            receipt: Receipt::Mended { claim, agreeing },
        }
    }

    /// Every claim it rests on, each once, in the order of its receipt.
    pub fn claims(&self) -> Vec<ClaimIx> {
        let mut claims = Vec::new();
        let mut open = vec![self];
        while let Some(cited) = open.pop() {
            match &cited.receipt {
                Receipt::Printed { first, rest } => {
                    claims.push(*first);
                    claims.extend(rest);
                }
                Receipt::Derived { inputs, .. } => open.extend(inputs.iter().rev()),
                Receipt::Summed { first, rest } => {
                    open.extend(rest.iter().rev().map(|(_, cited)| cited));
                    open.push(&first.1);
                }
                Receipt::Ends { low, high } => open.extend([&**high, &**low]),
                Receipt::Apart { lower, higher } => open.extend([&**higher, &**lower]),
                Receipt::Mended { claim, agreeing } => {
                    claims.push(*claim);
                    claims.extend(agreeing);
                }
                Receipt::Declared => {}
            }
        }
        let mut known = BTreeSet::new();
        claims.retain(|claim| known.insert(*claim));
        claims
    }
}
