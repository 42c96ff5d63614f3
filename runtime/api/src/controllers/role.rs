//! Role: a change invalidates the caches of all users.

use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::Result;
use doctyped_core::invalidation::Change;
use doctyped_models::role::Role;

/// Roles that the server gives by itself.
const AUTOMATIC: [&str; 5] = ["Administrator", "System Manager", "All", "Guest", "Desk User"];

/// The rules of Role.
#[derive(Debug)]
pub struct RoleController;

impl Controller for RoleController {
    type Document = Role;

    fn validate(doc: &mut Role, ctx: &mut Context) -> Result<()> {
        if doc.disabled && AUTOMATIC.contains(&doc.name.as_str()) {
            return ctx.throw(format!("The role {} cannot be disabled", doc.name));
        }
        Ok(())
    }

    fn before_rename(doc: &mut Role, new_name: &mut String, _: bool, ctx: &mut Context) -> Result<()> {
        let is_automatic = |name: &str| AUTOMATIC.iter().any(|role| role.eq_ignore_ascii_case(name.trim()));
        match [doc.name.as_str(), new_name].into_iter().find(|name| is_automatic(name)) {
            Some(role) => ctx.throw(format!("The role {role} is neither renamed nor the new name of another")),
            None => Ok(()),
        }
    }

    fn on_update(_: &mut Role, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::Everything);
        Ok(())
    }

    fn on_trash(doc: &mut Role, ctx: &mut Context) -> Result<()> {
        if AUTOMATIC.contains(&doc.name.as_str()) {
            return ctx.throw(format!("The role {} cannot be deleted", doc.name));
        }
        ctx.changed(Change::Everything);
        Ok(())
    }
}
