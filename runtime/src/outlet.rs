//! Where long answers leave the server before they are complete.
//!
//! Work is done on threads that may wait; answers are sent by others that may not. Between the two
//! there are a few pieces at most, so that an answer takes no more memory the longer it is. A
//! client that does not take its answer is given up, because a connection to the database waits
//! with it.

use crate::error::{Error, ErrorKind, Result};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// How long a client may keep the server waiting, for all pieces of one answer.
const PATIENCE: Duration = Duration::from_secs(120);
/// Pieces that wait to be sent.
const WAITING: usize = 4;

/// Where the pieces of an answer go.
#[derive(Debug, Clone)]
pub(crate) struct Outlet {
    pieces: mpsc::Sender<Vec<u8>>,
    /// What the timer of the wait runs on.
    runtime: Handle,
    patience: Duration,
}

impl Outlet {
    /// Bytes that make a piece.
    pub(crate) const PIECE: usize = 64 * 1024;

    /// An outlet, and where its pieces come out; to be made where the answer is sent.
    pub(crate) fn open() -> (Outlet, mpsc::Receiver<Vec<u8>>) {
        let (pieces, receiver) = mpsc::channel(WAITING);
        (Outlet { pieces, runtime: Handle::current(), patience: PATIENCE }, receiver)
    }

    /// Sends a piece, and waits while there are too many that nobody has taken.
    ///
    /// # Errors
    /// When the client is gone or takes too long.
    pub(crate) fn send(&mut self, piece: Vec<u8>) -> Result<()> {
        let piece = match self.pieces.try_send(piece) {
            Ok(()) => return Ok(()),
            Err(mpsc::error::TrySendError::Closed(_)) => return Err(given_up("has gone")),
            Err(mpsc::error::TrySendError::Full(piece)) => piece,
        };
        let started = Instant::now();
        let (pieces, patience) = (&self.pieces, self.patience);
        let sent = self.runtime.block_on(async move { timeout(patience, pieces.send(piece)).await });
        self.patience = patience.saturating_sub(started.elapsed());
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(given_up("has gone")),
            Err(_) => Err(given_up("is too slow")),
        }
    }
}

fn given_up(why: &str) -> Error {
    Error::new(ErrorKind::SessionStopped, format!("the client {why}, so the answer was given up"))
}
