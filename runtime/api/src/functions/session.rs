//! Functions on the session: ping and the logged-in user.

use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_macros::whitelist;

/// The answer of `ping`.
pub const PONG: &str = "pong";

/// Answers `pong`.
#[whitelist(allow_guest, read_only)]
pub fn ping(_ctx: &mut Context) -> Result<&'static str> {
    Ok(PONG)
}

/// Does nothing. Only /api/method/login logs in; its versioned paths answer without a login, as in Frappe.
#[whitelist(allow_guest, methods(GET, POST, PUT, DELETE, PATCH), read_only)]
pub fn login(_ctx: &mut Context) -> Result<()> {
    Ok(())
}

/// The session user.
#[whitelist(read_only)]
pub fn get_logged_user(ctx: &mut Context) -> Result<String> {
    Ok(ctx.user().to_owned())
}
