//! The files in a list of File documents that the user may read because of the documents that they are attached to.

use crate::column::Column;
use crate::predicate::Predicate;
use crate::scope::Scope;
use doctyped_auth::permission;
use doctyped_auth::permission::Listing;
use doctyped_auth::permission::attached::FILE;
use doctyped_core::context::Context;
use doctyped_core::error::{ErrorKind, Result};
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::table::Bind;
use doctyped_schema::{Meta, NAME, Rights};
use std::borrow::Cow;

/// The condition of the attached files that the user may read; none for another DocType than File.
pub fn condition(
    ctx: &mut Context,
    scope: &mut Scope,
    meta: &'static Meta,
    table: usize,
) -> Result<Option<Predicate<'static>>> {
    let column = |field: &str| meta.column(field).map(|field| Column::new(table, meta, field));
    let (Some(doctype), Some(name), Some(field)) =
        (column("attached_to_doctype"), column("attached_to_name"), column("attached_to_field"))
    else {
        return Ok(None);
    };
    if meta.name != FILE || ctx.identity().is_administrator() {
        return Ok(None);
    }
    let mut targets = Vec::new();
    for target in attached_doctypes(ctx, meta)? {
        let Some(documents) = documents(ctx, scope, target, name)? else { continue };
        let levels = permission::readable_levels(ctx, target);
        let hidden = target.fields.iter().filter(|field| !levels.has(field.permlevel));
        let hidden: Vec<Bind<'static>> = hidden.map(|field| Bind::Text(Cow::Borrowed(field.fieldname))).collect();
        let mut conditions = vec![Predicate::equal(doctype, target.name), documents];
        if !hidden.is_empty() {
            conditions.push(Predicate::In { column: field, negated: true, values: hidden, or_null: true });
        }
        targets.push(Predicate::All(conditions));
    }
    Ok(Some(Predicate::Any(targets)))
}

/// The condition that a column names a document which the user may read; none if there is none of the DocType.
fn documents(
    ctx: &mut Context,
    scope: &mut Scope,
    target: &'static Meta,
    name: Column,
) -> Result<Option<Predicate<'static>>> {
    if target.is_single {
        let may_read = permission::has(ctx, target, Rights::READ, None)?;
        return Ok(may_read.then(|| Predicate::equal(name, target.name)));
    }
    let rows = scope.add_permission_table(target);
    let access = match super::of(ctx, scope, target, rows, Listing::Rows) {
        Err(error) if error.kind() == ErrorKind::Permission => return Ok(None),
        access => access?,
    };
    let Some(key) = target.slot(NAME) else { return Ok(None) };
    let is_same = Predicate::ColumnsEqual { left: Column::new(rows, target, key), right: name };
    let condition = Box::new(Predicate::All(vec![is_same, access.rows]));
    Ok(Some(Predicate::Exists { table: rows, negated: false, condition }))
}

/// The DocTypes with tables whose documents have files.
fn attached_doctypes(ctx: &mut Context, meta: &Meta) -> Result<Vec<&'static Meta>> {
    let statement = Statement::new("SELECT DISTINCT ")
        .name("attached_to_doctype")
        .sql(" FROM ")
        .name(meta.table)
        .sql(" WHERE ")
        .name("attached_to_doctype")
        .sql(" IS NOT NULL");
    let names = statement.load(ctx.connection(), |row| Ok(column::text(row, 0)?.unwrap_or_default()))?;
    let registry = ctx.site().registry();
    let metas = names.iter().filter_map(|name| registry.entry(name)).map(|entry| (entry.meta)());
    Ok(metas.filter(|meta| !meta.is_child && !meta.is_virtual && meta.name != FILE).collect())
}
