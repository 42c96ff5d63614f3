//! Calls hooks of controllers.

use doctyped_core::context::Context;
use doctyped_core::context::Hook;
use doctyped_core::error::Result;
use doctyped_orm::table::Record;

/// Calls a hook on a document, if the controller implements it.
pub fn run(ctx: &mut Context, hook: Option<Hook>, record: &mut dyn Record) -> Result<()> {
    match hook {
        Some(hook) => hook(record, ctx),
        None => Ok(()),
    }
}
