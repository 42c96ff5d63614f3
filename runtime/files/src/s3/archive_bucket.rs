//! A bucket for archives of backups, which are objects directly below its prefix.

use super::{S3Storage, upload};
use doctyped_core::config::{Bucket as BucketConfig, BucketUrl};
use doctyped_core::error::{Error, Result};
use object_store::ObjectStoreExt;
use std::fmt::Display;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Bytes of an archive that are fetched at a time.
const CHUNK_SIZE: u64 = 8 * 1024 * 1024;

/// A bucket for archives.
#[derive(Debug)]
pub struct ArchiveBucket(S3Storage);

impl ArchiveBucket {
    /// Opens a bucket and checks that it can be written to and read from.
    ///
    /// # Errors
    /// `InternalError` if not, with the reason.
    pub fn open(url: &BucketUrl, config: &BucketConfig) -> Result<ArchiveBucket> {
        S3Storage::open_as("", url, config).map(ArchiveBucket)
    }

    /// Stores a local file. The object exists once all of it is there.
    ///
    /// # Errors
    /// `InternalError` if it cannot be stored.
    pub fn put(&self, name: &str, from: &Path) -> Result<()> {
        let (store, path) = (Arc::clone(&self.0.store), self.0.path(name)?);
        let file = File::open(from).map_err(|error| self.failed("stored", name, error))?;
        self.0.runtime.block_on(upload::upload(store, path, file))?.map_err(|error| self.failed("stored", name, error))
    }

    /// The names of the archives.
    ///
    /// # Errors
    /// `InternalError` if they cannot be listed.
    pub fn names(&self) -> Result<Vec<String>> {
        let (store, prefix) = (Arc::clone(&self.0.store), self.0.url.prefix().trim_end_matches('/').to_owned());
        let prefix = (!prefix.is_empty()).then(|| object_store::path::Path::from(prefix));
        let listed = self.0.runtime.block_on(async move {
            object_store::ObjectStore::list_with_delimiter(store.as_ref(), prefix.as_ref()).await
        })?;
        let listed = listed.map_err(|error| self.failed("listed", "*", error))?;
        Ok(listed.objects.iter().filter_map(|object| object.location.filename().map(str::to_owned)).collect())
    }

    /// Copies an archive to a local file.
    ///
    /// # Errors
    /// `InternalError` if it cannot be read.
    pub fn fetch(&self, name: &str, to: &mut File) -> Result<()> {
        let (store, path) = (Arc::clone(&self.0.store), self.0.path(name)?);
        let head = (Arc::clone(&store), path.clone());
        let size = self.0.runtime.block_on(async move { head.0.head(&head.1).await })?;
        let size = size.map_err(|error| self.failed("read", name, error))?.size;
        let mut offset = 0;
        while offset < size {
            let (store, path, end) = (Arc::clone(&store), path.clone(), size.min(offset + CHUNK_SIZE));
            let read = self.0.runtime.block_on(async move { store.get_range(&path, offset..end).await })?;
            let bytes = read.map_err(|error| self.failed("read", name, error))?;
            to.write_all(&bytes).map_err(|error| self.failed("read", name, error))?;
            offset = end;
        }
        Ok(())
    }

    /// Removes an archive.
    ///
    /// # Errors
    /// `InternalError` if it cannot be removed.
    pub fn remove(&self, name: &str) -> Result<()> {
        let (store, path) = (Arc::clone(&self.0.store), self.0.path(name)?);
        let removed = self.0.runtime.block_on(async move { store.delete(&path).await })?;
        removed.map_err(|error| self.failed("removed", name, error))
    }

    fn failed(&self, action: &str, name: &str, error: impl Display) -> Error {
        Error::internal(format!("{}/{name} cannot be {action}: {error}", self.0.url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_bucket::BucketServer;

    #[test]
    fn archive_is_stored_listed_fetched_and_removed() {
        let Some(server) = BucketServer::start() else { return };
        server.create_bucket("backups");
        for url in ["s3://backups", "s3://backups/my/site"] {
            let bucket = ArchiveBucket::open(&url.parse().unwrap(), &server.config()).unwrap();
            let folder = tempfile::tempdir().unwrap();
            let source = folder.path().join("source");
            let bytes: Vec<u8> = (0..9_000_000_u32).map(|number| number.to_le_bytes()[0]).collect();
            std::fs::write(&source, &bytes).unwrap();
            bucket.put("site-1.zip", &source).unwrap();
            assert_eq!(bucket.names().unwrap(), ["site-1.zip"], "{url}");
            let target = folder.path().join("target");
            bucket.fetch("site-1.zip", &mut File::create(&target).unwrap()).unwrap();
            assert!(std::fs::read(&target).unwrap() == bytes);
            bucket.remove("site-1.zip").unwrap();
            assert!(
                bucket.names().unwrap().is_empty()
                    && bucket.fetch("site-1.zip", &mut File::create(&target).unwrap()).is_err()
            );
        }
    }
}
