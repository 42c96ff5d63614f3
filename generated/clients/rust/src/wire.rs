// Written by `cargo xtask codegen`; not to be edited.

//! How values are written in JSON, where that differs from serde's form.

use chrono::NaiveDateTime;
use serde::{Deserialize, Deserializer};

/// Writes `2026-01-31 12:30:00.000000`.
pub fn datetime_text(time: &NaiveDateTime) -> String {
    time.format("%Y-%m-%d %H:%M:%S%.6f").to_string()
}

/// Reads `2026-01-31 12:30:00.000000`, or a date alone.
pub fn parse_datetime(text: &str) -> Option<NaiveDateTime> {
    let full = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f").ok();
    full.or_else(|| text.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
}

fn read_datetime<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDateTime>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    parse_datetime(&text).map(Some).ok_or_else(|| serde::de::Error::custom("a date and time is expected"))
}

/// A value as a parameter of a URL.
pub(crate) fn text_of(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A member that is never null: null is its default.
///
/// # Errors
/// The value has another type.
pub fn or_default<'de, T: Deserialize<'de> + Default, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A switch: 0 or 1.
pub mod check {
    use serde::{Deserialize, Deserializer, Serializer};

    /// # Errors
    /// Those of the serializer.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub fn serialize<S: Serializer>(on: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(u8::from(*on))
    }

    /// # Errors
    /// The value is neither a number nor a truth value.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Number(f64),
            Boolean(bool),
            Null(()),
        }
        Ok(match Form::deserialize(deserializer)? {
            Form::Number(number) => number != 0.0,
            Form::Boolean(on) => on,
            Form::Null(()) => false,
        })
    }
}

/// Date and time.
pub mod datetime {
    use chrono::NaiveDateTime;
    use serde::{Deserializer, Serializer};

    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(time: &NaiveDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::datetime_text(time))
    }

    /// # Errors
    /// The value is no date and time.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDateTime, D::Error> {
        super::read_datetime(deserializer).map(Option::unwrap_or_default)
    }
}

/// Date and time, or null.
pub mod nullable_datetime {
    use chrono::NaiveDateTime;
    use serde::{Deserializer, Serializer};

    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(time: &Option<NaiveDateTime>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.serialize_str(&super::datetime_text(time)),
            None => serializer.serialize_none(),
        }
    }

    /// # Errors
    /// The value is neither null nor a date and time.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDateTime>, D::Error> {
        super::read_datetime(deserializer)
    }
}
