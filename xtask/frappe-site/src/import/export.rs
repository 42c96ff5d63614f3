//! Definitions in the form in which Frappe exports them: keys in alphabetical order, fields in the order of the form, and
//! no values that are empty, null or 0.

use crate::row::{Row, rows, text};
use anyhow::Result;
use serde::Serialize as _;
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Columns of a row that say where it is stored.
const ROW_COLUMNS: [&str; 16] = [
    "__islocal",
    "__unsaved",
    "creation",
    "docstatus",
    "doctype",
    "dt",
    "idx",
    "insert_after",
    "is_custom_field",
    "is_system_generated",
    "modified",
    "modified_by",
    "name",
    "owner",
    "parentfield",
    "parenttype",
];

/// Columns of a DocType that are no part of a definition.
const DOCTYPE_COLUMNS: [&str; 8] = [
    "_assign",
    "_comments",
    "_last_update",
    "_liked_by",
    "_user_tags",
    "docstatus",
    "migration_hash",
    "is_custom_field",
];

/// The table fields that an export always has.
const LISTS: [&str; 5] = ["actions", "fields", "links", "permissions", "states"];

/// The definition as Frappe exports it.
pub(crate) fn definition(doctype: &Row) -> Value {
    let mut keys: BTreeMap<String, Value> = BTreeMap::new();
    for (key, value) in doctype {
        if !DOCTYPE_COLUMNS.contains(&key.as_str()) && !LISTS.contains(&key.as_str()) && has_value(value) {
            keys.insert(key.clone(), value.clone());
        }
    }
    for list in LISTS {
        let rows = rows(doctype, list).into_iter().map(|row| exported_row(row, list));
        keys.insert(list.to_owned(), Value::Array(rows.collect()));
    }
    let names = rows(doctype, "fields");
    let names = names.iter().map(|field| text(field, "fieldname")).filter(|name| !name.is_empty());
    keys.insert("field_order".to_owned(), names.map(Value::from).collect());
    keys.insert("doctype".to_owned(), "DocType".into());
    Value::Object(keys.into_iter().collect::<Map<_, _>>())
}

fn exported_row(row: Row, list: &str) -> Value {
    // The module of a Custom Field and the parent of a row; a link has a member `parent_doctype`.
    let is_place = |key: &str| ROW_COLUMNS.contains(&key) || key == "parent" || key == "module" || key.starts_with('_');
    let is_option = |key: &str| list != "fields" && key == "custom";
    let keys: BTreeMap<String, Value> =
        row.into_iter().filter(|(key, value)| !is_place(key) && !is_option(key) && has_value(value)).collect();
    Value::Object(keys.into_iter().collect::<Map<_, _>>())
}

fn has_value(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Number(number) => number.as_f64() != Some(0.0),
        _ => true,
    }
}

/// The text of a file, with an indentation of one blank.
///
/// # Errors
/// None for values that were read from JSON.
pub(crate) fn json_text(value: &Value) -> Result<String> {
    let mut text = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut text, PrettyFormatter::with_indent(b" ")))?;
    text.push(b'\n');
    Ok(String::from_utf8(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn definition_has_sorted_keys_and_no_empty_values() {
        let row = json!({
            "name": "Book", "module": "Library", "istable": 0, "custom": 1, "migration_hash": "x", "autoname": "",
            "fields": [
                {"name": "f1", "parent": "Book", "idx": 1, "label": "Title", "fieldtype": "Data", "fieldname": "title", "reqd": 0, "default": "0"},
                {"name": "f2", "dt": "Book", "module": "X", "insert_after": "title", "fieldname": "shelf", "fieldtype": "Data", "reqd": 1}
            ],
            "permissions": [{"role": "Reader", "read": 1, "parent": "Book"}]
        });
        let Value::Object(row) = row else { return };
        let text = json_text(&definition(&row)).unwrap();
        let expected = r#"{
 "actions": [],
 "custom": 1,
 "doctype": "DocType",
 "field_order": [
  "title",
  "shelf"
 ],
 "fields": [
  {
   "default": "0",
   "fieldname": "title",
   "fieldtype": "Data",
   "label": "Title"
  },
  {
   "fieldname": "shelf",
   "fieldtype": "Data",
   "reqd": 1
  }
 ],
 "links": [],
 "module": "Library",
 "name": "Book",
 "permissions": [
  {
   "read": 1,
   "role": "Reader"
  }
 ],
 "states": []
}
"#;
        assert_eq!(text, expected);
    }
}
