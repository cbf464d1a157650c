//! Lets readings enter a network in the order of their priority, and sets aside those that do not fit.

use std::sync::Arc;

use super::{Network, State, state::Conflict};

/// An entry that was set aside.
#[derive(Debug, Clone)]
pub struct Clash {
    /// The entry.
    pub entry: usize,
    /// The entries that it cannot be with, itself among them: enough of them, and perhaps too many.
    pub with: Vec<usize>,
}

/// A network with everything in it that fits.
#[derive(Debug)]
pub struct Entered<'r> {
    /// What is known then.
    pub state: State<'r>,
    /// What was set aside, in the order of priority.
    pub clashes: Vec<Clash>,
}

/// Enters all readings. `order` gives the places of the entries by priority, the first first; it is asked only where
/// they do not all fit.
pub fn enter<'r>(network: &Arc<Network<'r>>, order: impl FnOnce() -> Vec<usize>) -> Entered<'r> {
    if let Some(state) = all_at_once(network) {
        return Entered { state, clashes: Vec::new() };
    }
    let mut state = State::new(network);
    let mut clashes = Vec::new();
    for entry in order() {
        let mark = state.mark();
        match state.enter(entry, network.entries[entry].bounds) {
            Ok(()) => state.commit(),
            Err(Conflict { events, .. }) => {
                let mut with = state.entries_behind(&events);
                if !with.contains(&entry) {
                    with.push(entry);
                }
                state.undo_to(&mark);
                clashes.push(Clash { entry, with });
            }
        }
    }
    Entered { state, clashes }
}

/// The usual case: everything fits, in whatever order.
fn all_at_once<'r>(network: &Arc<Network<'r>>) -> Option<State<'r>> {
    let mut state = State::new(network);
    for (at, entry) in network.entries.iter().enumerate() {
        state.take(at, entry.bounds).ok()?;
    }
    state.propagate().ok()?;
    state.commit();
    Some(state)
}
