//! The source files on their way into the evidence: parsed and resolved a few at a time, so that never more than those
//! stand in memory as what they say and as what it means at once.

use rayon::prelude::*;

use super::{
    claims::Context,
    evidence::{Builder, Evidence},
    sources::{self, Completions, ResolvedSource},
};
use crate::{
    data::{DataError, dataset::SourceEntry, parse},
    ids::IndicatorId,
    model::{OriginIx, SourceIx},
    place::{FileIx, Files},
};

/// How many files are parsed and resolved at once: enough to keep all cores at work.
const AT_ONCE: usize = 256;

/// A file parsed: what could be read of it, and what is wrong with the rest.
type Parsed = (Option<SourceEntry>, Vec<DataError>);

/// The source files, in order of id.
pub(super) struct Pages {
    /// Those that may print that something is complete are parsed before the others: estimates anywhere depend on it.
    pages: Vec<(FileIx, Option<Parsed>)>,
}

impl Pages {
    /// Parses those that may print that something is complete.
    pub fn begin(files_of_sources: Vec<FileIx>, files: &Files, context: &Context<'_>) -> Self {
        let completing = context.indicators.iter().filter(|indicator| indicator.completes);
        let ids: Vec<&str> = completing
            .flat_map(|it| std::iter::once(&it.id).chain(&it.aliases))
            .map(IndicatorId::as_str)
            .collect();
        // A TOML text without a backslash stands in the file letter for letter.
        let may_complete = |text: &str| text.contains('\\') || ids.iter().any(|id| text.contains(id));
        let one = |file: FileIx| {
            let early = may_complete(files.text(file));
            (file, early.then(|| parse::source::parse(files, file, context.calendar)))
        };
        Self { pages: files_of_sources.into_par_iter().map(one).collect() }
    }

    /// Since when each entity is known to be complete.
    pub fn completions(&self, context: &Context<'_>) -> Completions {
        let mut completions = Completions::new();
        for (_, parsed) in &self.pages {
            let Some((Some(entry), _)) = parsed else { continue };
            let completed = sources::completed(entry, context.names, context.indicators);
            sources::complete_since(&mut completions, completed);
        }
        completions
    }

    /// Parses and resolves all, in parallel, and numbers what they bring. The texts that no error quotes are dropped on
    /// the way.
    pub fn resolve(
        self,
        origin_of: &[OriginIx],
        files: &mut Files,
        context: &Context<'_>,
        errors: &mut Vec<DataError>,
    ) -> Evidence {
        let mut builder = Builder::default();
        let mut pages = self.pages.into_iter().enumerate();
        loop {
            let some: Vec<_> = pages.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                break;
            }
            let of_files = &*files;
            let one = |(at, (file, parsed)): (usize, (FileIx, Option<Parsed>))| {
                let parsed = parsed.unwrap_or_else(|| parse::source::parse(of_files, file, context.calendar));
                (file, resolved(at, origin_of[at], parsed, context))
            };
            let resolved: Vec<_> = some.into_par_iter().map(one).collect();
            for (file, (source, wrong)) in resolved {
                if wrong.is_empty() {
                    files.forget(file);
                }
                errors.extend(wrong);
                builder.extend(source);
            }
        }
        builder.finish(context)
    }
}

fn resolved(
    at: usize,
    origin: OriginIx,
    (entry, mut wrong): Parsed,
    context: &Context<'_>,
) -> (Option<ResolvedSource>, Vec<DataError>) {
    let source =
        entry.and_then(|entry| sources::resolve_one(SourceIx::at(at), origin, entry, context, &mut wrong));
    (source, wrong)
}
