//! The files of a SQLite database, which may be deleted or replaced while the server runs.
//!
//! Open connections go on with a deleted file as if nothing had happened, and all that they write is gone when they
//! close. So the device and the inode of the database, its write-ahead log and the index of the log are compared
//! with those of the opened files before a commit is acknowledged, when a connection is opened, and in intervals.
//! A difference cannot be mended while connections are open: the database fails for good, nothing more is read or
//! written, and the server stops ([`DatabaseFile::failed`]). So it is with a log that could not be synced: what is
//! in it may not be on the disk, although later syncs succeed.

use super::failure::{READ_ONLY, RETRY_AFTER};
use crate::error::{Error, ErrorKind, Result};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;
use tokio::sync::watch;

/// Suffixes of the paths of a database, its write-ahead log and the index of the log.
const SUFFIXES: [&str; 3] = ["", "-wal", "-shm"];

/// Time in which the server may be started again.
const RESTART_TIME: Duration = Duration::from_secs(5);

/// Device and inode.
type FileId = (u64, u64);

/// The files of an open database.
#[derive(Debug)]
pub struct DatabaseFile {
    /// The database as the configuration names it.
    path: PathBuf,
    /// The path of the database and of its companions. SQLite resolves links before it appends the suffixes.
    files: [PathBuf; 3],
    /// The files that are open; set once all of them are.
    opened: OnceLock<[FileId; 3]>,
    /// Why the database has failed.
    failure: watch::Sender<Option<String>>,
}

impl DatabaseFile {
    /// The files of the database at a path, which exists.
    pub fn new(path: &str) -> DatabaseFile {
        let path = PathBuf::from(path);
        let resolved = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        let files = SUFFIXES.map(|suffix| {
            let mut file = resolved.clone().into_os_string();
            file.push(suffix);
            PathBuf::from(file)
        });
        DatabaseFile { path, files, opened: OnceLock::new(), failure: watch::Sender::new(None) }
    }

    /// The path of the write-ahead log.
    pub fn wal_path(&self) -> &Path {
        &self.files[1]
    }

    /// Notes the files as those that are open: to be called when a connection has read from the database, and
    /// stays open. Where files have no inodes, nothing is compared.
    pub fn note_opened(&self) {
        let [database, wal, index] = &self.files;
        if let (Some(database), Some(wal), Some(index)) = (file_id(database), file_id(wal), file_id(index)) {
            self.opened.get_or_init(|| [database, wal, index]);
        }
    }

    /// Checks that the paths still lead to the open files.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`] when a file was deleted or replaced, now or before.
    pub fn check(&self) -> Result<()> {
        self.usable()?;
        let Some(opened) = self.opened.get() else { return Ok(()) };
        let [_, wal, index] = &self.files;
        for (path, opened) in [&self.path, wal, index].into_iter().zip(opened) {
            let what = match file_id(path) {
                Some(found) if found == *opened => continue,
                Some(_) => "replaced",
                None => "deleted or moved",
            };
            let path = path.display();
            return Err(self.fail(&format!(
                "{path} was {what} while the server was using it. The server stops, because nothing that it wrote \
                 from now on could be read again. Restore the database or put the file back, then start the server"
            )));
        }
        Ok(())
    }

    /// Makes sure that a connection can be opened that writes. SQLite opens a file that it may not write all the same,
    /// and such a connection never writes, even when the file may be written again.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`] while the file or its disk is read-only.
    #[cfg(unix)]
    pub fn prepare_to_write(&self) -> Result<()> {
        use rustix::fs::{Access, access};
        let [database, companions @ ..] = &self.files;
        if let Err(error) = access(database, Access::WRITE_OK) {
            let refused = Error::new(ErrorKind::Unavailable, READ_ONLY).caused_by(io::Error::from(error));
            return Err(refused.retry_after(RETRY_AFTER));
        }
        let Ok(permissions) = fs::metadata(database).map(|metadata| metadata.permissions()) else { return Ok(()) };
        // SQLite creates the companions with the permissions that the database has at that time.
        for path in companions {
            let is_read_only = fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly());
            if is_read_only && let Err(error) = fs::set_permissions(path, permissions.clone()) {
                tracing::warn!(%error, path = %path.display(), "cannot make the file writable");
            }
        }
        Ok(())
    }

    /// Other systems have no permissions of this kind.
    #[cfg(not(unix))]
    pub fn prepare_to_write(&self) -> Result<()> {
        Ok(())
    }

    /// Whether requests may use the database; this looks at no file.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`] when the database has failed.
    pub fn usable(&self) -> Result<()> {
        if self.failure.borrow().is_some() {
            return Err(unavailable());
        }
        Ok(())
    }

    /// Fails the database for a reason, which is logged once. The error is for the client.
    pub fn fail(&self, reason: &str) -> Error {
        let is_first = self.failure.send_if_modified(|failure| {
            let is_first = failure.is_none();
            failure.get_or_insert_with(|| reason.to_owned());
            is_first
        });
        if is_first {
            tracing::error!(database = %self.path.display(), "{reason}");
        }
        unavailable()
    }

    /// The reason for which the database has failed.
    pub fn failure(&self) -> Option<String> {
        self.failure.borrow().clone()
    }

    /// Waits until the database fails, and gives the reason.
    pub async fn failed(&self) -> String {
        let mut failures = self.failure.subscribe();
        match failures.wait_for(Option::is_some).await {
            Ok(failure) => failure.clone().unwrap_or_default(),
            // The sender lives as long as `self`.
            Err(_) => std::future::pending().await,
        }
    }
}

