//! From a [`Document`](crate::document::Document) to bytes: every renderer reads the same document.

pub mod markdown;
pub mod text;

mod safe;
mod sparkline;
mod wording;
