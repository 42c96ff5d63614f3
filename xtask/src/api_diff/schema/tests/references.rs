//! References, cycles and `allOf`.

use super::{document, request, texts};
use crate::api_diff::change::{Direction, Location};
use crate::api_diff::schema::SchemaComparison;
use serde_json::{Value, json};

/// The changes of the named schema `A` of two documents.
fn changes_of_a(direction: Direction, old: &Value, new: &Value) -> Vec<String> {
    let (old, new) = (document(old), document(new));
    let mut comparison = SchemaComparison::new(&old, &new, direction);
    let reference = json!({"$ref": "#/components/schemas/A"});
    comparison.compare(&reference, &reference, &Location::part("response 200"));
    comparison.compare(&reference, &reference, &Location::part("response 202"));
    texts(comparison)
}

#[test]
fn change_in_a_named_schema_is_reported_once_with_the_doctype() {
    let schemas = |a: Value| json!({"A": {"type": "object", "x-frappe-doctype": "Article", "properties": a}});
    let changes = changes_of_a(Direction::Response, &schemas(json!({"isbn": {}})), &schemas(json!({})));
    assert_eq!(changes, ["breaking response, DocType Article, field isbn: removed"]);
}

#[test]
fn cyclic_schemas_are_compared_to_the_end() {
    let schemas = |kind: &str| {
        json!({
            "A": {"type": "object", "properties": {
                "children": {"type": "array", "items": {"$ref": "#/components/schemas/A"}},
                "other": {"$ref": "#/components/schemas/B"},
            }},
            "B": {"type": "object", "properties": {
                "parent": {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/A"}]},
                "kind": {"type": kind},
            }},
        })
    };
    assert_eq!(changes_of_a(Direction::Request, &schemas("string"), &schemas("string")), [""; 0]);
    let changes = changes_of_a(Direction::Request, &schemas("string"), &schemas("integer"));
    assert_eq!(changes, ["breaking request, schema B, field kind: type changed from string to integer"]);
}

#[test]
fn cyclic_unions_without_equal_members_end() {
    let schemas = |kind: &str| {
        let member = |name: &str| json!({"type": "object", "properties": {name: {"$ref": "#/components/schemas/A"}}});
        json!({"A": {"anyOf": [{"type": kind}, member("x"), member("y"), {"type": "array", "items": member(kind)}]}})
    };
    assert_eq!(changes_of_a(Direction::Request, &schemas("string"), &schemas("string")), [""; 0]);
    assert!(!changes_of_a(Direction::Request, &schemas("string"), &schemas("integer")).is_empty());
}

#[test]
fn cycle_is_compared_with_a_schema_without_one() {
    let cyclic = json!({"A": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}});
    let open = json!({"A": {"type": "array"}});
    let expected = ["breaking request, schema A, field []: type narrowed from any value to array"];
    assert_eq!(changes_of_a(Direction::Request, &open, &cyclic), expected);
    assert_eq!(changes_of_a(Direction::Response, &open, &cyclic).len(), 1);
    assert_eq!(changes_of_a(Direction::Request, &cyclic, &open).len(), 1);
}

#[test]
fn cycle_in_all_of_is_compared_to_the_end() {
    let schemas = |kind: &str| {
        let part = |name: &str| json!({"properties": {"next": {"$ref": format!("#/components/schemas/{name}")}}});
        let both = json!([{"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/C"}]);
        json!({"A": {"type": kind, "allOf": both}, "B": part("B"), "C": part("C")})
    };
    assert_eq!(changes_of_a(Direction::Request, &schemas("object"), &schemas("object")), [""; 0]);
    assert_eq!(changes_of_a(Direction::Request, &schemas("object"), &schemas("array")).len(), 1);
}

#[test]
fn reference_and_the_same_schema_inline_are_equal() {
    let inline = json!({"A": {"type": "object", "properties": {"b": {"type": "string"}}}});
    let named = json!({
        "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B"}}},
        "B": {"type": "string"},
    });
    assert_eq!(changes_of_a(Direction::Response, &inline, &named), [""; 0]);
    assert_eq!(changes_of_a(Direction::Request, &named, &inline), [""; 0]);
}

#[test]
fn keywords_beside_a_reference_are_compared() {
    let with_link = |link: &str| {
        json!({
            "A": {"type": "object", "properties": {"b": {"$ref": "#/components/schemas/B", "x-frappe-link": link}}},
            "B": {"type": "string"},
        })
    };
    let changes = changes_of_a(Direction::Response, &with_link("User"), &with_link("Role"));
    assert_eq!(changes, ["breaking response, schema A, field b: links to DocType Role in place of User"]);
}

#[test]
fn all_of_is_compared_as_one_schema() {
    let split = json!({"allOf": [
        {"type": "object", "properties": {"a": {"type": "string"}}},
        {"properties": {"b": {"type": "string"}}, "required": ["b"]},
    ]});
    let merged = json!({
        "type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["b"],
    });
    assert_eq!(request(&split, &merged), [""; 0]);
    let mut required = merged.clone();
    required["required"] = json!(["a", "b"]);
    assert_eq!(request(&split, &required), ["breaking value, field a: now required"]);
}

#[test]
fn all_of_that_cannot_be_merged_is_breaking_if_it_changes() {
    let patterns = |second: &str| json!({"allOf": [{"type": "string", "pattern": "a"}, {"pattern": second}]});
    assert_eq!(request(&patterns("b"), &patterns("b")), [""; 0]);
    let expected = ["breaking value: `allOf` changed; cannot decide which values it allows"];
    assert_eq!(request(&patterns("b"), &patterns("c")), expected);
}
