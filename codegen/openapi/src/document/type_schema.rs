//! JSON schemas of the types of arguments and results.
//!
//! An argument is read by its type's `FromArgument` (`runtime/core/src/arguments.rs`), which takes numbers as text
//! and JSON in text too: the schemas say so, because a request that they refuse has to be refused. A result is
//! written by serde and has one form.

use crate::rust_type::{Member, RustType, TypeDefinition, Types};
use crate::signature::{Argument, Decoding};
use serde_json::{Map, Value, json};

/// Definitions inside definitions; deeper ones are left open.
const MAX_DEPTH: usize = 8;

/// Text that Rust reads as a whole number.
const INTEGER_TEXT: &str = r"^\s*[-+]?[0-9]+(\.0*)?\s*$";
/// The same, or nothing.
const ROW_COUNT_TEXT: &str = r"^(\s*[-+]?[0-9]+(\.0*)?\s*)?$";
/// Text that Rust reads as a number.
const NUMBER_TEXT: &str = r"^\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$";
/// Text that Frappe reads as a Boolean.
const BOOLEAN_TEXT: &str =
    "^([01yntfYNTF]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff])$";

/// The names that types are looked up by.
pub(super) struct TypeScope<'a> {
    pub(super) types: &'a Types,
    /// The module of the function.
    pub(super) module: &'a [String],
    /// The DocType of a record.
    pub(super) doctype_of: &'a dyn Fn(&str) -> Option<String>,
    /// The schema of a DocType's documents.
    pub(super) document: &'a dyn Fn(&str) -> Option<Value>,
}

