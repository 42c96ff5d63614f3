//! Documents are made, changed, submitted, cancelled, renamed and deleted.

use crate::context::Context;
use crate::document::rename::{self, Options};
use crate::document::{resource, whole};
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonWriter;
use crate::method::builtin::parameters::{self, Values};
use crate::schema::NAME;
use crate::table::DocStatus;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue};

/// The most documents that one call inserts.
const INSERTS: usize = 200;

/// Sets fields of a document and saves it.
#[whitelist(methods(POST, PUT))]
pub fn set_value(
    ctx: &mut Context,
    doctype: String,
    name: String,
    fieldname: JsonValue,
    value: Option<JsonValue>,
    out: &mut JsonWriter,
) -> Result<()> {
    let Values { mut fields, standard } = parameters::values(fieldname, value)?;
    check_unchanged(ctx, &doctype, &name, &standard)?;
    // By which the save sees whether the client knows what is stored.
    if let Some(modified) = standard.get("modified") {
        fields.insert("modified".to_owned(), modified.clone());
    }
    whole::change(ctx, &doctype, &name, &fields)?.write(out);
    Ok(())
}

/// Fails if standard fields differ from what is stored; `modified` is the save's to judge.
fn check_unchanged(ctx: &mut Context, doctype: &str, name: &str, standard: &Map<String, JsonValue>) -> Result<()> {
    if standard.keys().all(|field| field == "modified") {
        return Ok(());
    }
    let stored = resource::readable(ctx, doctype, name)?;
    for (field, value) in standard.iter().filter(|(field, _)| *field != "modified") {
        let said = match value {
            JsonValue::Null => String::new(),
            JsonValue::String(text) => text.clone(),
            other => other.to_string(),
        };
        let is_same = match field.as_str() {
            "doctype" => said == stored.meta().name,
            field => said == stored.field(field).to_text(),
        };
        if !is_same {
            return Err(parameters::standard(field));
        }
    }
    Ok(())
}

/// Stores a new document. A row of a child DocType is added to its parent, which is answered.
#[whitelist(methods(POST, PUT))]
pub fn insert(ctx: &mut Context, doc: Map<String, JsonValue>, out: &mut JsonWriter) -> Result<()> {
    whole::insert(ctx, &doc)?.write(out);
    Ok(())
}

/// Stores new documents, all or none, and answers their names; for rows, the parents'.
#[whitelist(methods(POST, PUT))]
pub fn insert_many(ctx: &mut Context, docs: Vec<Map<String, JsonValue>>, out: &mut JsonWriter) -> Result<()> {
    if docs.len() > INSERTS {
        return Err(Error::validation(format!("At most {INSERTS} documents are inserted at once, not {}", docs.len())));
    }
    out.begin_array();
    for doc in &docs {
        let written = whole::insert(ctx, doc)?;
        out.value(written.record().get(NAME));
    }
    out.end_array();
    Ok(())
}

/// Saves a whole document: fields that are left out become empty.
#[whitelist(methods(POST, PUT))]
pub fn save(ctx: &mut Context, doc: Map<String, JsonValue>, out: &mut JsonWriter) -> Result<()> {
    whole::save(ctx, &doc, None)?.write(out);
    Ok(())
}

/// Saves a whole document and submits it.
#[whitelist(methods(POST, PUT))]
pub fn submit(ctx: &mut Context, doc: Map<String, JsonValue>, out: &mut JsonWriter) -> Result<()> {
    whole::save(ctx, &doc, Some(DocStatus::Submitted))?.write(out);
    Ok(())
}

/// Cancels a submitted document.
#[whitelist(methods(POST, PUT))]
pub fn cancel(ctx: &mut Context, doctype: String, name: String, out: &mut JsonWriter) -> Result<()> {
    whole::cancel(ctx, &doctype, &name)?.write(out);
    Ok(())
}

/// Deletes a document; a row, out of its parent.
#[whitelist(methods(DELETE, POST))]
pub fn delete(ctx: &mut Context, doctype: String, name: String) -> Result<()> {
    whole::delete(ctx, &doctype, &name)
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
    let options = Options { merge: merge.unwrap_or(false), force: false };
    rename::rename(ctx, &doctype, &old_name, &new_name, options)
}

/// Documents of a bulk update that could not be saved.
#[derive(Debug, serde::Serialize)]
pub struct Failures {
    failed_docs: Vec<Failure>,
}

#[derive(Debug, serde::Serialize)]
struct Failure {
    doc: Map<String, JsonValue>,
    exc: String,
}

/// Changes fields of many documents, each named by its `doctype` and `docname`. One that fails is
/// undone by itself and answered with the reason.
#[whitelist(methods(POST, PUT))]
pub fn bulk_update(ctx: &mut Context, docs: Vec<Map<String, JsonValue>>) -> Result<Failures> {
    const SAVEPOINT: &str = "bulk_update";
    let mut failed_docs = Vec::new();
    for mut doc in docs {
        doc.remove("flags");
        ctx.transaction().savepoint(SAVEPOINT)?;
        match update(ctx, &doc) {
            Ok(()) => ctx.transaction().release(SAVEPOINT)?,
            // Not the document's fault: the others would fail too.
            Err(error) if error.kind() == ErrorKind::Internal => return Err(error),
            Err(error) => {
                ctx.transaction().rollback_to(SAVEPOINT)?;
                let exc = format!("frappe.exceptions.{}: {}", error.kind().exc_type(), error.message());
                failed_docs.push(Failure { doc, exc });
            }
        }
    }
    Ok(Failures { failed_docs })
}

fn update(ctx: &mut Context, doc: &Map<String, JsonValue>) -> Result<()> {
    let doctype = whole::doctype_of(doc)?;
    let name = match doc.get("docname") {
        Some(JsonValue::String(name)) => name.clone(),
        Some(JsonValue::Number(name)) => name.to_string(),
        _ => return Err(Error::validation("The document does not say its docname")),
    };
    whole::change(ctx, doctype, &name, doc).map(|_| ())
}
