//! The lock of an output: two runs that write one folder at once would leave a mixture.

use super::FileError;
use std::fs::{self, File};
use std::path::Path;

/// An exclusive lock of a folder, until it is dropped.
#[derive(Debug)]
pub(super) struct FolderLock {
    _folder: Option<File>,
}

impl FolderLock {
    /// Creates the folder if it does not exist, and waits until no other run has it.
    ///
    /// # Errors
    /// The folder cannot be created, opened or locked.
    pub(super) fn wait(folder: &Path) -> Result<FolderLock, FileError> {
        fs::create_dir_all(folder).map_err(|error| FileError::new("create", folder, error))?;
        FolderLock::lock(folder)
    }

    #[cfg(unix)]
    fn lock(folder: &Path) -> Result<FolderLock, FileError> {
        use rustix::fs::{FlockOperation, flock};
        let failed = |error| FileError::new("lock", folder, error);
        // The folder itself is locked, so that the output has no further file.
        let file = File::open(folder).map_err(failed)?;
        flock(&file, FlockOperation::LockExclusive).map_err(|error| failed(error.into()))?;
        Ok(FolderLock { _folder: Some(file) })
    }

    /// Other systems do not lock folders.
    #[cfg(not(unix))]
    #[allow(clippy::unnecessary_wraps, reason = "the signature of the other systems")]
    fn lock(_: &Path) -> Result<FolderLock, FileError> {
        Ok(FolderLock { _folder: None })
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use super::*;
    use rustix::fs::{FlockOperation, flock};

    #[test]
    fn lock_excludes_other_runs_until_it_is_dropped() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let lock = FolderLock::wait(folder.path()).expect("a lock");
        let other = File::open(folder.path()).expect("the folder");
        let try_lock = || flock(&other, FlockOperation::NonBlockingLockExclusive);
        assert!(try_lock().is_err(), "two runs have the lock");
        drop(lock);
        try_lock().expect("the lock is free");
    }
}
