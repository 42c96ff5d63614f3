//! The drain of a server that is told to stop: clients leave it for its successor, and no request is lost.
//!
//! A connection that is kept alive cannot be closed by the server without a risk, because the client may just be sending its
//! next request. So a server that drains answers further requests with `Connection: close`, and it waits until the
//! clients have closed their connections. `/ready` answers 503 meanwhile.

use doctyped_core::config::Config;
use doctyped_core::context::Site;
use doctyped_core::extension::Extension;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::sleep;

/// The drain of a site's server, and its open connections.
#[derive(Debug, Clone)]
pub struct Drain(Arc<State>);

#[derive(Debug)]
struct State {
    has_begun: AtomicBool,
    open_connections: watch::Sender<usize>,
}

impl Extension for Drain {
    fn new(_: &Config) -> Drain {
        Drain(Arc::new(State { has_begun: AtomicBool::new(false), open_connections: watch::Sender::new(0) }))
    }
}

impl Drain {
    /// Time in which an accepted connection reaches the thread that serves it, and is counted.
    pub const HAND_OVER_TIME: Duration = Duration::from_millis(50);

    /// The drain of a site's server.
    pub fn of(site: &Site) -> Drain {
        site.extension::<Drain>().clone()
    }

    /// Whether the server drains.
    pub fn has_begun(&self) -> bool {
        self.0.has_begun.load(Ordering::Relaxed)
    }

    /// From here on, responses end their connections, and the server is not ready.
    pub fn begin(&self) {
        self.0.has_begun.store(true, Ordering::Relaxed);
    }

    /// Counts a connection until the guard is dropped.
    pub fn connection(&self) -> OpenConnection {
        self.0.open_connections.send_modify(|number| *number += 1);
        OpenConnection(Arc::clone(&self.0))
    }

    /// Open connections.
    pub fn open_connections(&self) -> usize {
        *self.0.open_connections.borrow()
    }

    /// Waits until no connection is open, and none is on its way to the thread that serves it.
    pub async fn finished(&self) {
        let mut open = self.0.open_connections.subscribe();
        loop {
            // The sender is in `self`.
            let _ = open.wait_for(|number| *number == 0).await;
            sleep(Drain::HAND_OVER_TIME).await;
            if self.open_connections() == 0 {
                return;
            }
        }
    }
}

/// A connection that is counted until this is dropped.
#[derive(Debug)]
pub struct OpenConnection(Arc<State>);

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.0.open_connections.send_modify(|number| *number = number.saturating_sub(1));
    }
}
