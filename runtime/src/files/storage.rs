//! The interface of storages: a local folder, an S3 bucket.

use super::key::StorageKey;
use crate::error::Result;
use actix_web::web::Bytes;
use std::fmt::Debug;
use std::io;
use std::path::Path;
use std::time::SystemTime;

/// A storage of contents by key.
pub trait Storage: Debug + Send + Sync {
    /// Stores a copy of a local file durably. `false` if the key is taken.
    fn put(&self, key: &StorageKey, from: &Path) -> Result<bool>;

    /// Whether [`Storage::put`] detects a key that a concurrent request takes. If not, callers use random
    /// keys.
    fn notices_taken_keys(&self) -> bool;

    /// Opens a content; `None` if there is none under the key.
    fn open(&self, key: &StorageKey) -> Result<Option<Content>>;

    /// Removes a content. A missing one is no error.
    fn remove(&self, key: &StorageKey) -> Result<()>;
}

/// The content of a stored file.
pub struct Content {
    /// In bytes.
    pub size: u64,
    /// When it was stored.
    pub modified: SystemTime,
    /// Reader of the bytes.
    pub reader: Box<dyn ReadAt>,
}

impl Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Content").field("size", &self.size).field("modified", &self.modified).finish_non_exhaustive()
    }
}

/// Reads chunks of a content. Calls block, so they belong on a blocking thread.
pub trait ReadAt: Send {
    /// At most `most` bytes from an offset; empty at the end.
    fn read_at(&mut self, offset: u64, most: usize) -> io::Result<Bytes>;
}
