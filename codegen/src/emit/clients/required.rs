//! The fields that a client has to send with a new document.

use crate::ir::{Column, DefaultValue, DocType, FieldContent, Naming};
use doctyped_schema::FieldType;

/// The names of columns and table fields that a new document must have, in their order.
///
/// A mandatory field is none of them if the server fills it: with its default, the first option of a Select, the value
/// of a linked document or a counter. A number is never empty.
pub(super) fn fields(doctype: &DocType) -> Vec<&str> {
    let mut names = Vec::new();
    if doctype.naming == Naming::Prompt {
        names.push("name");
    }
    for field in &doctype.fields {
        let declared = &field.declared;
        let names_document = matches!(&doctype.naming, Naming::Field(naming) if *naming == field.name);
        let is_table = matches!(field.content, FieldContent::Table(_));
        let is_mandatory = declared.has("reqd") || names_document && declared.fetch_from.is_none();
        let is_filled = declared.default.is_some()
            || declared.fetch_from.is_some()
            || ["read_only", "hidden"].iter().any(|switch| declared.has(switch))
            || field.name == "naming_series";
        let is_stored = is_table && field.is_served() || is_empty_without_value(doctype, &field.name, field.fieldtype);
        if is_mandatory && !is_filled && is_stored {
            names.push(&field.name);
        }
    }
    names
}

/// Whether a column without a value counts as empty.
fn is_empty_without_value(doctype: &DocType, name: &str, fieldtype: FieldType) -> bool {
    let Some(slot) = doctype.slots.iter().find(|slot| slot.name == name) else { return false };
    match slot.column {
        Column::Int | Column::BigInt | Column::Check | Column::Decimal | Column::DocStatus => false,
        Column::Select { .. } => !matches!(slot.default, DefaultValue::Option(_)),
        _ => fieldtype != FieldType::Rating,
    }
}
