//! A description of an API as it is compared: JSON that was checked, with references that lead to a value.

use super::change::NamedSchema;
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The methods that a path can have.
pub(super) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Endings of the names of schemas that belong to a DocType, and their purpose.
const PURPOSES: [(&str, &str); 3] = [("Create", "create"), ("Update", "update"), ("Field", "names of fields")];

/// Members whose content is data: a `$ref` in it is no reference.
const DATA: [&str; 5] = ["example", "examples", "default", "enum", "const"];

/// Members whose own members have names that the document chooses.
const MAPS: [&str; 7] = ["properties", "patternProperties", "schemas", "responses", "parameters", "headers", "$defs"];

/// A document in OpenAPI 3.
#[derive(Debug)]
pub(super) struct Document {
    root: Value,
}

/// An operation of one document.
#[derive(Debug)]
pub(super) struct DescribedOperation<'d> {
    pub(super) document: &'d Document,
    pub(super) path: &'d str,
    /// The object of the path, which may have parameters for all methods.
    pub(super) item: &'d Value,
    pub(super) operation: &'d Value,
}

impl Document {
    /// Parses and checks a document.
    ///
    /// # Errors
    /// The text is not JSON, not OpenAPI 3, or a path, an operation or a reference is malformed.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let root: Value = serde_json::from_str(text).context("not JSON")?;
        let version = root.get("openapi").and_then(Value::as_str).unwrap_or_default();
        ensure!(version.starts_with("3."), "not an OpenAPI 3 document: `openapi` has to be \"3.x.y\"");
        let document = Self { root };
        document.check_references(&document.root, "", false)?;
        document.check_paths()?;
        Ok(document)
    }

    /// A member of the document, or null.
    pub(super) fn get(&self, name: &str) -> &Value {
        self.root.get(name).unwrap_or(&Value::Null)
    }

    pub(super) fn security_schemes(&self) -> Option<&Map<String, Value>> {
        self.root.pointer("/components/securitySchemes")?.as_object()
    }

    /// The paths with their operations.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&String, &Value)> {
        let paths = self.get("paths").as_object().into_iter().flatten();
        paths.filter(|(path, _)| path.starts_with('/')).map(|(path, item)| (path, self.resolve(item)))
    }

    /// Follows the references of a value.
    pub(super) fn resolve<'s>(&'s self, value: &'s Value) -> &'s Value {
        let mut value = value;
        // `parse` refuses references that lead to themselves.
        while let Some(target) = reference(value).and_then(|reference| self.target(reference)) {
            value = target;
        }
        value
    }

    /// The schema that a reference names, with its DocType.
    pub(super) fn named_schema(&self, reference: &str) -> NamedSchema {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        let name = pointer(name).unwrap_or_else(|| name.to_owned());
        let doctype = |name: &str| {
            let schema = self.root.get("components")?.get("schemas")?.get(name)?;
            schema.get("x-frappe-doctype")?.as_str().map(str::to_owned)
        };
        if let Some(doctype) = doctype(&name) {
            return NamedSchema { name, doctype: Some(doctype), purpose: None };
        }
        let found = PURPOSES.iter().find_map(|(ending, purpose)| {
            let doctype = doctype(name.strip_suffix(ending)?)?;
            Some((doctype, *purpose))
        });
        let (doctype, purpose) = found.unzip();
        NamedSchema { name, doctype, purpose }
    }

    /// Whether a reference leads to a value.
    pub(super) fn has(&self, reference: &str) -> bool {
        self.target(reference).is_some()
    }

    fn target(&self, reference: &str) -> Option<&Value> {
        self.root.pointer(&pointer(reference.strip_prefix('#')?)?)
    }

    /// Checks that references lead to a value of this document. `is_map`: the value is a member of [`MAPS`].
    fn check_references(&self, value: &Value, at: &str, is_map: bool) -> Result<()> {
        match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .try_for_each(|(index, item)| self.check_references(item, &format!("{at}/{index}"), false)),
            Value::Object(members) => {
                if let Some(reference) = reference(value).filter(|_| !is_map) {
                    self.check_reference(reference).with_context(|| format!("at #{at}"))?;
                }
                let structured = members.iter().filter(|(name, _)| is_map || !DATA.contains(&name.as_str()));
                structured.into_iter().try_for_each(|(name, member)| {
                    let is_map = !is_map && MAPS.contains(&name.as_str());
                    let name = name.replace('~', "~0").replace('/', "~1");
                    self.check_references(member, &format!("{at}/{name}"), is_map)
                })
            }
            _ => Ok(()),
        }
    }

    fn check_reference(&self, first: &str) -> Result<()> {
        let mut seen = BTreeSet::new();
        let mut next = Some(first);
        while let Some(target) = next {
            ensure!(target.starts_with('#'), "the reference {target} leads to another document; bundle them first");
            ensure!(seen.insert(target), "the reference {first} leads to itself");
            let value = self.target(target).with_context(|| format!("the reference {target} names nothing"))?;
            next = reference(value);
        }
        Ok(())
    }

    fn check_paths(&self) -> Result<()> {
        ensure!(self.get("paths").is_object(), "`paths` has to be an object");
        for (path, item) in self.paths() {
            ensure!(item.is_object(), "the path {path} has to be an object");
            self.check_parameters(item).with_context(|| format!("in the path {path}"))?;
            for method in METHODS {
                let Some(operation) = item.get(method) else { continue };
                let name = || format!("in {} {path}", method.to_uppercase());
                ensure!(operation.is_object(), "{}: the operation has to be an object", name());
                self.check_parameters(operation).with_context(name)?;
                for part in ["responses", "requestBody"] {
                    let is_valid = operation.get(part).is_none_or(Value::is_object);
                    ensure!(is_valid, "{}: `{part}` has to be an object", name());
                }
            }
        }
        Ok(())
    }

    fn check_parameters(&self, owner: &Value) -> Result<()> {
        let parameters = match owner.get("parameters") {
            None => return Ok(()),
            Some(Value::Array(parameters)) => parameters,
            Some(_) => bail!("`parameters` has to be an array"),
        };
        for parameter in parameters.iter().map(|parameter| self.resolve(parameter)) {
            let has_text = |name: &str| parameter.get(name).is_some_and(Value::is_string);
            ensure!(has_text("name") && has_text("in"), "a parameter needs `name` and `in`: {parameter}");
        }
        Ok(())
    }
}

