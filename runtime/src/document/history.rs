//! What was: versions of documents that track their changes, and copies of deleted documents.

use super::{naming, output, store};
use crate::context::Context;
use crate::error::Result;
use crate::json::JsonWriter;
use crate::schema::{self, FIRST_FIELD};
use crate::table::{ChildRows, Record, Value};

/// Keeps what a save has changed, if the DocType tracks changes and there is anything to tell.
pub(super) fn keep_version(ctx: &mut Context, record: &dyn Record, stored: &dyn Record) -> Result<()> {
    let meta = record.meta();
    if !meta.track_changes {
        return Ok(());
    }
    let Some(data) = difference(record, stored) else {
        return Ok(());
    };
    let fields = [("ref_doctype", meta.name.to_owned()), ("docname", record.name()), ("data", data)];
    add(ctx, "Version", fields.map(text))
}

/// Keeps a copy of a document that was deleted.
pub(super) fn keep_deleted(ctx: &mut Context, record: &dyn Record) -> Result<()> {
    let meta = record.meta();
    if meta.name == DELETED_DOCUMENT {
        return Ok(());
    }
    let mut json = JsonWriter::new();
    output::write(record, &output::Style { nulls: true, ..output::Style::default() }, &mut json);
    let data = String::from_utf8_lossy(&json.into_bytes()).into_owned();
    let fields = [("deleted_doctype", meta.name.to_owned()), ("deleted_name", record.name()), ("data", data)];
    add(ctx, DELETED_DOCUMENT, fields.map(text))
}

fn text((field, value): (&str, String)) -> (&str, Value) {
    (field, Value::Text(value))
}

const DELETED_DOCUMENT: &str = "Deleted Document";

/// Adds a record of the server's own: nobody's permission, nobody's hooks. Fields that the DocType
/// does not have are left out: an application may have replaced it.
pub(crate) fn add<'a>(
    ctx: &mut Context,
    doctype: &str,
    fields: impl IntoIterator<Item = (&'a str, Value)>,
) -> Result<()> {
    let mut log = (ctx.handler(doctype)?.new)();
    let now = ctx.now();
    let user = Value::Text(ctx.user().to_owned());
    for (slot, value) in [
        (schema::NAME, Value::Text(naming::hash())),
        (schema::OWNER, user.clone()),
        (schema::MODIFIED_BY, user),
        (schema::CREATION, Value::Datetime(now)),
        (schema::MODIFIED, Value::Datetime(now)),
    ] {
        log.set(slot, value)?;
    }
    for (field, value) in fields {
        if let Some(slot) = log.meta().slot_of(field) {
            log.set(slot, value)?;
        }
    }
    store::insert_row(ctx, log.as_ref())
}

/// The form of Frappe's Version: `changed` has fields with their old and new value, `added` and
/// `removed` have rows, `row_changed` has changed fields of rows. None if nothing differs.
fn difference(record: &dyn Record, stored: &dyn Record) -> Option<String> {
    let mut json = JsonWriter::new();
    let mut anything = false;
    json.begin_object();
    for (key, is_wanted) in [("added", Rowwise::Added), ("removed", Rowwise::Removed)] {
        json.key(key);
        json.begin_array();
        for (table, field) in record.meta().tables().iter().enumerate() {
            let (Some(new), Some(old)) = (record.rows(table), stored.rows(table)) else { continue };
            let (from, other) = if is_wanted == Rowwise::Added { (new, old) } else { (old, new) };
            for row in from.iter().filter(|row| find(other, &row.name()).is_none()) {
                anything = true;
                json.begin_array();
                json.text(field.fieldname);
                output::write(row, &output::Style { nulls: true, ..output::Style::default() }, &mut json);
                json.end_array();
            }
        }
        json.end_array();
    }
    json.key("changed");
    anything |= changed(record, stored, &mut json);
    json.key("row_changed");
    json.begin_array();
    for (table, field) in record.meta().tables().iter().enumerate() {
        let (Some(new), Some(old)) = (record.rows(table), stored.rows(table)) else { continue };
        for (place, row) in new.iter().enumerate() {
            let Some(old) = find(old, &row.name()) else { continue };
            let start = json.len();
            json.begin_array();
            json.text(field.fieldname);
            json.int(i64::try_from(place).unwrap_or(i64::MAX));
            json.text(&row.name());
            if changed(row, old, &mut json) {
                anything = true;
                json.end_array();
            } else {
                json.truncate(start);
            }
        }
    }
    json.end_array();
    json.end_object();
    anything.then(|| String::from_utf8_lossy(&json.into_bytes()).into_owned())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rowwise {
    Added,
    Removed,
}

fn find<'a>(rows: &'a dyn ChildRows, name: &str) -> Option<&'a dyn Record> {
    rows.iter().find(|row| row.name() == name)
}

/// Writes `[[field, old, new], ...]`; tells whether anything is in it.
fn changed(record: &dyn Record, stored: &dyn Record, json: &mut JsonWriter) -> bool {
    let mut anything = false;
    json.begin_array();
    for (slot, field) in record.meta().slots().iter().enumerate() {
        let counts = slot >= FIRST_FIELD || slot == schema::DOCSTATUS;
        let (old, new) = (stored.get(slot), record.get(slot));
        if !counts || old == new || (old.is_empty() && new.is_empty()) {
            continue;
        }
        anything = true;
        json.begin_array();
        json.text(field.fieldname);
        json.value(old);
        json.value(new);
        json.end_array();
    }
    json.end_array();
    anything
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::models::has_role::HasRole;
    use crate::core::models::user::User;
    use crate::table::Link;
    use serde_json::json;

    fn row(name: &str, role: &str) -> HasRole {
        HasRole { name: name.to_owned(), role: Link::new(role), ..HasRole::default() }
    }

    #[test]
    fn fields_and_rows_that_differ_are_told() {
        let old = User { first_name: "Ann".to_owned(), roles: vec![row("a", "A"), row("b", "B")], ..User::default() };
        let new = User { first_name: "Bob".to_owned(), roles: vec![row("a", "X"), row("c", "C")], ..old.clone() };
        let data: serde_json::Value = serde_json::from_str(&difference(&new, &old).unwrap()).unwrap();
        assert_eq!(data["changed"], json!([["first_name", "Ann", "Bob"]]));
        assert_eq!(data["row_changed"], json!([["roles", 0, "a", [["role", "A", "X"]]]]));
        assert_eq!(
            (data["added"][0][1]["name"].as_str(), data["removed"][0][1]["name"].as_str()),
            (Some("c"), Some("b"))
        );
    }

    #[test]
    fn nothing_is_told_of_a_save_that_changes_nothing() {
        let old = User { roles: vec![row("a", "A")], ..User::default() };
        let new = User { middle_name: Some(String::new()), idx: 3, ..old.clone() };
        assert_eq!(difference(&new, &old), None);
    }
}
