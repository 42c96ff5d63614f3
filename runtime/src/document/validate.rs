//! The checks that every document passes, whatever its controller says.

pub(super) mod formats;

use crate::error::{Error, ErrorKind, Result};
use crate::schema::{DocField, FIRST_FIELD, FieldType, Meta, Storage};
use crate::table::{DocStatus, Record, Value, ValueRef};

/// Checks a document and its rows before it is stored, in Frappe's order.
pub(super) fn check(record: &mut dyn Record) -> Result<()> {
    mandatory(record)?;
    each_row(record, &mut |row, place| {
        for (slot, field) in row.meta().slots().iter().enumerate().skip(FIRST_FIELD) {
            check_field(row, slot, field, place)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Runs a check on the document and then on its rows; the place says which row, for messages.
fn each_row(record: &mut dyn Record, check: &mut dyn FnMut(&mut dyn Record, &str) -> Result<()>) -> Result<()> {
    check(record, "")?;
    for table in 0..record.meta().tables().len() {
        let Some(rows) = record.rows_mut(table) else { continue };
        for place in 0..rows.len() {
            if let Some(row) = rows.get_mut(place) {
                check(row, &format!("Row #{}: ", place + 1))?;
            }
        }
    }
    Ok(())
}

/// All mandatory fields that are empty, in one error.
fn mandatory(record: &mut dyn Record) -> Result<()> {
    let doctype = record.meta().name;
    let name = record.name();
    let mut missing: Vec<String> = Vec::new();
    let mut fields: Vec<&str> = Vec::new();
    for (table, field) in record.meta().tables().iter().enumerate() {
        if field.reqd && record.rows(table).is_none_or(crate::table::ChildRows::is_empty) {
            missing.push(format!("Data missing in table {}", field.title()));
            fields.push(field.fieldname);
        }
    }
    each_row(record, &mut |row, place| {
        for (slot, field) in row.meta().slots().iter().enumerate().skip(FIRST_FIELD) {
            if field.reqd && is_missing(field, row.get(slot)) {
                missing.push(format!("{place}Value missing for {}: {}", row.meta().name, field.title()));
                fields.push(field.fieldname);
            }
        }
        Ok(())
    })?;
    // A row that comes without its document.
    if record.meta().is_child {
        for column in ["parent", "parenttype"].into_iter().filter(|column| record.field(column).is_empty()) {
            missing.push(format!("Value missing for {doctype}: {column}"));
            fields.push(column);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Mandatory,
        format!("[{doctype}, {name}]: {} ({})", fields.join(", "), missing.join("; ")),
    ))
}

/// Text counts as missing when nothing is left of it without tags and blanks; an image in a text
/// editor is something. Zero is a value.
fn is_missing(field: &DocField, value: ValueRef<'_>) -> bool {
    match value {
        ValueRef::Null => true,
        ValueRef::Secret(text) => text.is_empty(),
        ValueRef::Text(text) => {
            let image = matches!(field.fieldtype, FieldType::TextEditor | FieldType::Code | FieldType::HtmlEditor)
                && text.contains("<img");
            !image && without_tags(text).trim().is_empty()
        }
        _ => false,
    }
}

/// The text between tags. A `<` that nothing closes begins none.
fn without_tags(text: &str) -> std::borrow::Cow<'_, str> {
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

/// What stands in a field that is never null and holds nothing: its default, or what is empty of its
/// kind.
fn filler(field: &DocField) -> Result<Value> {
    match (field.default, field.storage()) {
        (Some(default), _) => super::coerce::coerce(field, &default.into()),
        (None, Some(Storage::Varchar(_) | Storage::Text | Storage::LongText)) => Ok(Value::Text(String::new())),
        (None, Some(Storage::NullableDecimal | Storage::Rating)) => Ok(Value::Float(0.0)),
        (None, Some(Storage::LongInt)) => Ok(Value::Int(0)),
        // There is no empty date and no empty JSON.
        _ => Ok(Value::Null),
    }
}

fn check_field(row: &mut dyn Record, slot: usize, field: &DocField, place: &str) -> Result<()> {
    let meta = row.meta();
    if field.not_nullable && row.get(slot) == ValueRef::Null {
        row.set(slot, filler(field)?)?;
    }
    let value = row.get(slot);
    match (field.fieldtype, value) {
        (FieldType::Select, ValueRef::Text(text)) => {
            let trimmed = text.trim();
            check_select(field, trimmed, place)?;
            if trimmed.len() != text.len() {
                let trimmed = trimmed.to_owned();
                row.set(slot, Value::Text(trimmed))?;
            }
        }
        (FieldType::Phone, ValueRef::Text(text)) => formats::phone_with_country(field, text, place)?,
        (FieldType::Data, ValueRef::Text(text)) => formats::data(field, text, place)?,
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
                format!("{place}Value cannot be negative for {}", field.title()),
            ));
        }
        _ => {}
    }
    // Blank text in a unique field means that there is no value: many documents may have none.
    if field.unique && matches!(row.get(slot), ValueRef::Text(text) if text.trim().is_empty()) {
        row.set(slot, Value::Null)?;
    }
    let cleaned = match row.get(slot) {
        ValueRef::Text(text) => super::sanitize::clean(field, text),
        _ => None,
    };
    if let Some(cleaned) = cleaned {
        row.set(slot, Value::Text(cleaned))?;
    }
    check_length(meta, field, row.get(slot), place)
}

fn is_negative(value: ValueRef<'_>) -> bool {
    matches!(value, ValueRef::Int(..=-1)) || matches!(value, ValueRef::Float(number) if number < 0.0)
}

fn check_select(field: &DocField, text: &str, place: &str) -> Result<()> {
    let unchecked = text.is_empty()
        || field.fieldname == "naming_series"
        || matches!(field.options.trim(), "" | "[Select]" | "Loading...");
    if unchecked || field.select_options().any(|option| option == text) {
        return Ok(());
    }
    let options: Vec<String> =
        field.select_options().filter(|option| !option.is_empty()).map(|option| format!("{option:?}")).collect();
    Err(Error::validation(format!(
        "{place}{} cannot be {text:?}. It should be one of {}",
        field.title(),
        options.join(", ")
    )))
}

/// Single documents are stored as long text, so nothing is cut off there.
fn check_length(meta: &Meta, field: &DocField, value: ValueRef<'_>, place: &str) -> Result<()> {
    let (Some(Storage::Varchar(limit)), ValueRef::Text(text), false) = (field.storage(), value, meta.is_single) else {
        return Ok(());
    };
    // Bytes are at least as many as characters: most texts need no counting.
    if text.len() <= limit as usize || text.chars().count() <= limit as usize {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::CharacterLengthExceeded,
        format!("{place}{} has at most {limit} characters, this value has {}", field.title(), text.chars().count()),
    ))
}

