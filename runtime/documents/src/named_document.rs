//! Documents that errors name although the client has not: the name is given to readers of the document only.

use super::store::load::load_into;
use crate::row_key::RowLock;
use doctyped_auth::permission;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::table::Record;
use doctyped_schema::{Meta, Rights};

/// A document for a message: its DocType and its name, without the name if the user may not read it.
pub fn describe(ctx: &mut Context, doctype: &str, name: &str) -> Result<String> {
    let Some(entry) = ctx.site().registry().entry(doctype) else {
        return Ok(format!("a document of {doctype}"));
    };
    let meta = (entry.meta)();
    let is_readable = match load(ctx, meta, name)? {
        Some(document) => permission::has(ctx, meta, Rights::READ, Some(document.as_ref()))?,
        None => false,
    };
    Ok(match is_readable {
        true if name == doctype => doctype.to_owned(),
        true => format!("{doctype} {name}"),
        false => format!("a document of {doctype} that you may not read"),
    })
}

/// Whether there is a document of that name that the user may read or select.
pub fn is_visible(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<bool> {
    let Some(document) = load(ctx, meta, name)? else {
        return Ok(false);
    };
    Ok(permission::has(ctx, meta, Rights::SELECT, Some(document.as_ref()))?
        || permission::has(ctx, meta, Rights::READ, Some(document.as_ref()))?)
}

fn load(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<Option<Box<dyn Record>>> {
    let mut document = (ctx.entry(meta.name)?.new)();
    let is_found = load_into(ctx, document.as_mut(), name, RowLock::None)?;
    Ok(is_found.then_some(document))
}
