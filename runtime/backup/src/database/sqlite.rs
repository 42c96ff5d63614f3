//! SQLite: a snapshot with `VACUUM INTO`, which reads one state of the database while servers write.

use crate::archive::{ArchiveReader, ArchiveWriter, Compression, DatabaseKind};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use doctyped_core::error::{Error, Result};
use doctyped_files::StorageKey;
use doctyped_orm::private_file;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Problems that a check of the structure reports, at most.
const MAX_PROBLEMS: &str = "5";

#[derive(QueryableByName)]
struct FileUrls {
    #[diesel(sql_type = Nullable<Text>)]
    file_url: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    thumbnail_url: Option<String>,
}

#[derive(QueryableByName)]
struct TableCount {
    #[diesel(sql_type = BigInt)]
    tables: i64,
}

#[derive(QueryableByName)]
struct CheckLine {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

/// Adds a snapshot of a database to an archive.
pub fn dump(database: &Path, work_dir: &Path, archive: &mut ArchiveWriter) -> Result<BTreeSet<StorageKey>> {
    let copy = work_dir.join("database.sqlite");
    // Before SQLite does, which would leave the mode to the umask.
    private_file::create_new(&copy).map_err(|error| unwritable(&copy, error))?;
    let failed = |error: &dyn std::fmt::Display| {
        Error::internal(format!("the database {} cannot be copied: {error}", database.display()))
    };
    let mut connection = open(database).map_err(|error| failed(&error))?;
    let quoted = copy.to_string_lossy().replace('\'', "''");
    connection.batch_execute(&format!("VACUUM INTO '{quoted}'")).map_err(|error| failed(&error))?;
    drop(connection);
    let keys = file_keys(&copy)?;
    let mut source = File::open(&copy).map_err(|error| failed(&error))?;
    archive.add(DatabaseKind::Sqlite.entry(), Compression::Deflated, &mut source)?;
    fs::remove_file(&copy).map_err(|error| unwritable(&copy, error))?;
    Ok(keys)
}

/// The files that the documents of a snapshot name.
fn file_keys(copy: &Path) -> Result<BTreeSet<StorageKey>> {
    let unreadable =
        |error: &dyn std::fmt::Display| Error::internal(format!("the copy of the database cannot be read: {error}"));
    let mut connection = open(copy).map_err(|error| unreadable(&error))?;
    let tables = "SELECT count(*) AS tables FROM sqlite_schema WHERE type = 'table' AND name = 'tabFile'";
    let count: TableCount =
        diesel::sql_query(tables).get_result(&mut connection).map_err(|error| unreadable(&error))?;
    if count.tables == 0 {
        return Ok(BTreeSet::new());
    }
    let urls: Vec<FileUrls> = diesel::sql_query("SELECT file_url, thumbnail_url FROM \"tabFile\"")
        .load(&mut connection)
        .map_err(|error| unreadable(&error))?;
    let urls = urls.into_iter().flat_map(|urls| [urls.file_url, urls.thumbnail_url]).flatten();
    Ok(urls.filter_map(|url| StorageKey::of_url(&url)).collect())
}

/// Fails if another process has opened a database. A database that cannot be opened is used by none.
pub fn check_unused(database: &Path) -> Result<()> {
    if !database.exists() {
        return Ok(());
    }
    // In this mode the first statement needs the file alone.
    let exclusive = "PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; SELECT count(*) FROM sqlite_schema";
    match open(database).map(|mut connection| connection.batch_execute(exclusive)) {
        Ok(Err(error)) if error.to_string().contains("locked") => Err(Error::validation(format!(
            "another process uses the database {}; stop the server, and restore then",
            database.display()
        ))),
        _ => Ok(()),
    }
}

/// Puts the snapshot of an archive in place of a database.
pub fn restore(database: &Path, reader: &mut ArchiveReader) -> Result<()> {
    let folder = folder_of(database);
    private_file::create_folders(folder).map_err(|error| unwritable(folder, error))?;
    let mut copy =
        NamedTempFile::with_prefix_in(".doctyped-restore-", folder).map_err(|error| unwritable(folder, error))?;
    reader.extract_database(&mut copy)?;
    copy.as_file().sync_all().map_err(|error| unwritable(copy.path(), error))?;
    check_unused(database)?;
    for suffix in ["-wal", "-shm", "-journal"] {
        let path = PathBuf::from(format!("{}{suffix}", database.display()));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unwritable(&path, error)),
            _ => {}
        }
    }
    copy.persist(database).map_err(|failed| unwritable(database, failed.error))?;
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| unwritable(folder, error))?;
    }
    Ok(())
}

/// Checks the structure of the database in an archive.
pub fn verify(reader: &mut ArchiveReader) -> Result<()> {
    let folder = std::env::temp_dir();
    let mut copy =
        NamedTempFile::with_prefix_in("doctyped-verify-", &folder).map_err(|error| unwritable(&folder, error))?;
    reader.extract_database(&mut copy)?;
    let damaged =
        |problem: &dyn std::fmt::Display| Error::validation(format!("the archive's database is damaged: {problem}"));
    let mut connection = open(copy.path()).map_err(|error| damaged(&error))?;
    let lines: Vec<CheckLine> = diesel::sql_query(format!("PRAGMA quick_check({MAX_PROBLEMS})"))
        .load(&mut connection)
        .map_err(|error| damaged(&error))?;
    match lines.first() {
        Some(line) if line.quick_check != "ok" => Err(damaged(&line.quick_check)),
        _ => Ok(()),
    }
}

fn open(path: &Path) -> diesel::ConnectionResult<SqliteConnection> {
    let mut connection = SqliteConnection::establish(&path.to_string_lossy())?;
    connection
        .batch_execute("PRAGMA busy_timeout = 10000")
        .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
    Ok(connection)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    Error::storage(format!("{} cannot be written: {error}", path.display()), error)
}
