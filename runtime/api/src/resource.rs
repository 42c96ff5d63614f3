//! The operations of the REST routes for documents, from the payload to the JSON of the answer.

use doctyped_auth::permission;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents::merge::{MergeMode, merge};
use doctyped_documents::methods::DocumentMethod;
use doctyped_documents::optional_fields::OptionalValues;
use doctyped_documents::output::{DocumentFormat, Reader};
use doctyped_documents::sanitize_fields::sanitize_payload;
use doctyped_documents::stored_names;
use doctyped_documents::{lifecycle, output, payload, submitted_values};
use doctyped_orm::table::Record;
use doctyped_query as query;
use doctyped_schema::Rights;
use serde_json::{Map, Value as JsonValue};

/// Reads a document. `expand`, a JSON list of link fields, writes the linked documents in place of their
/// names.
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
    let (record, optional_values) = load_readable_optional(ctx, doctype, name)?;
    let levels = permission::readable_levels(ctx, record.meta());
    let replacements = query::expand_links(ctx, record.as_ref(), levels, expand)?;
    let reader = Reader::of_doctype(ctx, record.meta());
    let format = DocumentFormat { replacements, optional_values, ..DocumentFormat::new(reader) };
    output::write(record.as_ref(), &format, out);
    Ok(())
}

/// Reads a document that the user may read.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn load_readable(ctx: &mut Context, doctype: &str, name: &str) -> Result<Box<dyn Record>> {
    Ok(load_readable_optional(ctx, doctype, name)?.0)
}

/// Reads a document that the user may read, with its optional fields.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn load_readable_optional(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
) -> Result<(Box<dyn Record>, OptionalValues)> {
    let handler = ctx.handler(doctype)?;
    lifecycle::load_optional_for(ctx, handler, name, Rights::READ)
}

/// Inserts a document.
///
/// # Errors
/// `ValidationError` for a single DocType, `PermissionError`, `DuplicateEntryError` and the errors of other
/// checks and of hooks.
pub fn create(ctx: &mut Context, doctype: &str, payload: &Map<String, JsonValue>, out: &mut JsonWriter) -> Result<()> {
    let handler = ctx.handler(doctype)?;
    sanitize_payload(ctx, (handler.meta)(), payload)?;
    let mut record = (handler.new)();
    merge(record.as_mut(), payload, MergeMode::New)?;
    let meta = record.meta();
    if meta.is_single {
        return Err(Error::validation(format!(
            "{doctype} is a single DocType: it has one document, which PUT changes"
        )));
    }
    let added_rows = lifecycle::insert(ctx, record.as_mut())?;
    let format = DocumentFormat {
        new_rows: added_rows.0,
        optional_values: OptionalValues::new(payload),
        replacements: submitted_values::of(record.as_ref(), payload),
        ..DocumentFormat::new(Reader::of_document(ctx, record.as_ref())?)
    };
    output::write(record.as_ref(), &format, out);
    Ok(())
}

/// Changes the fields of a document that the payload has.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`, `TimestampMismatchError` and the errors of other checks and of hooks.
pub fn update(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    payload: &Map<String, JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    change(ctx, doctype, name, payload, MergeMode::Stored, out)
}

/// Changes the fields of a document that the payload has, and merges the rows of table fields by their
/// names: rows that the payload lacks stay as they are.
///
/// # Errors
/// Those of [`update`].
pub fn patch(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    payload: &Map<String, JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    change(ctx, doctype, name, payload, MergeMode::Patch, out)
}

fn change(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    payload: &Map<String, JsonValue>,
    mode: MergeMode,
    out: &mut JsonWriter,
) -> Result<()> {
    let saved = payload::change_with(ctx, doctype, name, payload, mode)?;
    let handler = ctx.handler(doctype)?;
    if (handler.meta)().is_child {
        // The parent was saved; the answer is the row.
        let row = lifecycle::load_for(ctx, handler, name, Rights::READ)?;
        output::write(row.as_ref(), &DocumentFormat::new(Reader::of_document(ctx, row.as_ref())?), out);
        return Ok(());
    }
    saved.write_without_nulls(ctx, out)
}

/// Writes an unsaved copy of a document, from which a client inserts another.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn copy(ctx: &mut Context, doctype: &str, name: &str, out: &mut JsonWriter) -> Result<()> {
    let record = load_readable(ctx, doctype, name)?;
    let copy = doctyped_documents::copy::copy(record.as_ref())?;
    output::write(copy.as_ref(), &DocumentFormat::new(Reader::of_doctype(ctx, copy.meta())), out);
    Ok(())
}

/// Deletes a document; a child row by saving its parent without it.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`, `LinkExistsError` and the errors of hooks.
pub fn delete(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    payload::delete(ctx, doctype, name)
}

/// Calls a whitelisted method of a document and writes its return value, if it has one.
///
/// # Errors
/// `DoesNotExistError` when there is no such document or method, `PermissionError`, and those of the
/// method.
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
    let right = if is_get { Rights::READ } else { Rights::WRITE };
    let mut record = lifecycle::load_for(ctx, handler, name, right)?;
    let method = DocumentMethod::find(ctx, handler, method)?;
    method.check_names(arguments)?;
    method.call(ctx, record.as_mut(), arguments, is_get, out)
}

/// Writes a document with fields without a value as `null`, as functions answer it.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn read_with_nulls(ctx: &mut Context, doctype: &str, name: &str, out: &mut JsonWriter) -> Result<()> {
    let (record, optional_values) = load_readable_optional(ctx, doctype, name)?;
    let reader = Reader::of_doctype(ctx, record.meta());
    let format = DocumentFormat { nulls: true, optional_values, ..DocumentFormat::new(reader) };
    output::write(record.as_ref(), &format, out);
    Ok(())
}

/// Whether a document exists, without a check of permissions.
///
/// # Errors
/// `DoesNotExistError` when there is no such DocType.
pub fn exists(ctx: &mut Context, doctype: &str, name: &str) -> Result<bool> {
    let meta = (ctx.handler(doctype)?.meta)();
    stored_names::exists(ctx, meta, name)
}

/// The error for a body that is no JSON object.
pub fn not_an_object() -> Error {
    Error::new(ErrorKind::BadRequest, "The body must be a JSON object with the document's fields")
}
