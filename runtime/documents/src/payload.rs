//! Documents as JSON payloads: insert, save, change, cancel and delete, as functions like
//! `frappe.client.save` do them.
//!
//! A payload says its DocType in `doctype`. A row of a child DocType is stored and deleted by saving
//! its parent (see `rows`), so that the parent's checks and hooks run.

mod members;
mod rows;

pub use members::{doctype_of, is_new, name_of};

use super::child_rows::AddedRows;
use super::merge::{ClearedFields, MergeMode, is_blank, merge, merge_row};
use super::number_text::NumberRule;
use super::optional_fields::OptionalValues;
use super::output::{DocumentFormat, Viewer};
use super::sanitize_fields::sanitize_payload;
use super::{docstatus, lifecycle, output, submitted_values};
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::context::DocTypeEntry;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_orm::table::{DocStatus, Record, Value};
use doctyped_schema as schema;
use doctyped_schema::{Meta, Rights};
use serde_json::{Map, Value as JsonValue};
use std::collections::HashMap;

/// A document that was saved, and the further members of its JSON.
#[derive(Debug)]
pub struct SavedDocument {
    record: Box<dyn Record>,
    added_rows: AddedRows,
    optional_values: OptionalValues,
    /// Values that a response shows as they were submitted, by slot.
    submitted_values: HashMap<usize, JsonWriter>,
}

impl SavedDocument {
    /// A document that was saved elsewhere.
    pub fn new(record: Box<dyn Record>) -> SavedDocument {
        SavedDocument {
            record,
            added_rows: AddedRows::default(),
            optional_values: OptionalValues::default(),
            submitted_values: HashMap::new(),
        }
    }

    /// The document.
    pub fn record(&self) -> &dyn Record {
        self.record.as_ref()
    }

    /// Writes the document as the session user may read it, fields without a value as `null`.
    ///
    /// # Errors
    /// Those of [`Viewer::of_document`].
    pub fn write(self, ctx: &mut Context, out: &mut JsonWriter) -> Result<()> {
        self.write_as(ctx, true, out)
    }

    /// Writes the document as the session user may read it, without the fields that have no value.
    ///
    /// # Errors
    /// Those of [`Viewer::of_document`].
    pub fn write_without_nulls(self, ctx: &mut Context, out: &mut JsonWriter) -> Result<()> {
        self.write_as(ctx, false, out)
    }

    /// Writes the document as the session user may read it, with or without the fields that have no value.
    ///
    /// # Errors
    /// Those of [`Viewer::of_document`].
    pub fn write_as(self, ctx: &mut Context, nulls: bool, out: &mut JsonWriter) -> Result<()> {
        let format = DocumentFormat {
            nulls,
            new_rows: self.added_rows.0,
            optional_values: self.optional_values,
            replacements: self.submitted_values,
            ..DocumentFormat::new(Viewer::of_document(ctx, self.record.as_ref())?)
        };
        output::write(self.record.as_ref(), &format, out);
        Ok(())
    }
}

/// Inserts a document. A child row is added to its parent, which is returned.
///
/// # Errors
/// `ValidationError` for a single DocType or a payload without `doctype`, and those of
/// [`lifecycle::insert`].
pub fn insert(ctx: &mut Context, payload: &Map<String, JsonValue>) -> Result<SavedDocument> {
    insert_with_status(ctx, payload, None)
}

/// Adds a row to the parent that it names in `parenttype`, `parent` and `parentfield`, by saving the parent, and gives
/// the name of the row. In Frappe the REST routes insert a row as any document, whose mandatory fields are checked;
/// `frappe.client.insert` ([`insert`]) checks the three itself, with a `ValidationError`.
///
/// # Errors
/// `MandatoryError` without these three, and those of [`lifecycle::save`].
pub fn append_row(ctx: &mut Context, child: &'static Meta, row: &Map<String, JsonValue>) -> Result<String> {
    if let Some(key) = ["parenttype", "parent", "parentfield"].iter().find(|key| row.get(**key).is_none_or(is_blank)) {
        return Err(Error::new(ErrorKind::Mandatory, format!("A row of {} needs {key} to be inserted", child.name)));
    }
    sanitize_payload(ctx, child, row)?;
    let saved = rows::append(ctx, child, row)?;
    let field = row.get("parentfield").and_then(JsonValue::as_str).unwrap_or_default();
    let rows = saved.record.meta().table_of(field).and_then(|table| saved.record.rows(table));
    let last = rows.and_then(|rows| rows.get(rows.len().checked_sub(1)?));
    Ok(match last {
        Some(row) => row.name(),
        None => String::new(),
    })
}

