//! Sanitizes the HTML in fields of documents before they are stored.

use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_schema::{ColumnType, DocField, FieldType, Meta};
use serde_json::{Map, Value as JsonValue};

/// Sanitizes the texts of a payload in advance, while the transaction does not hold the write lock yet. The checks
/// of the document find them in the context.
///
/// # Errors
/// `ValidationError` for HTML beyond the limits.
pub fn sanitize_payload(ctx: &mut Context, meta: &Meta, payload: &Map<String, JsonValue>) -> Result<()> {
    if ctx.transaction().is_writing() {
        return Ok(());
    }
    for (key, value) in payload {
        if let JsonValue::String(text) = value {
            if meta.slot_of(key).and_then(|slot| meta.slot(slot)).is_some_and(is_sanitized) {
                ctx.clean_text(text)?;
            }
        } else if let JsonValue::Array(rows) = value
            && let Some(child) = meta.table_of(key).and_then(|table| meta.tables().get(table))
            && let Ok(entry) = ctx.entry(child.options)
        {
            let child = (entry.meta)();
            for row in rows.iter().filter_map(JsonValue::as_object) {
                sanitize_payload(ctx, child, row)?;
            }
        }
    }
    Ok(())
}

/// Whether values are sanitized: not in fields that hold no HTML, or HTML on purpose (Frappe's list).
pub fn is_sanitized(field: &DocField) -> bool {
    !field.ignore_xss_filter
        && field.options != "Email"
        && !matches!(
            field.fieldtype,
            FieldType::Attach
                | FieldType::AttachImage
                | FieldType::Barcode
                | FieldType::Code
                | FieldType::Geolocation
                | FieldType::Json
                | FieldType::Link
                | FieldType::Password
                | FieldType::Select
                | FieldType::Signature
        )
        && field.column_type().is_some_and(ColumnType::is_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_unchanged_and_text_is_sanitized() {
        let is_sanitized = |fieldtype| is_sanitized(&DocField { fieldname: "f", fieldtype, ..DocField::NEW });
        assert!(!is_sanitized(FieldType::Code));
        assert!(is_sanitized(FieldType::TextEditor) && is_sanitized(FieldType::SmallText));
    }
}
