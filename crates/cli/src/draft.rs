//! A draft: a source that is not of the ledger, read from a file or standard input, to be checked against it.
//!
//! Whatever it is written in, it becomes one more source file in memory, so that it is understood as the ledger's own
//! are; what is wrong with it is told at its own lines and rows.

mod claims;
mod csv;
mod json;
mod source_file;

use std::{
    borrow::Cow,
    fmt::Write as _,
    fs,
    io::{self, Read},
    path::Path,
};

use jiff::civil::Date;
use sanad_core::{
    data::{DataErrors, Input, folder::MAX_FILE_BYTES},
    ledger::Ledger,
    view::View,
};

use crate::{args, failure::Failure};

/// The publisher of a draft that names none.
const NOBODY: &str = "draft";

/// A draft as a source file.
#[derive(Debug)]
pub struct Draft {
    id: String,
    text: String,
    /// How its file is called where it is spoken of.
    shown: String,
    /// The line of the text at which each of its rows begins, where it was no source file.
    rows: Option<Vec<usize>>,
    /// Its publisher is `draft`, which no register has.
    nobody: bool,
}

/// What a draft says of itself.
#[derive(Debug, Default)]
struct Head {
    publisher: Option<String>,
    url: Option<String>,
    /// A day.
    published: Option<Date>,
    attributed_to: Option<String>,
    speaker: Option<String>,
}

/// Reads a draft from a file, or from standard input for `-`.
pub fn read(file: &str, input: Option<args::Input>, base: &Ledger) -> Result<Draft, Failure> {
    let (text, shown) = text_of(file)?;
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let input = input.unwrap_or(match ending.as_deref() {
        Some("json") => args::Input::Json,
        Some("csv") => args::Input::Csv,
        _ => args::Input::Toml,
    });
    match input {
        args::Input::Toml => {
            let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str());
            Ok(source_file::read(&text, shown, stem, base))
        }
        args::Input::Json => json::read(&text, &shown).map(|(head, claims)| made(head, &claims, shown, base)),
        args::Input::Csv => csv::read(&text, &shown).map(|(head, claims)| made(head, &claims, shown, base)),
    }
}

fn text_of(file: &str) -> Result<(String, String), Failure> {
    let unreadable = |error: io::Error| Failure::Draft(format!("error: cannot read `{file}`: {error}"));
    let mut bytes = Vec::new();
    let shown = if file == "-" {
        io::stdin().lock().take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        "standard input".to_owned()
    } else {
        fs::File::open(file)
            .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
            .map_err(unreadable)?;
        file.to_owned()
    };
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(Failure::Draft(format!("error: `{shown}` is larger than {MAX_FILE_BYTES} bytes")));
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| Failure::Draft(format!("error: `{shown}` is not UTF-8: {error}")))?;
    Ok((text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned), shown))
}

/// A draft of claims that stood in no source file.
fn made(head: Head, claims: &[claims::Fields], shown: String, base: &Ledger) -> Draft {
    let mut text = String::new();
    let mut rows = Vec::new();
    for claim in claims {
        rows.push(text.lines().count() + 1);
        claims::write(claim, base, &mut text);
    }
    let head = completed(head, base);
    let id = free_id(&head, base);
    text.push_str(&head.text());
    Draft { id, text, shown, rows: Some(rows), nobody: head.nobody() }
}

/// A head with all that a source file must have.
#[derive(Debug)]
struct Completed {
    head: Head,
    publisher: String,
    published: Date,
}

fn completed(head: Head, base: &Ledger) -> Completed {
    let newest = View::newest(base).map_or(Date::ZERO, View::as_of);
    let published = head.published.unwrap_or(newest);
    let publisher = head.publisher.clone().unwrap_or_else(|| NOBODY.to_owned());
    Completed { head, publisher, published }
}

impl Completed {
    /// The table of the source file.
    fn text(&self) -> String {
        let url = self.head.url.as_deref().unwrap_or("https://draft.invalid/");
        let mut text = format!(
            "[source]\npublisher = {}\nurl = {}\npublished = {}\nretrieved = {}\n",
            claims::quoted(&self.publisher),
            claims::quoted(url),
            self.published,
            self.published
        );
        for (key, value) in [("attributed_to", &self.head.attributed_to), ("speaker", &self.head.speaker)] {
            if let Some(value) = value {
                // Writing to a string does not fail.
                let _ = writeln!(text, "{key} = {}", claims::quoted(value));
            }
        }
        text
    }

    fn nobody(&self) -> bool {
        self.publisher == NOBODY
    }
}

/// An id that no source of the ledger has.
fn free_id(head: &Completed, base: &Ledger) -> String {
    let stem = format!("{}-{}", head.publisher, head.published);
    let taken = |id: &str| id.parse().is_ok_and(|id| base.names().source(&id).is_some());
    let numbered = (2..).map(|n| format!("{stem}-{n}"));
    std::iter::once(stem.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(stem.clone())
}

impl Draft {
    /// The id of its source.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How its file is called.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Whether its lines are those of the file it was read from.
    pub fn verbatim(&self) -> bool {
        self.rows.is_none()
    }

    fn name(&self) -> String {
        format!("sources/{}.toml", self.id)
    }

    /// The ledger with the draft as one more source, or in place of the one of its id; and the files it was made of.
    pub fn load(&self, mut inputs: Vec<Input>) -> Result<(Ledger, Vec<Input>), Failure> {
        let name = self.name();
        inputs.retain(|input| *input.name != *name);
        if self.nobody
            && let Some(publishers) = inputs.iter_mut().find(|input| &*input.name == "publishers.toml")
        {
            let mut bytes = publishers.bytes.to_vec();
            let declared = std::str::from_utf8(&bytes).is_ok_and(|text| text.contains("\n[draft]"));
            if !declared {
                bytes.extend_from_slice(b"\n[draft]\nname = \"The draft\"\n");
            }
            publishers.bytes = Cow::Owned(bytes);
        }
        inputs.push(Input { name: name.into(), bytes: Cow::Owned(self.text.clone().into_bytes()) });
        inputs.sort_by(|a, b| a.name.cmp(&b.name));
        match Ledger::load(inputs.clone()) {
            Ok(ledger) => Ok((ledger, inputs)),
            Err(errors) => Err(Failure::Draft(self.told(&errors))),
        }
    }

    /// What is wrong with the draft, at its own lines or rows.
    fn told(&self, errors: &DataErrors) -> String {
        let Some(rows) = &self.rows else {
            return errors
                .to_string()
                .replace(&self.name(), &self.shown)
                .replace(" in the data", " in the draft");
        };
        let mut text = String::new();
        for error in &errors.errors {
            let diagnostic = error.diagnostic();
            let _ =
                writeln!(text, "{}[{}]: {}", diagnostic.severity.as_str(), diagnostic.id, diagnostic.message);
            if let Some(place) = diagnostic.place {
                let line = errors.files.excerpt(place).line;
                match rows.partition_point(|start| *start <= line) {
                    0 => {}
                    row => {
                        let _ = writeln!(text, " --> {}: claim {row}", self.shown);
                    }
                }
            }
            if let Some(help) = diagnostic.help {
                let _ = writeln!(text, "  = help: {help}");
            }
            text.push('\n');
        }
        let n = errors.errors.len();
        let _ = write!(text, "{n} {} in the draft", if n == 1 { "error" } else { "errors" });
        text
    }
}
