//! Sockets that the process has inherited by the protocol of systemd (`LISTEN_FDS`): socket activation.

use doctyped_core::error::{Error, Result};
use doctyped_http::Listeners;
use listenfd::ListenFd;
use std::io;
use std::net::TcpListener;

/// Takes the sockets that the environment announces: the first for the API, the second for `--metrics-listen`. Their
/// variables are removed, so that no child process takes the sockets for its own. To be called before there are other
/// threads, which may be reading the environment.
pub(super) fn inherited() -> Inherited {
    Inherited(ListenFd::from_env())
}

/// Announced sockets.
pub(super) struct Inherited(ListenFd);

impl Inherited {
    /// The sockets.
    ///
    /// # Errors
    /// `ValidationError` for a descriptor that is no TCP socket, and for more sockets than have a use.
    pub(super) fn listeners(mut self, has_metrics_address: bool) -> Result<Listeners> {
        let expected = if has_metrics_address { 2 } else { 1 };
        if self.0.len() > expected {
            return Err(Error::validation(format!(
                "LISTEN_FDS announces {} sockets; there is a use for the first, the API, and with --metrics-listen for a second",
                self.0.len()
            )));
        }
        let mut take = |index| self.0.take_tcp_listener(index).map_err(|error| refused(index, error));
        Ok(Listeners { api: listening(take(0)?, 0)?, metrics: listening(take(1)?, 1)? })
    }
}

/// A socket that accepts connections without blocking a thread.
fn listening(listener: Option<TcpListener>, index: usize) -> Result<Option<TcpListener>> {
    if let Some(listener) = &listener {
        listener.set_nonblocking(true).map_err(|error| refused(index, error))?;
    }
    Ok(listener)
}

fn refused(index: usize, error: io::Error) -> Error {
    Error::validation(format!(
        "LISTEN_FDS: socket {} is not usable: {error}; give ListenStream= an address and a port",
        index + 1
    ))
    .caused_by(error)
}
