//! Intent log: an entry is written before a content is stored or removed, and deleted when the transaction
//! of its File document has ended. After a crash, [`super::cleanup`] finds the entries that are left.
//!
//! An entry is a file with the content's URL, and no row, because a row would be rolled back together with
//! the request. Entries are not fsynced: a power loss can lose one, which leaves an unused content but never
//! a File document without content.

use super::key::StorageKey;
use super::thumbnail;
use diesel::prelude::*;
use doctyped_core::error::{Error, Result};
use doctyped_models::file;
use doctyped_orm::db::Transaction;
use std::io::{self, Write};
use std::path::Path;
use tempfile::{NamedTempFile, TempPath};

/// Prefix of the entries' file names.
const ENTRY_PREFIX: &str = "claim";

/// An entry: the content at a URL may have no File document. It is deleted when dropped.
#[derive(Debug)]
pub struct Intent(TempPath);

impl Intent {
    /// Writes an entry.
    pub fn new(folder: &Path, key: &StorageKey) -> Result<Intent> {
        let written = NamedTempFile::with_prefix_in(ENTRY_PREFIX, folder).and_then(|mut file| {
            file.write_all(key.url().as_bytes())?;
            Ok(file.into_temp_path())
        });
        written.map(Intent).map_err(|error| unusable(folder, error))
    }

    /// Keeps the entry for [`super::cleanup`].
    pub fn retain(self) {
        if let Err(error) = self.0.keep() {
            tracing::warn!(%error, "failed to keep entry of the intent log");
        }
    }
}

/// The error for a folder or file that cannot be read or written.
pub fn unusable(path: &Path, error: io::Error) -> Error {
    Error::storage(format!("the folder {} cannot be used: {error}", path.display()), error)
}

/// Whether the content at a URL belongs to a File document, as its file or its thumbnail.
pub fn is_used(transaction: &mut Transaction, url: &str) -> Result<bool> {
    let found: Vec<Option<String>> =
        file::table.filter(file::file_url.eq(url)).select(file::file_url).load(transaction.connection())?;
    // Databases may compare without regard to case; storages do not.
    Ok(found.into_iter().flatten().any(|found| found == url) || thumbnail::is_used(transaction.connection(), url)?)
}
