//! Storage in a bucket of S3 or a compatible service. Object keys are the paths of a Frappe site's folder:
//! `PREFIX/public/files/NAME`, `PREFIX/private/files/NAME`.
//!
//! A response can get lost, so every key is random and an upload is idempotent: a retry overwrites the same
//! object. Conditional puts (`If-None-Match`) are not used: not every service supports them, and a retry
//! after a lost response would find its own object and take it for another's.

mod archive_bucket;
mod client;
mod read_ahead;
mod reader;
mod runtime;
mod upload;

pub use archive_bucket::ArchiveBucket;

use super::key::StorageKey;
use super::storage::{Storage, StoredContent};
use doctyped_auth::random_hex;
use doctyped_core::config::{Bucket as BucketConfig, BucketUrl};
use doctyped_core::content::Content;
use doctyped_core::error::{Error, ErrorKind, Result};
use object_store::aws::AmazonS3;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt};
use read_ahead::ReadAheadBudget;
use reader::{ReadableBucket, S3Reader};
use runtime::StorageRuntime;
use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Timeout of the check of the bucket at start.
const CHECK_TIMEOUT: Duration = Duration::from_secs(30);

/// The `Retry-After` of a response while the bucket is unreachable.
const RETRY_AFTER: Duration = Duration::from_secs(10);

/// Contents as objects of a bucket.
pub struct S3Storage {
    store: Arc<AmazonS3>,
    url: BucketUrl,
    runtime: Arc<StorageRuntime>,
    read_ahead: Arc<ReadAheadBudget>,
}

impl fmt::Debug for S3Storage {
    /// Without the credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("S3Storage").field("url", &self.url).finish_non_exhaustive()
    }
}

impl S3Storage {
    /// Opens a bucket and checks that it can be written to and read from.
    pub fn open(url: &BucketUrl, config: &BucketConfig) -> Result<S3Storage> {
        S3Storage::open_as("--files ", url, config)
    }

    /// The same; errors begin with `label`.
    fn open_as(label: &str, url: &BucketUrl, config: &BucketConfig) -> Result<S3Storage> {
        let unusable = |reason: &str| Error::internal(format!("{label}{url}: {reason}"));
        let store = client::build(url, config)
            .map_err(|error| unusable(&format!("its settings cannot be used: {error}")).caused_by(error))?;
        let runtime =
            StorageRuntime::start().map_err(|error| unusable("no threads can be started").caused_by(error))?;
        let storage = S3Storage {
            store: Arc::new(store),
            url: url.clone(),
            runtime: Arc::new(runtime),
            read_ahead: Arc::new(ReadAheadBudget::new()),
        };
        let path = storage.path(&format!(".doctyped/check-{}", random_hex(16)?))?;
        let store = Arc::clone(&storage.store);
        let check = async move { tokio::time::timeout(CHECK_TIMEOUT, client::check_access(store, path)).await };
        match storage.runtime.block_on(check)? {
            Ok(Ok(())) => Ok(storage),
            Ok(Err(error)) => Err(unusable(&client::advice(&error)).caused_by(error)),
            Err(_) => Err(unusable(&format!(
                "it did not answer within {} seconds; check --files-endpoint and the network",
                CHECK_TIMEOUT.as_secs()
            ))),
        }
    }

    fn readable(&self) -> ReadableBucket {
        let (runtime, budget) = (Arc::clone(&self.runtime), Arc::clone(&self.read_ahead));
        ReadableBucket { store: self.store.clone(), runtime, budget }
    }

    /// The objects below folders, with those of their subfolders.
    fn objects(&self, folders: &[&str]) -> Result<Vec<ObjectMeta>> {
        let mut paths = folders.iter().map(|folder| self.path(folder)).collect::<Result<Vec<ObjectPath>>>()?;
        let store = Arc::clone(&self.store);
        let listed = self.runtime.block_on(async move {
            let mut objects = Vec::new();
            while let Some(path) = paths.pop() {
                let list = store.list_with_delimiter(Some(&path)).await?;
                objects.extend(list.objects);
                paths.extend(list.common_prefixes);
            }
            Ok::<_, object_store::Error>(objects)
        })?;
        listed.map_err(|error| Error::storage(format!("{} cannot be listed: {error}", self.url), error.into()))
    }

    fn path(&self, key: &str) -> Result<ObjectPath> {
        let path = format!("{}{key}", self.url.prefix());
        ObjectPath::parse(&path).map_err(|error| Error::internal(format!("{path:?} is no key")).caused_by(error))
    }
}

impl Storage for S3Storage {
    /// Returns when the bucket has confirmed all of the content. A failed upload leaves no object.
    fn put(&self, key: &StorageKey, from: &Path) -> Result<bool> {
        let (store, path) = (Arc::clone(&self.store), self.path(&key.path())?);
        let uploaded = match File::open(from) {
            Ok(file) => self.runtime.block_on(upload::upload(store, path, file))?,
            Err(error) => Err(TransferError::Local(error)),
        };
        uploaded.map(|()| true).map_err(|error| failed("stored", key, error))
    }

    fn notices_taken_keys(&self) -> bool {
        false
    }

    fn open(&self, key: &StorageKey) -> Result<Option<Content>> {
        let (store, path) = (Arc::clone(&self.store), self.path(&key.path())?);
        let head_path = path.clone();
        match self.runtime.block_on(async move { store.head(&head_path).await })? {
            Ok(object) => {
                let reader = S3Reader::new(self.readable(), path, object.size);
                Ok(Some(Content { size: object.size, modified: object.last_modified.into(), reader: Box::new(reader) }))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed("read", key, error.into())),
        }
    }

