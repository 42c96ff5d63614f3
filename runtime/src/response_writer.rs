//! Where long answers leave the server before they are complete.
//!
//! Work is done on threads that may wait; answers are sent by others that may not. Between the two
//! there are a few pieces at most, so that an answer takes no more memory the longer it is. A
//! client that does not take its answer is given up, because a connection to the database waits
//! with it.

use crate::error::{Error, ErrorKind, Result};
use std::fmt;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// How long a client may keep the server waiting, for all pieces of one answer.
const PATIENCE: Duration = Duration::from_secs(120);
/// Pieces that wait to be sent.
const WAITING: usize = 4;

/// Where the pieces of an answer go. Most answers have none that leaves early, so that the way for
/// them is made for the first.
pub(crate) struct ResponseWriter {
    way: Way,
    patience: Duration,
}

enum Way {
    /// Nothing has left; this is told where pieces will come out.
    Closed(Box<dyn FnOnce(mpsc::Receiver<Vec<u8>>) + Send>),
    Open(mpsc::Sender<Vec<u8>>),
    /// Given up.
    Lost,
}

impl ResponseWriter {
    /// Bytes that make a piece.
    pub(crate) const CHUNK_SIZE: usize = 64 * 1024;

    /// An response writer; `begin` is called when the first piece is there, and no sooner.
    pub(crate) fn new(begin: impl FnOnce(mpsc::Receiver<Vec<u8>>) + Send + 'static) -> ResponseWriter {
        ResponseWriter { way: Way::Closed(Box::new(begin)), patience: PATIENCE }
    }

    /// Sends a piece, and waits while there are too many that nobody has taken. The runtime that
    /// answers are sent on has to be at hand.
    ///
    /// # Errors
    /// When the client is gone or takes too long.
    pub(crate) fn send(&mut self, piece: Vec<u8>) -> Result<()> {
        self.way = match std::mem::replace(&mut self.way, Way::Lost) {
            Way::Closed(begin) => {
                let (pieces, receiver) = mpsc::channel(WAITING);
                begin(receiver);
                Way::Open(pieces)
            }
            way => way,
        };
        let Way::Open(pieces) = &self.way else { return Err(given_up("has gone")) };
        let piece = match pieces.try_send(piece) {
            Ok(()) => return Ok(()),
            Err(mpsc::error::TrySendError::Closed(_)) => return Err(given_up("has gone")),
            Err(mpsc::error::TrySendError::Full(piece)) => piece,
        };
        let started = Instant::now();
        let patience = self.patience;
        let sent = Handle::current().block_on(async move { timeout(patience, pieces.send(piece)).await });
        self.patience = patience.saturating_sub(started.elapsed());
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(given_up("has gone")),
            Err(_) => Err(given_up("is too slow")),
        }
    }
}

impl fmt::Debug for ResponseWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_open = matches!(self.way, Way::Open(_));
        f.debug_struct("ResponseWriter")
            .field("is_open", &is_open)
            .field("patience", &self.patience)
            .finish_non_exhaustive()
    }
}

fn given_up(why: &str) -> Error {
    Error::new(ErrorKind::SessionStopped, format!("the client {why}, so the answer was given up"))
}
