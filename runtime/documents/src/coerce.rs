//! Converts JSON to the value of a field: numbers may be sent as text, dates in the forms that MariaDB reads. A value
//! that is not what the field takes is an error, except where the [`NumberRule`] says otherwise.

use crate::number_text::{self, NumberRule, Whole};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::limits::excerpt;
use doctyped_core::json_parser;
use doctyped_orm::table::Value;
use doctyped_orm::table::temporal;
use doctyped_schema::{ColumnType, DocField, FieldType};
use serde_json::Value as JsonValue;

/// Converts JSON that a client sends to the value of a field.
///
/// # Errors
/// `ValidationError` or `CharacterLengthExceededError` that names the field when it cannot store the value.
pub fn coerce(field: &DocField, json: &JsonValue, rule: NumberRule) -> Result<Value> {
    let Some(column_type) = field.column_type() else {
        return Ok(Value::Null);
    };
    if json.is_null() {
        return Ok(Value::Null);
    }
    match column_type {
        ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText | ColumnType::Password => text(field, json),
        ColumnType::Json => json_text(field, json),
        ColumnType::Int => {
            let number = integer(field, json, rule)?;
            match i32::try_from(number) {
                Ok(_) => Ok(Value::Int(number)),
                Err(_) => Err(too_large(field, json)),
            }
        }
        ColumnType::BigInt | ColumnType::LongInt => Ok(Value::Int(integer(field, json, rule)?)),
        ColumnType::Check => check(field, json, rule),
        ColumnType::NullableDecimal if json.as_str().is_some_and(|text| text.trim().is_empty()) => Ok(Value::Null),
        ColumnType::Rating => rating(field, json, rule),
        ColumnType::Decimal | ColumnType::NullableDecimal => Ok(Value::Float(decimal(field, json, rule)?)),
        ColumnType::Date => temporal_value(field, json, "a date (YYYY-MM-DD)", temporal::date),
        ColumnType::Datetime => {
            temporal_value(field, json, "a date and time (YYYY-MM-DD HH:MM:SS)", temporal::datetime)
        }
        ColumnType::Time => temporal_value(field, json, "a time (HH:MM:SS)", temporal::time),
    }
}

/// Converts a value of the server's own, as a default or one that is stored as text: text that is no number is 0.
///
/// # Errors
/// Those of [`coerce`].
pub fn convert(field: &DocField, json: &JsonValue) -> Result<Value> {
    coerce(field, json, NumberRule::Lenient)
}

fn text(field: &DocField, json: &JsonValue) -> Result<Value> {
    match json {
        JsonValue::String(text) if text.contains('\0') => Err(has_nul(field)),
        JsonValue::String(text) => Ok(Value::Text(text.clone())),
        // JSON keeps 15 digits of such a number, which may be a longer one.
        JsonValue::Number(number) if number.is_f64() && number.as_f64().is_some_and(|number| number.abs() >= 1e18) => {
            let title = field.title();
            Err(Error::validation(format!("Value for {title} is a number with too many digits; send it as text")))
        }
        JsonValue::Number(number) => Ok(Value::Text(number.to_string())),
        JsonValue::Bool(value) => Ok(Value::Text(i64::from(*value).to_string())),
        JsonValue::Array(_) => Err(Error::validation(format!("Value for {} cannot be a list", field.title()))),
        _ => Err(Error::validation(format!("Value for {} cannot be an object", field.title()))),
    }
}

