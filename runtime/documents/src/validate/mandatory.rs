//! Mandatory fields (`reqd`) and the parent of child rows.

use super::each_row;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::table::{ChildRows, Record, ValueRef};
use doctyped_schema::{DocField, FIRST_FIELD, FieldType};
use std::borrow::Cow;

/// Checks that all mandatory fields have a value.
///
/// # Errors
/// `MandatoryError` that lists all missing fields.
pub fn check(record: &mut dyn Record) -> Result<()> {
    let doctype = record.meta().name;
    let name = record.name();
    let mut missing: Vec<String> = Vec::new();
    let mut fields: Vec<&str> = Vec::new();
    for (table, field) in record.meta().tables().iter().enumerate() {
        if field.reqd && record.rows(table).is_none_or(ChildRows::is_empty) {
            missing.push(format!("Data missing in table of {doctype}: {}", field.title()));
            fields.push(field.fieldname);
        }
    }
    each_row(record, &mut |row, row_label| {
        for (slot, field) in row.meta().slots().iter().enumerate().skip(FIRST_FIELD) {
            if field.reqd && is_missing(field, row.get(slot)) {
                missing.push(format!("{row_label}Value missing for {}: {}", row.meta().name, field.title()));
                fields.push(field.fieldname);
            }
        }
        Ok(())
    })?;
    // A child row that is stored by itself.
    if record.meta().is_child {
        for column in ["parent", "parenttype"].into_iter().filter(|column| record.field(column).is_empty()) {
            missing.push(format!("Value missing for {doctype}: {column}"));
            fields.push(column);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let error = Error::new(
        ErrorKind::Mandatory,
        format!("[{doctype}, {name}]: {} ({})", fields.join(", "), missing.join("; ")),
    );
    Err(error.shown_as(missing.join("<br>")))
}

/// Whether a mandatory field has no value. Text of nothing but tags and blanks is none, unless it has an
/// image in a text editor. Zero is a value.
fn is_missing(field: &DocField, value: ValueRef<'_>) -> bool {
    match value {
        ValueRef::Null => true,
        ValueRef::Secret(text) => text.is_empty(),
        ValueRef::Text(text) => {
            let has_image = matches!(field.fieldtype, FieldType::TextEditor | FieldType::Code | FieldType::HtmlEditor)
                && text.contains("<img");
            !has_image && without_tags(text).trim().is_empty()
        }
        _ => false,
    }
}

/// The text without tags. A `<` without a `>` after it begins no tag.
fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        let Some((_, after)) = tag.split_once('>') else { break };
        plain.push_str(before);
        rest = after;
    }
    plain.push_str(rest);
    plain.replace("&nbsp;", " ").into()
}
