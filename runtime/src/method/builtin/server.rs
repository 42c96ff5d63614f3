//! What clients ask about the server and about themselves.

use super::only_for;
use crate::context::Context;
use crate::document::{lifecycle, payload};
use crate::error::Result;
use crate::permission;
use crate::schema::Rights;
use doctyped_macros::whitelist;
use serde_json::{Value as JsonValue, json};

/// The one application that a server is.
const APP: &str = "frappe";

/// The version of Frappe that the API was made after.
const FRAPPE: &str = "16.0.0";

/// The version of Frappe whose API the server speaks, for clients that decide by it. Its own it does
/// not tell to strangers.
#[whitelist(allow_guest)]
pub fn version(_ctx: &mut Context) -> Result<&'static str> {
    Ok(FRAPPE)
}

/// Who asks, for the server of realtime events.
#[whitelist(allow_guest)]
pub fn get_user_info(ctx: &mut Context) -> Result<JsonValue> {
    let identity = ctx.identity();
    Ok(json!({ "user": identity.name, "user_type": identity.user_type, "installed_apps": [APP] }))
}

/// True, or an error: whether the user may read a document, for the server of realtime events.
#[whitelist(allow_guest)]
pub fn has_permission(ctx: &mut Context, doctype: String, name: String) -> Result<bool> {
    let handler = ctx.handler(&doctype)?;
    let document = lifecycle::load(ctx, handler, &name)?;
    permission::check(ctx, (handler.meta)(), Rights::READ, Some(document.as_ref()))?;
    Ok(true)
}

/// The server's version, for who keeps it up to date: it tells others what to attack.
#[whitelist]
pub fn get_versions(ctx: &mut Context) -> Result<JsonValue> {
    only_for(ctx, "System Manager")?;
    let version = env!("CARGO_PKG_VERSION");
    Ok(json!({ APP: { "title": "doctyped", "description": "Typed REST server", "branch": "", "version": version } }))
}

/// Forgets what the server remembers about the user who asks.
#[whitelist]
pub fn clear(ctx: &mut Context) -> Result<&'static str> {
    let user = ctx.user().to_owned();
    ctx.on_commit(move |site, _| site.caches.forget_user(&user));
    Ok("Cache Cleared")
}

/// Says that a document that the user may change is not locked: it is locked only while a request
/// changes it, never beyond.
#[whitelist]
pub fn unlock_document(ctx: &mut Context, doctype: String, name: String) -> Result<()> {
    let handler = ctx.handler(&doctype)?;
    payload::writable(ctx, handler, &name)?;
    ctx.msgprint("Document Unlocked");
    Ok(())
}
