//! The health of the connections of a pool.
//!
//! Each connection reports its statements here, by Diesel's instrumentation. A statement that fails because the
//! connection is lost marks it as broken, so that it is never lent again, and makes all idle ones suspect: they are
//! checked before they are lent. An error that says that the server has become read-only, as the primary does that was
//! demoted, renews the pool: every connection is replaced. A thread ends statements whose server does not answer.

use super::failure::{Transient, transient_kind};
use super::server_socket::ServerSocket;
use super::slow_statement::SlowStatement;
use diesel::connection::{Instrumentation, InstrumentationEvent};
use parking_lot::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// Polling interval for statements that take too long.
const WATCH_INTERVAL: Duration = Duration::from_millis(500);
/// Time that a statement may take beyond the time after which the server should have stopped it.
const STATEMENT_MARGIN: Duration = Duration::from_secs(15);
/// A server that stays read-only does not make the pool replace its connections more often.
const RENEWAL_INTERVAL: Duration = Duration::from_secs(1);
/// No connection has become free for this time: the database hangs, or all requests at work take long.
const STALL_TIMEOUT: Duration = Duration::from_secs(2);
/// Time in which requests wait for a server that restarts.
const RESTART_TIMEOUT: Duration = Duration::from_secs(10);
/// Requests that wait for a connection of a pool that has stalled; others are refused.
const MAX_STALLED_WAITERS: u64 = 64;

/// The milliseconds of the clock at its first use, so that earlier times are numbers too.
const CLOCK_START: u64 = 3_600_000;

/// The milliseconds of a clock that runs evenly; never 0.
fn now() -> u64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    CLOCK_START + milliseconds(START.elapsed())
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// The state that the connections of a pool share.
#[derive(Debug, Default)]
pub struct PoolState {
    /// Counts renewals. A connection of an earlier generation is replaced.
    generation: AtomicU64,
    /// Whether the server takes no writes by its nature: a read replica.
    is_read_only: AtomicBool,
    renewed: AtomicU64,
    /// Counts lost connections. A connection that was checked before is checked again before it is lent.
    losses: AtomicU64,
    /// Requests that wait for a connection.
    waiting: AtomicU64,
    /// When a connection was last lent or given back.
    moved: AtomicU64,
    /// Since when no connection could be opened; 0 while they can be.
    unreachable: AtomicU64,
    watched: Mutex<Vec<Weak<ConnectionState>>>,
}

/// A request that waits for a connection, until this is dropped.
#[derive(Debug)]
#[must_use = "the request counts until this is dropped"]
pub struct Waiting<'a>(&'a PoolState);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

impl PoolState {
    /// The number of renewals.
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Relaxed)
    }

    /// The number of lost connections.
    pub fn losses(&self) -> u64 {
        self.losses.load(Ordering::Relaxed)
    }

    /// Lets connections stay when the server refuses a write.
    pub fn expect_read_only(&self) {
        self.is_read_only.store(true, Ordering::Relaxed);
    }

    /// Has all connections replaced: those in use when they are given back, idle ones before they are lent.
    fn renew(&self) {
        if self.is_read_only.load(Ordering::Relaxed) {
            return;
        }
        let renewed = self.renewed.load(Ordering::Relaxed);
        if renewed != 0 && now().saturating_sub(renewed) < milliseconds(RENEWAL_INTERVAL) {
            return;
        }
        self.renewed.store(now(), Ordering::Relaxed);
        self.generation.fetch_add(1, Ordering::Relaxed);
        tracing::warn!("the database is read-only; all connections to it are replaced");
    }

    /// Notes whether a connection could be opened.
    pub fn note_connect(&self, is_open: bool) {
        if is_open {
            self.unreachable.store(0, Ordering::Relaxed);
        } else {
            // The first failure counts.
            let _ = self.unreachable.compare_exchange(0, now(), Ordering::Relaxed, Ordering::Relaxed);
        }
    }

    /// Whether connections could not be opened for longer than a server takes to restart.
    pub fn is_down(&self) -> bool {
        let since = self.unreachable.load(Ordering::Relaxed);
        since != 0 && now().saturating_sub(since) > milliseconds(RESTART_TIMEOUT)
    }

    /// Counts a request that waits for a connection.
    pub fn wait(&self) -> Waiting<'_> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        Waiting(self)
    }

    /// Whether too many requests wait while no connection becomes free.
    pub fn is_stalled(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) >= MAX_STALLED_WAITERS
            && now().saturating_sub(self.moved.load(Ordering::Relaxed)) > milliseconds(STALL_TIMEOUT)
    }

    /// The number of requests that wait for a connection.
    pub fn waiting(&self) -> u64 {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Notes that a connection was lent or given back.
    pub fn moved(&self) {
        self.moved.store(now(), Ordering::Relaxed);
    }

    /// Starts the thread that ends statements whose server does not answer. It runs as long as the pool.
    pub fn watch(self: &Arc<Self>) {
        let state = Arc::downgrade(self);
        let watch = move || {
            loop {
                thread::sleep(WATCH_INTERVAL);
                let Some(state) = state.upgrade() else { return };
                state.end_overdue();
            }
        };
        if let Err(error) = thread::Builder::new().name("database watch".to_owned()).spawn(watch) {
            tracing::error!(%error, "failed to start the thread that ends statements without an answer");
        }
    }

    fn end_overdue(&self) {
        let watched: Vec<_> = {
            let mut watched = self.watched.lock();
            watched.retain(|connection| connection.strong_count() > 0);
            watched.iter().filter_map(Weak::upgrade).collect()
        };
        for connection in watched {
            connection.end_if_overdue();
        }
    }
}