/// Fields that are set once, and who made the document and when, are as they were stored.
pub(super) fn check_constants(record: &dyn Record, stored: &dyn Record) -> Result<()> {
    let was_stored = !stored.get(crate::schema::OWNER).is_empty();
    for (slot, field) in record.meta().slots().iter().enumerate() {
        let constant =
            field.set_only_once || (was_stored && matches!(slot, crate::schema::OWNER | crate::schema::CREATION));
        let (new, old) = (record.get(slot), stored.get(slot));
        if constant && new != old && !(new.is_empty() && old.is_empty()) {
            return Err(constant_changed(field));
        }
    }
    for (table, field) in record.meta().tables().iter().enumerate().filter(|(_, field)| field.set_only_once) {
        if !same_rows(record, stored, table) {
            return Err(constant_changed(field));
        }
    }
    Ok(())
}

fn constant_changed(field: &DocField) -> Error {
    Error::new(ErrorKind::CannotChangeConstant, format!("Value cannot be changed for {}", field.title()))
}

fn same_rows(record: &dyn Record, stored: &dyn Record, table: usize) -> bool {
    let (Some(new), Some(old)) = (record.rows(table), stored.rows(table)) else {
        return true;
    };
    new.len() == old.len()
        && new
            .iter()
            .zip(old.iter())
            .all(|(new, old)| (FIRST_FIELD..new.meta().slots().len()).all(|slot| new.get(slot) == old.get(slot)))
}

/// Which docstatus may follow which.
///
/// # Errors
/// `DocstatusTransitionError`, or `ValidationError` for a cancelled document.
pub(super) fn check_transition(meta: &Meta, from: Option<DocStatus>, to: DocStatus) -> Result<()> {
    if meta.is_single {
        return Ok(());
    }
    let refused = |reason: &str| Err(Error::new(ErrorKind::DocstatusTransition, format!("{}: {reason}", meta.name)));
    match (from, to) {
        (None | Some(DocStatus::Draft), DocStatus::Draft | DocStatus::Submitted)
        | (Some(DocStatus::Submitted), DocStatus::Submitted | DocStatus::Cancelled) => Ok(()),
        (None, DocStatus::Cancelled) => refused("a new document cannot be cancelled (docstatus 2)"),
        (Some(DocStatus::Draft), DocStatus::Cancelled) => {
            refused("a draft cannot be cancelled (docstatus 0 to 2); submit it first or discard it")
        }
        (Some(DocStatus::Submitted), DocStatus::Draft) => {
            refused("a submitted document cannot become a draft again (docstatus 1 to 0); cancel and amend it")
        }
        (Some(DocStatus::Cancelled), _) => Err(Error::validation(format!("Cannot edit a cancelled {}", meta.name))),
    }
}

/// After submission only fields that say so may change; rows may only be added where their table
/// says so.
pub(super) fn check_update_after_submit(record: &dyn Record, stored: &dyn Record) -> Result<()> {
    unchanged_slots(record, stored, "")?;
    for (table, field) in record.meta().tables().iter().enumerate() {
        let (Some(new), Some(old)) = (record.rows(table), stored.rows(table)) else { continue };
        if new.len() != old.len() && !field.allow_on_submit {
            return Err(Error::new(
                ErrorKind::UpdateAfterSubmit,
                format!("Not allowed to add or remove rows of {} after submission", field.title()),
            ));
        }
        for (place, row) in new.iter().enumerate() {
            let name = row.name();
            if let Some(old) = old.iter().find(|old| old.name() == name) {
                unchanged_slots(row, old, &format!("Row #{}: ", place + 1))?;
            } else if !field.allow_on_submit {
                return Err(Error::new(
                    ErrorKind::UpdateAfterSubmit,
                    format!("Not allowed to replace rows of {} after submission", field.title()),
                ));
            }
        }
    }
    Ok(())
}

fn unchanged_slots(record: &dyn Record, stored: &dyn Record, place: &str) -> Result<()> {
    for (slot, field) in record.meta().slots().iter().enumerate().skip(FIRST_FIELD) {
        let (new, old) = (record.get(slot), stored.get(slot));
        if !field.allow_on_submit && new != old && !(new.is_empty() && old.is_empty()) {
            return Err(Error::new(
                ErrorKind::UpdateAfterSubmit,
                format!(
                    "{place}Not allowed to change {} after submission from {:?} to {:?}",
                    field.title(),
                    old.to_text(),
                    new.to_text()
                ),
            ));
        }
    }
    Ok(())
}
