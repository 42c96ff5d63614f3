//! ToDo: for its owner, and for the user that it is allocated to. One that is about a document is
//! an assignment, which lists of that document's DocType show.

use crate::desk::sharing::{self, Audience};
use doctyped::document::keep_assigned;
use doctyped::prelude::*;
use models::todo::ToDo;

/// Roles open a ToDo to its owner alone, so the user who is to do it gets a share.
#[derive(Debug)]
pub struct ToDoController;

impl Controller for ToDoController {
    type Document = ToDo;

    fn on_update(doc: &mut ToDo, ctx: &mut Context) -> Result<()> {
        if let Some((doctype, name)) = ctx.before_save::<ToDo>().and_then(reference) {
            keep_assigned(ctx, &doctype, &name)?;
        }
        if let Some((doctype, name)) = reference(doc) {
            keep_assigned(ctx, &doctype, &name)?;
        }
        let before = ctx.before_save::<ToDo>().and_then(assignee).map(str::to_owned);
        let now = assignee(doc);
        if before.as_deref() == now {
            return Ok(());
        }
        if let Some(user) = before {
            sharing::close::<ToDo>(ctx, &doc.name, Audience::User(&user))?;
        }
        if let Some(user) = now {
            sharing::open::<ToDo>(ctx, &doc.name, Audience::User(user))?;
        }
        Ok(())
    }

    fn on_trash(doc: &mut ToDo, ctx: &mut Context) -> Result<()> {
        match assignee(doc) {
            Some(user) => sharing::close::<ToDo>(ctx, &doc.name, Audience::User(user)),
            None => Ok(()),
        }
    }

    fn after_delete(doc: &mut ToDo, ctx: &mut Context) -> Result<()> {
        match reference(doc) {
            Some((doctype, name)) => keep_assigned(ctx, &doctype, &name),
            None => Ok(()),
        }
    }
}

/// DocType and name of the document that it is about.
fn reference(todo: &ToDo) -> Option<(String, String)> {
    let doctype = todo.reference_type.as_ref().filter(|doctype| !doctype.is_empty())?;
    let name = todo.reference_name.as_ref().filter(|name| !name.is_empty())?;
    Some((doctype.to_string(), name.clone()))
}

/// The user who is to do it, unless that is the owner.
fn assignee(todo: &ToDo) -> Option<&str> {
    let user = todo.allocated_to.as_ref().filter(|user| !user.is_empty() && **user != todo.owner)?;
    Some(user.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allocated_to(user: Option<&str>) -> ToDo {
        ToDo { owner: "ines@example.com".into(), allocated_to: user.map(Link::from), ..ToDo::default() }
    }

    #[test]
    fn another_user_is_the_assignee() {
        assert_eq!(assignee(&allocated_to(Some("omar@example.com"))), Some("omar@example.com"));
    }

    #[test]
    fn an_owner_needs_no_share() {
        assert_eq!(assignee(&allocated_to(Some("ines@example.com"))), None);
        assert_eq!(assignee(&allocated_to(Some(""))), None);
        assert_eq!(assignee(&allocated_to(None)), None);
    }
}
