//! Backup, restore and examination of a site: its database, its files and the key of its secrets.
//!
//! A backup is taken while servers use the site. The snapshot of the database comes first, then the files that its File
//! documents name. Contents are never changed once they are stored, and no server removes one while a backup is
//! registered ([`RunningBackup`](doctyped_orm::db::RunningBackup)), so database and files are of one moment.
//!
//! ```text
//! archive        the format: a ZIP archive with checksums; writer and reader
//! archive_name   the names of archives
//! database       snapshot and restore of each database
//! destination    the folder or bucket of archives, and how many stay there
//! create         a backup
//! restore        an archive becomes a site
//! check          what is wrong with a site
//! commands       the commands of the server
//! ```

mod archive;
mod archive_name;
mod check;
pub mod commands;
mod create;
mod database;
mod destination;
mod restore;

pub use check::{CheckOptions, Report, check};
pub use create::{Backup, BackupOptions, backup};
pub use restore::{RestoreOptions, Restored, restore};

use doctyped_core::config::Config;
use doctyped_core::error::Result;

/// Checks that an archive is complete and unchanged: the checksum of each entry, and for SQLite the database itself.
/// `archive` is a file, or `s3://BUCKET/PREFIX/NAME`. Returns a line that describes it.
///
/// # Errors
/// `ValidationError` with what is wrong with the archive; `InternalError` if it cannot be read.
pub fn verify(config: &Config, archive: &str) -> Result<String> {
    Ok(open_verified(config, archive)?.reader.manifest().summary())
}

/// An archive that is complete and unchanged.
struct VerifiedArchive {
    reader: archive::ArchiveReader,
    /// The file, which may be a temporary one.
    _file: destination::LocalArchive,
}

/// Fetches an archive and checks it.
fn open_verified(config: &Config, archive: &str) -> Result<VerifiedArchive> {
    let file = destination::fetch(config, archive)?;
    let mut reader = archive::ArchiveReader::open(file.path(), archive)?;
    reader.verify()?;
    database::verify(&mut reader)?;
    Ok(VerifiedArchive { reader, _file: file })
}
