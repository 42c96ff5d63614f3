//! Documents by the name of their owner. The name of a user is an identity: it gives rights on the documents that
//! the user owns, on shares and on assignments. So these follow a user that is renamed, and are taken away from
//! a user that is deleted, before another user may get the name.

use super::two_factor;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_core::identity::ADMINISTRATOR;
use doctyped_core::invalidation::Change;
use doctyped_orm::db::statement::Statement;
use doctyped_schema::Meta;

/// DocTypes of the audit trail. Their owner is the user of the logged action, and gets no rights by that.
const LOGS: [&str; 5] = ["Access Log", "Activity Log", "Deleted Document", "Version", "View Log"];

/// Gives all documents of a user to the user's new name.
pub fn rename(ctx: &mut Context, old: &str, new: &str) -> Result<()> {
    for table in tables(ctx) {
        for column in ["owner", "modified_by"] {
            set(ctx, table.table, column, old, new)?;
        }
    }
    for column in ["owner", "modified_by"] {
        set_in_singles(ctx, column, old, new)?;
    }
    set(ctx, "tabDefaultValue", "parent", old, new)?;
    two_factor::rename(ctx, old, new)?;
    ctx.changed(Change::Defaults);
    Ok(())
}

/// Takes everything away that a name gives to a user: documents belong to Administrator then, and shares, defaults
/// and keys of authenticator apps are deleted. The audit trail keeps the name.
pub fn remove(ctx: &mut Context, user: &str) -> Result<()> {
    for table in tables(ctx).into_iter().filter(|meta| !LOGS.contains(&meta.name)) {
        set(ctx, table.table, "owner", user, ADMINISTRATOR)?;
    }
    set_in_singles(ctx, "owner", user, ADMINISTRATOR)?;
    for (table, column) in [("tabDocShare", "user"), ("tabDefaultValue", "parent")] {
        Statement::new("DELETE FROM ").name(table).sql(" WHERE ").equal(column, user).execute(ctx.connection())?;
    }
    two_factor::forget(ctx, user)?;
    ctx.changed(Change::Defaults);
    ctx.changed(Change::User(user.to_owned()));
    Ok(())
}

/// Whether a user of that name was deleted, here or by a Frappe that shared the database.
pub fn was_deleted(ctx: &mut Context, user: &str) -> Result<bool> {
    let found = Statement::new("SELECT ")
        .name("name")
        .sql(" FROM ")
        .name("tabDeleted Document")
        .sql(" WHERE ")
        .name("deleted_doctype")
        .sql(" = 'User' AND ")
        .equal("deleted_name", user)
        .sql(" LIMIT 1")
        .first(ctx.connection(), |_| Ok(()))?;
    Ok(found.is_some())
}

/// Whether a user of that name would have something at once: the name is that of a deleted user, or documents
/// have it as their owner.
pub fn is_used(ctx: &mut Context, user: &str) -> Result<bool> {
    if was_deleted(ctx, user)? {
        return Ok(true);
    }
    for table in tables(ctx).into_iter().filter(|meta| !LOGS.contains(&meta.name)) {
        let found = Statement::new("SELECT ")
            .name("name")
            .sql(" FROM ")
            .name(table.table)
            .sql(" WHERE ")
            .equal("owner", user)
            .sql(" LIMIT 1")
            .first(ctx.connection(), |_| Ok(()))?;
        if found.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The DocTypes with a table of their own, always in one order, so that two requests do not deadlock.
fn tables(ctx: &Context) -> Vec<&'static Meta> {
    let metas = ctx.site().registry().entries().map(|entry| (entry.meta)());
    let mut metas: Vec<&'static Meta> =
        metas.filter(|meta| !meta.is_single && !meta.is_virtual && meta.column("owner").is_some()).collect();
    metas.sort_by_key(|meta| meta.name);
    metas
}

fn set(ctx: &mut Context, table: &str, column: &str, old: &str, new: &str) -> Result<()> {
    Statement::new("UPDATE ")
        .name(table)
        .sql(" SET ")
        .equal(column, new)
        .sql(" WHERE ")
        .equal(column, old)
        .execute(ctx.connection())?;
    Ok(())
}

fn set_in_singles(ctx: &mut Context, field: &str, old: &str, new: &str) -> Result<()> {
    Statement::new("UPDATE ")
        .name("tabSingles")
        .sql(" SET ")
        .equal("value", new)
        .sql(" WHERE ")
        .equal("field", field)
        .sql(" AND ")
        .equal("value", old)
        .execute(ctx.connection())?;
    Ok(())
}
