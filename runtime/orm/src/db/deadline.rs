//! Statement timeout for SQLite.
//!
//! PostgreSQL and MariaDB have a statement timeout of their own. SQLite asks a progress handler
//! ([`super::sqlite_hooks`]) while a statement runs, and [`super::like_function`] asks while it
//! matches a long text, whether the deadline has passed. SQLite runs in the thread of the caller, so the
//! deadline is thread-local.
//!
//! A statement also ends early while clients are blocked: see [`BlockedClients`].
//!
//! Only statements that read are given a deadline: an interrupted INSERT, UPDATE or DELETE rolls back
//! the whole transaction, which on the connection of the writers is that of other requests too.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Time that a statement has while clients are blocked.
const TIME_BESIDE_BLOCKED: Duration = Duration::from_secs(2);

thread_local! {
    static LIMITS: RefCell<Option<StatementLimits>> = const { RefCell::new(None) };
}

/// When the statements of a thread end.
#[derive(Debug)]
#[cfg_attr(not(feature = "sqlite"), expect(dead_code, reason = "only SQLite asks while a statement runs"))]
struct StatementLimits {
    deadline: Option<Instant>,
    /// The clients that the statements hold up, and the time from which they end for them.
    blocked: Option<(Arc<BlockedClients>, Instant)>,
}

/// The number of clients that wait for permits, of connections or of long lists, and hold none. While there are such
/// clients, statements under other permits that take longer than two seconds end with `QueryTimeoutError`. So a few
/// users with slow statements do not keep all others waiting.
#[derive(Debug, Default)]
pub struct BlockedClients(AtomicUsize);

impl BlockedClients {
    /// Counts a client until the guard is dropped.
    pub fn count(self: &Arc<Self>) -> BlockedClient {
        self.0.fetch_add(1, Ordering::Relaxed);
        BlockedClient(Arc::clone(self))
    }

    #[cfg(feature = "sqlite")]
    fn any(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 0
    }
}

/// A client that is counted as blocked until this is dropped.
#[derive(Debug)]
#[must_use = "the client is blocked until this is dropped"]
pub struct BlockedClient(Arc<BlockedClients>);

impl Drop for BlockedClient {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether a statement of this thread has to end.
#[cfg(feature = "sqlite")]
pub fn has_passed() -> bool {
    LIMITS.with_borrow(|limits| {
        limits.as_ref().is_some_and(|limits| {
            let now = Instant::now();
            limits.deadline.is_some_and(|deadline| now > deadline)
                || limits.blocked.as_ref().is_some_and(|(clients, from)| now > *from && clients.any())
        })
    })
}

/// The deadline of this thread's statements, until it is dropped.
#[derive(Debug)]
#[must_use = "the deadline ends when this is dropped"]
pub struct Deadline(());

impl Deadline {
    /// Sets the deadline, `None` for no limit, and the clients for which statements end early.
    pub fn set(deadline: Option<Instant>, blocked: Option<&Arc<BlockedClients>>) -> Deadline {
        let blocked = blocked.map(|clients| (Arc::clone(clients), Instant::now() + TIME_BESIDE_BLOCKED));
        LIMITS.set(Some(StatementLimits { deadline, blocked }));
        Deadline(())
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        LIMITS.set(None);
    }
}

#[cfg(all(test, feature = "sqlite"))]
mod tests;
