//! ToDo: for those whom it is about. One that is about a document is an assignment, which lists of
//! that document's DocType show.

use doctyped::document::update_assignees;
use doctyped::prelude::*;
use models::todo::{self, ToDo};

/// Roles open every ToDo to everybody; what is left is one's own.
#[derive(Debug)]
pub struct ToDoController;

impl Controller for ToDoController {
    type Document = ToDo;

    fn on_update(doc: &mut ToDo, ctx: &mut Context) -> Result<()> {
        let references = [ctx.before_save::<ToDo>().and_then(reference), reference(doc)];
        for (doctype, name) in references.into_iter().flatten() {
            update_assignees(ctx, &doctype, &name)?;
        }
        Ok(())
    }

    fn after_delete(doc: &mut ToDo, ctx: &mut Context) -> Result<()> {
        match reference(doc) {
            Some((doctype, name)) => update_assignees(ctx, &doctype, &name),
            None => Ok(()),
        }
    }

    /// A ToDo is there for its owner, for the user who is to do it, and for the one who said so.
    fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<ToDo>> {
        if ctx.identity().has_role("System Manager") {
            return Ok(Restriction::everything());
        }
        let user = ctx.user();
        Ok(todo::owner.is(user).or(todo::allocated_to.is(user)).or(todo::assigned_by.is(user)))
    }
}

/// DocType and name of the document that it is about.
fn reference(todo: &ToDo) -> Option<(String, String)> {
    let doctype = todo.reference_type.as_ref().filter(|doctype| !doctype.is_empty())?;
    let name = todo.reference_name.as_ref().filter(|name| !name.is_empty())?;
    Some((doctype.to_string(), name.clone()))
}

/// Notes something to be done by the user who asks.
#[whitelist(methods(POST, PUT), overrides = "frappe.desk.doctype.todo.todo.new_todo")]
pub fn new_todo(ctx: &mut Context, description: String) -> Result<()> {
    ctx.insert(&mut ToDo { description, ..ToDo::default() })
}
