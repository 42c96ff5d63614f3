//! The differences between two versions of a definition.

use crate::row::{Row, rows, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// Keys that say when a definition was saved, and by which user.
const METADATA_KEYS: [&str; 6] = ["creation", "doctype", "idx", "modified", "modified_by", "owner"];

/// Characters of a value that are shown.
const MAX_SHOWN_LEN: usize = 60;

/// Lines that say how a definition has changed; none if it has not.
pub(crate) fn between(old: &Row, new: &Row) -> Vec<String> {
    let (old_fields, new_fields) = (rows(old, "fields"), rows(new, "fields"));
    let mut lines = Vec::new();
    for field in &new_fields {
        let name = text(field, "fieldname");
        match old_fields.iter().find(|other| text(other, "fieldname") == name) {
            None => lines.push(format!("+ field {name} ({})", text(field, "fieldtype"))),
            Some(other) => {
                lines.extend(of_keys(other, field).into_iter().map(|change| format!("~ field {name}: {change}")));
            }
        }
    }
    for field in &old_fields {
        let name = text(field, "fieldname");
        if !new_fields.iter().any(|other| text(other, "fieldname") == name) {
            lines.push(format!("- field {name} ({})", text(field, "fieldtype")));
        }
    }
    let names = |fields: &[Row], others: &[Row]| -> Vec<String> {
        let is_common = |name: &&str| others.iter().any(|other| text(other, "fieldname") == *name);
        fields.iter().map(|field| text(field, "fieldname")).filter(is_common).map(str::to_owned).collect()
    };
    if names(&old_fields, &new_fields) != names(&new_fields, &old_fields) {
        lines.push("~ order of fields".to_owned());
    }
    lines.extend(of_keys(old, new).into_iter().map(|change| format!("~ {change}")));
    lines
}

/// The differences of single keys.
fn of_keys(old: &Row, new: &Row) -> Vec<String> {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for key in keys {
        let (before, after) = (old.get(key), new.get(key));
        if before == after || METADATA_KEYS.contains(&key.as_str()) || key == "fields" || key == "field_order" {
            continue;
        }
        let is_empty = |value: Option<&Value>| value.and_then(Value::as_array).is_none_or(Vec::is_empty);
        match (before, after) {
            (Some(Value::Array(_)) | None, Some(Value::Array(_)) | None) => {
                // An absent list is an empty one.
                if !(is_empty(before) && is_empty(after)) {
                    changes.push(key.clone());
                }
            }
            _ => changes.push(format!("{key} {} -> {}", shown(before), shown(after))),
        }
    }
    changes
}

fn shown(value: Option<&Value>) -> String {
    let text = value.map_or_else(|| "none".to_owned(), Value::to_string);
    if text.chars().count() <= MAX_SHOWN_LEN {
        return text;
    }
    text.chars().take(MAX_SHOWN_LEN).chain("...".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn changes_name_fields_and_keys() {
        let old = json!({"name": "Book", "modified": "a", "sort_order": "DESC", "permissions": [], "fields": [
            {"fieldname": "title", "fieldtype": "Data"}, {"fieldname": "pages", "fieldtype": "Int"}, {"fieldname": "gone", "fieldtype": "Int"}
        ]});
        let new = json!({"name": "Book", "modified": "b", "sort_order": "ASC", "permissions": [{"role": "Reader"}], "links": [], "fields": [
            {"fieldname": "pages", "fieldtype": "Int"}, {"fieldname": "title", "fieldtype": "Data", "reqd": 1}, {"fieldname": "shelf", "fieldtype": "Link"}
        ]});
        let (Value::Object(old), Value::Object(new)) = (old, new) else { return };
        assert_eq!(
            between(&old, &new),
            [
                "~ field title: reqd none -> 1",
                "+ field shelf (Link)",
                "- field gone (Int)",
                "~ order of fields",
                "~ permissions",
                "~ sort_order \"DESC\" -> \"ASC\"",
            ]
        );
        assert_eq!(between(&old, &old), Vec::<String>::new());
    }
}
