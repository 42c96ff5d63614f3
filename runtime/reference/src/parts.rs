//! The parts of a description: paths, parameters and schemas as slices of its text.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

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
    /// The components that these refer to.
    shared_references: References,
    /// Other components, sorted by group and name.
    pub components: Vec<Component<'a>>,
}

/// Components by their places in [`Parts::components`].
type References = Vec<usize>;

/// A path with its operations.
#[derive(Debug)]
pub struct PathItem<'a> {
    pub path: String,
    /// The DocType whose documents it is about.
    pub doctype: Option<String>,
    /// Parameters of all operations.
    pub parameters: Option<&'a str>,
    references: References,
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
    references: References,
}

/// A component, and the components that it refers to.
#[derive(Debug)]
pub struct Component<'a> {
    /// `parameters` or `schemas`.
    pub group: &'static str,
    pub name: Cow<'a, str>,
    pub text: &'a str,
    references: References,
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
        let mut named = Vec::new();
        for group in GROUPS {
            let Some(raw) = groups.get(group) else { continue };
            let members = serde_json::from_str::<Members<'a>>(raw.get())?;
            named.extend(members.into_iter().map(|(name, raw)| (group, name, raw.get())));
        }
        let places = named.iter().enumerate().map(|(place, (group, name, _))| ((*group, &**name), place));
        let places: Places<'_> = places.collect();
        let components = named.iter().map(|&(group, ref name, text)| Component {
            group,
            name: name.clone(),
            text,
            references: references(text, &places),
        });
        let components = components.collect();
        let shared: Vec<_> = SHARED.into_iter().filter_map(|name| Some((name, groups.get(name)?.get()))).collect();
        let shared_references = shared.iter().flat_map(|(_, text)| references(text, &places)).collect();
        let paths: Members<'a> = serde_json::from_str(member("paths"))?;
        let paths = paths.into_iter().map(|(path, raw)| PathItem::of(path.into_owned(), raw.get(), &places));
        let paths = paths.collect::<Result<_, _>>()?;
        Ok(Parts {
            head: HEAD.into_iter().filter_map(|name| Some((name, document.get(name)?.get()))).collect(),
            tags: tags.collect::<serde_json::Result<_>>()?,
            paths,
            shared,
            shared_references,
            components,
        })
    }

    /// The components that operations of paths refer to, and those that these refer to, in the order of all components.
    pub fn used<'p>(
        &'p self,
        paths: impl Iterator<Item = (&'p PathItem<'a>, &'p [&'p Operation<'a>])>,
    ) -> impl Iterator<Item = &'p Component<'a>> {
        let mut is_used = vec![false; self.components.len()];
        let mut open = self.shared_references.clone();
        for (item, operations) in paths {
            open.extend(&item.references);
            open.extend(operations.iter().flat_map(|operation| &operation.references));
        }
        while let Some(place) = open.pop() {
            let (Some(component), Some(is_used)) = (self.components.get(place), is_used.get_mut(place)) else {
                continue;
            };
            if !std::mem::replace(is_used, true) {
                open.extend(&component.references);
            }
        }
        self.components.iter().zip(is_used).filter_map(|(component, is_used)| is_used.then_some(component))
    }
}

impl<'a> PathItem<'a> {
    fn of(path: String, text: &'a str, places: &Places<'_>) -> serde_json::Result<PathItem<'a>> {
        let mut item =
            PathItem { path, doctype: None, parameters: None, references: References::new(), operations: Vec::new() };
        for (key, raw) in serde_json::from_str::<Members<'a>>(text)? {
            match &*key {
                "x-frappe-doctype" => item.doctype = Some(serde_json::from_str(raw.get())?),
                "parameters" => {
                    item.parameters = Some(raw.get());
                    item.references = references(raw.get(), places);
                }
                verb => {
                    let OperationFacts { tags, right, allow_guest } = serde_json::from_str(raw.get())?;
                    item.operations.push(Operation {
                        verb: verb.to_owned(),
                        text: raw.get(),
                        tags,
                        right,
                        allow_guest,
                        references: references(raw.get(), places),
                    });
                }
            }
        }
        Ok(item)
    }
}

/// The places of components by group and name.
type Places<'c> = HashMap<(&'static str, &'c str), usize>;

/// The components that a text refers to, each once.
fn references(text: &str, places: &Places<'_>) -> References {
    let parts = text.split("\"#/components/").skip(1);
    let references = parts.filter_map(|rest| {
        let (group, rest) = rest.split_once('/')?;
        let group = GROUPS.into_iter().find(|known| *known == group)?;
        places.get(&(group, rest.split_once('"')?.0)).copied()
    });
    let mut references: References = references.collect();
    references.sort_unstable();
    references.dedup();
    references
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
        let operations = [operation];
        let used = parts.used([(item, operations.as_slice())].into_iter());
        assert_eq!(used.map(|component| &*component.name).collect::<Vec<_>>(), ["X", "Y"]);
    }

    #[test]
    fn text_that_is_no_description_is_an_error() {
        assert!(Parts::of("[]").is_err());
    }
}
