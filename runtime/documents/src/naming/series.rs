//! Counters of names, the rows of `tabSeries`.
//!
//! A counter is incremented in the transaction that stores the document, so that a failed insert uses
//! up no number. Until that transaction ends, others that need the counter wait for it.

use doctyped_core::context::Context;
use doctyped_core::error::{Error, Result};
use doctyped_orm::db::Dialect;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_schema::Meta;

/// Increments a counter and gives its number.
pub fn next(ctx: &mut Context, series: &str) -> Result<i64> {
    ctx.begin_writing()?;
    if !increment(ctx, series)? {
        // Two transactions may find the counter missing; one of them inserts it, and both increment it.
        insert(ctx, series, 0)?;
        increment(ctx, series)?;
    }
    current(ctx, series)?.ok_or_else(|| Error::internal(format!("the counter {series:?} vanished")))
}

/// The next name of a DocType whose names are numbers. A missing counter starts at the largest name:
/// Frappe counts in a sequence of the database instead.
pub fn next_autoincrement(ctx: &mut Context, meta: &Meta, series: &str) -> Result<i64> {
    ctx.begin_writing()?;
    if current(ctx, series)?.is_none() {
        let largest = Statement::new("SELECT MAX(")
            .name("name")
            .sql(") FROM ")
            .name(meta.table)
            .first(ctx.connection(), |row| column::int(row, 0))?;
        insert(ctx, series, largest.flatten().unwrap_or(0))?;
    }
    next(ctx, series)
}

/// Inserts a counter, unless another transaction has done so meanwhile.
fn insert(ctx: &mut Context, series: &str, number: i64) -> Result<()> {
    Statement::new("INSERT INTO ")
        .name("tabSeries")
        .sql(" (")
        .names(["name", "current"])
        .sql(") VALUES (")
        .value(series)
        .sql(", ")
        .value(number)
        .sql(")")
        .dialect_sql(Dialect::on_conflict_do_nothing)
        .execute(ctx.connection())?;
    Ok(())
}

/// Adds 1 to a counter; `false` when there is no such counter.
fn increment(ctx: &mut Context, series: &str) -> Result<bool> {
    let updated = Statement::new("UPDATE ")
        .name("tabSeries")
        .sql(" SET ")
        .name("current")
        .sql(" = ")
        .name("current")
        .sql(" + 1 WHERE ")
        .equal("name", series)
        .execute(ctx.connection())?;
    Ok(updated > 0)
}

fn current(ctx: &mut Context, series: &str) -> Result<Option<i64>> {
    let found = Statement::new("SELECT ")
        .name("current")
        .sql(" FROM ")
        .name("tabSeries")
        .sql(" WHERE ")
        .equal("name", series)
        .first(ctx.connection(), |row| column::int(row, 0))?;
    Ok(found.flatten())
}

/// Sets a counter back by 1 if it stands at this number.
pub fn decrement_if_at(ctx: &mut Context, series: &str, number: i64) -> Result<()> {
    Statement::new("UPDATE ")
        .name("tabSeries")
        .sql(" SET ")
        .equal("current", number - 1)
        .sql(" WHERE ")
        .equal("name", series)
        .sql(" AND ")
        .equal("current", number)
        .execute(ctx.connection())?;
    Ok(())
}
