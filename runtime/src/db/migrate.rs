//! Brings the database to what the metadata says: adds what is missing, never drops or narrows.

use super::mysql::Mysql;
use super::postgres::Postgres;
use super::schema_sql::missing;
use super::sqlite::Sqlite;
use super::{Dialect, Transaction, fingerprint};
use crate::error::{Error, Result};
use crate::schema::Meta;
use diesel::connection::SimpleConnection;

/// Compares the database with the DocTypes and applies what is missing: in one transaction, but on
/// MariaDB, which ends one at each change of the schema; there a migration that failed goes on where
/// it stopped. Gives the statements; with `dry_run` they are not applied.
///
/// # Errors
/// When the database refuses a statement.
pub fn migrate(transaction: &mut Transaction, doctypes: &[&'static Meta], dry_run: bool) -> Result<Vec<String>> {
    let doctypes = with_tables(doctypes);
    let statements = missing_in(transaction, &doctypes)?;
    if dry_run {
        return Ok(statements);
    }
    let fingerprint = fingerprint::of(&doctypes);
    if statements.is_empty() && fingerprint::stored(transaction).as_ref() == Some(&fingerprint) {
        return Ok(statements);
    }
    // Another process may have migrated in the meantime: look again once nobody else can.
    transaction.begin_writing()?;
    let dialect = transaction.dialect();
    if let Some(sql) = begin(dialect) {
        transaction.connection().batch_execute(sql)?;
    }
    let result = apply(transaction, &doctypes, &fingerprint);
    if let Some(sql) = end(dialect) {
        transaction.connection().batch_execute(sql)?;
    }
    let statements = result?;
    transaction.commit()?;
    Ok(statements)
}

fn apply(transaction: &mut Transaction, doctypes: &[&Meta], fingerprint: &str) -> Result<Vec<String>> {
    let statements = missing_in(transaction, doctypes)?;
    for statement in &statements {
        tracing::debug!(%statement, "migrating");
        transaction.connection().batch_execute(statement).map_err(|error| {
            Error::internal(format!("the database refused to be migrated: {error}; the statement was: {statement}"))
                .caused_by(error)
        })?;
    }
    fingerprint::store(transaction, fingerprint)?;
    Ok(statements)
}

/// The same, if the DocTypes are others than at the last time: this is what a start can afford.
///
/// # Errors
/// When the database refuses a statement.
pub fn migrate_if_changed(transaction: &mut Transaction, doctypes: &[&'static Meta]) -> Result<()> {
    let fingerprint = fingerprint::of(&with_tables(doctypes));
    if fingerprint::stored(transaction).as_ref() != Some(&fingerprint) {
        migrate(transaction, doctypes, false)?;
    }
    Ok(())
}

/// Single DocTypes live in `tabSingles`, virtual ones nowhere.
fn with_tables(doctypes: &[&'static Meta]) -> Vec<&'static Meta> {
    let mut doctypes: Vec<_> = doctypes.iter().copied().filter(|meta| !meta.is_single && !meta.is_virtual).collect();
    doctypes.sort_by_key(|meta| meta.name);
    doctypes
}

fn missing_in(transaction: &mut Transaction, doctypes: &[&Meta]) -> Result<Vec<String>> {
    match transaction.dialect() {
        Dialect::Sqlite => missing::<Sqlite>(transaction.connection(), doctypes),
        Dialect::Postgres => missing::<Postgres>(transaction.connection(), doctypes),
        Dialect::Mysql => missing::<Mysql>(transaction.connection(), doctypes),
    }
}

/// Keeps others from migrating at the same time, and gives statements all the time that they need.
fn begin(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sqlite => None,
        Dialect::Postgres => Some("SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(6071204508171)"),
        Dialect::Mysql => Some(
            "DO GET_LOCK('doctyped migrate', 60); \
             SET @lock = 1 /*M!100101 , @time_limit = @@max_statement_time, SESSION max_statement_time = 0 */",
        ),
    }
}

fn end(dialect: Dialect) -> Option<&'static str> {
    match dialect {
        Dialect::Sqlite | Dialect::Postgres => None,
        Dialect::Mysql => Some(
            "DO RELEASE_LOCK('doctyped migrate'); \
             SET @lock = 0 /*M!100101 , SESSION max_statement_time = @time_limit */",
        ),
    }
}
