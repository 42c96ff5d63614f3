//! The content of a stored file, independent of its storage.

use bytes::Bytes;
use std::fmt::Debug;
use std::io;
use std::time::SystemTime;

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

/// Reads ranges of a content. It blocks, so it belongs on a thread for blocking work.
pub trait ReadAt: Send {
    /// At most `limit` bytes from an offset; none at the end.
    ///
    /// # Errors
    /// That of the file or of the service that holds the content.
    fn read_at(&mut self, offset: u64, limit: usize) -> io::Result<Bytes>;
}
