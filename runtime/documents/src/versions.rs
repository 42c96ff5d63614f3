//! Versions of documents that track their changes, and copies of deleted documents.

use super::output::{DocumentFormat, Viewer};
use super::row_index::RowIndex;
use super::{output, system_record};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::json::JsonWriter;
use doctyped_orm::table::{Record, Value};
use doctyped_schema as schema;
use doctyped_schema::FIRST_FIELD;

/// Stores a Version with the changes of a save, if the DocType tracks changes and there are any.
pub fn add_version(ctx: &mut Context, record: &dyn Record, stored: &dyn Record) -> Result<()> {
    let meta = record.meta();
    if !meta.track_changes {
        return Ok(());
    }
    let Some(data) = diff(record, stored) else {
        return Ok(());
    };
    let fields = [("ref_doctype", meta.name.to_owned()), ("docname", record.name()), ("data", data)];
    system_record::insert(ctx, "Version", fields.map(text))
}

/// Stores a copy of a document that was deleted.
pub fn add_deleted_document(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    if meta.name == DELETED_DOCUMENT {
        return Ok(());
    }
    let mut json = JsonWriter::new();
    output::write(record, &stored_format(), &mut json);
    let data = String::from_utf8_lossy(&json.into_bytes()).into_owned();
    let fields = [("deleted_doctype", meta.name.to_owned()), ("deleted_name", record.name()), ("data", data)];
    system_record::insert(ctx, DELETED_DOCUMENT, fields.map(text))
}

/// The format of documents and rows that are kept: all fields but credentials.
fn stored_format() -> DocumentFormat {
    DocumentFormat { nulls: true, ..DocumentFormat::new(Viewer::database()) }
}

fn text((field, value): (&str, String)) -> (&str, Value) {
    (field, Value::Text(value))
}

const DELETED_DOCUMENT: &str = "Deleted Document";

/// The data of Frappe's Version: `changed` has fields with their old and new value, `added` and
/// `removed` have rows, `row_changed` has changed fields of rows. None when nothing differs.
fn diff(record: &dyn Record, stored: &dyn Record) -> Option<String> {
    let mut json = JsonWriter::new();
    let mut has_changes = false;
    json.begin_object();
    for (key, is_added) in [("added", true), ("removed", false)] {
        json.key(key);
        json.begin_array();
        for (table, field) in record.meta().tables().iter().enumerate() {
            let (Some(new), Some(old)) = (record.rows(table), stored.rows(table)) else { continue };
            let (from, other) = if is_added { (new, old) } else { (old, new) };
            let other = RowIndex::new(other);
            for row in from.iter().filter(|row| other.get(&row.name()).is_none()) {
                has_changes = true;
                json.begin_array();
                json.text(field.fieldname);
                output::write(row, &stored_format(), &mut json);
                json.end_array();
            }
        }
        json.end_array();
    }
    json.key("changed");
    has_changes |= write_changed(record, stored, &mut json);
    json.key("row_changed");
    json.begin_array();
    for (table, field) in record.meta().tables().iter().enumerate() {
        let (Some(new), Some(old)) = (record.rows(table), stored.rows(table)) else { continue };
        let old = RowIndex::new(old);
        for (index, row) in new.iter().enumerate() {
            let Some(old) = old.get(&row.name()) else { continue };
            let start = json.len();
            json.begin_array();
            json.text(field.fieldname);
            json.int(i64::try_from(index).unwrap_or(i64::MAX));
            json.text(&row.name());
            if write_changed(row, old, &mut json) {
                has_changes = true;
                json.end_array();
            } else {
                json.truncate(start);
            }
        }
    }
    json.end_array();
    json.end_object();
    has_changes.then(|| String::from_utf8_lossy(&json.into_bytes()).into_owned())
}

/// Writes `[[field, old, new], ...]`; `false` when no field differs.
fn write_changed(record: &dyn Record, stored: &dyn Record, json: &mut JsonWriter) -> bool {
    let mut has_changes = false;
    json.begin_array();
    for (slot, field) in record.meta().slots().iter().enumerate() {
        let is_tracked = slot >= FIRST_FIELD || slot == schema::DOCSTATUS;
        let (old, new) = (stored.get(slot), record.get(slot));
        if !is_tracked || output::is_hidden(record.meta(), slot) || old == new || (old.is_empty() && new.is_empty()) {
            continue;
        }
        has_changes = true;
        json.begin_array();
        json.text(field.fieldname);
        json.value(old);
        json.value(new);
        json.end_array();
    }
    json.end_array();
    has_changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_models::has_role::HasRole;
    use doctyped_models::user::User;
    use doctyped_orm::table::Link;
    use serde_json::json;

    fn row(name: &str, role: &str) -> HasRole {
        HasRole { name: name.to_owned(), role: Link::new(role), ..HasRole::default() }
    }

    #[test]
    fn changed_fields_and_rows_are_in_the_diff() {
        let old = User { first_name: "Ann".to_owned(), roles: vec![row("a", "A"), row("b", "B")], ..User::default() };
        let new = User { first_name: "Bob".to_owned(), roles: vec![row("a", "X"), row("c", "C")], ..old.clone() };
        let data: serde_json::Value = serde_json::from_str(&diff(&new, &old).unwrap()).unwrap();
        assert_eq!(data["changed"], json!([["first_name", "Ann", "Bob"]]));
        assert_eq!(data["row_changed"], json!([["roles", 0, "a", [["role", "A", "X"]]]]));
        assert_eq!(
            (data["added"][0][1]["name"].as_str(), data["removed"][0][1]["name"].as_str()),
            (Some("c"), Some("b"))
        );
    }

    #[test]
    fn save_without_changes_has_no_diff() {
        let old = User { roles: vec![row("a", "A")], ..User::default() };
        let new = User { middle_name: Some(String::new()), idx: 3, ..old.clone() };
        assert_eq!(diff(&new, &old), None);
    }
}
