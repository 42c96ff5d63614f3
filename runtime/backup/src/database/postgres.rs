//! PostgreSQL: a snapshot with `pg_dump`, in a transaction that the server has begun and reads the files in.

use super::file_keys;
use super::program::{find, run_writing, start_reading};
use super::server_url::without_password;
use crate::archive::{ArchiveReader, ArchiveWriter, Compression, DatabaseKind};
use diesel::connection::SimpleConnection;
use doctyped_core::error::{Error, Result};
use doctyped_files::StorageKey;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{Pool, ServerUrl};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

/// Adds a snapshot of a database to an archive.
pub fn dump(pool: &Pool, url: &ServerUrl, archive: &mut ArchiveWriter) -> Result<BTreeSet<StorageKey>> {
    let program = find(&["pg_dump"], "postgresql-client")?;
    let mut transaction = pool.transaction()?;
    transaction.remove_statement_limit();
    transaction.begin_reading()?;
    // The transaction waits for `pg_dump`.
    transaction.connection().batch_execute("SET LOCAL idle_in_transaction_session_timeout = 0")?;
    let snapshot =
        Statement::once("SELECT pg_export_snapshot()").first(transaction.connection(), |row| column::text(row, 0))?;
    let snapshot = snapshot.flatten().ok_or_else(|| Error::internal("PostgreSQL has exported no snapshot"))?;
    let keys = file_keys(transaction.connection())?;
    let mut command = command(program, url);
    command.args(["--format=custom", "--no-password", "--snapshot", &snapshot]);
    let (running, mut output) = start_reading(&mut command)?;
    archive.add(DatabaseKind::Postgres.entry(), Compression::None, &mut output)?;
    running.finish()?;
    transaction.rollback()?;
    Ok(keys)
}

/// Restores the snapshot of an archive into a database without tables, in one transaction.
pub fn restore(url: &ServerUrl, reader: &mut ArchiveReader) -> Result<()> {
    let mut command = command(find_restore()?, url);
    let flags =
        ["--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--single-transaction", "--no-password"];
    run_writing(command.args(flags), |input| reader.extract_database(input))
}

/// Fails if the program of a restore is not installed.
pub fn check_restorable() -> Result<()> {
    find_restore().map(drop)
}

fn find_restore() -> Result<PathBuf> {
    find(&["pg_restore"], "postgresql-client")
}

fn command(program: PathBuf, url: &ServerUrl) -> Command {
    let (url, password) = without_password(url);
    let mut command = Command::new(program);
    command.arg(format!("--dbname={url}"));
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command
}
