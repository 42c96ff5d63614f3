//! What a list does to the documents that are ticked in it.

use super::parameters::Names;
use crate::context::Context;
use crate::document::{lifecycle, whole};
use crate::error::{Error, ErrorKind, Result};
use crate::schema::DOCSTATUS;
use crate::table::ValueRef;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue};

/// The most documents of one call.
const DOCUMENTS: usize = 500;

/// What is done to a document.
enum Action {
    Submit,
    Cancel,
    Update(Map<String, JsonValue>),
}

/// Submits or cancels documents, or sets fields of them, each for itself. Answers the names of those
/// that it could not be done to.
#[whitelist(methods(POST, PUT))]
pub fn submit_cancel_or_update_docs(
    ctx: &mut Context,
    doctype: String,
    docnames: Names,
    action: Option<String>,
    data: Option<Map<String, JsonValue>>,
) -> Result<Vec<String>> {
    const SAVEPOINT: &str = "bulk_action";
    let action = match action.as_deref().unwrap_or("submit") {
        "submit" => Action::Submit,
        "cancel" => Action::Cancel,
        "update" => Action::Update(data.unwrap_or_default()),
        other => return Err(Error::validation(format!("{other:?} is not submit, cancel or update"))),
    };
    if docnames.iter().count() > DOCUMENTS {
        return Err(Error::validation(format!("Bulk operations take at most {DOCUMENTS} documents")));
    }
    ctx.handler(&doctype)?;
    ctx.transaction().begin_writing()?;
    let mut failed = Vec::new();
    for name in docnames.iter() {
        ctx.transaction().savepoint(SAVEPOINT)?;
        match act(ctx, &doctype, name, &action) {
            Ok(()) => ctx.transaction().release(SAVEPOINT)?,
            Err(error) if error.kind() == ErrorKind::Internal => return Err(error),
            Err(_) => {
                ctx.transaction().rollback_to(SAVEPOINT)?;
                failed.push(name.to_owned());
            }
        }
    }
    Ok(failed)
}

fn act(ctx: &mut Context, doctype: &str, name: &str, action: &Action) -> Result<()> {
    let handler = ctx.handler(doctype)?;
    let stored = lifecycle::load(ctx, handler, name)?;
    match (action, stored.get(DOCSTATUS)) {
        (Action::Submit, ValueRef::Int(0)) => {
            let submitted = Map::from_iter([("docstatus".to_owned(), 1.into())]);
            whole::change(ctx, doctype, name, &submitted).map(drop)
        }
        (Action::Cancel, ValueRef::Int(1)) => whole::cancel(ctx, doctype, name).map(drop),
        (Action::Update(values), ValueRef::Int(0 | 1)) => whole::change(ctx, doctype, name, values).map(drop),
        _ => Err(Error::validation(format!("{doctype} {name} is not in a state for that"))),
    }
}