impl TypeScope<'_> {
    /// The schema of an argument in a JSON body.
    pub(super) fn argument(&self, argument: &Argument) -> Value {
        match argument.decoding {
            Decoding::Plain => self.plain(&argument.ty),
            Decoding::Json | Decoding::Flat => json!({"anyOf": [self.read(&argument.ty, 0), {"type": "string"}]}),
        }
    }

    /// The members of a flattened argument; none if its type is not known.
    pub(super) fn members(&self, argument: &Argument) -> Option<&[Member]> {
        let RustType::Named { name, .. } = &argument.ty else { return None };
        match self.types.find(name, self.module) {
            Some(TypeDefinition::Object(members)) if argument.decoding == Decoding::Flat => Some(members),
            _ => None,
        }
    }

    /// The schema of a member of a flattened argument, which may be sent as text.
    pub(super) fn member(&self, member: &Member) -> Value {
        let mut schema = self.plain(&member.ty);
        if schema == json!({}) {
            schema = json!({"anyOf": [self.read(&member.ty, 0), {"type": "string"}]});
        }
        schema
    }

    /// An argument that `FromArgument` reads.
    fn plain(&self, ty: &RustType) -> Value {
        if let Some(inner) = ty.in_option() {
            return nullable(self.plain(inner));
        }
        let RustType::Named { name, parameters, .. } = ty else { return json!({}) };
        let integer = |minimum: Option<i64>, maximum: Option<i64>| {
            let mut schema = json!({"type": ["integer", "boolean", "string"], "pattern": INTEGER_TEXT});
            set(&mut schema, "minimum", minimum);
            set(&mut schema, "maximum", maximum);
            schema
        };
        match name.as_str() {
            "String" => json!({"type": ["string", "number"]}),
            "Link" => {
                let mut schema = json!({"type": ["string", "number"]});
                set(&mut schema, "x-frappe-link", self.target(parameters));
                schema
            }
            "bool" => {
                json!({"anyOf": [{"type": "boolean"}, {"enum": [0, 1]}, {"type": "string", "pattern": BOOLEAN_TEXT}]})
            }
            "i64" => integer(None, None),
            "i32" => integer(Some(i32::MIN.into()), Some(i32::MAX.into())),
            "u32" => integer(Some(0), Some(u32::MAX.into())),
            "u64" | "usize" => integer(Some(0), None),
            "f64" => json!({"type": ["number", "string"], "pattern": NUMBER_TEXT}),
            "NaiveDate" => json!({"type": "string", "x-frappe-format": "date", "examples": ["2026-01-31"]}),
            "NaiveDateTime" => {
                json!({"type": "string", "x-frappe-format": "datetime", "examples": ["2026-01-31 12:00:00"]})
            }
            "NaiveTime" => json!({"type": "string", "x-frappe-format": "time", "examples": ["12:00:00"]}),
            "Vec" | "Batch" => {
                let mut schema = json!({"type": ["array", "string"], "pattern": r"^\s*\["});
                let items = parameters.first().map(|item| self.plain(item)).unwrap_or_default();
                let items = if items.is_null() { json!({}) } else { items };
                set(&mut schema, "items", Some(items));
                schema
            }
            "Names" => json!({"type": ["array", "string"], "items": {"type": ["string", "number"]}}),
            "Map" => json!({"type": ["object", "string"], "pattern": r"^\s*\{"}),
            "Filters" => json!({"type": ["object", "array", "string", "number"], "items": {}}),
            "Fields" => json!({"type": ["array", "string"], "items": {}}),
            "RowCount" => json!({
                "type": ["integer", "boolean", "string"], "minimum": 0, "maximum": u32::MAX,
                "pattern": ROW_COUNT_TEXT,
            }),
            "Flag" => json!({"anyOf": [
                {"type": "boolean"}, {"enum": [0, 1]}, {"type": "string", "pattern": BOOLEAN_TEXT}, {"const": ""},
            ]}),
            "Upload" => json!({"type": "string", "contentMediaType": "application/octet-stream"}),
            _ => json!({}),
        }
    }

    /// A value that serde reads. It also takes text for numbers.
    fn read(&self, ty: &RustType, depth: usize) -> Value {
        match self.plain(ty) {
            schema if schema == json!({}) => self.written(ty, depth).unwrap_or_default(),
            schema => schema,
        }
    }

    /// The schema of a result; none if there is no result.
    pub(super) fn result(&self, ty: &RustType) -> Option<Value> {
        match ty.in_option() {
            Some(inner) => self.written(inner, 0),
            None => self.written(ty, 0),
        }
    }

    /// A value that serde writes; none for `()`.
    fn written(&self, ty: &RustType, depth: usize) -> Option<Value> {
        if depth > MAX_DEPTH {
            return Some(json!({}));
        }
        let array = |item: &RustType| {
            let mut schema = json!({"type": "array"});
            set(&mut schema, "items", Some(self.written(item, depth + 1).unwrap_or_else(|| json!({}))));
            Some(schema)
        };
        let (name, parameters) = match ty {
            RustType::Unit => return None,
            RustType::Array(item) => return array(item),
            RustType::Tuple(items) => {
                let items: Vec<Value> =
                    items.iter().map(|item| self.written(item, depth + 1).unwrap_or(json!({"type": "null"}))).collect();
                return Some(json!({"type": "array", "prefixItems": items}));
            }
            RustType::Other => return Some(json!({})),
            RustType::Named { name, parameters, .. } => (name.as_str(), parameters),
        };
        Some(match name {
            "String" | "str" | "char" => json!({"type": "string"}),
            "bool" => json!({"type": "boolean"}),
            "i8" | "i16" | "i32" | "i64" | "isize" => json!({"type": "integer"}),
            "u8" | "u16" | "u32" | "u64" | "usize" => json!({"type": "integer", "minimum": 0}),
            "f32" | "f64" => json!({"type": "number"}),
            "NaiveDate" => json!({"type": "string", "format": "date"}),
            "Link" => {
                let mut schema = json!({"type": "string"});
                set(&mut schema, "x-frappe-link", self.target(parameters));
                schema
            }
            "Option" => {
                nullable(parameters.first().and_then(|inner| self.written(inner, depth + 1)).unwrap_or_default())
            }
            "Box" | "Arc" | "Rc" | "Cow" => return parameters.last().and_then(|inner| self.written(inner, depth + 1)),
            "Vec" | "VecDeque" | "HashSet" | "BTreeSet" => return parameters.first().and_then(array),
            "HashMap" | "BTreeMap" => {
                let mut schema = json!({"type": "object"});
                let values = parameters.get(1).and_then(|value| self.written(value, depth + 1));
                set(&mut schema, "additionalProperties", values.filter(|values| *values != json!({})));
                schema
            }
            "Map" => json!({"type": "object"}),
            name => match self.types.find(name, self.module) {
                Some(TypeDefinition::Object(members)) => self.object(members, depth),
                Some(TypeDefinition::Choice(texts)) => json!({"type": "string", "enum": texts}),
                Some(TypeDefinition::Alias(inner)) => return self.written(inner, depth + 1),
                None => (self.doctype_of)(name).and_then(|doctype| (self.document)(&doctype)).unwrap_or(json!({})),
            },
        })
    }

    fn object(&self, members: &[Member], depth: usize) -> Value {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for member in members {
            if member.is_flat {
                properties.extend(self.flattened(&member.ty, depth));
                continue;
            }
            let mut schema = self.written(&member.ty, depth + 1).unwrap_or(json!({"type": "null"}));
            set_text(&mut schema, "description", &member.description);
            properties.insert(member.name.clone(), schema);
            if !member.is_optional {
                required.push(member.name.clone());
            }
        }
        let mut schema = json!({"type": "object", "properties": properties});
        set(&mut schema, "required", Some(required).filter(|required| !required.is_empty()));
        schema
    }

    /// The members of a flattened member.
    fn flattened(&self, ty: &RustType, depth: usize) -> Map<String, Value> {
        match self.written(ty, depth + 1) {
            Some(Value::Object(mut schema)) => match schema.remove("properties") {
                Some(Value::Object(properties)) => properties,
                _ => Map::new(),
            },
            _ => Map::new(),
        }
    }

    /// The DocType of the record of a link.
    fn target(&self, parameters: &[RustType]) -> Option<String> {
        match parameters.first() {
            Some(RustType::Named { name: record, .. }) => (self.doctype_of)(record),
            _ => None,
        }
    }
}

