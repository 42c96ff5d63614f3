//! `anyOf` and `oneOf`.

use super::{document, request, response, texts};
use crate::api_diff::change::{Direction, Location};
use crate::api_diff::schema::SchemaComparison;
use serde_json::{Value, json};

#[allow(clippy::needless_pass_by_value, reason = "calls read better without references")]
fn union(members: Value) -> Value {
    json!({"anyOf": members})
}

#[test]
fn removed_member_breaks_requests_and_new_member_breaks_responses() {
    let (one, two) = (union(json!([{"type": "string"}])), union(json!([{"type": "string"}, {"type": "array"}])));
    assert_eq!(request(&two, &one), ["breaking value: array is no longer a value"]);
    assert_eq!(response(&two, &one), ["compatible value: array is no longer a value"]);
    assert_eq!(request(&one, &two), ["compatible value: array is now a value"]);
    assert_eq!(response(&one, &two), ["breaking value: array is now a value"]);
}

#[test]
fn order_of_members_and_the_kind_of_union_are_no_changes() {
    let one_of = json!({"oneOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]});
    let any_of = union(json!([{"type": "string"}, {"type": "array", "items": {"type": "string"}}]));
    assert_eq!(request(&one_of, &any_of), [""; 0]);
    assert_eq!(response(&one_of, &any_of), [""; 0]);
}

#[test]
fn union_of_types_equals_a_list_of_types() {
    let list = json!({"type": ["string", "null"], "title": "A", "maxLength": 140, "x-frappe-link": "User"});
    let members = json!([{"type": "string", "maxLength": 140}, {"type": "null"}]);
    let union = json!({"anyOf": members, "title": "A", "x-frappe-link": "User"});
    assert_eq!(request(&list, &union), [""; 0]);
    assert_eq!(response(&list, &union), [""; 0]);
    assert_eq!(request(&union, &list), [""; 0]);
    let inside = |schema: Value| json!({"anyOf": [schema, {"type": "null"}]});
    let list = inside(json!({"type": ["string", "number"], "format": "date"}));
    let union = inside(json!({"anyOf": [{"type": "string", "format": "date"}, {"type": "number"}]}));
    assert_eq!(request(&list, &union), [""; 0]);
    assert_eq!(response(&union, &list), [""; 0]);
}

#[test]
fn text_that_may_become_an_object_breaks_responses() {
    let text = json!({"type": ["string", "null"], "x-frappe-link": "User", "maxLength": 140});
    let expanded = json!({
        "anyOf": [{"type": ["string", "null"]}, {"type": "object"}], "x-frappe-link": "User", "maxLength": 140,
    });
    assert_eq!(response(&text, &expanded), ["breaking value: object is now a value"]);
    assert_eq!(request(&text, &expanded), ["compatible value: object is now a value"]);
}

#[test]
fn members_of_one_type_are_compared_in_detail() {
    let object = |property: &str| {
        union(json!([{"type": "null"}, {"type": "object", "properties": {property: {}}, "required": [property]}]))
    };
    let expected =
        ["breaking value, field a: removed; its value is ignored", "breaking value, field b: new and required"];
    assert_eq!(request(&object("a"), &object("b")), expected);
}

#[test]
fn member_that_another_member_covers_can_go() {
    let (old, new) = (union(json!([{"const": "a"}, {"type": "string"}])), union(json!([{"type": "string"}])));
    assert_eq!(request(&old, &new), [""; 0]);
    assert_eq!(response(&new, &old), [""; 0]);
}

#[test]
fn two_unions_at_once_are_breaking_if_the_second_changes() {
    let both = |second: Value| json!({"anyOf": [{"type": "string"}], "oneOf": second});
    assert_eq!(request(&both(json!([{"maxLength": 1}])), &both(json!([{"maxLength": 2}]))).len(), 1);
    assert_eq!(request(&both(json!([{"maxLength": 1}])), &both(json!([{"maxLength": 1}]))), [""; 0]);
}

#[test]
fn named_member_is_described_by_its_doctype() {
    let schemas = json!({"A": {"type": "object", "x-frappe-doctype": "Sales Order"}});
    let (old, new) = (document(&schemas), document(&schemas));
    let mut comparison = SchemaComparison::new(&old, &new, Direction::Response);
    let reference = json!({"$ref": "#/components/schemas/A"});
    let (text, both) = (union(json!([{"type": "string"}])), union(json!([{"type": "string"}, reference])));
    comparison.compare(&text, &both, &Location::part("value"));
    assert_eq!(texts(comparison), ["breaking value: a document of DocType Sales Order is now a value"]);
}

#[test]
fn schema_that_a_response_repeats_from_the_request_is_not_compared() {
    let schemas = |required: Value| json!({"A": {}, "ACreate": {"type": "object", "required": required}});
    let (old, new) = (document(&schemas(json!(["b"]))), document(&schemas(json!([]))));
    let create = "#/components/schemas/ACreate";
    let both = union(json!([{"$ref": "#/components/schemas/A"}, {"$ref": create}]));
    let count = |repeated: Option<&'static str>| {
        let mut comparison = SchemaComparison::new(&old, &new, Direction::Response).repeating(repeated);
        comparison.compare(&both, &both, &Location::part("value"));
        comparison.into_changes().len()
    };
    assert_eq!((count(Some(create)), count(None)), (0, 1));
}
