//! `show`: one thing of the ledger, whole: a cell with every print over time, a claim, a source, an entity, an
//! indicator, a series. And `find`: what was found, the same way.

mod cell;
mod changes;
mod entity;
mod found;
mod source;

use sanad_core::{refer::Ref, view::View};

use crate::{
    document::{Block, Document, Line, Name, Section},
    say,
    words::Words,
};
pub use changes::changes;
pub use found::found;
pub use source::{claims, sources};

/// What to say where a view holds nothing of what was asked for.
const NOTHING_YET: Words = say!("Nobody had printed any by this day.");

/// What there is to show of a reference.
pub fn show(view: View<'_>, reference: &Ref) -> Document {
    match reference {
        Ref::Entity(entity) => entity::entity(view, *entity),
        Ref::Indicator(indicator) => entity::indicator(view, *indicator),
        Ref::Series(entity, indicator, measure) => {
            entity::series(view, *entity, *indicator, measure.as_ref())
        }
        Ref::Source(source) => source::source(view, *source),
        Ref::Claim(claim) => cell::claim(view, *claim),
        Ref::Cell(cell) => cell::cell(view, *cell),
        Ref::Unprinted(key) => {
            let name = Name::unprinted(view.ledger(), key);
            let mut document = Document::new("show", Line::from(name), view);
            let line = Line::from(say!("Nobody prints this cell. The cells of its series: sanad show "))
                .and(Name::series(view.ledger(), key));
            let heading = Line::from(say!("Not printed"));
            document.sections.push(Section { id: "cell", heading, blocks: vec![Block::Paragraph(line)] });
            document
        }
    }
}
