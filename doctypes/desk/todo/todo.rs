//! ToDo: for those whom it is about.

use doctyped::prelude::*;
use models::todo::{self, ToDo};

/// Roles open every ToDo to everybody; what is left is one's own.
#[derive(Debug)]
pub struct ToDoController;

impl Controller for ToDoController {
    type Document = ToDo;

    /// A ToDo is there for its owner, for the user who is to do it, and for the one who said so.
    fn permission_query_conditions(ctx: &mut Context) -> Result<Restriction<ToDo>> {
        if ctx.identity().has_role("System Manager") {
            return Ok(Restriction::everything());
        }
        let user = ctx.user();
        Ok(todo::owner.is(user).or(todo::allocated_to.is(user)).or(todo::assigned_by.is(user)))
    }
}