/// Sanitizes the HTML of a payload in advance, before the first of several documents is stored.
///
/// # Errors
/// `DoesNotExistError` when there is no such DocType, `ValidationError` for HTML beyond the limits.
pub fn sanitize(ctx: &mut Context, payload: &Map<String, JsonValue>) -> Result<()> {
    let entry = ctx.entry(doctype_of(payload)?)?;
    sanitize_payload(ctx, (entry.meta)(), payload)
}

fn insert_with_status(
    ctx: &mut Context,
    payload: &Map<String, JsonValue>,
    status: Option<DocStatus>,
) -> Result<SavedDocument> {
    let entry = ctx.entry(doctype_of(payload)?)?;
    let meta = (entry.meta)();
    sanitize_payload(ctx, meta, payload)?;
    if meta.is_child {
        return rows::append(ctx, meta, payload);
    }
    if meta.is_single {
        return Err(Error::validation(format!(
            "{} has one document, which is saved; nothing can be inserted",
            meta.name
        )));
    }
    let mut record = (entry.new)();
    let cleared = merge(record.as_mut(), payload, MergeMode::New, NumberRule::of(ctx))?;
    if let Some(status) = status {
        docstatus::set(record.as_mut(), status)?;
    }
    let added_rows = lifecycle::insert(ctx, record.as_mut(), &cleared)?;
    let submitted_values = submitted_values::of(record.as_ref(), payload);
    Ok(SavedDocument { record, added_rows, optional_values: OptionalValues::new(payload), submitted_values })
}

/// Saves a whole document over the stored one of its name: omitted fields become empty, omitted rows
/// are deleted. A payload without a name is inserted. A status submits or cancels the document.
///
/// # Errors
/// `TimestampMismatchError` unless `modified` is as stored, and those of [`lifecycle::save`].
pub fn save(ctx: &mut Context, payload: &Map<String, JsonValue>, status: Option<DocStatus>) -> Result<SavedDocument> {
    let entry = ctx.entry(doctype_of(payload)?)?;
    let meta = (entry.meta)();
    let name = match name_of(payload) {
        _ if meta.is_single => meta.name.to_owned(),
        Some(name) if !is_new(payload) => name,
        _ => return insert_with_status(ctx, payload, status),
    };
    sanitize_payload(ctx, meta, payload)?;
    let rule = NumberRule::of(ctx);
    if meta.is_child {
        return rows::change(ctx, meta, &name, |row| {
            let stored_name = row.get(schema::NAME).to_value();
            row.clear();
            merge_row(row, payload, MergeMode::Stored, rule)?;
            Ok(row.set(schema::NAME, stored_name)?)
        });
    }
    ctx.begin_writing()?;
    let stored = load_writable(ctx, entry, &name)?;
    let (mut record, cleared) = replacement(entry, payload, stored.as_ref(), rule)?;
    if let Some(status) = status {
        docstatus::set(record.as_mut(), status)?;
    }
    let added_rows = lifecycle::save(ctx, record.as_mut(), stored, &cleared)?;
    let submitted_values = submitted_values::of(record.as_ref(), payload);
    let optional_values = OptionalValues::default().overlaid(payload);
    Ok(SavedDocument { record, added_rows, optional_values, submitted_values })
}

/// The document of a payload as an unsaved record, with the stored document unless it is new. A right is
/// checked on the stored document, or on the DocType of a new one.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`; `TimestampMismatchError` unless `modified` is as stored.
pub fn unsaved(
    ctx: &mut Context,
    payload: &Map<String, JsonValue>,
    right: Rights,
) -> Result<(Box<dyn Record>, Option<Box<dyn Record>>)> {
    let entry = ctx.entry(doctype_of(payload)?)?;
    let meta = (entry.meta)();
    let name = if meta.is_single { Some(meta.name.to_owned()) } else { name_of(payload) };
    let Some(name) = name.filter(|_| !is_new(payload)) else {
        let mut record = (entry.new)();
        merge(record.as_mut(), payload, MergeMode::New, NumberRule::of(ctx))?;
        record.set(schema::OWNER, Value::Text(ctx.user().to_owned()))?;
        permission::check(ctx, meta, right, None)?;
        return Ok((record, None));
    };
    let stored = lifecycle::load_for(ctx, entry, &name, right)?;
    let (record, _) = replacement(entry, payload, stored.as_ref(), NumberRule::of(ctx))?;
    lifecycle::check_latest(record.as_ref(), stored.as_ref())?;
    Ok((record, Some(stored)))
}

