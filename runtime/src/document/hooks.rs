//! Calls hooks of controllers.

use crate::context::Context;
use crate::controller::Hook;
use crate::error::Result;
use crate::table::Record;

/// Calls a hook on a document, if the controller implements it.
pub(super) fn run(ctx: &mut Context, hook: Option<Hook>, record: &mut dyn Record) -> Result<()> {
    match hook {
        Some(hook) => hook(record, ctx),
        None => Ok(()),
    }
}
