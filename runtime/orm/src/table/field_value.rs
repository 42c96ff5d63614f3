//! Conversions between the typed fields of a record and values.

use crate::db::{Value, ValueRef};
use crate::error::Error;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The value does not have the type of the field.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{value} does not fit a field that holds {expected}")]
pub struct Mismatch {
    /// The value as text.
    pub value: String,
    /// The type of the field.
    pub expected: &'static str,
}

impl From<Mismatch> for Error {
    fn from(mismatch: Mismatch) -> Error {
        Error::validation(mismatch.to_string())
    }
}

impl Mismatch {
    /// `value` was assigned to a field that holds `expected`.
    pub fn new(value: &Value, expected: &'static str) -> Mismatch {
        Mismatch { value: value.as_ref().to_text(), expected }
    }
}

/// The Rust type of a field.
pub trait FieldValue {
    /// The value of the field.
    fn value(&self) -> ValueRef<'_>;

    /// Replaces the value of the field. NULL becomes the empty value of a type without NULL.
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
            // An autoincremented name that was taken from a URL.
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

/// Fields that can be NULL: `None` is NULL, `Some` is a value of the inner type.
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
