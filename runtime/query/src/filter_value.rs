//! Converts the values of filters to the type of their column, as Frappe formats them.

use super::column::Column;
use super::date_formats;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::limits;
use doctyped_orm::table::temporal;
use doctyped_orm::table::{Bind, Value};
use doctyped_schema::ColumnType;
use serde_json::Value as JsonValue;
use std::borrow::Cow;
use std::cmp::Ordering;

/// The day that NULL counts as: before all others.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The operand of a comparison. Null and empty text become the value that NULL counts as.
pub fn operand<'a>(column: &Column, value: &Cow<'a, JsonValue>) -> Result<Bind<'a>> {
    let empty = matches!(value.as_ref(), JsonValue::Null) || value.as_str().is_some_and(|text| text.trim().is_empty());
    if empty && !column.ty.is_text() {
        return Ok(null_equivalent(column.ty));
    }
    Ok(match column.ty {
        column_type if column_type.is_number() => number(column, value)?,
        ColumnType::Date | ColumnType::Datetime | ColumnType::Time => {
            let text = value.as_str().ok_or_else(|| type_mismatch(column, value))?;
            temporal_value(column, text)?
        }
        _ => Bind::Text(text(column, value)?),
    })
}

/// A value as text; numbers as they are written.
pub fn text<'a>(column: &Column, value: &Cow<'a, JsonValue>) -> Result<Cow<'a, str>> {
    let text: Cow<'a, str> = match value {
        Cow::Borrowed(JsonValue::String(text)) => Cow::Borrowed(text),
        Cow::Owned(JsonValue::String(text)) => Cow::Owned(text.clone()),
        other => match other.as_ref() {
            JsonValue::Number(number) => Cow::Owned(number.to_string()),
            JsonValue::Bool(value) => Cow::Borrowed(if *value { "1" } else { "0" }),
            JsonValue::Null => Cow::Borrowed(""),
            JsonValue::String(_) | JsonValue::Array(_) | JsonValue::Object(_) => {
                return Err(type_mismatch(column, value));
            }
        },
    };
    // PostgreSQL refuses text with NUL, so no column contains it.
    if text.contains('\0') {
        return Err(type_mismatch(column, value));
    }
    Ok(text)
}

/// The value that NULL counts as.
pub fn null_equivalent(column_type: ColumnType) -> Bind<'static> {
    match column_type {
        column_type if column_type.is_number() => Bind::Int(0),
        ColumnType::Date => Bind::Date(FIRST_DAY),
        ColumnType::Datetime => Bind::Datetime(NaiveDateTime::new(FIRST_DAY, NaiveTime::MIN)),
        ColumnType::Time => Bind::Time(NaiveTime::MIN),
        _ => Bind::Text(Cow::Borrowed("")),
    }
}

/// Compares the value that NULL counts as with another value.
pub fn compare_null_with(column_type: ColumnType, value: &Bind<'_>) -> Ordering {
    match (null_equivalent(column_type), value) {
        (Bind::Int(left), Bind::Int(right)) => left.cmp(right),
        (Bind::Int(_), Bind::Float(right)) => 0.0_f64.partial_cmp(right).unwrap_or(Ordering::Equal),
        (Bind::Date(left), Bind::Date(right)) => left.cmp(right),
        (Bind::Datetime(left), Bind::Datetime(right)) => left.cmp(right),
        (Bind::Time(left), Bind::Time(right)) => left.cmp(right),
        (Bind::Text(_), Bind::Text(right)) if right.is_empty() => Ordering::Equal,
        _ => Ordering::Less,
    }
}

/// Frappe: text that is not a number counts as 0.
#[allow(clippy::cast_possible_truncation, reason = "whole and in range, checked before")]
fn number<'a>(column: &Column, value: &JsonValue) -> Result<Bind<'a>> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let float = match value {
        JsonValue::Bool(value) => return Ok(Bind::Int(i64::from(*value))),
        JsonValue::Number(number) => match number.as_i64() {
            Some(whole) => return Ok(Bind::Int(whole)),
            None => number.as_f64(),
        },
        JsonValue::String(text) => match text.trim().parse::<i64>() {
            Ok(whole) => return Ok(Bind::Int(whole)),
            Err(_) => text.trim().parse::<f64>().ok(),
        },
        JsonValue::Null => None,
        JsonValue::Array(_) | JsonValue::Object(_) => return Err(type_mismatch(column, value)),
    };
    let float = float.filter(|float| float.is_finite()).unwrap_or_default();
    Ok(if float.fract() == 0.0 && float.abs() < EXACT { Bind::Int(float as i64) } else { Bind::Float(float) })
}

/// Parses a date or time of the column's type.
fn temporal_value(column: &Column, text: &str) -> Result<Bind<'static>> {
    let parse = |text: &str| match column.ty {
        ColumnType::Date => temporal::date(text),
        ColumnType::Datetime => temporal::datetime(text),
        _ => temporal::time(text),
    };
    match parse(text).or_else(|| parse(&date_formats::to_iso(text)?)) {
        Some(Value::Date(value)) => Ok(Bind::Date(value)),
        Some(Value::Datetime(value)) => Ok(Bind::Datetime(value)),
        Some(Value::Time(value)) => Ok(Bind::Time(value)),
        _ => Err(type_mismatch(column, &JsonValue::String(text.to_owned()))),
    }
}

