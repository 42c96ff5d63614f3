//! Links to users, which must not tell which users exist.

use super::named_document;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_schema::Meta;

/// Whether a link must not tell that its target exists: the target is a User that the session user may neither read
/// nor select.
pub fn is_concealed(ctx: &mut Context, target: &'static Meta, name: &str) -> Result<bool> {
    if target.name != "User" || name == ctx.user() || permission::sees_all(ctx, target)? {
        return Ok(false);
    }
    Ok(!named_document::is_visible(ctx, target, name)?)
}
