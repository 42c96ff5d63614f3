//! A backup: snapshot of the database, files, key, manifest.

use crate::archive::{ArchiveWriter, Compression, DatabaseKind, FILES_PREFIX, KEY_ENTRY, Manifest};
use crate::archive_name::site_name;
use crate::database;
use crate::destination::Destination;
use chrono::{SecondsFormat, Utc};
use doctyped_auth::stored_secrets::key_text;
use doctyped_core::context::Site;
use doctyped_core::error::{Error, Result};
use doctyped_files::{ContentReader, files};
use doctyped_orm::db::RunningBackup;

/// Options of a backup.
#[derive(Debug, Clone, Default)]
pub struct BackupOptions {
    /// The number of archives of the site that stay, with the new one; all without a number.
    pub keep: Option<usize>,
    /// Leaves the key of stored secrets out of the archive.
    pub without_key: bool,
}

/// A backup that was made.
#[derive(Debug)]
pub struct Backup {
    /// The path or URL of the archive.
    pub location: String,
    /// Its description.
    pub summary: String,
    /// URLs of files that documents name and that the storage does not have.
    pub missing_files: Vec<String>,
    /// Names of earlier archives that were removed.
    pub removed: Vec<String>,
}

/// Makes a backup of a site, which servers may use meanwhile, in a folder or a bucket (`s3://BUCKET/PREFIX`).
///
/// # Errors
/// `ValidationError` if the database cannot be saved, `InternalError` if the backup fails; no archive is left then.
pub fn backup(site: &Site, target: &str, options: &BackupOptions) -> Result<Backup> {
    let destination = Destination::open(target, &site.config)?;
    let work_dir = destination.work_dir()?;
    let path = work_dir.path().join("archive.zip");
    let mut archive = ArchiveWriter::create(&path)?;
    // Before the snapshot: no server removes a file from here on that the snapshot may name.
    let registration = RunningBackup::register(&site.pool)?;
    let created = Utc::now();
    let keys = database::dump(site, work_dir.path(), &mut archive)?;
    let storage = files(site)?.storage();
    let (mut number, mut bytes, mut missing_files) = (0, 0, Vec::new());
    for key in keys {
        match storage.open(&key)? {
            Some(content) => {
                let (entry, size) = (format!("{FILES_PREFIX}{}", key.path()), content.size);
                let added = archive.add(&entry, Compression::None, &mut ContentReader::new(content))?;
                if added != size {
                    return Err(Error::internal(format!("the file {key} was truncated while it was read")));
                }
                bytes += added;
                number += 1;
            }
            None => missing_files.push(key.url()),
        }
    }
    drop(registration);
    let key = if options.without_key { None } else { key_text(&site.config)? };
    if let Some(key) = key {
        archive.add(KEY_ENTRY, Compression::Deflated, &mut key.as_bytes())?;
    }
    let application = site.application();
    let manifest = Manifest {
        format: 0,
        created: created.to_rfc3339_opts(SecondsFormat::Secs, true),
        application: application.name.to_owned(),
        application_version: application.version.to_owned(),
        server_version: env!("CARGO_PKG_VERSION").to_owned(),
        database: DatabaseKind::of(&site.config.database),
        files: number,
        file_bytes: bytes,
        missing_files,
    };
    archive.finish(&manifest)?;
    let site_name = site_name(&site.config);
    let location = destination.publish(&path, &site_name, created)?;
    let removed = match options.keep {
        Some(number) => destination.keep_latest(&site_name, number)?,
        None => Vec::new(),
    };
    Ok(Backup { location, summary: manifest.summary(), missing_files: manifest.missing_files, removed })
}
