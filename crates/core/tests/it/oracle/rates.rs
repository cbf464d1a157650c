//! Growth rates and levels: a chain from year to year, in which each level leads to the next by one rate. Going along
//! it is exact.

use super::{
    ends::Ends,
    fraction::Fraction,
    print::{Habit, Style, places_for},
    random::Random,
    system::{Layout, Mode, Printed, System},
};

const FIRST_YEAR: usize = 2021;

/// All prints on one page.
pub const ONE_PAGE: Layout<'static> = Layout {
    indicators: "",
    pages: &["daily-2024-08-14"],
    anchors: &[("anchor.exports@2024-07", "$1 million")],
    shuffled: None,
};

/// Levels of one month in several years, and the growth from one to the next.
pub struct Chain {
    name: String,
    prints: Vec<Printed>,
    /// Which print is the level of each year, and which the growth into it.
    years: Vec<(Option<usize>, Option<usize>)>,
}

impl Chain {
    pub fn random(name: String, random: &mut Random, habit: Habit) -> Self {
        let mut chain = Self { name, prints: Vec::new(), years: Vec::new() };
        let n_years = random.pick(&[2, 2, 3, 4]);
        let mut before: Option<Fraction> = None;
        // In tenths of a million, none near nothing: growth from nothing is no rate.
        let mut tenths = random.between(300, 6000);
        for year in FIRST_YEAR + 4 - n_years..FIRST_YEAR + 4 {
            let level = Fraction::whole(tenths * 100_000);
            let mut at = (None, None);
            if random.chance(90) {
                at.0 = Some(chain.prints.len());
                let places = u32::from(random.chance(50));
                let print = habit.print(random, level, places, Style::Millions);
                chain.prints.push(Printed { cell: format!("{}.exports@{year}-07", chain.name), print });
            }
            if let Some(before) = before
                && random.chance(90)
            {
                at.1 = Some(chain.prints.len());
                let growth = (level / before - Fraction::whole(1)) * Fraction::whole(100);
                let places = places_for(random, growth).min(2);
                let print = habit.print(random, growth, places, Style::Percent);
                let cell = format!("{}.exports.growth_yoy@{year}-07", chain.name);
                chain.prints.push(Printed { cell, print });
            }
            chain.years.push(at);
            before = Some(level);
            tenths = (tenths * random.between(60, 220) / 100).max(100);
        }
        chain
    }

    fn printed(&self, at: Option<usize>, kept: &[bool], mode: Mode) -> Option<Ends> {
        at.filter(|at| kept[*at]).map(|at| self.prints[at].ends(mode))
    }
}

/// Rates with both their levels beside them.
#[derive(Debug, Default)]
pub struct Rates {
    pub all: usize,
    /// Those that do not follow if digits are rounded.
    pub wrong_rounded: usize,
    /// Those of them that do not follow if all digits are cut.
    pub wrong_cut: usize,
    /// Those of them that do not follow if each figure is rounded or cut as it likes.
    pub wrong_either: usize,
}

impl Chain {
    /// Counts its rates.
    pub fn count(&self, rates: &mut Rates) {
        for years in self.years.windows(2) {
            let [(Some(before), _), (Some(now), Some(growth))] = years else { continue };
            let mut kept = vec![false; self.prints.len()];
            for at in [before, now, growth] {
                kept[*at] = true;
            }
            let wrong = [Mode::Round, Mode::Cut, Mode::Either].map(|mode| !self.is_feasible(&kept, mode));
            rates.all += 1;
            rates.wrong_rounded += usize::from(wrong[0]);
            rates.wrong_cut += usize::from(wrong[0] && wrong[1]);
            rates.wrong_either += usize::from(wrong[2]);
        }
    }
}

impl System for Chain {
    fn name(&self) -> &str {
        &self.name
    }

    fn prints(&self) -> &[Printed] {
        &self.prints
    }

    fn is_feasible(&self, kept: &[bool], mode: Mode) -> bool {
        let floor = Ends::at_least(Fraction::ZERO);
        let mut before = Ends::EVERYTHING;
        for (level, growth) in &self.years {
            let mut now = floor;
            if let Some(growth) = self.printed(*growth, kept, mode) {
                let hundred = Ends::exact(Fraction::whole(100));
                let Some(met) =
                    before.times(growth.plus(hundred).times(Ends::exact(Fraction::new(1, 100)))).meet(now)
                else {
                    return false;
                };
                now = met;
            }
            if let Some(level) = self.printed(*level, kept, mode) {
                let Some(met) = now.meet(level) else { return false };
                now = met;
            }
            before = now;
        }
        true
    }
}

#[test]
fn honest_chains_are_consistent() {
    let mut random = Random::seeded(12);
    for at in 0..500 {
        let chain = Chain::random(format!("s{at}"), &mut random, Habit::HONEST);
        assert!(chain.is_consistent(), "{}", chain.told());
    }
}
