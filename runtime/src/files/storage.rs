//! What a place for the content of files can do.

use super::key::StorageKey;
use crate::error::Result;
use actix_web::web::Bytes;
use std::fmt::Debug;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// A place for the content of files: a folder, a bucket.
pub trait Storage: Debug + Send + Sync {
    /// Keeps a copy of a local file. Gives `false` when the key is taken.
    ///
    /// # Errors
    /// When the content cannot be kept.
    fn put(&self, key: &StorageKey, from: &Path) -> Result<bool>;

    /// Whether [`Storage::put`] can tell that a key is taken while another request takes it. Where
    /// it cannot, keys are made that nobody else makes.
    fn notices_taken_keys(&self) -> bool;

    /// The content of a file; none when there is none.
    ///
    /// # Errors
    /// When the place cannot be reached.
    fn open(&self, key: &StorageKey) -> Result<Option<Content>>;

    /// Removes the content of a file. One that is not there is no error.
    ///
    /// # Errors
    /// When the place cannot be reached.
    fn remove(&self, key: &StorageKey) -> Result<()>;
}

/// The content of a stored file.
pub struct Content {
    /// In bytes.
    pub size: u64,
    /// When it was stored.
    pub modified: SystemTime,
    /// Reads it.
    pub reader: Box<dyn ReadAt>,
}

impl Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Content").field("size", &self.size).field("modified", &self.modified).finish_non_exhaustive()
    }
}

/// Reads parts of a content. It waits, so it belongs on a thread that may.
pub trait ReadAt: Send {
    /// Bytes from an offset, at most as many as asked for; none at the end.
    ///
    /// # Errors
    /// When the content cannot be read.
    fn read_at(&mut self, offset: u64, most: usize) -> io::Result<Bytes>;
}
