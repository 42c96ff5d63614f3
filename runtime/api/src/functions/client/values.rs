//! Reads single values of documents.

use crate::functions::parameters::{Fields, Filters};
use crate::functions::{SYSTEM_MANAGER, only_for};
use doctyped_auth::permission;
use doctyped_auth::permission::Levels;
use doctyped_auth::secret;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::grammar::filter::Filter;
use doctyped_core::grammar::limits::excerpt;
use doctyped_core::json::JsonWriter;
use doctyped_documents as document;
use doctyped_documents::lifecycle;
use doctyped_documents::output::{self, DocumentFormat, Viewer};
use doctyped_macros::whitelist;
use doctyped_orm::table::{Record, Value, ValueRef};
use doctyped_query::{RowFormat, Select};
use doctyped_schema::{ColumnType, FieldType, Meta, OWNER, Rights};
use serde_json::{Map, Value as JsonValue, json};

/// Reads fields of the first document that fulfils filters: as an object, which is empty when there is no
/// such document, or as bare values.
#[whitelist(read_only)]
#[allow(clippy::too_many_arguments, reason = "Frappe's parameters")]
pub fn get_value(
    ctx: &mut Context,
    doctype: String,
    fieldname: Fields,
    filters: Option<Filters>,
    as_dict: Option<bool>,
    parent: Option<String>,
    out: &mut JsonWriter,
) -> Result<()> {
    let form = if as_dict.unwrap_or(true) { RowFormat::Object } else { RowFormat::Array };
    let meta = (ctx.entry(&doctype)?.meta)();
    if meta.is_single {
        return single_values(ctx, meta, &fieldname, filters.as_ref(), form, out);
    }
    let mut select = Select::new(&doctype);
    fieldname.add_to(&mut select)?;
    if let Some(filters) = &filters {
        select.filter(filters.filter()?);
    }
    select.limit(Some(1)).parent(parent.as_deref());
    let mut rows = JsonWriter::new();
    select.write(ctx, form, &mut rows)?;
    // The row is inside an array, a single value inside two.
    let text = String::from_utf8_lossy(&rows.into_bytes()).into_owned();
    let row = inside(&text);
    match form {
        RowFormat::Object if row.is_empty() => out.raw("{}"),
        RowFormat::Array if row.is_empty() => {}
        RowFormat::Array if fieldname.len() == 1 => write_unless_null(inside(row), out),
        _ => out.raw(row),
    }
    Ok(())
}

/// JSON without its outer brackets.
fn inside(json: &str) -> &str {
    json.strip_prefix('[').and_then(|json| json.strip_suffix(']')).unwrap_or(json)
}

/// Writes JSON unless it is `null`, for which the answer is empty.
fn write_unless_null(json: &str, out: &mut JsonWriter) {
    if json != "null" {
        out.raw(json);
    }
}

/// Writes fields of a single document as text, as `tabSingles` stores them.
fn single_values(
    ctx: &mut Context,
    meta: &'static Meta,
    fields: &Fields,
    filters: Option<&Filters>,
    form: RowFormat,
    out: &mut JsonWriter,
) -> Result<()> {
    let document = load_readable(ctx, meta, meta.name)?;
    let levels = permission::readable_levels(ctx, meta);
    let stored = !document.get(OWNER).is_empty() && fulfils(document.as_ref(), levels, filters)?;
    let mut values: Map<String, JsonValue> = Map::new();
    for name in fields.names().filter(|_| stored) {
        let slots = meta.slots().iter().enumerate();
        for (slot, field) in slots.filter(|(_, field)| name == "*" || field.fieldname == name) {
            if values.contains_key(field.fieldname) {
                continue;
            }
            let value = document.get(slot);
            let is_unset = document::is_unset(meta, slot, value);
            if levels.has(field.permlevel) {
                let text = if is_unset { JsonValue::Null } else { value.to_text().into() };
                values.insert(field.fieldname.to_owned(), text);
            }
        }
    }
    let mut bare: Vec<JsonValue> = Vec::new();
    match form {
        RowFormat::Object => out.serialize(&values),
        RowFormat::Array => bare.extend(values.into_iter().map(|(_, value)| value)),
    }
    match bare.as_slice() {
        [] | [JsonValue::Null] => {}
        [value] => out.serialize(value),
        values => out.serialize(values),
    }
    Ok(())
}

/// Whether a single document fulfils filters, by comparison as text.
///
/// # Errors
/// `DataError` for a field that does not exist, that is above the permission levels of the user, or that has a
/// secret: the answer would tell whether a guess is right.
fn fulfils(document: &dyn Record, levels: Levels, filters: Option<&Filters>) -> Result<bool> {
    match filters {
        Some(Filters::Name(name)) => Ok(document.name().eq_ignore_ascii_case(name)),
        Some(Filters::Json(JsonValue::Object(filters))) => {
            let is_comparable = |name: &str| {
                let field = document.meta().slots().iter().find(|field| field.fieldname == name);
                field.is_some_and(|field| {
                    levels.has(field.permlevel) && field.column_type() != Some(ColumnType::Password)
                })
            };
            if let Some(name) = filters.keys().find(|name| !is_comparable(name)) {
                return Err(Error::new(ErrorKind::Data, format!("Field not permitted in query: {}", excerpt(name))));
            }
            Ok(filters.iter().all(|(field, value)| {
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                document.field(field).to_text() == value
            }))
        }
        _ => Ok(true),
    }
}

