//! Documents as functions like `frappe.client.save` take them: whole, as JSON that says its
//! DocType. A row of a child DocType is changed through its parent, whose rules it is part of.

use super::lifecycle::{self, Saved};
use super::marks::Shown;
use super::merge::{Target, merge, merge_row};
use super::{Handler, echo, not_found, output, rows};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::json::JsonWriter;
use crate::permission;
use crate::schema::{self, Meta, Rights};
use crate::table::{ChildRows, CloneRecord, DocStatus, Record, Value};
use serde_json::{Map, Value as JsonValue};
use std::collections::HashMap;

/// A document that was stored.
#[derive(Debug)]
pub(crate) struct Written {
    record: Box<dyn Record>,
    saved: Saved,
    shown: Shown,
    /// What is answered as it was sent.
    echo: HashMap<usize, JsonWriter>,
}

impl Written {
    /// The document.
    pub(crate) fn record(&self) -> &dyn Record {
        self.record.as_ref()
    }

    /// Writes the document with its nulls.
    pub(crate) fn write(self, out: &mut JsonWriter) {
        self.write_with(true, out);
    }

    /// Writes the document and leaves out the fields without a value.
    pub(crate) fn write_without_nulls(self, out: &mut JsonWriter) {
        self.write_with(false, out);
    }

    fn write_with(self, nulls: bool, out: &mut JsonWriter) {
        let style = output::Style {
            nulls,
            new_rows: self.saved.new_rows,
            shown: self.shown,
            expanded: self.echo,
            ..output::Style::default()
        };
        output::write(self.record.as_ref(), &style, out);
    }
}

/// The DocType that a document says it is of.
///
/// # Errors
/// `ValidationError` when it says none.
pub(crate) fn doctype_of(document: &Map<String, JsonValue>) -> Result<&str> {
    match document.get("doctype") {
        Some(JsonValue::String(doctype)) if !doctype.is_empty() => Ok(doctype),
        _ => Err(Error::validation("The document does not say its doctype")),
    }
}

/// The name that a document says it has.
pub(crate) fn name_of(document: &Map<String, JsonValue>) -> Option<String> {
    match document.get("name") {
        Some(JsonValue::String(name)) if !name.is_empty() => Some(name.clone()),
        Some(JsonValue::Number(name)) => Some(name.to_string()),
        _ => None,
    }
}

/// Whether a client marks a document as not stored yet.
pub(crate) fn is_new(document: &Map<String, JsonValue>) -> bool {
    match document.get("__islocal") {
        None | Some(JsonValue::Null | JsonValue::Bool(false)) => false,
        Some(JsonValue::Number(number)) => number.as_i64() != Some(0),
        Some(JsonValue::String(text)) => !text.is_empty(),
        Some(_) => true,
    }
}

/// Stores a new document. A row is added to its parent, which is the document that comes back.
///
/// # Errors
/// Whatever a check or a hook objects to.
pub(crate) fn insert(ctx: &mut Context, document: &Map<String, JsonValue>) -> Result<Written> {
    insert_as(ctx, document, None)
}

fn insert_as(ctx: &mut Context, document: &Map<String, JsonValue>, status: Option<DocStatus>) -> Result<Written> {
    let handler = ctx.handler(doctype_of(document)?)?;
    let meta = (handler.meta)();
    if meta.is_child {
        return append(ctx, meta, document);
    }
    if meta.is_single {
        return Err(Error::validation(format!(
            "{} has one document, which is saved; nothing can be inserted",
            meta.name
        )));
    }
    let mut record = (handler.new)();
    merge(record.as_mut(), document, Target::New)?;
    set_status(record.as_mut(), status)?;
    let saved = lifecycle::insert(ctx, record.as_mut())?;
    let echo = echo::of(record.as_ref(), document);
    Ok(Written { record, saved, shown: Shown::new(document), echo })
}

/// Stores a whole document over the one of its name: fields that are left out become empty, rows
/// that are left out are deleted. One without a name is new. With a status, the save submits or
/// cancels.
///
/// # Errors
/// `TimestampMismatchError` unless it says the `modified` that is stored, and whatever a check or a
/// hook objects to.
pub(crate) fn save(ctx: &mut Context, document: &Map<String, JsonValue>, status: Option<DocStatus>) -> Result<Written> {
    let handler = ctx.handler(doctype_of(document)?)?;
    let meta = (handler.meta)();
    let name = match name_of(document) {
        _ if meta.is_single => meta.name.to_owned(),
        Some(name) if !is_new(document) => name,
        _ => return insert_as(ctx, document, status),
    };
    if meta.is_child {
        return change_row(ctx, meta, &name, |row| {
            let own = row.get(schema::NAME).to_value();
            row.clear();
            merge_row(row, document, Target::Stored)?;
            Ok(row.set(schema::NAME, own)?)
        });
    }
    ctx.transaction().begin_writing()?;
    let stored = writable(ctx, handler, &name)?;
    let mut record = replacement(handler, document, stored.as_ref())?;
    set_status(record.as_mut(), status)?;
    let saved = lifecycle::save(ctx, record.as_mut(), stored)?;
    let echo = echo::of(record.as_ref(), document);
    Ok(Written { record, saved, shown: Shown::default().overlaid(document), echo })
}

