//! Members of a payload that identify its document.

use doctyped_core::error::{Error, Result};
use serde_json::{Map, Value as JsonValue};

/// The DocType of a payload, in `doctype`.
///
/// # Errors
/// `ValidationError` when it is missing.
pub fn doctype_of(payload: &Map<String, JsonValue>) -> Result<&str> {
    match payload.get("doctype") {
        Some(JsonValue::String(doctype)) if !doctype.is_empty() => Ok(doctype),
        _ => Err(Error::validation("The document does not say its doctype")),
    }
}

/// The name in a payload, if there is one.
pub fn name_of(payload: &Map<String, JsonValue>) -> Option<String> {
    match payload.get("name") {
        Some(JsonValue::String(name)) if !name.is_empty() => Some(name.clone()),
        Some(JsonValue::Number(name)) => Some(name.to_string()),
        _ => None,
    }
}

/// Whether a form marks its document as unsaved, with `__islocal`.
pub fn is_new(payload: &Map<String, JsonValue>) -> bool {
    match payload.get("__islocal") {
        None | Some(JsonValue::Null | JsonValue::Bool(false)) => false,
        Some(JsonValue::Number(number)) => number.as_i64() != Some(0),
        Some(JsonValue::String(text)) => !text.is_empty(),
        Some(_) => true,
    }
}
