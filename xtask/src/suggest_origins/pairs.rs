//! Two sources: how much better one text behind both explains their figures than two texts on one topic.
//!
//! For every figure on the topic we know the chance P that an independent text prints it. If one of the two copies
//! the other (or both copy a third), it keeps a figure of its model with chance 1 − [`DROPPED`], and prints another
//! one as an independent text does, but [`ADDED`] times as often. The logarithm of the ratio of the two chances, in
//! bits, is summed over what both print, what only one prints, and what both leave out though others print it.

use std::collections::BTreeMap;

use super::prints::{Page, Pages};
use crate::count;

/// Dated pages farther apart are not compared: a text is reprinted within days.
const MAX_DAYS: i64 = 3;
/// A page is dated if it may have been published on so many days at most.
const DATED_DAYS: i64 = 3;
/// Two pages of which one is undated are compared if their spans begin within so many days: figures are news then.
const MAX_LAG_DAYS: i64 = 45;
/// Third sources on the same topic are looked for within so many days of either page.
const TOPIC_DAYS: i64 = 30;
/// A third source that resembles one of the pair so much may be another reprint, and is no third source.
const REPRINT_RESEMBLANCE: f64 = 0.6;

/// How often a copy drops a figure.
const DROPPED: f64 = 0.15;
/// How much less often than an independent text a copy has a figure that its model lacks.
const ADDED: f64 = 0.3;
/// A cell printed by both, but not alike, takes away so many bits besides: a copy is seldom rounded anew.
const BITS_OFF_DIFFERENT: f64 = 4.0;
/// How many third sources the share at all times (a figure's `usual`) weighs as much as.
const WEIGHT_OF_USUAL: f64 = 3.0;
/// Nothing is quite certain nor quite unheard of.
const CHANCES: (f64, f64) = (0.005, 0.95);
/// What both leave out says something where there are so many third sources.
const MIN_THIRD: usize = 4;

/// Bits for one text that a pair needs: published within a day of each other.
const BITS_SAME_DAY: f64 = 16.0;
/// Within [`MAX_DAYS`].
const BITS_NEAR: f64 = 18.0;
/// Where one page is undated; it has to resemble the other more.
const BITS_UNDATED: f64 = 16.0;
/// Where one publisher is declared to copy, or both pages are of one publisher.
const BITS_OFF_COPYING: f64 = 4.0;

/// The fewest figures in common.
const MIN_SHARED: usize = 4;
/// The least share of figures in common, among all figures of both.
const MIN_RESEMBLANCE: f64 = 0.5;
/// The same where one page is undated.
const MIN_RESEMBLANCE_UNDATED: f64 = 0.6;

/// What is known of pairs of pages, by the numbers of both, the smaller first.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Bits for one text behind both, of the pairs that are taken to reprint one.
    pub bits: BTreeMap<(usize, usize), f64>,
    /// The share of figures in common, of all pairs near in time that have some.
    pub resemblance: BTreeMap<(usize, usize), f64>,
}

/// Compares all pages near each other in time: quadratic in their number.
pub(super) fn links(all: &Pages) -> Links {
    let mut found = Links::default();
    for (a, page) in all.pages.iter().enumerate() {
        for (b, other) in all.pages.iter().enumerate().skip(a + 1) {
            let Some(needed) = bits_needed(page, other) else { continue };
            if page.prints.intersection(&other.prints).count() < MIN_SHARED {
                continue;
            }
            let resemblance = page.resemblance(other);
            found.resemblance.insert((a, b), resemblance);
            let dated = is_dated(page) && is_dated(other);
            if resemblance < if dated { MIN_RESEMBLANCE } else { MIN_RESEMBLANCE_UNDATED } {
                continue;
            }
            let third = third_pages(all, a, b);
            let bits = bits(all, page, other, &third).max(bits(all, other, page, &third));
            if bits >= needed {
                found.bits.insert((a, b), bits);
            }
        }
    }
    found
}

/// It may have been published on a few days only.
pub(super) fn is_dated(page: &Page) -> bool {
    page.n_days() <= DATED_DAYS
}

/// The bits that a pair needs; `None` where it is too far apart to be compared.
fn bits_needed(page: &Page, other: &Page) -> Option<f64> {
    let days = page.days_to(other);
    let needed = match (is_dated(page), is_dated(other)) {
        (true, true) if days <= 1 => BITS_SAME_DAY,
        (true, true) if days <= MAX_DAYS => BITS_NEAR,
        (true, true) => return None,
        _ => {
            let start = |page: &Page| sanad_core::edtf::day_number(page.published.first());
            let near = days <= MAX_DAYS && (start(page) - start(other)).abs() <= MAX_LAG_DAYS;
            if !near {
                return None;
            }
            BITS_UNDATED
        }
    };
    let copying = page.copies || other.copies || page.publisher == other.publisher;
    Some(if copying { needed - BITS_OFF_COPYING } else { needed })
}

/// The pages near in time with a cell in common, without those that may reprint the same text.
fn third_pages(all: &Pages, a: usize, b: usize) -> Vec<&Page> {
    let (page, other) = (&all.pages[a], &all.pages[b]);
    let is_third = |third: &Page| {
        let near = third.days_to(page).min(third.days_to(other)) <= TOPIC_DAYS;
        let topical = !third.cells.is_disjoint(&page.cells) || !third.cells.is_disjoint(&other.cells);
        near && topical
            && third.resemblance(page) < REPRINT_RESEMBLANCE
            && third.resemblance(other) < REPRINT_RESEMBLANCE
    };
    let others = all.pages.iter().enumerate().filter(|(at, third)| *at != a && *at != b && is_third(third));
    others.map(|(_, third)| third).collect()
}

/// Bits for `copy` being a copy of `model`, or of what `model` copies.
fn bits(all: &Pages, model: &Page, copy: &Page, third: &[&Page]) -> f64 {
    let chance = |n: usize, usual: f64| {
        let share = (count(n) + WEIGHT_OF_USUAL * usual) / (count(third.len()) + WEIGHT_OF_USUAL);
        share.clamp(CHANCES.0, CHANCES.1)
    };
    let mut bits = 0.0;
    for print in model.prints.union(&copy.prints) {
        let n = third.iter().filter(|page| page.prints.contains(print)).count();
        let p = chance(n, all.prints[*print].usual);
        bits += match (model.prints.contains(print), copy.prints.contains(print)) {
            (true, true) => ((1.0 - DROPPED) / p).log2(),
            (true, false) => (DROPPED / (1.0 - p)).log2(),
            (false, _) => ADDED.log2(),
        };
    }
    let alike = |cell| model.prints.intersection(&copy.prints).any(|print| all.prints[*print].cell == cell);
    let different = model.cells.intersection(&copy.cells).filter(|cell| !alike(**cell)).count();
    bits -= BITS_OFF_DIFFERENT * count(different);
    if third.len() >= MIN_THIRD {
        let mut left_out = BTreeMap::new();
        for cell in third.iter().flat_map(|page| &page.cells) {
            if !model.cells.contains(cell) && !copy.cells.contains(cell) {
                *left_out.entry(cell).or_insert(0) += 1;
            }
        }
        for n in left_out.into_values() {
            let p = chance(n, 0.0);
            bits += ((1.0 - ADDED * p) / (1.0 - p)).log2();
        }
    }
    bits
}
