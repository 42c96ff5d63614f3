//! Restores deleted documents from their copies in Deleted Document.

use crate::resource;
use doctyped_core::batch::Batch;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, ErrorKind, Result};
use doctyped_core::json_parser;
use doctyped_documents::{comments, payload};
use doctyped_macros::whitelist;
use doctyped_models::comment::CommentType;
use doctyped_orm::table::ValueRef;
use doctyped_schema::NAME;
use serde_json::{Map, Value as JsonValue, json};

const DELETED_DOCUMENT: &str = "Deleted Document";

/// Inserts a deleted document again. It gets a new name if its fields do not determine the name.
#[whitelist(methods(POST, PUT))]
pub fn restore(ctx: &mut Context, name: String, #[default(true)] alert: bool) -> Result<()> {
    restore_one(ctx, &name)?;
    if alert {
        ctx.msgprint("Document Restored");
    }
    Ok(())
}

/// Names of documents by the result of their restoration.
#[derive(Debug, Default, serde::Serialize)]
pub struct RestoreReport {
    restored: Vec<String>,
    /// Documents that were restored before.
    invalid: Vec<String>,
    failed: Vec<String>,
}

/// Restores several documents, each in a savepoint of its own.
#[whitelist(methods(POST, PUT))]
pub fn bulk_restore(ctx: &mut Context, docnames: Batch<String>) -> Result<RestoreReport> {
    let mut report = RestoreReport::default();
    for name in docnames.items("docnames")? {
        match ctx.in_savepoint(|ctx| restore_one(ctx, &name))? {
            Ok(()) => report.restored.push(name),
            Err(error) if error.kind() == ErrorKind::DocumentAlreadyRestored => report.invalid.push(name),
            Err(_) => report.failed.push(name),
        }
    }
    Ok(report)
}

fn restore_one(ctx: &mut Context, name: &str) -> Result<()> {
    ctx.begin_writing()?;
    let deleted = resource::load_readable(ctx, DELETED_DOCUMENT, name)?;
    if deleted.field("restored") == ValueRef::Int(1) {
        return Err(Error::new(ErrorKind::DocumentAlreadyRestored, format!("Document {name} is restored already")));
    }
    let text = deleted.field("data").to_text();
    let mut document: Map<String, JsonValue> =
        json_parser::parse(&text).map_err(|error| Error::validation(format!("{name} holds no document: {error}")))?;
    // A cancelled document cannot be inserted, so it is restored as a draft.
    if document.get("docstatus").and_then(JsonValue::as_i64) == Some(2) {
        document.insert("docstatus".to_owned(), 0.into());
        ctx.msgprint("Cancelled Document restored as Draft");
    }
    let restored = payload::insert(ctx, &document)?;
    let new_name = restored.record().get(NAME).to_text();
    let text = format!("restored {} as {new_name}", deleted.field("deleted_name").to_text());
    comments::add(ctx, restored.record(), CommentType::Edit, text)?;
    let values = json!({ "restored": 1, "new_name": new_name });
    let values = values.as_object().cloned().unwrap_or_default();
    ctx.elevated(|ctx| payload::change(ctx, DELETED_DOCUMENT, name, &values)).map(drop)
}
