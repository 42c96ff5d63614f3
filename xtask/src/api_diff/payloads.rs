//! Bodies of requests and responses, with their statuses, content types and headers.

use super::change::{Change, Impact, Location};
use super::document::DescribedOperation;
use super::schema::SchemaComparison;
use serde_json::Value;

/// The content type that locations do not mention.
const JSON: &str = "application/json";

/// Compares the bodies of requests.
pub(super) fn compare_request_bodies(
    old: &DescribedOperation<'_>,
    new: &DescribedOperation<'_>,
    schemas: &mut SchemaComparison<'_>,
) -> Vec<Change> {
    let at = Location::part("request body");
    let change = |impact, message: &str| vec![Change::new(impact, &at, message)];
    let is_required = |body: &Value| body.get("required") == Some(&Value::Bool(true));
    match (request_body(old), request_body(new)) {
        (None, None) => Vec::new(),
        (None, Some(new)) if is_required(new) => change(Impact::Breaking, "new and required"),
        (None, Some(_)) => change(Impact::Compatible, "new, optional"),
        (Some(_), None) => change(Impact::Breaking, "removed"),
        (Some(old), Some(new)) => {
            let mut changes = match (is_required(old), is_required(new)) {
                (false, true) => change(Impact::Breaking, "now required"),
                (true, false) => change(Impact::Compatible, "no longer required"),
                _ => Vec::new(),
            };
            changes.extend(compare_media_types(old, new, &at, schemas));
            changes
        }
    }
}

fn request_body<'d>(described: &DescribedOperation<'d>) -> Option<&'d Value> {
    described.operation.get("requestBody").map(|body| described.document.resolve(body))
}

/// The reference of the schema of a request's JSON body.
pub(super) fn request_schema<'d>(described: &DescribedOperation<'d>) -> Option<&'d str> {
    request_body(described)?.get("content")?.get(JSON)?.get("schema")?.get("$ref")?.as_str()
}

/// Compares `content`, the content types of a body and their schemas.
pub(super) fn compare_media_types(
    old: &Value,
    new: &Value,
    at: &Location,
    schemas: &mut SchemaComparison<'_>,
) -> Vec<Change> {
    let content = |owner: &Value| owner.get("content").and_then(Value::as_object).cloned().unwrap_or_default();
    let (old, new) = (content(old), content(new));
    let mut changes = Vec::new();
    for (name, old) in &old {
        let Some(new) = new.get(name) else {
            changes.push(Change::new(Impact::Breaking, at, format!("content type {name} was removed")));
            continue;
        };
        let any = Value::Bool(true);
        let schema = |media_type: &Value| media_type.get("schema").cloned().unwrap_or(any.clone());
        let at = if name == JSON { at.clone() } else { at.with_content_type(name) };
        schemas.compare(&schema(old), &schema(new), &at);
        if old.get("encoding") != new.get("encoding") {
            changes.push(Change::new(Impact::Breaking, &at, "encoding of the parts changed"));
        }
    }
    for name in new.keys().filter(|name| !old.contains_key(*name)) {
        changes.push(Change::new(Impact::Compatible, at, format!("new content type {name}")));
    }
    changes
}

/// Compares the responses by status.
pub(super) fn compare_responses(
    old: &DescribedOperation<'_>,
    new: &DescribedOperation<'_>,
    schemas: &mut SchemaComparison<'_>,
) -> Vec<Change> {
    let (old_responses, new_responses) = (responses(old), responses(new));
    let mut changes = Vec::new();
    for (status, response) in &old_responses {
        let at = Location::part(format!("response {status}"));
        match with_status(&new_responses, status) {
            Some(other) => changes.extend(compare_response(response, other, old, new, &at, schemas)),
            None if is_success(status) => changes.push(Change::new(Impact::Breaking, &at, "removed")),
            // The server does not answer so any more.
            None => changes.push(Change::new(Impact::Compatible, &at, "removed")),
        }
    }
    for (status, _) in new_responses.iter().filter(|(status, _)| with_status(&old_responses, status).is_none()) {
        let at = Location::part(format!("response {status}"));
        // Clients treat every 4xx and 5xx as an error. Another success is a response that they do not expect.
        let impact = if is_success(status) { Impact::Breaking } else { Impact::Compatible };
        changes.push(Change::new(impact, &at, "new status"));
    }
    changes
}

fn compare_response(
    old: &Value,
    new: &Value,
    old_operation: &DescribedOperation<'_>,
    new_operation: &DescribedOperation<'_>,
    at: &Location,
    schemas: &mut SchemaComparison<'_>,
) -> Vec<Change> {
    let mut changes = compare_media_types(old, new, at, schemas);
    let (old_headers, new_headers) = (headers(old), headers(new));
    for (name, header) in &old_headers {
        let at = at.with_header(name);
        let Some((_, other)) = new_headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)) else {
            changes.push(Change::new(Impact::Breaking, &at, "removed"));
            continue;
        };
        let (header, other) = (old_operation.document.resolve(header), new_operation.document.resolve(other));
        let is_required = |header: &Value| header.get("required") == Some(&Value::Bool(true));
        if is_required(header) && !is_required(other) {
            changes.push(Change::new(Impact::Breaking, &at, "may now be missing"));
        }
        if let (Some(old), Some(new)) = (header.get("schema"), other.get("schema")) {
            schemas.compare(old, new, &at);
        }
    }
    let is_new = |name: &str| !old_headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
    for (name, _) in new_headers.iter().filter(|(name, _)| is_new(name)) {
        changes.push(Change::new(Impact::Compatible, &at.with_header(name), "new"));
    }
    changes
}

fn headers(response: &Value) -> Vec<(&String, &Value)> {
    response.get("headers").and_then(Value::as_object).into_iter().flatten().collect()
}

fn responses<'d>(described: &DescribedOperation<'d>) -> Vec<(&'d str, &'d Value)> {
    let responses = described.operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    let statuses = responses.filter(|(status, _)| !status.starts_with("x-"));
    statuses.map(|(status, response)| (status.as_str(), described.document.resolve(response))).collect()
}

/// The response to a status: described exactly, as a range (`2XX`), or as the default for all others.
fn with_status<'d>(responses: &[(&'d str, &'d Value)], status: &str) -> Option<&'d Value> {
    let range = format!("{}XX", status.get(..1).unwrap_or_default());
    let names = [status, &range, "default"];
    names.iter().find_map(|name| responses.iter().find(|(other, _)| other == name)).map(|(_, response)| *response)
}

/// Whether clients use the response as a result. 304 is the answer to a client that has asked for it.
fn is_success(status: &str) -> bool {
    (status.starts_with('2') || status.starts_with('3')) && status != "304"
}
