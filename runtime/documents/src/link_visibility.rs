//! Links to documents that the session user may not see, which must not tell which documents exist.

use super::named_document;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_schema::Meta;

/// Whether a link must not tell that its target exists: the session user may neither read nor select it. Users see
/// themselves, and System Managers every document but users, because they administer what others may see.
pub fn is_concealed(ctx: &mut Context, target: &'static Meta, name: &str) -> Result<bool> {
    let is_shown = match target.name {
        "User" => name == ctx.user(),
        _ => ctx.identity().has_role("System Manager"),
    };
    if is_shown || permission::sees_all(ctx, target)? {
        return Ok(false);
    }
    Ok(!named_document::is_visible(ctx, target, name)?)
}