/// The health of one connection.
#[derive(Debug)]
pub struct ConnectionState {
    pool: Arc<PoolState>,
    socket: Option<ServerSocket>,
    is_broken: AtomicBool,
    /// When the statement at work began; 0 for none.
    started: AtomicU64,
    /// Milliseconds that a statement may take; 0 for no limit.
    limit: AtomicU64,
    default_limit: u64,
}

impl ConnectionState {
    /// The state of a new connection, whose server stops statements after a time.
    pub fn new(
        pool: &Arc<PoolState>,
        socket: Option<ServerSocket>,
        statement_timeout: Option<Duration>,
    ) -> Arc<ConnectionState> {
        let default_limit = statement_timeout.map_or(0, |timeout| milliseconds(timeout + STATEMENT_MARGIN));
        let state = Arc::new(ConnectionState {
            pool: Arc::clone(pool),
            socket,
            is_broken: AtomicBool::new(false),
            started: AtomicU64::new(0),
            limit: AtomicU64::new(default_limit),
            default_limit,
        });
        if state.socket.is_some() {
            pool.watched.lock().push(Arc::downgrade(&state));
        }
        state
    }

    /// Whether the connection is lost.
    pub fn is_broken(&self) -> bool {
        self.is_broken.load(Ordering::Relaxed)
    }

    /// Marks the connection as lost.
    pub fn set_broken(&self) {
        self.is_broken.store(true, Ordering::Relaxed);
    }

    /// Sets the time that each statement may take; `None` for no limit.
    pub fn set_limit(&self, limit: Option<Duration>) {
        self.limit.store(limit.map_or(0, milliseconds), Ordering::Relaxed);
    }

    /// Sets the limit that the connection had at first.
    pub fn reset_limit(&self) {
        self.limit.store(self.default_limit, Ordering::Relaxed);
    }

    /// Counts the connection as lost if the error says so.
    pub fn note(&self, error: &diesel::result::Error) {
        match transient_kind(error) {
            Some(Transient::ConnectionLost) => {
                self.set_broken();
                self.pool.losses.fetch_add(1, Ordering::Relaxed);
            }
            Some(Transient::ReadOnly) => self.pool.renew(),
            Some(Transient::Conflict) | None => {}
        }
    }

    fn end_if_overdue(&self) {
        let (started, limit) = (self.started.load(Ordering::Relaxed), self.limit.load(Ordering::Relaxed));
        let Some(socket) = &self.socket else { return };
        if started == 0 || limit == 0 || now().saturating_sub(started) < limit {
            return;
        }
        tracing::warn!(milliseconds = limit, "the database does not answer a statement; its connection is closed");
        self.set_broken();
        socket.shut_down();
        self.started.store(0, Ordering::Relaxed);
    }
}

/// Reports the statements of a connection to its state.
#[cfg_attr(not(any(feature = "postgres", feature = "mysql")), allow(dead_code, reason = "used for servers only"))]
#[derive(Debug)]
pub struct StatementReport {
    /// The state of the connection.
    pub state: Arc<ConnectionState>,
    /// Logs slow statements.
    pub slow: Option<SlowStatement>,
}

impl Instrumentation for StatementReport {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match &event {
            InstrumentationEvent::StartQuery { .. } => self.state.started.store(now(), Ordering::Relaxed),
            InstrumentationEvent::FinishQuery { error, .. } => {
                self.state.started.store(0, Ordering::Relaxed);
                if let Some(error) = error {
                    self.state.note(error);
                }
            }
            _ => {}
        }
        if let Some(slow) = &mut self.slow {
            slow.on_connection_event(event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::result::{DatabaseErrorKind, Error};

    fn connection(pool: &Arc<PoolState>) -> Arc<ConnectionState> {
        ConnectionState::new(pool, None, None)
    }

    fn error(kind: DatabaseErrorKind, message: &str) -> Error {
        Error::DatabaseError(kind, Box::new(message.to_owned()))
    }

    #[test]
    fn lost_connection_is_broken_and_makes_others_suspect() {
        let pool = Arc::new(PoolState::default());
        let (lost, other) = (connection(&pool), connection(&pool));
        lost.note(&error(DatabaseErrorKind::Unknown, "Server has gone away"));
        assert!(lost.is_broken() && !other.is_broken());
        assert_eq!((pool.losses(), pool.generation()), (1, 0));
        other.note(&error(DatabaseErrorKind::UniqueViolation, "Server has gone away"));
        assert_eq!(pool.losses(), 1);
    }

    #[test]
    fn read_only_server_renews_the_pool_once_for_many_errors() {
        let pool = Arc::new(PoolState::default());
        for _ in 0..10 {
            connection(&pool).note(&error(DatabaseErrorKind::ReadOnlyTransaction, "cannot execute INSERT"));
        }
        assert_eq!((pool.generation(), pool.losses()), (1, 0));
    }

    #[test]
    fn database_is_down_when_connections_fail_for_longer_than_a_restart() {
        let pool = PoolState::default();
        pool.note_connect(false);
        assert!(!pool.is_down(), "it may be restarting");
        pool.unreachable.store(now() - 2 * milliseconds(RESTART_TIMEOUT), Ordering::Relaxed);
        pool.note_connect(false);
        assert!(pool.is_down());
        pool.note_connect(true);
        assert!(!pool.is_down());
    }

    #[test]
    fn waiting_requests_are_limited_while_no_connection_becomes_free() {
        let pool = PoolState::default();
        pool.moved();
        let waiting: Vec<_> = (0..MAX_STALLED_WAITERS).map(|_| pool.wait()).collect();
        assert!(!pool.is_stalled(), "connections become free");
        pool.moved.store(now() - 2 * milliseconds(STALL_TIMEOUT), Ordering::Relaxed);
        assert!(pool.is_stalled());
        drop(waiting);
        assert!(!pool.is_stalled());
    }
}
