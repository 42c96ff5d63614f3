//! Parameters and bodies of requests.

use super::{changes, document_changes};
use serde_json::{Value, json};

#[allow(clippy::needless_pass_by_value, reason = "calls read better without references")]
fn with_parameter(members: Value) -> Value {
    let mut parameter = json!({"name": "limit", "in": "query", "schema": {"type": "integer"}});
    for (name, value) in members.as_object().unwrap() {
        parameter[name] = value.clone();
    }
    json!({"parameters": [parameter]})
}

#[test]
fn removed_and_required_parameters_are_breaking() {
    let (none, optional, required) = (json!({}), with_parameter(json!({})), with_parameter(json!({"required": true})));
    assert_eq!(changes(&optional, &none), ["breaking query parameter limit: removed"]);
    assert_eq!(changes(&none, &optional), ["compatible query parameter limit: new, optional"]);
    assert_eq!(changes(&none, &required), ["breaking query parameter limit: new and required"]);
    assert_eq!(changes(&optional, &required), ["breaking query parameter limit: now required"]);
    assert_eq!(changes(&required, &optional), ["compatible query parameter limit: no longer required"]);
}

#[test]
fn schemas_of_parameters_are_those_of_requests() {
    let (any, limited) =
        (with_parameter(json!({})), with_parameter(json!({"schema": {"type": "integer", "maximum": 9}})));
    assert_eq!(changes(&any, &limited), ["breaking query parameter limit: maximum changed from none to 9"]);
    assert_eq!(changes(&limited, &any), ["compatible query parameter limit: maximum changed from 9 to none"]);
}

#[test]
fn json_in_a_parameter_is_compared() {
    let with_items = |items: Value| {
        with_parameter(json!({"schema": {"type": "string", "contentSchema": {"type": "array", "items": items}}}))
    };
    let changes = changes(&with_items(json!({"enum": ["a", "b"]})), &with_items(json!({"enum": ["a"]})));
    assert_eq!(changes, ["breaking query parameter limit, field []: no longer a value: \"b\""]);
}

#[test]
fn encoding_and_deprecation_of_parameters_are_compared() {
    let changed = changes(&with_parameter(json!({})), &with_parameter(json!({"explode": false, "deprecated": true})));
    let expected = [
        "breaking query parameter limit: encoding changed from form (repeated) to form",
        "compatible query parameter limit: deprecated",
    ];
    assert_eq!(changed, expected);
    assert_eq!(changes(&with_parameter(json!({})), &with_parameter(json!({"style": "form"}))), [""; 0]);
}

#[test]
fn header_names_are_compared_without_case() {
    let header = |name: &str| json!({"parameters": [{"name": name, "in": "header", "schema": {}}]});
    assert_eq!(changes(&header("Idempotency-Key"), &header("idempotency-key")), [""; 0]);
    assert_eq!(changes(&header("X-A"), &json!({})), ["breaking header X-A: removed"]);
}

#[test]
fn parameter_can_move_from_the_path_to_its_operations() {
    let parameter = json!([{"name": "limit", "in": "query", "schema": {"type": "integer"}}]);
    let old = json!({"paths": {"/a": {"parameters": parameter, "get": {}}}});
    let new = json!({"paths": {"/a": {"get": {"parameters": parameter}}}});
    assert_eq!(document_changes(old, new), [""; 0]);
}

#[test]
fn required_body_is_breaking() {
    let body = |is_required: bool| json!({"requestBody": {"required": is_required, "content": {"text/csv": {}}}});
    let none = json!({});
    assert_eq!(changes(&none, &body(true)), ["breaking request body: new and required"]);
    assert_eq!(changes(&none, &body(false)), ["compatible request body: new, optional"]);
    assert_eq!(changes(&body(false), &none), ["breaking request body: removed"]);
    assert_eq!(changes(&body(false), &body(true)), ["breaking request body: now required"]);
    assert_eq!(changes(&body(true), &body(false)), ["compatible request body: no longer required"]);
}

#[test]
fn content_types_and_their_schemas_are_compared() {
    let body = |content: Value| json!({"requestBody": {"content": content}});
    let (one, two) = (body(json!({"application/json": {}})), body(json!({"application/json": {}, "text/csv": {}})));
    assert_eq!(changes(&two, &one), ["breaking request body: content type text/csv was removed"]);
    assert_eq!(changes(&one, &two), ["compatible request body: new content type text/csv"]);
    let typed = |name: &str, kind: &str| body(json!({name: {"schema": {"properties": {"a": {"type": kind}}}}}));
    let expected = ["breaking request body, field a: type changed from string to integer"];
    assert_eq!(changes(&typed("application/json", "string"), &typed("application/json", "integer")), expected);
    let expected = ["breaking request body as multipart/form-data, field a: type changed from string to integer"];
    assert_eq!(changes(&typed("multipart/form-data", "string"), &typed("multipart/form-data", "integer")), expected);
}
