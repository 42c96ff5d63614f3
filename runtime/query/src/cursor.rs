//! Cursors: opaque tokens of the position at which the next page of a list starts.
//!
//! A cursor is URL-safe base64 of a JSON array: the fingerprint of the list, then the values of its
//! sort keys in the last row of the page. The fingerprint is a hash of DocType, filters and order, so
//! a cursor of another list is refused. A cursor needs no signature: its values are bound like those
//! of a filter, on columns that the user may sort by.

use super::column::ValueExpr;
use super::keyset::Keyset;
use super::plan::Plan;
use super::select::Select;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use doctyped_core::error::{Error, Result};
use doctyped_core::grammar::limits;
use doctyped_core::json_parser;
use doctyped_orm::table::Value;
use doctyped_schema::ColumnType;
use serde_json::Value as JsonValue;
use sha2::{Digest, Sha256};

/// The cursor that a client sent, and the filters of its list.
#[derive(Debug)]
pub struct CursorParam<'p> {
    /// The `next_cursor` of the previous page; none for the first page.
    pub cursor: Option<&'p str>,
    /// The filters as JSON text.
    pub filters: String,
}

/// Encodes and decodes the cursors of a list.
#[derive(Debug)]
pub struct CursorCodec<'p> {
    cursor: Option<&'p str>,
    fingerprint: String,
}

impl<'p> CursorParam<'p> {
    /// The codec of a list.
    ///
    /// # Errors
    /// `InternalError` if a sort key is of no table of the list.
    pub fn codec(&self, plan: &Plan<'_>, keyset: &Keyset, select: &Select<'_>) -> Result<CursorCodec<'p>> {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            // The length keeps parts apart: ("ab", "c") and ("a", "bc") have different hashes.
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        };
        add(select.doctype);
        add(select.parent.unwrap_or_default());
        add(&self.filters);
        for key in keyset.keys() {
            let (function, column) = match key.expr {
                ValueExpr::Column(column) => (String::new(), Some(column)),
                ValueExpr::Call { function, argument, .. } => (format!("{function:?}"), argument),
            };
            add(&function);
            if let Some(column) = column {
                add(&plan.scope.cursor_label(&column)?);
            }
            add(&format!("{:?}", key.direction));
        }
        let fingerprint = hash.finalize();
        let fingerprint = URL_SAFE_NO_PAD.encode(fingerprint.get(..12).unwrap_or(&fingerprint));
        Ok(CursorCodec { cursor: self.cursor, fingerprint })
    }
}

impl CursorCodec<'_> {
    /// The sort keys of the row after which the page starts; none for the first page.
    ///
    /// # Errors
    /// `ValidationError` for a cursor that this server did not make for this list.
    pub fn decode(&self, keyset: &Keyset) -> Result<Option<Vec<Value>>> {
        let Some(text) = self.cursor else {
            return Ok(None);
        };
        let parts = parse(text).ok_or_else(invalid_cursor)?;
        let (fingerprint, values) = parts.split_first().ok_or_else(invalid_cursor)?;
        if fingerprint.as_str() != Some(self.fingerprint.as_str()) || values.len() != keyset.keys().len() {
            return Err(invalid_cursor());
        }
        let keys = keyset.keys().iter().map(|key| key.expr.column_type());
        let values = keys.zip(values).map(|(column_type, value)| read(column_type, value));
        values.collect::<Option<Vec<Value>>>().map(Some).ok_or_else(invalid_cursor)
    }

    /// The cursor of the position after a row with these sort keys.
    pub fn encode(&self, values: &[Value]) -> String {
        let mut parts = vec![JsonValue::from(self.fingerprint.as_str())];
        parts.extend(values.iter().map(|value| match value {
            Value::Null => JsonValue::Null,
            Value::Int(number) => JsonValue::from(*number),
            // As text, which parses to the same bits.
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

fn parse(text: &str) -> Option<Vec<JsonValue>> {
    if text.len() > limits::MAX_CURSOR_LEN {
        return None;
    }
    json_parser::parse(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

/// A sort key of this type; none for JSON of another type.
fn read(column_type: ColumnType, value: &JsonValue) -> Option<Value> {
    if value.is_null() {
        return Some(Value::Null);
    }
    Some(match column_type {
        ColumnType::Int | ColumnType::BigInt | ColumnType::LongInt | ColumnType::Check => Value::Int(value.as_i64()?),
        ColumnType::Decimal | ColumnType::NullableDecimal | ColumnType::Rating => {
            Value::Float(value.as_str()?.parse().ok().filter(|number: &f64| number.is_finite())?)
        }
        ColumnType::Date => Value::Date(value.as_str()?.parse::<NaiveDate>().ok()?),
        ColumnType::Datetime => Value::Datetime(NaiveDateTime::parse_from_str(value.as_str()?, DATETIME).ok()?),
        ColumnType::Time => Value::Time(NaiveTime::parse_from_str(value.as_str()?, TIME).ok()?),
        _ => Value::Text(value.as_str().filter(|text| !text.contains('\0'))?.to_owned()),
    })
}

fn invalid_cursor() -> Error {
    Error::validation(
        "this cursor is not of this list: keep DocType, filters and order, or start again with an empty cursor",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoded_values_equal_encoded_values() {
        let codec = CursorCodec { cursor: None, fingerprint: "m".to_owned() };
        let moment = NaiveDate::from_ymd_opt(2024, 5, 1).unwrap().and_hms_micro_opt(9, 5, 0, 250_000).unwrap();
        let values = [
            (ColumnType::Int, Value::Int(i64::MIN)),
            (ColumnType::Decimal, Value::Float(0.1 + 0.2)),
            (ColumnType::LongText, Value::Text("a\"b\u{e4}".to_owned())),
            (ColumnType::Date, Value::Date(moment.date())),
            (ColumnType::Datetime, Value::Datetime(moment)),
            (ColumnType::Time, Value::Time(moment.time())),
            (ColumnType::Text, Value::Null),
        ];
        let text = codec.encode(&values.clone().map(|(_, value)| value));
        let parts = parse(&text).unwrap();
        assert_eq!(parts[0], "m");
        for ((column_type, value), written) in values.iter().zip(&parts[1..]) {
            assert_eq!(read(*column_type, written).as_ref(), Some(value));
        }
    }

    #[test]
    fn forged_values_are_refused() {
        for (column_type, value) in [
            (ColumnType::Int, JsonValue::from("1 or 1=1")),
            (ColumnType::Int, JsonValue::from(1.5)),
            (ColumnType::Decimal, JsonValue::from("NaN")),
            (ColumnType::Date, JsonValue::from("soon")),
            (ColumnType::Datetime, JsonValue::from("2024-01-01")),
            (ColumnType::LongText, JsonValue::from("a\0b")),
            (ColumnType::LongText, JsonValue::from(vec![1])),
        ] {
            assert_eq!(read(column_type, &value), None, "{value}");
        }
        assert!(parse("%%%").is_none());
        assert!(parse(&"a".repeat(limits::MAX_CURSOR_LEN + 1)).is_none());
    }
}
