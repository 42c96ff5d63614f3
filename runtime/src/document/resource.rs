//! What the REST routes for documents do, from the payload to the JSON of the answer.

use super::optional_fields::OptionalValues;
use super::merge::{Target, merge};
use super::methods::DocumentMethod;
use super::{submitted_values, lifecycle, output, store};
use crate::context::Context;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::Arguments;
use crate::permission;
use crate::query;
use crate::schema::Rights;
use crate::table::Record;
use serde_json::{Map, Value as JsonValue};

/// Reads a document. `expand`, a list of link fields as JSON, shows the linked documents in place of
/// their names.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`; `DataError` for an `expand` that is not of link fields.
pub fn read(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    expand: Option<&JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    let (record, shown) = readable_shown(ctx, doctype, name)?;
    let levels = permission::readable_levels(ctx, record.meta());
    let expanded = query::expand_document(ctx, record.as_ref(), levels, expand)?;
    let style = output::DocumentFormat { levels: Some(levels), expanded, shown, ..output::DocumentFormat::default() };
    output::write(record.as_ref(), &style, out);
    Ok(())
}

/// A document that the user may read.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub(crate) fn readable(ctx: &mut Context, doctype: &str, name: &str) -> Result<Box<dyn Record>> {
    Ok(readable_shown(ctx, doctype, name)?.0)
}

/// The same, with what its JSON shows beside its fields.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub(crate) fn readable_shown(ctx: &mut Context, doctype: &str, name: &str) -> Result<(Box<dyn Record>, OptionalValues)> {
    let handler = ctx.handler(doctype)?;
    let (record, shown) = lifecycle::load_shown(ctx, handler, name)?;
    permission::check(ctx, (handler.meta)(), Rights::READ, Some(record.as_ref()))?;
    Ok((record, shown))
}

/// Makes a document.
///
/// # Errors
/// Whatever a check or a hook objects to.
pub fn create(ctx: &mut Context, doctype: &str, payload: &Map<String, JsonValue>, out: &mut JsonWriter) -> Result<()> {
    let handler = ctx.handler(doctype)?;
    let mut record = (handler.new)();
    merge(record.as_mut(), payload, Target::New)?;
    let meta = record.meta();
    if meta.is_single {
        return Err(Error::validation(format!(
            "{doctype} is a single DocType: it has one document, which PUT changes"
        )));
    }
    let saved = lifecycle::insert(ctx, record.as_mut())?;
    let style = output::DocumentFormat {
        new_rows: saved.new_rows,
        shown: OptionalValues::new(payload),
        expanded: submitted_values::of(record.as_ref(), payload),
        ..output::DocumentFormat::default()
    };
    output::write(record.as_ref(), &style, out);
    Ok(())
}

/// Changes the fields of a document that the payload names.
///
/// # Errors
/// `DoesNotExistError`, and whatever a check or a hook objects to.
pub fn update(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    payload: &Map<String, JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    change(ctx, doctype, name, payload, Target::Stored, out)
}

/// Changes the fields of a document that the payload names. Rows of table fields are merged by
/// their names: rows that are not sent stay as they are.
///
/// # Errors
/// `DoesNotExistError`, and whatever a check or a hook objects to.
pub fn patch(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    payload: &Map<String, JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    change(ctx, doctype, name, payload, Target::Patched, out)
}

fn change(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    payload: &Map<String, JsonValue>,
    target: Target,
    out: &mut JsonWriter,
) -> Result<()> {
    let written = super::payload::change_as(ctx, doctype, name, payload, target)?;
    let handler = ctx.handler(doctype)?;
    if (handler.meta)().is_child {
        // What was saved is the parent; the answer is the row.
        let row = lifecycle::load(ctx, handler, name)?;
        output::write(row.as_ref(), &output::DocumentFormat::default(), out);
    } else {
        written.write_without_nulls(out);
    }
    Ok(())
}

/// Writes an unsaved copy of a document, as a client would send it to make another.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn copy(ctx: &mut Context, doctype: &str, name: &str, out: &mut JsonWriter) -> Result<()> {
    let record = readable(ctx, doctype, name)?;
    let copy = super::copy::copy(record.as_ref())?;
    let levels = Some(permission::readable_levels(ctx, copy.meta()));
    output::write(copy.as_ref(), &output::DocumentFormat { levels, ..output::DocumentFormat::default() }, out);
    Ok(())
}

/// Deletes a document; a child row by saving its parent without it.
///
/// # Errors
/// `DoesNotExistError`, `LinkExistsError`, and whatever a hook objects to.
pub fn delete(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    super::payload::delete(ctx, doctype, name)
}

/// Calls a whitelisted method of a document and writes what it returns; nothing for nothing.
///
/// # Errors
/// `DoesNotExistError` when there is no such document or method, `PermissionError`, and the
/// method's own.
pub fn run_method(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    method: &str,
    arguments: &Arguments,
    is_get: bool,
    out: &mut JsonWriter,
) -> Result<()> {
    let handler = ctx.handler(doctype)?;
    if !is_get {
        DocumentMethod::begin(ctx, handler, method)?;
    }
    let mut record = lifecycle::load(ctx, handler, name)?;
    let method = DocumentMethod::find(ctx, handler, method)?;
    let right = if is_get { Rights::READ } else { Rights::WRITE };
    permission::check(ctx, record.meta(), right, Some(record.as_ref()))?;
    method.check_names(arguments)?;
    method.call(ctx, record.as_mut(), arguments, is_get, out)
}

/// A document of any DocType as JSON, with nulls, for answers of functions.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn read_with_nulls(ctx: &mut Context, doctype: &str, name: &str, out: &mut JsonWriter) -> Result<()> {
    let (record, shown) = readable_shown(ctx, doctype, name)?;
    let levels = Some(permission::readable_levels(ctx, record.meta()));
    output::write(record.as_ref(), &output::DocumentFormat { nulls: true, levels, shown, ..output::DocumentFormat::default() }, out);
    Ok(())
}

/// Whether a document exists, whoever asks.
///
/// # Errors
/// `DoesNotExistError` when there is no such DocType.
pub fn exists(ctx: &mut Context, doctype: &str, name: &str) -> Result<bool> {
    let meta = (ctx.handler(doctype)?.meta)();
    store::exists(ctx, meta, name)
}

/// The error for a body that should have been an object.
pub fn not_an_object() -> Error {
    Error::new(ErrorKind::BadRequest, "The body must be a JSON object with the document's fields")
}
