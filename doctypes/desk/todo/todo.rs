//! ToDo: visible to the users named in it. A ToDo with a reference is an assignment, which is
//! also stored in the column `_assign` of the referenced document.

use doctyped::document::{check_reference, update_assignees};
use doctyped::prelude::*;
use models::todo::{self, ToDo};

/// Roles grant every user all ToDos; the condition narrows them to the user's own.
#[derive(Debug)]
pub struct ToDoController;

impl Controller for ToDoController {
    type Document = ToDo;

    /// An assignment is shown with the document, so it takes permission to read it.
    fn validate(doc: &mut ToDo, ctx: &mut Context) -> Result<()> {
        let stored = ctx.before_save::<ToDo>().and_then(reference);
        match reference(doc) {
            Some((doctype, name)) if stored.as_ref() != Some(&(doctype.clone(), name.clone())) => {
                check_reference(ctx, &doctype, &name)
            }
            _ => Ok(()),
        }
    }

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

    // ANCHOR: conditions
    /// A ToDo is visible to its owner, to the assignee and to the assigner.
    fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<ToDo>> {
        if ctx.identity().has_role("System Manager") {
            return Ok(Restriction::everything());
        }
        let user = ctx.user();
        Ok(todo::owner.is(user).or(todo::allocated_to.is(user)).or(todo::assigned_by.is(user)))
    }
    // ANCHOR_END: conditions
}

/// DocType and name of the referenced document.
fn reference(todo: &ToDo) -> Option<(String, String)> {
    let doctype = todo.reference_type.as_ref().filter(|doctype| !doctype.is_empty())?;
    let name = todo.reference_name.as_ref().filter(|name| !name.is_empty())?;
    Some((doctype.to_string(), name.clone()))
}

/// Creates a ToDo for the user of the request.
#[whitelist(methods(POST, PUT), overrides = "frappe.desk.doctype.todo.todo.new_todo")]
pub fn new_todo(ctx: &mut Context, description: String) -> Result<()> {
    ctx.insert(&mut ToDo { description, ..ToDo::default() })
}
