//! Reader of an object in a bucket, with read-ahead for sequential reads.

use super::read_ahead::{ReadAheadBudget, Reservation, next_len};
use super::runtime::StorageRuntime;
use bytes::Bytes;
use doctyped_core::content::ReadAt;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt};
use std::io;
use std::sync::Arc;
use std::time::Instant;

/// A bucket that readers read from, and what they share.
#[derive(Clone)]
pub struct ReadableBucket {
    pub store: Arc<dyn ObjectStore>,
    pub runtime: Arc<StorageRuntime>,
    pub budget: Arc<ReadAheadBudget>,
}

/// Reads ranges of an object. Sequential reads are read ahead: a long content takes few requests, and a short range
/// transfers no more than itself. When the budget of the bucket is used up, a reader reads no more than it is asked for.
pub struct S3Reader {
    bucket: ReadableBucket,
    path: ObjectPath,
    size: u64,
    buffer: Bytes,
    /// Offset of the buffer in the object.
    buffer_start: u64,
    /// When the buffer was read.
    read_time: Instant,
    /// The part of the buffer that is read ahead.
    reservation: Option<Reservation>,
}

impl S3Reader {
    /// A reader of an object of `size` bytes.
    pub fn new(bucket: ReadableBucket, path: ObjectPath, size: u64) -> S3Reader {
        let (buffer, read_time) = (Bytes::new(), Instant::now());
        S3Reader { bucket, path, size, buffer, buffer_start: 0, read_time, reservation: None }
    }

    /// Reads `len` bytes or more, if they follow the buffer, into the buffer. The range is not empty.
    fn fill_buffer(&mut self, offset: u64, len: usize) -> io::Result<()> {
        let last_len = self.buffer.len();
        let is_sequential = last_len > 0 && offset == self.buffer_start + last_len as u64;
        let wanted = if is_sequential { next_len(last_len, self.read_time.elapsed()) } else { 0 };
        let left = usize::try_from(self.size - offset).unwrap_or(usize::MAX);
        // Before the next bytes arrive, so that the reader does not hold both.
        self.buffer = Bytes::new();
        self.buffer_start = offset;
        self.reservation = None;
        let reservation = self.bucket.budget.reserve(wanted.min(left).saturating_sub(len));
        let end = offset + len.saturating_add(reservation.len()).min(left) as u64;
        let (store, path) = (Arc::clone(&self.bucket.store), self.path.clone());
        let read = self.bucket.runtime.block_on(async move { store.get_range(&path, offset..end).await });
        self.buffer = read.map_err(|error| io::Error::other(error.chain()))?.map_err(io::Error::other)?;
        self.read_time = Instant::now();
        self.reservation = Some(reservation);
        Ok(())
    }
}

impl ReadAt for S3Reader {
    fn read_at(&mut self, offset: u64, max_len: usize) -> io::Result<Bytes> {
        let buffer_end = self.buffer_start + self.buffer.len() as u64;
        if !(self.buffer_start..buffer_end).contains(&offset) {
            if offset >= self.size || max_len == 0 {
                return Ok(Bytes::new());
            }
            self.fill_buffer(offset, max_len)?;
        }
        let from = usize::try_from(offset - self.buffer_start).unwrap_or(usize::MAX).min(self.buffer.len());
        let to = from.saturating_add(max_len).min(self.buffer.len());
        Ok(self.buffer.slice(from..to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::s3::read_ahead::MAX_READ_LEN;
    use object_store::memory::InMemory;
    use std::time::Duration;

    /// Bytes that the server sends at a time.
    const CHUNK_SIZE: usize = 256 * 1024;

    const SIZE: usize = 16 * 1024 * 1024;

    fn bucket(path: &ObjectPath) -> ReadableBucket {
        let store: Arc<dyn ObjectStore> = Arc::new(InMemory::new());
        let runtime = Arc::new(StorageRuntime::start().unwrap());
        let (target, object) = (Arc::clone(&store), path.clone());
        let bytes: Vec<u8> = (0..SIZE).map(|index| u8::try_from(index % 251).unwrap()).collect();
        runtime.block_on(async move { target.put(&object, bytes.into()).await }).unwrap().unwrap();
        ReadableBucket { store, runtime, budget: Arc::new(ReadAheadBudget::new()) }
    }

    fn reader(bucket: &ReadableBucket, path: &ObjectPath) -> S3Reader {
        S3Reader::new(bucket.clone(), path.clone(), SIZE as u64)
    }

    /// Reads the first bytes in chunks.
    fn read(reader: &mut S3Reader, len: usize) {
        let mut offset = 0;
        while offset < len {
            let chunk = reader.read_at(offset as u64, CHUNK_SIZE).unwrap();
            assert_eq!(usize::from(chunk[0]), offset % 251);
            offset += chunk.len();
        }
    }

    #[test]
    fn readers_that_stop_reading_hold_a_bounded_read_ahead() {
        const READERS: usize = 200;
        let path = ObjectPath::from("object");
        let bucket = bucket(&path);
        let mut readers: Vec<S3Reader> = (0..READERS).map(|_| reader(&bucket, &path)).collect();
        for reader in &mut readers {
            read(reader, 3 * 1024 * 1024);
        }
        let held: usize = readers.iter().map(|reader| reader.buffer.len()).sum();
        assert!(held <= 64 * 1024 * 1024 + READERS * CHUNK_SIZE, "{held} bytes");
        // A reader without read-ahead reads on.
        let last = readers.last_mut().unwrap();
        read(last, SIZE);
        drop(readers);
        let mut alone = reader(&bucket, &path);
        read(&mut alone, SIZE / 2);
        assert_eq!(alone.buffer.len(), MAX_READ_LEN, "the budget is free again");
    }

    #[test]
    fn slow_consumer_gets_less_read_ahead() {
        let path = ObjectPath::from("object");
        let bucket = bucket(&path);
        let mut reader = reader(&bucket, &path);
        read(&mut reader, 3 * CHUNK_SIZE);
        let (fast, end) = (reader.buffer.len(), reader.buffer_start + reader.buffer.len() as u64);
        assert_eq!(fast, 2 * CHUNK_SIZE);
        reader.read_time = Instant::now().checked_sub(Duration::from_secs(60)).unwrap();
        reader.read_at(end, CHUNK_SIZE).unwrap();
        assert_eq!(reader.buffer.len(), CHUNK_SIZE);
        assert!(reader.reservation.is_some_and(|reservation| reservation.len() == 0));
    }
}
