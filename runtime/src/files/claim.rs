//! Notes of what is about to happen to a content, for the case that the server is stopped before
//! it has.

use super::key::Key;
use super::placed::discard;
use super::thumbnail;
use crate::core::models::file;
use crate::db::Transaction;
use crate::error::{Error, Result};
use crate::site::Site;
use diesel::prelude::*;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::{NamedTempFile, TempPath};

/// A note that the content at an address may have no document. Dropped, it is gone.
#[derive(Debug)]
pub(super) struct Claim(TempPath);

impl Claim {
    /// Writes the note.
    pub(super) fn new(folder: &Path, key: &Key) -> Result<Claim> {
        let written = NamedTempFile::with_prefix_in("claim", folder).and_then(|mut file| {
            file.write_all(key.url().as_bytes())?;
            Ok(file.into_temp_path())
        });
        written.map(Claim).map_err(|error| unusable(folder, error))
    }

    /// Leaves the note for [`clean`].
    pub(super) fn leave(self) {
        if let Err(error) = self.0.keep() {
            tracing::warn!(%error, "a note about an uploaded file could not be kept");
        }
    }
}

fn unusable(folder: &Path, error: io::Error) -> Error {
    Error::internal(format!("the folder {} cannot be used: {error}", folder.display())).caused_by(error)
}

/// Whether a File document has the address, or a thumbnail at it.
pub(super) fn is_used(transaction: &mut Transaction, url: &str) -> Result<bool> {
    let found: Vec<Option<String>> =
        file::table.filter(file::file_url.eq(url)).select(file::file_url).load(transaction.connection())?;
    // The database takes `A` for `a`; storages may not.
    Ok(found.into_iter().flatten().any(|found| found == url) || thumbnail::is_used(transaction.connection(), url)?)
}

/// Removes what requests have left behind that ended at least so long ago: half uploads, and
/// contents without a document. Gives how many.
///
/// # Errors
/// When the folder or the database cannot be read.
pub(crate) fn clean(site: &Site, transaction: &mut Transaction, age: Duration) -> Result<usize> {
    let files = site.files()?;
    let mut removed = 0;
    for path in older_than(files.incoming(), age)? {
        fs::remove_file(&path).map_err(|error| unusable(&path, error))?;
        removed += 1;
    }
    for path in older_than(files.claims(), age)? {
        let url = fs::read_to_string(&path).map_err(|error| unusable(&path, error))?;
        if let Some(key) = Key::of_url(&url)
            && discard(site, transaction, &key)?
        {
            removed += 1;
        }
        fs::remove_file(&path).map_err(|error| unusable(&path, error))?;
    }
    Ok(removed)
}

fn older_than(folder: &Path, age: Duration) -> Result<Vec<PathBuf>> {
    let now = SystemTime::now();
    let mut old = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unusable(folder, error))? {
        let entry = entry.map_err(|error| unusable(folder, error))?;
        // One that is gone by now was not left behind.
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        if modified.is_ok_and(|modified| now.duration_since(modified).is_ok_and(|found| found >= age)) {
            old.push(entry.path());
        }
    }
    Ok(old)
}
