//! Cursors: where the next page of a list starts, as a text that clients keep and send back.
//!
//! A cursor is URL-safe base64 of a JSON array: the mark of the list, then the values of its order
//! keys in the last row that was shown. The mark is a hash of DocType, filters and order, so a
//! cursor fits no other list. There is no secret in it and none is needed: the values are bound to
//! the statement as those of a filter would be, on columns that the user may sort by.

use super::keyset::Keyset;
use super::limits;
use super::plan::{Plan, Value as Planned};
use super::select::Select;
use crate::error::{Error, Result};
use crate::schema::Storage;
use crate::table::Value;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value as JsonValue;
use sha2::{Digest, Sha256};

/// A page that starts behind a row.
#[derive(Debug)]
pub(super) struct Cursor<'p> {
    /// The cursor that came with the page before; none for the first page.
    pub(super) after: Option<&'p str>,
    /// The filters, as text.
    pub(super) filters: String,
}

/// The list that a cursor has to be of.
#[derive(Debug)]
pub(super) struct List<'p> {
    after: Option<&'p str>,
    mark: String,
}

impl<'p> Cursor<'p> {
    /// The list, whose cursors carry its mark.
    pub(super) fn list(&self, plan: &Plan<'_>, keyset: &Keyset, select: &Select<'_>) -> Result<List<'p>> {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            // With its length, so that no two lists of parts run together to the same text.
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        };
        add(select.doctype);
        add(select.parent.unwrap_or_default());
        add(&self.filters);
        for key in keyset.keys() {
            let (function, column) = match key.value {
                Planned::Column(column) => (String::new(), Some(column)),
                Planned::Call { function, argument, .. } => (format!("{function:?}"), argument),
            };
            if key.value.storage() == Storage::Password {
                return Err(Error::validation("a cursor does not go with an order by passwords"));
            }
            add(&function);
            if let Some(column) = column {
                add(&plan.scope.path_of(&column)?);
            }
            add(&format!("{:?}", key.direction));
        }
        let mark = hash.finalize();
        Ok(List { after: self.after, mark: URL_SAFE_NO_PAD.encode(mark.get(..12).unwrap_or(&mark)) })
    }
}

impl List<'_> {
    /// The values behind which the page starts; none for the first page.
    pub(super) fn values(&self, keyset: &Keyset) -> Result<Option<Vec<Value>>> {
        let Some(text) = self.after else {
            return Ok(None);
        };
        let parts = parts(text).ok_or_else(unknown)?;
        let (mark, values) = parts.split_first().ok_or_else(unknown)?;
        if mark.as_str() != Some(self.mark.as_str()) || values.len() != keyset.keys().len() {
            return Err(unknown());
        }
        let keys = keyset.keys().iter().map(|key| key.value.storage());
        let values = keys.zip(values).map(|(storage, value)| read(storage, value));
        values.collect::<Option<Vec<Value>>>().map(Some).ok_or_else(unknown)
    }

    /// The cursor that leads behind a row with these values.
    pub(super) fn text(&self, values: &[Value]) -> String {
        let mut parts = vec![JsonValue::from(self.mark.as_str())];
        parts.extend(values.iter().map(|value| match value {
            Value::Null => JsonValue::Null,
            Value::Int(number) => JsonValue::from(*number),
            // As text, which is read back to the same bits.
            Value::Float(number) => JsonValue::from(number.to_string()),
            Value::Text(text) => JsonValue::from(text.as_str()),
            Value::Date(date) => JsonValue::from(date.to_string()),
            Value::Datetime(datetime) => JsonValue::from(datetime.format(DATETIME).to_string()),
            Value::Time(time) => JsonValue::from(time.format(TIME).to_string()),
        }));
        URL_SAFE_NO_PAD.encode(JsonValue::Array(parts).to_string())
    }
}

const DATETIME: &str = "%Y-%m-%d %H:%M:%S%.f";
const TIME: &str = "%H:%M:%S%.f";

fn parts(text: &str) -> Option<Vec<JsonValue>> {
    if text.len() > limits::CURSOR {
        return None;
    }
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

/// A value of a key, as it was written; none for anything else.
fn read(storage: Storage, value: &JsonValue) -> Option<Value> {
    if value.is_null() {
        return Some(Value::Null);
    }
    Some(match storage {
        Storage::Int | Storage::BigInt | Storage::LongInt | Storage::Check => Value::Int(value.as_i64()?),
        Storage::Decimal | Storage::NullableDecimal | Storage::Rating => {
            Value::Float(value.as_str()?.parse().ok().filter(|number: &f64| number.is_finite())?)
        }
        Storage::Date => Value::Date(value.as_str()?.parse::<NaiveDate>().ok()?),
        Storage::Datetime => Value::Datetime(NaiveDateTime::parse_from_str(value.as_str()?, DATETIME).ok()?),
        Storage::Time => Value::Time(NaiveTime::parse_from_str(value.as_str()?, TIME).ok()?),
        _ => Value::Text(value.as_str().filter(|text| !text.contains('\0'))?.to_owned()),
    })
}

fn unknown() -> Error {
    Error::validation(
        "this cursor is not of this list: keep DocType, filters and order, or start again with an empty cursor",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_as_they_went() {
        let list = List { after: None, mark: "m".to_owned() };
        let moment = NaiveDate::from_ymd_opt(2024, 5, 1).unwrap().and_hms_micro_opt(9, 5, 0, 250_000).unwrap();
        let values = [
            (Storage::Int, Value::Int(i64::MIN)),
            (Storage::Decimal, Value::Float(0.1 + 0.2)),
            (Storage::LongText, Value::Text("a\"b\u{e4}".to_owned())),
            (Storage::Date, Value::Date(moment.date())),
            (Storage::Datetime, Value::Datetime(moment)),
            (Storage::Time, Value::Time(moment.time())),
            (Storage::Text, Value::Null),
        ];
        let text = list.text(&values.clone().map(|(_, value)| value));
        let parts = parts(&text).unwrap();
        assert_eq!(parts[0], "m");
        for ((storage, value), written) in values.iter().zip(&parts[1..]) {
            assert_eq!(read(*storage, written).as_ref(), Some(value));
        }
    }

    #[test]
    fn what_was_not_written_here_is_no_value() {
        for (storage, value) in [
            (Storage::Int, JsonValue::from("1 or 1=1")),
            (Storage::Int, JsonValue::from(1.5)),
            (Storage::Decimal, JsonValue::from("NaN")),
            (Storage::Date, JsonValue::from("soon")),
            (Storage::Datetime, JsonValue::from("2024-01-01")),
            (Storage::LongText, JsonValue::from("a\0b")),
            (Storage::LongText, JsonValue::from(vec![1])),
        ] {
            assert_eq!(read(storage, &value), None, "{value}");
        }
        assert!(parts("%%%").is_none());
        assert!(parts(&"a".repeat(limits::CURSOR + 1)).is_none());
    }
}
