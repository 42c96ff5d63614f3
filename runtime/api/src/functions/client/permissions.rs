//! Rights of the session user, and the time zone.

use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_documents::lifecycle;
use doctyped_macros::whitelist;
use doctyped_orm::table::Record;
use doctyped_schema::Rights;
use serde_json::{Map, Value as JsonValue, json};

/// Whether the user has a right on a document.
#[whitelist(read_only)]
pub fn has_permission(
    ctx: &mut Context,
    doctype: String,
    docname: Option<String>,
    perm_type: Option<String>,
) -> Result<JsonValue> {
    // Administrator has all rights, even on documents that do not exist (Frappe).
    if ctx.identity().is_administrator() {
        return Ok(json!({ "has_permission": true }));
    }
    let handler = ctx.handler(&doctype)?;
    let document = match docname.filter(|name| !name.is_empty()) {
        Some(name) => Some(lifecycle::load(ctx, handler, &name)?),
        None => None,
    };
    let has = match Rights::named(&perm_type.as_deref().unwrap_or("read").to_lowercase()) {
        Some(right) => permission::has(ctx, (handler.meta)(), right, document.as_deref())?,
        None => false,
    };
    Ok(json!({ "has_permission": has }))
}

/// Lists all rights, with 1 for those that the user has on a document and 0 for others.
#[whitelist(read_only)]
pub fn get_doc_permissions(ctx: &mut Context, doctype: String, docname: String) -> Result<JsonValue> {
    let handler = ctx.handler(&doctype)?;
    let document = lifecycle::load(ctx, handler, &docname)?;
    Ok(json!({ "permissions": rights(ctx, document.as_ref())? }))
}

/// The rights of the user on a document, by name.
pub(in crate::functions) fn rights(ctx: &mut Context, document: &dyn Record) -> Result<Map<String, JsonValue>> {
    let mut rights = Map::new();
    for (name, right) in Rights::ALL {
        let has = permission::has(ctx, document.meta(), *right, Some(document))?;
        rights.insert((*name).to_owned(), u8::from(has).into());
    }
    Ok(rights)
}

/// The time zone of the site.
#[whitelist(allow_guest, read_only)]
pub fn get_time_zone(ctx: &mut Context) -> Result<JsonValue> {
    Ok(json!({ "time_zone": ctx.site().caches.settings().time_zone.name() }))
}