/// The document that a client sent, as a record that is not stored. What is stored of it comes
/// along; nothing does for a new one.
///
/// # Errors
/// `DoesNotExistError`; `TimestampMismatchError` unless it says the `modified` that is stored.
pub(crate) fn sent(
    ctx: &mut Context,
    document: &Map<String, JsonValue>,
) -> Result<(Box<dyn Record>, Option<Box<dyn Record>>)> {
    let handler = ctx.handler(doctype_of(document)?)?;
    let meta = (handler.meta)();
    let name = if meta.is_single { Some(meta.name.to_owned()) } else { name_of(document) };
    let Some(name) = name.filter(|_| !is_new(document)) else {
        let mut record = (handler.new)();
        merge(record.as_mut(), document, Target::New)?;
        record.set(schema::OWNER, Value::Text(ctx.user().to_owned()))?;
        return Ok((record, None));
    };
    let stored = lifecycle::load(ctx, handler, &name)?;
    let record = replacement(handler, document, stored.as_ref())?;
    lifecycle::check_latest(record.as_ref(), stored.as_ref())?;
    Ok((record, Some(stored)))
}

/// Changes some fields of a document; of a row, through its parent, which comes back.
///
/// # Errors
/// `DoesNotExistError`, and whatever a check or a hook objects to.
pub(crate) fn change(ctx: &mut Context, doctype: &str, name: &str, values: &Map<String, JsonValue>) -> Result<Written> {
    change_as(ctx, doctype, name, values, Target::Stored)
}

/// The same; the target says what becomes of rows that are not sent.
pub(super) fn change_as(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    values: &Map<String, JsonValue>,
    target: Target,
) -> Result<Written> {
    let handler = ctx.handler(doctype)?;
    let meta = (handler.meta)();
    if meta.is_child {
        return change_row(ctx, meta, name, |row| {
            let own = row.get(schema::NAME).to_value();
            merge_row(row, values, Target::Stored)?;
            Ok(row.set(schema::NAME, own)?)
        });
    }
    ctx.transaction().begin_writing()?;
    // Who may not write learns nothing about the values.
    let (stored, shown) = writable_shown(ctx, handler, name)?;
    let mut record = stored.clone_record();
    merge(record.as_mut(), values, target)?;
    if record.name() != stored.name() {
        return Err(Error::not_found(format!(
            "{doctype} {} not found: a document is renamed with frappe.client.rename_doc, not by its name in the body",
            record.name()
        )));
    }
    let saved = lifecycle::save(ctx, record.as_mut(), stored)?;
    let echo = echo::of(record.as_ref(), values);
    Ok(Written { record, saved, shown: shown.overlaid(values), echo })
}

/// Cancels a submitted document.
///
/// # Errors
/// `DoesNotExistError`, and whatever a check or a hook objects to.
pub(crate) fn cancel(ctx: &mut Context, doctype: &str, name: &str) -> Result<Written> {
    let handler = ctx.handler(doctype)?;
    ctx.transaction().begin_writing()?;
    let (stored, shown) = writable_shown(ctx, handler, name)?;
    let mut record = stored.clone_record();
    set_status(record.as_mut(), Some(DocStatus::Cancelled))?;
    let saved = lifecycle::save(ctx, record.as_mut(), stored)?;
    Ok(Written { record, saved, shown, echo: HashMap::new() })
}

/// Deletes a document; a row is taken out of its parent, which is saved.
///
/// # Errors
/// `DoesNotExistError`, `LinkExistsError`, and whatever a hook objects to.
pub(crate) fn delete(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    let meta = (ctx.handler(doctype)?.meta)();
    if !meta.is_child {
        return lifecycle::delete(ctx, meta, name);
    }
    with_parent(ctx, meta, name, |rows, place| {
        let mut kept: Vec<Box<dyn Record>> = Vec::with_capacity(rows.len());
        for other in (0..rows.len()).filter(|other| *other != place) {
            kept.extend(rows.get(other).map(CloneRecord::clone_record));
        }
        rows.clear();
        // Frappe numbers those that remain anew.
        for (place, row) in (1..).zip(kept) {
            let remaining = rows.push();
            copy(row.as_ref(), remaining)?;
            remaining.set(schema::IDX, Value::Int(place))?;
        }
        Ok(())
    })
    .map(|_| ())
}

