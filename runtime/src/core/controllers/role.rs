//! Role: a change counts at once for everybody who has it.

use crate::context::Context;
use crate::controller::Controller;
use crate::core::models::role::Role;
use crate::error::Result;
use crate::invalidation::Change;

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
