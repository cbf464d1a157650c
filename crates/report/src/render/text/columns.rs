//! How wide the columns of a table are.

use super::{
    flow::longest_word,
    run::{Run, width_of},
};

/// The spaces between two columns.
pub(super) const GAP: usize = 2;

/// Words up to this many columns are not broken by a narrow table.
const WHOLE_WORD: usize = 20;

/// Text is hard to read in fewer columns: figures part from their units and bounds as soon.
const READABLE: usize = 24;

/// A column: what it would need, and what it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its cells are set to the right.
    pub numeric: bool,
    /// What it gets, in columns of the page.
    pub width: usize,
    /// The widest of its figures without what stands beside them; 0 for a text column.
    figure: usize,
    /// The widest of what stands beside them.
    aside: usize,
    /// The widest of its heading.
    heading: usize,
    /// What it cannot go below.
    least: usize,
}

impl Column {
    /// The column of a heading and its cells, as wide as it likes.
    pub fn of<'a>(numeric: bool, heading: &[Run], cells: &(impl Iterator<Item = &'a [Run]> + Clone)) -> Self {
        let widest = |part: fn(&[Run]) -> usize| cells.clone().map(part).max().unwrap_or(0);
        let figure = if numeric { widest(|cell| width_of(split(cell).0)) } else { 0 };
        let aside = if numeric { widest(|cell| width_of(split(cell).1)) } else { 0 };
        let longest = widest(longest_word).max(longest_word(heading));
        let heading = width_of(heading);
        let width = if numeric { figure + aside } else { widest(width_of) };
        Self {
            numeric,
            width: width.max(heading),
            figure,
            aside,
            heading,
            least: longest.clamp(1, WHOLE_WORD),
        }
    }

    /// Makes it at least so wide, and never narrower.
    pub fn widen(&mut self, width: usize) {
        self.least = self.least.max(width);
        self.width = self.width.max(width);
    }

    /// Where its figures end, so that what stands beside them has room; `None` where it is too narrow for that.
    pub fn edge(&self) -> Option<usize> {
        let room = self.width.checked_sub(self.aside)?;
        (self.numeric && self.figure <= room).then(|| self.figure.max(self.heading.min(room)))
    }
}

/// A cell as its figure and what stands beside that.
pub(super) fn split(cell: &[Run]) -> (&[Run], &[Run]) {
    let aside = cell.iter().position(|run| run.aside).unwrap_or(cell.len());
    cell.split_at(aside)
}

/// Narrows columns until they fit `room`: the widest text column first, then the widest of all. Whether they then
/// fit.
pub(super) fn fit(columns: &mut [Column], room: usize) -> bool {
    let gaps = GAP * columns.len().saturating_sub(1);
    for column in &mut *columns {
        column.width = column.width.min(room.max(column.least));
    }
    let mut total = gaps + columns.iter().map(|column| column.width).sum::<usize>();
    while total > room {
        let wide = |column: &&mut Column| column.width > column.least;
        let gives_way = |column: &&mut Column| (!column.numeric && column.width > READABLE, column.width);
        let widest = columns.iter_mut().filter(wide).max_by_key(gives_way);
        let Some(column) = widest else { return false };
        column.width -= 1;
        total -= 1;
    }
    true
}