/// The ends of a range of days in the column's type, both days included.
pub fn day_range(column: &Column, from: NaiveDate, to: NaiveDate) -> Option<(Bind<'static>, Bind<'static>)> {
    match column.ty {
        ColumnType::Date => Some((Bind::Date(from), Bind::Date(to))),
        ColumnType::Datetime => Some((Bind::Datetime(start_of(from)), Bind::Datetime(end_of(to)?))),
        _ => None,
    }
}

/// The ends of `between`. A missing date or time means today (Frappe).
pub fn range<'a>(column: &Column, value: &Cow<'a, JsonValue>, today: NaiveDate) -> Result<(Bind<'a>, Bind<'a>)> {
    let (from, to) = ends(column, value)?;
    if !matches!(column.ty, ColumnType::Date | ColumnType::Datetime) {
        return match (from, to) {
            (Some(from), Some(to)) => Ok((operand(column, &from)?, operand(column, &to)?)),
            _ => Err(Error::validation(format!("between takes two values for {}", column.name()))),
        };
    }
    let end = |value: Option<Cow<'a, JsonValue>>, last: bool| -> Result<Bind<'a>> {
        let day = match &value {
            None => Some(today),
            Some(value) => {
                let text = value.as_str().ok_or_else(|| type_mismatch(column, value))?;
                let day = |text: &str| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
                day(text).or_else(|| day(&date_formats::to_iso(text)?))
            }
        };
        match (day, value.as_deref().and_then(JsonValue::as_str)) {
            (Some(day), _) => {
                let ends = day_range(column, day, day).ok_or_else(|| Error::validation("the date is out of range"))?;
                Ok(if last { ends.1 } else { ends.0 })
            }
            (None, text) => temporal_value(column, text.unwrap_or_default()),
        }
    };
    Ok((end(from, false)?, end(to, true)?))
}

type RangeEnd<'a> = Option<Cow<'a, JsonValue>>;

/// The two values of a range, from a list or a text with a comma; none for a missing value.
fn ends<'a>(column: &Column, value: &Cow<'a, JsonValue>) -> Result<(RangeEnd<'a>, RangeEnd<'a>)> {
    let present = |value: Cow<'a, JsonValue>| -> RangeEnd<'a> {
        let missing = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
        (!missing).then_some(value)
    };
    let values = match value {
        Cow::Borrowed(JsonValue::Array(items)) => items.iter().map(Cow::Borrowed).collect::<Vec<_>>(),
        other => match other.as_ref() {
            JsonValue::Null => Vec::new(),
            JsonValue::Array(items) => items.iter().cloned().map(Cow::Owned).collect(),
            JsonValue::String(text) => {
                text.splitn(3, ',').map(|part| Cow::Owned(JsonValue::String(part.trim().to_owned()))).collect()
            }
            _ => return Err(type_mismatch(column, value)),
        },
    };
    if values.len() > 2 {
        return Err(Error::validation(format!("between takes two values for {}, not {}", column.name(), values.len())));
    }
    let mut values = values.into_iter();
    Ok((values.next().and_then(present), values.next().and_then(present)))
}

/// The values of `in`, trimmed: a list, or a text with commas.
pub fn list_items<'a>(value: &Cow<'a, JsonValue>) -> Vec<Cow<'a, JsonValue>> {
    match value {
        Cow::Borrowed(JsonValue::Array(items)) => items.iter().map(|item| trimmed(Cow::Borrowed(item))).collect(),
        other => match other.as_ref() {
            JsonValue::Array(items) => items.iter().cloned().map(|item| trimmed(Cow::Owned(item))).collect(),
            JsonValue::String(text) => text.split(',').map(|part| Cow::Owned(part.trim().into())).collect(),
            JsonValue::Null => Vec::new(),
            single => vec![Cow::Owned(single.clone())],
        },
    }
}

/// Trims a text.
fn trimmed(value: Cow<'_, JsonValue>) -> Cow<'_, JsonValue> {
    match value.as_str() {
        Some(text) if text.trim().len() < text.len() => Cow::Owned(text.trim().into()),
        _ => value,
    }
}

/// The error for a value that the column's type does not take.
pub fn type_mismatch(column: &Column, value: &JsonValue) -> Error {
    let expected = match column.ty {
        ColumnType::Date => "a date (YYYY-MM-DD)",
        ColumnType::Datetime => "a date and time (YYYY-MM-DD HH:MM:SS)",
        ColumnType::Time => "a time (HH:MM:SS)",
        column_type if column_type.is_number() => "a number",
        _ => "a text or a number",
    };
    let value = limits::excerpt(&value.to_string());
    Error::new(ErrorKind::Validation, format!("the filter on {} takes {expected}, not {value}", column.name()))
}

fn start_of(day: NaiveDate) -> NaiveDateTime {
    NaiveDateTime::new(day, NaiveTime::MIN)
}

fn end_of(day: NaiveDate) -> Option<NaiveDateTime> {
    day.and_hms_micro_opt(23, 59, 59, 999_999)
}
