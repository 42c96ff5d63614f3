//! Files: uploads and downloads, attachments, folders.

pub(super) mod attach;
pub(super) mod folders;
pub(super) mod transfer;

use crate::core::models::file::File;
use crate::document::{Style, write};
use crate::json::JsonWriter;
use serde_json::Value as JsonValue;

/// Writes a File document as functions answer it.
fn answer(file: &File, out: &mut JsonWriter) {
    write(file, &Style { nulls: true, ..Style::default() }, out);
}

/// A switch as forms send it: `1`, `true`; empty for off.
fn is_on(value: Option<&JsonValue>) -> bool {
    match value {
        Some(JsonValue::Bool(value)) => *value,
        Some(JsonValue::Number(number)) => number.as_f64() != Some(0.0),
        Some(JsonValue::String(text)) => {
            matches!(text.trim().to_ascii_lowercase().as_str(), "1" | "true" | "yes" | "on")
        }
        _ => false,
    }
}

/// Text that is something.
fn some(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}
