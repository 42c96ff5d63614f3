//! A row of a table of Frappe, or an object of its JSON files: values by column.

use serde_json::{Map, Value};

/// A row.
pub(crate) type Row = Map<String, Value>;

/// A text; empty if it is absent, null or no text.
pub(crate) fn text<'a>(row: &'a Row, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A whole number; 0 if it is absent, null or no number.
pub(crate) fn number(row: &Row, key: &str) -> i64 {
    match row.get(key) {
        Some(Value::Number(number)) => number.as_i64().unwrap_or_default(),
        Some(Value::String(text)) => text.trim().parse().unwrap_or_default(),
        Some(Value::Bool(value)) => i64::from(*value),
        _ => 0,
    }
}

/// Whether a switch is on.
pub(crate) fn is_on(row: &Row, key: &str) -> bool {
    number(row, key) != 0
}

/// The objects of a list; none if it is absent.
pub(crate) fn rows(row: &Row, key: &str) -> Vec<Row> {
    let list = row.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|item| item.as_object().cloned()).collect()
}

/// A list of objects as a value.
pub(crate) fn list(rows: Vec<Row>) -> Value {
    Value::Array(rows.into_iter().map(Value::Object).collect())
}
