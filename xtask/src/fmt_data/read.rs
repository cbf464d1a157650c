//! From TOML to tables and their lines, with the comments that belong to each.

use toml_edit::{Document, InlineTable, Item, RawString, Table, TomlError, Value};

use super::layout::{Layout, Part};

/// A comment, or an empty line between comments.
pub(super) type Comments = Vec<Option<String>>;

/// A data file.
#[derive(Debug)]
pub(super) struct File {
    /// Its tables, in order; the keys before the first header are one.
    pub tables: Vec<Block>,
    /// What stands behind the last of them.
    pub end: Comments,
}

/// A table with a header of its own.
#[derive(Debug)]
pub(super) struct Block {
    pub above: Comments,
    /// `["claim"]`; empty for the keys before the first header.
    pub path: Vec<String>,
    /// It is one of several of that name.
    pub repeats: bool,
    /// The comment behind the header.
    pub behind: Option<String>,
    pub lines: Vec<Line>,
    /// Where the file has it.
    position: isize,
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Line {
    pub above: Comments,
    pub key: String,
    /// As it is written.
    pub value: String,
    /// The text, where it is one.
    pub text: Option<String>,
    /// The comment behind the value.
    pub behind: Option<String>,
}

/// Reads a file.
pub(super) fn read(text: &str, layout: &Layout) -> Result<File, TomlError> {
    let document = Document::parse(text)?;
    let mut reader = Reader { text, tables: Vec::new() };
    reader.table(document.as_table(), &[], false, layout.root());
    let end = comments(&format!("{}\n", reader.raw(Some(document.trailing()))));
    let mut tables = reader.tables;
    tables.sort_by_key(|table| table.position);
    Ok(File { tables, end })
}

struct Reader<'t> {
    text: &'t str,
    tables: Vec<Block>,
}

impl Reader<'_> {
    fn table(&mut self, table: &Table, path: &[String], repeats: bool, part: Part<'_>) {
        let mut lines = Vec::new();
        self.lines(table, "", repeats, part, &mut lines);
        lines.sort_by_key(|line| part.position(line.key.split('.').next().unwrap_or(&line.key)));
        let is_root = path.is_empty();
        if !(is_root && lines.is_empty() || table.is_implicit()) {
            self.tables.push(Block {
                above: if is_root { Vec::new() } else { self.comments(table.decor().prefix()) },
                path: path.to_vec(),
                repeats,
                behind: if is_root { None } else { self.comment(table.decor().suffix()) },
                lines,
                position: if is_root { -1 } else { table.position().unwrap_or(isize::MAX) },
            });
        }
        for (key, item) in table {
            let path: Vec<String> = path.iter().cloned().chain([key.to_owned()]).collect();
            match item {
                Item::Table(inner) if !repeats && !inner.is_dotted() => {
                    self.table(inner, &path, false, part.key(key));
                }
                Item::ArrayOfTables(inner) => {
                    for inner in inner {
                        self.table(inner, &path, true, part.key(key));
                    }
                }
                Item::Table(_) | Item::Value(_) | Item::None => {}
            }
        }
    }

    /// The keys of a table; those of one that repeats include its own tables, each on one line.
    fn lines(&self, table: &Table, prefix: &str, repeats: bool, part: Part<'_>, lines: &mut Vec<Line>) {
        for (name, item) in table {
            let Some(key) = table.key(name) else { continue };
            let part = part.key(name);
            let key_text = format!("{prefix}{}", bare(name));
            match item {
                Item::Value(value) => lines.push(Line {
                    above: self.comments(key.leaf_decor().prefix()),
                    key: key_text,
                    value: self.value(value, part),
                    text: value.as_str().map(str::to_owned),
                    behind: self.comment(value.decor().suffix()),
                }),
                Item::Table(inner) if repeats => lines.push(Line {
                    above: self.comments(inner.decor().prefix()),
                    key: key_text,
                    value: self.inline(&inner.clone().into_inline_table(), part),
                    text: None,
                    behind: self.comment(inner.decor().suffix()),
                }),
                Item::Table(inner) if inner.is_dotted() => {
                    self.lines(inner, &format!("{key_text}."), repeats, part, lines);
                }
                Item::Table(_) | Item::ArrayOfTables(_) | Item::None => {}
            }
        }
    }

    fn value(&self, value: &Value, part: Part<'_>) -> String {
        match value {
            Value::String(text) if part.is_date() && is_day(text.value()) => text.value().clone(),
            Value::String(text) => quoted(text.value()),
            Value::InlineTable(table) => self.inline(table, part),
            Value::Array(array) => {
                let written = value.span().map_or("", |span| &self.text[span]);
                if written.contains('\n') {
                    return written.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
                }
                let elements: Vec<String> = array.iter().map(|element| self.value(element, part)).collect();
                format!("[{}]", elements.join(", "))
            }
            _ => value.span().map_or("", |span| &self.text[span]).to_owned(),
        }
    }

    fn inline(&self, table: &InlineTable, part: Part<'_>) -> String {
        let mut pairs: Vec<(&str, String)> =
            table.iter().map(|(key, value)| (key, self.value(value, part.key(key)))).collect();
        pairs.sort_by_key(|(key, _)| part.position(key));
        let pairs: Vec<String> =
            pairs.iter().map(|(key, value)| format!("{} = {value}", bare(key))).collect();
        if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) }
    }

    fn raw<'a>(&'a self, text: Option<&'a RawString>) -> &'a str {
        text.and_then(|text| text.as_str().or_else(|| self.text.get(text.span()?))).unwrap_or("")
    }

    fn comments(&self, text: Option<&RawString>) -> Comments {
        comments(self.raw(text))
    }

    fn comment(&self, text: Option<&RawString>) -> Option<String> {
        let text = self.raw(text).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// The lines of comments, with one empty line where there are several between or behind them.
fn comments(text: &str) -> Comments {
    let mut comments: Comments = Vec::new();
    let mut lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    // Behind the last line break stands what the comments belong to.
    lines.pop();
    for line in lines {
        if !line.is_empty() {
            comments.push(Some(line.to_owned()));
        } else if comments.last() != Some(&None) {
            comments.push(None);
        }
    }
    comments
}

fn is_day(text: &str) -> bool {
    text.len() == "2025-02-14".len() && text.parse::<jiff::civil::Date>().is_ok()
}

pub(super) fn bare(key: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if !key.is_empty() && key.bytes().all(plain) { key.to_owned() } else { quoted(key) }
}

/// A text in double quotes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
