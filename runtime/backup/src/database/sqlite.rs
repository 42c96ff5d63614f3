//! SQLite: a snapshot with `VACUUM INTO`, which reads one state of the database while servers write.

use super::{file_keys, quick_check};
use crate::archive::{ArchiveReader, ArchiveWriter, Compression, DatabaseKind};
use diesel::connection::SimpleConnection;
use diesel::{Connection as _, SqliteConnection};
use doctyped_core::error::{Error, Result};
use doctyped_files::StorageKey;
use doctyped_orm::db::AnyConnection;
use doctyped_orm::folder::{folder_of, sync_folder_of};
use doctyped_orm::private_file;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

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
    let mut snapshot = AnyConnection::Sqlite(open(&copy).map_err(|error| failed(&error))?);
    let keys = file_keys(&mut snapshot)?;
    drop(snapshot);
    let mut source = File::open(&copy).map_err(|error| failed(&error))?;
    archive.add(DatabaseKind::Sqlite.entry(), Compression::Deflated, &mut source)?;
    fs::remove_file(&copy).map_err(|error| unwritable(&copy, error))?;
    Ok(keys)
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
    sync_folder_of(database).map_err(|error| unwritable(folder, error))
}

/// Checks the structure of the database in an archive.
pub fn verify(reader: &mut ArchiveReader) -> Result<()> {
    let folder = std::env::temp_dir();
    let mut copy =
        NamedTempFile::with_prefix_in("doctyped-verify-", &folder).map_err(|error| unwritable(&folder, error))?;
    reader.extract_database(&mut copy)?;
    let damaged =
        |problem: &dyn std::fmt::Display| Error::validation(format!("the archive's database is damaged: {problem}"));
    let mut connection = AnyConnection::Sqlite(open(copy.path()).map_err(|error| damaged(&error))?);
    match quick_check(&mut connection).first() {
        Some(problem) => Err(damaged(problem)),
        None => Ok(()),
    }
}

fn open(path: &Path) -> diesel::ConnectionResult<SqliteConnection> {
    let mut connection = SqliteConnection::establish(&path.to_string_lossy())?;
    connection
        .batch_execute("PRAGMA busy_timeout = 10000")
        .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
    Ok(connection)
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    Error::storage(format!("{} cannot be written: {error}", path.display()), error)
}
