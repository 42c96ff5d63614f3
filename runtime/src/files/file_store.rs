//! Where a site has its files.

use super::disk::Disk;
use super::storage::Storage;
use crate::config::{BucketUrl, Config};
use crate::db::DatabaseUrl;
use crate::error::{Error, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// The files of a site.
#[derive(Debug)]
pub(crate) struct FileStore {
    storage: Arc<dyn Storage>,
    incoming: PathBuf,
    claims: PathBuf,
    /// The folder of a site whose database is in memory; it goes with the site.
    _temporary: Option<TempDir>,
}

impl FileStore {
    /// Opens the place that the configuration names, or a folder next to the database.
    ///
    /// # Errors
    /// When it cannot be used; the text says why.
    pub(crate) fn open(config: &Config) -> Result<FileStore> {
        let (local, temporary) = match beside(&config.database) {
            Some(local) => (local, None),
            None => {
                let folder = tempfile::tempdir().map_err(|error| unusable(&std::env::temp_dir(), error))?;
                (folder.path().to_owned(), Some(folder))
            }
        };
        let (storage, local): (Arc<dyn Storage>, PathBuf) = match config.files.as_deref() {
            Some(place) if place.contains("://") => (bucket(place, config)?, local),
            Some(folder) => (Arc::new(Disk::open(Path::new(folder))?), PathBuf::from(folder)),
            None => (Arc::new(Disk::open(&local)?), local),
        };
        // On the same file system as a folder, so that what is here is moved there in one step.
        let own = local.join(".doctyped");
        let (incoming, claims) = (own.join("incoming"), own.join("claims"));
        for folder in [&incoming, &claims] {
            fs::create_dir_all(folder).map_err(|error| unusable(folder, error))?;
        }
        Ok(FileStore { storage, incoming, claims, _temporary: temporary })
    }

    /// The contents.
    pub(crate) fn storage(&self) -> &Arc<dyn Storage> {
        &self.storage
    }

    /// The folder of what is being received.
    pub(crate) fn incoming(&self) -> &Path {
        &self.incoming
    }

    /// The folder of notes of what is about to be.
    pub(super) fn claims(&self) -> &Path {
        &self.claims
    }
}

/// The bucket at an address.
fn bucket(place: &str, config: &Config) -> Result<Arc<dyn Storage>> {
    let url: BucketUrl = place.parse().map_err(|problem| {
        Error::internal(format!("--files: {problem}; files are kept in a folder or in a bucket of S3"))
    })?;
    open_bucket(&url, config)
}

#[cfg(feature = "s3")]
fn open_bucket(url: &BucketUrl, config: &Config) -> Result<Arc<dyn Storage>> {
    Ok(Arc::new(super::s3::Bucket::open(url, &config.bucket)?))
}

#[cfg(not(feature = "s3"))]
fn open_bucket(url: &BucketUrl, _: &Config) -> Result<Arc<dyn Storage>> {
    Err(Error::internal(format!("--files {url}: this server was built without buckets (cargo feature `s3`)")))
}

/// Where the files are when nothing is said: next to the file of the database, or in the folder
/// that the server is started in.
fn beside(database: &DatabaseUrl) -> Option<PathBuf> {
    match database {
        DatabaseUrl::Sqlite(path) if path == ":memory:" => None,
        DatabaseUrl::Sqlite(path) => Some(PathBuf::from(format!("{path}.files"))),
        DatabaseUrl::Postgres(_) | DatabaseUrl::Mysql(_) => Some(PathBuf::from("doctyped.files")),
    }
}

fn unusable(folder: &Path, error: std::io::Error) -> Error {
    Error::internal(format!("the folder {} for files cannot be used: {error}", folder.display())).caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_none_is_told() {
        let refused = |place: &str| {
            let database = DatabaseUrl::Sqlite(":memory:".to_owned());
            let config = Config { database, files: Some(place.to_owned()), ..Config::default() };
            FileStore::open(&config).unwrap_err().message().to_owned()
        };
        assert!(refused("gs://files").contains("s3://BUCKET/PREFIX"));
        assert!(refused("s3://").contains("s3://BUCKET/PREFIX"));
        #[cfg(not(feature = "s3"))]
        assert!(refused("s3://files").contains("cargo feature `s3`"));
    }
}
