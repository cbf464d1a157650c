//! Flows over time: prints of spans of months are bounds on differences of running totals. All shortest paths decide
//! them.
//!
//! Source: Floyd, "Algorithm 97: Shortest path", CACM 5 (1962); Dechter, Meiri, Pearl, "Temporal constraint networks",
//! Artificial Intelligence 49 (1991).

use super::{
    ends::Ends,
    fraction::Fraction,
    print::{Habit, Print, Style},
    random::Random,
    system::{Layout, Mode, Printed, System},
};

/// Months of a system; it has one more boundary.
pub const N_MONTHS: usize = 7;
const N_BOUNDARIES: usize = N_MONTHS + 1;

/// Figures are whole numbers of these: half of the last digit of `$0.1 million`.
const STEP: i128 = 50_000;

/// One with a floor, and one that may fall below nothing.
const INDICATORS: &str = r#"
[flow]
name = "A flow"
unit = "USD"
time = "flow"
definition = "What adds up."
min = "0"
family = "oracle"

[balance]
name = "A balance"
unit = "USD"
time = "flow"
definition = "What adds up and may be below nothing."
family = "oracle"
"#;

/// All prints on one page.
pub const ONE_PAGE: Layout<'static> = Layout {
    indicators: INDICATORS,
    pages: &["daily-2024-08-14"],
    anchors: &[("anchor.flow@2024-07", "$1 million")],
    shuffled: None,
};

/// Prints spread over three pages of one release.
pub const THREE_PAGES: Layout<'static> =
    Layout { pages: &["daily-2024-08-14", "weekly-2024-08-15", "herald-2024-08-16"], ..ONE_PAGE };

/// Prints spread over three releases, the last of which quotes everything a year later.
pub const THREE_RELEASES: Layout<'static> = Layout {
    pages: &["daily-2024-08-14", "weekly-2024-10-15", "herald-2025-09-16"],
    anchors: &[
        ("anchor.flow@2024-07", "$1 million"),
        ("anchor.flow@2024-09", "$1 million"),
        ("anchor.flow@2025-08", "$1 million"),
    ],
    ..ONE_PAGE
};

/// A flow printed for some spans of months.
#[derive(Clone)]
pub struct Flow {
    name: String,
    indicator: &'static str,
    /// First and last boundary of each print.
    spans: Vec<(usize, usize)>,
    prints: Vec<Printed>,
    /// What each month really was.
    months: Vec<Fraction>,
}

impl Flow {
    pub fn random(name: String, random: &mut Random, habit: Habit) -> Self {
        let indicator = random.pick(&["flow", "balance"]);
        let low = if indicator == "flow" { 0 } else { -400 };
        // In tenths of a million.
        let month = |random: &mut Random| Fraction::whole(random.between(low, 900) * 100_000);
        let months = (0..N_MONTHS).map(|_| month(random)).collect();
        let mut flow = Self { name, indicator, spans: Vec::new(), prints: Vec::new(), months };
        let n_months = random.pick(&[3, 4, 5, N_MONTHS]);
        for _ in 0..random.between(3, 10) {
            let first = random.below(n_months);
            flow.add((first, first + 1 + random.below(n_months - first)), random, habit);
        }
        flow
    }

    /// A print of a span, unless it is printed.
    pub fn add(&mut self, span: (usize, usize), random: &mut Random, habit: Habit) {
        if self.spans.contains(&span) {
            return;
        }
        let value = self.months[span.0..span.1].iter().fold(Fraction::ZERO, |sum, month| sum + *month);
        let places = u32::from(random.chance(60));
        let print = habit.print(random, value, places, Style::Millions);
        self.spans.push(span);
        self.prints.push(Printed { cell: self.cell(span), print });
    }

    /// A second print of a span that is printed, coarser or finer or another figure. Two prints that agree only if digits
    /// were cut are one reading by another rule, and are left out.
    pub fn again(&mut self, random: &mut Random, habit: Habit) {
        let at = random.below(self.spans.len());
        let span = self.spans[at];
        if self.spans.iter().filter(|other| **other == span).count() > 1 {
            return;
        }
        let value = self.months[span.0..span.1].iter().fold(Fraction::ZERO, |sum, month| sum + *month);
        let places = u32::from(random.chance(60));
        let print = habit.print(random, value, places, Style::Millions);
        let first = &self.prints[at].print;
        let loose = |print: &Print| print.round.hull(print.cut);
        let agree = first.round.overlaps(print.round);
        if print.text != first.text && (agree || loose(first).meet(loose(&print)).is_none()) {
            self.spans.push(span);
            self.prints.push(Printed { cell: self.cell(span), print });
        }
    }

