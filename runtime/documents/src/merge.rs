//! Merges a JSON payload into a record.

use super::coerce::coerce;
use super::number_text::NumberRule;
use super::row_index;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::table::{DocStatus, Record, Value, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::{DocField, FIRST_FIELD, Meta, Naming};
use serde_json::{Map, Value as JsonValue};
use std::collections::{BTreeMap, HashMap};

/// The effect of null and of rows in a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeMode {
    /// Into a new document with its defaults, which null leaves as they are.
    New,
    /// Into a stored document; rows of the payload replace the stored rows.
    Stored,
    /// Into a stored document; rows of the payload are merged with stored rows by name, other stored
    /// rows stay.
    Patch,
}

/// The fields of a new document and of its new rows that a payload sets to nothing: `""` in a Date. They have no default
/// (Frappe: `update_if_missing`, to which null is a missing value and `""` is not).
#[derive(Debug, Default)]
pub struct ClearedFields {
    /// Slots of the document.
    pub(crate) document: Vec<usize>,
    /// By table field, the slots of each row that has no name, in the order of the rows.
    pub(crate) rows: BTreeMap<usize, Vec<Vec<usize>>>,
}

/// Rows of one table field, at most: each row is checked and written in the transaction.
const MAX_CHILD_ROWS: usize = 10_000;

/// The member of a form's payload with the name that the user has typed; `name` is a temporary one.
const TYPED_NAME: &str = "__newname";

/// Merges a payload into a document. Members that are no field are ignored, as in Frappe, and so are fields that
/// only the server writes. `owner` and `creation` are merged too; inserts overwrite them, and saves check that
/// they are as stored. Gives the fields that insert and save leave without a default.
///
/// # Errors
/// `ValidationError` for a value that its field cannot store.
pub fn merge(
    record: &mut dyn Record,
    payload: &Map<String, JsonValue>,
    mode: MergeMode,
    rule: NumberRule,
) -> Result<ClearedFields> {
    let meta = record.meta();
    let mut cleared = ClearedFields::default();
    for (key, json) in payload {
        if let Some(slot) = meta.slot_of(key) {
            // The name of a Single is its DocType's.
            if meta.guard(slot).is_server_written || slot == schema::NAME && meta.is_single {
                continue;
            }
            merge_slot(record, slot, json, mode, rule)?;
            if is_cleared(record, slot, json, mode) {
                cleared.document.push(slot);
            }
        } else if let Some(table) = meta.table_of(key) {
            let rows = merge_rows(record, table, json, mode, rule)?;
            if rows.iter().any(|slots| !slots.is_empty()) {
                cleared.rows.insert(table, rows);
            }
        }
    }
    match payload.get(TYPED_NAME) {
        Some(name) if mode == MergeMode::New && meta.naming == Naming::Prompt && !is_blank(name) => {
            merge_slot(record, schema::NAME, name, mode, rule)?;
        }
        _ => {}
    }
    Ok(cleared)
}

/// Whether the payload has set a field of a new document or row to nothing.
fn is_cleared(record: &dyn Record, slot: usize, json: &JsonValue, mode: MergeMode) -> bool {
    mode == MergeMode::New && slot >= FIRST_FIELD && !json.is_null() && record.get(slot) == ValueRef::Null
}

/// Whether a value is null or text without content.
pub(crate) fn is_blank(json: &JsonValue) -> bool {
    json.is_null() || json.as_str().is_some_and(|text| text.trim().is_empty())
}

fn merge_slot(record: &mut dyn Record, slot: usize, json: &JsonValue, mode: MergeMode, rule: NumberRule) -> Result<()> {
    let Some(field) = record.meta().slot(slot) else {
        return Ok(());
    };
    if mode == MergeMode::New && json.is_null() {
        return Ok(());
    }
    if slot == schema::NAME {
        check_name_type(record.meta(), json, mode)?;
    }
    let mut value = match coerce(field, json, rule) {
        // No valid timestamp equals no stored one, which the checks of the save report.
        Err(_) if matches!(slot, schema::MODIFIED | schema::CREATION) => Value::Null,
        value => value?,
    };
    if slot == schema::DOCSTATUS
        && let Value::Int(number) = value
        && DocStatus::from_number(number).is_none()
    {
        let message = format!("{number} is no docstatus: 0 is a draft, 1 submitted, 2 cancelled");
        return Err(Error::validation(message));
    }
    // Blank text in a unique field is no value.
    if field.unique && matches!(&value, Value::Text(text) if text.trim().is_empty()) {
        value = Value::Null;
    }
    Ok(record.set(slot, value)?)
}

