//! Finding a word, or several that belong together, with the longest first.

use std::collections::{HashMap, HashSet};

use crate::reading::scan::{Kind, Scan};

/// The longest word, in bytes, that is searched for words printed without a space.
const LONGEST_CUT: usize = 64;

/// Meanings by their words.
#[derive(Debug)]
pub(crate) struct WordTable<M> {
    by_first: HashMap<Box<str>, Vec<Phrase<M>>>,
    /// The words that stand in phrases behind the first.
    later: HashSet<Box<str>>,
}

#[derive(Debug)]
struct Phrase<M> {
    /// The words after the first.
    rest: Box<[Box<str>]>,
    meaning: M,
}

/// Why a phrase cannot enter a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    NoWord,
    Taken,
}

impl<M: Copy + PartialEq> WordTable<M> {
    pub(crate) fn new() -> Self {
        Self { by_first: HashMap::new(), later: HashSet::new() }
    }

    /// Adds a phrase, written as in print. The same phrase may come twice with the same meaning.
    pub(crate) fn insert(&mut self, phrase: &str, meaning: M) -> Result<(), Refused> {
        let scan = Scan::new(phrase);
        let mut words = scan.tokens().iter().filter(|token| !matches!(token.kind, Kind::Dash));
        let first: Box<str> = match words.next() {
            Some(token) if matches!(token.kind, Kind::Word) => scan.text_of(token).into(),
            _ => return Err(Refused::NoWord),
        };
        let rest: Box<[Box<str>]> = words.map(|token| scan.text_of(token).into()).collect();
        self.later.extend(rest.iter().cloned());
        let phrases = self.by_first.entry(first).or_default();
        if let Some(known) = phrases.iter().find(|known| known.rest == rest) {
            return if known.meaning == meaning { Ok(()) } else { Err(Refused::Taken) };
        }
        let at = phrases.partition_point(|known| known.rest.len() >= rest.len());
        phrases.insert(at, Phrase { rest, meaning });
        Ok(())
    }

    /// The longest phrase that stands at token `at`, and the number of tokens that it takes.
    pub(crate) fn find(&self, scan: &Scan, at: usize) -> Option<(M, usize)> {
        let phrases = self.by_first.get(scan.text_of(scan.tokens().get(at)?))?;
        phrases.iter().find_map(|phrase| Some((phrase.meaning, phrase.length_at(scan, at)?)))
    }

    /// Where to cut an Urdu word that is several known ones printed without a space: the length of the longest
    /// known head whose rest is one known word or two.
    pub(crate) fn head_of(&self, word: &str) -> Option<usize> {
        let known = |part: &str| self.by_first.contains_key(part) || self.later.contains(part);
        if word.is_ascii() || word.len() > LONGEST_CUT || known(word) {
            return None;
        }
        cuts(word).find(|at| {
            let (head, rest) = word.split_at(*at);
            known(head) && (known(rest) || cuts(rest).any(|at| known(&rest[..at]) && known(&rest[at..])))
        })
    }
}

/// Places to cut a word into two parts of at least two letters, the last first.
fn cuts(word: &str) -> impl Iterator<Item = usize> {
    word.char_indices().rev().map(|(at, _)| at).skip(1).filter(|at| *at > 2)
}

impl<M> Phrase<M> {
    /// How many tokens the phrase takes at `at`; `None` if it does not stand there. A hyphen may join its words,
    /// and a digit must follow its word closely (`m2`).
    fn length_at(&self, scan: &Scan, at: usize) -> Option<usize> {
        let mut next = at + 1;
        for word in &self.rest {
            let mut token = scan.tokens().get(next)?;
            if matches!(token.kind, Kind::Dash) && token.joined {
                next += 1;
                token = scan.tokens().get(next)?;
            }
            let fits = match token.kind {
                Kind::Word => true,
                Kind::Number(_) => token.joined,
                _ => false,
            };
            if !fits || scan.text_of(token) != &**word {
                return None;
            }
            next += 1;
        }
        Some(next - at)
    }
}
