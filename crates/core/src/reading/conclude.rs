//! From the words of a quantity, and what stands around them, to a reading.

use super::amount::Amount;
use super::quantity::Parsed;
use super::{Approx, Direction, Expect, Nominal, ReadError, Reading, Sense, rounding};
use crate::lexicon::{Lexicon, UnitId};

/// Puts a quantity together. Places of errors are those of the folded text.
pub(super) fn conclude(
    lexicon: &Lexicon,
    mut parsed: Parsed,
    sense: &Sense,
    expect: &Expect<'_>,
) -> Result<Reading, ReadError> {
    scale_by_sense(lexicon, &mut parsed, sense)?;
    reach_back(&mut parsed);
    worth(&mut parsed)?;
    check_restated(lexicon, &parsed, expect)?;
    let unit = unit(lexicon, &parsed, sense, expect)?;
    let mut approx = match (parsed.approx, sense.approx) {
        (Approx::Exact, Some(approx)) => approx,
        // `millions of dollars` is one million or more.
        (Approx::Exact, None) if parsed.last.vague => Approx::Over,
        (printed, _) => printed,
    };
    let (first, last) = match parsed.first {
        // One end of the range cannot be told: it is open there.
        Some(first) if first.broken && !parsed.last.broken => {
            approx = Approx::UpTo;
            (None, parsed.last)
        }
        Some(first) if !first.broken && parsed.last.broken => {
            approx = Approx::Over;
            (None, first)
        }
        _ if parsed.last.broken => return Err(ReadError::BrokenGroups { at: parsed.at }),
        first => (first, parsed.last),
    };
    let direction = parsed.direction.or(sense.direction);
    let mut bounds = rounding::bounds(first.as_ref(), &last, approx, expect, lexicon.approximation());
    let mut nominal = nominal(first.as_ref(), &last);
    if direction == Some(Direction::Down) {
        nominal = nominal.negated();
        bounds.round = bounds.round.negated();
        bounds.truncate = bounds.truncate.negated();
    }
    Ok(Reading {
        nominal,
        round: bounds.round,
        truncate: bounds.truncate,
        unit,
        scale_words: parsed.scales.into_boxed_slice(),
        finest: bounds.finest,
        approx,
        direction,
    })
}

/// Applies the scale word that the print left out.
fn scale_by_sense(lexicon: &Lexicon, parsed: &mut Parsed, sense: &Sense) -> Result<(), ReadError> {
    let Some(id) = sense.scale.as_ref().filter(|_| parsed.scales.is_empty()) else { return Ok(()) };
    let scale = lexicon.scale(id).ok_or_else(|| ReadError::UnknownScale { scale: id.clone() })?;
    let times =
        |amount: Amount| amount.times(scale.factor).map_err(|_| ReadError::TooLarge { at: parsed.at });
    let (first, last) = (parsed.first.map(times).transpose()?, times(parsed.last)?);
    (parsed.first, parsed.last) = (first, last);
    parsed.scales.push(id.clone());
    Ok(())
}

/// `$18-20 million`: the scale word reaches back, unless the first end would pass the second.
fn reach_back(parsed: &mut Parsed) {
    let (Some(first), Some(factor)) = (parsed.first, parsed.last.factor) else { return };
    if first.factor.is_none()
        && let Ok(scaled) = first.times(factor)
        && scaled.value <= parsed.last.value
    {
        parsed.first = Some(scaled);
    }
}

/// Tells figures in the unit that the printed one stands for.
fn worth(parsed: &mut Parsed) -> Result<(), ReadError> {
    let Some(worth) = parsed.worth else { return Ok(()) };
    let told = |amount: Amount| amount.times(worth).map_err(|_| ReadError::TooLarge { at: parsed.at });
    let (first, last) = (parsed.first.map(told).transpose()?, told(parsed.last)?);
    (parsed.first, parsed.last) = (first, last);
    Ok(())
}

/// `853 acres (6824 kanals)`: what brackets tell in another unit must be the same, as far as both are printed.
fn check_restated(lexicon: &Lexicon, parsed: &Parsed, expect: &Expect<'_>) -> Result<(), ReadError> {
    let Some(restated) = parsed.restated else { return Ok(()) };
    let measured = Expect::measured(expect.unit);
    let bounds = |first: Option<&Amount>, last: &Amount| {
        rounding::bounds(first, last, parsed.approx, &measured, lexicon.approximation()).round
    };
    let outer = parsed.unit.map_or(expect.unit, |number| lexicon.unit_at(number));
    let again = lexicon.unit_at(restated.unit).convert(bounds(None, &restated.amount), outer);
    match bounds(parsed.first.as_ref(), &parsed.last).intersection(again) {
        Some(_) => Ok(()),
        None => Err(ReadError::TwoFigures { at: restated.at }),
    }
}

/// The unit that is printed, or that the sense gives.
fn unit(
    lexicon: &Lexicon,
    parsed: &Parsed,
    sense: &Sense,
    expect: &Expect<'_>,
) -> Result<Option<UnitId>, ReadError> {
    if let Some(number) = parsed.unit {
        return Ok(Some(lexicon.unit_at(number).id.clone()));
    }
    let Some(id) = &sense.unit else { return Ok(None) };
    let unit = lexicon.unit(id).ok_or_else(|| ReadError::UnknownUnit { unit: id.clone() })?;
    if unit.dimension != expect.unit.dimension {
        let (printed, expected) = (id.clone(), expect.unit.id.clone());
        return Err(ReadError::OtherDimension { printed, expected, at: 0 });
    }
    Ok(Some(id.clone()))
}

fn nominal(first: Option<&Amount>, last: &Amount) -> Nominal {
    first.map_or(Nominal::Point(last.value), |first| Nominal::between(first.value, last.value))
}
