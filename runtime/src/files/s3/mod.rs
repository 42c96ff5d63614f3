//! Files in a bucket of S3, or of another service that speaks its protocol. The keys are the paths of a
//! Frappe site's folder: `PREFIX/public/files/NAME`, `PREFIX/private/files/NAME`.
//!
//! A bucket is far away, and an answer can get lost. So no key is made twice, and a content can be sent
//! once more without asking whether it arrived. To put it only where nothing is would not help: not
//! every service can do that, and after a lost answer one's own content would look like another's.
//!
//! What a bucket does is awaited on threads that are its own; requests wait for them on theirs.

use super::key::StorageKey;
use super::storage::{Content, ReadAt, Storage};
use crate::auth::random_hex;
use crate::config::{Bucket as Config, BucketUrl};
use crate::error::{Error, ErrorKind, Result};
use actix_web::web::Bytes;
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey};
use object_store::path::Path as ObjectPath;
use object_store::{ClientOptions, ObjectStoreExt, RetryConfig};
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// Contents that are larger are sent in parts of this size, one after the other. Services take parts
/// of 5 MiB and more, and some want them all alike.
const PART: usize = 8 * 1024 * 1024;

/// The most that is read at once.
const MOST_AHEAD: usize = 4 * 1024 * 1024;

/// How long a connection may take to be made.
const CONNECTING: Duration = Duration::from_secs(5);

/// How long one request may take, and for how long one that failed is tried again.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a request that failed is tried again.
const TRIES: usize = 4;

/// How long the bucket may take to be found good when the server starts.
const FIRST: Duration = Duration::from_secs(30);

/// When a client should try again if the bucket does not answer.
const RETRY_AFTER: Duration = Duration::from_secs(10);

/// A bucket.
pub(super) struct Bucket {
    store: Arc<AmazonS3>,
    url: BucketUrl,
    threads: Arc<Threads>,
}

impl fmt::Debug for Bucket {
    /// Without the credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bucket").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Bucket {
    /// Opens a bucket that is there and can be written to.
    ///
    /// # Errors
    /// When it cannot be used; the text says why.
    pub(super) fn open(url: &BucketUrl, config: &Config) -> Result<Bucket> {
        let unusable = |why: &str| Error::internal(format!("--files {url}: {why}"));
        let store = connection(url, config)
            .build()
            .map_err(|error| unusable(&format!("its settings cannot be used: {error}")).caused_by(error))?;
        let threads = Threads::start().map_err(|error| unusable("no threads can be started").caused_by(error))?;
        let bucket = Bucket { store: Arc::new(store), url: url.clone(), threads: Arc::new(threads) };
        let path = bucket.path(&format!(".doctyped/check-{}", random_hex(16)?))?;
        let store = Arc::clone(&bucket.store);
        let checked = async move { tokio::time::timeout(FIRST, try_out(store, path)).await };
        match bucket.threads.wait(checked)? {
            Ok(Ok(())) => Ok(bucket),
            Ok(Err(error)) => Err(unusable(&explained(&error)).caused_by(error)),
            Err(_) => Err(unusable(&format!(
                "it did not answer within {} seconds; check --files-endpoint and the network",
                FIRST.as_secs()
            ))),
        }
    }

    fn path(&self, key: &str) -> Result<ObjectPath> {
        let path = format!("{}{key}", self.url.prefix());
        ObjectPath::parse(&path).map_err(|error| Error::internal(format!("{path:?} is no key")).caused_by(error))
    }
}

/// A bucket with what flags and environment say of it.
fn connection(url: &BucketUrl, config: &Config) -> AmazonS3Builder {
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(url.name());
    if let Some(endpoint) = &config.endpoint {
        builder = builder.with_endpoint(endpoint).with_config(AmazonS3ConfigKey::S3Endpoint, endpoint);
    }
    if let Some(region) = &config.region {
        builder = builder.with_region(region);
    }
    if let Some(key) = &config.access_key {
        builder = builder.with_access_key_id(key);
    }
    if let Some(secret) = &config.secret_key {
        builder = builder.with_secret_access_key(secret);
    }
    let is_plain = |key| builder.get_config_value(&key).is_some_and(|endpoint| endpoint.starts_with("http://"));
    let is_plain = is_plain(AmazonS3ConfigKey::Endpoint) || is_plain(AmazonS3ConfigKey::S3Endpoint);
    let client = ClientOptions::new()
        .with_timeout(PATIENCE)
        .with_connect_timeout(CONNECTING)
        // Whoever writes http:// means it.
        .with_allow_http(is_plain);
    let retry = RetryConfig { max_retries: TRIES, retry_timeout: PATIENCE, ..RetryConfig::default() };
    builder.with_client_options(client).with_retry(retry).with_disable_bulk_delete(true)
}

