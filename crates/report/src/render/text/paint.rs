//! Rows as bytes, with color where it is wanted.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{
    flow::{Piece, Row},
    run::Tone,
};
use crate::{document::Mark, render::safe};

/// Rows as lines of text.
pub(super) fn text(rows: &[Row], color: bool) -> String {
    let mut out = String::new();
    for row in rows {
        line(row, color, &mut out);
        out.push('\n');
    }
    out
}

fn line(row: &Row, color: bool, out: &mut String) {
    let filled = row.pieces.iter().rposition(|piece| !piece.text.trim_end_matches(' ').is_empty());
    let pieces = &row.pieces[..filled.map_or(0, |last| last + 1)];
    for (at, Piece { text, tone, isolated }) in pieces.iter().enumerate() {
        let text = if at + 1 == pieces.len() { text.trim_end_matches(' ') } else { text };
        let text = if *isolated { &safe::isolated(text) } else { text };
        let style = if color { style(*tone) } else { Style::new() };
        // Writing to a string cannot fail.
        let _ = write!(out, "{style}{text}{style:#}");
    }
}

fn style(tone: Tone) -> Style {
    let plain = Style::new();
    let colored = |color: AnsiColor| plain.fg_color(Some(color.into()));
    match tone {
        Tone::Plain | Tone::Mark(Mark::Plain) => plain,
        Tone::Heading => plain.bold(),
        Tone::Receipt => plain.dimmed(),
        Tone::Derived => plain.italic(),
        Tone::Mark(Mark::New) => colored(AnsiColor::Cyan),
        Tone::Mark(Mark::Changed) => colored(AnsiColor::Yellow),
        Tone::Mark(Mark::Good) => colored(AnsiColor::Green),
        Tone::Mark(Mark::Bad) => colored(AnsiColor::Red),
    }
}
