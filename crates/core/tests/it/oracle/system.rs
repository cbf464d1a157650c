//! Many systems as one ledger, each an entity of its own, and what all kinds of systems have in common.

use std::fmt::Write as _;

use sanad_core::{data::Input, ledger::Ledger};

use super::{ends::Ends, print::Print, random::Random};
use crate::{
    case::{self, Plain},
    folder::Folder,
};

/// What a print says under a way of making few digits of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Round,
    Cut,
    /// One or the other, each print as it likes.
    Either,
}

/// A print of a cell.
#[derive(Debug, Clone)]
pub struct Printed {
    /// `s12.flow@2024-01..2024-03`
    pub cell: String,
    pub print: Print,
}

impl Printed {
    pub fn ends(&self, mode: Mode) -> Ends {
        match mode {
            Mode::Round => self.print.round,
            Mode::Cut => self.print.cut,
            Mode::Either => self.print.round.hull(self.print.cut),
        }
    }
}

/// A small system of printed figures that a slow solver can decide.
pub trait System {
    /// Its entity.
    fn name(&self) -> &str;

    /// Its prints.
    fn prints(&self) -> &[Printed];

    /// Whether there are numbers that all prints with `kept` can mean.
    fn is_feasible(&self, kept: &[bool], mode: Mode) -> bool;

    /// Whether all its prints together are.
    fn is_consistent(&self) -> bool {
        self.is_feasible(&vec![true; self.prints().len()], Mode::Round)
    }

    /// For messages.
    fn told(&self) -> String {
        let prints = self.prints().iter().map(|it| {
            let sign = if it.print.down { "-" } else { "" };
            format!("{} = {sign}({})", it.cell, it.print.text)
        });
        prints.collect::<Vec<_>>().join("; ")
    }
}

/// How systems become a ledger.
#[derive(Clone, Copy)]
pub struct Layout<'a> {
    /// Indicators and their files, by the registers' own keys.
    pub indicators: &'a str,
    /// The pages that the prints are spread over.
    pub pages: &'a [&'a str],
    /// A cell and a print of it for each page, so that pages are of the release that it says; the last one for the rest.
    pub anchors: &'a [(&'a str, &'a str)],
    /// Shuffles claims and files.
    pub shuffled: Option<u64>,
}

/// One ledger of many systems.
pub fn ledger<S: System>(systems: &[S], layout: Layout<'_>) -> Ledger {
    let mut claims: Vec<Vec<String>> = vec![Vec::new(); layout.pages.len()];
    let mut entities = "[anchor]\nname = \"Anchor\"\nclass = \"country\"\n".to_owned();
    for system in systems {
        writeln!(entities, "\n[{0}]\nname = \"{0}\"\nclass = \"country\"", system.name()).expect("a text");
        for (at, printed) in system.prints().iter().enumerate() {
            claims[page_of(at, layout.pages.len())].push(claim(
                &printed.cell,
                &printed.print.text,
                printed.print.down,
            ));
        }
    }
    let mut random = layout.shuffled.map(Random::seeded);
    let mut folder = Folder::registers().with("entities.toml", &entities);
    let indicators = String::from_utf8(folder.0["indicators.toml"].clone()).expect("a text");
    folder = folder.with("indicators.toml", &format!("{indicators}\n{}", layout.indicators));
    let settings = String::from_utf8(folder.0["ledger.toml"].clone()).expect("a text");
    folder = folder.with("ledger.toml", &settings.replace("land.exports", "anchor.exports"));
    for (number, (page, mut claims)) in layout.pages.iter().zip(claims).enumerate() {
        let (cell, print) = layout.anchors[number.min(layout.anchors.len() - 1)];
        claims.push(claim(cell, print, false));
        if let Some(random) = &mut random {
            random.shuffle(&mut claims);
        }
        let (publisher, day) = page.split_once('-').expect("a publisher and a day");
        let head = format!(
            "[source]\npublisher = \"{publisher}\"\nurl = \"https://{publisher}.example\"\npublished = {day}\nretrieved = {day}\n"
        );
        folder = folder.with(&format!("sources/{page}.toml"), &(head + &claims.concat()));
    }
    let mut inputs: Vec<Input> = folder.inputs();
    if let Some(random) = &mut random {
        random.shuffle(&mut inputs);
    }
    Ledger::load(inputs).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The page of a system's print: the same for the same print, whatever else there is.
pub fn page_of(print: usize, n_pages: usize) -> usize {
    print * 7 % n_pages
}

fn claim(cell: &str, printed: &str, down: bool) -> String {
    let mut text = "\n[[claim]]\n".to_owned();
    for (key, value) in case::keys_of(cell) {
        writeln!(text, "{key} = {}", value.to_string_plain()).expect("a text");
    }
    writeln!(text, "printed = \"{printed}\"").expect("a text");
    if down {
        text.push_str("sense = { direction = \"down\" }\n");
    }
    text
}
