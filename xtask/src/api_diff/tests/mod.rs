//! Each rule for operations, in documents with one operation.

mod parameters;
mod responses;

use super::document::Document;
use super::operations;
use serde_json::{Value, json};

#[allow(clippy::needless_pass_by_value, reason = "calls read better without references")]
fn document(parts: Value) -> Document {
    let mut document = json!({"openapi": "3.1.0", "paths": {}});
    for (name, value) in parts.as_object().unwrap() {
        document[name] = value.clone();
    }
    Document::parse(&document.to_string()).unwrap()
}

/// The changes between documents with these members, with the operations of each.
fn document_changes(old: Value, new: Value) -> Vec<String> {
    let changes = operations::compare(&document(old), &document(new));
    let text = |(change, operations): (super::change::Change, std::collections::BTreeSet<_>)| {
        let operations: Vec<String> = operations.iter().map(super::change::Operation::to_string).collect();
        format!("{} [{}] {change}", change.impact.name(), operations.join(", "))
    };
    changes.into_iter().map(text).collect()
}

/// The changes between two operations, without their path.
fn changes(old: &Value, new: &Value) -> Vec<String> {
    let changes = document_changes(json!({"paths": {"/a": {"get": old}}}), json!({"paths": {"/a": {"get": new}}}));
    changes.into_iter().map(|change| change.replace("[GET /a] ", "")).collect()
}

#[test]
fn empty_and_identical_documents_have_no_changes() {
    assert_eq!(document_changes(json!({}), json!({})), [""; 0]);
    let paths = json!({"paths": {"/a/{name}": {
        "parameters": [{"name": "name", "in": "path", "required": true, "schema": {"type": "string"}}],
        "post": {
            "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
            "responses": {"200": {"description": "", "headers": {"ETag": {"schema": {"type": "string"}}}}},
        },
    }}});
    assert_eq!(document_changes(paths.clone(), paths), [""; 0]);
}

#[test]
fn removed_path_and_method_are_breaking_and_new_ones_compatible() {
    let both = json!({"paths": {"/a": {"get": {}, "post": {}}, "/b": {"get": {}}}});
    let one = json!({"paths": {"/a": {"get": {}}}});
    let expected =
        ["breaking [GET /b] operation: the path was removed", "breaking [POST /a] operation: the method was removed"];
    let mut removed = document_changes(both.clone(), one.clone());
    removed.sort();
    assert_eq!(removed, expected);
    let mut added = document_changes(one, both);
    added.sort();
    assert_eq!(added, ["compatible [GET /b] operation: new", "compatible [POST /a] operation: new"]);
}

#[test]
fn renamed_path_parameter_is_no_change() {
    let path = |path: &str, name: &str| {
        let parameter = json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}});
        json!({"paths": {path: {"parameters": [parameter], "get": {}}}})
    };
    assert_eq!(document_changes(path("/a/{name}", "name"), path("/a/{id}", "id")), [""; 0]);
}

#[test]
fn names_rights_and_deprecation_of_operations_are_compared() {
    let old = json!({"operationId": "listToDo", "x-frappe-right": "read"});
    let new = json!({"operationId": "listTasks", "x-frappe-right": "export", "deprecated": true});
    let expected = [
        "may_break operation: needs the right export in place of read",
        "may_break operation: operationId changed from listToDo to listTasks: generated clients name the function \
         after it",
        "compatible operation: deprecated",
    ];
    assert_eq!(changes(&old, &new), expected);
}

#[test]
fn removed_server_is_breaking() {
    let servers = |url: &str| json!({"servers": [{"url": url}]});
    let expected = ["breaking [] servers: /v1 was removed"];
    assert_eq!(document_changes(servers("/v1"), servers("/v2")), expected);
    assert_eq!(document_changes(json!({}), servers("/")), [""; 0]);
}

#[test]
fn change_of_a_named_schema_has_all_its_operations() {
    let with_schema = |schema: Value| {
        let reference = json!({"$ref": "#/components/schemas/Article"});
        let response = json!({"200": {"content": {"application/json": {"schema": reference}}}});
        json!({
            "paths": {"/a": {"get": {"responses": response}}, "/b": {"get": {"responses": response}}},
            "components": {"schemas": {"Article": schema}},
        })
    };
    let article = |properties: Value| with_schema(json!({"x-frappe-doctype": "Article", "properties": properties}));
    let expected = ["breaking [GET /a, GET /b] response, DocType Article, field isbn: removed"];
    assert_eq!(document_changes(article(json!({"isbn": {}})), article(json!({}))), expected);
}

#[test]
fn another_login_is_breaking() {
    let security = |requirements: Value| json!({"security": requirements});
    let (token, both) = (security(json!([{"token": []}])), security(json!([{"token": []}, {"basic": []}])));
    assert_eq!(changes(&both, &token), ["breaking security: basic no longer suffices"]);
    assert_eq!(changes(&token, &both), ["compatible security: basic suffices"]);
    let second = security(json!([{"token": [], "csrf": []}]));
    assert_eq!(changes(&token, &second), ["breaking security: token no longer suffices"]);
    assert_eq!(changes(&second, &token), ["compatible security: token suffices"]);
    let guest = security(json!([{}, {"token": []}]));
    assert_eq!(changes(&guest, &token), ["breaking security: a login is now needed: token"]);
    assert_eq!(changes(&json!({}), &token), ["breaking security: a login is now needed: token"]);
    assert_eq!(changes(&token, &guest), ["compatible security: no login is needed"]);
    let scoped = security(json!([{"oauth": ["read", "write"]}]));
    let narrower = security(json!([{"oauth": ["read"]}]));
    assert_eq!(changes(&narrower, &scoped), ["breaking security: oauth (read) no longer suffices"]);
    assert_eq!(changes(&scoped, &narrower), ["compatible security: oauth (read) suffices"]);
}

#[test]
fn security_of_the_document_is_that_of_its_operations() {
    let with = |requirements: Value| json!({"paths": {"/a": {"get": {}}}, "security": requirements});
    let changes = document_changes(with(json!([])), with(json!([{"token": []}])));
    assert_eq!(changes, ["breaking [GET /a] security: a login is now needed: token"]);
}

#[test]
fn credentials_that_are_sent_in_another_way_are_breaking() {
    let scheme = |name: &str, text: &str| {
        let scheme = json!({"type": "apiKey", "in": "header", "name": name, "description": text});
        json!({"components": {"securitySchemes": {"token": scheme}}})
    };
    assert_eq!(document_changes(scheme("Authorization", "a"), scheme("Authorization", "b")), [""; 0]);
    let expected = ["breaking [] security scheme token: credentials are sent in another way"];
    assert_eq!(document_changes(scheme("Authorization", ""), scheme("X-Token", "")), expected);
}
