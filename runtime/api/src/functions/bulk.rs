//! Bulk actions of lists on selected documents.

use super::parameters::Names;
use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_documents::{lifecycle, payload};
use doctyped_macros::whitelist;
use doctyped_orm::table::ValueRef;
use doctyped_schema::{DOCSTATUS, Rights};
use serde_json::{Map, Value as JsonValue};

/// An action on each document.
enum BulkAction {
    Submit,
    Cancel,
    Update(Map<String, JsonValue>),
}

/// Submits or cancels documents, or sets fields of them, each in a savepoint of its own. Answers the names
/// of the documents that failed.
#[whitelist(methods(POST, PUT))]
pub fn submit_cancel_or_update_docs(
    ctx: &mut Context,
    doctype: String,
    docnames: Names,
    action: Option<String>,
    data: Option<Map<String, JsonValue>>,
) -> Result<Vec<String>> {
    let action = match action.as_deref().unwrap_or("submit") {
        "submit" => BulkAction::Submit,
        "cancel" => BulkAction::Cancel,
        "update" => BulkAction::Update(data.unwrap_or_default()),
        other => return Err(Error::validation(format!("{other:?} is not submit, cancel or update"))),
    };
    let docnames = docnames.items("docnames")?;
    ctx.entry(&doctype)?;
    ctx.begin_writing()?;
    let mut failed = Vec::new();
    for name in docnames {
        if ctx.in_savepoint(|ctx| apply(ctx, &doctype, &name, &action))?.is_err() {
            failed.push(name);
        }
    }
    Ok(failed)
}

fn apply(ctx: &mut Context, doctype: &str, name: &str, action: &BulkAction) -> Result<()> {
    let entry = ctx.entry(doctype)?;
    let stored = lifecycle::load_for(ctx, entry, name, Rights::READ)?;
    match (action, stored.get(DOCSTATUS)) {
        (BulkAction::Submit, ValueRef::Int(0)) => {
            let submitted = Map::from_iter([("docstatus".to_owned(), 1.into())]);
            payload::change(ctx, doctype, name, &submitted).map(drop)
        }
        (BulkAction::Cancel, ValueRef::Int(1)) => payload::cancel(ctx, doctype, name).map(drop),
        (BulkAction::Update(values), ValueRef::Int(0 | 1)) => payload::change(ctx, doctype, name, values).map(drop),
        _ => Err(Error::validation(format!("{doctype} {name} is not in a state for that"))),
    }
}
