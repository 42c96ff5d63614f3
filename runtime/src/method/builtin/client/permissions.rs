//! What the user may do.

use crate::context::Context;
use crate::document::lifecycle;
use crate::error::Result;
use crate::permission;
use crate::schema::Rights;
use crate::table::Record;
use doctyped_macros::whitelist;
use serde_json::{Map, Value as JsonValue, json};

/// Whether the user has a right on a document.
#[whitelist]
pub fn has_permission(
    ctx: &mut Context,
    doctype: String,
    docname: Option<String>,
    perm_type: Option<String>,
) -> Result<JsonValue> {
    // Nothing is asked about Administrator, not even whether there is such a document (Frappe).
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

/// Every right with 1 if the user has it on a document, 0 if not.
#[whitelist]
pub fn get_doc_permissions(ctx: &mut Context, doctype: String, docname: String) -> Result<JsonValue> {
    let handler = ctx.handler(&doctype)?;
    let document = lifecycle::load(ctx, handler, &docname)?;
    Ok(json!({ "permissions": rights(ctx, document.as_ref())? }))
}

/// The user's rights on a document by their names.
pub(in crate::method::builtin) fn rights(ctx: &mut Context, document: &dyn Record) -> Result<Map<String, JsonValue>> {
    let mut rights = Map::new();
    for (name, right) in Rights::ALL {
        let has = permission::has(ctx, document.meta(), *right, Some(document))?;
        rights.insert((*name).to_owned(), u8::from(has).into());
    }
    Ok(rights)
}

/// The site's time zone.
#[whitelist(allow_guest)]
pub fn get_time_zone(ctx: &mut Context) -> Result<JsonValue> {
    Ok(json!({ "time_zone": ctx.site().caches.settings().time_zone.name() }))
}
