//! Puts what a client sent into a record.

use super::coerce::coerce;
use crate::error::{Error, ErrorKind, Result};
use crate::schema::{self, DocField, FIRST_FIELD, Naming};
use crate::table::{ChildRows, DocStatus, Record, Value};
use serde_json::{Map, Value as JsonValue};

/// A document that is to be made or changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A new document, which has its defaults already: null leaves them.
    New,
    /// A stored document; a table that is sent replaces the stored rows.
    Stored,
    /// A stored document; rows that are sent are merged into the stored rows by their names, and
    /// those that are not sent stay.
    Patched,
}

/// The name that a form's user has chosen for a new document, beside the one that the form made up.
const CHOSEN_NAME: &str = "__newname";

/// Merges a payload. Keys that are no field are ignored, as Frappe does; who made the document and
/// when is not the client's to say for a new one.
///
/// # Errors
/// When a value cannot be stored in its field.
pub(super) fn merge(record: &mut dyn Record, payload: &Map<String, JsonValue>, target: Target) -> Result<()> {
    let meta = record.meta();
    for (key, json) in payload {
        if let Some(slot) = meta.slot_of(key) {
            merge_slot(record, slot, json, target)?;
        } else if let Some(table) = meta.table_of(key) {
            merge_rows(record, table, json, target)?;
        }
    }
    match payload.get(CHOSEN_NAME) {
        Some(name) if target == Target::New && meta.naming == Naming::Prompt && !is_blank(name) => {
            merge_slot(record, schema::NAME, name, target)
        }
        _ => Ok(()),
    }
}

fn is_blank(json: &JsonValue) -> bool {
    json.is_null() || json.as_str().is_some_and(|text| text.trim().is_empty())
}

fn merge_slot(record: &mut dyn Record, slot: usize, json: &JsonValue, target: Target) -> Result<()> {
    let Some(field) = record.meta().slot(slot) else {
        return Ok(());
    };
    if target == Target::New && json.is_null() {
        return Ok(());
    }
    if slot == schema::NAME && json.is_number() && target == Target::New && record.meta().naming == Naming::Prompt {
        return Err(Error::new(
            ErrorKind::Name,
            format!("{json} is a number; names of {} are text", record.meta().name),
        ));
    }
    let mut value = match coerce(field, json) {
        // What is no time is none at which the document was saved or made: the checks of those tell.
        Err(_) if matches!(slot, schema::MODIFIED | schema::CREATION) => Value::Null,
        value => value?,
    };
    if slot == schema::DOCSTATUS
        && let Value::Int(number) = value
        && DocStatus::from_number(number).is_none()
    {
        let message = format!("{number} is no docstatus: 0 is a draft, 1 submitted, 2 cancelled");
        return Err(Error::new(ErrorKind::DocstatusTransition, message));
    }
    // Blank text in a unique field means that there is no value.
    if field.unique && matches!(&value, Value::Text(text) if text.trim().is_empty()) {
        value = Value::Null;
    }
    Ok(record.set(slot, value)?)
}

/// Replaces the rows of a table field, or merges into them. Where it replaces, a row with the name
/// of a stored one takes its place with what was sent and nothing else; the others are new.
fn merge_rows(record: &mut dyn Record, table: usize, json: &JsonValue, target: Target) -> Result<()> {
    let Some(&field) = record.meta().tables().get(table) else {
        return Ok(());
    };
    let empty = Vec::new();
    let sent = match json {
        JsonValue::Null => &empty,
        JsonValue::Array(rows) => rows,
        _ => return Err(not_rows(field)),
    };
    let Some(rows) = record.rows_mut(table) else {
        return Ok(());
    };
    if target != Target::Patched || json.is_null() {
        rows.clear();
    }
    for json in sent {
        let JsonValue::Object(payload) = json else {
            return Err(not_rows(field));
        };
        if target == Target::Patched
            && let Some(place) = place_of(rows, payload)
            && let Some(row) = rows.get_mut(place)
        {
            merge_row(row, payload, Target::Stored)?;
            continue;
        }
        let row = rows.push();
        let named = payload
            .get("name")
            .is_some_and(|name| name.as_str().is_some_and(|name| !name.is_empty()) || name.is_number());
        if named {
            row.clear();
        }
        merge_row(row, payload, if named { Target::Stored } else { Target::New })?;
    }
    Ok(())
}

/// Where the row is that a payload names.
fn place_of(rows: &dyn ChildRows, payload: &Map<String, JsonValue>) -> Option<usize> {
    let name = match payload.get("name")? {
        JsonValue::String(name) if !name.is_empty() => name.clone(),
        JsonValue::Number(number) => number.to_string(),
        _ => return None,
    };
    rows.iter().position(|row| row.name() == name)
}

/// Merges a payload into a row. Where the row belongs is not the payload's to say.
///
/// # Errors
/// When a value cannot be stored in its field.
pub(super) fn merge_row(row: &mut dyn Record, payload: &Map<String, JsonValue>, target: Target) -> Result<()> {
    let child = row.meta();
    for (key, json) in payload {
        if let Some(slot) = child.slot_of(key)
            && (slot >= FIRST_FIELD || matches!(slot, schema::NAME | schema::IDX | schema::OWNER | schema::CREATION))
        {
            merge_slot(row, slot, json, target)?;
        }
    }
    Ok(())
}

fn not_rows(field: &DocField) -> Error {
    Error::validation(format!("{} takes rows: an array of objects", field.title()))
}