/// The error for text that no database but SQLite stores.
pub(crate) fn has_nul(field: &DocField) -> Error {
    Error::validation(format!("Value for {} has the character U+0000, which databases do not store", field.title()))
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
fn integer(field: &DocField, json: &JsonValue, rule: NumberRule) -> Result<i64> {
    let from_float = |number: f64| {
        if number.abs() < 9.2e18 { Ok(number.trunc() as i64) } else { Err(too_large(field, json)) }
    };
    match json {
        JsonValue::Bool(value) => Ok(i64::from(*value)),
        JsonValue::Number(number) => match number.as_i64() {
            Some(whole) => Ok(whole),
            None => from_float(number.as_f64().unwrap_or_default()),
        },
        JsonValue::String(text) if text.trim().is_empty() => Ok(0),
        JsonValue::String(text) => match number_text::whole(text) {
            Some(Whole::Exact(number)) => Ok(number),
            Some(Whole::Float(number)) => from_float(number),
            None if rule == NumberRule::Lenient => Ok(0),
            None => Err(not_a_number(field, json)),
        },
        _ => Err(not_a_number(field, json)),
    }
}

/// A Check is set by any whole number but 0 (Frappe), and by the word `true`, which Frappe does not know.
fn check(field: &DocField, json: &JsonValue, rule: NumberRule) -> Result<Value> {
    let word = json.as_str().map(str::trim).unwrap_or_default();
    let is_set = match json.as_f64().or_else(|| number_text::decimal(word)) {
        _ if rule == NumberRule::Lenient => integer(field, json, rule)? != 0,
        Some(number) if number.fract() == 0.0 => number != 0.0,
        Some(_) => return Err(not_a_number(field, json)),
        None if word.eq_ignore_ascii_case("true") => true,
        None if word.eq_ignore_ascii_case("false") => false,
        None => integer(field, json, rule)? != 0,
    };
    Ok(Value::Int(i64::from(is_set)))
}

/// A Rating is a part of 1: three stars of five are 0.6. Checks of the document clamp the others in lenient mode.
fn rating(field: &DocField, json: &JsonValue, rule: NumberRule) -> Result<Value> {
    let rating = decimal(field, json, rule)?;
    if rule == NumberRule::Strict && !(0.0..=1.0).contains(&rating) {
        return Err(not_a_number(field, json));
    }
    Ok(Value::Float(rating))
}

fn decimal(field: &DocField, json: &JsonValue, rule: NumberRule) -> Result<f64> {
    let number = match json {
        JsonValue::Bool(value) => f64::from(u8::from(*value)),
        JsonValue::Number(number) => number.as_f64().unwrap_or_default(),
        JsonValue::String(text) if text.trim().is_empty() => 0.0,
        JsonValue::String(text) => match (number_text::decimal(text), rule) {
            (Some(number), _) => number,
            (None, NumberRule::Lenient) => text.replace(',', "").trim().parse().unwrap_or_default(),
            (None, NumberRule::Strict) => return Err(not_a_number(field, json)),
        },
        _ => return Err(not_a_number(field, json)),
    };
    // decimal(21,9): twelve digits before the point.
    if number.is_nan() {
        Ok(0.0)
    } else if number.abs() < 1e12 {
        Ok(number)
    } else {
        Err(too_large(field, json))
    }
}

fn not_a_number(field: &DocField, json: &JsonValue) -> Error {
    let expected = match field.fieldtype {
        FieldType::Check => "0 or 1",
        FieldType::Rating => "a number from 0 to 1",
        FieldType::Duration => "a number of seconds",
        FieldType::Float | FieldType::Currency | FieldType::Percent => "a number",
        _ => "a whole number",
    };
    Error::validation(format!("{} takes {expected}, not {}", field.title(), shown(json)))
}

/// A value for a message, shortened if it is long.
fn shown(json: &JsonValue) -> String {
    match json {
        JsonValue::Array(_) => "a list".to_owned(),
        JsonValue::Object(_) => "an object".to_owned(),
        JsonValue::String(text) => excerpt(text),
        value => value.to_string(),
    }
}

/// The error for a number beyond the column.
fn too_large(field: &DocField, json: &JsonValue) -> Error {
    Error::new(ErrorKind::CharacterLengthExceeded, format!("{} is too large for {}", shown(json), field.title()))
}

fn temporal_value(
    field: &DocField,
    json: &JsonValue,
    expected: &str,
    parse: impl Fn(&str) -> Option<Value>,
) -> Result<Value> {
    let text = match json {
        JsonValue::String(text) => text.trim(),
        JsonValue::Number(number) => &number.to_string(),
        _ => "x",
    };
    if text.is_empty() || temporal::is_zero_date(text) {
        return Ok(Value::Null);
    }
    parse(text).ok_or_else(|| Error::validation(format!("{}: {} is not {expected}", field.title(), shown(json))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use doctyped_schema::FieldType;
    use serde_json::json;

    #[allow(clippy::needless_pass_by_value, reason = "reads better in the tests")]
    fn coerced(fieldtype: FieldType, json: JsonValue) -> Result<Value> {
        coerce(&DocField { fieldname: "f", fieldtype, ..DocField::NEW }, &json, NumberRule::Strict)
    }

    #[allow(clippy::needless_pass_by_value, reason = "reads better in the tests")]
    fn converted(fieldtype: FieldType, json: JsonValue) -> Value {
        convert(&DocField { fieldname: "f", fieldtype, ..DocField::NEW }, &json).unwrap()
    }

    #[test]
    fn text_becomes_the_number_that_it_says() {
        for (text, expected) in [("17", 17), (" 7 ", 7), ("1.9", 1), ("1e3", 1000), ("", 0), (" ", 0)] {
            assert_eq!(coerced(FieldType::Int, json!(text)).unwrap(), Value::Int(expected), "{text}");
        }
        assert_eq!(coerced(FieldType::Float, json!("1,234.5")).unwrap(), Value::Float(1234.5));
        assert_eq!(coerced(FieldType::Duration, json!(" ")).unwrap(), Value::Null);
    }

    #[test]
    fn text_that_is_no_number_is_refused_with_field_and_expectation() {
        for (fieldtype, expected) in [
            (FieldType::Int, "F takes a whole number, not \"1h\""),
            (FieldType::Check, "F takes 0 or 1, not \"1h\""),
            (FieldType::Float, "F takes a number, not \"1h\""),
            (FieldType::Currency, "F takes a number, not \"1h\""),
            (FieldType::Percent, "F takes a number, not \"1h\""),
            (FieldType::Duration, "F takes a number of seconds, not \"1h\""),
            (FieldType::Rating, "F takes a number from 0 to 1, not \"1h\""),
        ] {
            let field = DocField { fieldname: "f", label: "F", fieldtype, ..DocField::NEW };
            let error = coerce(&field, &json!("1h"), NumberRule::Strict).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Validation, expected));
        }
        assert!(coerced(FieldType::Int, json!("1,234")).is_err());
        for fieldtype in [FieldType::Int, FieldType::Currency, FieldType::Check, FieldType::Date, FieldType::Time] {
            let error = coerced(fieldtype, json!("x".repeat(1_000_000))).unwrap_err();
            assert!(error.message().len() < 200, "{fieldtype:?}: {} bytes", error.message().len());
        }
        assert!(coerced(FieldType::Rating, json!(3)).is_err() && coerced(FieldType::Rating, json!(-0.5)).is_err());
    }

    #[test]
    fn text_that_is_no_number_is_zero_in_lenient_mode() {
        for fieldtype in [FieldType::Int, FieldType::Check, FieldType::LongInt] {
            for text in ["x", "yes", "1,234"] {
                assert_eq!(converted(fieldtype, json!(text)), Value::Int(0), "{text}");
            }
        }
        for (text, expected) in [("$5", 0.0), ("NaN", 0.0), ("1,5", 15.0)] {
            assert_eq!(converted(FieldType::Float, json!(text)), Value::Float(expected), "{text}");
        }
        assert_eq!(converted(FieldType::Rating, json!(3)), Value::Float(3.0));
        assert_eq!(converted(FieldType::Check, json!("true")), Value::Int(0));
    }

    #[test]
    fn number_in_text_has_all_its_digits() {
        for (json, text) in [
            ("18446744073709551615", "18446744073709551615"),
            ("-7", "-7"),
            ("0.14393827077290033", "0.14393827077290033"),
        ] {
            let json: JsonValue = serde_json::from_str(json).unwrap();
            assert_eq!(converted(FieldType::Data, json), Value::Text(text.to_owned()));
        }
        for json in ["18446744073709551616", "-9223372036854775809", "1e300"] {
            let json: JsonValue = serde_json::from_str(json).unwrap();
            assert_eq!(coerced(FieldType::Data, json.clone()).unwrap_err().kind(), ErrorKind::Validation, "{json}");
        }
    }

    #[test]
    fn check_is_set_by_numbers_and_by_true() {
        for json in [json!(true), json!("true"), json!("True"), json!(1), json!("1"), json!(" 1 "), json!(7)] {
            assert_eq!(coerced(FieldType::Check, json.clone()).unwrap(), Value::Int(1), "{json}");
        }
        for json in [json!(false), json!("false"), json!(0), json!("0"), json!(""), json!("0.0")] {
            assert_eq!(coerced(FieldType::Check, json.clone()).unwrap(), Value::Int(0), "{json}");
        }
        for json in [json!("yes"), json!("on"), json!("x"), json!(0.5), json!([1]), json!({})] {
            assert_eq!(coerced(FieldType::Check, json.clone()).unwrap_err().kind(), ErrorKind::Validation, "{json}");
        }
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        let error = coerced(FieldType::Int, json!(3_000_000_000_u64)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CharacterLengthExceeded);
        let message = |json| coerced(FieldType::Int, json).unwrap_err().to_string();
        assert!(message(json!(1e300)).len() < 40, "{}", message(json!(1e300)));
        assert!(message(json!(" 9999999999 ")).starts_with("\" 9999999999 \" is too large"));
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
        assert_eq!(coerced(FieldType::Date, json!("0000-00-00")).unwrap(), Value::Null);
        assert_eq!(coerced(FieldType::Datetime, json!("0000-00-00 00:00:00")).unwrap(), Value::Null);
        for same in [json!("2024/02/29"), json!("20240229"), json!(20_240_229), json!("2024.2.29")] {
            assert_eq!(coerced(FieldType::Date, same).unwrap(), coerced(FieldType::Date, json!("2024-02-29")).unwrap());
        }
        for bad in [json!("not-a-date"), json!("2023-02-29"), json!(5), json!({}), json!("2023/02/29"), json!(true)] {
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
