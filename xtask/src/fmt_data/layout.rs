//! What the shape of a file says about its layout: the order of keys, and which values are days.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::shapes;

/// The layout of one kind of file.
#[derive(Debug)]
pub(super) struct Layout {
    schema: Value,
    by_name: bool,
}

/// The layouts of all kinds that were asked for.
#[derive(Debug, Default)]
pub(super) struct Layouts {
    by_kind: BTreeMap<&'static str, Layout>,
}

impl Layouts {
    /// The layout of a file; of one that has no shape, one that orders nothing.
    pub fn of(&mut self, file: &str) -> &Layout {
        let shape = shapes::shape_of(file);
        self.by_kind.entry(shape.map_or("", |shape| shape.name)).or_insert_with(|| Layout {
            schema: shape.map_or(Value::Null, |shape| (shape.schema)().to_value()),
            by_name: shape.is_some_and(|shape| shape.name == "triage"),
        })
    }
}

/// The part of a layout that one table or value has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    root: &'a Value,
    here: &'a Value,
}

impl Layout {
    /// Whether the tables stand in order of their names.
    pub fn by_name(&self) -> bool {
        self.by_name
    }

    /// The layout of the whole file.
    pub fn root(&self) -> Part<'_> {
        Part { root: &self.schema, here: &self.schema }
    }
}

impl<'a> Part<'a> {
    /// What a key of the table holds; the elements, where it holds an array.
    pub fn key(self, key: &str) -> Part<'a> {
        let properties = self.here.get("properties").and_then(|all| all.get(key));
        let here = properties.or_else(|| self.here.get("additionalProperties")).unwrap_or(&Value::Null);
        let part = Part { here, ..self }.resolved();
        match part.here.get("items") {
            Some(items) => Part { here: items, ..part }.resolved(),
            None => part,
        }
    }

    /// Where the key stands among those of its table; after all others, if the shape does not order it.
    pub fn position(self, key: &str) -> usize {
        let known = self.here.get("properties").and_then(Value::as_object);
        known.and_then(|known| known.keys().position(|known| known == key)).unwrap_or(usize::MAX)
    }

    /// Whether it is a date or span of days.
    pub fn is_date(self) -> bool {
        let name = self.here.get("$ref").and_then(Value::as_str);
        name.is_some_and(|name| name.ends_with("/RawDate"))
    }

    /// Follows references, and the one of several that is not null.
    fn resolved(mut self) -> Self {
        loop {
            if let Some(name) = self.here.get("$ref").and_then(Value::as_str) {
                let name = name.rsplit('/').next().unwrap_or(name);
                let found = self.root.get("$defs").and_then(|all| all.get(name));
                match found.filter(|_| !self.is_date()) {
                    Some(found) => self.here = found,
                    None => return self,
                }
            } else if let Some(any) = self.here.get("anyOf").and_then(Value::as_array) {
                let some = any.iter().find(|one| one.get("type").and_then(Value::as_str) != Some("null"));
                let Some(some) = some else { return self };
                self.here = some;
            } else {
                return self;
            }
        }
    }
}
