//! Inserts, saves, submits, cancels, renames and deletes documents.

use crate::file_content;
use crate::functions::parameters;
use crate::functions::parameters::ValuesToSet;
use crate::resource;
use doctyped_core::batch::Batch;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_core::json::JsonWriter;
use doctyped_documents::payload;
use doctyped_documents::rename;
use doctyped_documents::rename::RenameOptions;
use doctyped_macros::whitelist;
use doctyped_orm::table::DocStatus;
use doctyped_schema::NAME;
use serde_json::{Map, Value as JsonValue};

/// Documents that one call inserts.
const MAX_INSERTS: usize = 200;

/// Sets fields of a document and saves it.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn set_value(
    ctx: &mut Context,
    doctype: String,
    name: String,
    fieldname: JsonValue,
    value: Option<JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    let ValuesToSet { mut fields, standard } = parameters::values_to_set(fieldname, value)?;
    check_unchanged(ctx, &doctype, &name, &standard)?;
    // The save compares it with the stored `modified`.
    if let Some(modified) = standard.get("modified") {
        fields.insert("modified".to_owned(), modified.clone());
    }
    payload::change(ctx, &doctype, &name, &fields)?.write(ctx, out)
}

/// Checks that standard fields are as stored; `modified` is checked by the save.
///
/// # Errors
/// `ValidationError` that names the first field that differs.
fn check_unchanged(ctx: &mut Context, doctype: &str, name: &str, standard: &Map<String, JsonValue>) -> Result<()> {
    if standard.keys().all(|field| field == "modified") {
        return Ok(());
    }
    let stored = resource::load_readable(ctx, doctype, name)?;
    for (field, value) in standard.iter().filter(|(field, _)| *field != "modified") {
        let sent = match value {
            JsonValue::Null => String::new(),
            JsonValue::String(text) => text.clone(),
            other => other.to_string(),
        };
        let is_same = match field.as_str() {
            "doctype" => sent == stored.meta().name,
            field => sent == stored.field(field).to_text(),
        };
        if !is_same {
            return Err(parameters::standard_field_error(field));
        }
    }
    Ok(())
}

/// Inserts a document. A row of a child DocType is added to its parent, which is the answer.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn insert(ctx: &mut Context, doc: Map<String, JsonValue>, out: &mut JsonWriter) -> Result<()> {
    file_content::insert(ctx, &doc)?.write(ctx, out)
}

/// Inserts documents, all or none, and answers their names; for child rows, those of the parents.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn insert_many(ctx: &mut Context, docs: Batch<Map<String, JsonValue>>, out: &mut JsonWriter) -> Result<()> {
    let docs = docs.items("docs")?;
    if docs.len() > MAX_INSERTS {
        return Err(Error::validation(format!(
            "At most {MAX_INSERTS} documents are inserted at once, not {}",
            docs.len()
        )));
    }
    for doc in &docs {
        payload::sanitize(ctx, doc)?;
    }
    out.begin_array();
    for doc in &docs {
        let saved = file_content::insert(ctx, doc)?;
        out.value(saved.record().get(NAME));
    }
    out.end_array();
    Ok(())
}

/// Saves a whole document: omitted fields become empty.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn save(ctx: &mut Context, doc: Map<String, JsonValue>, out: &mut JsonWriter) -> Result<()> {
    file_content::save(ctx, &doc, None)?.write(ctx, out)
}

/// Saves a whole document and submits it.
#[whitelist(methods(POST, PUT), writes_later)]
pub fn submit(ctx: &mut Context, doc: Map<String, JsonValue>, out: &mut JsonWriter) -> Result<()> {
    payload::save(ctx, &doc, Some(DocStatus::Submitted))?.write(ctx, out)
}

/// Cancels a submitted document.
#[whitelist(methods(POST, PUT))]
pub fn cancel(ctx: &mut Context, doctype: String, name: String, out: &mut JsonWriter) -> Result<()> {
    payload::cancel(ctx, &doctype, &name)?.write(ctx, out)
}

/// Deletes a document; a child row is removed from its parent.
#[whitelist(methods(DELETE, POST))]
pub fn delete(ctx: &mut Context, doctype: String, name: String) -> Result<()> {
    payload::delete(ctx, &doctype, &name)
}

/// Renames a document, or merges it into another.
#[whitelist(methods(POST, PUT))]
pub fn rename_doc(
    ctx: &mut Context,
    doctype: String,
    old_name: String,
    new_name: String,
    merge: Option<bool>,
) -> Result<String> {
    let options = RenameOptions { merge: merge.unwrap_or(false), force: false };
    rename::rename(ctx, &doctype, &old_name, &new_name, options)
}

/// Documents of a bulk update that could not be saved.
#[derive(Debug, serde::Serialize)]
pub struct BulkUpdateReport {
    failed_docs: Vec<FailedUpdate>,
}

#[derive(Debug, serde::Serialize)]
struct FailedUpdate {
    doc: Map<String, JsonValue>,
    exc: String,
}

/// Changes fields of documents, each named by `doctype` and `docname` and in a savepoint of its own. The
/// answer lists the documents that failed, with their errors.
#[whitelist(methods(POST, PUT))]
pub fn bulk_update(ctx: &mut Context, docs: Batch<Map<String, JsonValue>>) -> Result<BulkUpdateReport> {
    let mut failed_docs = Vec::new();
    for mut doc in docs.items("docs")? {
        doc.remove("flags");
        if let Err(error) = ctx.in_savepoint(|ctx| update(ctx, &doc))? {
            let exc = format!("frappe.exceptions.{}: {}", error.kind().exc_type(), error.message());
            failed_docs.push(FailedUpdate { doc, exc });
        }
    }
    Ok(BulkUpdateReport { failed_docs })
}

fn update(ctx: &mut Context, doc: &Map<String, JsonValue>) -> Result<()> {
    let doctype = payload::doctype_of(doc)?;
    let name = match doc.get("docname") {
        Some(JsonValue::String(name)) => name.clone(),
        Some(JsonValue::Number(name)) => name.to_string(),
        _ => return Err(Error::validation("The document does not say its docname")),
    };
    payload::change(ctx, doctype, &name, doc).map(|_| ())
}
