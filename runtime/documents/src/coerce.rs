//! Converts JSON to the value of a field, as leniently as Frappe: numbers may be sent as text, and text
//! that is no number becomes 0. Invalid dates are errors, because no date would be a sensible default.

use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json_parser;
use doctyped_orm::table::Value;
use doctyped_orm::table::temporal;
use doctyped_schema::{DocField, Storage};
use serde_json::Value as JsonValue;

/// Converts JSON that a client sends to the value of a field.
///
/// # Errors
/// `ValidationError` or `CharacterLengthExceededError` that names the field when it cannot store the value.
pub fn coerce(field: &DocField, json: &JsonValue) -> Result<Value> {
    let Some(storage) = field.storage() else {
        return Ok(Value::Null);
    };
    if json.is_null() {
        return Ok(Value::Null);
    }
    match storage {
        Storage::Varchar(_) | Storage::Text | Storage::LongText | Storage::Password => text(field, json),
        Storage::Json => json_text(field, json),
        Storage::Int => {
            let number = integer(field, json)?;
            match i32::try_from(number) {
                Ok(_) => Ok(Value::Int(number)),
                Err(_) => Err(too_large(field, number)),
            }
        }
        Storage::BigInt | Storage::LongInt => Ok(Value::Int(integer(field, json)?)),
        Storage::Check => Ok(Value::Int(i64::from(integer(field, json)? != 0))),
        Storage::NullableDecimal if json.as_str() == Some("") => Ok(Value::Null),
        Storage::Decimal | Storage::NullableDecimal | Storage::Rating => Ok(Value::Float(decimal(field, json)?)),
        Storage::Date => temporal_value(field, json, "a date (YYYY-MM-DD)", temporal::date),
        Storage::Datetime => temporal_value(field, json, "a date and time (YYYY-MM-DD HH:MM:SS)", temporal::datetime),
        Storage::Time => temporal_value(field, json, "a time (HH:MM:SS)", temporal::time),
    }
}

fn text(field: &DocField, json: &JsonValue) -> Result<Value> {
    match json {
        JsonValue::String(text) => Ok(Value::Text(text.clone())),
        JsonValue::Number(number) => Ok(Value::Text(number.to_string())),
        JsonValue::Bool(value) => Ok(Value::Text(i64::from(*value).to_string())),
        JsonValue::Array(_) => Err(Error::validation(format!("Value for {} cannot be a list", field.title()))),
        _ => Err(Error::validation(format!("Value for {} cannot be an object", field.title()))),
    }
}

fn json_text(field: &DocField, json: &JsonValue) -> Result<Value> {
    match json {
        JsonValue::Object(_) => Ok(Value::Text(json.to_string())),
        JsonValue::Array(_) => Err(Error::validation(format!("Value for {} cannot be a list", field.title()))),
        JsonValue::String(text) if text.is_empty() => Ok(Value::Null),
        JsonValue::String(text) if json_parser::parse::<serde::de::IgnoredAny>(text).is_ok() => {
            Ok(Value::Text(text.clone()))
        }
        JsonValue::String(_) => Err(Error::validation(format!("Value for {} is not JSON", field.title()))),
        scalar => Ok(Value::Text(scalar.to_string())),
    }
}

#[allow(clippy::cast_possible_truncation, reason = "the range is checked before")]
fn integer(field: &DocField, json: &JsonValue) -> Result<i64> {
    let from_float = |number: f64| {
        if number.abs() < 9.2e18 { Ok(number.trunc() as i64) } else { Err(too_large(field, number)) }
    };
    match json {
        JsonValue::Bool(value) => Ok(i64::from(*value)),
        JsonValue::Number(number) => match number.as_i64() {
            Some(whole) => Ok(whole),
            None => from_float(number.as_f64().unwrap_or_default()),
        },
        JsonValue::String(text) => match text.trim().parse::<i64>() {
            Ok(whole) => Ok(whole),
            Err(_) => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => from_float(number),
                _ => Ok(0),
            },
        },
        _ => Err(not_a_number(field)),
    }
}

