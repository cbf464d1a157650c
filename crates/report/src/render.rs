//! From a [`Document`](crate::document::Document) to bytes: every renderer reads the same document.

pub mod html;
pub mod markdown;
pub mod text;

mod address;
pub(crate) mod plain;
mod safe;
mod sparkline;
mod wording;

pub(crate) use safe::visible;