    pub fn spans(&self) -> &[(usize, usize)] {
        &self.spans
    }

    /// The text of the cell of a span.
    pub fn cell(&self, (first, end): (usize, usize)) -> String {
        let period = match end - first {
            1 => format!("2024-{:02}", first + 1),
            _ => format!("2024-{:02}..2024-{end:02}", first + 1),
        };
        format!("{}.{}@{}", self.name, self.indicator, short(&period))
    }

    /// Whether a print begins or ends at both boundaries.
    pub fn names(&self, span: (usize, usize)) -> bool {
        let named = |at| self.spans.iter().any(|(first, end)| *first == at || *end == at);
        named(span.0) && named(span.1)
    }

    /// What the prints with `kept` make of every span; `None` if they cannot all hold.
    pub fn solved(&self, kept: &[bool], mode: Mode) -> Option<Solved> {
        let mut distance = [[None; N_BOUNDARIES]; N_BOUNDARIES];
        let mut relax = |from: usize, to: usize, length: i128| {
            let known: &mut Option<i128> = &mut distance[from][to];
            *known = Some(known.map_or(length, |known| known.min(length)));
        };
        for at in 0..N_BOUNDARIES {
            relax(at, at, 0);
        }
        if self.indicator == "flow" {
            for at in 0..N_MONTHS {
                relax(at + 1, at, 0);
            }
        }
        let kept = self.spans.iter().zip(&self.prints).zip(kept).filter(|(_, kept)| **kept);
        for (((first, end), printed), _) in kept {
            let ends = printed.ends(mode);
            if let Some(high) = ends.high {
                relax(*first, *end, in_steps(high));
            }
            if let Some(low) = ends.low {
                relax(*end, *first, -in_steps(low));
            }
        }
        for via in 0..N_BOUNDARIES {
            for from in 0..N_BOUNDARIES {
                for to in 0..N_BOUNDARIES {
                    if let (Some(there), Some(on)) = (distance[from][via], distance[via][to]) {
                        let known = &mut distance[from][to];
                        *known = Some(known.map_or(there + on, |known| known.min(there + on)));
                    }
                }
            }
        }
        (0..N_BOUNDARIES).all(|at| distance[at][at] == Some(0)).then_some(Solved { distance })
    }
}

/// The cell's text has the quarter and half years that the months are.
fn short(period: &str) -> String {
    match period {
        "2024-01..2024-03" => "2024-Q1".to_owned(),
        "2024-04..2024-06" => "2024-Q2".to_owned(),
        other => other.to_owned(),
    }
}

fn in_steps(dollars: Fraction) -> i128 {
    (dollars / Fraction::whole(STEP)).as_whole().expect("whole steps")
}

impl System for Flow {
    fn name(&self) -> &str {
        &self.name
    }

    fn prints(&self) -> &[Printed] {
        &self.prints
    }

    fn is_feasible(&self, kept: &[bool], mode: Mode) -> bool {
        self.solved(kept, mode).is_some()
    }
}

/// The tightest bounds of every span.
pub struct Solved {
    distance: [[Option<i128>; N_BOUNDARIES]; N_BOUNDARIES],
}

impl Solved {
    pub fn bounds(&self, (first, end): (usize, usize)) -> Ends {
        let dollars = |steps: i128| Fraction::whole(steps * STEP);
        Ends {
            low: self.distance[end][first].map(|it| dollars(-it)),
            high: self.distance[first][end].map(dollars),
        }
    }
}

#[test]
fn honest_flows_are_consistent_and_their_truth_is_within_the_bounds() {
    let mut random = Random::seeded(11);
    for at in 0..500 {
        let flow = Flow::random(format!("s{at}"), &mut random, Habit::HONEST);
        let solved = flow.solved(&vec![true; flow.prints.len()], Mode::Round).expect("it is consistent");
        for first in 0..N_MONTHS {
            let mut sum = Fraction::ZERO;
            for end in first + 1..=N_MONTHS {
                sum = sum + flow.months[end - 1];
                assert!(solved.bounds((first, end)).holds(sum), "{}", flow.told());
            }
        }
    }
}
