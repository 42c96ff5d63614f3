//! Reader of an object in a bucket, with read-ahead for sequential reads.

use super::runtime::StorageRuntime;
use bytes::Bytes;
use doctyped_core::content::ReadAt;
use object_store::ObjectStoreExt;
use object_store::aws::AmazonS3;
use object_store::path::Path as ObjectPath;
use std::io;
use std::sync::Arc;

/// Largest read-ahead, in bytes.
const MAX_READ_AHEAD: usize = 4 * 1024 * 1024;

/// Reads ranges of an object. Each sequential read doubles the read-ahead: a long content takes few
/// requests, and a short range transfers no more than itself.
pub struct S3Reader {
    store: Arc<AmazonS3>,
    runtime: Arc<StorageRuntime>,
    path: ObjectPath,
    size: u64,
    buffer: Bytes,
    /// Offset of the buffer in the object.
    buffer_start: u64,
}

impl S3Reader {
    /// A reader of an object of `size` bytes.
    pub fn new(store: Arc<AmazonS3>, runtime: Arc<StorageRuntime>, path: ObjectPath, size: u64) -> S3Reader {
        S3Reader { store, runtime, path, size, buffer: Bytes::new(), buffer_start: 0 }
    }
}

impl ReadAt for S3Reader {
    fn read_at(&mut self, offset: u64, max_len: usize) -> io::Result<Bytes> {
        let buffer_end = self.buffer_start + self.buffer.len() as u64;
        if !(self.buffer_start..buffer_end).contains(&offset) {
            let is_sequential = offset == buffer_end;
            let read_ahead = if is_sequential { self.buffer.len().saturating_mul(2).min(MAX_READ_AHEAD) } else { 0 };
            let len = u64::try_from(max_len.max(read_ahead)).unwrap_or(u64::MAX);
            let range = offset..offset.saturating_add(len).min(self.size);
            if range.is_empty() {
                return Ok(Bytes::new());
            }
            let (store, path) = (Arc::clone(&self.store), self.path.clone());
            let read = self.runtime.block_on(async move { store.get_range(&path, range).await });
            self.buffer = read.map_err(|error| io::Error::other(error.chain()))?.map_err(io::Error::other)?;
            self.buffer_start = offset;
        }
        let from = usize::try_from(offset - self.buffer_start).unwrap_or(usize::MAX).min(self.buffer.len());
        let to = from.saturating_add(max_len).min(self.buffer.len());
        Ok(self.buffer.slice(from..to))
    }
}
