//! Rights of the session user, and the time zone.

use doctyped_auth::permission;
use doctyped_core::context::{Context, DocTypeEntry};
use doctyped_core::error::{ErrorKind, Result};
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
    let entry = ctx.entry(&doctype)?;
    let meta = (entry.meta)();
    let right = Rights::named(&perm_type.as_deref().unwrap_or("read").to_lowercase());
    let has = match (docname.filter(|name| !name.is_empty()), right) {
        (Some(name), right) => match (visible(ctx, entry, &name)?, right) {
            (Some(document), Some(right)) => permission::has(ctx, meta, right, Some(document.as_ref()))?,
            (None, Some(Rights::CREATE)) => permission::has(ctx, meta, Rights::CREATE, None)?,
            _ => false,
        },
        (None, Some(right)) => permission::has(ctx, meta, right, None)?,
        (None, None) => false,
    };
    Ok(json!({ "has_permission": has }))
}

/// Lists all rights, with 1 for those that the user has on a document and 0 for others.
#[whitelist(read_only)]
pub fn get_doc_permissions(ctx: &mut Context, doctype: String, docname: String) -> Result<JsonValue> {
    let entry = ctx.entry(&doctype)?;
    let rights = match visible(ctx, entry, &docname)? {
        Some(document) => rights(ctx, document.as_ref())?,
        None => {
            let creates = permission::has(ctx, (entry.meta)(), Rights::CREATE, None)?;
            let has = |right: Rights| u8::from(creates && right == Rights::CREATE);
            Rights::ALL.iter().map(|(name, right)| ((*name).to_owned(), has(*right).into())).collect()
        }
    };
    Ok(json!({ "permissions": rights }))
}

/// A document on which the user has a right, apart from creating; none for a missing document and for a
/// forbidden one, whose answers must not differ.
///
/// # Errors
/// `DoesNotExistError` if there is none and the user may read all documents of the DocType.
fn visible(ctx: &mut Context, entry: &DocTypeEntry, name: &str) -> Result<Option<Box<dyn Record>>> {
    for right in [Rights::READ, Rights::SELECT, Rights::WRITE] {
        match lifecycle::load_for(ctx, entry, name, right) {
            Ok(document) => return Ok(Some(document)),
            Err(error) if error.kind() == ErrorKind::Permission => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
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
