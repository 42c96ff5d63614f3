//! The worker's end of a spool.

use super::{MEMORY_PER_RESPONSE, Spool, SpoolEnd, SpoolFile, SpoolState};
use crate::error::{Error, ErrorKind, Result};
use parking_lot::MutexGuard;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A client that has read nothing for this time is too slow, if there is no space for its response.
const STALL_TIMEOUT: Duration = Duration::from_secs(2);
/// Time that a worker may wait for a client without space, over all chunks of a response.
const MAX_WAIT: Duration = Duration::from_secs(20);

/// Writes the chunks of a response. Dropped, it tells the reader that no more come.
#[derive(Debug)]
pub struct SpoolWriter {
    spool: Arc<Spool>,
    /// The rest of [`MAX_WAIT`].
    wait_left: Duration,
}

impl SpoolWriter {
    pub(super) fn new(spool: Arc<Spool>) -> SpoolWriter {
        SpoolWriter { spool, wait_left: MAX_WAIT }
    }

    /// Appends a chunk.
    ///
    /// # Errors
    /// [`ErrorKind::SessionStopped`] when the client has disconnected or reads too slowly.
    pub fn send(&mut self, chunk: Vec<u8>) -> Result<()> {
        let spool = Arc::clone(&self.spool);
        let mut state = spool.state.lock();
        let mut has_swept = false;
        loop {
            match state.end {
                Some(SpoolEnd::TimedOut) => return Err(aborted("reads too slowly")),
                Some(_) => return Err(aborted("has disconnected")),
                None => {}
            }
            let in_order = state.file.is_none();
            if in_order && state.memory_len + chunk.len() <= MEMORY_PER_RESPONSE && spool.space.take_memory(chunk.len())
            {
                state.memory_len += chunk.len();
                state.memory.push_back(chunk);
                break;
            }
            if write_to_file(&spool, &mut state, &chunk)? {
                break;
            }
            if has_swept {
                self.wait_left = wait_for_reader(&spool, &mut state, self.wait_left)?;
            } else {
                has_swept = true;
                MutexGuard::unlocked(&mut state, || spool.space.end_stalled());
            }
        }
        drop(state);
        spool.written.notify_one();
        Ok(())
    }
}

/// Appends a chunk to the file of a spool; `false` when there is no space.
fn write_to_file(spool: &Arc<Spool>, state: &mut SpoolState, chunk: &[u8]) -> Result<bool> {
    let own = state.file.as_ref().map(|file| file.written);
    let len = chunk.len() as u64;
    if !spool.space.take_disk(own, len) {
        return Ok(false);
    }
    let mut file = match state.file.take() {
        Some(file) => Ok(file),
        None => SpoolFile::create(),
    };
    let written = file.as_mut().map_or_else(|error| Err(io::Error::from(error.kind())), |file| file.write(chunk));
    match (file, written) {
        (Ok(file), Ok(())) => {
            state.file = Some(file);
            if own.is_none() {
                spool.space.with_files.lock().push(Arc::downgrade(spool));
            }
            Ok(true)
        }
        (_, written) => {
            let mut usage = spool.space.usage.lock();
            usage.disk -= own.unwrap_or(0) + len;
            usage.files -= 1;
            drop(usage);
            let error = written.err().unwrap_or_else(|| io::ErrorKind::Other.into());
            tracing::error!(%error, "failed to write a response to a temporary file");
            spool.finish(state, SpoolEnd::TimedOut);
            Err(Error::internal("a temporary file for a response cannot be written").caused_by(error))
        }
    }
}

/// Waits until the client reads; gives the rest of the time that the worker may wait.
fn wait_for_reader(spool: &Spool, state: &mut MutexGuard<'_, SpoolState>, wait_left: Duration) -> Result<Duration> {
    let started = Instant::now();
    let deadline = (state.last_read + STALL_TIMEOUT).min(started + wait_left);
    if spool.was_read.wait_until(state, deadline).timed_out() {
        spool.finish(state, SpoolEnd::TimedOut);
        return Err(aborted("reads too slowly"));
    }
    Ok(wait_left.saturating_sub(started.elapsed()))
}

impl Drop for SpoolWriter {
    fn drop(&mut self) {
        let mut state = self.spool.state.lock();
        self.spool.finish(&mut state, SpoolEnd::Written);
    }
}

fn aborted(reason: &str) -> Error {
    Error::new(ErrorKind::SessionStopped, format!("the client {reason}; the response was aborted"))
}
