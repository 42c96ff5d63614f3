//! The keywords of a schema, without references and `allOf`.

use super::types::Types;
use crate::api_diff::document::{Document, reference};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Whether a keyword does not limit values.
pub(super) fn is_annotation(keyword: &str) -> bool {
    let is_text = matches!(keyword, "title" | "description" | "default" | "example" | "examples" | "$comment");
    let is_other = matches!(keyword, "deprecated" | "readOnly" | "writeOnly" | "externalDocs" | "xml" | "$defs");
    is_text || is_other || keyword.starts_with("x-")
}

/// The keywords of a schema. `false` is a schema with no values. What members of `allOf` say together is one
/// schema; keywords that cannot be combined stay in `allOf`.
pub(super) fn view<'s>(document: &'s Document, schema: &'s Value) -> Cow<'s, Map<String, Value>> {
    view_once(document, schema, &mut Vec::new())
}

fn view_once<'s>(document: &'s Document, schema: &'s Value, active: &mut Vec<&'s str>) -> Cow<'s, Map<String, Value>> {
    let resolved = document.resolve(schema);
    let mut keywords = match resolved {
        Value::Object(keywords) => Cow::Borrowed(keywords),
        Value::Bool(false) => Cow::Owned(Map::from_iter([("enum".to_owned(), json!([]))])),
        _ => Cow::Owned(Map::new()),
    };
    if let (Some(_), Value::Object(siblings)) = (reference(schema), schema) {
        for (name, value) in siblings.iter().filter(|(name, _)| *name != "$ref") {
            keywords.to_mut().insert(name.clone(), value.clone());
        }
    }
    let beside_reference = schema.get("allOf").filter(|_| reference(schema).is_some());
    let members = [resolved.get("allOf"), beside_reference].into_iter().flatten().filter_map(Value::as_array).flatten();
    let members: Vec<&Value> = members.collect();
    if members.is_empty() {
        return keywords;
    }
    let merged = keywords.to_mut();
    merged.shift_remove("allOf");
    let mut conflicts = Vec::new();
    for member in members {
        // A member that leads back to this schema adds nothing.
        let target = reference(member);
        if target.is_some_and(|target| active.contains(&target)) {
            continue;
        }
        active.extend(target);
        let member = view_once(document, member, active).into_owned();
        if target.is_some() {
            active.pop();
        }
        for (name, value) in without_union(&member).unwrap_or(member) {
            match (name.as_str(), value) {
                ("allOf", Value::Array(nested)) => conflicts.extend(nested),
                (_, value) => merge(merged, &mut conflicts, name, value),
            }
        }
    }
    if !conflicts.is_empty() {
        merged.insert("allOf".to_owned(), Value::Array(conflicts));
    }
    keywords
}

/// A schema whose `anyOf` has a member for each type, as one schema of all these types: `{"type": "string", "maxLength": 9}`
/// or `{"type": "number"}` is `{"type": ["string", "number"], "maxLength": 9}`. None for another schema.
pub(super) fn without_union(schema: &Map<String, Value>) -> Option<Map<String, Value>> {
    let members = schema.get("anyOf")?.as_array().filter(|_| !schema.contains_key("type"))?;
    let (mut merged, mut types) = (schema.clone(), Types::of_values([]));
    merged.shift_remove("anyOf");
    for member in members {
        let member = member.as_object().filter(|member| member.contains_key("type"))?;
        let is_moved = |name: &str| {
            !is_annotation(name) && !matches!(name, "$ref" | "enum" | "const" | "allOf" | "anyOf" | "oneOf" | "not")
        };
        let mut limits = member.iter().filter(|(name, _)| *name != "type");
        let are_moved =
            limits.all(|(name, value)| is_moved(name) && merged.insert(name.clone(), value.clone()).is_none());
        if !are_moved || types.intersects(Types::of(member)) {
            return None;
        }
        types = types.union(Types::of(member));
    }
    merged.insert("type".to_owned(), types.names().into());
    Some(merged)
}

