//! What would mend a finding, and which slip it undoes.

use sanad_core::{
    check::{Finding, Repair, Slip},
    model::CellIx,
    view::View,
};

use super::what;
use crate::{
    document::{Count, Line},
    say,
};

/// A repair in words: which print would agree as which, and why.
pub fn repair(view: View<'_>, finding: &Finding, repair: &Repair) -> Line {
    let mut line = match finding.members.get(repair.member) {
        Some(member) => Line::from(crate::arithmetic::shown(&member.cited)).and(say!(" would agree as ")),
        None => Line::from(say!("It would agree as ")),
    };
    line = line.and(say!("“")).and(crate::arithmetic::suggested(&repair.suggested)).and(say!("”: "));
    line = line.and_all(slip(view, repair.slip));
    if repair.agreeing.is_empty() {
        return line;
    }
    line.and(say!("; prints elsewhere that agree with it: ")).and(Count::of(&repair.agreeing))
}

/// A slip in words.
pub fn slip(view: View<'_>, slip: Slip) -> Line {
    let of = |words, cell: CellIx| Line::from(words).and_all(what(view, &view.ledger().cell(cell).key));
    match slip {
        Slip::Digit => say!("one digit").into(),
        Slip::Swapped => say!("two digits swapped").into(),
        Slip::Dropped => say!("a digit is missing").into(),
        Slip::Inserted => say!("a digit too many").into(),
        Slip::Point => say!("the point is elsewhere").into(),
        Slip::Scale => {
            say!("another scale: million for billion, lakh for crore, or the word left out").into()
        }
        Slip::Direction => say!("a fall told as a rise, or a rise as a fall").into(),
        Slip::OtherPrint => say!("another print of the same").into(),
        Slip::Period(cell) => of(say!("the figure of another period: "), cell),
        Slip::Part(cell) => of(say!("the figure of a part, or of the whole: "), cell),
        Slip::Indicator(cell) => of(say!("the figure of something else: "), cell),
        Slip::Rate(cell) => of(say!("the rate of something else: "), cell),
        Slip::Base => say!("a rate on the wrong base").into(),
    }
}
