//! Looks up whether a name is taken.

use super::row_key::key;
use doctyped_core::context::Context;
use doctyped_core::context::virtual_doctype;
use doctyped_core::error::Result;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_schema::Meta;

/// Whether there is a document of that name.
pub fn exists(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<bool> {
    Ok(stored_name(ctx, meta, name)?.is_some())
}

/// The name as it is stored, which may differ from the given one in case; none when there is no
/// such document.
pub fn stored_name(ctx: &mut Context, meta: &'static Meta, name: &str) -> Result<Option<String>> {
    if meta.is_virtual {
        let mut document = (ctx.entry(meta.name)?.new)();
        let found = virtual_doctype::load_into(ctx, document.as_mut(), name)?;
        return Ok(found.then(|| document.name()));
    }
    if meta.is_single {
        return Ok(name.eq_ignore_ascii_case(meta.name).then(|| meta.name.to_owned()));
    }
    let Some(key) = key(meta, name) else {
        return Ok(None);
    };
    Statement::new("SELECT ")
        .name("name")
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .equal("name", key)
        .first(ctx.connection(), |row| Ok(column::text(row, 0)?.unwrap_or_default()))
}
