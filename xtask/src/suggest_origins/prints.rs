//! What each source prints, spelling aside, and when; and how usual each figure is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;
use sanad_core::{
    edtf::{DaySpan, day_number},
    ledger::Ledger,
    model::{CellIx, Claim, ClaimIx, EntityIx, IndicatorIx, Kind, MeasureKey, SourceIx},
    period::Period,
    reading::Approx,
    vintage,
};

use crate::count;

/// A figure as printed, spelling aside: value, finest printed digit, hedge; nothing for an event.
type Form = Option<(Decimal, Decimal, Decimal, &'static str)>;

/// The part that a figure plays in a text of its time: what of which thing, how many months, and how many months
/// before the last that the text reports.
type Role = (EntityIx, IndicatorIx, MeasureKey, Kind, Option<(i32, i32)>);

/// A figure of a cell, by number.
pub(super) type PrintIx = usize;

/// One figure of one cell.
#[derive(Debug)]
pub(super) struct Print {
    pub cell: CellIx,
    /// Its claims in whatever source.
    pub claims: Vec<ClaimIx>,
    /// Significant digits; 0 for an event.
    pub digits: u32,
    /// The chance that a text about its entity, or what that is part of, prints it, from the texts of all times.
    pub usual: f64,
}

/// What one source prints.
#[derive(Debug)]
pub(super) struct Page {
    pub source: SourceIx,
    pub prints: BTreeSet<PrintIx>,
    pub cells: BTreeSet<CellIx>,
    pub published: DaySpan,
    /// It copies, as its publisher is declared to do.
    pub copies: bool,
    /// Its publisher, by name.
    pub publisher: String,
}

impl Page {
    /// Days from this page to the other: 0 where their spans overlap.
    pub fn days_to(&self, other: &Self) -> i64 {
        let first = |page: &Self| day_number(page.published.first());
        let last = |page: &Self| day_number(page.published.last());
        (first(self) - last(other)).max(first(other) - last(self)).max(0)
    }

    /// How many days it may have been published on.
    pub fn n_days(&self) -> i64 {
        day_number(self.published.last()) - day_number(self.published.first()) + 1
    }

    /// The share of figures in common among all figures of both.
    pub fn resemblance(&self, other: &Self) -> f64 {
        let shared = self.prints.intersection(&other.prints).count();
        let all = self.prints.len() + other.prints.len() - shared;
        if all == 0 { 0.0 } else { count(shared) / count(all) }
    }
}

/// All sources without a declared origin, and their figures.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub pages: Vec<Page>,
    pub prints: Vec<Print>,
}

impl Pages {
    pub fn of(ledger: &Ledger) -> Self {
        let mut all = Self::default();
        let mut print_of: HashMap<(CellIx, Form), PrintIx> = HashMap::new();
        let mut usage = Usage::default();
        for (ix, source) in ledger.sources() {
            if ledger.origin(source.origin).id.is_some() {
                continue;
            }
            let publisher = ledger.publisher(source.publisher);
            let mut page = Page {
                source: ix,
                prints: BTreeSet::new(),
                cells: BTreeSet::new(),
                published: source.published,
                copies: publisher.syndicates,
                publisher: publisher.id.to_string(),
            };
            for (claim_ix, claim) in ledger.claims_of(ix) {
                let form = form(ledger, claim_ix);
                let n_prints = all.prints.len();
                let print = *print_of.entry((claim.cell, form)).or_insert(n_prints);
                if print == n_prints {
                    let digits = form.map_or(0, |(_, high, finest, _)| digits(high, finest));
                    all.prints.push(Print { cell: claim.cell, claims: Vec::new(), digits, usual: 0.0 });
                }
                all.prints[print].claims.push(claim_ix);
                usage.add(
                    all.pages.len(),
                    print,
                    role(ledger, claim),
                    whole(ledger, ledger.cell(claim.cell).key.entity),
                );
                page.prints.insert(print);
                page.cells.insert(claim.cell);
            }
            all.pages.push(page);
        }
        for (ix, print) in all.prints.iter_mut().enumerate() {
            print.usual = usage.chance(ix) / ways_to_round(print.digits);
        }
        all
    }
}

/// Which pages give a figure which part.
#[derive(Debug, Default)]
struct Usage {
    pages_of_role: BTreeMap<Role, BTreeSet<usize>>,
    pages_of_whole: BTreeMap<EntityIx, BTreeSet<usize>>,
    roles_of_print: BTreeMap<PrintIx, BTreeSet<(Role, EntityIx)>>,
}

impl Usage {
    fn add(&mut self, page: usize, print: PrintIx, role: Role, whole: EntityIx) {
        self.pages_of_whole.entry(whole).or_default().insert(page);
        self.pages_of_role.entry(role.clone()).or_default().insert(page);
        self.roles_of_print.entry(print).or_default().insert((role, whole));
    }

    /// The share of the pages about the whole that print a figure in its part: the most usual, if it plays several.
    /// Two pages are left out, as any two that are compared both print what they share.
    fn chance(&self, print: PrintIx) -> f64 {
        let others = |pages: &BTreeSet<usize>| count(pages.len().saturating_sub(2));
        let chance = |(role, whole): &(Role, EntityIx)| {
            (others(&self.pages_of_role[role]) + 0.5) / (others(&self.pages_of_whole[whole]) + 1.0)
        };
        self.roles_of_print[&print].iter().map(chance).fold(0.0, f64::max)
    }
}

/// The outermost whole that an entity is part of.
pub(super) fn whole(ledger: &Ledger, entity: EntityIx) -> EntityIx {
    let mut whole = entity;
    while let Some(parent) = ledger.entity(whole).parent {
        whole = parent;
    }
    whole
}

/// The longer a figure, the more ways to round it there were.
fn ways_to_round(digits: u32) -> f64 {
    f64::from(digits.saturating_sub(2).max(1))
}

fn role(ledger: &Ledger, claim: &Claim) -> Role {
    let key = &ledger.cell(claim.cell).key;
    let when = key.period.and_then(Period::months).map(|months| {
        let before = vintage::release(ledger, claim).map_or(0, |release| release.since(months.last()));
        (months.count(), before)
    });
    (key.entity, key.indicator, key.measure.clone(), key.kind, when)
}

fn form(ledger: &Ledger, ix: ClaimIx) -> Form {
    let (reading, nominal) = (ledger.reading(ix)?, ledger.claim(ix).value.nominal()?);
    let hedge = match reading.approx() {
        Approx::Over => "over",
        Approx::Under | Approx::UpTo => "under",
        // `about` and `nearly` come and go between copies of one text.
        _ => "",
    };
    Some((nominal.low().normalize(), nominal.high().normalize(), reading.finest().normalize(), hedge))
}

/// The digits from the first to the finest: 7 for 1,064.579.
fn digits(value: Decimal, finest: Decimal) -> u32 {
    let Some(units) = value.abs().checked_div(finest.abs()) else { return 1 };
    let mut digits = 0;
    let mut left = units.trunc();
    while !left.is_zero() && digits < 28 {
        left = (left / Decimal::TEN).trunc();
        digits += 1;
    }
    digits.max(1)
}
