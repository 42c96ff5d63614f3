//! Writes a document as JSON: standard fields, fields, `doctype`, an array for each table field, then
//! optional fields that have a value.

use super::optional_fields::OptionalValues;
use doctyped_auth::permission::Levels;
use doctyped_core::json::JsonWriter;
use doctyped_orm::table::{Record, ValueRef};
use doctyped_schema as schema;
use doctyped_schema::{Meta, Storage};
use std::collections::{HashMap, HashSet};

/// Options of writing a document.
#[derive(Debug, Default)]
pub struct DocumentFormat {
    /// Write fields without a value as `null` instead of omitting them.
    pub nulls: bool,
    /// The permission levels that the user may read; all when none are given.
    pub levels: Option<Levels>,
    /// Names of rows that the request has added; they are written with `__unsaved`.
    pub new_rows: HashSet<String>,
    /// JSON in place of the values of slots: linked documents, or values as a client has sent them.
    pub replacements: HashMap<usize, JsonWriter>,
    /// The document's optional fields.
    pub optional_values: OptionalValues,
}

/// Writes a document.
pub fn write(record: &dyn Record, format: &DocumentFormat, out: &mut JsonWriter) {
    out.begin_object();
    write_slots(record, record.meta(), format, &format.replacements, out);
    for (table, field) in record.meta().tables().iter().enumerate() {
        if !format.can_read(field.permlevel) {
            continue;
        }
        out.key(field.fieldname);
        out.begin_array();
        if let Some(rows) = record.rows(table) {
            for row in rows.iter() {
                write_row(row, format, out);
            }
        }
        out.end_array();
    }
    format.optional_values.write(out);
    out.end_object();
}

/// Writes a row of a table field.
pub fn write_row(row: &dyn Record, format: &DocumentFormat, out: &mut JsonWriter) {
    out.begin_object();
    write_slots(row, row.meta(), format, &HashMap::new(), out);
    if format.new_rows.contains(&row.name()) {
        out.key("__unsaved");
        out.int(1);
    }
    out.end_object();
}

fn write_slots(
    record: &dyn Record,
    meta: &Meta,
    format: &DocumentFormat,
    replacements: &HashMap<usize, JsonWriter>,
    out: &mut JsonWriter,
) {
    for (slot, field) in meta.slots().iter().enumerate() {
        let value = record.get(slot);
        if !format.can_read(field.permlevel) {
            // Frappe removes unreadable values first and then casts numbers, so that 0 is left of them.
            match field.storage() {
                Some(Storage::Decimal) => number(out, field.fieldname, ValueRef::Float(0.0)),
                Some(storage) if storage.is_never_null() => number(out, field.fieldname, ValueRef::Int(0)),
                _ => {}
            }
            continue;
        }
        match value {
            value if is_unset(meta, slot, value) => {
                if format.nulls {
                    out.key(field.fieldname);
                    out.null();
                }
            }
            ValueRef::Datetime(value) if slot == schema::CREATION || slot == schema::MODIFIED => {
                out.key(field.fieldname);
                out.timestamp(value);
            }
            value => {
                out.key(field.fieldname);
                match replacements.get(&slot) {
                    Some(replacement) => out.written(replacement),
                    None => out.value(value),
                }
            }
        }
    }
    out.key("doctype");
    out.text(meta.name);
}

/// Whether a slot has no value. Records of single DocTypes have all standard fields, but single documents
/// have no `creation`, and neither owner nor `modified` before their first save.
pub fn is_unset(meta: &Meta, slot: usize, value: ValueRef<'_>) -> bool {
    match value {
        ValueRef::Null => true,
        ValueRef::Text("") => meta.is_single && matches!(slot, schema::OWNER | schema::MODIFIED_BY),
        ValueRef::Datetime(time) => {
            meta.is_single && slot < schema::FIRST_FIELD && time == chrono::NaiveDateTime::default()
        }
        _ => false,
    }
}

fn number(out: &mut JsonWriter, fieldname: &str, value: ValueRef<'_>) {
    out.key(fieldname);
    out.value(value);
}

impl DocumentFormat {
    fn can_read(&self, permlevel: u8) -> bool {
        permlevel == 0 || self.levels.as_ref().is_none_or(|levels| levels.has(permlevel))
    }
}