    fn list(&self) -> Result<Vec<StoredContent>> {
        let mut contents = Vec::new();
        for object in self.objects(&["public/files", "private/files"])? {
            let path = object.location.as_ref().strip_prefix(self.url.prefix());
            if let Some(key) = path.and_then(StorageKey::of_path) {
                contents.push(StoredContent { key, modified: object.last_modified.into() });
            }
        }
        Ok(contents)
    }

    fn remove(&self, key: &StorageKey) -> Result<()> {
        let (store, path) = (Arc::clone(&self.store), self.path(&key.path())?);
        match self.runtime.block_on(async move { store.delete(&path).await })? {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed("removed", key, error.into())),
        }
    }
}

/// A failed transfer.
#[derive(Debug, thiserror::Error)]
enum TransferError {
    /// The local file cannot be read.
    #[error(transparent)]
    Local(#[from] io::Error),
    /// The bucket refuses the request or is unreachable.
    #[error(transparent)]
    Remote(#[from] object_store::Error),
}

/// The error for the client, without details of the bucket.
fn failed(action: &str, key: &StorageKey, error: TransferError) -> Error {
    use object_store::Error as StoreError;
    match error {
        TransferError::Remote(
            StoreError::PermissionDenied { .. } | StoreError::Unauthenticated { .. } | StoreError::NotFound { .. },
        )
        | TransferError::Local(_) => {
            Error::internal(format!("the file {key} cannot be {action}: {error}")).caused_by(error)
        }
        TransferError::Remote(_) => {
            let message =
                format!("The file cannot be {action} now, because the file storage does not answer; try again");
            Error::new(ErrorKind::Unavailable, message).caused_by(error).retry_after(RETRY_AFTER)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::upload::PART_SIZE;
    use super::*;
    use crate::test_bucket::BucketServer;

    fn bucket(server: &BucketServer, name: &str) -> Result<S3Storage> {
        S3Storage::open(&format!("s3://{name}/a/site").parse().unwrap(), &server.config())
    }

    #[test]
    fn content_is_put_read_in_chunks_and_removed() {
        let Some(server) = BucketServer::start() else { return };
        server.create_bucket("files");
        let bucket = bucket(&server, "files").unwrap();
        assert!(server.keys("files").is_empty(), "the check leaves no object");
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("source");
        for (size, url) in [
            (0, "/files/empty"),
            (10, "/private/files/\u{e4} b+%?&.txt"),
            (PART_SIZE, "/files/one part"),
            (2 * PART_SIZE + 5, "/files/parts"),
        ] {
            let bytes: Vec<u8> = (0..size).map(|index| u8::try_from(index % 251).unwrap()).collect();
            std::fs::write(&source, &bytes).unwrap();
            let key = StorageKey::of_url(url).unwrap();
            assert!(bucket.open(&key).unwrap().is_none());
            assert!(bucket.put(&key, &source).unwrap());
            assert_eq!(server.keys("files"), [format!("a/site/{}", key.path())]);
            assert_eq!(bucket.list().unwrap().first().map(|content| content.key.clone()), Some(key.clone()));
            let mut content = bucket.open(&key).unwrap().unwrap();
            assert_eq!(content.size, size as u64);
            assert!(content.modified.elapsed().is_ok_and(|age| age < Duration::from_secs(600)));
            let mut read = Vec::new();
            loop {
                let chunk = content.reader.read_at(read.len() as u64, 100_000).unwrap();
                if chunk.is_empty() {
                    break;
                }
                read.extend_from_slice(&chunk);
            }
            assert!(read == bytes, "{url}");
            let end = content.reader.read_at((size as u64).saturating_sub(3), 100).unwrap();
            assert_eq!(end, bytes[size.saturating_sub(3)..]);
            assert_eq!(content.reader.read_at(size as u64 + 1, 1).unwrap(), "");
            bucket.remove(&key).unwrap();
            bucket.remove(&key).unwrap();
            assert!(bucket.open(&key).unwrap().is_none());
        }
        assert!(server.keys("files").is_empty());
    }

    #[test]
    fn bucket_that_is_missing_or_unreachable_is_refused_at_start() {
        let Some(server) = BucketServer::start() else { return };
        let missing = bucket(&server, "missing").unwrap_err();
        assert!(missing.message().contains("--files s3://missing/a/site: there is no such bucket"), "{missing}");
        let unreachable = BucketConfig { endpoint: Some("http://127.0.0.1:9".to_owned()), ..server.config() };
        let error = S3Storage::open(&"s3://files".parse().unwrap(), &unreachable).unwrap_err();
        assert!(error.message().contains("check --files-endpoint"), "{error}");
        let invalid = BucketConfig { endpoint: Some("no address".to_owned()), ..server.config() };
        assert!(S3Storage::open(&"s3://files".parse().unwrap(), &invalid).is_err());
    }

    #[test]
    fn bucket_that_does_not_answer_is_a_503_without_details() {
        let Some(server) = BucketServer::start() else { return };
        server.create_bucket("files");
        let bucket = bucket(&server, "files").unwrap();
        let address = server.config().endpoint.unwrap();
        drop(server);
        let key = StorageKey::of_url("/files/a").unwrap();
        for error in [
            bucket.put(&key, Path::new("/dev/null")).unwrap_err(),
            bucket.open(&key).unwrap_err(),
            bucket.remove(&key).unwrap_err(),
        ] {
            assert_eq!((error.kind(), error.wait()), (ErrorKind::Unavailable, Some(10)));
            assert!(!error.message().contains(&address) && !error.message().contains("s3:"), "{error}");
        }
    }
}
