//! Where archives are: in a folder, or in a bucket of S3.

use crate::archive_name::{archive_name, is_archive_of};
use chrono::{DateTime, TimeDelta, Utc};
use doctyped_core::config::{BucketUrl, Config};
use doctyped_core::error::{Error, Result};
use doctyped_orm::folder::sync_folder_of;
use doctyped_orm::private_file;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::{TempDir, TempPath};

/// The beginning of the names of folders in which archives are written.
const WORK_PREFIX: &str = ".doctyped-backup-";
/// Age after which such a folder is that of a backup that was killed.
const ABANDONED_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// A place for archives.
#[derive(Debug)]
pub enum Destination {
    /// A folder.
    Folder(PathBuf),
    /// A bucket.
    #[cfg(feature = "s3")]
    Bucket(doctyped_files::ArchiveBucket, BucketUrl),
}

impl Destination {
    /// Opens `s3://BUCKET/PREFIX`, or a folder, which is created if it does not exist.
    ///
    /// # Errors
    /// `InternalError` if it cannot be used.
    pub fn open(target: &str, config: &Config) -> Result<Destination> {
        if target.contains("://") {
            return open_bucket(&bucket_url(target)?, config);
        }
        let folder = PathBuf::from(target);
        private_file::create_folders(&folder).map_err(|error| unusable(&folder, error))?;
        remove_abandoned(&folder);
        Ok(Destination::Folder(folder))
    }

    /// A temporary folder for the archive, and for the snapshot of the database: on the file system of the target.
    ///
    /// # Errors
    /// `InternalError` if it cannot be created.
    pub fn work_dir(&self) -> Result<TempDir> {
        let folder = match self {
            Destination::Folder(folder) => folder.clone(),
            #[cfg(feature = "s3")]
            Destination::Bucket(..) => std::env::temp_dir(),
        };
        TempDir::with_prefix_in(WORK_PREFIX, &folder).map_err(|error| unusable(&folder, error))
    }

    /// Makes a complete archive final, and returns its path or URL. It is not seen under a final name before, and
    /// replaces no other: if there is one of its time, its name has a later second.
    ///
    /// # Errors
    /// `InternalError` if it cannot be stored.
    pub fn publish(&self, archive: &Path, site: &str, time: DateTime<Utc>) -> Result<String> {
        let mut names = (0..).map(|seconds| archive_name(site, time + TimeDelta::seconds(seconds)));
        match self {
            Destination::Folder(folder) => {
                let mut archive = TempPath::try_from_path(archive).map_err(|error| unusable(archive, error))?;
                let path = loop {
                    let path = folder.join(names.next().unwrap_or_default());
                    match archive.persist_noclobber(&path) {
                        Ok(()) => break path,
                        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => archive = failed.path,
                        Err(failed) => return Err(unusable(&path, failed.error)),
                    }
                };
                sync_folder_of(&path).map_err(|error| unusable(folder, error))?;
                Ok(path.display().to_string())
            }
            #[cfg(feature = "s3")]
            Destination::Bucket(bucket, url) => {
                let taken = bucket.names()?;
                let name = names.find(|name| !taken.contains(name)).unwrap_or_default();
                bucket.put(&name, archive)?;
                Ok(format!("{}/{name}", url.to_string().trim_end_matches('/')))
            }
        }
    }

    /// Removes all archives of a site but the latest ones, and returns their names.
    ///
    /// # Errors
    /// `InternalError` if they cannot be listed or removed.
    pub fn keep_latest(&self, site: &str, number: usize) -> Result<Vec<String>> {
        let mut names: Vec<String> = match self {
            Destination::Folder(folder) => {
                let entries = fs::read_dir(folder).map_err(|error| unusable(folder, error))?;
                entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
            }
            #[cfg(feature = "s3")]
            Destination::Bucket(bucket, _) => bucket.names()?,
        };
        names.retain(|name| is_archive_of(site, name));
        // The names have the time.
        names.sort_unstable();
        names.truncate(names.len().saturating_sub(number.max(1)));
        for name in &names {
            match self {
                Destination::Folder(folder) => {
                    let path = folder.join(name);
                    fs::remove_file(&path).map_err(|error| unusable(&path, error))?;
                }
                #[cfg(feature = "s3")]
                Destination::Bucket(bucket, _) => bucket.remove(name)?,
            }
        }
        Ok(names)
    }
}

/// An archive that can be read here.
#[derive(Debug)]
pub enum LocalArchive {
    /// It is a local file.
    File(PathBuf),
    /// It was fetched from a bucket.
    #[cfg(feature = "s3")]
    Fetched(tempfile::NamedTempFile),
}

