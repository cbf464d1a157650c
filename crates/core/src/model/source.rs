//! Sources and their publishers.

use jiff::civil::Date;

use super::{OriginIx, PublisherIx};
use crate::{
    edtf::DaySpan,
    ids::{PublisherId, SourceId, VoiceId},
    place::{FileIx, Place},
};

/// Who publishes: a paper, a site, an agency, a board.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Its id.
    pub id: PublisherId,
    /// Its name.
    pub name: String,
    /// The language it prints in, as a BCP 47 tag; English where not given.
    pub language: Option<String>,
    /// It copies other publishers' texts.
    pub syndicates: bool,
    /// Where it is declared.
    pub declared: Place,
}

/// One page, once published.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id, which is its file's name.
    pub id: SourceId,
    /// Its file.
    pub file: FileIx,
    /// Who published it.
    pub publisher: PublisherIx,
    /// Its address.
    pub url: String,
    /// The days on which it may have been published.
    pub published: DaySpan,
    /// Why those days, where the page itself shows no date.
    pub inferred: Option<Inferred>,
    /// When it was last read.
    pub retrieved: Date,
    /// An archived copy.
    pub archived: Option<String>,
    /// When it was corrected.
    pub corrected: Option<Date>,
    /// Who spoke.
    pub speaker: Option<String>,
    /// The organisation whose figures these are; only this carries authority, not the paper.
    pub attributed_to: Option<VoiceId>,
    /// The text it reprints, or itself.
    pub origin: OriginIx,
    /// A remark of the maintainers.
    pub note: Option<String>,
    /// Where its publisher stands.
    pub declared: Place,
}

/// Why a publication span is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inferred {
    /// From the day after the latest outturn printed to the day of retrieval.
    ByRule,
    /// A maintainer narrowed it, for this reason.
    Because(String),
}
