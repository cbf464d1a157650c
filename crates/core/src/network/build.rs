//! Builds a network from readings: which variables there are, and which rules tie them together.
//!
//! A formula stands at a period where its result or one of its inputs there is claimed. A rate stands where it is
//! claimed; then its levels are variables too, printed or not.

mod series;
mod ties;

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    hash::{Hash, Hasher},
};

use rust_decimal::Decimal;

use super::{
    Entry, Flow, Network, Relation, Var,
    compiled::{Slot, SlotOf, SlotShift, Span},
    rules::Rules,
};
use crate::{
    bounds::Bounds,
    cell_reading::CellReading,
    check::Rule,
    decimal::{Toward, lesser, multiply},
    ledger::Ledger,
    model::{CellIx, CellKey, EntityIx, IndicatorIx, Kind, MeasureIx, MeasureKey, Time},
    period::{Month, Months, Period},
};

/// Decimals beyond these are rounded outward: weights stay well inside 128 bits.
const MAX_SCALE: u32 = 8;

/// A level: whose, of what, in which edition, of which month.
type LevelOf = (EntityIx, IndicatorIx, Option<u16>, Month);

/// One flow: whose, of what, of which kind, in which edition.
type Series = (EntityIx, IndicatorIx, Kind, Option<u16>);

/// A cell in an edition, as numbers: quick to look up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    entity: EntityIx,
    indicator: IndicatorIx,
    measure: Option<(MeasureIx, Option<IndicatorIx>)>,
    period: Option<Period>,
    kind: Kind,
    edition: Option<u16>,
}

impl Place {
    /// That of a cell; `None` for a label, which no rule knows.
    fn of(key: &CellKey, edition: Option<u16>) -> Option<Self> {
        let measure = match key.measure {
            MeasureKey::Level => None,
            MeasureKey::Declared(measure) => Some((measure, None)),
            MeasureKey::Of(measure, indicator) => Some((measure, Some(indicator))),
            MeasureKey::Label(_) => return None,
        };
        let CellKey { entity, indicator, period, kind, .. } = *key;
        Some(Self { entity, indicator, measure, period, kind, edition })
    }
}

/// Numbers in one word are hashed at once.
impl Hash for Place {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let word = |high: u32, low: u32| u64::from(high) << 32 | u64::from(low);
        let number = |ix: Option<u32>| ix.map_or(0, |ix| ix.wrapping_add(1));
        let measure = self.measure.map(|(measure, _)| measure.0);
        let of = self.measure.and_then(|(_, of)| of).map(|of| of.0);
        hasher.write_u64(word(self.entity.0, self.indicator.0));
        hasher.write_u64(word(number(measure), number(of)));
        hasher.write_u64(self.period.map_or(0, Period::word));
        hasher.write_u32(self.kind as u32 | number(self.edition.map(u32::from)) << 2);
    }
}

/// The boundaries of a period.
fn ends(months: Months) -> [Month; 2] {
    [months.first(), months.last().plus(1)]
}

/// Which rates are tied to their levels. A rate holds between levels of its own release alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatesIn {
    /// All: the figures are of one release.
    OneRelease,
    /// None: the figures are of several.
    Several,
    /// Those that are promised or expected: what comes is reckoned from what is known.
    Promises,
}

/// Collects variables and readings, then ties them together.
#[derive(Debug)]
pub struct Builder<'r> {
    rules: &'r Rules,
    ledger: &'r Ledger,
    rates: RatesIn,
    index: HashMap<Place, usize>,
    /// The claimed outturns by their last month, the first of each; made when first asked for.
    by_last_month: OnceCell<HashMap<LevelOf, usize>>,
    network: Network<'r>,
    n_claimed: usize,
    /// The formulas that stand already, by result.
    standing: HashSet<(usize, Rule)>,
}

impl<'r> Builder<'r> {
    /// Of nothing yet.
    pub fn new(ledger: &'r Ledger, rates: RatesIn) -> Self {
        let rules = ledger.rules();
        let network = Network {
            ledger,
            vars: Vec::new(),
            entries: Vec::new(),
            relations: Vec::new(),
            flows: Vec::new(),
        };
        Self {
            rules,
            ledger,
            rates,
            index: HashMap::new(),
            by_last_month: OnceCell::new(),
            network,
            n_claimed: 0,
            standing: HashSet::new(),
        }
    }