/// Adds a keyword of a member of `allOf`.
fn merge(merged: &mut Map<String, Value>, conflicts: &mut Vec<Value>, name: String, value: Value) {
    let Some(present) = merged.get_mut(&name) else {
        merged.insert(name, value);
        return;
    };
    if *present == value || is_annotation(&name) {
        return;
    }
    match (name.as_str(), present, value) {
        ("properties", Value::Object(present), Value::Object(added)) => {
            for (property, schema) in added {
                match present.get_mut(&property) {
                    Some(both) if *both != schema => *both = json!({"allOf": [both.take(), schema]}),
                    Some(_) => {}
                    None => {
                        present.insert(property, schema);
                    }
                }
            }
        }
        ("required", Value::Array(present), Value::Array(added)) => {
            let missing: Vec<Value> = added.into_iter().filter(|name| !present.contains(name)).collect();
            present.extend(missing);
        }
        ("type", present, added) => {
            let of = |types: Value| Types::of(&Map::from_iter([("type".to_owned(), types)]));
            *present = of(present.take()).intersection(of(added)).names().into();
        }
        (limit, Value::Number(present), Value::Number(added))
            if limit.starts_with("max") || limit.starts_with("exclusiveMax") =>
        {
            if added.as_f64() < present.as_f64() {
                *present = added;
            }
        }
        (limit, Value::Number(present), Value::Number(added))
            if limit.starts_with("min") || limit.starts_with("exclusiveMin") =>
        {
            if added.as_f64() > present.as_f64() {
                *present = added;
            }
        }
        (_, _, value) => conflicts.push(Value::Object(Map::from_iter([(name, value)]))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(schema: &Value) -> Value {
        let document = json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": {
            "Base": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
            "Cycle": {"allOf": [{"$ref": "#/components/schemas/Cycle"}, {"type": "object"}]},
        }}});
        let document = Document::parse(&document.to_string()).unwrap();
        Value::Object(view(&document, schema).into_owned())
    }

    #[test]
    fn members_of_all_of_are_one_schema() {
        let schema = json!({"allOf": [
            {"$ref": "#/components/schemas/Base"},
            {"properties": {"b": {"type": "integer"}}, "required": ["b", "a"], "maxProperties": 3},
        ], "maxProperties": 5});
        let expected = json!({
            "type": "object",
            "properties": {"a": {"type": "string"}, "b": {"type": "integer"}},
            "required": ["a", "b"],
            "maxProperties": 3,
        });
        assert_eq!(merged(&schema), expected);
    }

    #[test]
    fn all_of_that_contains_itself_ends() {
        assert_eq!(merged(&json!({"$ref": "#/components/schemas/Cycle"})), json!({"type": "object"}));
    }

    #[test]
    fn types_of_all_of_are_intersected_and_conflicts_stay() {
        let schema =
            json!({"allOf": [{"type": ["string", "null"], "pattern": "a"}, {"type": "string", "pattern": "b"}]});
        assert_eq!(merged(&schema), json!({"type": ["string"], "pattern": "a", "allOf": [{"pattern": "b"}]}));
    }

    #[test]
    fn unions_of_types_in_all_of_are_intersected() {
        let text = json!({"type": "string", "maxLength": 9});
        let schema = json!({"allOf": [{"anyOf": [text, {"type": "null"}]}, {"anyOf": [{"type": "string"}]}]});
        assert_eq!(merged(&schema), json!({"maxLength": 9, "type": ["string"]}));
        let not_distinct = json!([{"type": "integer"}, {"type": "number"}]);
        assert_eq!(merged(&json!({"allOf": [{"anyOf": not_distinct}]})), json!({"anyOf": not_distinct}));
    }

    #[test]
    fn keywords_beside_a_reference_are_added() {
        let schema = json!({"$ref": "#/components/schemas/Base", "readOnly": true});
        assert_eq!(merged(&schema).get("readOnly"), Some(&json!(true)));
        assert_eq!(merged(&json!(false)), json!({"enum": []}));
    }
}
