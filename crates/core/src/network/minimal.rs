//! The smallest sets: which few of the readings behind a clash cannot be together.
//!
//! Source: Junker, "`QuickXplain`: preferred explanations and relaxations for over-constrained problems", AAAI 2004.

use std::sync::Arc;

use super::{Network, State, state::Mark};
use crate::{bounds::Bounds, check::Rule};

/// An empty network in which sets of readings are tried.
#[derive(Debug)]
pub struct Scratch<'r> {
    state: State<'r>,
    empty: Mark,
}

impl<'r> Scratch<'r> {
    /// Of a network.
    pub fn new(network: &Arc<Network<'r>>) -> Self {
        let mut state = State::new(network);
        state.commit();
        let empty = state.mark();
        Self { state, empty }
    }

    /// Lets entries in that fit, under all that is tried until [`Self::clear`].
    pub fn base(&mut self, entries: &[usize], of: &dyn Fn(usize) -> Bounds) {
        for entry in entries {
            // A subset of what has entered fits.
            let _ = self.state.take(*entry, of(*entry));
        }
        let _ = self.state.propagate();
    }

    /// Takes the base out again.
    pub fn clear(&mut self) {
        let empty = self.empty.clone();
        self.state.undo_to(&empty);
    }

    /// Whether entries can be together, with the bounds that `of` gives them.
    pub fn fit(&mut self, entries: &[usize], of: &dyn Fn(usize) -> Bounds) -> bool {
        self.with(entries, of, |_| ()).is_some()
    }

    /// What `look` sees once `entries` are in; `None` where they do not fit.
    pub fn with<T>(
        &mut self,
        entries: &[usize],
        of: &dyn Fn(usize) -> Bounds,
        look: impl FnOnce(&mut State<'r>) -> T,
    ) -> Option<T> {
        let mark = self.state.mark();
        let mut outcome = Ok(());
        for entry in entries {
            outcome = outcome.and_then(|()| self.state.take(*entry, of(*entry)));
        }
        let seen = outcome.and_then(|()| self.state.propagate()).ok().map(|()| look(&mut self.state));
        self.state.undo_to(&mark);
        seen
    }

    /// Fewer of entries that cannot be together, the first of them included: those behind the clash that comes up when they
    /// enter one by one. Not yet a minimal set, and cheap to have.
    pub fn fewer(&mut self, entries: &[usize], of: &dyn Fn(usize) -> Bounds) -> Vec<usize> {
        let mut kept = entries.to_vec();
        loop {
            let mark = self.state.mark();
            let mut outcome = Ok(());
            for entry in &kept {
                outcome = self.state.enter(*entry, of(*entry));
                if outcome.is_err() {
                    break;
                }
            }
            let behind = outcome.err().map(|conflict| self.state.entries_behind(&conflict.events));
            self.state.undo_to(&mark);
            let Some(behind) = behind else { return kept };
            let before = kept.len();
            kept.retain(|entry| behind.contains(entry));
            if kept.len() == before {
                return kept;
            }
        }
    }

    /// What entries that cannot be together do not satisfy.
    pub fn rule(&mut self, entries: &[usize], of: &dyn Fn(usize) -> Bounds) -> Rule {
        let mark = self.state.mark();
        let mut outcome = Ok(());
        for entry in entries {
            outcome = outcome.and_then(|()| self.state.take(*entry, of(*entry)));
        }
        let rule = match outcome.and_then(|()| self.state.propagate()) {
            Ok(()) => Rule::SameCell,
            Err(conflict) => self.state.rule_behind(&conflict),
        };
        self.state.undo_to(&mark);
        rule
    }

    /// Of entries that cannot be together, a set of which each one is needed: those that come first in `entries` are kept
    /// where there is a choice. Empty where they fit after all.
    pub fn minimal(&mut self, entries: &[usize], of: &dyn Fn(usize) -> Bounds) -> Vec<usize> {
        if self.fit(entries, of) {
            return Vec::new();
        }
        // QuickXplain prefers to drop what comes last: it is asked with the order turned around.
        let mut kept = Vec::new();
        self.explain(&mut kept, entries, of);
        kept.sort_by_key(|entry| entries.iter().position(|known| known == entry));
        // Contraction is not complete: a set may hold more than it needs where bounds only touch. One pass mends that.
        let mut at = 0;
        while at < kept.len() {
            let mut fewer = kept.clone();
            fewer.remove(at);
            if self.fit(&fewer, of) {
                at += 1;
            } else {
                kept = fewer;
            }
        }
        kept
    }

    /// Adds to `kept` a smallest part of `entries` that cannot be together with it.
    fn explain(&mut self, kept: &mut Vec<usize>, entries: &[usize], of: &dyn Fn(usize) -> Bounds) {
        if let [one] = entries {
            kept.push(*one);
            return;
        }
        let (first, second) = entries.split_at(entries.len() / 2);
        let before = kept.len();
        // With all of the first half in, which of the second are needed?
        let mut with_first: Vec<usize> = kept.clone();
        with_first.extend(first);
        let mut needed = Vec::new();
        if self.fit(&with_first, of) {
            self.explain(&mut with_first, second, of);
            needed = with_first.split_off(before + first.len());
        }
        kept.extend(&needed);
        // And with those in, which of the first?
        if self.fit(kept, of) {
            self.explain(kept, first, of);
        }
    }
}
