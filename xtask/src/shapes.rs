//! The kinds of data files and the shape of each, as JSON Schema made from core's raw types.

use std::collections::BTreeMap;

use sanad_core::{
    data::raw::{
        RawEntity, RawIndicator, RawMeasure, RawOrigin, RawPlace, RawPublisher, RawSettings, RawSourceFile,
        RawTriage,
    },
    lexicon::{RawLexicon, RawUnit},
};
use schemars::{Schema, schema_for};

/// A kind of data file.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Its name, as in `source.schema.json`.
    pub name: &'static str,
    /// The files of that kind, relative to the data folder.
    pub files: &'static str,
    /// Their shape.
    pub schema: fn() -> Schema,
}

/// All kinds of data files.
pub const SHAPES: [Shape; 11] = [
    Shape { name: "source", files: "sources/*.toml", schema: || schema_for!(RawSourceFile) },
    Shape {
        name: "publishers",
        files: "publishers.toml",
        schema: || schema_for!(BTreeMap<String, RawPublisher>),
    },
    Shape { name: "entities", files: "entities.toml", schema: || schema_for!(BTreeMap<String, RawEntity>) },
    Shape { name: "places", files: "places.toml", schema: || schema_for!(BTreeMap<String, RawPlace>) },
    Shape {
        name: "indicators",
        files: "indicators.toml",
        schema: || schema_for!(BTreeMap<String, RawIndicator>),
    },
    Shape { name: "measures", files: "measures.toml", schema: || schema_for!(BTreeMap<String, RawMeasure>) },
    Shape { name: "origins", files: "origins.toml", schema: || schema_for!(BTreeMap<String, RawOrigin>) },
    Shape { name: "triage", files: "triage.toml", schema: || schema_for!(BTreeMap<String, RawTriage>) },
    Shape { name: "units", files: "units.toml", schema: || schema_for!(BTreeMap<String, RawUnit>) },
    Shape { name: "lexicon", files: "lexicon.toml", schema: || schema_for!(RawLexicon) },
    Shape { name: "ledger", files: "ledger.toml", schema: || schema_for!(RawSettings) },
];

/// The shape of a data file, by its name relative to the data folder.
pub fn shape_of(file: &str) -> Option<&'static Shape> {
    let kind = if file.starts_with("sources/") { "sources/*.toml" } else { file };
    SHAPES.iter().find(|shape| shape.files == kind)
}
