//! Links to users, which must not tell which users exist.

use crate::row_key::RowLock;
use crate::store::load::load_into;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_schema::{Meta, Rights};

/// Whether a link must not tell that its target exists: the target is a User that the session user may neither read
/// nor select.
pub fn is_concealed(ctx: &mut Context, target: &'static Meta, name: &str) -> Result<bool> {
    if target.name != "User" || name == ctx.user() || permission::sees_all(ctx, target)? {
        return Ok(false);
    }
    let mut user = (ctx.handler(target.name)?.new)();
    let is_visible = load_into(ctx, user.as_mut(), name, RowLock::None)?
        && (permission::has(ctx, target, Rights::SELECT, Some(user.as_ref()))?
            || permission::has(ctx, target, Rights::READ, Some(user.as_ref()))?);
    Ok(!is_visible)
}
