//! The shipped evidence: the files of `data/`, embedded, for programs that are not given a folder of their own.
//!
//! A crate of its own, so that a changed figure rebuilds this file and not the model.

use rust_embed::RustEmbed;
use sanad_core::data::Input;

/// The TOML files of `data/` and `data/sources/`.
#[derive(RustEmbed)]
#[folder = "../../data"]
#[include = "*.toml"]
#[include = "sources/*.toml"]
struct Files;

/// The shipped data files, in order of name.
pub fn files() -> Vec<Input> {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort_unstable();
    let file = |name: std::borrow::Cow<'static, str>| {
        Files::get(&name).map(|file| Input { name: name.into_owned().into(), bytes: file.data })
    };
    names.into_iter().filter_map(file).collect()
}
