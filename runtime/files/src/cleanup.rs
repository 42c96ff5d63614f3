//! Removal of orphans: incomplete uploads, and contents without a File document, which a crash or an
//! unreachable storage has left behind.

use super::file_store::files;
use super::intent_log::unusable;
use super::key::StorageKey;
use super::pending_file::{Discarded, discard};
use doctyped_core::context::Site;
use doctyped_core::error::Result;
use doctyped_orm::db::Transaction;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Removes the orphans that are at least `min_age` old, so that requests under way are not disturbed.
/// Returns the number of removed files and contents.
pub fn remove_orphans(site: &Site, transaction: &mut Transaction, min_age: Duration) -> Result<usize> {
    let files = files(site)?;
    let mut removed = 0;
    for path in older_than(files.upload_dir(), min_age)? {
        fs::remove_file(&path).map_err(|error| unusable(&path, error))?;
        removed += 1;
    }
    for path in older_than(files.intent_dir(), min_age)? {
        let url = fs::read_to_string(&path).map_err(|error| unusable(&path, error))?;
        if let Some(key) = StorageKey::of_url(&url) {
            match discard(site, transaction, &key)? {
                Discarded::Removed => removed += 1,
                Discarded::InUse => {}
                Discarded::Deferred => continue,
            }
        }
        fs::remove_file(&path).map_err(|error| unusable(&path, error))?;
    }
    Ok(removed)
}

fn older_than(folder: &Path, min_age: Duration) -> Result<Vec<PathBuf>> {
    let now = SystemTime::now();
    let mut old = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unusable(folder, error))? {
        let entry = entry.map_err(|error| unusable(folder, error))?;
        // An entry without metadata was deleted by a request in the meantime.
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        if modified.is_ok_and(|modified| now.duration_since(modified).is_ok_and(|age| age >= min_age)) {
            old.push(entry.path());
        }
    }
    Ok(old)
}
