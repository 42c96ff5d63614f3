//! Documents that were deleted come back, from the copies that were kept of them.

use crate::context::Context;
use crate::core::models::comment::CommentType;
use crate::document::{methods, resource, whole};
use crate::error::{Error, ErrorKind, Result};
use crate::schema::NAME;
use crate::table::ValueRef;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue, json};

const DELETED_DOCUMENT: &str = "Deleted Document";

/// The most documents that one call brings back.
const DOCUMENTS: usize = 500;

/// Inserts a document again that was deleted. A name that follows from nothing in the document is
/// another one then.
#[whitelist(methods(POST, PUT))]
pub fn restore(ctx: &mut Context, name: String, #[default(true)] alert: bool) -> Result<()> {
    bring_back(ctx, &name)?;
    if alert {
        ctx.msgprint("Document Restored");
    }
    Ok(())
}

/// What became of documents that were to come back.
#[derive(Debug, Default, serde::Serialize)]
pub struct Outcome {
    restored: Vec<String>,
    /// They had come back already.
    invalid: Vec<String>,
    failed: Vec<String>,
}

/// Brings many documents back, each for itself.
#[whitelist(methods(POST, PUT))]
pub fn bulk_restore(ctx: &mut Context, docnames: Vec<String>) -> Result<Outcome> {
    const SAVEPOINT: &str = "bulk_restore";
    if docnames.len() > DOCUMENTS {
        return Err(Error::validation(format!("At most {DOCUMENTS} documents are restored at once")));
    }
    let mut result = Outcome::default();
    for name in docnames {
        ctx.transaction().savepoint(SAVEPOINT)?;
        let failure = match bring_back(ctx, &name) {
            Ok(()) => {
                ctx.transaction().release(SAVEPOINT)?;
                result.restored.push(name);
                continue;
            }
            Err(error) => error,
        };
        ctx.transaction().rollback_to(SAVEPOINT)?;
        match failure.kind() {
            ErrorKind::Internal => return Err(failure),
            ErrorKind::DocumentAlreadyRestored => result.invalid.push(name),
            _ => result.failed.push(name),
        }
    }
    Ok(result)
}

fn bring_back(ctx: &mut Context, name: &str) -> Result<()> {
    ctx.transaction().begin_writing()?;
    let deleted = resource::readable(ctx, DELETED_DOCUMENT, name)?;
    if deleted.field("restored") == ValueRef::Int(1) {
        return Err(Error::new(ErrorKind::DocumentAlreadyRestored, format!("Document {name} is restored already")));
    }
    let text = deleted.field("data").to_text();
    let mut document: Map<String, JsonValue> =
        serde_json::from_str(&text).map_err(|error| Error::validation(format!("{name} holds no document: {error}")))?;
    // What was cancelled comes back as a draft: nothing is inserted as cancelled.
    if document.get("docstatus").and_then(JsonValue::as_i64) == Some(2) {
        document.insert("docstatus".to_owned(), 0.into());
        ctx.msgprint("Cancelled Document restored as Draft");
    }
    let restored = whole::insert(ctx, &document)?;
    let new_name = restored.record().get(NAME).to_text();
    let told = format!("restored {} as {new_name}", deleted.field("deleted_name").to_text());
    methods::add_comment(ctx, restored.record(), CommentType::Edit, told)?;
    let values = json!({ "restored": 1, "new_name": new_name });
    let values = values.as_object().cloned().unwrap_or_default();
    ctx.elevated(|ctx| whole::change(ctx, DELETED_DOCUMENT, name, &values)).map(drop)
}
