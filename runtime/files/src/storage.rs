//! Storage of the content of files: a folder or a bucket.

use super::key::StorageKey;
use doctyped_core::content::Content;
use doctyped_core::error::Result;
use std::fmt::Debug;
use std::path::Path;
use std::time::SystemTime;

/// A content in a storage.
#[derive(Debug, Clone)]
pub struct StoredContent {
    /// Its key.
    pub key: StorageKey,
    /// When it was stored.
    pub modified: SystemTime,
}

/// Stores the content of files: a folder, or a bucket of S3.
pub trait Storage: Debug + Send + Sync {
    /// Stores a copy of a local file. Gives `false` when the key is taken.
    ///
    /// # Errors
    /// `InternalError` when the copy cannot be written.
    fn put(&self, key: &StorageKey, from: &Path) -> Result<bool>;

    /// Whether [`Storage::put`] notices a key that another request takes at the same time. Where it
    /// does not, keys get a random suffix.
    fn notices_taken_keys(&self) -> bool;

    /// The content of a file; none when there is none.
    ///
    /// # Errors
    /// `ServiceUnavailableError` when the storage does not answer.
    fn open(&self, key: &StorageKey) -> Result<Option<Content>>;

    /// All contents.
    ///
    /// # Errors
    /// `ServiceUnavailableError` when the storage does not answer.
    fn list(&self) -> Result<Vec<StoredContent>>;

    /// Removes the content of a file. One that is not there is no error.
    ///
    /// # Errors
    /// `ServiceUnavailableError` when the storage does not answer.
    fn remove(&self, key: &StorageKey) -> Result<()>;
}
