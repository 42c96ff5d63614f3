//! Local storage: contents in `public/files` and `private/files` below a folder, as in a Frappe site.
//!
//! A content is stored with one hard link from the upload folder, which is atomic and fails if the name is
//! taken, and is durable after an fsync of the folder; uploads are fsynced when they are complete.

use super::key::StorageKey;
use super::storage::{Storage, StoredContent};
use bytes::Bytes;
use doctyped_core::content::{Content, ReadAt};
use doctyped_core::error::{Error, Result};
use doctyped_orm::folder::sync_folder_of;
use doctyped_orm::private_file;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Contents in folders of a file system.
#[derive(Debug)]
pub struct DiskStorage {
    root: PathBuf,
}

impl DiskStorage {
    /// Opens a folder, which is created if it does not exist.
    pub fn open(root: &Path) -> Result<DiskStorage> {
        for path in ["public/files", "private/files"] {
            let folder = root.join(path);
            private_file::create_folders(&folder).map_err(|error| {
                Error::internal(format!("cannot make the folder {} for files: {error}", folder.display()))
                    .caused_by(error)
            })?;
        }
        private_file::warn_if_shared(&root.join("private/files"));
        Ok(DiskStorage { root: root.to_owned() })
    }

    /// The path of an existing content. Symbolic links out of the folder are not followed.
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
        Ok(Some(Content { size: metadata.len(), modified, reader: Box::new(DiskReader(file)) }))
    }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename)
}

impl Storage for DiskStorage {
    fn put(&self, key: &StorageKey, from: &Path) -> Result<bool> {
        let path = self.root.join(key.path());
        let linked = match fs::hard_link(from, &path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(from, &path),
            linked => linked,
        };
        match linked.and_then(|()| sync_folder_of(&path)) {
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

    /// Folders that cannot be a part of a key, and symbolic links, are left out.
    fn list(&self) -> Result<Vec<StoredContent>> {
        let mut contents = Vec::new();
        let mut folders = vec!["public/files".to_owned(), "private/files".to_owned()];
        while let Some(folder) = folders.pop() {
            let failed =
                |error: io::Error| Error::storage(format!("the folder {folder} cannot be read: {error}"), error);
            for entry in fs::read_dir(self.root.join(&folder)).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
                let path = format!("{folder}/{name}");
                let Some(key) = StorageKey::of_path(&path) else { continue };
                // One that was removed meanwhile has no metadata.
                let Ok(metadata) = entry.metadata() else { continue };
                if metadata.is_dir() {
                    folders.push(path);
                } else if metadata.is_file() {
                    let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
                    contents.push(StoredContent { key, modified });
                }
            }
        }
        Ok(contents)
    }

    fn remove(&self, key: &StorageKey) -> Result<()> {
        match fs::remove_file(self.root.join(key.path())) {
            Err(error) if !is_missing(&error) => Err(failed("removed", key, error)),
            _ => Ok(()),
        }
    }
}

/// Copies a file, for file systems without hard links.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut target = private_file::create_new(to)?;
    let copied =
        File::open(from).and_then(|mut source| io::copy(&mut source, &mut target)).and_then(|_| target.sync_all());
    if copied.is_err() {
        // A truncated copy must not be served as the content.
        let _ = fs::remove_file(to);
    }
    copied
}

fn failed(action: &str, key: &StorageKey, error: io::Error) -> Error {
    Error::storage(format!("the file {key} cannot be {action}: {error}"), error)
}

struct DiskReader(File);

impl ReadAt for DiskReader {
    fn read_at(&mut self, offset: u64, max_len: usize) -> io::Result<Bytes> {
        self.0.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::with_capacity(max_len);
        Read::by_ref(&mut self.0).take(max_len as u64).read_to_end(&mut bytes)?;
        Ok(bytes.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_put_once_read_in_chunks_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let disk = DiskStorage::open(&folder.path().join("files")).unwrap();
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
        let other = StorageKey::of_url("/files/sub/b.txt").unwrap();
        fs::create_dir(folder.path().join("files/public/files/sub")).unwrap();
        assert!(disk.put(&other, &source).unwrap());
        let mut listed: Vec<StorageKey> = disk.list().unwrap().into_iter().map(|content| content.key).collect();
        listed.sort();
        assert_eq!(listed, [other, key.clone()]);
        disk.remove(&key).unwrap();
        disk.remove(&key).unwrap();
        assert!(disk.open(&key).unwrap().is_none());
    }

    #[test]
    fn folder_is_no_content() {
        let folder = tempfile::tempdir().unwrap();
        let disk = DiskStorage::open(folder.path()).unwrap();
        fs::create_dir(folder.path().join("public/files/sub")).unwrap();
        assert!(disk.open(&StorageKey::of_url("/files/sub").unwrap()).unwrap().is_none());
        assert!(disk.open(&StorageKey::of_url("/files/sub/a/b").unwrap()).unwrap().is_none());
    }
}