/// Adds a row to the parent that it names.
fn append(ctx: &mut Context, child: &'static Meta, row: &Map<String, JsonValue>) -> Result<Written> {
    let text = |key: &str| row.get(key).and_then(JsonValue::as_str).filter(|text| !text.is_empty());
    let (Some(parenttype), Some(parent), Some(parentfield)) = (text("parenttype"), text("parent"), text("parentfield"))
    else {
        return Err(Error::validation(format!(
            "A row of {} needs parenttype, parent and parentfield to be inserted",
            child.name
        )));
    };
    let handler = ctx.handler(parenttype)?;
    let table = table_for(handler, parentfield, child)?;
    ctx.transaction().begin_writing()?;
    let (stored, shown) = writable_shown(ctx, handler, parent)?;
    let mut record = stored.clone_record();
    if let Some(rows) = record.rows_mut(table) {
        let added = rows.push();
        merge_row(added, row, Target::New)?;
        // Its place is the last one.
        added.set(schema::IDX, Value::Int(0))?;
    }
    let saved = lifecycle::save(ctx, record.as_mut(), stored)?;
    Ok(Written { record, saved, shown, echo: HashMap::new() })
}

fn change_row(
    ctx: &mut Context,
    child: &'static Meta,
    name: &str,
    change: impl FnOnce(&mut dyn Record) -> Result<()>,
) -> Result<Written> {
    with_parent(ctx, child, name, |rows, place| match rows.get_mut(place) {
        Some(row) => change(row),
        None => Err(not_found(child.name, name)),
    })
}

/// Changes the rows of the table field that has a row, and saves the document.
fn with_parent(
    ctx: &mut Context,
    child: &'static Meta,
    name: &str,
    change: impl FnOnce(&mut dyn ChildRows, usize) -> Result<()>,
) -> Result<Written> {
    ctx.transaction().begin_writing()?;
    let missing = || not_found(child.name, name);
    let (parenttype, parent) = rows::parent_of(ctx, child, name)?.ok_or_else(missing)?;
    let handler = ctx.site().registry().handler(&parenttype).ok_or_else(missing)?;
    let (stored, shown) = writable_shown(ctx, handler, &parent)?;
    let mut record = stored.clone_record();
    let found = (0..record.meta().tables().len()).find_map(|table| {
        let rows = record.rows(table)?;
        let place = rows.iter().position(|row| row.meta().name == child.name && row.name() == name)?;
        Some((table, place))
    });
    let (table, place) = found.ok_or_else(missing)?;
    change(record.rows_mut(table).ok_or_else(missing)?, place)?;
    let saved = lifecycle::save(ctx, record.as_mut(), stored)?;
    Ok(Written { record, saved, shown, echo: HashMap::new() })
}

/// Which table field of a DocType has this name and these rows.
fn table_for(handler: &Handler, parentfield: &str, child: &Meta) -> Result<usize> {
    let meta = (handler.meta)();
    let is_it = |field: &&schema::DocField| field.fieldname == parentfield && field.options == child.name;
    meta.tables().iter().position(is_it).ok_or_else(|| {
        Error::validation(format!("{parentfield:?} is no table field of {} with rows of {}", meta.name, child.name))
    })
}

/// A document that the user may change.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub(crate) fn writable(ctx: &mut Context, handler: &'static Handler, name: &str) -> Result<Box<dyn Record>> {
    Ok(writable_shown(ctx, handler, name)?.0)
}

/// The same, with what its JSON shows beside its fields. Who may not write it learns nothing about
/// the payload.
fn writable_shown(ctx: &mut Context, handler: &'static Handler, name: &str) -> Result<(Box<dyn Record>, Shown)> {
    let (stored, shown) = lifecycle::load_shown(ctx, handler, name)?;
    permission::check(ctx, (handler.meta)(), Rights::WRITE, Some(stored.as_ref()))?;
    Ok((stored, shown))
}

/// A record with nothing but what a client sent for a stored document.
fn replacement(handler: &Handler, document: &Map<String, JsonValue>, stored: &dyn Record) -> Result<Box<dyn Record>> {
    let mut record = (handler.new)();
    record.clear();
    merge(record.as_mut(), document, Target::Stored)?;
    record.set(schema::NAME, stored.get(schema::NAME).to_value())?;
    Ok(record)
}

fn set_status(record: &mut dyn Record, status: Option<DocStatus>) -> Result<()> {
    match status {
        Some(status) => Ok(record.set(schema::DOCSTATUS, Value::Int(i64::from(status.number())))?),
        None => Ok(()),
    }
}

fn copy(from: &dyn Record, to: &mut dyn Record) -> Result<()> {
    for slot in 0..from.meta().slots().len() {
        to.set(slot, from.get(slot).to_value())?;
    }
    Ok(())
}
