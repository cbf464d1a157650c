//! From a [`Document`](crate::document::Document) to bytes: every renderer reads the same document.

pub mod html;
