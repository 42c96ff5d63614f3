//! One column value, whatever its type.
//!
//! Code that treats all records alike (storage, JSON, validation) works with [`Value`] and
//! [`ValueRef`], so that a record costs the compiler two `match`es and not one implementation for
//! each field, format and backend.

use super::timestamp;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// An owned value.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// NULL.
    #[default]
    Null,
    /// An integer; Check fields hold 0 or 1.
    Int(i64),
    /// A decimal number.
    Float(f64),
    /// Text of every kind.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A point in time in the site's time zone.
    Datetime(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
}

/// A value borrowed from a record.
#[derive(Clone, Copy, PartialEq)]
pub enum ValueRef<'a> {
    /// NULL.
    Null,
    /// An integer; Check fields hold 0 or 1.
    Int(i64),
    /// A decimal number.
    Float(f64),
    /// Text of every kind.
    Text(&'a str),
    /// The secret of a Password field. Everything but the step that encrypts it sees asterisks.
    Secret(&'a str),
    /// A day.
    Date(NaiveDate),
    /// A point in time in the site's time zone.
    Datetime(NaiveDateTime),
    /// A time of day.
    Time(NaiveTime),
}

impl std::fmt::Debug for ValueRef<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ValueRef::Null => f.write_str("Null"),
            ValueRef::Int(value) => write!(f, "Int({value})"),
            ValueRef::Float(value) => write!(f, "Float({value})"),
            ValueRef::Text(value) => write!(f, "Text({value:?})"),
            ValueRef::Secret(_) => f.write_str("Secret(***)"),
            ValueRef::Date(value) => write!(f, "Date({value})"),
            ValueRef::Datetime(value) => write!(f, "Datetime({value})"),
            ValueRef::Time(value) => write!(f, "Time({value})"),
        }
    }
}

impl<'a> ValueRef<'a> {
    /// An owned copy; a secret becomes asterisks.
    pub fn to_value(self) -> Value {
        match self {
            ValueRef::Null => Value::Null,
            ValueRef::Int(value) => Value::Int(value),
            ValueRef::Float(value) => Value::Float(value),
            ValueRef::Text(value) => Value::Text(value.to_owned()),
            ValueRef::Secret(value) => Value::Text(mask(value)),
            ValueRef::Date(value) => Value::Date(value),
            ValueRef::Datetime(value) => Value::Datetime(value),
            ValueRef::Time(value) => Value::Time(value),
        }
    }

    /// The text of a text value.
    pub fn as_text(self) -> Option<&'a str> {
        match self {
            ValueRef::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is NULL or empty text.
    pub fn is_empty(self) -> bool {
        matches!(self, ValueRef::Null | ValueRef::Text("") | ValueRef::Secret(""))
    }

    /// The value as text, as names and messages show it; NULL is empty.
    pub fn to_text(self) -> String {
        match self {
            ValueRef::Null => String::new(),
            ValueRef::Int(value) => value.to_string(),
            ValueRef::Float(value) => value.to_string(),
            ValueRef::Text(value) => value.to_owned(),
            ValueRef::Secret(value) => mask(value),
            ValueRef::Date(value) => value.to_string(),
            ValueRef::Datetime(value) => format_datetime(value),
            ValueRef::Time(value) => value.format("%H:%M:%S%.f").to_string(),
        }
    }
}

impl Value {
    /// Borrows the value.
    pub fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Value::Null => ValueRef::Null,
            Value::Int(value) => ValueRef::Int(*value),
            Value::Float(value) => ValueRef::Float(*value),
            Value::Text(value) => ValueRef::Text(value),
            Value::Date(value) => ValueRef::Date(*value),
            Value::Datetime(value) => ValueRef::Datetime(*value),
            Value::Time(value) => ValueRef::Time(*value),
        }
    }
}

/// Asterisks in place of a secret, as many for each, so that they do not tell its length. Nothing stands for an
/// empty secret.
pub fn mask(secret: &str) -> String {
    const MASK: &str = "*******";
    if secret.is_empty() { String::new() } else { MASK.to_owned() }
}

/// Whether a text consists of the asterisks that stand for a stored secret.
pub fn is_masked(secret: &str) -> bool {
    !secret.is_empty() && secret.bytes().all(|byte| byte == b'*')
}

/// `YYYY-MM-DD HH:MM:SS`, and six digits of microseconds unless they are zero.
pub fn format_datetime(value: NaiveDateTime) -> String {
    if value.nanosecond() != 0 {
        return format_timestamp(value);
    }
    match timestamp::write(value) {
        Some([whole @ .., _, _, _, _, _, _, _]) => String::from_utf8_lossy(&whole).into_owned(),
        None => value.format("%Y-%m-%d %H:%M:%S").to_string(),
    }
}

/// `YYYY-MM-DD HH:MM:SS.ffffff`
pub fn format_timestamp(value: NaiveDateTime) -> String {
    match timestamp::write(value) {
        Some(text) => String::from_utf8_lossy(&text).into_owned(),
        None => value.format("%Y-%m-%d %H:%M:%S%.6f").to_string(),
    }
}