/// The target of a value that is a reference.
pub(super) fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()
}

/// Decodes `%20` and the like in a fragment. None if the bytes are not UTF-8.
fn pointer(fragment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|_| byte == b'%').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn error(document: &Value) -> String {
        format!("{:#}", Document::parse(&document.to_string()).unwrap_err())
    }

    #[test]
    fn malformed_documents_are_refused_with_the_place() {
        assert!(format!("{:#}", Document::parse("{").unwrap_err()).starts_with("not JSON: "));
        assert!(error(&json!([])).starts_with("not an OpenAPI 3 document"));
        assert!(error(&json!({"swagger": "2.0", "paths": {}})).starts_with("not an OpenAPI 3 document"));
        assert_eq!(error(&json!({"openapi": "3.1.0"})), "`paths` has to be an object");
        let path = |item: Value| error(&json!({"openapi": "3.1.0", "paths": {"/a": item}}));
        assert_eq!(path(json!(1)), "the path /a has to be an object");
        assert_eq!(path(json!({"get": []})), "in GET /a: the operation has to be an object");
        assert_eq!(path(json!({"get": {"responses": 1}})), "in GET /a: `responses` has to be an object");
        assert_eq!(path(json!({"get": {"parameters": {}}})), "in GET /a: `parameters` has to be an array");
        let unnamed = path(json!({"parameters": [{"in": "query"}]}));
        assert!(unnamed.starts_with("in the path /a: a parameter needs `name` and `in`"), "{unnamed}");
    }

    #[test]
    fn references_have_to_lead_to_a_value() {
        let with_schema =
            |schema: Value| json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": {"A": schema}}});
        let missing = error(&with_schema(json!({"items": {"$ref": "#/components/schemas/B"}})));
        assert_eq!(missing, "at #/components/schemas/A/items: the reference #/components/schemas/B names nothing");
        assert!(error(&with_schema(json!({"$ref": "#/components/schemas/A"}))).ends_with("leads to itself"));
        assert!(error(&with_schema(json!({"$ref": "other.json#/A"}))).contains("another document"));
        let data = with_schema(json!({"default": {"$ref": "text"}, "properties": {"$ref": {"type": "string"}}}));
        assert!(Document::parse(&data.to_string()).is_ok());
    }

    #[test]
    fn schemas_of_a_doctype_are_recognized_by_their_names() {
        let document = json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": {
            "ToDo": {"x-frappe-doctype": "ToDo"}, "ToDoCreate": {}, "Error": {}
        }}});
        let document = Document::parse(&document.to_string()).unwrap();
        let create = document.named_schema("#/components/schemas/ToDoCreate");
        assert_eq!((create.doctype.as_deref(), create.purpose), (Some("ToDo"), Some("create")));
        assert_eq!(document.named_schema("#/components/schemas/Error").doctype, None);
    }

    #[test]
    fn escapes_in_references_are_decoded() {
        let document = json!({"openapi": "3.1.0", "paths": {"/a b/{name}": {"x": 7}}});
        let document = Document::parse(&document.to_string()).unwrap();
        assert_eq!(document.target("#/paths/~1a%20b~1{name}/x"), Some(&json!(7)));
    }
}
