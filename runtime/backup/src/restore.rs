//! A restore: an archive becomes the database, the files and the key of a site.

use crate::archive::{ArchiveReader, DatabaseKind};
use crate::archive_name::name_time;
use crate::database;
use crate::open_verified;
use chrono::Utc;
use doctyped_auth::secret::key_file;
use doctyped_auth::stored_secrets::key_text;
use doctyped_core::config::Config;
use doctyped_core::context::Application;
use doctyped_core::error::{Error, Result};
use doctyped_files::FileStore;
use doctyped_orm::folder::folder_of;
use doctyped_orm::private_file;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Options of a restore.
#[derive(Debug, Clone, Copy, Default)]
pub struct RestoreOptions {
    /// Replaces the database, the files of the same names and the key of a site that is not empty.
    pub force: bool,
}

/// An archive that was restored.
#[derive(Debug)]
pub struct Restored {
    /// Its description.
    pub summary: String,
    /// The key file that was written; `None` if the archive has no key, or the site has the same one.
    pub key_file: Option<PathBuf>,
    /// Whether the archive has a key.
    pub has_key: bool,
    /// Where the key is that the site had before, if it is another.
    pub old_key_file: Option<PathBuf>,
}

/// Restores an archive (a file, or `s3://BUCKET/PREFIX/NAME`) as the site of a configuration. The archive is checked
/// first. Files come first and the database last, so that a restore that was interrupted leaves no site that works.
///
/// # Errors
/// `ValidationError` if the archive is damaged, of another application or of another database system, or the site is
/// not empty; `InternalError` if something cannot be written.
pub fn restore(application: &Application, config: &Config, archive: &str, options: RestoreOptions) -> Result<Restored> {
    let mut archive = open_verified(config, archive)?;
    let reader = &mut archive.reader;
    check_kind(application, config, reader)?;
    let key = reader.key()?;
    check_configured_key(config, key.as_deref())?;
    let storage = FileStore::open(config)?;
    if !options.force {
        check_empty(config, &storage, key.as_deref())?;
    }
    database::check_restorable(config)?;
    for key in reader.files() {
        let mut content = NamedTempFile::with_prefix_in("upload", storage.upload_dir())
            .map_err(|error| unwritable(storage.upload_dir(), error))?;
        reader.extract_file(&key, &mut content)?;
        content.as_file().sync_all().map_err(|error| unwritable(content.path(), error))?;
        if storage.storage().open(&key)?.is_some() {
            storage.storage().remove(&key)?;
        }
        if !storage.storage().put(&key, content.path())? {
            return Err(Error::internal(format!("the file {key} cannot be replaced")));
        }
    }
    let (written, old_key_file) = match &key {
        Some(key) if config.encryption_key.is_none() => write_key(config, key)?,
        _ => (None, None),
    };
    database::restore(config, reader)?;
    Ok(Restored { summary: reader.manifest().summary(), key_file: written, has_key: key.is_some(), old_key_file })
}

/// Checks that the archive fits the server.
fn check_kind(application: &Application, config: &Config, reader: &ArchiveReader) -> Result<()> {
    let manifest = reader.manifest();
    let kind = DatabaseKind::of(&config.database);
    if manifest.database != kind {
        return Err(Error::validation(format!(
            "the archive has a database of {}, and {} is one of {}; give a URL of {} with --database",
            manifest.database.name(),
            config.database,
            kind.name(),
            manifest.database.name()
        )));
    }
    if !application.name.is_empty() && !manifest.application.is_empty() && application.name != manifest.application {
        return Err(Error::validation(format!(
            "the archive belongs to the application {}, and this is {}",
            manifest.application, application.name
        )));
    }
    Ok(())
}

/// A key in the configuration is not replaced.
fn check_configured_key(config: &Config, key: Option<&str>) -> Result<()> {
    match (&config.encryption_key, key) {
        (Some(configured), Some(key)) if configured != key => Err(Error::validation(
            "the key in --encryption-key is another one than that of the archive, whose secrets it does not open; give \
             that one, or none",
        )),
        _ => Ok(()),
    }
}

/// Refuses a site that has something.
fn check_empty(config: &Config, files: &FileStore, key: Option<&str>) -> Result<()> {
    let mut obstacles: Vec<String> = database::obstacle(config)?.into_iter().collect();
    let number = files.storage().list()?.len();
    if number > 0 {
        obstacles.push(format!("the storage of files has {number} files"));
    }
    if let (Some(key), Some(existing)) = (key, key_text(config)?)
        && key != existing
    {
        let path = key_file(config).unwrap_or_default();
        obstacles.push(format!("the key file {} has another key", path.display()));
    }
    if obstacles.is_empty() {
        return Ok(());
    }
    Err(Error::validation(format!(
        "the site is not empty: {}. Restore into an empty one with --database, --files and --key-file; --force replaces \
         the database and the key, and files of the same names",
        obstacles.join("; ")
    )))
}

/// Writes the key file with mode 0600, and returns its path, and where the old one is.
fn write_key(config: &Config, key: &str) -> Result<(Option<PathBuf>, Option<PathBuf>)> {
    let Some(path) = key_file(config) else { return Ok((None, None)) };
    let existing = key_text(config)?;
    if existing.as_deref() == Some(key) {
        return Ok((None, None));
    }
    let folder = folder_of(&path);
    private_file::create_folders(folder).map_err(|error| unwritable(folder, error))?;
    let file = private_file::write_beside(&path, key).map_err(|error| unwritable(folder, error))?;
    let old = existing.is_some().then(|| {
        let time = name_time(Utc::now());
        PathBuf::from(format!("{}.replaced-{time}", path.display()))
    });
    if let Some(old) = &old {
        // The secrets of other copies of the site may need it.
        fs::rename(&path, old).map_err(|error| unwritable(old, error))?;
    }
    file.persist(&path).map_err(|failed| unwritable(&path, failed.error))?;
    Ok((Some(path), old))
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    Error::storage(format!("{} cannot be written: {error}", path.display()), error)
}
