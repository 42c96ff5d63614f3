//! Writes rows of child tables, many with one statement.

use super::{duplicate, key, refused};
use crate::context::Context;
use crate::db::statement::Statement;
use crate::error::Result;
use crate::schema::{self, Meta};
use crate::table::{Record, binds};
use std::collections::HashSet;

/// Writes new rows of a child table.
pub(in crate::document) fn insert_rows(ctx: &mut Context, meta: &'static Meta, rows: &[&dyn Record]) -> Result<()> {
    let mut names = HashSet::new();
    if let Some(row) = rows.iter().find(|row| !names.insert(row.name())) {
        return Err(duplicate(*row));
    }
    // Which of several rows has a value that must be unique the database does not say.
    let most = if meta.slots().iter().any(|field| field.unique) { 1 } else { VALUES / meta.slots().len().max(1) };
    for rows in chunks(rows, most) {
        let Some(first) = rows.first() else { continue };
        let mut statement = Statement::new("INSERT INTO ").name(meta.table).sql(" (").slots(meta).sql(") VALUES ");
        for (place, row) in rows.iter().enumerate() {
            statement = statement.sql(if place > 0 { ", (" } else { "(" }).values(binds(*row)).sql(")");
        }
        statement.execute(ctx.connection()).map_err(|error| refused(*first, error))?;
    }
    Ok(())
}

/// Values in one statement; every database binds as many.
const VALUES: usize = 10_000;

/// Rows in parts of at most so many, and of few different lengths, because each length makes a
/// statement of its own that connections keep prepared.
fn chunks<T>(mut rows: &[T], most: usize) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let fits = |length: &usize| *length <= rows.len() && (*length <= most || *length == 1);
        let length = [64, 16, 4, 1].into_iter().find(fits)?;
        let (chunk, rest) = rows.split_at(length);
        rows = rest;
        Some(chunk)
    })
}

/// Deletes rows of a child table by their names.
pub(in crate::document) fn delete_rows(ctx: &mut Context, meta: &'static Meta, names: &[String]) -> Result<()> {
    for names in chunks(names, VALUES) {
        Statement::new("DELETE FROM ")
            .name(meta.table)
            .sql(" WHERE ")
            .name("name")
            .sql(" IN (")
            .values(names.iter().filter_map(|name| key(meta, name)))
            .sql(")")
            .execute(ctx.connection())?;
    }
    Ok(())
}

/// Stamps rows of a child table that were saved without another change.
pub(in crate::document) fn stamp_rows(ctx: &mut Context, meta: &'static Meta, rows: &[&dyn Record]) -> Result<()> {
    for rows in chunks(rows, VALUES) {
        let Some(first) = rows.first() else { continue };
        let names: Vec<String> = rows.iter().map(|row| row.name()).collect();
        Statement::new("UPDATE ")
            .name(meta.table)
            .sql(" SET ")
            .name("modified")
            .sql(" = ")
            .value(first.get(schema::MODIFIED))
            .sql(", ")
            .name("modified_by")
            .sql(" = ")
            .value(first.get(schema::MODIFIED_BY))
            .sql(" WHERE ")
            .name("name")
            .sql(" IN (")
            .values(names.iter().filter_map(|name| key(meta, name)))
            .sql(")")
            .execute(ctx.connection())?;
    }
    Ok(())
}

/// Deletes all rows of a document in a child table.
pub(in crate::document) fn delete_rows_of(
    ctx: &mut Context,
    child: &'static Meta,
    parenttype: &str,
    parent: &str,
) -> Result<()> {
    if child.is_virtual {
        return Ok(());
    }
    Statement::new("DELETE FROM ")
        .name(child.table)
        .sql(" WHERE ")
        .name("parent")
        .sql(" = ")
        .value(parent)
        .sql(" AND ")
        .name("parenttype")
        .sql(" = ")
        .value(parenttype)
        .execute(ctx.connection())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_few_lengths_and_leave_nothing_out() {
        let rows: Vec<usize> = (0..150).collect();
        let lengths = |most| chunks(&rows, most).map(<[usize]>::len).collect::<Vec<_>>();
        assert_eq!(lengths(1000), [64, 64, 16, 4, 1, 1]);
        assert_eq!(lengths(20)[..2], [16, 16]);
        assert_eq!(lengths(0).len(), 150);
        assert_eq!(chunks(&rows, 10).flatten().copied().collect::<Vec<_>>(), rows);
    }
}
