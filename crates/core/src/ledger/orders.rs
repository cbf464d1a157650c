//! The order of milestones resolved: which day cannot lie before which, and that no order goes round.

use super::{formulas::cycles, registers::Resolver};
use crate::{
    data::{
        dataset::{IndicatorEntry, Located},
        error::DataError,
    },
    ids::IndicatorId,
    lexicon::{Unit, UnitId},
    model::IndicatorIx,
};

impl Resolver<'_> {
    /// Of each indicator, the milestones that it does not lie before.
    pub(super) fn orders(&mut self, entries: &[IndicatorEntry]) -> Vec<Vec<IndicatorIx>> {
        let mut orders = Vec::with_capacity(entries.len());
        for entry in entries {
            let earlier = entry.not_before.iter().filter_map(|id| self.earlier(entries, entry, id));
            orders.push(earlier.collect());
        }
        for cycle in cycles(&orders) {
            let chain: Vec<String> = cycle.iter().map(|at| entries[*at].id.value.to_string()).collect();
            let first = &entries[cycle[0]];
            let place = first.not_before.first().map_or(first.id.place, |id| id.place);
            self.errors.push(DataError::OrderCycle { name: chain[0].clone(), chain, place });
        }
        orders
    }

    /// The milestone `id` that `entry` does not lie before; both are days.
    fn earlier(
        &mut self,
        entries: &[IndicatorEntry],
        entry: &IndicatorEntry,
        id: &Located<IndicatorId>,
    ) -> Option<IndicatorIx> {
        let found = self.indicator(&id.value, id.place)?;
        let is_date = |unit: &UnitId| self.lexicon.unit(unit).is_some_and(Unit::is_date);
        let other = &entries[found.position()];
        let Some(wrong) = [entry, other].into_iter().find(|one| !is_date(&one.unit.value)) else {
            return Some(found);
        };
        let message = format!("`{}` is not a day, and no day lies before or after it", wrong.id.value);
        let help = "`not_before` is of milestones: indicators with the unit `date`";
        self.errors.push(DataError::KeyMismatch { message, help, place: id.place });
        None
    }
}
