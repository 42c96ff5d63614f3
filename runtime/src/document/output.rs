//! A document as JSON: standard fields, fields, `doctype`, an array for each table field, then tags
//! and likes where there are any.

use super::optional_fields::OptionalValues;
use crate::json::JsonWriter;
use crate::permission::Levels;
use crate::schema::{self, Meta, Storage};
use crate::table::{Record, ValueRef};
use std::collections::{HashMap, HashSet};

/// How documents are written.
#[derive(Debug, Default)]
pub struct DocumentFormat {
    /// Write fields without a value as `null` instead of leaving them out.
    pub nulls: bool,
    /// The permission levels that the reader has; all, if none are given.
    pub levels: Option<Levels>,
    /// Names of rows that were added by the request; they carry `__unsaved`.
    pub new_rows: HashSet<String>,
    /// What stands in place of the values of these slots: linked documents, or what a client has sent.
    pub expanded: HashMap<usize, JsonWriter>,
    /// The document's tags and likes.
    pub(crate) shown: OptionalValues,
}

/// Writes a document.
pub fn write(record: &dyn Record, style: &DocumentFormat, out: &mut JsonWriter) {
    out.begin_object();
    write_slots(record, record.meta(), style, &style.expanded, out);
    for (table, field) in record.meta().tables().iter().enumerate() {
        if !style.reads(field.permlevel) {
            continue;
        }
        out.key(field.fieldname);
        out.begin_array();
        if let Some(rows) = record.rows(table) {
            for row in rows.iter() {
                write_row(row, style, out);
            }
        }
        out.end_array();
    }
    style.shown.write(out);
    out.end_object();
}

/// Writes a row of a table field.
pub(crate) fn write_row(row: &dyn Record, style: &DocumentFormat, out: &mut JsonWriter) {
    out.begin_object();
    write_slots(row, row.meta(), style, &HashMap::new(), out);
    if style.new_rows.contains(&row.name()) {
        out.key("__unsaved");
        out.int(1);
    }
    out.end_object();
}

fn write_slots(
    record: &dyn Record,
    meta: &Meta,
    style: &DocumentFormat,
    expanded: &HashMap<usize, JsonWriter>,
    out: &mut JsonWriter,
) {
    for (slot, field) in meta.slots().iter().enumerate() {
        let value = record.get(slot);
        if !style.reads(field.permlevel) {
            // Frappe converts numbers after it has taken away what the reader may not see.
            match field.storage() {
                Some(Storage::Decimal) => number(out, field.fieldname, ValueRef::Float(0.0)),
                Some(storage) if storage.is_never_null() => number(out, field.fieldname, ValueRef::Int(0)),
                _ => {}
            }
            continue;
        }
        match value {
            value if is_unset(meta, slot, value) => {
                if style.nulls {
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
                match expanded.get(&slot) {
                    Some(document) => out.written(document),
                    None => out.value(value),
                }
            }
        }
    }
    out.key("doctype");
    out.text(meta.name);
}

/// Whether a slot holds nothing. A single document has no time of creation, and before it is stored
/// nobody has changed it; the records of all DocTypes have a place for that.
pub(crate) fn is_unset(meta: &Meta, slot: usize, value: ValueRef<'_>) -> bool {
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
    fn reads(&self, permlevel: u8) -> bool {
        permlevel == 0 || self.levels.as_ref().is_none_or(|levels| levels.has(permlevel))
    }
}