/// Reads a field of a single document, in the type of the field.
#[whitelist(read_only)]
pub fn get_single_value(ctx: &mut Context, doctype: String, field: String, out: &mut JsonWriter) -> Result<()> {
    let meta = (ctx.entry(&doctype)?.meta)();
    if !meta.is_single {
        return Err(Error::validation(format!("{doctype} is not a single DocType; use frappe.client.get_value")));
    }
    let document = load_readable(ctx, meta, &doctype)?;
    let levels = permission::readable_levels(ctx, meta);
    let Some((column, slot)) =
        meta.field(&field).zip(meta.slot_of(&field)).filter(|(field, _)| levels.has(field.permlevel))
    else {
        return Err(Error::new(ErrorKind::InvalidColumnName, format!("{doctype} has no field {field:?}")));
    };
    match document.get(slot) {
        // Missing text is empty; other types have no empty value.
        ValueRef::Null if column.column_type().is_some_and(ColumnType::is_text) => out.text(""),
        ValueRef::Null => {}
        value => out.value(value),
    }
    Ok(())
}

/// Reads a document that the user may read.
fn load_readable(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<Box<dyn Record>> {
    lifecycle::load_for(ctx, ctx.entry(meta.name)?, name, Rights::READ)
}

/// Reads the secret of a Password field, for System Managers with permission to read the document. Secrets that
/// users authenticate with are refused.
#[whitelist(read_only)]
pub fn get_password(ctx: &mut Context, doctype: String, name: String, fieldname: String) -> Result<String> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let meta = (ctx.entry(&doctype)?.meta)();
    let document = load_readable(ctx, meta, &name)?;
    let levels = permission::readable_levels(ctx, meta);
    let found = match meta.field(&fieldname) {
        Some(field) if field.fieldtype == FieldType::Password && levels.has(field.permlevel) => {
            secret::read_secret(ctx, meta.name, &document.name(), &fieldname)?
        }
        _ => None,
    };
    found.ok_or_else(|| Error::validation(format!("{doctype} {name} has no password in {fieldname:?}")))
}

/// Checks the target of a link, and answers its name and fields if the user may link to it.
#[whitelist(read_only)]
pub fn validate_link(
    ctx: &mut Context,
    doctype: String,
    docname: String,
    fields: Option<Fields>,
    out: &mut JsonWriter,
) -> Result<()> {
    let meta = (ctx.entry(&doctype)?.meta)();
    let is_doctype = meta.name == "DocType";
    if is_doctype {
        // Names of DocTypes are open to all users with a login.
        let name = document::stored_name(ctx, meta, &docname)?;
        out.serialize(&json!({ "name": name }));
        return Ok(());
    }
    if meta.is_child || meta.is_single {
        return loaded_values(ctx, meta, &docname, fields.as_ref(), out);
    }
    let mut select = Select::new(&doctype);
    select.field("name")?;
    if let Some(fields) = &fields {
        fields.add_to(&mut select)?;
    }
    select.filter(Filter::name(&docname)).limit(Some(1));
    let mut rows = JsonWriter::new();
    select.write(ctx, RowFormat::Object, &mut rows)?;
    let text = String::from_utf8_lossy(&rows.into_bytes()).into_owned();
    match inside(&text) {
        "" => out.raw(r#"{"name":null}"#),
        row => out.raw(row),
    }
    Ok(())
}

/// The same as `validate_link`, by the name that Frappe 16 gives it.
#[whitelist(read_only)]
pub fn validate_link_and_fetch(
    ctx: &mut Context,
    doctype: String,
    docname: String,
    fields_to_fetch: Option<Fields>,
    out: &mut JsonWriter,
) -> Result<()> {
    validate_link(ctx, doctype, docname, fields_to_fetch, out)
}

/// Writes the name and fields of a document that has no list: a child row or a single document.
fn loaded_values(
    ctx: &mut Context,
    meta: &'static Meta,
    name: &str,
    fields: Option<&Fields>,
    out: &mut JsonWriter,
) -> Result<()> {
    let document = match load_readable(ctx, meta, name) {
        Ok(document) => document,
        Err(error) if error.kind() == ErrorKind::DoesNotExist => {
            out.serialize(&json!({ "name": null }));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let viewer = Viewer::of_document(ctx, document.as_ref())?;
    let mut whole = JsonWriter::new();
    output::write(document.as_ref(), &DocumentFormat { nulls: true, ..DocumentFormat::new(viewer) }, &mut whole);
    let mut whole: JsonValue =
        whole.into_value().map_err(|error| Error::internal(format!("a document is no JSON: {error}")))?;
    let mut values = Map::new();
    for field in std::iter::once("name").chain(fields.iter().flat_map(|fields| fields.names())) {
        match whole.get_mut(field) {
            Some(value) => _ = values.insert(field.to_owned(), value.take()),
            None if values.contains_key(field) || meta.column(field).is_some() => {}
            None => return Err(Error::new(ErrorKind::Data, format!("{} has no field {field:?}", meta.name))),
        }
    }
    out.serialize(&values);
    Ok(())
}

/// The name of the amendment of a document, if there is one; `false` when the user may not read the DocType.
#[whitelist(read_only)]
pub fn is_document_amended(ctx: &mut Context, doctype: String, docname: String) -> Result<Option<JsonValue>> {
    let meta = (ctx.entry(&doctype)?.meta)();
    if meta.slot_of("amended_from").is_none() || !permission::has(ctx, meta, Rights::READ, None)? {
        return Ok(Some(false.into()));
    }
    let mut select = Select::new(&doctype);
    select.field("name")?.filter(Filter::equal("amended_from", docname.into())).limit(Some(1));
    Ok(match select.rows(ctx)?.pop().and_then(|mut row| row.pop()) {
        None | Some(Value::Null) => None,
        Some(Value::Int(name)) => Some(name.into()),
        Some(name) => Some(name.as_ref().to_text().into()),
    })
}
