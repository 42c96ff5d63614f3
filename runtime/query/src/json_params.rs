//! Parameters whose value is JSON, sent as JSON or as text.

use doctyped_core::arguments::Arguments;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::limits;
use doctyped_core::json_parser;
use serde_json::Value as JsonValue;
use std::borrow::Cow;

/// Reads a JSON parameter; none if it is missing or empty.
///
/// # Errors
/// As [`decode`].
pub fn read<'p>(params: &'p Arguments, name: &str) -> Result<Option<Cow<'p, JsonValue>>> {
    params.get(name).map_or(Ok(None), |value| decode(name, value))
}

/// Decodes the value of a JSON parameter; none if it is null or empty.
///
/// # Errors
/// `DataError` for text that is not JSON.
pub fn decode<'p>(name: &str, value: &'p JsonValue) -> Result<Option<Cow<'p, JsonValue>>> {
    match value {
        JsonValue::Null => Ok(None),
        JsonValue::String(text) if text.trim().is_empty() => Ok(None),
        JsonValue::String(text) if text.trim() == "*" => Ok(Some(Cow::Borrowed(value))),
        JsonValue::String(text) => match json_parser::parse(text) {
            Ok(JsonValue::Null) => Ok(None),
            Ok(value) => Ok(Some(Cow::Owned(value))),
            Err(error) => Err(Error::new(
                ErrorKind::Data,
                format!("{name} is not JSON: {error}; it reads {}", limits::excerpt(text)),
            )),
        },
        value => Ok(Some(Cow::Borrowed(value))),
    }
}
