//! Spools: the parts of a response that its client has not read yet.
//!
//! A response is written by a worker thread, which holds a database connection, and read by a client,
//! which may be slow or not read at all. So the worker does not wait for the client: unread chunks are
//! kept in memory, up to `MEMORY_PER_RESPONSE`, and beyond that in a temporary file. Memory and
//! files of a site are bounded by its [`SpoolSpace`]. Only when there is no space left does the worker wait,
//! and it gives the response up after a short stall.

mod reader;
mod writer;

pub use reader::SpoolReader;
pub use writer::SpoolWriter;

use parking_lot::{Condvar, Mutex};
use std::collections::VecDeque;
use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};
use tokio::sync::Notify;

/// Bytes of a response that wait in memory: a long list.
const MEMORY_PER_RESPONSE: usize = 1024 * 1024;
/// Bytes of all responses of a site that wait in memory.
const MAX_MEMORY: usize = 32 * 1024 * 1024;
/// Temporary files of a site.
const MAX_FILES: usize = 256;
/// A response that was not read for this time is given up when others need its space.
const READ_TIMEOUT: Duration = Duration::from_secs(60);
/// Bytes that are read from a file at a time.
const CHUNK_SIZE: u64 = 64 * 1024;

/// The memory and the disk that unread responses of a site may take.
#[derive(Debug)]
pub struct SpoolSpace {
    max_disk: u64,
    usage: Mutex<SpaceUsage>,
    /// The spools that have had a file.
    with_files: Mutex<Vec<Weak<Spool>>>,
}

#[derive(Debug, Default)]
struct SpaceUsage {
    memory: usize,
    disk: u64,
    files: usize,
}

/// The unread part of one response.
struct Spool {
    space: Arc<SpoolSpace>,
    state: Mutex<SpoolState>,
    /// Notified when there is something to read, or nothing more to come.
    written: Notify,
    /// Notified when something was read.
    was_read: Condvar,
}

struct SpoolState {
    /// Older than what is in the file.
    memory: VecDeque<Vec<u8>>,
    memory_len: usize,
    file: Option<SpoolFile>,
    last_read: Instant,
    /// Why there is no more to read or to write.
    end: Option<SpoolEnd>,
}

/// A temporary file that has no name and goes with its last handle.
struct SpoolFile {
    file: File,
    written: u64,
    read: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpoolEnd {
    /// The writer is done; the rest is still to be read.
    Written,
    /// The client has disconnected.
    Disconnected,
    /// The client did not read in time.
    TimedOut,
}

impl SpoolSpace {
    /// The space of a site, with this many bytes of temporary files.
    pub fn new(max_disk: u64) -> SpoolSpace {
        SpoolSpace { max_disk, usage: Mutex::default(), with_files: Mutex::default() }
    }

    /// A new spool.
    pub fn open(self: &Arc<Self>) -> (SpoolWriter, SpoolReader) {
        let state =
            SpoolState { memory: VecDeque::new(), memory_len: 0, file: None, last_read: Instant::now(), end: None };
        let spool = Arc::new(Spool {
            space: Arc::clone(self),
            state: Mutex::new(state),
            written: Notify::new(),
            was_read: Condvar::new(),
        });
        (SpoolWriter::new(Arc::clone(&spool)), SpoolReader::new(spool))
    }

    fn take_memory(&self, len: usize) -> bool {
        let mut usage = self.usage.lock();
        let fits = usage.memory + len <= MAX_MEMORY;
        usage.memory += if fits { len } else { 0 };
        fits
    }

    /// Takes disk space for a response that has some already: as much as is left free at most, so that
    /// one response leaves space for others.
    fn take_disk(&self, own: Option<u64>, len: u64) -> bool {
        let mut usage = self.usage.lock();
        let free = self.max_disk.saturating_sub(usage.disk);
        if own.unwrap_or(0) + len > free || (own.is_none() && usage.files >= MAX_FILES) {
            return false;
        }
        usage.disk += len;
        usage.files += usize::from(own.is_none());
        true
    }

    /// Gives up the responses that were not read for long, whose files occupy space.
    pub fn end_stalled(&self) {
        self.end_unread_since(READ_TIMEOUT);
    }

    fn end_unread_since(&self, age: Duration) {
        let mut spools = self.with_files.lock();
        spools.retain(|spool| {
            let Some(spool) = spool.upgrade() else { return false };
            // A locked one is being read or written.
            let Some(mut state) = spool.state.try_lock() else { return true };
            if state.file.is_some() && state.last_read.elapsed() >= age {
                spool.finish(&mut state, SpoolEnd::TimedOut);
            }
            state.file.is_some()
        });
    }
}

impl Spool {
    /// Ends the spool for a reason and, unless the rest is still to be read, drops its content.
    fn finish(&self, state: &mut SpoolState, end: SpoolEnd) {
        state.end.get_or_insert(end);
        if end != SpoolEnd::Written {
            state.end = Some(end);
            self.space.usage.lock().memory -= state.memory_len;
            state.memory.clear();
            state.memory_len = 0;
            self.drop_file(state);
        }
        self.written.notify_one();
        self.was_read.notify_all();
    }

    fn drop_file(&self, state: &mut SpoolState) {
        if let Some(file) = state.file.take() {
            let mut usage = self.space.usage.lock();
            usage.disk -= file.written;
            usage.files -= 1;
        }
    }
}

impl SpoolFile {
    fn create() -> io::Result<SpoolFile> {
        Ok(SpoolFile { file: tempfile::tempfile()?, written: 0, read: 0 })
    }

    fn write(&mut self, chunk: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.written))?;
        self.file.write_all(chunk)?;
        self.written += chunk.len() as u64;
        Ok(())
    }

    fn read(&mut self) -> io::Result<Vec<u8>> {
        let len = (self.written - self.read).min(CHUNK_SIZE);
        let mut chunk = vec![0; usize::try_from(len).unwrap_or_default()];
        self.file.seek(SeekFrom::Start(self.read))?;
        self.file.read_exact(&mut chunk)?;
        self.read += len;
        Ok(chunk)
    }
}

impl fmt::Debug for Spool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spool").finish_non_exhaustive()
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        let state = self.state.get_mut();
        let mut usage = self.space.usage.lock();
        usage.memory -= state.memory_len;
        if let Some(file) = &state.file {
            usage.disk -= file.written;
            usage.files -= 1;
        }
    }
}

#[cfg(test)]
mod tests;
