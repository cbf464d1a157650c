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

/// A place as a person names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The file, relative to the data folder.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line's text.
    pub text: String,
    /// How many characters the place covers on that line; at least 1.
    pub width: usize,
}

/// The data files by number: name and text.
#[derive(Debug, Default)]
pub struct Files {
    entries: Vec<(Arc<str>, Arc<str>)>,
}

impl Files {
    /// Adds a file and gives its number.
    pub(crate) fn add(&mut self, name: Arc<str>, text: Arc<str>) -> FileIx {
        let ix = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push((name, text));
        FileIx(ix)
    }

    /// The file's name, relative to the data folder.
    pub fn name(&self, file: FileIx) -> &Arc<str> {
        &self.entries[file.0 as usize].0
    }

    /// The file's text.
    pub fn text(&self, file: FileIx) -> &Arc<str> {
        &self.entries[file.0 as usize].1
    }

    /// The file of that name.
    pub fn find(&self, name: &str) -> Option<FileIx> {
        self.names().find(|(_, known)| &***known == name).map(|(ix, _)| ix)
    }

    /// All files by number and name.
    pub fn names(&self) -> impl Iterator<Item = (FileIx, &Arc<str>)> {
        (0..).map(FileIx).zip(self.entries.iter().map(|(name, _)| name))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Line, column and text of `place`.
    pub fn excerpt(&self, place: Place) -> Excerpt {
        let text = self.text(place.file);
        let start = floor(text, place.start as usize);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = floor(text, (place.end as usize).clamp(start, line_end));
        Excerpt {
            file: self.name(place.file).clone(),
            line: text[..start].bytes().filter(|b| *b == b'\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            text: text[line_start..line_end].to_owned(),
            width: text[start..end].chars().count().max(1),
        }
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
