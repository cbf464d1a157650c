//! Where in the data files a thing stands, and the files' texts for as long as errors may quote them.

use std::{ops::Range, sync::Arc};

/// The number of a file in [`Files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileIx(pub(crate) u32);

/// A stretch of one data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileIx,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// The place of `span` in `file`. Offsets past 4 GiB cannot occur: files are bounded when they are read.
    pub(crate) fn new(file: FileIx, span: Range<usize>) -> Self {
        let clip = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: clip(span.start), end: clip(span.end) }
    }

    /// The place of a whole file.
    pub(crate) fn whole(file: FileIx) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The place `offset` bytes into this one, for errors inside a quoted value (one byte for the quote).
    pub(crate) fn within(self, offset: usize, len: usize) -> Self {
        let quote = 1;
        let start =
            self.start.saturating_add(u32::try_from(offset + quote).unwrap_or(u32::MAX)).min(self.end);
        let end =
            start.saturating_add(u32::try_from(len.max(1)).unwrap_or(u32::MAX)).min(self.end.max(start));
        Self { start, end, ..self }
    }
}

/// The most characters of a line that an excerpt shows on either side of where its place begins.
const SHOWN: usize = 240;

/// A place as a person names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, relative to the data folder.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What of the line stands before the place, `…` where it is cut.
    pub before: String,
    /// The place's own text on that line and what follows it, `…` where it is cut.
    pub text: String,
    /// How many characters of `text` the place covers; at least 1.
    pub width: usize,
}

/// Excerpts of places in order: counts on from the last one, so that many places of one file cost one pass over it.
#[derive(Debug)]
pub struct Excerpts<'f> {
    files: &'f Files,
    /// The file and the byte of it up to which lines are counted.
    at: (FileIx, usize),
    line: usize,
    line_start: usize,
    /// Characters between the start of the line and that byte.
    n_before: usize,
}

impl<'f> Excerpts<'f> {
    /// Of the places in `files`.
    pub fn new(files: &'f Files) -> Self {
        Self { files, at: (FileIx(0), 0), line: 1, line_start: 0, n_before: 0 }
    }

    /// Line, column and text of `place`. Any order is right; the order of the files and their bytes is fast.
    pub fn of(&mut self, place: Place) -> Excerpt {
        let text: &str = self.files.text(place.file);
        let start = floor(text, place.start as usize);
        if self.at.0 != place.file || start < self.at.1 {
            *self = Self { at: (place.file, 0), ..Self::new(self.files) };
        }
        let passed = &text[self.at.1..start];
        if let Some(last) = passed.rfind('\n') {
            self.line += passed.bytes().filter(|b| *b == b'\n').count();
            self.line_start = self.at.1 + last + 1;
            self.n_before = text[self.line_start..start].chars().count();
        } else {
            self.n_before += passed.chars().count();
        }
        self.at.1 = start;

        let from = text[self.line_start..start].char_indices().rev().nth(SHOWN - 1);
        let from = from.map_or(self.line_start, |(at, _)| self.line_start + at);
        let shown = text[start..].char_indices().take(SHOWN + 1).find(|(_, c)| *c == '\n');
        let cut = text[start..].char_indices().nth(SHOWN);
        let stop = shown.or(cut).map_or(text.len(), |(at, _)| start + at);
        let mut rest = text[start..stop].trim_end_matches('\r').to_owned();
        let end = floor(text, (place.end as usize).clamp(start, start + rest.len()));
        if shown.is_none() && cut.is_some() {
            rest.push('…');
        }
        let mut before = if from > self.line_start { "…".to_owned() } else { String::new() };
        before.push_str(&text[from..start]);
        Excerpt {
            file: self.files.name(place.file).clone(),
            line: self.line,
            column: self.n_before + 1,
            before,
            text: rest,
            width: text[start..end].chars().count().max(1),
        }
    }
}

/// The data files by number: name and text.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The number of the first of them; not 0 for files that come to a ledger after its others.
    first: u32,
    entries: Vec<(Arc<str>, Arc<str>)>,
}

impl Files {
    /// None yet, and the first will come after `n_before` others.
    pub(crate) fn after(n_before: usize) -> Self {
        Self { first: u32::try_from(n_before).unwrap_or(u32::MAX), entries: Vec::new() }
    }

    /// Adds a file and gives its number.
    pub(crate) fn add(&mut self, name: Arc<str>, text: Arc<str>) -> FileIx {
        let ix = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push((name, text));
        FileIx(self.first.saturating_add(ix))
    }

    /// The file's name, relative to the data folder.
    pub fn name(&self, file: FileIx) -> &Arc<str> {
        &self.entry(file).0
    }

    /// The file's text.
    pub fn text(&self, file: FileIx) -> &Arc<str> {
        &self.entry(file).1
    }

    fn entry(&self, file: FileIx) -> &(Arc<str>, Arc<str>) {
        &self.entries[(file.0 - self.first) as usize]
    }

    /// Drops the text of a file that no error will quote.
    pub(crate) fn forget(&mut self, file: FileIx) {
        let at = (file.0 - self.first) as usize;
        self.entries[at].1 = Arc::default();
    }

    /// The file of that name.
    pub fn find(&self, name: &str) -> Option<FileIx> {
        self.names().find(|(_, known)| &***known == name).map(|(ix, _)| ix)
    }

    /// All files by number and name.
    pub fn names(&self) -> impl Iterator<Item = (FileIx, &Arc<str>)> {
        (self.first..).map(FileIx).zip(self.entries.iter().map(|(name, _)| name))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Line, column and text of one place; many are cheaper with [`Excerpts`].
    pub fn excerpt(&self, place: Place) -> Excerpt {
        Excerpts::new(self).of(place)
    }
}

/// The largest character boundary at or below `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
