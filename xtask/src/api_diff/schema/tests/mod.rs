//! Each rule for schemas, in both directions.

mod references;
mod unions;
mod values;

use super::SchemaComparison;
use crate::api_diff::change::{Direction, Location};
use crate::api_diff::document::Document;
use serde_json::{Value, json};

/// A document with these named schemas.
fn document(schemas: &Value) -> Document {
    let document = json!({"openapi": "3.1.0", "paths": {}, "components": {"schemas": schemas}});
    Document::parse(&document.to_string()).unwrap()
}

/// The changes between two schemas: the impact, the location after `value`, and the message.
fn changes(direction: Direction, old: &Value, new: &Value) -> Vec<String> {
    let (document, at) = (document(&json!({})), Location::part("value"));
    let mut comparison = SchemaComparison::new(&document, &document, direction);
    comparison.compare(old, new, &at);
    texts(comparison)
}

fn texts(comparison: SchemaComparison<'_>) -> Vec<String> {
    let changes = comparison.into_changes();
    changes.iter().map(|change| format!("{} {change}", change.impact.name())).collect()
}

fn request(old: &Value, new: &Value) -> Vec<String> {
    changes(Direction::Request, old, new)
}

fn response(old: &Value, new: &Value) -> Vec<String> {
    changes(Direction::Response, old, new)
}

/// An object with one property.
fn object(property: &Value) -> Value {
    json!({"type": "object", "properties": {"a": property}})
}

#[test]
fn identical_schemas_have_no_changes() {
    let schema = json!({
        "type": ["object", "null"], "required": ["a"], "additionalProperties": false,
        "properties": {"a": {"anyOf": [{"type": "string", "maxLength": 3}, {"enum": [1, null]}]}, "b": {"not": {}}},
    });
    assert_eq!(request(&schema, &schema), [""; 0]);
    assert_eq!(response(&schema, &schema), [""; 0]);
}

#[test]
fn descriptions_and_unknown_extensions_are_no_changes() {
    let schema =
        json!({"type": "string", "description": "b", "title": "B", "x-frappe-hidden": true, "examples": ["x"]});
    assert_eq!(request(&json!({"type": "string", "description": "a"}), &schema), [""; 0]);
    assert_eq!(response(&json!({"type": "string", "description": "a"}), &schema), [""; 0]);
}

#[test]
fn removed_property_breaks_both_directions() {
    let (old, open) = (object(&json!({"type": "string"})), json!({"type": "object"}));
    let closed = json!({"type": "object", "additionalProperties": false});
    let mut old_closed = old.clone();
    old_closed["additionalProperties"] = json!(false);
    assert_eq!(request(&old, &open), ["breaking value, field a: removed; its value is ignored"]);
    assert_eq!(request(&old_closed, &closed), ["breaking value, field a: removed; requests with it are refused"]);
    assert_eq!(response(&old, &open), ["breaking value, field a: removed"]);
}

#[test]
fn removed_property_of_a_map_is_compared_with_its_values() {
    let map = json!({"type": "object", "additionalProperties": {"type": "string"}});
    let mut old = object(&json!({"type": "string"}));
    old["additionalProperties"] = json!({"type": "string"});
    assert_eq!(request(&old, &map), [""; 0]);
}

#[test]
fn new_property_breaks_requests_if_it_is_required() {
    let (old, new) = (json!({"type": "object"}), object(&json!({"type": "string"})));
    let mut required = new.clone();
    required["required"] = json!(["a"]);
    assert_eq!(request(&old, &new), ["compatible value, field a: new, optional"]);
    assert_eq!(request(&old, &required), ["breaking value, field a: new and required"]);
    assert_eq!(response(&old, &required), ["compatible value, field a: new"]);
    let closed = json!({"type": "object", "additionalProperties": false});
    let mut new_closed = new.clone();
    new_closed["additionalProperties"] = json!(false);
    let expected = ["may_break value, field a: new, where no other properties were allowed"];
    assert_eq!(response(&closed, &new_closed), expected);
}

#[test]
fn required_breaks_requests_and_optional_breaks_responses() {
    let optional = object(&json!({"type": "string"}));
    let mut required = optional.clone();
    required["required"] = json!(["a"]);
    assert_eq!(request(&optional, &required), ["breaking value, field a: now required"]);
    assert_eq!(request(&required, &optional), ["compatible value, field a: no longer required"]);
    assert_eq!(response(&required, &optional), ["breaking value, field a: may now be missing"]);
    assert_eq!(response(&optional, &required), ["compatible value, field a: now always present"]);
}

#[test]
fn read_only_properties_are_no_part_of_requests() {
    let (old, new) = (object(&json!({"type": "string"})), object(&json!({"type": "integer", "readOnly": true})));
    assert_eq!(request(&old, &new), ["breaking value, field a: now read-only; its value is ignored"]);
    assert_eq!(request(&new, &object(&json!({"type": "null", "readOnly": true}))), [""; 0]);
    let write_only = object(&json!({"type": "string", "writeOnly": true}));
    assert_eq!(response(&old, &write_only), ["breaking value, field a: now write-only"]);
}

#[test]
fn properties_of_any_name_are_compared() {
    let with = |other: Value| json!({"type": "object", "additionalProperties": other});
    let closed = with(json!(false));
    let expected = ["breaking value: properties that are not listed are no longer allowed"];
    assert_eq!(request(&with(json!(true)), &closed), expected);
    let expected = ["compatible value: properties that are not listed are now allowed"];
    assert_eq!(response(&closed, &with(json!({}))), expected);
    let (string, integer) = (with(json!({"type": "string"})), with(json!({"type": "integer"})));
    assert_eq!(request(&string, &integer), ["breaking value, field *: type changed from string to integer"]);
    let expected = ["breaking value: values of properties of any name are no longer limited"];
    assert_eq!(response(&string, &json!({"type": "object"})), expected);
    assert_eq!(request(&string, &closed), ["breaking value: properties of any name are no longer allowed"]);
}

#[test]
fn items_of_arrays_are_compared() {
    let array = |items: Value| json!({"type": "array", "items": items});
    let (old, new) = (array(json!({"type": "number"})), array(json!({"type": "integer"})));
    assert_eq!(request(&old, &new), ["breaking value, field []: type narrowed from number to integer"]);
    assert_eq!(response(&old, &new), ["compatible value, field []: type narrowed from number to integer"]);
    let any = json!({"type": "array"});
    assert_eq!(request(&any, &new), ["breaking value, field []: type narrowed from any value to integer"]);
    let tuple = |items: Value| json!({"type": "array", "prefixItems": items});
    let expected = ["breaking value: a tuple of 1 items became one of 2"];
    assert_eq!(response(&tuple(json!([{}])), &tuple(json!([{}, {}]))), expected);
}

#[test]
fn keywords_without_a_rule_are_breaking_if_they_change() {
    let (old, new) = (json!({"not": {"const": 1}}), json!({"not": {"const": 2}}));
    let expected = ["breaking value: `not` changed; cannot decide which values it allows"];
    assert_eq!(request(&old, &new), expected);
    assert_eq!(response(&old, &new), expected);
}
