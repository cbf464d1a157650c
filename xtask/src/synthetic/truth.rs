//! What is so in the made-up world: the flow of each month in dollars, and how papers print it.

use std::fmt;

/// January of year 0 is month 0; fiscal years begin in July.
pub type Month = usize;

/// The flows that have a truth of their own. The surplus is the first less the second.
pub const FLOWS: usize = 4;

/// What a claim measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indicator {
    /// A flow by number.
    Flow(usize),
    /// The first flow less the second.
    Surplus,
}

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flow(number) => write!(f, "flow_{number}"),
            Self::Surplus => f.write_str("surplus"),
        }
    }
}

/// Whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub first: Month,
    pub last: Month,
}

impl Span {
    /// One month.
    pub fn month(month: Month) -> Self {
        Self { first: month, last: month }
    }

    /// From the beginning of the fiscal year to the end of `month`.
    pub fn to_date(month: Month) -> Self {
        Self { first: (month + 6) / 12 * 12 - 6, last: month }
    }

    /// The last fiscal year that is over at the end of `month`.
    pub fn year_before(month: Month) -> Self {
        let next = (month + 7) / 12 * 12 - 6;
        Self { first: next - 12, last: next - 1 }
    }

    /// The same months so much earlier.
    pub fn earlier(self, months: usize) -> Self {
        Self { first: self.first - months, last: self.last - months }
    }
}

impl fmt::Display for Span {
    /// As cells write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last } = *self;
        let year = last / 12;
        if first == last {
            write!(f, "{year:04}-{:02}", last % 12 + 1)
        } else if last - first == 11 && first % 12 == 6 {
            write!(f, "FY{year:04}")
        } else {
            write!(f, "{:04}-{:02}..{year:04}-{:02}", first / 12, first % 12 + 1, last % 12 + 1)
        }
    }
}

/// The flow of a span, in dollars. Every month of a flow is of three digits in millions, and no paper's rounding is a tie.
pub fn flow(entity: usize, indicator: Indicator, span: Span) -> u64 {
    let number = match indicator {
        Indicator::Flow(number) => number,
        Indicator::Surplus => {
            return flow(entity, Indicator::Flow(0), span) - flow(entity, Indicator::Flow(1), span);
        }
    };
    let seed = (entity * FLOWS + number) as u64;
    // The second flow is always less than the first.
    let usual = if number == 1 {
        200_000_000 + mix(seed) % 80_000_000
    } else {
        500_000_000 + mix(seed) % 200_000_000
    };
    let of_month = |month: Month| {
        let percent = 75 + mix(seed * 65_536 + month as u64) % 51;
        usual / 100 * percent / 10 * 10 + 3
    };
    (span.first..=span.last).map(of_month).sum()
}

/// The growth of a span over the same months so much earlier, in tenths of a percent, rounded.
pub fn growth(entity: usize, indicator: Indicator, span: Span, months: usize) -> i64 {
    let [now, then] = [span, span.earlier(months)].map(|span| i128::from(flow(entity, indicator, span)));
    let (change, double) = (2000 * (now - then), 2 * then);
    let rounded = (change.abs() + then) / double * change.signum();
    i64::try_from(rounded).unwrap_or(i64::MAX)
}

/// Dollars in millions, with that many digits behind the point at most 6.
pub fn millions(dollars: u64, digits: u32) -> String {
    decimal(dollars, 6, digits)
}

/// Dollars in billions.
pub fn billions(dollars: u64, digits: u32) -> String {
    decimal(dollars, 9, digits)
}

fn decimal(dollars: u64, scale: u32, digits: u32) -> String {
    let unit = 10_u64.pow(scale - digits);
    let rounded = (dollars + unit / 2) / unit;
    let one = 10_u64.pow(digits);
    match digits {
        0 => rounded.to_string(),
        _ => format!("{}.{:0width$}", rounded / one, rounded % one, width = digits as usize),
    }
}

/// Spreads a number over all bits (the finalizer of `SplitMix64`).
pub fn mix(seed: u64) -> u64 {
    let mut x = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
