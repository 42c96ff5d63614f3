//! One value of a record, whatever its type.
//!
//! Typed fields convert to [`ValueRef`] and from [`Value`]. All that treats records alike
//! (storage, JSON, validation) goes through these two, so that a record costs the compiler two
//! `match`es and not one implementation per field, format and backend.

use super::timestamp;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// A value by itself.
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

/// A value inside a record.
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
    /// What a Password field holds. Everything but the step that encrypts it sees asterisks.
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
    /// The value by itself; a secret becomes its asterisks.
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

    /// The text, of text.
    pub fn as_text(self) -> Option<&'a str> {
        match self {
            ValueRef::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is there: NULL or empty text.
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
    /// The same value, borrowed.
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

/// Asterisks in place of a secret, one for each character.
pub fn mask(secret: &str) -> String {
    "*".repeat(secret.chars().count())
}

/// Whether a Password field holds only the asterisks that stand for a stored secret.
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
pub(crate) fn format_timestamp(value: NaiveDateTime) -> String {
    match timestamp::write(value) {
        Some(text) => String::from_utf8_lossy(&text).into_owned(),
        None => value.format("%Y-%m-%d %H:%M:%S%.6f").to_string(),
    }
}

/// A value of another kind than the field holds.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{value} does not fit a field that holds {expected}")]
pub struct Mismatch {
    /// What was to be stored.
    pub value: String,
    /// What the field holds.
    pub expected: &'static str,
}

impl Mismatch {
    /// `value` was given where `expected` belongs.
    pub fn new(value: &Value, expected: &'static str) -> Mismatch {
        Mismatch { value: value.as_ref().to_text(), expected }
    }
}

/// A type that a record's field can have.
pub trait FieldValue {
    /// What the field holds.
    fn value(&self) -> ValueRef<'_>;

    /// Replaces what the field holds. NULL becomes the type's empty value where it has no NULL.
    fn assign(&mut self, value: Value) -> Result<(), Mismatch>;
}

impl FieldValue for String {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Text(self)
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Text(text) => text,
            other => other.as_ref().to_text(),
        };
        Ok(())
    }
}

impl FieldValue for Option<String> {
    fn value(&self) -> ValueRef<'_> {
        self.as_deref().map_or(ValueRef::Null, ValueRef::Text)
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Null => None,
            Value::Text(text) => Some(text),
            other => Some(other.as_ref().to_text()),
        };
        Ok(())
    }
}

impl FieldValue for bool {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Int(i64::from(*self))
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Null => false,
            Value::Int(number) => number != 0,
            other => return Err(Mismatch::new(&other, "0 or 1")),
        };
        Ok(())
    }
}

impl FieldValue for i32 {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Int(i64::from(*self))
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        const EXPECTED: &str = "an integer of 32 bits";
        *self = match value {
            Value::Null => 0,
            Value::Int(number) => number.try_into().map_err(|_| Mismatch::new(&Value::Int(number), EXPECTED))?,
            other => return Err(Mismatch::new(&other, EXPECTED)),
        };
        Ok(())
    }
}

impl FieldValue for i64 {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Int(*self)
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Null => 0,
            Value::Int(number) => number,
            // An autoincremented name that came through a URL.
            Value::Text(ref text) => text.parse().map_err(|_| Mismatch::new(&value, "an integer"))?,
            other => return Err(Mismatch::new(&other, "an integer")),
        };
        Ok(())
    }
}

impl FieldValue for f64 {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Float(*self)
    }

    #[allow(clippy::cast_precision_loss, reason = "a decimal field rounds large integers, like its column")]
    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Null => 0.0,
            Value::Int(number) => number as f64,
            Value::Float(number) => number,
            other => return Err(Mismatch::new(&other, "a number")),
        };
        Ok(())
    }
}

/// Fields that can be NULL: `None` is NULL, `Some` is what the inner type holds.
macro_rules! nullable {
    ($($inner:ty = $empty:expr),* $(,)?) => {
        $(impl FieldValue for Option<$inner> {
            fn value(&self) -> ValueRef<'_> {
                self.as_ref().map_or(ValueRef::Null, FieldValue::value)
            }

            fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
                if value == Value::Null {
                    *self = None;
                    return Ok(());
                }
                let mut inner: $inner = $empty;
                inner.assign(value)?;
                *self = Some(inner);
                Ok(())
            }
        })*
    };
}

nullable! { i64 = 0, f64 = 0.0 }

macro_rules! temporal {
    ($($type:ty, $variant:ident, $expected:literal;)*) => {
        $(impl FieldValue for Option<$type> {
            fn value(&self) -> ValueRef<'_> {
                self.map_or(ValueRef::Null, ValueRef::$variant)
            }

            fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
                *self = match value {
                    Value::Null => None,
                    Value::$variant(value) => Some(value),
                    other => return Err(Mismatch::new(&other, $expected)),
                };
                Ok(())
            }
        })*
    };
}

temporal! {
    NaiveDate, Date, "a date";
    NaiveDateTime, Datetime, "a date and time";
    NaiveTime, Time, "a time";
}

impl FieldValue for NaiveDateTime {
    fn value(&self) -> ValueRef<'_> {
        ValueRef::Datetime(*self)
    }

    fn assign(&mut self, value: Value) -> Result<(), Mismatch> {
        *self = match value {
            Value::Null => NaiveDateTime::default(),
            Value::Datetime(value) => value,
            other => return Err(Mismatch::new(&other, "a date and time")),
        };
        Ok(())
    }
}
