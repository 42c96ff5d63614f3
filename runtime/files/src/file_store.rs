//! The file store of a site: the storage of contents, and local folders for uploads and the intent log.

use super::disk::DiskStorage;
use super::storage::Storage;
use doctyped_core::config::{BucketUrl, Config};
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_core::extension::Extension;
use doctyped_orm::db::DatabaseUrl;
use doctyped_orm::private_file;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// The local folder with [`UPLOAD_DIR`] and [`INTENT_DIR`], below the root of local storage. It is on the
/// same file system, so that an upload becomes a stored content by a hard link.
const WORK_DIR: &str = ".doctyped";
const UPLOAD_DIR: &str = "incoming";
const INTENT_DIR: &str = "claims";

/// The file store of a site.
#[derive(Debug)]
pub struct FileStore {
    storage: Arc<dyn Storage>,
    upload_dir: PathBuf,
    intent_dir: PathBuf,
    /// The folder of a site with a database in memory, deleted when dropped.
    _temporary: Option<TempDir>,
}

/// The file store of a site, once it was opened.
struct OpenedFileStore(OnceLock<FileStore>);

impl Extension for OpenedFileStore {
    fn new(_: &Config) -> OpenedFileStore {
        OpenedFileStore(OnceLock::new())
    }
}

/// The file store of a site, opened at its first use.
///
/// # Errors
/// `InternalError` when its folder cannot be used.
pub fn files(site: &Site) -> Result<&FileStore> {
    let opened = &site.extension::<OpenedFileStore>().0;
    if let Some(files) = opened.get() {
        return Ok(files);
    }
    let files = FileStore::open(&site.config)?;
    Ok(opened.get_or_init(|| files))
}

impl FileStore {
    /// Opens the configured storage, or a folder next to the database.
    pub fn open(config: &Config) -> Result<FileStore> {
        let (local, temporary) = match default_folder(&config.database) {
            Some(local) => (local, None),
            None => {
                let folder = tempfile::tempdir().map_err(|error| unusable(&std::env::temp_dir(), error))?;
                (folder.path().to_owned(), Some(folder))
            }
        };
        let (storage, local): (Arc<dyn Storage>, PathBuf) = match config.files.as_deref() {
            Some(url) if url.contains("://") => (open_url(url, config)?, local),
            Some(folder) => (Arc::new(DiskStorage::open(Path::new(folder))?), PathBuf::from(folder)),
            None => (Arc::new(DiskStorage::open(&local)?), local),
        };
        let work_dir = local.join(WORK_DIR);
        let (upload_dir, intent_dir) = (work_dir.join(UPLOAD_DIR), work_dir.join(INTENT_DIR));
        for folder in [&upload_dir, &intent_dir] {
            private_file::create_folders(folder).map_err(|error| unusable(folder, error))?;
        }
        Ok(FileStore { storage, upload_dir, intent_dir, _temporary: temporary })
    }

    /// The storage of contents.
    pub fn storage(&self) -> &Arc<dyn Storage> {
        &self.storage
    }

    /// The folder of uploads that are being received.
    pub fn upload_dir(&self) -> &Path {
        &self.upload_dir
    }

    /// The folder of the intent log.
    pub fn intent_dir(&self) -> &Path {
        &self.intent_dir
    }
}

/// Opens the storage at a URL: an S3 bucket.
fn open_url(url: &str, config: &Config) -> Result<Arc<dyn Storage>> {
    let url: BucketUrl = url.parse().map_err(|problem| {
        Error::internal(format!("--files: {problem}; files are kept in a folder or in a bucket of S3"))
    })?;
    open_bucket(&url, config)
}

#[cfg(feature = "s3")]
fn open_bucket(url: &BucketUrl, config: &Config) -> Result<Arc<dyn Storage>> {
    Ok(Arc::new(super::s3::S3Storage::open(url, &config.bucket)?))
}

#[cfg(not(feature = "s3"))]
fn open_bucket(url: &BucketUrl, _: &Config) -> Result<Arc<dyn Storage>> {
    Err(Error::internal(format!("--files {url}: this server was built without buckets (cargo feature `s3`)")))
}

/// The folder of files if none is configured: next to the SQLite database, or in the working directory.
fn default_folder(database: &DatabaseUrl) -> Option<PathBuf> {
    match database {
        DatabaseUrl::Sqlite(path) if path == ":memory:" => None,
        DatabaseUrl::Sqlite(path) => Some(PathBuf::from(format!("{path}.files"))),
        DatabaseUrl::Postgres(_) | DatabaseUrl::Mysql(_) => Some(PathBuf::from("doctyped.files")),
    }
}

fn unusable(folder: &Path, error: std::io::Error) -> Error {
    Error::storage(format!("the folder {} for files cannot be used: {error}", folder.display()), error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_storage_url_is_refused() {
        let refused = |url: &str| {
            let database = DatabaseUrl::Sqlite(":memory:".to_owned());
            let config = Config { database, files: Some(url.to_owned()), ..Config::default() };
            FileStore::open(&config).unwrap_err().message().to_owned()
        };
        assert!(refused("gs://files").contains("s3://BUCKET/PREFIX"));
        assert!(refused("s3://").contains("s3://BUCKET/PREFIX"));
        #[cfg(not(feature = "s3"))]
        assert!(refused("s3://files").contains("cargo feature `s3`"));
    }
}