/// Changes some fields of a document. A child row is changed through its parent, which is returned.
///
/// # Errors
/// `DoesNotExistError`, and those of [`lifecycle::save`].
pub fn change(ctx: &mut Context, doctype: &str, name: &str, values: &Map<String, JsonValue>) -> Result<SavedDocument> {
    change_with(ctx, doctype, name, values, MergeMode::Stored)
}

/// Changes some fields of a document, as [`change`] does; the mode says whether omitted rows are deleted.
pub fn change_with(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    values: &Map<String, JsonValue>,
    mode: MergeMode,
) -> Result<SavedDocument> {
    let entry = ctx.entry(doctype)?;
    let meta = (entry.meta)();
    sanitize_payload(ctx, meta, values)?;
    let rule = NumberRule::of(ctx);
    if meta.is_child {
        return rows::change(ctx, meta, name, |row| {
            let stored_name = row.get(schema::NAME).to_value();
            merge_row(row, values, MergeMode::Stored, rule)?;
            Ok(row.set(schema::NAME, stored_name)?)
        });
    }
    ctx.begin_writing()?;
    // The permission is checked first: errors about values require permission to write the document.
    let (stored, optional_values) = load_writable_optional(ctx, entry, name)?;
    let mut record = stored.clone_record();
    let cleared = merge(record.as_mut(), values, mode, rule)?;
    if record.name() != stored.name() {
        return Err(Error::not_found(format!(
            "{doctype} {} not found: a document is renamed with frappe.client.rename_doc, not by its name in the body",
            record.name()
        )));
    }
    let added_rows = lifecycle::save(ctx, record.as_mut(), stored, &cleared)?;
    let submitted_values = submitted_values::of(record.as_ref(), values);
    Ok(SavedDocument { record, added_rows, optional_values: optional_values.overlaid(values), submitted_values })
}

/// Cancels a submitted document.
///
/// # Errors
/// `DoesNotExistError`, and those of [`lifecycle::save`].
pub fn cancel(ctx: &mut Context, doctype: &str, name: &str) -> Result<SavedDocument> {
    let entry = ctx.entry(doctype)?;
    save_changed(ctx, entry, name, |record| {
        docstatus::set(record, DocStatus::Cancelled)?;
        Ok(ClearedFields::default())
    })
}

/// Deletes a document. A child row is removed from its parent, which is saved.
///
/// # Errors
/// Those of [`lifecycle::delete`], or of [`lifecycle::save`] for a child row.
pub fn delete(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let meta = (ctx.entry(doctype)?.meta)();
    if meta.is_child { rows::remove(ctx, meta, name) } else { lifecycle::delete(ctx, meta, name) }
}

/// Loads a document that the user may write, applies a change and saves it.
fn save_changed(
    ctx: &mut Context,
    entry: &'static DocTypeEntry,
    name: &str,
    change: impl FnOnce(&mut dyn Record) -> Result<ClearedFields>,
) -> Result<SavedDocument> {
    ctx.begin_writing()?;
    let (stored, optional_values) = load_writable_optional(ctx, entry, name)?;
    let mut record = stored.clone_record();
    let cleared = change(record.as_mut())?;
    let added_rows = lifecycle::save(ctx, record.as_mut(), stored, &cleared)?;
    Ok(SavedDocument { record, added_rows, optional_values, submitted_values: HashMap::new() })
}

/// Reads a document that the user may write.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn load_writable(ctx: &mut Context, entry: &'static DocTypeEntry, name: &str) -> Result<Box<dyn Record>> {
    Ok(load_writable_optional(ctx, entry, name)?.0)
}

/// Reads a document that the user may write, with its optional fields.
fn load_writable_optional(
    ctx: &mut Context,
    entry: &'static DocTypeEntry,
    name: &str,
) -> Result<(Box<dyn Record>, OptionalValues)> {
    lifecycle::load_optional_for(ctx, entry, name, Rights::WRITE)
}

/// A record with the values of a payload, and of the stored document its name and the fields that only the server
/// writes.
fn replacement(
    entry: &DocTypeEntry,
    payload: &Map<String, JsonValue>,
    stored: &dyn Record,
    rule: NumberRule,
) -> Result<(Box<dyn Record>, ClearedFields)> {
    let mut record = (entry.new)();
    record.clear();
    let cleared = merge(record.as_mut(), payload, MergeMode::Stored, rule)?;
    record.set(schema::NAME, stored.get(schema::NAME).to_value())?;
    for slot in (0..record.meta().slots().len()).filter(|slot| stored.meta().guard(*slot).is_server_written) {
        record.set(slot, stored.get(slot).to_value())?;
    }
    Ok((record, cleared))
}