/// Refuses a name that is no text. The name of a row may be a number; elsewhere the naming of the DocType replaces it.
fn check_name_type(meta: &Meta, json: &JsonValue, mode: MergeMode) -> Result<()> {
    let is_given = mode == MergeMode::New && meta.naming == Naming::Prompt;
    let problem = match json {
        JsonValue::Number(_) if is_given => "a number",
        JsonValue::Bool(_) if is_given || meta.is_child => "a Boolean",
        _ => return Ok(()),
    };
    Err(Error::new(ErrorKind::Name, format!("{json} is {problem}; names of {} are text", meta.name)))
}

/// Replaces the rows of a table field, or merges into them. When it replaces, a row with the name of a
/// stored row has the values of the payload and nothing else; rows without a name are new. Gives the slots of each
/// new row that are set to nothing.
fn merge_rows(
    record: &mut dyn Record,
    table: usize,
    json: &JsonValue,
    mode: MergeMode,
    rule: NumberRule,
) -> Result<Vec<Vec<usize>>> {
    let mut cleared = Vec::new();
    let Some(&field) = record.meta().tables().get(table) else {
        return Ok(cleared);
    };
    let empty = Vec::new();
    let submitted = match json {
        JsonValue::Null => &empty,
        JsonValue::Array(rows) => rows,
        _ => return Err(not_rows(field)),
    };
    check_row_count(field, 0, submitted.len())?;
    let Some(rows) = record.rows_mut(table) else {
        return Ok(cleared);
    };
    let len_before = rows.len();
    if mode != MergeMode::Patch || json.is_null() {
        rows.clear();
    }
    // Of rows with equal names, the first one is changed.
    let mut indexes = if mode == MergeMode::Patch { row_index::indexes(rows) } else { HashMap::new() };
    for json in submitted {
        let JsonValue::Object(payload) = json else {
            return Err(not_rows(field));
        };
        if mode == MergeMode::Patch
            && let Some(index) = row_name(payload).and_then(|name| indexes.get(&name))
            && let Some(row) = rows.get_mut(*index)
        {
            merge_row(row, payload, MergeMode::Stored, rule)?;
            continue;
        }
        let row = rows.push();
        let has_name = payload
            .get("name")
            .is_some_and(|name| name.as_str().is_some_and(|name| !name.is_empty()) || name.is_number());
        if has_name {
            row.clear();
            merge_row(row, payload, MergeMode::Stored, rule)?;
        } else {
            cleared.push(merge_row(row, payload, MergeMode::New, rule)?);
        }
        if let (MergeMode::Patch, Some(name)) = (mode, row_name(payload)) {
            indexes.entry(name).or_insert(rows.len() - 1);
        }
    }
    check_row_count(field, len_before, rows.len())?;
    Ok(cleared)
}

/// Checks the number of rows of a table field that a client adds to. Stored rows may be more, but no client adds to
/// these.
///
/// # Errors
/// `ValidationError` for more than `MAX_CHILD_ROWS`.
pub(crate) fn check_row_count(field: &DocField, before: usize, after: usize) -> Result<()> {
    if after <= MAX_CHILD_ROWS || after <= before {
        return Ok(());
    }
    Err(Error::validation(format!("{} takes at most {MAX_CHILD_ROWS} rows, not {after}", field.title())))
}

/// The name of the row in a payload.
fn row_name(payload: &Map<String, JsonValue>) -> Option<String> {
    match payload.get("name")? {
        JsonValue::String(name) if !name.is_empty() => Some(name.clone()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Merges a payload into a row, without the fields that name the parent. Gives the slots that are set to nothing, if the
/// row is new.
///
/// # Errors
/// `ValidationError` for a value that its field cannot store.
pub(crate) fn merge_row(
    row: &mut dyn Record,
    payload: &Map<String, JsonValue>,
    mode: MergeMode,
    rule: NumberRule,
) -> Result<Vec<usize>> {
    let child = row.meta();
    let mut cleared = Vec::new();
    for (key, json) in payload {
        if let Some(slot) = child.slot_of(key)
            && !child.guard(slot).is_server_written
            && (slot >= FIRST_FIELD || matches!(slot, schema::NAME | schema::IDX | schema::OWNER | schema::CREATION))
        {
            merge_slot(row, slot, json, mode, rule)?;
            if is_cleared(row, slot, json, mode) {
                cleared.push(slot);
            }
        }
    }
    Ok(cleared)
}

fn not_rows(field: &DocField) -> Error {
    Error::validation(format!("{} takes rows: an array of objects", field.title()))
}
