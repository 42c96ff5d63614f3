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
