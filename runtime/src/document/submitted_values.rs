//! What a client has sent and is answered with. Frappe keeps a value as it came until the document
//! is read again: a day that was sent for a time is answered as a day, a number for a text as a
//! number.

use super::coerce::coerce;
use crate::json::JsonWriter;
use crate::schema::{FIRST_FIELD, Storage};
use crate::table::Record;
use serde_json::{Map, Value as JsonValue};
use std::collections::HashMap;

/// The values of a stored document that are answered as they were sent, by their slots. What a rule
/// has changed is not among them.
pub(super) fn of(record: &dyn Record, sent: &Map<String, JsonValue>) -> HashMap<usize, JsonWriter> {
    let meta = record.meta();
    let mut echo = HashMap::new();
    for (key, json) in sent {
        let Some((slot, field)) = meta.slot_of(key).filter(|slot| *slot >= FIRST_FIELD).zip(meta.field(key)) else {
            continue;
        };
        let kept = match field.storage() {
            Some(Storage::Date | Storage::Datetime | Storage::Time) => {
                json.as_str().is_some_and(|text| !text.is_empty())
            }
            Some(Storage::Varchar(_) | Storage::Text | Storage::LongText) => json.is_number() || json.is_boolean(),
            _ => false,
        };
        if kept && coerce(field, json).is_ok_and(|value| value.as_ref() == record.get(slot)) {
            let mut value = JsonWriter::new();
            value.serialize(json);
            echo.insert(slot, value);
        }
    }
    echo
}
