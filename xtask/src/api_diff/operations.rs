//! Comparison of two documents, path by path and method by method.

use super::change::{Change, Direction, Impact, Location, Operation};
use super::document::{DescribedOperation, Document, METHODS};
use super::schema::SchemaComparison;
use super::{parameters, payloads, security};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// All changes, each with the operations that have it. A change of the whole document has none.
pub(super) type Changes = BTreeMap<Change, BTreeSet<Operation>>;

/// The path without the names of its parameters, and the method.
type OperationKey = (String, &'static str);

/// Compares two documents.
pub(super) fn compare(old: &Document, new: &Document) -> Changes {
    let mut changes = Changes::new();
    for change in compare_servers(old, new).into_iter().chain(security::compare_schemes(old, new)) {
        changes.entry(change).or_default();
    }
    let (old_operations, new_operations) = (operations(old), operations(new));
    for (key, old) in &old_operations {
        let operation = Operation { path: old.path.to_owned(), method: key.1.to_uppercase() };
        let of_operation = match new_operations.get(key) {
            Some(new) => compare_operations(old, new),
            None => {
                let has_path = new_operations.keys().any(|(path, _)| *path == key.0);
                let message = if has_path { "the method was removed" } else { "the path was removed" };
                vec![whole_operation(Impact::Breaking, &operation, message)]
            }
        };
        for change in of_operation {
            changes.entry(change).or_default().insert(operation.clone());
        }
    }
    for (key, new) in new_operations.iter().filter(|(key, _)| !old_operations.contains_key(*key)) {
        let operation = Operation { path: new.path.to_owned(), method: key.1.to_uppercase() };
        let change = whole_operation(Impact::Compatible, &operation, "new");
        changes.entry(change).or_default().insert(operation);
    }
    changes
}

fn whole_operation(impact: Impact, operation: &Operation, message: &str) -> Change {
    Change { operation: Some(operation.clone()), ..Change::new(impact, &Location::part("operation"), message) }
}

fn operations(document: &Document) -> BTreeMap<OperationKey, DescribedOperation<'_>> {
    let mut operations = BTreeMap::new();
    for (path, item) in document.paths() {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                let described = DescribedOperation { document, path, item, operation };
                operations.insert((unnamed_parameters(path), method), described);
            }
        }
    }
    operations
}

/// The path with `{}` for each parameter: their names are no part of a URL.
fn unnamed_parameters(path: &str) -> String {
    let mut pieces = path.split('{');
    let mut unnamed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        unnamed.push_str("{}");
        unnamed.push_str(piece.split_once('}').map_or("", |(_, rest)| rest));
    }
    unnamed
}

fn compare_operations(old: &DescribedOperation<'_>, new: &DescribedOperation<'_>) -> Vec<Change> {
    let mut requests = SchemaComparison::new(old.document, new.document, Direction::Request);
    let mut changes = compare_descriptions(old.operation, new.operation);
    changes.extend(parameters::compare(old, new, &mut requests));
    changes.extend(payloads::compare_request_bodies(old, new, &mut requests));
    changes.extend(requests.into_changes());
    let repeated = payloads::request_schema(old);
    let mut responses = SchemaComparison::new(old.document, new.document, Direction::Response).repeating(repeated);
    changes.extend(payloads::compare_responses(old, new, &mut responses));
    changes.extend(responses.into_changes());
    changes.extend(security::compare_requirements(old, new));
    changes
}

/// Compares members of an operation that are no part of a request or a response.
fn compare_descriptions(old: &Value, new: &Value) -> Vec<Change> {
    let at = Location::part("operation");
    let text = |operation: &Value, name: &str| operation.get(name).and_then(Value::as_str).map(str::to_owned);
    let is_deprecated = |operation: &Value| operation.get("deprecated") == Some(&Value::Bool(true));
    let mut changes = Vec::new();
    if is_deprecated(new) && !is_deprecated(old) {
        changes.push(Change::new(Impact::Compatible, &at, "deprecated"));
    }
    if let (Some(old), Some(new)) = (text(old, "operationId"), text(new, "operationId"))
        && old != new
    {
        let message = format!("operationId changed from {old} to {new}: generated clients name the function after it");
        changes.push(Change::new(Impact::MayBreak, &at, message));
    }
    if let (Some(old), Some(new)) = (text(old, "x-frappe-right"), text(new, "x-frappe-right"))
        && old != new
    {
        let message = format!("needs the right {new} in place of {old}");
        changes.push(Change::new(Impact::MayBreak, &at, message));
    }
    changes
}

/// Base URLs that are gone.
fn compare_servers(old: &Document, new: &Document) -> Vec<Change> {
    let urls = |document: &Document| -> Vec<String> {
        let servers = document.get("servers").as_array().into_iter().flatten();
        let urls: Vec<String> = servers.filter_map(|server| Some(server.get("url")?.as_str()?.to_owned())).collect();
        if urls.is_empty() { vec!["/".to_owned()] } else { urls }
    };
    let new = urls(new);
    let removed = urls(old).into_iter().filter(|url| !new.contains(url));
    let change = |url| Change::new(Impact::Breaking, &Location::part("servers"), format!("{url} was removed"));
    removed.map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_path_parameters_are_no_part_of_the_path() {
        assert_eq!(unnamed_parameters("/a/{name}/b{id}"), "/a/{}/b{}");
        assert_eq!(unnamed_parameters("/a"), "/a");
    }
}