/// The error for clients, which need not know the paths of the server.
fn unavailable() -> Error {
    let message = "the database is not available any more, and the server stops; see its log";
    Error::new(ErrorKind::Unavailable, message).retry_after(RESTART_TIME)
}

#[cfg(unix)]
fn file_id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
}

/// Other systems do not let an open file be deleted.
#[cfg(not(unix))]
fn file_id(_: &Path) -> Option<FileId> {
    None
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn opened(folder: &tempfile::TempDir) -> DatabaseFile {
        for suffix in SUFFIXES {
            fs::write(folder.path().join(format!("site.sqlite{suffix}")), "content").unwrap();
        }
        let file = DatabaseFile::new(folder.path().join("site.sqlite").to_str().unwrap());
        file.note_opened();
        file
    }

    #[test]
    fn changed_content_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let file = opened(&folder);
        fs::write(folder.path().join("site.sqlite-wal"), "more content").unwrap();
        file.check().unwrap();
        assert_eq!(file.failure(), None);
    }

    #[test]
    fn deleted_or_replaced_file_fails_the_database_for_good() {
        for suffix in SUFFIXES {
            let folder = tempfile::tempdir().unwrap();
            let file = opened(&folder);
            let path = folder.path().join(format!("site.sqlite{suffix}"));
            let aside = folder.path().join("aside");
            fs::rename(&path, &aside).unwrap();
            assert_eq!(file.check().unwrap_err().kind(), ErrorKind::Unavailable, "{suffix}");
            fs::rename(&aside, &path).unwrap();
            assert!(file.check().is_err() && file.usable().is_err(), "{suffix}");
            assert!(file.failure().unwrap().contains("deleted or moved"));

            let folder = tempfile::tempdir().unwrap();
            let file = opened(&folder);
            let path = folder.path().join(format!("site.sqlite{suffix}"));
            let other = folder.path().join("other");
            fs::write(&other, "content").unwrap();
            fs::rename(&other, &path).unwrap();
            assert!(file.check().is_err(), "{suffix}");
            assert!(file.failure().unwrap().contains("replaced"));
        }
    }

    #[test]
    fn companions_of_a_linked_database_are_beside_its_target() {
        let (folder, links) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(folder.path().join("site.sqlite"), "").unwrap();
        let link = links.path().join("site.sqlite");
        std::os::unix::fs::symlink(folder.path().join("site.sqlite"), &link).unwrap();
        let file = DatabaseFile::new(link.to_str().unwrap());
        assert_eq!(file.wal_path(), fs::canonicalize(folder.path()).unwrap().join("site.sqlite-wal"));
    }

    #[test]
    fn companions_can_be_written_again_when_the_database_can() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = opened(&folder);
        let path = |suffix: &str| folder.path().join(format!("site.sqlite{suffix}"));
        let set = |suffix: &str, mode| fs::set_permissions(path(suffix), fs::Permissions::from_mode(mode)).unwrap();
        let modes = || SUFFIXES.map(|suffix| fs::metadata(path(suffix)).unwrap().permissions().mode() & 0o777);
        for suffix in SUFFIXES {
            set(suffix, 0o444);
        }
        set("", 0o640);
        file.prepare_to_write().unwrap();
        assert_eq!(modes(), [0o640; 3]);
        set("-wal", 0o600);
        file.prepare_to_write().unwrap();
        assert_eq!(modes(), [0o640, 0o600, 0o640]);
    }

    #[test]
    fn first_reason_is_the_one_that_is_reported() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = opened(&folder);
        assert!(file.fail("first").to_string().contains("not available"));
        file.fail("second");
        assert_eq!(runtime.block_on(file.failed()), "first");
    }
}
