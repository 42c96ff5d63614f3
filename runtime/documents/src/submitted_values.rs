//! Values that responses show as the client has submitted them, and not as they are stored.
//!
//! Frappe does not convert the values of a document in memory before it is read again: a date that was
//! sent for a Datetime field is returned as a date, a number for a Data field as a number.

use super::coerce::convert;
use doctyped_core::json::JsonWriter;
use doctyped_orm::table::Record;
use doctyped_schema::{ColumnType, FIRST_FIELD, FieldType};
use serde_json::{Map, Value as JsonValue};
use std::collections::HashMap;

/// The JSON of the response in place of stored values, by slot. Values that a check or a hook has changed are
/// not among them.
pub fn of(record: &dyn Record, submitted: &Map<String, JsonValue>) -> HashMap<usize, JsonWriter> {
    let meta = record.meta();
    let mut values = HashMap::new();
    for (key, json) in submitted {
        let Some((slot, field)) = meta.slot_of(key).filter(|slot| *slot >= FIRST_FIELD).zip(meta.field(key)) else {
            continue;
        };
        let is_answered = match field.column_type() {
            Some(ColumnType::Date | ColumnType::Datetime | ColumnType::Time) => {
                json.is_string() && !record.get(slot).is_empty()
            }
            Some(ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText) => {
                // The check of the options makes text of the value of a Select.
                field.fieldtype != FieldType::Select && (json.is_number() || json.is_boolean())
            }
            _ => false,
        };
        if is_answered && convert(field, json).is_ok_and(|value| value.as_ref() == record.get(slot)) {
            let mut written = JsonWriter::new();
            written.serialize(json);
            values.insert(slot, written);
        }
    }
    values
}
