//! Every figure of the evidence, read and compared with the reading that its collector noted.
//!
//! `decisions.tsv` names each difference, and who is right. A difference that is not in it fails the test, and so
//! does one that has gone.

use super::*;

struct Row<'a> {
    number: u32,
    printed: &'a str,
    unit: &'a str,
    flags: &'a str,
    sense: &'a str,
    low: &'a str,
    high: &'a str,
    qualifier: &'a str,
}

fn rows(text: &str) -> Vec<Row<'_>> {
    let row = |line| {
        let fields: Vec<&str> = str::split(line, '\t').collect();
        let [number, printed, unit, flags, sense, low, high, qualifier] = fields[..] else {
            panic!("eight fields in `{line}`")
        };
        Row { number: number.parse().unwrap(), printed, unit, flags, sense, low, high, qualifier }
    };
    text.lines().skip(1).map(row).collect()
}

/// What the row says, in the terms of a reading.
fn difference(lexicon: &Lexicon, row: &Row<'_>) -> Option<String> {
    let reading = match read(lexicon, row.printed, row.unit, row.flags, row.sense) {
        Ok(reading) => reading,
        Err(error) => return Some(format!("{error} at {}", error.at())),
    };
    let unit = expect(lexicon, row.unit, row.flags).unit;
    let (low, high) = ends(lexicon, &reading, unit);
    let noted = |text: &str, end: fn(DaySpan) -> jiff::civil::Date| match text {
        "" => None,
        // One row notes a day without its year.
        _ if row.unit == "date" => {
            DaySpan::parse(text, calendar()).ok().map(|span| Decimal::from(day_number(end(span))))
        }
        _ => Some(text.parse::<Decimal>().unwrap()),
    };
    let noted_low = noted(row.low, |span| span.first());
    let noted_high = noted(row.high, |span| span.last());
    let is_date = row.unit == "date";
    let (noted_low, noted_high) = match row.qualifier {
        // Some rows note the end of an open figure twice.
        "over" => (noted_low, None),
        "under" | "up-to" if !is_date => (None, noted_high),
        _ => (noted_low, noted_high),
    };
    let said = match reading.approx() {
        Approx::Exact => "exact",
        Approx::About | Approx::Nearly => "about",
        Approx::Over => "over",
        Approx::Under => "under",
        Approx::UpTo => "up-to",
    };
    let same_words = said == row.qualifier || row.qualifier == "range";
    if (low, high) == (noted_low, noted_high) && same_words {
        return None;
    }
    let show =
        |end: Option<Decimal>| end.map_or_else(|| "none".to_owned(), |end| end.normalize().to_string());
    Some(format!("read {}..{} {said}", show(low), show(high)))
}

/// The nominal figure in the row's unit, without the side on which it is open.
fn ends(lexicon: &Lexicon, reading: &Reading, unit: &Unit) -> (Option<Decimal>, Option<Decimal>) {
    let printed = reading.unit().and_then(|id| lexicon.unit(id)).unwrap_or(unit);
    let converted =
        |value: Decimal| value * printed.factor.0 * unit.factor.1 / printed.factor.1 / unit.factor.0;
    let (low, high) = (converted(reading.nominal().low()), converted(reading.nominal().high()));
    let round = reading.round();
    (round.low().map(|_| low), round.high().map(|_| high))
}

/// Compares the rows of one file of the evidence with its decisions.
fn check(facts: &str, decisions: &str, n_rows: usize) {
    let lexicon = lexicon();
    let mut decided: BTreeMap<u32, &str> = BTreeMap::new();
    for line in decisions.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [number, read, decision, reason] = fields[..] else { panic!("four fields in `{line}`") };
        assert!(["reader", "misprint", "event"].contains(&decision), "unknown decision in `{line}`");
        assert!(!reason.is_empty(), "no reason in `{line}`");
        assert!(decided.insert(number.parse().unwrap(), read).is_none(), "decided twice: `{line}`");
    }
    let mut wrong = String::new();
    let mut agreed = 0;
    for row in rows(facts) {
        let found = difference(&lexicon, &row);
        let known = decided.remove(&row.number);
        if found.as_deref() == known {
            agreed += 1;
            continue;
        }
        let (found, known) = (found.unwrap_or_default(), known.unwrap_or_default());
        let _ = writeln!(
            wrong,
            "{}\t{found}\t`{}`, noted {}..{} {}, decided `{known}`",
            row.number, row.printed, row.low, row.high, row.qualifier,
        );
    }
    assert!(wrong.is_empty(), "{agreed} rows as decided, but not:\n{wrong}");
    assert!(decided.is_empty(), "decisions without a row: {decided:?}");
    assert_eq!(agreed, n_rows);
}

#[test]
fn every_figure_of_the_evidence_is_read_as_noted_or_decided() {
    let facts = include_str!("../cases/reading/facts.tsv");
    check(facts, include_str!("../cases/reading/decisions.tsv"), 2388);
}

/// The rows that have a unit. The others are mentions without a figure: a city, a host.
#[test]
fn every_figure_of_single_parks_is_read_as_noted_or_decided() {
    let facts = include_str!("../cases/reading/parks.tsv");
    check(facts, include_str!("../cases/reading/parks_decisions.tsv"), 147);
}

#[test]
fn every_exchange_rate_is_read_as_noted_or_decided() {
    let facts = include_str!("../cases/reading/rates.tsv");
    check(facts, include_str!("../cases/reading/rates_decisions.tsv"), 281);
}
