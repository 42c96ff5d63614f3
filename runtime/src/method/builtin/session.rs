//! Whether the server is there, and who asks.

use crate::context::Context;
use crate::error::Result;
use doctyped_macros::whitelist;

/// Shows that the server answers.
#[whitelist(allow_guest)]
pub fn ping(_ctx: &mut Context) -> Result<&'static str> {
    Ok("pong")
}

/// Does nothing. Only /api/method/login logs in; like Frappe, its versioned paths answer and do
/// not.
#[whitelist(allow_guest, methods(GET, POST, PUT, DELETE, PATCH))]
pub fn login(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

/// The user who asks.
#[whitelist]
pub fn get_logged_user(ctx: &mut Context) -> Result<String> {
    Ok(ctx.user().to_owned())
}
