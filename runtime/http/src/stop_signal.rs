//! The signals that stop a server: SIGTERM and SIGINT.

use std::io;

/// A signal that stops the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopSignal {
    /// SIGTERM.
    Terminate,
    /// SIGINT.
    Interrupt,
}

/// The signals, which do not end the process by themselves once this exists.
#[derive(Debug)]
pub struct StopSignals {
    #[cfg(unix)]
    terminate: actix_web::rt::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: actix_web::rt::signal::unix::Signal,
}

#[cfg(unix)]
impl StopSignals {
    /// Takes the signals over.
    pub fn new() -> io::Result<StopSignals> {
        use actix_web::rt::signal::unix::{SignalKind, signal};
        Ok(StopSignals { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for the next signal.
    pub async fn next(&mut self) -> StopSignal {
        use futures_util::future::{Either, select};
        use std::pin::pin;
        match select(pin!(self.terminate.recv()), pin!(self.interrupt.recv())).await {
            Either::Left(_) => StopSignal::Terminate,
            Either::Right(_) => StopSignal::Interrupt,
        }
    }
}

#[cfg(not(unix))]
impl StopSignals {
    /// Takes the signals over.
    pub fn new() -> io::Result<StopSignals> {
        Ok(StopSignals {})
    }

    /// Waits for the next signal.
    pub async fn next(&mut self) -> StopSignal {
        if actix_web::rt::signal::ctrl_c().await.is_err() {
            // Without signals the server runs until it is killed.
            std::future::pending::<()>().await;
        }
        StopSignal::Interrupt
    }
}
