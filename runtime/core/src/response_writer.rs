//! Streams long responses: chunks leave the server before the response is complete.
//!
//! Responses are computed on worker threads, which hold a database connection, and are sent by tokio
//! tasks at the pace of the client. A [spool](crate::spool) between the two takes the chunks that
//! the client has not read yet, so that a slow client does not hold a connection.

use crate::error::{Error, ErrorKind, Result};
use crate::spool::{SpoolReader, SpoolSpace, SpoolWriter};
use std::fmt;
use std::sync::Arc;

/// The sending end of a chunked response. Most responses fit into one chunk and never need the
/// spool, so it is made for the first chunk.
pub struct ResponseWriter {
    state: WriterState,
}

enum WriterState {
    /// No chunk was sent; the function is called with the receiving end of the spool.
    NotStarted(Arc<SpoolSpace>, Box<dyn FnOnce(SpoolReader) + Send>),
    Streaming(SpoolWriter),
    /// The client disconnected or timed out.
    Aborted,
}

impl ResponseWriter {
    /// Bytes of a chunk.
    pub const CHUNK_SIZE: usize = 64 * 1024;

    /// A writer that calls `begin` with the reader of the chunks when the first chunk is sent.
    pub fn new(space: &Arc<SpoolSpace>, begin: impl FnOnce(SpoolReader) + Send + 'static) -> ResponseWriter {
        ResponseWriter { state: WriterState::NotStarted(Arc::clone(space), Box::new(begin)) }
    }

    /// Sends a chunk. This waits for the client only when there is no space to keep the chunk.
    ///
    /// # Errors
    /// [`ErrorKind::SessionStopped`] when the client has disconnected or reads too slowly.
    pub fn send(&mut self, chunk: Vec<u8>) -> Result<()> {
        let mut writer = match std::mem::replace(&mut self.state, WriterState::Aborted) {
            WriterState::NotStarted(space, begin) => {
                let (writer, reader) = space.open();
                begin(reader);
                writer
            }
            WriterState::Streaming(writer) => writer,
            WriterState::Aborted => {
                return Err(Error::new(ErrorKind::SessionStopped, "the response was aborted"));
            }
        };
        writer.send(chunk)?;
        self.state = WriterState::Streaming(writer);
        Ok(())
    }
}

impl fmt::Debug for ResponseWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_streaming = matches!(self.state, WriterState::Streaming(_));
        f.debug_struct("ResponseWriter").field("is_streaming", &is_streaming).finish_non_exhaustive()
    }
}
