//! Snapshot and restore of a database.
//!
//! The snapshot of SQLite is made by the server itself; those of PostgreSQL and MariaDB by `pg_dump` and `mariadb-dump`,
//! which have to be installed. Each function also finds the URLs of files in the snapshot, not in the database, which
//! has changed meanwhile.

mod mariadb;
mod postgres;
mod program;
mod server_url;
mod sql_literals;
#[cfg(feature = "sqlite")]
mod sqlite;
mod tables;

use crate::archive::{ArchiveReader, ArchiveWriter, DatabaseKind};
use doctyped_core::config::Config;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_files::StorageKey;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{AnyConnection, DatabaseUrl, has_table};
use std::collections::BTreeSet;
use std::path::Path;

/// Adds a snapshot of the database to an archive, and returns the keys of the files that its documents name.
///
/// # Errors
/// `ValidationError` if the database has no file or the program of the snapshot is not installed; `InternalError` if
/// the snapshot fails.
pub fn dump(site: &Site, work_dir: &Path, archive: &mut ArchiveWriter) -> Result<BTreeSet<StorageKey>> {
    match &site.config.database {
        DatabaseUrl::Postgres(url) => postgres::dump(&site.pool, url, archive),
        DatabaseUrl::Mysql(url) => mariadb::dump(&site.pool, url, work_dir, archive),
        #[cfg(feature = "sqlite")]
        url @ DatabaseUrl::Sqlite(_) => match url.sqlite_file() {
            Some(path) => sqlite::dump(Path::new(path), work_dir, archive),
            None => Err(Error::validation("a database in memory cannot be saved")),
        },
        #[cfg(not(feature = "sqlite"))]
        url @ DatabaseUrl::Sqlite(_) => Err(not_compiled_in(url)),
    }
}

/// The files that the documents of a database name.
fn file_keys(connection: &mut AnyConnection) -> Result<BTreeSet<StorageKey>> {
    if !has_table(connection, "tabFile")? {
        return Ok(BTreeSet::new());
    }
    let urls = Statement::once("SELECT ").names(["file_url", "thumbnail_url"]).sql(" FROM ").name("tabFile");
    let urls = urls.load(connection, |row| Ok([column::text(row, 0)?, column::text(row, 1)?]))?;
    Ok(urls.into_iter().flatten().flatten().filter_map(|url| StorageKey::of_url(&url)).collect())
}

/// The problems of a database of SQLite that a check of its structure finds; a file that is no database has one.
pub fn quick_check(connection: &mut AnyConnection) -> Vec<String> {
    let lines = Statement::once("PRAGMA quick_check(20)").load(connection, |row| column::text(row, 0));
    let lines = lines.unwrap_or_else(|error| vec![Some(error.chain())]);
    lines.into_iter().flatten().filter(|line| line != "ok").collect()
}

/// Why a database cannot take an archive without losing data; `None` if it is empty.
///
/// # Errors
/// `InternalError` if the database cannot be examined.
pub fn obstacle(config: &Config) -> Result<Option<String>> {
    let url = &config.database;
    if let Some(path) = url.sqlite_file() {
        let has_content = std::fs::metadata(path).is_ok_and(|metadata| metadata.len() > 0);
        return Ok(has_content.then(|| format!("the database {path} exists")));
    }
    let tables = tables::names(config)?.len();
    Ok((tables > 0).then(|| format!("the database {url} has {tables} tables")))
}

/// Restores the snapshot of an archive, in place of all tables of the database.
///
/// # Errors
/// `ValidationError` if another process uses a database of SQLite, or a program is not installed; `InternalError` if
/// the database cannot be restored.
pub fn restore(config: &Config, reader: &mut ArchiveReader) -> Result<()> {
    match &config.database {
        DatabaseUrl::Postgres(url) => {
            tables::drop_all(config)?;
            postgres::restore(url, reader)
        }
        DatabaseUrl::Mysql(url) => {
            tables::drop_all(config)?;
            mariadb::restore(url, reader)
        }
        #[cfg(feature = "sqlite")]
        url @ DatabaseUrl::Sqlite(_) => match url.sqlite_file() {
            Some(path) => sqlite::restore(Path::new(path), reader),
            None => Err(Error::validation("a database in memory cannot be restored; give the path of a file")),
        },
        #[cfg(not(feature = "sqlite"))]
        url @ DatabaseUrl::Sqlite(_) => Err(not_compiled_in(url)),
    }
}

/// Checks that a database can be restored, before anything is changed.
///
/// # Errors
/// As [`restore`].
pub fn check_restorable(config: &Config) -> Result<()> {
    match &config.database {
        DatabaseUrl::Postgres(_) => postgres::check_restorable(),
        DatabaseUrl::Mysql(_) => mariadb::check_restorable(),
        #[cfg(feature = "sqlite")]
        url @ DatabaseUrl::Sqlite(_) => sqlite::check_unused(Path::new(url.sqlite_file().unwrap_or_default())),
        #[cfg(not(feature = "sqlite"))]
        url @ DatabaseUrl::Sqlite(_) => Err(not_compiled_in(url)),
    }
}

/// Checks the snapshot in an archive itself, beyond its checksum: the structure of a database of SQLite.
///
/// # Errors
/// `ValidationError` with what SQLite reports.
#[cfg_attr(not(feature = "sqlite"), allow(clippy::unnecessary_wraps, reason = "the one of SQLite may fail"))]
pub fn verify(reader: &mut ArchiveReader) -> Result<()> {
    #[cfg(feature = "sqlite")]
    if reader.manifest().database == DatabaseKind::Sqlite {
        return sqlite::verify(reader);
    }
    let _ = (reader, DatabaseKind::Sqlite);
    Ok(())
}

#[cfg(not(feature = "sqlite"))]
fn not_compiled_in(url: &DatabaseUrl) -> Error {
    Error::internal(format!("this server was built without the database of {url}"))
}
