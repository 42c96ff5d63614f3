//! The connection's end of a spool.

use super::{Spool, SpoolEnd};
use std::io;
use std::sync::Arc;
use std::time::Instant;
use tokio::task::spawn_blocking;

/// Reads the chunks of a response. Dropped, it tells the writer that the client has gone.
#[derive(Debug)]
pub struct SpoolReader {
    spool: Arc<Spool>,
}

/// The next part of a spool, for its reader.
enum Next {
    Chunk(Vec<u8>),
    /// A chunk in the file.
    InFile,
    /// Nothing yet.
    Pending,
    /// Nothing more.
    End,
    TimedOut,
}

impl SpoolReader {
    pub(super) fn new(spool: Arc<Spool>) -> SpoolReader {
        SpoolReader { spool }
    }

    /// The next chunk; `None` after the last one.
    ///
    /// # Errors
    /// `TimedOut` when the response was given up, and errors of the file.
    pub async fn next(&mut self) -> Option<io::Result<Vec<u8>>> {
        loop {
            match self.take() {
                Next::Chunk(chunk) => return Some(Ok(chunk)),
                Next::InFile => {
                    let spool = Arc::clone(&self.spool);
                    let read = spawn_blocking(move || read_from_file(&spool)).await;
                    return Some(read.map_err(io::Error::other).and_then(|chunk| chunk));
                }
                Next::Pending => self.spool.written.notified().await,
                Next::End => return None,
                Next::TimedOut => return Some(Err(io::ErrorKind::TimedOut.into())),
            }
        }
    }

    fn take(&self) -> Next {
        let mut state = self.spool.state.lock();
        state.last_read = Instant::now();
        if let Some(chunk) = state.memory.pop_front() {
            state.memory_len -= chunk.len();
            self.spool.space.usage.lock().memory -= chunk.len();
            self.spool.was_read.notify_one();
            return Next::Chunk(chunk);
        }
        match (&state.file, state.end) {
            (Some(_), _) => Next::InFile,
            (None, None) => Next::Pending,
            (None, Some(SpoolEnd::Written)) => Next::End,
            (None, Some(SpoolEnd::Disconnected | SpoolEnd::TimedOut)) => Next::TimedOut,
        }
    }
}

/// Reads a chunk of the file, which is dropped once all of it is read.
fn read_from_file(spool: &Spool) -> io::Result<Vec<u8>> {
    let mut state = spool.state.lock();
    let Some(file) = &mut state.file else { return Err(io::ErrorKind::TimedOut.into()) };
    let chunk = file.read()?;
    if file.read == file.written {
        spool.drop_file(&mut state);
    }
    spool.was_read.notify_one();
    Ok(chunk)
}

impl Drop for SpoolReader {
    fn drop(&mut self) {
        let mut state = self.spool.state.lock();
        self.spool.finish(&mut state, SpoolEnd::Disconnected);
    }
}
