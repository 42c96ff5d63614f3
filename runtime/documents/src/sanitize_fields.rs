//! Sanitizes the HTML in fields of documents before they are stored.

use doctyped_core::sanitize::clean_text;
use doctyped_schema::{DocField, FieldType, Storage};

/// The sanitized value of a field; none when the value is safe as it is, or the field is exempt.
pub fn clean_field(field: &DocField, text: &str) -> Option<String> {
    if is_sanitized(field) { clean_text(text) } else { None }
}

/// Whether values are sanitized: not in fields that hold no HTML, or HTML on purpose (Frappe's list).
fn is_sanitized(field: &DocField) -> bool {
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
        && field.storage().is_some_and(Storage::is_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(fieldtype: FieldType, text: &str) -> Option<String> {
        clean_field(&DocField { fieldname: "f", fieldtype, ..DocField::NEW }, text)
    }

    #[test]
    fn code_is_unchanged_and_text_is_sanitized() {
        assert_eq!(clean(FieldType::Code, "<script>"), None);
        assert_eq!(clean(FieldType::TextEditor, "<script>").as_deref(), Some("&lt;script&gt;"));
    }
}
