//! Schemas of several JSON types as unions.
//!
//! JSON Schema lets `type` name several types, but openapi-generator reads only one besides null. So
//! `{"type": ["string", "number"], "maxLength": 140}` is written as
//! `{"anyOf": [{"type": "string", "maxLength": 140}, {"type": "number"}]}`.

use super::type_schema::set;
use serde_json::{Map, Value};

/// Keywords that limit the values of one type, with that type. Numbers are integers, too.
const TYPE_KEYWORDS: [(&str, &[&str]); 4] = [
    ("string", &["pattern", "minLength", "maxLength", "format", "contentMediaType", "contentSchema"]),
    ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ("array", &["items", "prefixItems", "minItems", "maxItems", "uniqueItems"]),
    ("object", &["properties", "required", "additionalProperties", "minProperties", "maxProperties"]),
];

/// Keywords whose values are data and no schemas.
const DATA_KEYWORDS: [&str; 5] = ["const", "default", "enum", "example", "examples"];

/// Changes all schemas inside a part of the description that have several types besides null.
pub(super) fn split_types(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (key, member) in members.iter_mut() {
                // A property of such a name has a schema, which is an object.
                if member.is_object() || !DATA_KEYWORDS.contains(&key.as_str()) {
                    split_types(member);
                }
            }
            split(members);
        }
        Value::Array(items) => items.iter_mut().for_each(split_types),
        _ => {}
    }
}

/// Changes one schema. Its annotations stay beside the union.
fn split(schema: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = schema.get("type") else { return };
    if types.iter().filter(|name| *name != "null").count() < 2 || schema.contains_key("anyOf") {
        return;
    }
    let types = types.clone();
    let union = types.iter().map(|name| of_type(schema, name)).collect();
    let is_of_type = |key: &str| TYPE_KEYWORDS.iter().any(|(_, keywords)| keywords.contains(&key));
    let rest: Vec<_> =
        std::mem::take(schema).into_iter().filter(|(key, _)| key != "type" && !is_of_type(key)).collect();
    schema.insert("anyOf".to_owned(), Value::Array(union));
    schema.extend(rest);
}

/// The member of the union for one type: with the keywords of the schema that concern it.
fn of_type(schema: &Map<String, Value>, name: &Value) -> Value {
    let mut member = Value::Object(Map::from_iter([("type".to_owned(), name.clone())]));
    let group = if name == "integer" { "number" } else { name.as_str().unwrap_or_default() };
    let keywords = TYPE_KEYWORDS.iter().filter(|(of, _)| *of == group).flat_map(|(_, keywords)| *keywords);
    for keyword in keywords {
        set(&mut member, keyword, schema.get(*keyword).cloned());
    }
    member
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn split_of(mut value: Value) -> Value {
        split_types(&mut value);
        value
    }

    #[test]
    fn each_type_has_its_keywords_and_annotations_stay_outside() {
        let schema = json!({
            "type": ["integer", "string", "null"], "minimum": 0, "maximum": 9, "pattern": "^[0-9]$", "format": "digit",
            "title": "Digit", "description": "One digit.", "default": 1, "readOnly": true, "x-frappe-link": "Digit",
        });
        let expected = json!({
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 9},
                {"type": "string", "pattern": "^[0-9]$", "format": "digit"},
                {"type": "null"},
            ],
            "title": "Digit", "description": "One digit.", "default": 1, "readOnly": true, "x-frappe-link": "Digit",
        });
        assert_eq!(split_of(schema), expected);
    }

    #[test]
    fn containers_keep_their_members_which_are_split_too() {
        let schema = json!({
            "type": ["object", "array"], "required": ["a"], "minItems": 1,
            "properties": {"a": {"type": ["boolean", "number"]}}, "items": {"type": ["string", "number"]},
        });
        let a = json!({"anyOf": [{"type": "boolean"}, {"type": "number"}]});
        let item = json!({"anyOf": [{"type": "string"}, {"type": "number"}]});
        let expected = json!({"anyOf": [
            {"type": "object", "properties": {"a": a}, "required": ["a"]},
            {"type": "array", "items": item, "minItems": 1},
        ]});
        assert_eq!(split_of(schema), expected);
    }

    #[test]
    fn one_type_beside_null_and_data_are_unchanged() {
        let unchanged = json!({
            "properties": {"a": {"type": ["string", "null"], "maxLength": 3}, "type": {"type": "string"}},
            "default": {"b": 1}, "examples": [{"type": ["a", "b"]}], "enum": [{"type": ["a", "b"]}],
        });
        assert_eq!(split_of(unchanged.clone()), unchanged);
    }

    #[test]
    fn property_with_the_name_of_a_keyword_is_split() {
        let schema = json!({"properties": {"default": {"type": ["string", "number"]}}});
        assert!(split_of(schema).pointer("/properties/default/anyOf").is_some());
    }
}
