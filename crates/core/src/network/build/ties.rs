//! Wholes and their parts, milestones in their order, totals to date that never fall.

use super::{Builder, Relation, Var};
use crate::{
    check::Rule,
    model::{CellKey, EntityIx, Kind, MeasureKey},
    period::Period,
};

impl Builder<'_> {
    /// The whole that a claimed figure is, or is part of.
    pub(super) fn whole_of(&self, key: &CellKey) -> Vec<CellKey> {
        if !self.ledger.indicator(key.indicator).sums_over_parts {
            return Vec::new();
        }
        let is_whole = |entity: EntityIx| self.rules.parts(self.ledger, entity).is_some();
        let mut wholes = Vec::new();
        if is_whole(key.entity) {
            wholes.push(key.clone());
        }
        let parent = self.ledger.entity(key.entity).parent;
        wholes.extend(
            parent.filter(|parent| is_whole(*parent)).map(|entity| CellKey { entity, ..key.clone() }),
        );
        wholes
    }

    pub(super) fn parts(&mut self, whole: &CellKey, edition: Option<u16>) {
        let Some((parts, complete)) = self.rules.parts(self.ledger, whole.entity) else { return };
        let keys = parts.iter().map(|entity| CellKey { entity: *entity, ..whole.clone() });
        // Of parts that nobody printed nothing is known but that they are there.
        let keys: Vec<CellKey> = keys.filter(|key| complete || self.is_claimed(key, edition)).collect();
        if !keys.iter().any(|key| self.is_claimed(key, edition)) {
            return;
        }
        let parts = keys.iter().map(|key| self.var(key, edition)).collect();
        let whole = self.var(whole, edition);
        self.network.relations.push(Relation::Parts { whole, parts, complete });
    }

    /// Milestones in their order, and totals to date that never fall.
    pub(super) fn orders(&mut self) {
        let mut claimed: Vec<usize> = (0..self.n_claimed).collect();
        claimed.retain(|at| self.network.vars[*at].key.measure == MeasureKey::Level);
        for at in &claimed {
            let key = self.network.vars[*at].key.clone();
            for earlier in &self.ledger.indicator(key.indicator).not_before {
                for kind in [Kind::Outturn, key.kind] {
                    let before = CellKey { indicator: *earlier, kind, ..key.clone() };
                    let edition = self.network.vars[*at].edition;
                    if self.is_claimed(&before, edition) {
                        let less = self.var(&before, edition);
                        let rule = Rule::Order(*earlier);
                        self.network.relations.push(Relation::Order { rule, less, more: *at });
                    }
                    if key.kind == Kind::Outturn {
                        break;
                    }
                }
            }
        }
        let monotone =
            |var: &Var| var.key.kind == Kind::Outturn && self.ledger.indicator(var.key.indicator).monotone;
        claimed.retain(|at| monotone(&self.network.vars[*at]));
        let series = |var: &Var| (var.key.entity, var.key.indicator, var.edition);
        let days = |at: &usize| self.network.vars[*at].key.period.and_then(Period::days);
        claimed.sort_by_key(|at| (series(&self.network.vars[*at]), days(at)));
        let mut orders = Vec::new();
        for pair in claimed.windows(2) {
            let [less, more] = pair else { continue };
            let ordered = days(less).zip(days(more)).is_some_and(|(a, b)| a.1 < b.0);
            if ordered && series(&self.network.vars[*less]) == series(&self.network.vars[*more]) {
                orders.push(Relation::Order { rule: Rule::Monotone, less: *less, more: *more });
            }
        }
        self.network.relations.extend(orders);
    }
}
