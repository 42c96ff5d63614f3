//! Files in a folder: `public/files` and `private/files` below it, as in a Frappe site.

use super::key::StorageKey;
use super::storage::{Content, ReadAt, Storage};
use crate::error::{Error, Result};
use actix_web::web::Bytes;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A folder.
#[derive(Debug)]
pub(super) struct Disk {
    root: PathBuf,
}

impl Disk {
    /// Opens the folder, and makes it when it is missing.
    pub(super) fn open(root: &Path) -> Result<Disk> {
        for part in ["public/files", "private/files"] {
            let folder = root.join(part);
            fs::create_dir_all(&folder).map_err(|error| {
                Error::internal(format!("cannot make the folder {} for files: {error}", folder.display()))
                    .caused_by(error)
            })?;
        }
        Ok(Disk { root: root.to_owned() })
    }

    /// The path of a content that is there. A link that leads out of the folder leads nowhere.
    fn find(&self, key: &StorageKey) -> io::Result<Option<PathBuf>> {
        let folder = self.root.join(if key.is_private() { "private/files" } else { "public/files" }).canonicalize()?;
        match self.root.join(key.path()).canonicalize() {
            Ok(path) if path.starts_with(&folder) => Ok(Some(path)),
            Ok(_) => Ok(None),
            Err(error) if is_missing(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn open_content(&self, key: &StorageKey) -> io::Result<Option<Content>> {
        let Some(path) = self.find(key)? else { return Ok(None) };
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Ok(None);
        }
        let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Ok(Some(Content { size: metadata.len(), modified, reader: Box::new(Part(file)) }))
    }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename)
}

impl Storage for Disk {
    /// The name appears at once with all of the content, which is on the disk by then.
    fn put(&self, key: &StorageKey, from: &Path) -> Result<bool> {
        let path = self.root.join(key.path());
        let linked = match fs::hard_link(from, &path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(from, &path),
            linked => linked,
        };
        match linked.and_then(|()| sync_folder(&path)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(failed("stored", key, error)),
        }
    }

    fn notices_taken_keys(&self) -> bool {
        true
    }

    fn open(&self, key: &StorageKey) -> Result<Option<Content>> {
        self.open_content(key).map_err(|error| failed("read", key, error))
    }

    fn remove(&self, key: &StorageKey) -> Result<()> {
        match fs::remove_file(self.root.join(key.path())) {
            Err(error) if !is_missing(&error) => Err(failed("removed", key, error)),
            _ => Ok(()),
        }
    }
}

/// For file systems without hard links.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut target = File::options().write(true).create_new(true).open(to)?;
    let copied =
        File::open(from).and_then(|mut source| io::copy(&mut source, &mut target)).and_then(|_| target.sync_all());
    if copied.is_err() {
        // What is half there must not be taken for the file.
        let _ = fs::remove_file(to);
    }
    copied
}

/// A name survives a power loss once its folder is on the disk.
fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn failed(what: &str, key: &StorageKey, error: io::Error) -> Error {
    Error::internal(format!("the file {key} cannot be {what}: {error}")).caused_by(error)
}

struct Part(File);

impl ReadAt for Part {
    fn read_at(&mut self, offset: u64, most: usize) -> io::Result<Bytes> {
        self.0.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::with_capacity(most);
        Read::by_ref(&mut self.0).take(most as u64).read_to_end(&mut bytes)?;
        Ok(bytes.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_is_put_once_read_in_parts_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(&folder.path().join("files")).unwrap();
        let source = folder.path().join("source");
        fs::write(&source, "0123456789").unwrap();
        let key = StorageKey::of_url("/private/files/a.txt").unwrap();
        assert!(disk.open(&key).unwrap().is_none());
        assert!(disk.put(&key, &source).unwrap());
        assert!(!disk.put(&key, &source).unwrap(), "the name is taken");
        let mut content = disk.open(&key).unwrap().unwrap();
        assert_eq!(content.size, 10);
        assert_eq!(content.reader.read_at(3, 4).unwrap(), "3456");
        assert_eq!(content.reader.read_at(10, 4).unwrap(), "");
        disk.remove(&key).unwrap();
        disk.remove(&key).unwrap();
        assert!(disk.open(&key).unwrap().is_none());
    }

    #[test]
    fn a_folder_is_no_content() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path()).unwrap();
        fs::create_dir(folder.path().join("public/files/sub")).unwrap();
        assert!(disk.open(&StorageKey::of_url("/files/sub").unwrap()).unwrap().is_none());
        assert!(disk.open(&StorageKey::of_url("/files/sub/a/b").unwrap()).unwrap().is_none());
    }
}
