//! Functions on the server: versions, caches, locks and the user of realtime events.

use super::{SYSTEM_MANAGER, only_for};
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::invalidation::Change;
use doctyped_documents::{lifecycle, payload};
use doctyped_macros::whitelist;
use doctyped_schema::Rights;
use serde_json::{Value as JsonValue, json};

/// The application that clients find installed.
const APP: &str = "frappe";

/// The version of Frappe whose API the server implements. Clients of other protocols are told it, too: the version of the
/// server itself is not public.
pub const FRAPPE_VERSION: &str = "16.4.1";

/// The version of Frappe whose API the server implements, for clients that depend on it. The version of
/// the server itself is not public: it would tell attackers its vulnerabilities.
#[whitelist(allow_guest, read_only)]
pub fn version(_ctx: &mut Context) -> Result<&'static str> {
    Ok(FRAPPE_VERSION)
}

/// The session user, for the server of realtime events.
#[whitelist(allow_guest, read_only)]
pub fn get_user_info(ctx: &mut Context) -> Result<JsonValue> {
    let identity = ctx.identity();
    Ok(json!({ "user": identity.name, "user_type": identity.user_type, "installed_apps": [APP] }))
}

/// Answers true if the user may read a document, for the server of realtime events; otherwise an error.
#[whitelist(allow_guest, read_only)]
pub fn has_permission(ctx: &mut Context, doctype: String, name: String) -> Result<bool> {
    let entry = ctx.entry(&doctype)?;
    lifecycle::load_for(ctx, entry, &name, Rights::READ)?;
    Ok(true)
}

/// The version of Frappe whose API the server implements, and that of the server itself, for System Managers.
#[whitelist(read_only)]
pub fn get_versions(ctx: &mut Context) -> Result<JsonValue> {
    only_for(ctx, SYSTEM_MANAGER)?;
    let version = env!("CARGO_PKG_VERSION");
    Ok(json!({
        APP: { "title": "Frappe Framework", "description": "API of Frappe", "branch": "", "version": FRAPPE_VERSION },
        "doctyped": { "title": "doctyped", "description": "Typed REST server", "branch": "", "version": version },
    }))
}

/// Clears the caches of the session user.
#[whitelist(read_only)]
pub fn clear(ctx: &mut Context) -> Result<&'static str> {
    let user = ctx.user().to_owned();
    ctx.on_commit(move |site, _| site.invalidate(&[Change::User(user)]));
    Ok("Cache Cleared")
}

/// Answers that a document is unlocked, for users with permission to write it. Locks end with the request that takes
/// them, so there is nothing to unlock.
#[whitelist]
pub fn unlock_document(ctx: &mut Context, doctype: String, name: String) -> Result<()> {
    let entry = ctx.entry(&doctype)?;
    payload::load_writable(ctx, entry, &name)?;
    ctx.msgprint("Document Unlocked");
    Ok(())
}
