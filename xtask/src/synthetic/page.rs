//! One page: what it prints of each of its entities. All of it is true but for a mistake that is asked for.

use std::fmt::Write as _;

use super::truth::{self, Indicator, Month, Span, mix};

/// What of an indicator a claim tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Level,
    /// The level a year before, told for comparison.
    Base,
    OnTheYear,
    OnTheMonth,
}

/// A mistake of the kind that papers make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// A digit of a level that stands beside its growth rate.
    Digit,
    /// A rate that does not follow from the levels beside it.
    Rate,
    /// A month that is not the difference of the totals beside it.
    Month,
    /// Million for billion.
    Scale,
}

impl Mistake {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Digit, Self::Rate, Self::Month, Self::Scale];

    /// The claim that it spoils on a page of that release.
    fn spoils(self, release: Month) -> Printed {
        let (indicator, what, span) = match self {
            Self::Digit => (0, What::Level, Span::month(release)),
            Self::Rate => (0, What::OnTheYear, Span::month(release)),
            Self::Month => (1, What::Level, Span::month(release)),
            Self::Scale => (0, What::Level, Span::to_date(release)),
        };
        Printed { indicator: Indicator::Flow(indicator), what, span }
    }

    /// The cell of that claim.
    pub fn cell(self, entity: usize, release: Month) -> String {
        let Printed { indicator, what, span } = self.spoils(release);
        let measure = what.measure().map_or_else(String::new, |measure| format!(".{measure}"));
        format!("entity-{entity}.{indicator}{measure}@{span}")
    }
}

impl What {
    fn measure(self) -> Option<&'static str> {
        match self {
            Self::Level | Self::Base => None,
            Self::OnTheYear => Some("growth_yoy"),
            Self::OnTheMonth => Some("growth_mom"),
        }
    }
}

/// What one claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Printed {
    indicator: Indicator,
    what: What,
    span: Span,
}

/// Writes `n_claims` claims about an entity, on a page whose newest month is `release`: of that month first, then of
/// those before it, as far back as it takes. No cell twice.
pub fn write_claims(
    text: &mut String,
    (page, entity): (usize, usize),
    release: Month,
    n_claims: usize,
    mistake: Option<Mistake>,
) {
    let spoiled = mistake.map(|mistake| (mistake, mistake.spoils(release)));
    let mut written: Vec<Printed> = Vec::with_capacity(n_claims);
    for month in (0..=release).rev() {
        for claim in of_month(month) {
            if written.len() == n_claims {
                return;
            }
            let same = |known: &Printed| {
                (known.indicator, known.what.measure(), known.span)
                    == (claim.indicator, claim.what.measure(), claim.span)
            };
            if written.iter().any(same) {
                continue;
            }
            let mistake = spoiled.filter(|(_, spoiled)| *spoiled == claim).map(|(mistake, _)| mistake);
            write_claim(text, page, entity, claim, mistake);
            written.push(claim);
        }
    }
}

/// What a page says of a month: its level, that of a year before and the growth; the same of the fiscal year so far; the
/// month before; the last whole year; the surplus.
fn of_month(month: Month) -> impl Iterator<Item = Printed> {
    use What::{Base, Level, OnTheMonth, OnTheYear};
    let (single, to_date, year) = (Span::month(month), Span::to_date(month), Span::year_before(month));
    let before = month - 1;
    let compared = |span: Span| [(Level, span), (Base, span.earlier(12)), (OnTheYear, span)];
    let first = [compared(single), compared(to_date)].concat();
    let more = [(Level, Span::month(before)), (OnTheMonth, single), (Level, Span::to_date(before))];
    let second = [
        (Level, single),
        (Level, to_date),
        (Level, Span::to_date(before)),
        compared(single)[1],
        compared(single)[2],
    ];
    let told = |indicator, list: Vec<(What, Span)>| {
        list.into_iter().map(move |(what, span)| Printed { indicator, what, span })
    };
    told(Indicator::Flow(0), [&first[..], &more, &compared(year)].concat())
        .chain(told(Indicator::Flow(1), second.to_vec()))
        .chain(told(Indicator::Surplus, vec![(Level, single), (Level, to_date)]))
        .chain((2..truth::FLOWS).flat_map(move |flow| told(Indicator::Flow(flow), compared(single).to_vec())))
}

fn write_claim(text: &mut String, page: usize, entity: usize, claim: Printed, mistake: Option<Mistake>) {
    let Printed { indicator, what, span } = claim;
    // Writing to a String cannot fail.
    write!(
        text,
        "\n[[claim]]\nentity = \"entity-{entity}\"\nindicator = \"{indicator}\"\nperiod = \"{span}\"\nstatus = \"actual\"\n"
    )
    .unwrap_or_default();
    if let Some(measure) = what.measure() {
        writeln!(text, "measure = \"{measure}\"").unwrap_or_default();
        let months = if what == What::OnTheMonth { 1 } else { 12 };
        let tenths = truth::growth(entity, indicator, span, months);
        // A wrong rate is off by more than any rounding.
        let tenths = if mistake.is_some() { tenths + 300 } else { tenths };
        let down = if tenths < 0 { "sense = { direction = \"down\" }\n" } else { "" };
        let size = tenths.unsigned_abs();
        write!(text, "printed = \"{}.{} percent\"\n{down}", size / 10, size % 10).unwrap_or_default();
        return;
    }
    if what == What::Base {
        text.push_str("told = \"base\"\n");
    }
    let printed = level(page, entity, claim, mistake);
    writeln!(text, "printed = \"{printed}\"").unwrap_or_default();
}

/// A level as this page prints it: some pages with one digit more than others, a few roughly.
fn level(page: usize, entity: usize, claim: Printed, mistake: Option<Mistake>) -> String {
    let dollars = truth::flow(entity, claim.indicator, claim.span);
    if claim.span.first < claim.span.last {
        let scale = if mistake.is_some() { "million" } else { "billion" };
        return format!("${} {scale}", truth::billions(dollars, 2));
    }
    if mistake.is_some() {
        let printed = truth::millions(dollars, 0);
        let (first, rest) = printed.split_at(1);
        let another = (first.parse::<u32>().unwrap_or_default() + 3) % 9 + 1;
        return format!("${another}{rest} million");
    }
    let drawn = mix((page * 4096 + claim.span.last) as u64);
    match drawn % 16 {
        // Only the third and fourth flow: no planted mistake hides behind a rough figure.
        0 if matches!(claim.indicator, Indicator::Flow(2..)) => {
            format!("over ${} million", dollars / 1_000_000)
        }
        1 if matches!(claim.indicator, Indicator::Flow(2..)) => {
            format!("about ${} million", truth::millions(dollars, 0))
        }
        2..8 => format!("${} million", truth::millions(dollars, 1)),
        _ => format!("${} million", truth::millions(dollars, 0)),
    }
}