/// Whether a result is a file.
pub(super) fn is_file(ty: &RustType) -> bool {
    matches!(ty.in_option().unwrap_or(ty), RustType::Named { name, .. } if name == "Download")
}

/// The schema of a value that may also be null.
pub(super) fn nullable(mut schema: Value) -> Value {
    let Value::Object(members) = &mut schema else { return schema };
    if members.contains_key("$ref") {
        return json!({"anyOf": [schema, {"type": "null"}]});
    }
    match members.get_mut("type") {
        Some(Value::Array(types)) => types.push("null".into()),
        Some(name) => {
            *name = json!([name, "null"]);
            if let Some(Value::Array(options)) = members.get_mut("enum") {
                options.push(Value::Null);
            }
        }
        None => {
            if let Some(Value::Array(schemas)) = members.get_mut("anyOf") {
                schemas.push(json!({"type": "null"}));
            }
        }
    }
    schema
}

/// The schema of an argument in a query string; none if the argument is sent as JSON there.
pub(super) fn in_query(body: &Value) -> Option<Value> {
    let first = match body.get("type") {
        Some(Value::Array(types)) => types.first().and_then(Value::as_str),
        Some(Value::String(name)) => Some(name.as_str()),
        _ => body.pointer("/anyOf/0/type").and_then(Value::as_str),
    };
    let kind = first.filter(|kind| matches!(*kind, "string" | "integer" | "number" | "boolean"))?;
    let mut schema = json!({"type": kind});
    if kind == "boolean" {
        schema = json!({"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": BOOLEAN_TEXT}]});
    }
    for key in ["minimum", "maximum", "x-frappe-link", "x-frappe-format", "examples", "default"] {
        set(&mut schema, key, body.get(key).cloned());
    }
    Some(schema)
}

/// Whether an argument takes empty text as no value, although text of its type is never empty.
pub(super) fn takes_empty_text(body: &Value) -> bool {
    let schemas = body.get("anyOf").and_then(Value::as_array);
    body.get("pattern").and_then(Value::as_str) == Some(ROW_COUNT_TEXT)
        || schemas.is_some_and(|schemas| schemas.contains(&json!({"const": ""})))
}

/// The schema of JSON in a text, as query parameters have it.
pub(super) fn json_text(content: &Value) -> Value {
    json!({"type": "string", "format": "json", "contentMediaType": "application/json", "contentSchema": content})
}

/// Sets a member to a text that is not empty.
pub(super) fn set_text(schema: &mut Value, key: &str, text: &str) {
    set(schema, key, Some(text).filter(|text| !text.is_empty()));
}

/// Sets a member if there is a value.
pub(super) fn set(schema: &mut Value, key: &str, value: Option<impl Into<Value>>) {
    if let (Value::Object(members), Some(value)) = (schema, value) {
        members.insert(key.to_owned(), value.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(types: &Types) -> TypeScope<'_> {
        let doctype_of: &dyn Fn(&str) -> Option<String> = &|record| (record == "Article").then(|| "Article".to_owned());
        let document: &dyn Fn(&str) -> Option<Value> =
            &|name| Some(json!({"$ref": format!("#/components/schemas/{name}")}));
        TypeScope { types, module: &[], doctype_of, document }
    }

    fn named(name: &str, parameters: Vec<RustType>) -> RustType {
        RustType::Named { modules: Vec::new(), name: name.to_owned(), parameters }
    }

    #[test]
    fn argument_has_every_form_that_is_read() {
        let types = Types::default();
        let schema = scope(&types).plain(&named("Option", vec![named("i64", Vec::new())]));
        assert_eq!(schema["type"], json!(["integer", "boolean", "string", "null"]));
        assert_eq!(in_query(&schema), Some(json!({"type": "integer"})));
        let link = scope(&types).plain(&named("Link", vec![named("Article", Vec::new())]));
        assert_eq!(link["x-frappe-link"], "Article");
        assert_eq!(in_query(&scope(&types).plain(&named("Map", Vec::new()))), None);
        assert!(takes_empty_text(&scope(&types).plain(&named("RowCount", Vec::new()))));
        assert!(!takes_empty_text(&schema));
    }

    #[test]
    fn result_has_one_form() {
        let types = Types::default();
        let links = named("Vec", vec![named("Link", vec![named("Article", Vec::new())])]);
        let expected = json!({"type": "array", "items": {"type": "string", "x-frappe-link": "Article"}});
        assert_eq!(scope(&types).result(&links), Some(expected));
        assert_eq!(scope(&types).result(&RustType::Unit), None);
        let record = scope(&types).result(&named("Option", vec![named("Article", Vec::new())]));
        assert_eq!(record, Some(json!({"$ref": "#/components/schemas/Article"})));
    }
}