impl LocalArchive {
    /// Its path.
    pub fn path(&self) -> &Path {
        match self {
            LocalArchive::File(path) => path,
            #[cfg(feature = "s3")]
            LocalArchive::Fetched(file) => file.path(),
        }
    }
}

/// Fetches an archive: a file, or `s3://BUCKET/PREFIX/NAME`.
///
/// # Errors
/// `ValidationError` if there is none, `InternalError` if it cannot be fetched.
pub fn fetch(config: &Config, archive: &str) -> Result<LocalArchive> {
    if !archive.contains("://") {
        return Ok(LocalArchive::File(PathBuf::from(archive)));
    }
    let (folder, name) = archive.rsplit_once('/').unwrap_or((archive, ""));
    if name.is_empty() || folder.ends_with('/') {
        return Err(Error::validation(format!("{archive} names no archive; write s3://BUCKET/PREFIX/NAME")));
    }
    fetch_from_bucket(&bucket_url(folder)?, name, config)
}

fn bucket_url(url: &str) -> Result<BucketUrl> {
    url.parse().map_err(|problem| Error::validation(format!("{problem}; or the path of a local folder")))
}

#[cfg(feature = "s3")]
fn open_bucket(url: &BucketUrl, config: &Config) -> Result<Destination> {
    let bucket = doctyped_files::ArchiveBucket::open(url, &config.bucket)?;
    Ok(Destination::Bucket(bucket, url.clone()))
}

#[cfg(feature = "s3")]
fn fetch_from_bucket(url: &BucketUrl, name: &str, config: &Config) -> Result<LocalArchive> {
    let folder = std::env::temp_dir();
    let mut file = tempfile::NamedTempFile::with_prefix_in("doctyped-archive-", &folder)
        .map_err(|error| unusable(&folder, error))?;
    doctyped_files::ArchiveBucket::open(url, &config.bucket)?.fetch(name, file.as_file_mut())?;
    Ok(LocalArchive::Fetched(file))
}

#[cfg(not(feature = "s3"))]
fn open_bucket(url: &BucketUrl, _: &Config) -> Result<Destination> {
    Err(Error::validation(format!("{url}: this server was built without buckets (cargo feature `s3`)")))
}

#[cfg(not(feature = "s3"))]
fn fetch_from_bucket(url: &BucketUrl, _: &str, config: &Config) -> Result<LocalArchive> {
    open_bucket(url, config).map(|_| LocalArchive::File(PathBuf::new()))
}

/// Removes the folders of killed backups. A failure is logged: it does not concern the new archive.
fn remove_abandoned(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_work_dir = entry.file_name().to_string_lossy().starts_with(WORK_PREFIX);
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let is_old = modified
            .is_ok_and(|modified| SystemTime::now().duration_since(modified).is_ok_and(|age| age > ABANDONED_AFTER));
        if is_work_dir && is_old {
            let (path, removed) = (entry.path(), fs::remove_dir_all(entry.path()));
            tracing::info!(path = %path.display(), ?removed, "removed the folder of a killed backup");
        }
    }
}

fn unusable(path: &Path, error: io::Error) -> Error {
    Error::storage(format!("{} cannot be used: {error}", path.display()), error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latest_archives_of_the_site_stay() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["site-20260101T000000Z.zip", "site-20260103T000000Z.zip", "site-20260102T000000Z.zip"];
        let others = ["other-20250101T000000Z.zip", "site-2-20250101T000000Z.zip", "site-notes.zip", "site.zip"];
        for name in names.iter().chain(&others) {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let destination = Destination::open(folder.path().to_str().unwrap(), &Config::default()).unwrap();
        assert_eq!(destination.keep_latest("site", 2).unwrap(), [names[0]]);
        assert_eq!(destination.keep_latest("site", 0).unwrap(), [names[2]], "one stays at least");
        assert!(others.iter().chain(&names[1..2]).all(|name| folder.path().join(name).exists()));
    }

    #[test]
    fn archive_does_not_replace_another() {
        let folder = tempfile::tempdir().unwrap();
        let destination = Destination::open(folder.path().to_str().unwrap(), &Config::default()).unwrap();
        let work = destination.work_dir().unwrap();
        let archive = work.path().join("archive");
        fs::write(&archive, "new").unwrap();
        let old = folder.path().join("site-19700101T000000Z.zip");
        fs::write(&old, "old").unwrap();
        let published = destination.publish(&archive, "site", DateTime::UNIX_EPOCH).unwrap();
        assert!(published.ends_with("/site-19700101T000001Z.zip"), "{published}");
        assert_eq!([fs::read_to_string(old).unwrap(), fs::read_to_string(published).unwrap()], ["old", "new"]);
    }
}