fn decimal(field: &DocField, json: &JsonValue) -> Result<f64> {
    let number = match json {
        JsonValue::Bool(value) => f64::from(u8::from(*value)),
        JsonValue::Number(number) => number.as_f64().unwrap_or_default(),
        JsonValue::String(text) => text.replace(',', "").trim().parse().unwrap_or_default(),
        _ => return Err(not_a_number(field)),
    };
    // decimal(21,9): twelve digits before the point.
    if number.is_nan() {
        Ok(0.0)
    } else if number.abs() < 1e12 {
        Ok(number)
    } else {
        Err(too_large(field, number))
    }
}

fn not_a_number(field: &DocField) -> Error {
    Error::validation(format!("Value for {} must be a number", field.title()))
}

fn too_large(field: &DocField, number: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::CharacterLengthExceeded, format!("{number} is too large for {}", field.title()))
}

fn temporal_value(
    field: &DocField,
    json: &JsonValue,
    expected: &str,
    parse: impl Fn(&str) -> Option<Value>,
) -> Result<Value> {
    match json.as_str() {
        Some(text) if text.trim().is_empty() => Ok(Value::Null),
        Some(text) => {
            parse(text).ok_or_else(|| Error::validation(format!("{}: {text:?} is not {expected}", field.title())))
        }
        None => Err(Error::validation(format!("{}: {json} is not {expected}", field.title()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_schema::FieldType;
    use serde_json::json;

    #[allow(clippy::needless_pass_by_value, reason = "reads better in the tests")]
    fn coerced(fieldtype: FieldType, json: JsonValue) -> Result<Value> {
        coerce(&DocField { fieldname: "f", fieldtype, ..DocField::NEW }, &json)
    }

    #[test]
    fn text_becomes_a_number_or_zero() {
        assert_eq!(coerced(FieldType::Int, json!("17")).unwrap(), Value::Int(17));
        assert_eq!(coerced(FieldType::Int, json!("1.9")).unwrap(), Value::Int(1));
        assert_eq!(coerced(FieldType::Int, json!("x")).unwrap(), Value::Int(0));
        assert_eq!(coerced(FieldType::Float, json!("1,234.5")).unwrap(), Value::Float(1234.5));
        assert_eq!(coerced(FieldType::Float, json!("NaN")).unwrap(), Value::Float(0.0));
    }

    #[test]
    fn check_is_set_by_true_but_not_by_text_true() {
        assert_eq!(coerced(FieldType::Check, json!(true)).unwrap(), Value::Int(1));
        assert_eq!(coerced(FieldType::Check, json!("true")).unwrap(), Value::Int(0));
        assert_eq!(coerced(FieldType::Check, json!(7)).unwrap(), Value::Int(1));
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        let error = coerced(FieldType::Int, json!(3_000_000_000_u64)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CharacterLengthExceeded);
        assert_eq!(
            coerced(FieldType::LongInt, json!(9_007_199_254_740_993_i64)).unwrap(),
            Value::Int(9_007_199_254_740_993)
        );
        assert!(coerced(FieldType::LongInt, json!(1e30)).is_err());
        assert!(coerced(FieldType::Currency, json!(1e15)).is_err());
    }

    #[test]
    fn invalid_dates_are_refused() {
        assert!(matches!(coerced(FieldType::Date, json!("2024-02-29")).unwrap(), Value::Date(_)));
        assert_eq!(coerced(FieldType::Date, json!("")).unwrap(), Value::Null);
        for bad in [json!("not-a-date"), json!("2023-02-29"), json!(5), json!({}), json!("0000-00-00")] {
            assert_eq!(coerced(FieldType::Date, bad).unwrap_err().kind(), ErrorKind::Validation);
        }
    }

    #[test]
    fn json_field_takes_object_and_json_text() {
        assert_eq!(coerced(FieldType::Json, json!({"a": [1, 2]})).unwrap(), Value::Text(r#"{"a":[1,2]}"#.into()));
        assert_eq!(coerced(FieldType::Json, json!("[1]")).unwrap(), Value::Text("[1]".into()));
        assert!(coerced(FieldType::Json, json!([1])).is_err());
        assert!(coerced(FieldType::Json, json!("{")).is_err());
    }
}
