//! Statuses, bodies and headers of responses.

use super::changes;
use serde_json::{Value, json};

fn responses(statuses: &[&str]) -> Value {
    let responses: serde_json::Map<String, Value> =
        statuses.iter().map(|status| ((*status).to_owned(), json!({"description": ""}))).collect();
    json!({"responses": responses})
}

#[test]
fn changed_status_of_success_is_breaking() {
    let expected = ["breaking response 200: removed", "breaking response 201: new status"];
    assert_eq!(changes(&responses(&["200"]), &responses(&["201"])), expected);
    assert_eq!(changes(&responses(&["302"]), &responses(&["302", "200"])), ["breaking response 200: new status"]);
}

#[test]
fn statuses_of_errors_and_of_conditional_requests_are_compatible() {
    let expected = ["compatible response 404: removed", "compatible response 409: new status"];
    assert_eq!(changes(&responses(&["200", "404"]), &responses(&["200", "409"])), expected);
    assert_eq!(changes(&responses(&["200"]), &responses(&["200", "304"])), ["compatible response 304: new status"]);
}

#[test]
fn range_of_statuses_and_default_contain_a_status() {
    assert_eq!(changes(&responses(&["200"]), &responses(&["2XX"])), ["breaking response 2XX: new status",]);
    assert_eq!(changes(&responses(&["2XX"]), &responses(&["2XX", "200"])), [""; 0]);
    assert_eq!(changes(&responses(&["200", "default"]), &responses(&["200", "default", "404"])), [""; 0]);
}

#[test]
fn bodies_are_those_of_responses() {
    let with = |properties: Value| {
        let schema = json!({"type": "object", "properties": {"data": {"type": "object", "properties": properties}}});
        json!({"responses": {"200": {"content": {"application/json": {"schema": schema}}}}})
    };
    let changes =
        changes(&with(json!({"total": {"type": "number"}})), &with(json!({"total": {"type": ["number", "null"]}})));
    assert_eq!(changes, ["breaking response 200, field data.total: null is now a value"]);
}

#[test]
fn removed_content_type_and_header_are_breaking() {
    let with = |response: Value| json!({"responses": {"200": response}});
    let full = with(json!({
        "content": {"text/html": {}},
        "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
    }));
    let expected =
        ["breaking response 200: content type text/html was removed", "breaking response 200, header ETag: removed"];
    assert_eq!(changes(&full, &with(json!({}))), expected);
    let expected = ["compatible response 200: new content type text/html", "compatible response 200, header ETag: new"];
    assert_eq!(changes(&with(json!({})), &full), expected);
    let optional = with(json!({"content": {"text/html": {}}, "headers": {"etag": {"schema": {"type": "integer"}}}}));
    let expected = [
        "breaking response 200, header ETag: may now be missing",
        "breaking response 200, header ETag: type changed from string to integer",
    ];
    assert_eq!(changes(&full, &optional), expected);
}
