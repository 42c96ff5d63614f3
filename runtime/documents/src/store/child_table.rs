//! Rows of child tables, many with one statement.

use super::table_row::{constraint_error, duplicate_name};
use crate::row_key::key;
use doctyped_core::context::Context;
use doctyped_core::error::Result;
use doctyped_orm::db::statement::Statement;
use doctyped_orm::table::{Record, binds};
use doctyped_schema as schema;
use doctyped_schema::Meta;
use std::collections::HashSet;

/// Inserts rows.
///
/// # Errors
/// `DuplicateEntryError` when two rows have one name, or a row has a name that is taken;
/// `UniqueValidationError` when a unique value is taken.
pub(crate) fn insert_rows(ctx: &mut Context, meta: &'static Meta, rows: &[&dyn Record]) -> Result<()> {
    let mut names = HashSet::new();
    if let Some(row) = rows.iter().find(|row| !names.insert(row.name())) {
        return Err(duplicate_name(*row));
    }
    // Databases do not say which of several rows violates a unique constraint.
    let has_unique = meta.slots().iter().any(|field| field.unique);
    let max_len = if has_unique { 1 } else { MAX_PARAMETERS / meta.slots().len().max(1) };
    for rows in batches(rows, max_len) {
        let Some(first) = rows.first() else { continue };
        let mut statement = Statement::new("INSERT INTO ").name(meta.table).sql(" (").slots(meta).sql(") VALUES ");
        for (index, row) in rows.iter().enumerate() {
            statement = statement.sql(if index > 0 { ", (" } else { "(" }).values(binds(*row)).sql(")");
        }
        statement.execute(ctx.connection()).map_err(|error| constraint_error(*first, error))?;
    }
    Ok(())
}

/// Bound parameters of one statement; every supported database takes as many.
const MAX_PARAMETERS: usize = 10_000;

/// Lengths of batches. Each length makes a statement of its own that connections keep prepared, so
/// there are few.
const BATCH_LENS: [usize; 4] = [64, 16, 4, 1];

/// Splits rows into batches of at most `max_len`, or of 1.
fn batches<T>(mut rows: &[T], max_len: usize) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let fits = |len: &usize| *len <= rows.len() && (*len <= max_len || *len == 1);
        let len = BATCH_LENS.into_iter().find(fits)?;
        let (batch, rest) = rows.split_at(len);
        rows = rest;
        Some(batch)
    })
}

/// Deletes rows by their names.
pub(crate) fn delete_rows(ctx: &mut Context, meta: &'static Meta, names: &[String]) -> Result<()> {
    for names in batches(names, MAX_PARAMETERS) {
        named(Statement::new("DELETE FROM ").name(meta.table), meta, names).execute(ctx.connection())?;
    }
    Ok(())
}

/// Writes `modified` and `modified_by` of rows in which nothing else differs from what is stored.
pub(crate) fn touch_rows(ctx: &mut Context, meta: &'static Meta, rows: &[&dyn Record]) -> Result<()> {
    for rows in batches(rows, MAX_PARAMETERS) {
        let Some(first) = rows.first() else { continue };
        let names: Vec<String> = rows.iter().map(|row| row.name()).collect();
        let statement = Statement::new("UPDATE ")
            .name(meta.table)
            .sql(" SET ")
            .equal("modified", first.get(schema::MODIFIED))
            .sql(", ")
            .equal("modified_by", first.get(schema::MODIFIED_BY));
        named(statement, meta, &names).execute(ctx.connection())?;
    }
    Ok(())
}

/// Writes the docstatus of a document to all its rows in a child table.
pub(crate) fn set_docstatus(ctx: &mut Context, child: &'static Meta, parent: &dyn Record) -> Result<()> {
    let name = parent.name();
    let statement =
        Statement::new("UPDATE ").name(child.table).sql(" SET ").equal("docstatus", parent.get(schema::DOCSTATUS));
    of_parent(statement, parent.meta().name, &name).execute(ctx.connection())?;
    Ok(())
}

/// Deletes all rows of a document in a child table.
pub(crate) fn delete_rows_of(ctx: &mut Context, child: &'static Meta, parenttype: &str, parent: &str) -> Result<()> {
    if child.is_virtual {
        return Ok(());
    }
    of_parent(Statement::new("DELETE FROM ").name(child.table), parenttype, parent).execute(ctx.connection())?;
    Ok(())
}

/// Limits a statement to rows with these names.
fn named<'a>(statement: Statement<'a>, meta: &'static Meta, names: &'a [String]) -> Statement<'a> {
    let keys = names.iter().filter_map(|name| key(meta, name));
    statement.sql(" WHERE ").name("name").sql(" IN (").values(keys).sql(")")
}

/// Limits a statement to the rows of one document.
fn of_parent<'a>(statement: Statement<'a>, parenttype: &'a str, parent: &'a str) -> Statement<'a> {
    statement.sql(" WHERE ").equal("parent", parent).sql(" AND ").equal("parenttype", parenttype)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_have_few_lengths_and_hold_every_row() {
        let rows: Vec<usize> = (0..150).collect();
        let lens = |max_len| batches(&rows, max_len).map(<[usize]>::len).collect::<Vec<_>>();
        assert_eq!(lens(1000), [64, 64, 16, 4, 1, 1]);
        assert_eq!(lens(20)[..2], [16, 16]);
        assert_eq!(lens(0).len(), 150);
        assert_eq!(batches(&rows, 10).flatten().copied().collect::<Vec<_>>(), rows);
    }
}
