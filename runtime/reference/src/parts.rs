//! The parts of a description: paths, parameters and schemas as slices of its text.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

type Members<'a> = BTreeMap<Cow<'a, str>, &'a RawValue>;

/// A description in parts.
#[derive(Debug)]
pub struct Parts<'a> {
    /// Members of the document before its paths, with their texts.
    pub head: Vec<(&'static str, &'a str)>,
    /// Tags with their texts.
    pub tags: Vec<(String, &'a str)>,
    pub paths: Vec<PathItem<'a>>,
    /// Groups of components that every part of the document has.
    pub shared: Vec<(&'static str, &'a str)>,
    /// Other components, by group and name.
    pub components: BTreeMap<(&'static str, String), Component<'a>>,
}

/// A path with its operations.
#[derive(Debug)]
pub struct PathItem<'a> {
    pub path: String,
    /// The DocType whose documents it is about.
    pub doctype: Option<String>,
    /// Parameters of all operations.
    pub parameters: Option<&'a str>,
    pub operations: Vec<Operation<'a>>,
}

/// An operation.
#[derive(Debug)]
pub struct Operation<'a> {
    /// The HTTP method in lower case.
    pub verb: String,
    pub text: &'a str,
    pub tags: Vec<String>,
    /// The right on the DocType that it takes.
    pub right: Option<String>,
    pub allow_guest: bool,
}

/// A component, and the components that it refers to.
#[derive(Debug)]
pub struct Component<'a> {
    pub text: &'a str,
    pub references: Vec<(&'static str, String)>,
}

/// Groups of components of which only those in use are served.
const GROUPS: [&str; 2] = ["parameters", "schemas"];
/// Groups of components that are always served.
const SHARED: [&str; 2] = ["securitySchemes", "responses"];
/// Members before the paths.
const HEAD: [&str; 5] = ["openapi", "x-origin", "info", "servers", "security"];

#[derive(Deserialize)]
struct OperationFacts {
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default, rename = "x-frappe-right")]
    right: Option<String>,
    #[serde(default, rename = "x-frappe-allow-guest")]
    allow_guest: bool,
}

#[derive(Deserialize)]
struct TagFacts {
    name: String,
}

impl<'a> Parts<'a> {
    /// Splits a description.
    ///
    /// # Errors
    /// serde's error for a text that is no description.
    pub fn of(text: &'a str) -> serde_json::Result<Parts<'a>> {
        let document: Members<'a> = serde_json::from_str(text)?;
        let member = |name: &str| document.get(name).map_or("{}", |raw| raw.get());
        let tags: Vec<&'a RawValue> =
            document.get("tags").map_or(Ok(Vec::new()), |raw| serde_json::from_str(raw.get()))?;
        let tags = tags.into_iter().map(|raw| Ok((serde_json::from_str::<TagFacts>(raw.get())?.name, raw.get())));
        let groups: Members<'a> = serde_json::from_str(member("components"))?;
        let mut components = BTreeMap::new();
        for group in GROUPS {
            let Some(raw) = groups.get(group) else { continue };
            for (name, raw) in serde_json::from_str::<Members<'a>>(raw.get())? {
                let component = Component { text: raw.get(), references: references(raw.get()).into_iter().collect() };
                components.insert((group, name.into_owned()), component);
            }
        }
        let paths: Members<'a> = serde_json::from_str(member("paths"))?;
        Ok(Parts {
            head: HEAD.into_iter().filter_map(|name| Some((name, document.get(name)?.get()))).collect(),
            tags: tags.collect::<serde_json::Result<_>>()?,
            paths: paths
                .into_iter()
                .map(|(path, raw)| PathItem::of(path.into_owned(), raw.get()))
                .collect::<Result<_, _>>()?,
            shared: SHARED.into_iter().filter_map(|name| Some((name, groups.get(name)?.get()))).collect(),
            components,
        })
    }

    /// The components that texts refer to, and those that these refer to.
    pub fn used<'t>(&self, texts: impl Iterator<Item = &'t str>) -> BTreeSet<(&'static str, String)> {
        let mut found: BTreeSet<(&'static str, String)> = BTreeSet::new();
        let mut open: Vec<(&'static str, String)> = texts.flat_map(references).collect();
        open.extend(self.shared.iter().flat_map(|(_, text)| references(text)));
        while let Some(reference) = open.pop() {
            let Some(component) = self.components.get(&reference) else { continue };
            if found.insert(reference) {
                open.extend(component.references.iter().filter(|inner| !found.contains(*inner)).cloned());
            }
        }
        found
    }
}

impl<'a> PathItem<'a> {
    fn of(path: String, text: &'a str) -> serde_json::Result<PathItem<'a>> {
        let mut item = PathItem { path, doctype: None, parameters: None, operations: Vec::new() };
        for (key, raw) in serde_json::from_str::<Members<'a>>(text)? {
            match &*key {
                "x-frappe-doctype" => item.doctype = Some(serde_json::from_str(raw.get())?),
                "parameters" => item.parameters = Some(raw.get()),
                verb => {
                    let OperationFacts { tags, right, allow_guest } = serde_json::from_str(raw.get())?;
                    item.operations.push(Operation {
                        verb: verb.to_owned(),
                        text: raw.get(),
                        tags,
                        right,
                        allow_guest,
                    });
                }
            }
        }
        Ok(item)
    }
}

/// The components that a text refers to.
fn references(text: &str) -> BTreeSet<(&'static str, String)> {
    let parts = text.split("\"#/components/").skip(1);
    let references = parts.filter_map(|rest| {
        let (group, rest) = rest.split_once('/')?;
        let group = GROUPS.into_iter().find(|known| *known == group)?;
        Some((group, rest.split_once('"')?.0.to_owned()))
    });
    references.collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    const TEXT: &str = r##"{"openapi": "3.1.0", "tags": [{"name": "A"}], "paths": {"/a": {"x-frappe-doctype": "A",
        "get": {"tags": ["A"], "x-frappe-right": "read", "p": {"$ref": "#/components/schemas/X"}}}},
        "components": {"responses": {}, "schemas": {"X": {"$ref": "#/components/schemas/Y"}, "Y": {}, "Z": {}}}}"##;

    #[test]
    fn description_is_split_into_operations_and_components() {
        let parts = Parts::of(TEXT).unwrap();
        let item = parts.paths.first().unwrap();
        let operation = item.operations.first().unwrap();
        assert_eq!((item.doctype.as_deref(), operation.verb.as_str()), (Some("A"), "get"));
        assert_eq!((operation.right.as_deref(), operation.allow_guest), (Some("read"), false));
        let used = parts.used([operation.text].into_iter());
        assert_eq!(used.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), ["X", "Y"]);
    }

    #[test]
    fn text_that_is_no_description_is_an_error() {
        assert!(Parts::of("[]").is_err());
    }
}
