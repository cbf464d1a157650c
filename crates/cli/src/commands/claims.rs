//! `sanad claims`

use sanad_core::{
    data::Register,
    ledger::Ledger,
    model::{Claim, ClaimIx, EntityIx, IndicatorIx, PublisherIx, SourceIx},
    period::Period,
    refer,
    view::View,
};
use sanad_report::{show, wire};

use super::{Common, Failure, load, publisher, typed, view};
use crate::{
    args::{ClaimFilter, Format},
    output,
};

/// A filter whose ids refer.
struct Wanted {
    source: Option<SourceIx>,
    entity: Option<EntityIx>,
    indicator: Option<IndicatorIx>,
    period: Option<Period>,
    status: Option<String>,
    publisher: Option<PublisherIx>,
}

pub fn run(filter: &ClaimFilter, common: &Common) -> Result<(), Failure> {
    let ledger = load(common)?;
    let view = view(&ledger, common)?;
    let wanted = resolve(filter, &ledger)?;
    let claims: Vec<ClaimIx> =
        ledger.claims().filter(|(_, claim)| fits(&wanted, claim, view)).map(|(ix, _)| ix).collect();
    match common.format {
        Format::Json => {
            let items = claims.iter().map(|ix| wire::claim(&ledger, *ix)).collect();
            output::json(&wire::List::whole(view, items), common)
        }
        Format::Csv => output::csv(
            &wire::ClaimRow::COLUMNS,
            claims.iter().map(|ix| wire::claim_row(&ledger, *ix)),
            common,
        ),
        _ => output::document(&show::claims(view, &claims), &ledger, common),
    }
}

fn resolve(filter: &ClaimFilter, ledger: &Ledger) -> Result<Wanted, Failure> {
    let names = ledger.names();
    let source = |text: &String| {
        let found = typed(text).and_then(|id| names.source(&id));
        found.ok_or_else(|| refer::unknown(ledger, Register::Source, text))
    };
    let entity = |text: &String| {
        let found = typed(text).and_then(|id| names.entity(&id));
        found.ok_or_else(|| refer::unknown(ledger, Register::Entity, text))
    };
    let indicator = |text: &String| {
        let found = typed(text).and_then(|id| names.indicator(&id));
        found.ok_or_else(|| refer::unknown(ledger, Register::Indicator, text))
    };
    let period = |text: &String| refer::period(ledger, text);
    Ok(Wanted {
        source: filter.source.as_ref().map(source).transpose()?,
        entity: filter.entity.as_ref().map(entity).transpose()?,
        indicator: filter.indicator.as_ref().map(indicator).transpose()?,
        period: filter.period.as_ref().map(period).transpose()?,
        status: filter.status.clone(),
        publisher: filter.publisher.as_ref().map(|text| publisher(ledger, text)).transpose()?,
    })
}

fn fits(wanted: &Wanted, claim: &Claim, view: View<'_>) -> bool {
    let ledger = view.ledger();
    let key = &ledger.cell(claim.cell).key;
    view.sees(claim.source)
        && wanted.source.is_none_or(|source| source == claim.source)
        && wanted.entity.is_none_or(|entity| entity == key.entity)
        && wanted.indicator.is_none_or(|indicator| indicator == key.indicator)
        && wanted.status.as_ref().is_none_or(|status| status == claim.status.as_str())
        && wanted.publisher.is_none_or(|publisher| publisher == ledger.source(claim.source).publisher)
        && wanted.period.is_none_or(|period| key.period.is_some_and(|own| lies_in(own, period)))
}

/// Whether a period lies in another; `year` and `completion` lie in themselves alone.
fn lies_in(own: Period, wanted: Period) -> bool {
    match (own.days(), wanted.days()) {
        (Some((first, last)), Some((from, to))) => from <= first && last <= to,
        _ => own == wanted,
    }
}
