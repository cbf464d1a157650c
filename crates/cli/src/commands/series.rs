//! `sanad series`

use sanad_core::{
    model::{Kind, MeasureKey, Time},
    period::Months,
    refer::{self, Ref},
};
use sanad_report::{series, wire};

use super::{Common, Failure, load, show::with_hint, view};
use crate::{
    args::{Format, SeriesOptions, Step},
    output,
};

pub fn run(options: &SeriesOptions, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let view = view(&ledger, common)?;
    let text = &options.reference;
    let (entity, indicator, measure) = match refer::parse(&ledger, text) {
        Ok(Ref::Series(entity, indicator, measure)) => (entity, indicator, measure),
        Ok(Ref::Cell(ix)) => {
            let key = &ledger.cell(ix).key;
            (key.entity, key.indicator, Some(key.measure.clone()))
        }
        Ok(Ref::Unprinted(key)) => (key.entity, key.indicator, Some(key.measure)),
        Ok(_) => {
            return Err(Failure::Usage(format!(
                "`{text}` is no series: write entity.indicator, as in pk.ict_remittances"
            )));
        }
        Err(error) => return Err(with_hint(&error, text)),
    };
    if ledger.indicator(indicator).time == Time::Timeless {
        return Err(Failure::Usage(format!(
            "`{}` has no periods; `sanad show {text}` has its prints over time",
            ledger.indicator(indicator).id
        )));
    }
    let period = |text: &String| -> Result<Months, Failure> {
        let months = refer::period(&ledger, text)?.months();
        months.ok_or_else(|| Failure::Usage(format!("`{text}` has no months: give a month or a year")))
    };
    let from = options.from.as_ref().map(period).transpose()?.map(Months::first);
    let to = options.to.as_ref().map(period).transpose()?.map(Months::last);
    if let Some((from, to)) = from.zip(to).filter(|(from, to)| from > to) {
        return Err(Failure::Usage(format!("{from} lies after {to}; give the earlier month with --from")));
    }
    let kind: Kind = options.kind.trim().to_ascii_lowercase().parse().map_err(|()| {
        Failure::Usage(format!("`{}` is no kind: outturn, target or forecast", options.kind))
    })?;
    let step = match options.period {
        Step::Month => series::Step::Month,
        Step::Quarter => series::Step::Quarter,
        Step::Fy => series::Step::FiscalYear,
        Step::Ytd => series::Step::YearToDate,
        Step::Year => series::Step::Year,
        Step::All => series::Step::All,
    };
    let measure = measure.unwrap_or(MeasureKey::Level);
    let wanted = series::Wanted { entity, indicator, measure, kind, step, from, to };
    let entries = series::entries(view, &wanted);
    match common.format {
        Format::Json => {
            let items = entries.iter().map(|entry| wire::series_item(view, entry)).collect();
            output::json(&wire::List::whole(view, items), common)
        }
        Format::Csv => output::csv(
            &wire::SeriesRow::COLUMNS,
            entries.iter().map(|entry| wire::series_row(view, entry)),
            common,
        ),
        _ => output::document(&series::series(view, &wanted, &entries), &ledger, common),
    }
}
