//! Documents that were shared with a user (DocShare).

use crate::context::Context;
use crate::db::statement::Statement;
use crate::error::Result;
use crate::schema::{Meta, Rights};

/// The column of DocShare that gives a right: reading also stands for printing and mailing.
fn column_of(right: Rights) -> Option<&'static str> {
    match right {
        Rights::READ | Rights::PRINT | Rights::EMAIL => Some("read"),
        Rights::WRITE => Some("write"),
        Rights::SHARE => Some("share"),
        Rights::SUBMIT => Some("submit"),
        _ => None,
    }
}

/// Whether a document is shared with the user for a right.
pub(super) fn grants(ctx: &mut Context, meta: &Meta, name: &str, right: Rights) -> Result<bool> {
    let Some(right) = column_of(right) else {
        return Ok(false);
    };
    if name.is_empty() || ctx.identity().is_guest() {
        return Ok(false);
    }
    let user = ctx.user().to_owned();
    let found = shares(meta, right, &user)
        .sql(" AND ")
        .name("share_name")
        .sql(" = ")
        .value(name)
        .sql(" LIMIT 1")
        .first(ctx.connection(), |_| Ok(()))?;
    Ok(found.is_some())
}

/// Whether there are documents that the user may read because they are shared.
pub(super) fn any(ctx: &mut Context, meta: &Meta) -> Result<bool> {
    if ctx.identity().is_guest() {
        return Ok(false);
    }
    let user = ctx.user().to_owned();
    let found = shares(meta, "read", &user).sql(" LIMIT 1").first(ctx.connection(), |_| Ok(()))?;
    Ok(found.is_some())
}

fn shares<'a>(meta: &'a Meta, right: &'a str, user: &'a str) -> Statement<'a> {
    Statement::new("SELECT ")
        .name("share_name")
        .sql(" FROM ")
        .name("tabDocShare")
        .sql(" WHERE ")
        .name("share_doctype")
        .sql(" = ")
        .value(meta.name)
        .sql(" AND ")
        .name(right)
        .sql(" = 1 AND (")
        .name("user")
        .sql(" = ")
        .value(user)
        .sql(" OR ")
        .name("everyone")
        .sql(" = 1)")
}
