//! Streams long responses: chunks leave the server before the response is complete.
//!
//! Responses are computed on worker threads, which may block, and are sent by tokio tasks, which may
//! not. A bounded channel between the two applies back-pressure, so that a response takes the same
//! memory however long it is. A client that does not read in time loses its response, because a
//! database connection is held meanwhile.

use crate::error::{Error, ErrorKind, Result};
use std::fmt;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// Time that a worker may wait for the client, over all chunks of one response.
const SEND_TIMEOUT: Duration = Duration::from_secs(120);
/// Chunks that wait in the channel to be sent.
const CHANNEL_CAPACITY: usize = 4;

/// The sending end of a chunked response. Most responses fit into one chunk and never need the
/// channel, so it is made for the first chunk.
pub struct ResponseWriter {
    state: WriterState,
    /// The rest of [`SEND_TIMEOUT`].
    time_left: Duration,
}

enum WriterState {
    /// No chunk was sent; the function is called with the receiving end of the channel.
    NotStarted(Box<dyn FnOnce(mpsc::Receiver<Vec<u8>>) + Send>),
    Streaming(mpsc::Sender<Vec<u8>>),
    /// The client disconnected or timed out.
    Aborted,
}

impl ResponseWriter {
    /// Bytes of a chunk.
    pub const CHUNK_SIZE: usize = 64 * 1024;

    /// A writer that calls `begin` with the channel of chunks when the first chunk is sent.
    pub fn new(begin: impl FnOnce(mpsc::Receiver<Vec<u8>>) + Send + 'static) -> ResponseWriter {
        ResponseWriter { state: WriterState::NotStarted(Box::new(begin)), time_left: SEND_TIMEOUT }
    }

    /// Sends a chunk, and blocks while the channel is full. Must be called inside a tokio runtime.
    ///
    /// # Errors
    /// [`ErrorKind::SessionStopped`] when the client has disconnected or reads too slowly.
    pub fn send(&mut self, chunk: Vec<u8>) -> Result<()> {
        self.state = match std::mem::replace(&mut self.state, WriterState::Aborted) {
            WriterState::NotStarted(begin) => {
                let (chunks, receiver) = mpsc::channel(CHANNEL_CAPACITY);
                begin(receiver);
                WriterState::Streaming(chunks)
            }
            state => state,
        };
        let WriterState::Streaming(chunks) = &self.state else { return Err(aborted("has disconnected")) };
        let chunk = match chunks.try_send(chunk) {
            Ok(()) => return Ok(()),
            Err(mpsc::error::TrySendError::Closed(_)) => return Err(aborted("has disconnected")),
            Err(mpsc::error::TrySendError::Full(chunk)) => chunk,
        };
        let started = Instant::now();
        let time_left = self.time_left;
        let sent = Handle::current().block_on(async move { timeout(time_left, chunks.send(chunk)).await });
        self.time_left = time_left.saturating_sub(started.elapsed());
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(aborted("has disconnected")),
            Err(_) => Err(aborted("reads too slowly")),
        }
    }
}

impl fmt::Debug for ResponseWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_streaming = matches!(self.state, WriterState::Streaming(_));
        f.debug_struct("ResponseWriter")
            .field("is_streaming", &is_streaming)
            .field("time_left", &self.time_left)
            .finish_non_exhaustive()
    }
}

fn aborted(reason: &str) -> Error {
    Error::new(ErrorKind::SessionStopped, format!("the client {reason}; the response was aborted"))
}
