//! The use of a connection pool at one time, for metrics.

use crate::statistics::Distribution;

/// The use of a pool, and of the write-ahead log and the write lock of SQLite.
#[derive(Debug, Clone)]
pub struct PoolStatistics {
    /// Connections that may be open.
    pub max_size: u32,
    /// Connections that are open.
    pub open: u32,
    /// Open connections that no request uses.
    pub idle: u32,
    /// Requests that wait for a connection.
    pub waiting: u64,
    /// Microseconds that requests have waited for a connection, of those that have waited.
    pub waits: Distribution,
    /// Requests in the queue of the writer thread; `None` where the database has several writers.
    pub queued_writes: Option<usize>,
    /// Requests in each batch that was committed; `None` where the database has several writers.
    pub batches: Option<Distribution>,
    /// The size of the write-ahead log in bytes; `None` without one.
    pub wal_bytes: Option<u64>,
}
