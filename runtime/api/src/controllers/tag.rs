//! Tag: only a System Manager renames and merges tags, because documents of all users have them.

use doctyped_core::context::Context;
use doctyped_core::context::Controller;
use doctyped_core::error::{Error, Result};
use doctyped_models::tag::Tag;

/// The rules of Tag.
#[derive(Debug)]
pub struct TagController;

impl Controller for TagController {
    type Document = Tag;

    fn before_rename(_: &mut Tag, _: &mut String, _: bool, ctx: &mut Context) -> Result<()> {
        if ctx.is_elevated() || ctx.identity().has_role("System Manager") {
            return Ok(());
        }
        Err(Error::permission("Only System Managers rename and merge tags: the documents of all users have them"))
    }
}
