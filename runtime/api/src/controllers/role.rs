//! Role: a change invalidates the caches of all users.

use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::Result;
use doctyped_core::identity::{ADMINISTRATOR, GUEST};
use doctyped_core::invalidation::Change;
use doctyped_models::role::Role;

/// Roles that the server relies on, and whether they give access to the desk.
pub(crate) const SERVER_ROLES: [(&str, bool); 5] =
    [(ADMINISTRATOR, true), ("System Manager", true), ("All", false), (GUEST, false), ("Desk User", true)];

/// Whether the server relies on a role. Databases find it by every spelling.
fn is_of_server(name: &str) -> bool {
    SERVER_ROLES.iter().any(|(role, _)| role.eq_ignore_ascii_case(name.trim()))
}

/// The rules of Role.
#[derive(Debug)]
pub struct RoleController;

impl Controller for RoleController {
    type Document = Role;

    fn validate(doc: &mut Role, ctx: &mut Context) -> Result<()> {
        if doc.disabled && is_of_server(&doc.name) {
            return ctx.throw(format!("The role {} cannot be disabled", doc.name));
        }
        Ok(())
    }

    fn before_rename(doc: &mut Role, new_name: &mut String, _: bool, ctx: &mut Context) -> Result<()> {
        match [doc.name.as_str(), new_name].into_iter().find(|name| is_of_server(name)) {
            Some(role) => ctx.throw(format!("The role {role} is neither renamed nor the new name of another")),
            None => Ok(()),
        }
    }

    fn on_update(_: &mut Role, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::Everything);
        Ok(())
    }

    fn on_trash(doc: &mut Role, ctx: &mut Context) -> Result<()> {
        if is_of_server(&doc.name) {
            return ctx.throw(format!("The role {} cannot be deleted", doc.name));
        }
        ctx.changed(Change::Everything);
        Ok(())
    }
}
