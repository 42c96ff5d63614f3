//! The operations of the REST routes for documents, from the payload to the JSON of the response.

use crate::file_content;
use doctyped_auth::permission;
use doctyped_core::arguments::Arguments;
use doctyped_core::context::{Context, DocTypeEntry};
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents::merge::{MergeMode, merge};
use doctyped_documents::methods::DocumentMethod;
use doctyped_documents::number_text::NumberRule;
use doctyped_documents::optional_fields::OptionalValues;
use doctyped_documents::output::{DocumentFormat, Viewer};
use doctyped_documents::sanitize_fields::sanitize_payload;
use doctyped_documents::stored_names;
use doctyped_documents::{lifecycle, output, payload, submitted_values};
use doctyped_orm::table::Record;
use doctyped_query as query;
use doctyped_schema::{CHILD_FIELDS, FieldType, NAME, Rights, STANDARD_FIELDS};
use serde_json::{Map, Value as JsonValue};

/// How the JSON of a document shows fields without a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyFields {
    /// They are left out: version 1 of the API.
    Omitted,
    /// They are `null`: version 2 of the API, and functions.
    Null,
}

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
    empty: EmptyFields,
    out: &mut JsonWriter,
) -> Result<()> {
    let (record, optional_values) = load_readable_optional(ctx, doctype, name)?;
    let levels = permission::readable_levels(ctx, record.meta());
    let replacements = query::expand_links(ctx, record.as_ref(), levels, expand)?;
    let viewer = Viewer::of_doctype(ctx, record.meta());
    let nulls = empty == EmptyFields::Null;
    let format = DocumentFormat { nulls, replacements, optional_values, ..DocumentFormat::new(viewer) };
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
    let entry = ctx.entry(doctype)?;
    lifecycle::load_optional_for(ctx, entry, name, Rights::READ)
}

