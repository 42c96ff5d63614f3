//! The names of the schemas of DocTypes.

use crate::application::DocType;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The names of components by DocType.
#[derive(Debug)]
pub(super) struct ComponentNames(BTreeMap<String, String>);

/// The endings of the names of a DocType's schemas.
pub(super) const SUFFIXES: [&str; 4] = ["", "Create", "Update", "Field"];

impl ComponentNames {
    /// Names DocTypes by their records, in ASCII, each name and its endings once.
    pub(super) fn new<'a>(
        doctypes: impl Iterator<Item = &'a DocType<'a>>,
        reserved: impl Iterator<Item = String>,
    ) -> ComponentNames {
        let mut taken: BTreeSet<String> = reserved.collect();
        let mut names = BTreeMap::new();
        for doctype in doctypes {
            let record = doctype.record;
            let mut base: String = record.chars().filter(char::is_ascii_alphanumeric).collect();
            if !base.starts_with(|first: char| first.is_ascii_alphabetic()) {
                base.insert_str(0, "DocType");
            }
            let is_free = |name: &str| SUFFIXES.iter().all(|suffix| !taken.contains(&format!("{name}{suffix}")));
            let numbered = (2..).map(|number| format!("{base}{number}"));
            let name = std::iter::once(base.clone()).chain(numbered).find(|name| is_free(name)).unwrap_or_default();
            taken.extend(SUFFIXES.iter().map(|suffix| format!("{name}{suffix}")));
            names.insert(doctype.name.to_owned(), name);
        }
        ComponentNames(names)
    }

    /// The name of a DocType's schema.
    pub(super) fn of(&self, doctype: &str) -> Option<&str> {
        self.0.get(doctype).map(String::as_str)
    }

    /// A reference to the schema of a DocType, with an ending.
    pub(super) fn reference(&self, target: Option<&str>, suffix: &str) -> Option<Value> {
        self.of(target?).map(|name| reference(&format!("{name}{suffix}")))
    }
}

/// A reference to a schema.
pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}
