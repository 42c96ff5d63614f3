//! Migration: adds the tables, columns and indexes that the DocTypes need; never drops or narrows.

use super::mysql::Mysql;
use super::postgres::Postgres;
use super::schema_sql::missing_statements;
use super::sqlite::Sqlite;
use super::{Dialect, Transaction, fingerprint};
use crate::error::{Error, Result};
use diesel::connection::SimpleConnection;
use doctyped_schema::Meta;

/// Compares the database with the DocTypes, executes the missing DDL statements and returns them;
/// with `dry_run` it only returns them. All statements run in one transaction, except on MariaDB,
/// which commits at each DDL statement: a failed migration continues there where it stopped.
///
/// # Errors
/// `ErrorKind::Internal` with the statement that failed.
pub fn migrate(transaction: &mut Transaction, doctypes: &[&'static Meta], dry_run: bool) -> Result<Vec<String>> {
    let doctypes = with_tables(doctypes);
    let statements = missing_statements_in(transaction, &doctypes)?;
    if dry_run {
        return Ok(statements);
    }
    let fingerprint = fingerprint::of(&doctypes);
    if statements.is_empty() && fingerprint::stored(transaction).as_ref() == Some(&fingerprint) {
        return Ok(statements);
    }
    // Another process may have migrated meanwhile: compare again under the lock.
    transaction.begin_writing()?;
    let dialect = transaction.dialect();
    if let Some(sql) = begin_sql(dialect) {
        transaction.connection().batch_execute(sql)?;
    }
    let result = apply(transaction, &doctypes, &fingerprint);
    if let Some(sql) = end_sql(dialect) {
        transaction.connection().batch_execute(sql)?;
    }
    let statements = result?;
    transaction.commit()?;
    Ok(statements)
}

fn apply(transaction: &mut Transaction, doctypes: &[&Meta], fingerprint: &str) -> Result<Vec<String>> {
    let statements = missing_statements_in(transaction, doctypes)?;
    for statement in &statements {
        tracing::debug!(%statement, "executing migration statement");
        transaction.connection().batch_execute(statement).map_err(|error| {
            Error::internal(format!("migration failed: {error}; the statement was: {statement}")).caused_by(error)
        })?;
    }
    fingerprint::store(transaction, fingerprint)?;
    Ok(statements)
}

/// Migrates if the DocTypes have changed since the last migration; otherwise it costs one query.
///
/// # Errors
/// `ErrorKind::Internal` with the statement that failed.
pub fn migrate_if_changed(transaction: &mut Transaction, doctypes: &[&'static Meta]) -> Result<()> {
    let fingerprint = fingerprint::of(&with_tables(doctypes));
    if fingerprint::stored(transaction).as_ref() != Some(&fingerprint) {
        migrate(transaction, doctypes, false)?;
    }
    Ok(())
}

/// The DocTypes that have a table, sorted by name. Singles are stored in `tabSingles`, virtual
/// DocTypes nowhere.
fn with_tables(doctypes: &[&'static Meta]) -> Vec<&'static Meta> {
    let mut doctypes: Vec<_> = doctypes.iter().copied().filter(|meta| !meta.is_single && !meta.is_virtual).collect();
    doctypes.sort_by_key(|meta| meta.name);
    doctypes
}

fn missing_statements_in(transaction: &mut Transaction, doctypes: &[&Meta]) -> Result<Vec<String>> {
    match transaction.dialect() {
        Dialect::Sqlite => missing_statements::<Sqlite>(transaction.connection(), doctypes),
        Dialect::Postgres => missing_statements::<Postgres>(transaction.connection(), doctypes),
        Dialect::Mysql => missing_statements::<Mysql>(transaction.connection(), doctypes),
    }
}

/// Takes a lock against concurrent migrations and disables the statement timeout.
fn begin_sql(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sqlite => None,
        Dialect::Postgres => Some("SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(6071204508171)"),
        Dialect::Mysql => Some(
            "DO GET_LOCK('doctyped migrate', 60); \
             SET @lock = 1 /*M!100101 , @time_limit = @@max_statement_time, SESSION max_statement_time = 0 */",
        ),
    }
}

/// Reverts [`begin_sql`] where the end of the transaction does not.
fn end_sql(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sqlite | Dialect::Postgres => None,
        Dialect::Mysql => Some(
            "DO RELEASE_LOCK('doctyped migrate'); \
             SET @lock = 0 /*M!100101 , SESSION max_statement_time = @time_limit */",
        ),
    }
}
