//! Custom DocPerm: a change counts at once, for everybody who holds the role.

use crate::context::Context;
use crate::controller::Controller;
use crate::core::models::custom_docperm::CustomDocPerm;
use crate::error::Result;
use crate::invalidation::Change;

/// The rules of Custom DocPerm.
#[derive(Debug)]
pub struct CustomDocPermController;

impl Controller for CustomDocPermController {
    type Document = CustomDocPerm;

    fn on_update(_: &mut CustomDocPerm, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::Permissions);
        Ok(())
    }

    fn after_delete(_: &mut CustomDocPerm, ctx: &mut Context) -> Result<()> {
        ctx.changed(Change::Permissions);
        Ok(())
    }
}
