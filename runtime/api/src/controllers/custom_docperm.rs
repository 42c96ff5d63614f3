//! Custom DocPerm: a change invalidates the cached permissions.

use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::Result;
use doctyped_core::invalidation::Change;
use doctyped_models::custom_docperm::CustomDocPerm;

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
