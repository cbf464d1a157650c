//! Reports as text: what a reader sees at two widths, in color, and that no line leaves the page.

use std::fmt::Write as _;

use proptest::prelude::*;
use sanad_core::{data::Input, ledger::Ledger};
use sanad_report::render::text::{TextOptions, render};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::small;

fn rendered(ledger: &Ledger, width: usize, color: bool) -> String {
    render(&small::document(small::view(ledger)), ledger, &TextOptions { width, color })
}

/// The columns of a line, counted as terminals do that shape their text and as those do that do not.
fn columns(line: &str) -> usize {
    let one_by_one = line.chars().map(|c| c.width().unwrap_or(0)).sum();
    line.width().max(one_by_one)
}

#[test]
fn at_100_columns() {
    insta::assert_snapshot!(rendered(&small::ledger(), 100, false));
}

#[test]
fn at_60_columns() {
    insta::assert_snapshot!(rendered(&small::ledger(), 60, false));
}

#[test]
fn at_40_columns() {
    insta::assert_snapshot!(rendered(&small::ledger(), 40, false));
}

#[test]
fn a_table_too_wide_for_the_page_becomes_records() {
    let ledger = small::ledger();
    let document = small::many_columns(small::view(&ledger));
    insta::assert_snapshot!(render(&document, &ledger, &TextOptions { width: 50, color: false }));
}

#[test]
fn in_color() {
    insta::assert_snapshot!(rendered(&small::ledger(), 100, true).replace('\x1b', "␛"));
}

#[test]
fn color_changes_no_word() {
    let ledger = small::ledger();
    let colored = rendered(&ledger, 100, true);
    let mut plain = String::new();
    for (nth, part) in colored.split('\x1b').enumerate() {
        let shown = if nth == 0 { part } else { part.split_once('m').expect("an escape ends").1 };
        plain.push_str(shown);
    }
    assert_eq!(plain, rendered(&ledger, 100, false));
}

#[test]
fn a_print_cannot_control_the_terminal() {
    let text = rendered(&small::ledger(), 100, false);
    assert!(text.contains("␛[31mred⟨U+202E⟩"), "{text}");
    let control = text.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(control, None);
}

#[test]
fn what_runs_leftward_is_isolated_on_each_line() {
    for width in [40, 60, 100] {
        for line in rendered(&small::ledger(), width, false).lines() {
            let mut inside = false;
            for c in line.chars() {
                match c {
                    '\u{2068}' => inside = true,
                    '\u{2069}' => inside = false,
                    c => assert!(inside || !('\u{600}'..='\u{6FF}').contains(&c), "{line}"),
                }
            }
            assert!(!inside, "an isolate is left open: {line}");
        }
    }
}

#[test]
fn a_width_that_no_terminal_has_is_taken_as_the_nearest() {
    let ledger = small::ledger();
    assert_eq!(rendered(&ledger, 0, false), rendered(&ledger, 40, false));
    assert_eq!(rendered(&ledger, usize::MAX, false), rendered(&ledger, 200, false));
}

#[test]
fn no_line_is_wider_than_the_page() {
    let ledger = small::ledger();
    for width in 40..=200 {
        for line in rendered(&ledger, width, false).lines() {
            // An address alone in its line is not broken: a broken one cannot be copied.
            let address = line.trim_start().starts_with("http") && !line.trim_start().contains(' ');
            assert!(address || columns(line) <= width, "{} > {width}: {line}", columns(line));
            assert!(!line.ends_with(' '), "spaces at the end: {line:?}");
        }
    }
}

/// The fixture with other names for its parks.
fn renamed(name: &str) -> Ledger {
    let mut quoted = String::new();
    for c in name.chars() {
        write!(quoted, "\\U{:08X}", u32::from(c)).expect("a string takes all");
    }
    let mut entities = String::from("[pk]\nname = \"Pakistan\"\nclass = \"country\"\n");
    for id in ["islamabad", "karachi", "long", "html", "wide"] {
        let id = if id.len() > 5 { format!("{id}-it-park") } else { format!("{id}-park") };
        write!(entities, "[{id}]\nname = \"x{quoted}\"\nname_ur = \"ا{quoted}\"\nclass = \"facility\"\n")
            .expect("a string takes all");
    }
    small::ledger_with(vec![Input { name: "entities.toml".into(), bytes: entities.into_bytes().into() }])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_name_makes_a_line_wider_than_the_page(name in "\\PC{0,60}|[ا-ے ]{0,60}|[a-z漢字👩\u{200d}\u{fe0f}\u{301} ]{0,80}", width in 40_usize..=200) {
        let ledger = renamed(&name);
        for line in rendered(&ledger, width, false).lines() {
            let address = line.trim_start().starts_with("http") && !line.trim_start().contains(' ');
            prop_assert!(address || columns(line) <= width, "{} > {width}: {line}", columns(line));
        }
    }

    #[test]
    fn no_name_controls_the_terminal(name in "[\\x00-\\x1f\\x7f-\\x9f\u{202a}-\u{202e}\u{2066}-\u{2069}a-z]{0,20}") {
        let ledger = renamed(&name);
        let text = rendered(&ledger, 100, false);
        let isolates = ['\u{2068}', '\u{2069}'];
        let acts = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c) && !isolates.contains(&c);
        prop_assert_eq!(text.chars().find(|c| acts(*c)), None);
        prop_assert_eq!(text.matches(isolates[0]).count(), text.matches(isolates[1]).count());
    }
}
