//! Checks of values that every document passes, by the definition of its fields.

pub mod formats;
mod mandatory;
mod unchanged;

pub(super) use unchanged::{check_constants, check_not_amended, check_update_after_submit};

use super::coerce::has_nul;
use super::defaults::by_definition;
use super::sanitize_fields::is_sanitized;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_orm::table::{Record, Value, ValueRef};
use doctyped_schema::{ColumnType, DocField, FIRST_FIELD, FieldType, Meta};

/// Checks a document and its rows before it is stored, in Frappe's order. `stored` is the document that it replaces.
///
/// # Errors
/// `MandatoryError` with all missing fields; otherwise the error of the first field that fails.
pub fn check(ctx: &mut Context, record: &mut dyn Record, stored: Option<&dyn Record>) -> Result<()> {
    mandatory::check(record)?;
    each_row(record, &mut |row, row_label| {
        for (slot, field) in row.meta().slots().iter().enumerate().skip(FIRST_FIELD) {
            check_field(ctx, row, slot, field, row_label)?;
            sanitize(ctx, row, slot, field, stored)?;
            check_text(row.meta(), field, row.get(slot), row_label)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Sanitizes the HTML in a field. HTML beyond the limits stays as it is if it is stored already: another program
/// wrote it, and the rest of the document can be changed.
fn sanitize(
    ctx: &mut Context,
    row: &mut dyn Record,
    slot: usize,
    field: &DocField,
    stored: Option<&dyn Record>,
) -> Result<()> {
    let ValueRef::Text(text) = row.get(slot) else { return Ok(()) };
    if !is_sanitized(field) {
        return Ok(());
    }
    match ctx.clean_text(text) {
        Ok(None) => Ok(()),
        Ok(Some(cleaned)) => Ok(row.set(slot, Value::Text(cleaned))?),
        Err(_) if stored.is_some_and(|stored| has_stored_value(stored, row, slot)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Whether the stored document has a record of this DocType and name, itself or a row, with the same value.
fn has_stored_value(stored: &dyn Record, row: &dyn Record, slot: usize) -> bool {
    let is_same = |other: &dyn Record| {
        other.meta().name == row.meta().name && other.name() == row.name() && other.get(slot) == row.get(slot)
    };
    is_same(stored)
        || (0..stored.meta().tables().len())
            .filter_map(|table| stored.rows(table))
            .any(|rows| rows.iter().any(&is_same))
}

/// Runs a check on the document and then on its rows. The label names the row in messages, as
/// `Row #1: `; it is empty for the document.
fn each_row(record: &mut dyn Record, check: &mut dyn FnMut(&mut dyn Record, &str) -> Result<()>) -> Result<()> {
    check(record, "")?;
    for table in 0..record.meta().tables().len() {
        let Some(rows) = record.rows_mut(table) else { continue };
        for index in 0..rows.len() {
            if let Some(row) = rows.get_mut(index) {
                check(row, &format!("Row #{}: ", index + 1))?;
            }
        }
    }
    Ok(())
}

/// The value in place of null in a `not_nullable` field: its default, or the empty value of its type.
fn non_null_value(ctx: &Context, field: &DocField) -> Value {
    match (field.default, field.column_type()) {
        (Some(_), _) => by_definition(ctx, field).unwrap_or(Value::Null),
        (None, Some(ColumnType::Varchar(_) | ColumnType::Text | ColumnType::LongText)) => Value::Text(String::new()),
        (None, Some(ColumnType::NullableDecimal | ColumnType::Rating)) => Value::Float(0.0),
        (None, Some(ColumnType::LongInt)) => Value::Int(0),
        // Dates and JSON have no empty value.
        _ => Value::Null,
    }
}

/// Checks a value, and normalizes it: trims options, clamps ratings.
fn check_field(ctx: &Context, row: &mut dyn Record, slot: usize, field: &DocField, row_label: &str) -> Result<()> {
    if field.not_nullable && row.get(slot) == ValueRef::Null {
        row.set(slot, non_null_value(ctx, field))?;
    }
    let value = row.get(slot);
    match (field.fieldtype, value) {
        (FieldType::Select, ValueRef::Text(text)) => {
            let trimmed = text.trim();
            check_select(field, trimmed, row_label)?;
            if trimmed.len() != text.len() {
                let trimmed = trimmed.to_owned();
                row.set(slot, Value::Text(trimmed))?;
            }
        }
        (FieldType::Phone, ValueRef::Text(text)) => formats::phone_with_country(field, text, row_label)?,
        (FieldType::Data, ValueRef::Text(text)) => formats::data(field, text, row_label)?,
        (FieldType::Rating, value) => {
            let rating = match value {
                ValueRef::Float(rating) => rating,
                _ => 0.0,
            };
            row.set(slot, Value::Float(rating.clamp(0.0, 1.0)))?;
        }
        (FieldType::Int | FieldType::Float | FieldType::Currency, ValueRef::Int(_) | ValueRef::Float(_))
            if field.non_negative && is_negative(value) =>
        {
            return Err(Error::new(
                ErrorKind::NonNegative,
                format!("{row_label}Value cannot be negative for {}", field.title()),
            ));
        }
        _ => {}
    }
    // Blank text in a unique field is no value, which any number of documents may have.
    if field.unique && matches!(row.get(slot), ValueRef::Text(text) if text.trim().is_empty()) {
        row.set(slot, Value::Null)?;
    }
    Ok(())
}

fn is_negative(value: ValueRef<'_>) -> bool {
    matches!(value, ValueRef::Int(..=-1)) || matches!(value, ValueRef::Float(number) if number < 0.0)
}

fn check_select(field: &DocField, text: &str, row_label: &str) -> Result<()> {
    let unchecked = text.is_empty()
        || field.fieldname == "naming_series"
        || matches!(field.options.trim(), "" | "[Select]" | "Loading...");
    if unchecked || field.select_options().any(|option| option == text) {
        return Ok(());
    }
    let options: Vec<String> =
        field.select_options().filter(|option| !option.is_empty()).map(|option| format!("{option:?}")).collect();
    Err(Error::validation(format!(
        "{row_label}{} cannot be {text:?}. It should be one of {}",
        field.title(),
        options.join(", ")
    )))
}

/// Checks the characters and the length of text, which may be that of a controller. Values of single documents are
/// stored as long text and have no limit.
fn check_text(meta: &Meta, field: &DocField, value: ValueRef<'_>, row_label: &str) -> Result<()> {
    let ValueRef::Text(text) = value else { return Ok(()) };
    if text.contains('\0') {
        return Err(has_nul(field));
    }
    let (Some(ColumnType::Varchar(limit)), false) = (field.column_type(), meta.is_single) else { return Ok(()) };
    // A text has no more characters than bytes, so most need not be counted.
    if text.len() <= limit as usize || text.chars().count() <= limit as usize {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::CharacterLengthExceeded,
        format!("{row_label}{} has at most {limit} characters, this value has {}", field.title(), text.chars().count()),
    ))
}