    /// Adds a cell, in an edition where there are several, with its readings.
    pub fn claimed(&mut self, cell: CellIx, edition: Option<u16>, readings: Vec<CellReading>) {
        let var = self.var_of(&self.ledger.cell(cell).key, edition, || Some(cell));
        let known = &mut self.network.vars[var];
        let is_target = known.key.kind == Kind::Target;
        for reading in readings {
            let bounds = if is_target { reading.rounded(self.ledger) } else { reading.bounds };
            if let Some(width) = bounds.width().filter(|width| !width.is_zero()) {
                // A hundredth of half the width: the printed digit is as wide as the bounds.
                let grain = multiply(width, Decimal::new(5, 3), Toward::High).unwrap_or(width);
                known.grain = if known.grain.is_zero() { grain } else { lesser(known.grain, grain) };
            }
            known.readings.push(self.network.entries.len());
            self.network.entries.push(Entry { var, reading, bounds });
        }
    }

    /// Ties the variables together.
    pub fn finish(mut self) -> Network<'r> {
        self.n_claimed = self.network.vars.len();
        let mut wholes: Vec<(CellKey, Option<u16>)> = Vec::new();
        for at in 0..self.n_claimed {
            let (key, edition) = (self.network.vars[at].key.clone(), self.network.vars[at].edition);
            match &key.measure {
                MeasureKey::Level => {
                    self.formulas(&key, edition);
                    wholes.extend(self.whole_of(&key).into_iter().map(|whole| (whole, edition)));
                }
                MeasureKey::Declared(measure) | MeasureKey::Of(measure, _) => {
                    let stands = match self.rates {
                        RatesIn::OneRelease => true,
                        RatesIn::Several => false,
                        RatesIn::Promises => key.kind != Kind::Outturn,
                    };
                    if !stands {
                        continue;
                    }
                    self.formula(Rule::Measure(*measure), &key, edition);
                }
                MeasureKey::Label(_) => {}
            }
        }
        wholes.sort();
        wholes.dedup();
        for (whole, edition) in wholes {
            self.parts(&whole, edition);
        }
        self.orders();
        self.drop_idle();
        self.flows();
        let Network { relations, vars, .. } = &mut self.network;
        for (at, relation) in relations.iter().enumerate() {
            relation.each_var(|var| vars[var].relations.push(at));
        }
        self.network
    }

    fn var(&mut self, key: &CellKey, edition: Option<u16>) -> usize {
        let ledger = self.ledger;
        self.var_of(key, edition, || ledger.cell_of(key))
    }

    /// The variable of a cell in an edition, made if it is not there; `cell` looks up whether the ledger has claims of it.
    fn var_of(
        &mut self,
        key: &CellKey,
        edition: Option<u16>,
        cell: impl FnOnce() -> Option<CellIx>,
    ) -> usize {
        let place = Place::of(key, edition);
        if let Some(known) = place.and_then(|place| self.index.get(&place)) {
            return *known;
        }
        let indicator = self.ledger.indicator(key.indicator);
        let domain = if key.measure == MeasureKey::Level {
            Bounds::new(indicator.min, indicator.max).unwrap_or(Bounds::EVERYTHING)
        } else {
            Bounds::EVERYTHING
        };
        let var = Var {
            key: key.clone(),
            edition,
            cell: cell(),
            domain,
            grain: Decimal::ZERO,
            readings: Vec::new(),
            relations: Vec::new(),
            flow: None,
        };
        self.network.vars.push(var);
        let number = self.network.vars.len() - 1;
        if let Some(place) = place {
            self.index.insert(place, number);
        }
        number
    }

    fn known_var(&self, key: &CellKey, edition: Option<u16>) -> Option<usize> {
        self.index.get(&Place::of(key, edition)?).copied()
    }

    /// Whether a figure of that cell is claimed in this network.
    fn is_claimed(&self, key: &CellKey, edition: Option<u16>) -> bool {
        self.known_var(key, edition).is_some_and(|var| var < self.n_claimed)
    }

    /// The formulas that a claimed level takes part in, as result or input.
    fn formulas(&mut self, key: &CellKey, edition: Option<u16>) {
        let rules = self.rules;
        if rules.indicator(key.indicator).is_some() {
            self.formula(Rule::Indicator(key.indicator), key, edition);
        }
        for user in rules.users(key.indicator) {
            let timeless = self.ledger.indicator(*user).time == Time::Timeless;
            let period = match (timeless, key.period) {
                (true, None | Some(Period::Completion)) => None,
                // A timeless input says nothing of when, and one of a time nothing of what is timeless.
                (true, Some(_)) | (false, None) => continue,
                (false, period) => period,
            };
            let result = CellKey { indicator: *user, period, ..key.clone() };
            // The claimed result makes its own.
            if !self.is_claimed(&result, edition) {
                self.formula(Rule::Indicator(*user), &result, edition);
            }
        }
    }

    fn formula(&mut self, rule: Rule, result: &CellKey, edition: Option<u16>) {
        let rules = self.rules;
        let Some(formula) = rules.formula(result.indicator, &result.measure) else { return };
        let known = self.known_var(result, edition);
        if known.is_some_and(|var| self.standing.contains(&(var, rule))) {
            return;
        }
        let mut keys = Vec::with_capacity(formula.slots().len());
        for slot in formula.slots() {
            let Some(key) = self.slot(*slot, result, edition) else { return };
            keys.push(key);
        }
        // A level moves by what was added only where that is told.
        let moves = formula.slots().iter().any(|slot| slot.shift == SlotShift::Before);
        if moves && !keys.iter().all(|(key, edition)| self.is_claimed(key, *edition)) {
            return;
        }
        let slots = keys.into_iter().map(|(key, edition)| self.var(&key, edition)).collect();
        let months = result.period.and_then(Period::months).map_or(0, Months::count);
        let result = self.var(result, edition);
        let span = Span { months };
        self.standing.insert((result, rule));
        self.network.relations.push(Relation::Formula { rule, formula, slots, result, span });
    }

    /// The cell of a slot, seen from the cell of the result; `None` where it has no such period.
    fn slot(&self, slot: Slot, result: &CellKey, edition: Option<u16>) -> Option<(CellKey, Option<u16>)> {
        let indicator = match slot.of {
            SlotOf::Measured => result.indicator,
            SlotOf::Bracket => match result.measure {
                MeasureKey::Of(_, indicator) => indicator,
                _ => return None,
            },
            SlotOf::Indicator(indicator) => indicator,
        };
        let mut key = CellKey { indicator, measure: MeasureKey::Level, ..result.clone() };
        key.period = if self.ledger.indicator(indicator).time == Time::Timeless {
            None
        } else {
            let period = result.period.unwrap_or(Period::Completion);
            match slot.shift {
                SlotShift::Months(0) => Some(period),
                SlotShift::Months(n) => Some(period.shifted(n)?),
                SlotShift::FirstYear | SlotShift::LastYear => {
                    let months = period.months().filter(|months| months.count() % 12 == 0)?;
                    let first = match slot.shift {
                        SlotShift::FirstYear => months.first(),
                        _ => months.last().plus(-11),
                    };
                    Some(Period::Months(Months::new(first, first.plus(11))?))
                }
                SlotShift::Before => return self.before(&key, period, edition),
            }
        };
        let elsewhere = key.period != result.period;
        Some((self.of_kind(key, elsewhere, edition), edition))
    }

    /// What a target or forecast is reckoned from may be known by now: a loan that is signed, the level of the year before.
    fn of_kind(&self, key: CellKey, elsewhere: bool, edition: Option<u16>) -> CellKey {
        let settled = key.period.is_none() || elsewhere;
        let other = match key.kind {
            Kind::Target | Kind::Forecast if settled => Kind::Outturn,
            // What a thing is to cost is a target until it is complete.
            Kind::Outturn if key.period.is_none() => Kind::Target,
            _ => return key,
        };
        let other = CellKey { kind: other, ..key.clone() };
        if !self.is_claimed(&key, edition) && self.is_claimed(&other, edition) { other } else { key }
    }

    /// The claimed level of the month before `period`, an outturn: what was so longer ago may have changed meanwhile.
    fn before(&self, key: &CellKey, period: Period, edition: Option<u16>) -> Option<(CellKey, Option<u16>)> {
        let last = period.months()?.first().plus(-1);
        let by_last_month = self.by_last_month.get_or_init(|| {
            let mut first = HashMap::new();
            for (at, var) in self.network.vars[..self.n_claimed].iter().enumerate() {
                let CellKey { entity, indicator, measure: MeasureKey::Level, kind: Kind::Outturn, period } =
                    var.key
                else {
                    continue;
                };
                if let Some(months) = period.and_then(Period::months) {
                    first.entry((entity, indicator, var.edition, months.last())).or_insert(at);
                }
            }
            first
        });
        let var = by_last_month.get(&(key.entity, key.indicator, edition, last))?;
        Some((self.network.vars[*var].key.clone(), edition))
    }
}
