//! Reads documents with their child rows.

use super::single;
use super::table_row::lock_doctype;
use crate::optional_fields::{OptionalValues, has_optional_fields};
use crate::row_key::{RowLock, key};
use doctyped_core::context::Context;
use doctyped_core::context::virtual_doctype;
use doctyped_core::error::{Error, Result};
use doctyped_orm::db::Dialect;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::{Bind, Record, read_into};
use doctyped_schema::{DocField, Meta};

/// Reads a document into a record; `false` when there is none of that name.
pub fn load_into(ctx: &mut Context, record: &mut dyn Record, name: &str, lock: RowLock) -> Result<bool> {
    Ok(load_with_optional(ctx, record, name, lock)?.is_some())
}

/// Reads a document into a record, and its optional fields beside it; none when there is no document
/// of that name.
pub(crate) fn load_with_optional(
    ctx: &mut Context,
    record: &mut dyn Record,
    name: &str,
    lock: RowLock,
) -> Result<Option<OptionalValues>> {
    let meta = record.meta();
    let without_optional = |found: bool| found.then(OptionalValues::default);
    if meta.is_virtual {
        return virtual_doctype::load_into(ctx, record, name).map(without_optional);
    }
    // Several statements have to see one state of the database.
    if !meta.tables().is_empty() || meta.is_single {
        ctx.transaction().begin_reading()?;
    }
    if lock == RowLock::ForUpdate {
        lock_doctype(ctx, meta)?;
    }
    let found = if meta.is_single {
        without_optional(single::load(ctx, record, name)?)
    } else {
        load_row(ctx, record, name, lock)?
    };
    if found.is_some() {
        for table in 0..meta.tables().len() {
            load_child_rows(ctx, record, table)?;
        }
    }
    Ok(found)
}

fn load_row(ctx: &mut Context, record: &mut dyn Record, name: &str, lock: RowLock) -> Result<Option<OptionalValues>> {
    let meta = record.meta();
    let Some(key) = key(meta, name) else {
        return Ok(None);
    };
    let mut statement = Statement::new("SELECT ").slots(meta);
    if has_optional_fields(meta) {
        statement = statement.sql(", ").names(OptionalValues::COLUMNS);
    }
    statement = statement.sql(" FROM ").name(meta.table).sql(" WHERE ").name("name").sql(" = ").value(key);
    if lock == RowLock::ForUpdate {
        statement = statement.dialect_sql(Dialect::for_update);
    }
    statement.first(ctx.connection(), |row| {
        read_into(record, row).map_err(|error| unreadable(meta, name, error))?;
        if has_optional_fields(meta) {
            OptionalValues::read(row, meta.slots().len())
        } else {
            Ok(OptionalValues::default())
        }
    })
}

fn unreadable(meta: &Meta, name: &str, error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    Error::internal(format!("{} {name} cannot be read from the database", meta.name)).caused_by(error)
}

/// Reads the rows of one table field, in order of `idx`.
fn load_child_rows(ctx: &mut Context, record: &mut dyn Record, table: usize) -> Result<()> {
    let meta = record.meta();
    let name = record.name();
    let Some(field) = meta.tables().get(table) else {
        return Ok(());
    };
    let Some(rows) = record.rows_mut(table) else {
        return Ok(());
    };
    rows.clear();
    let child = rows.meta();
    if child.is_virtual {
        return Ok(());
    }
    let statement = select_child_rows(child, meta, field, &[name.as_str()]).names(["idx", "name"]);
    statement
        .load(ctx.connection(), |row| read_into(rows.push(), row).map_err(|error| unreadable(child, &name, error)))?;
    Ok(())
}

/// `SELECT ... ORDER BY` for the rows of a table field of some documents; the caller adds the order.
fn select_child_rows<'a>(child: &'a Meta, parent: &'a Meta, field: &'a DocField, names: &[&'a str]) -> Statement<'a> {
    let statement =
        Statement::new("SELECT ").slots(child).sql(" FROM ").name(child.table).sql(" WHERE ").name("parent");
    let statement = match names {
        [name] => statement.sql(" = ").value(*name),
        names => statement.sql(" IN (").values(names.iter().map(|name| Bind::from(*name))).sql(")"),
    };
    statement
        .sql(" AND ")
        .equal("parenttype", parent.name)
        .sql(" AND ")
        .equal("parentfield", field.fieldname)
        .sql(" ORDER BY ")
}

/// Reads the rows of a table field of several documents with one query. The rows of a document come
/// together and in order of `idx`.
pub fn each_row_of(
    ctx: &mut Context,
    parent: &'static Meta,
    field: &'static DocField,
    names: &[&str],
    mut each: impl FnMut(&dyn Record),
) -> Result<()> {
    let entry = ctx.entry(field.options)?;
    let child = (entry.meta)();
    if child.is_virtual || names.is_empty() {
        return Ok(());
    }
    let statement = select_child_rows(child, parent, field, names).names(["parent", "idx", "name"]);
    statement.load(ctx.connection(), |row| {
        let mut record = (entry.new)();
        read_into(record.as_mut(), row).map_err(|error| unreadable(child, parent.name, error))?;
        each(record.as_ref());
        Ok(())
    })?;
    Ok(())
}
