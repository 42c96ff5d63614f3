//! Parameters of operations: path, query, headers and cookies.

use super::change::{Change, Impact, Location};
use super::document::DescribedOperation;
use super::payloads::compare_media_types;
use super::schema::SchemaComparison;
use serde_json::Value;
use std::collections::BTreeMap;

/// Where a parameter is sent, and its name. Parameters of the path are numbered.
type ParameterKey = (String, String);

/// Compares the parameters; their schemas are compared by `schemas`, which collects changes of its own.
pub(super) fn compare(
    old: &DescribedOperation<'_>,
    new: &DescribedOperation<'_>,
    schemas: &mut SchemaComparison<'_>,
) -> Vec<Change> {
    let (old, new) = (parameters(old), parameters(new));
    let mut changes = Vec::new();
    for (key, old) in &old {
        let at = location(old);
        match new.get(key) {
            Some(new) => changes.extend(compare_parameter(old, new, &at, schemas)),
            None => changes.push(Change::new(Impact::Breaking, &at, "removed")),
        }
    }
    for (_, parameter) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
        let (impact, message) = if is_required(parameter) {
            (Impact::Breaking, "new and required")
        } else {
            (Impact::Compatible, "new, optional")
        };
        changes.push(Change::new(impact, &location(parameter), message));
    }
    changes
}

fn compare_parameter(old: &Value, new: &Value, at: &Location, schemas: &mut SchemaComparison<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    match (is_required(old), is_required(new)) {
        (false, true) => changes.push(Change::new(Impact::Breaking, at, "now required")),
        (true, false) => changes.push(Change::new(Impact::Compatible, at, "no longer required")),
        _ => {}
    }
    if encoding(old) != encoding(new) {
        let message = format!("encoding changed from {} to {}", encoding(old), encoding(new));
        changes.push(Change::new(Impact::Breaking, at, message));
    }
    let is_deprecated = |parameter: &Value| parameter.get("deprecated") == Some(&Value::Bool(true));
    if is_deprecated(new) && !is_deprecated(old) {
        changes.push(Change::new(Impact::Compatible, at, "deprecated"));
    }
    match (old.get("schema"), new.get("schema")) {
        (Some(old), Some(new)) => schemas.compare(old, new, at),
        (None, None) => changes.extend(compare_media_types(old, new, at, schemas)),
        _ => changes.push(Change::new(Impact::Breaking, at, "`schema` and `content` were exchanged")),
    }
    changes
}

/// The parameters of a path and an operation; those of the operation replace others.
fn parameters<'d>(described: &DescribedOperation<'d>) -> BTreeMap<ParameterKey, &'d Value> {
    let of = |owner: &'d Value| owner.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let all = of(described.item).chain(of(described.operation));
    let resolved = all.map(|parameter| described.document.resolve(parameter));
    resolved.map(|parameter| (key(described.path, parameter), parameter)).collect()
}

fn key(path: &str, parameter: &Value) -> ParameterKey {
    let text = |name: &str| parameter.get(name).and_then(Value::as_str).unwrap_or_default();
    let (place, name) = (text("in"), text("name"));
    let name = match place {
        "path" => path.find(&format!("{{{name}}}")).map_or(name.to_owned(), |end| {
            let before = path.get(..end).unwrap_or_default();
            before.matches('{').count().to_string()
        }),
        "header" => name.to_lowercase(),
        _ => name.to_owned(),
    };
    (place.to_owned(), name)
}

fn location(parameter: &Value) -> Location {
    let text = |name: &str| parameter.get(name).and_then(Value::as_str).unwrap_or_default();
    match text("in") {
        "header" => Location::part(format!("header {}", text("name"))),
        place => Location::part(format!("{place} parameter {}", text("name"))),
    }
}

fn is_required(parameter: &Value) -> bool {
    parameter.get("required") == Some(&Value::Bool(true))
}

/// How arrays and objects are written into a parameter: `style`, and whether it is repeated for each item.
fn encoding(parameter: &Value) -> String {
    let text = |name: &str| parameter.get(name).and_then(Value::as_str);
    let default = if matches!(text("in"), Some("query" | "cookie")) { "form" } else { "simple" };
    let style = text("style").unwrap_or(default);
    let is_exploded = parameter.get("explode").and_then(Value::as_bool).unwrap_or(style == "form");
    format!("{style}{}", if is_exploded { " (repeated)" } else { "" })
}
