//! Files and folders that only the user of the server process may open.
//!
//! The umask of a process is not the server's to choose, so a file with data of the site gets its mode
//! when it is created: 0600, and 0700 for folders. The mode of existing ones is the operator's choice; there is
//! a warning in the log.

use crate::folder::folder_of;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// The permission bits of the group and of all other users.
#[cfg(unix)]
const SHARED_BITS: u32 = 0o077;

/// Creates a file for writing that must not exist yet, with mode 0600.
///
/// # Errors
/// `AlreadyExists`, and those of the file system.
pub fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Creates a file with a line of text beside a path, with mode 0600 and synced. Persisted at the path, it is there as a
/// whole or not at all.
pub fn write_beside(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new_in(folder_of(path))?;
    writeln!(file, "{text}")?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Creates a folder and the missing folders above it, with mode 0700.
pub fn create_folders(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Warns in the log if other users of the machine may open an existing file or folder.
pub fn warn_if_shared(path: &Path) {
    if let Some(mode) = shared_mode(path) {
        let (path, mode) = (path.display(), format!("{mode:04o}"));
        tracing::warn!(%path, mode, "other users of this machine may open this path; run chmod go-rwx on it");
    }
}

/// Whether another user of the machine may have written a file: it belongs neither to the user of the process nor to root,
/// or every user may write it.
#[cfg(unix)]
pub fn may_be_foreign(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    /// The permission of all users to write.
    const WRITABLE_BIT: u32 = 0o002;
    fs::metadata(path).is_ok_and(|metadata| {
        let is_own = metadata.uid() == 0 || metadata.uid() == rustix::process::geteuid().as_raw();
        !is_own || metadata.mode() & WRITABLE_BIT != 0
    })
}

/// Other systems have access lists.
#[cfg(not(unix))]
pub fn may_be_foreign(_: &Path) -> bool {
    false
}

/// The mode of a path that other users may open.
#[cfg(unix)]
fn shared_mode(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).ok()?.permissions().mode() & 0o7777;
    (mode & SHARED_BITS != 0).then_some(mode)
}

/// Other systems have no permission bits; files inherit the access list of their folder.
#[cfg(not(unix))]
fn shared_mode(_: &Path) -> Option<u32> {
    None
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn created_file_and_folders_are_closed_to_other_users() {
        let folder = tempfile::tempdir().unwrap();
        let (inner, file) = (folder.path().join("a/b"), folder.path().join("a/b/file"));
        create_folders(&inner).unwrap();
        create_new(&file).unwrap();
        assert_eq!([mode(&folder.path().join("a")), mode(&inner), mode(&file)], [0o700, 0o700, 0o600]);
        assert!(create_new(&file).is_err(), "an existing file is not opened");
        create_folders(&inner).unwrap();
        let key = inner.join("key");
        write_beside(&key, "secret").unwrap().persist(&key).unwrap();
        assert_eq!((mode(&key), fs::read_to_string(&key).unwrap().as_str()), (0o600, "secret\n"));
    }

    #[test]
    fn existing_file_for_all_users_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        create_new(&file).unwrap();
        assert_eq!(shared_mode(&file), None);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(shared_mode(&file), Some(0o644));
        assert_eq!(shared_mode(&folder.path().join("missing")), None);
    }
    #[test]
    fn file_that_all_users_may_write_may_be_foreign() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        create_new(&file).unwrap();
        assert!(!may_be_foreign(&file));
        fs::set_permissions(&file, fs::Permissions::from_mode(0o646)).unwrap();
        assert!(may_be_foreign(&file));
        assert!(!may_be_foreign(&folder.path().join("missing")));
    }
}