/// Does once all that will be done with the bucket.
async fn try_out(store: Arc<AmazonS3>, path: ObjectPath) -> object_store::Result<()> {
    store.put(&path, Bytes::from_static(b"can be removed").into()).await?;
    store.get_range(&path, 0..3).await?;
    store.delete(&path).await?;
    // Without the right to list, a file that is not there would look like one that may not be read.
    match store.head(&path).await {
        Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Why a bucket cannot be used, and what to do.
fn explained(error: &object_store::Error) -> String {
    use object_store::Error as Refused;
    match error {
        Refused::NotFound { .. } => "there is no such bucket; make it, or check --files-endpoint".to_owned(),
        Refused::PermissionDenied { .. } | Refused::Unauthenticated { .. } => {
            "access is denied; check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which need the rights s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket".to_owned()
        }
        error => {
            format!("it cannot be used: {error}; check --files-endpoint, --files-region and the credentials")
        }
    }
}

impl Storage for Bucket {
    /// The content is stored when the bucket has confirmed all of it; of one that fails nothing is seen.
    fn put(&self, key: &StorageKey, from: &Path) -> Result<bool> {
        let (store, path) = (Arc::clone(&self.store), self.path(&key.path())?);
        let sent = File::open(from).map_err(Problem::from).map(|file| send(store, path, file));
        let sent = match sent {
            Ok(sending) => self.threads.wait(sending)?,
            Err(problem) => Err(problem),
        };
        sent.map(|()| true).map_err(|problem| failed("stored", key, problem))
    }

    fn notices_taken_keys(&self) -> bool {
        false
    }

    fn open(&self, key: &StorageKey) -> Result<Option<Content>> {
        let (store, path) = (Arc::clone(&self.store), self.path(&key.path())?);
        let asked = path.clone();
        match self.threads.wait(async move { store.head(&asked).await })? {
            Ok(found) => {
                let reader = Box::new(Remote {
                    store: Arc::clone(&self.store),
                    threads: Arc::clone(&self.threads),
                    path,
                    size: found.size,
                    part: Bytes::new(),
                    start: 0,
                });
                Ok(Some(Content { size: found.size, modified: found.last_modified.into(), reader }))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed("read", key, error.into())),
        }
    }

    fn remove(&self, key: &StorageKey) -> Result<()> {
        let (store, path) = (Arc::clone(&self.store), self.path(&key.path())?);
        match self.threads.wait(async move { store.delete(&path).await })? {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed("removed", key, error.into())),
        }
    }
}

/// What stops a content on its way.
#[derive(Debug, thiserror::Error)]
enum Problem {
    #[error(transparent)]
    Here(#[from] io::Error),
    #[error(transparent)]
    There(#[from] object_store::Error),
}

/// Sends a file, in parts if it is large.
async fn send(store: Arc<AmazonS3>, path: ObjectPath, mut file: File) -> Result<(), Problem> {
    let first = next_part(&mut file)?;
    if first.len() < PART {
        store.put(&path, first.into()).await?;
        return Ok(());
    }
    let mut upload = store.put_multipart(&path).await?;
    let sent = async {
        let mut part = first;
        while !part.is_empty() {
            upload.put_part(part.into()).await?;
            part = next_part(&mut file)?;
        }
        upload.complete().await?;
        Ok(())
    };
    let sent = sent.await;
    if sent.is_err()
        && let Err(error) = upload.abort().await
    {
        // Buckets can be told to remove such parts by themselves.
        tracing::warn!(%error, "the parts of a file that could not be stored stay in the bucket");
    }
    sent
}

/// The next part of a local file; empty at its end. It is as good as in memory, since it was written a
/// moment ago.
fn next_part(file: &mut File) -> io::Result<Bytes> {
    let mut part = Vec::new();
    file.take(PART as u64).read_to_end(&mut part)?;
    Ok(part.into())
}

/// An error for the client, who learns nothing of the bucket.
fn failed(what: &str, key: &StorageKey, problem: Problem) -> Error {
    use object_store::Error as Refused;
    match problem {
        Problem::There(
            Refused::PermissionDenied { .. } | Refused::Unauthenticated { .. } | Refused::NotFound { .. },
        )
        | Problem::Here(_) => Error::internal(format!("the file {key} cannot be {what}: {problem}")).caused_by(problem),
        Problem::There(_) => {
            let message =
                format!("The file cannot be {what} now, because where files are kept does not answer; try again");
            Error::new(ErrorKind::Unavailable, message).caused_by(problem).retry_after(RETRY_AFTER)
        }
    }
}

/// Reads a content in the bucket. Who reads on gets more at once, so that a long content takes few
/// requests and a short part no more than it is.
struct Remote {
    store: Arc<AmazonS3>,
    threads: Arc<Threads>,
    path: ObjectPath,
    size: u64,
    /// What was read, and where it starts.
    part: Bytes,
    start: u64,
}

impl ReadAt for Remote {
    fn read_at(&mut self, offset: u64, most: usize) -> io::Result<Bytes> {
        let end = self.start + self.part.len() as u64;
        if !(self.start..end).contains(&offset) {
            let ahead = if offset == end { self.part.len().saturating_mul(2).min(MOST_AHEAD) } else { 0 };
            let wanted = u64::try_from(most.max(ahead)).unwrap_or(u64::MAX);
            let range = offset..offset.saturating_add(wanted).min(self.size);
            if range.is_empty() {
                return Ok(Bytes::new());
            }
            let (store, path) = (Arc::clone(&self.store), self.path.clone());
            let read = self.threads.wait(async move { store.get_range(&path, range).await });
            self.part = read.map_err(|error| io::Error::other(error.chain()))?.map_err(io::Error::other)?;
            self.start = offset;
        }
        let from = usize::try_from(offset - self.start).unwrap_or(usize::MAX).min(self.part.len());
        let to = from.saturating_add(most).min(self.part.len());
        Ok(self.part.slice(from..to))
    }
}

/// Threads on which a bucket is awaited.
#[derive(Debug)]
struct Threads(Option<Runtime>);

impl Threads {
    fn start() -> io::Result<Threads> {
        let runtime = Builder::new_multi_thread().worker_threads(2).thread_name("bucket").enable_all().build()?;
        Ok(Threads(Some(runtime)))
    }

    /// Waits for what is done on these threads, from a thread that may wait.
    fn wait<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> Result<T> {
        let stopped = || Error::internal("the threads of the bucket have stopped");
        let (done, waiting) = mpsc::sync_channel(1);
        self.0.as_ref().ok_or_else(stopped)?.spawn(async move {
            // Nobody waits any more when the server stops.
            let _ = done.send(work.await);
        });
        waiting.recv().map_err(|_| stopped())
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        // The last one to go may be a thread that must not wait.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::buckets::Server;

    fn bucket(server: &Server, name: &str) -> Result<Bucket> {
        Bucket::open(&format!("s3://{name}/a/site").parse().unwrap(), &server.config())
    }

    #[test]
    fn a_content_is_put_read_in_parts_and_removed() {
        let Some(server) = Server::start() else { return };
        server.make("files");
        let bucket = bucket(&server, "files").unwrap();
        assert!(server.keys("files").is_empty(), "nothing is left of the check");
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("source");
        for (size, url) in [
            (0, "/files/empty"),
            (10, "/private/files/\u{e4} b+%?&.txt"),
            (PART, "/files/one part"),
            (2 * PART + 5, "/files/parts"),
        ] {
            let bytes: Vec<u8> = (0..size).map(|place| u8::try_from(place % 251).unwrap()).collect();
            std::fs::write(&source, &bytes).unwrap();
            let key = StorageKey::of_url(url).unwrap();
            assert!(bucket.open(&key).unwrap().is_none());
            assert!(bucket.put(&key, &source).unwrap());
            assert_eq!(server.keys("files"), [format!("a/site/{}", key.path())]);
            let mut content = bucket.open(&key).unwrap().unwrap();
            assert_eq!(content.size, size as u64);
            assert!(content.modified.elapsed().is_ok_and(|age| age < Duration::from_secs(600)));
            let mut read = Vec::new();
            loop {
                let part = content.reader.read_at(read.len() as u64, 100_000).unwrap();
                if part.is_empty() {
                    break;
                }
                read.extend_from_slice(&part);
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
    fn a_bucket_that_cannot_be_used_is_told_at_once() {
        let Some(server) = Server::start() else { return };
        let missing = bucket(&server, "missing").unwrap_err();
        assert!(missing.message().contains("--files s3://missing/a/site: there is no such bucket"), "{missing}");
        let nobody = Config { endpoint: Some("http://127.0.0.1:9".to_owned()), ..server.config() };
        let error = Bucket::open(&"s3://files".parse().unwrap(), &nobody).unwrap_err();
        assert!(error.message().contains("check --files-endpoint"), "{error}");
        let wrong = Config { endpoint: Some("no address".to_owned()), ..server.config() };
        assert!(Bucket::open(&"s3://files".parse().unwrap(), &wrong).is_err());
    }

    #[test]
    fn a_bucket_that_does_not_answer_is_a_503_that_tells_nothing() {
        let Some(server) = Server::start() else { return };
        server.make("files");
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
