//! `sanad check`

use std::{str::FromStr, sync::Arc};

use sanad_core::{
    check::{self, Checked, Class, Finding, Severity},
    data::Input,
    ledger::Ledger,
    model::SourceIx,
    view::View,
};
use sanad_report::{
    check::{self as pages, Chosen, Notes, Of, verdicts},
    document::{Document, Line, Name},
    say, wire,
};

use super::{Common, Failure, inputs, source, view};
use crate::{
    args::{CheckOptions, Format},
    draft, output,
};

pub fn run(options: &CheckOptions, common: &Common) -> Result<(), Failure> {
    let asked = Asked::of(options)?;
    let inputs = inputs(common)?;
    match &options.file {
        Some(file) => of_draft(file, inputs, &asked, options, common),
        None => of_ledger(inputs, &asked, options, common),
    }
}

/// Which findings are asked for.
struct Asked {
    classes: Vec<Class>,
    severities: Vec<Severity>,
    fail_on: Option<Severity>,
    notes: Notes,
}

impl Asked {
    fn of(options: &CheckOptions) -> Result<Self, Failure> {
        let classes: Vec<Class> = typed(&options.class, "class", &Class::ALL.map(Class::as_str))?;
        let known = Severity::ALL.map(Severity::as_str);
        let severities: Vec<Severity> = typed(&options.severity, "severity", &known)?;
        let fail_on: Vec<Severity> = typed(options.fail_on.as_slice(), "severity", &known)?;
        // Whoever asks for notes by name sees them.
        let by_name = severities.contains(&Severity::Note)
            || classes.iter().any(|class| class.severity() == Severity::Note);
        let notes = if options.all || by_name { Notes::Shown } else { Notes::Counted };
        Ok(Self { classes, severities, fail_on: fail_on.first().copied(), notes })
    }

    fn chosen<'c>(&self, checked: &'c Checked, of: Of, part: impl Fn(&Arc<Finding>) -> bool) -> Chosen<'c> {
        let wanted = |finding: &&Arc<Finding>| {
            (self.classes.is_empty() || self.classes.contains(&finding.class))
                && (self.severities.is_empty() || self.severities.contains(&finding.severity()))
                && part(finding)
        };
        let findings = checked.findings.iter().filter(wanted).collect();
        Chosen { checked, findings, notes: self.notes, of }
    }

    /// Fails, after the answer, where there is what was asked to fail on.
    fn verdict(&self, chosen: &Chosen<'_>) -> Result<(), Failure> {
        let fails = |finding: &Arc<Finding>| self.fail_on.is_some_and(|least| finding.severity() <= least);
        if chosen.findings.iter().any(|finding| fails(finding)) { Err(Failure::Findings) } else { Ok(()) }
    }
}

/// Words that were typed, in either case and with hyphens.
fn typed<T: FromStr>(texts: &[String], what: &str, known: &[&str]) -> Result<Vec<T>, Failure> {
    let one = |text: &String| {
        let word = text.trim().to_ascii_lowercase().replace('-', "_");
        word.parse().map_err(|_| {
            let nearest = sanad_core::ledger::nearest_of(known.iter().copied(), &word);
            let hint = nearest.first().map_or_else(
                || format!("one of {}", known.join(", ")),
                |nearest| format!("did you mean `{nearest}`?"),
            );
            Failure::Usage(format!("`{text}` is no {what}; {hint}"))
        })
    };
    texts.iter().map(one).collect()
}

fn of_ledger(
    inputs: Vec<Input>,
    asked: &Asked,
    options: &CheckOptions,
    common: &Common,
) -> Result<(), Failure> {
    let files = inputs.clone();
    let ledger = Ledger::load(inputs).map_err(|errors| Failure::Data(Box::new(errors)))?;
    let view = view(&ledger, common)?;
    let one = options.source.as_deref().map(|text| source(&ledger, text)).transpose()?;
    let checked = check::run(view);
    let part = |finding: &Arc<Finding>| {
        one.is_none_or(|source| finding.claims().iter().any(|ix| ledger.claim(*ix).source == source))
    };
    let of = if one.is_some() { Of::Page } else { Of::Ledger };
    let chosen = asked.chosen(&checked, of, part);
    let about =
        one.map_or_else(|| Line::from(say!("Check")), |source| Line::from(Name::source(&ledger, source)));
    match common.format {
        Format::Json => {
            let items = chosen.findings.iter().map(|one| wire::finding(view, one)).collect();
            output::json(&wire::List::whole(view, items), common)?;
        }
        Format::Sarif => {
            output::json(
                &wire::sarif(view, &chosen.findings, |ix| file_of(&ledger, ix, &files, None)),
                common,
            )?;
        }
        Format::Csv => return Err(output::no_csv("check")),
        _ => document(&pages::check(view, &chosen, about), &ledger, common)?,
    }
    asked.verdict(&chosen)
}

fn of_draft(
    file: &str,
    inputs: Vec<Input>,
    asked: &Asked,
    options: &CheckOptions,
    common: &Common,
) -> Result<(), Failure> {
    let base = Ledger::load(inputs.clone()).map_err(|errors| Failure::Data(Box::new(errors)))?;
    let draft = draft::read(file, options.input, &base)?;
    let (ledger, files) = draft.load(inputs)?;
    let id = draft.id().parse().ok();
    let Some(source) = id.and_then(|id| ledger.names().source(&id)) else {
        return Err(Failure::Draft(format!("error: `{file}` makes no source")));
    };
    let newest = View::newest(&base).map(View::as_of).max(Some(ledger.source(source).published.first()));
    let view = match (common.as_of.is_some(), newest) {
        (false, Some(newest)) => View::new(&ledger, newest),
        _ => view(&ledger, common)?,
    };
    if !view.sees(source) {
        return Err(Failure::Usage(format!(
            "the draft is of {}, after the day of --as-of",
            ledger.source(source).published.first()
        )));
    }
    let checked = check::run(view);
    let verdicts = verdicts(view, &checked, source);
    let part = |finding: &Arc<Finding>| finding.claims().iter().any(|ix| ledger.claim(*ix).source == source);
    let chosen = asked.chosen(&checked, Of::Page, part);
    match common.format {
        Format::Json => output::json(&wire::draft(view, &verdicts, &chosen.findings), common)?,
        Format::Sarif => {
            let file = |ix| file_of(&ledger, ix, &files, (ix == source).then_some(&draft));
            output::json(&wire::sarif(view, &chosen.findings, file), common)?;
        }
        Format::Csv => return Err(output::no_csv("check")),
        _ => {
            let about = Line::from(say!("Check of a draft"));
            document(&pages::draft(view, &chosen, &verdicts, about), &ledger, common)?;
        }
    }
    asked.verdict(&chosen)
}

fn document(document: &Document, ledger: &Ledger, common: &Common) -> Result<(), Failure> {
    output::document(document, ledger, common)
}

/// The file of a source, as an editor of the data finds it; a draft stands where it was read from.
fn file_of(ledger: &Ledger, ix: SourceIx, files: &[Input], draft: Option<&draft::Draft>) -> wire::FileText {
    let name = format!("sources/{}.toml", ledger.source(ix).id);
    let text = files
        .iter()
        .find(|file| *file.name == *name)
        .and_then(|file| std::str::from_utf8(&file.bytes).ok())
        .map(Arc::from);
    match draft {
        Some(draft) => {
            wire::FileText { uri: draft.shown().to_owned(), text: text.filter(|_| draft.verbatim()) }
        }
        None => wire::FileText { uri: format!("data/{name}"), text },
    }
}