/// Inserts a document.
///
/// # Errors
/// `ValidationError` for a single DocType, `PermissionError`, `DuplicateEntryError` and the errors of other
/// checks and of hooks.
pub fn create(
    ctx: &mut Context,
    doctype: &str,
    payload: &Map<String, JsonValue>,
    empty: EmptyFields,
    out: &mut JsonWriter,
) -> Result<()> {
    let entry = ctx.entry(doctype)?;
    if let Some(saved) = file_content::store(ctx, doctype, payload)? {
        return saved.write_as(ctx, empty == EmptyFields::Null, out);
    }
    let meta = (entry.meta)();
    if meta.is_child {
        // By the save of its parent, with its checks; the response is the row.
        let name = payload::append_row(ctx, meta, payload)?;
        return write_row(ctx, entry, &name, empty, out);
    }
    sanitize_payload(ctx, meta, payload)?;
    let mut record = (entry.new)();
    let cleared = merge(record.as_mut(), payload, MergeMode::New, NumberRule::of(ctx))?;
    if meta.is_single {
        return Err(Error::validation(format!(
            "{doctype} is a single DocType: it has one document, which PUT changes"
        )));
    }
    let added_rows = lifecycle::insert(ctx, record.as_mut(), &cleared)?;
    let format = DocumentFormat {
        nulls: empty == EmptyFields::Null,
        new_rows: added_rows.0,
        optional_values: OptionalValues::new(payload),
        replacements: submitted_values::of(record.as_ref(), payload),
        ..DocumentFormat::new(Viewer::of_document(ctx, record.as_ref())?)
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
    empty: EmptyFields,
    out: &mut JsonWriter,
) -> Result<()> {
    change(ctx, doctype, name, payload, (MergeMode::Stored, empty), out)
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
    empty: EmptyFields,
    out: &mut JsonWriter,
) -> Result<()> {
    change(ctx, doctype, name, payload, (MergeMode::Patch, empty), out)
}

fn change(
    ctx: &mut Context,
    doctype: &str,
    name: &str,
    payload: &Map<String, JsonValue>,
    (mode, empty): (MergeMode, EmptyFields),
    out: &mut JsonWriter,
) -> Result<()> {
    let saved = payload::change_with(ctx, doctype, name, payload, mode)?;
    let entry = ctx.entry(doctype)?;
    if (entry.meta)().is_child {
        // The parent was saved; the response is the row.
        return write_row(ctx, entry, name, empty, out);
    }
    saved.write_as(ctx, empty == EmptyFields::Null, out)
}

fn write_row(
    ctx: &mut Context,
    entry: &DocTypeEntry,
    name: &str,
    empty: EmptyFields,
    out: &mut JsonWriter,
) -> Result<()> {
    let row = lifecycle::load_for(ctx, entry, name, Rights::READ)?;
    let viewer = Viewer::of_document(ctx, row.as_ref())?;
    let nulls = empty == EmptyFields::Null;
    output::write(row.as_ref(), &DocumentFormat { nulls, ..DocumentFormat::new(viewer) }, out);
    Ok(())
}

/// Writes an unsaved copy of a document, from which a client inserts another.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`.
pub fn copy(ctx: &mut Context, doctype: &str, name: &str, out: &mut JsonWriter) -> Result<()> {
    let record = load_readable(ctx, doctype, name)?;
    let copy = doctyped_documents::copy::copy(record.as_ref())?;
    let mut written = JsonWriter::new();
    output::write(copy.as_ref(), &DocumentFormat::new(Viewer::of_doctype(ctx, copy.meta())), &mut written);
    let unreadable = |error| Error::internal("a copy is no JSON").caused_by(error);
    let mut document: Map<String, JsonValue> = written.into_value().map_err(unreadable)?;
    remove_unset(&mut document);
    out.serialize(&document);
    Ok(())
}

/// Removes the fields that a document gets when it is inserted, from an unsaved one and from its rows.
fn remove_unset(document: &mut Map<String, JsonValue>) {
    for field in STANDARD_FIELDS.iter().chain(&CHILD_FIELDS) {
        let is_unset = match document.get(field.fieldname) {
            Some(JsonValue::String(text)) => text.is_empty() || field.fieldtype == FieldType::Datetime,
            Some(JsonValue::Number(_)) => field.fieldname == STANDARD_FIELDS[NAME].fieldname,
            _ => false,
        };
        if is_unset {
            document.remove(field.fieldname);
        }
    }
    for row in document.values_mut().filter_map(JsonValue::as_array_mut).flatten() {
        if let JsonValue::Object(row) = row {
            remove_unset(row);
        }
    }
}

/// Deletes a document; a child row by saving its parent without it.
///
/// # Errors
/// `DoesNotExistError`, `PermissionError`, `LinkExistsError` and the errors of hooks.
pub fn delete(ctx: &mut Context, doctype: &str, name: &str) -> Result<()> {
    payload::delete(ctx, doctype, name)
}

/// Calls a whitelisted method of a document and writes its return value, if it has one. Returns the document as the
/// method leaves it.
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
) -> Result<Box<dyn Record>> {
    let entry = ctx.entry(doctype)?;
    if !is_get {
        DocumentMethod::begin(ctx, entry, method)?;
    }
    let right = if is_get { Rights::READ } else { Rights::WRITE };
    let mut record = lifecycle::load_for(ctx, entry, name, right)?;
    let method = DocumentMethod::find(ctx, entry, method)?;
    method.check_http_method(is_get)?;
    method.check_names(arguments)?;
    method.call(ctx, record.as_mut(), arguments, is_get, out)?;
    Ok(record)
}

/// Writes the document of a method call as an array of one, in the form in which version 2 returns `docs`.
///
/// # Errors
/// Those of [`Viewer::of_document`].
pub fn write_docs(ctx: &mut Context, record: &dyn Record, out: &mut JsonWriter) -> Result<()> {
    let viewer = Viewer::of_document(ctx, record)?;
    let optional_values = OptionalValues::load(ctx, record)?;
    out.begin_array();
    output::write(record, &DocumentFormat { optional_values, ..DocumentFormat::new(viewer) }, out);
    out.end_array();
    Ok(())
}

/// Whether a document exists, without a check of permissions.
///
/// # Errors
/// `DoesNotExistError` when there is no such DocType.
pub fn exists(ctx: &mut Context, doctype: &str, name: &str) -> Result<bool> {
    let meta = (ctx.entry(doctype)?.meta)();
    stored_names::exists(ctx, meta, name)
}

/// The error for a body that is no JSON object.
pub fn not_an_object() -> Error {
    Error::new(ErrorKind::BadRequest, "The body must be a JSON object with the document's fields")
}
