//! The connection pool of one database.

use super::checkpointer::Checkpointer;
use super::connection_manager::{ConnectionManager, LOCK_TIMEOUT, REPLACED};
use super::connection_state::PoolState;
use super::database_file::DatabaseFile;
use super::failure::RETRY_AFTER;
use super::group_commit::WriteLock;
use super::opening::{self, PoolOptions};
use super::wal_size::CheckpointerEnd;
use super::{DatabaseUrl, Dialect, PoolStatistics, Probe, Transaction, WriterThread};
use crate::error::{Error, ErrorKind, Result};
use crate::private_file;
use crate::statistics::Histogram;
use diesel::connection::SimpleConnection;
use diesel::r2d2;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use std::{fs, io};

/// Time that a request waits for a connection while the database has been down for longer than a restart takes.
const DOWN_TIMEOUT: Duration = Duration::from_secs(1);

/// Time from which a request counts as one that has waited for a connection.
const MIN_WAIT: Duration = Duration::from_micros(100);

/// Buckets of the time that requests wait for a connection, in microseconds.
const WAIT_BOUNDS: [u64; 6] = [1_000, 10_000, 100_000, 1_000_000, 5_000_000, 30_000_000];

/// Connections to one database.
#[derive(Clone)]
pub struct Pool {
    connections: r2d2::Pool<ConnectionManager>,
    state: Arc<PoolState>,
    write_lock: Arc<WriteLock>,
    writer_thread: Option<Arc<WriterThread>>,
    /// The files of a SQLite database that is not in memory, and the thread that copies its log.
    file: Option<(Arc<DatabaseFile>, Arc<Checkpointer>)>,
    dialect: Dialect,
    /// Makes connections that are not of the pool.
    manager: ConnectionManager,
    /// Microseconds that requests have waited for a connection.
    waits: Arc<Histogram>,
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool").field("connections", &self.connections.state()).finish_non_exhaustive()
    }
}

impl Pool {
    /// Opens the database and keeps up to `size` connections.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`] when the database cannot be opened.
    pub fn open(url: &DatabaseUrl, size: u32) -> Result<Pool> {
        Pool::with_statement_timeout(url, size, None)
    }

    /// Opens the database; PostgreSQL and MariaDB stop a statement that takes longer than the
    /// timeout. On SQLite, queries of lists have a deadline: see `db::deadline`.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`] when the database cannot be opened.
    pub fn with_statement_timeout(url: &DatabaseUrl, size: u32, statement_timeout: Option<Duration>) -> Result<Pool> {
        Pool::with_options(url, size, &PoolOptions { statement_timeout, ..PoolOptions::default() })
    }

    /// Opens the database; a server that is not up yet is waited for.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`] when the database cannot be opened.
    pub fn with_options(url: &DatabaseUrl, size: u32, options: &PoolOptions) -> Result<Pool> {
        if let Some(path) = url.sqlite_file() {
            create_database_file(path).map_err(|error| {
                Error::internal(format!("cannot open the database {url}: {error}")).caused_by(error)
            })?;
        }
        let mut manager = ConnectionManager::new(url, options.statement_timeout);
        manager.slow_statement = options.slow_statement;
        if options.is_replica {
            manager.is_replica = true;
            manager.state.expect_read_only();
        }
        let first = opening::open_first(&mut manager, options)?;
        let state = Arc::clone(&manager.state);
        let (write_lock, file) = match &manager.file {
            None => (Arc::new(WriteLock::in_memory()), None),
            Some(file) => {
                let mut connection = first.connection;
                // SQLite opens the log with the first read.
                connection.batch_execute("SELECT count(*) FROM sqlite_schema")?;
                file.note_opened();
                let write_lock = Arc::new(WriteLock::for_file(file, manager.clone()));
                let checkpointer =
                    Checkpointer::start(connection, manager.clone(), &write_lock, file, options.external_checkpoints)?;
                (write_lock, Some((Arc::clone(file), Arc::new(checkpointer))))
            }
        };
        let connections = r2d2::Pool::builder()
            .max_size(if *url == DatabaseUrl::in_memory() { 1 } else { size })
            .min_idle(Some(1))
            .connection_timeout(LOCK_TIMEOUT)
            .test_on_check_out(true)
            .idle_timeout(None)
            .max_lifetime(None)
            .error_handler(Box::new(LogErrors))
            .build(manager.clone())
            .map_err(|error| Error::internal(format!("cannot open the database {url}: {error}")))?;
        let writer_thread = file.is_some().then(|| Arc::new(WriterThread::new(Arc::clone(&write_lock))));
        let dialect = match url {
            DatabaseUrl::Sqlite(_) => Dialect::Sqlite,
            DatabaseUrl::Postgres(_) => Dialect::Postgres,
            DatabaseUrl::Mysql(_) => Dialect::Mysql,
        };
        if dialect != Dialect::Sqlite {
            state.watch();
        }
        let waits = Arc::new(Histogram::new(&WAIT_BOUNDS));
        Ok(Pool { connections, state, write_lock, writer_thread, file, dialect, manager, waits })
    }

    /// A connection for one request, on which no transaction has begun yet.
    ///
    /// # Errors
    /// [`ErrorKind::QueryTimeout`] when no connection becomes free within 30 seconds; [`ErrorKind::Unavailable`] when
    /// the database cannot be reached or does not answer and many requests wait for it already, or when the files of a
    /// SQLite database were deleted or replaced.
    pub fn transaction(&self) -> Result<Transaction> {
        let is_down = self.state.is_down() && self.connections.state().connections == 0;
        self.transaction_within(if is_down { DOWN_TIMEOUT } else { LOCK_TIMEOUT })
    }

    /// A connection as by [`Pool::transaction`], for which the caller waits no longer than the timeout.
    ///
    /// # Errors
    /// Those of [`Pool::transaction`].
    pub fn transaction_within(&self, timeout: Duration) -> Result<Transaction> {
        if let Some((file, _)) = &self.file {
            file.usable()?;
        }
        self.check_progress()?;
        let waiting = self.state.wait();
        let start = Instant::now();
        let connection = self.connections.get_timeout(timeout).map_err(|error| {
            let (kind, message) = if self.connections.state().connections == 0 {
                (ErrorKind::Unavailable, "the database cannot be reached; try again in a moment")
            } else {
                (ErrorKind::QueryTimeout, "all database connections are busy; try again")
            };
            Error::new(kind, message).caused_by(error).retry_after(RETRY_AFTER)
        })?;
        drop(waiting);
        let waited = start.elapsed();
        if waited >= MIN_WAIT {
            self.waits.record(u64::try_from(waited.as_micros()).unwrap_or(u64::MAX));
        }
        self.state.moved();
        Ok(Transaction::new(connection, Arc::clone(&self.write_lock), Arc::clone(&self.state)))
    }

    /// Fails while the database does not answer and too many requests wait for it already.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`]
    pub fn check_progress(&self) -> Result<()> {
        // SQLite does not hang, and its writers have a queue of their own.
        if self.dialect != Dialect::Sqlite && self.state.is_stalled() { Err(stalled()) } else { Ok(()) }
    }

    /// Waits until the database fails in a way that only a restart of the server can mend, and gives the
    /// reason: the files of SQLite were deleted or replaced, or cannot be synced. Servers never fail so.
    pub async fn failed(&self) -> String {
        match &self.file {
            Some((file, _)) => file.failed().await,
            None => std::future::pending().await,
        }
    }

    /// The reason for which the database has failed, as [`Pool::failed`] gives it.
    pub fn failure(&self) -> Option<String> {
        self.file.as_ref().and_then(|(file, _)| file.failure())
    }

    /// Copies the write-ahead log of SQLite into the database and empties it, so that the database file alone has
    /// all data. This waits for requests that are not finished and for other processes; if they need longer than
    /// `wait`, the log stays, with a warning. Without a wait, another process that uses the database is expected,
    /// and there is no warning. To be called once, when the process is about to end.
    pub fn close(&self, wait: Duration) {
        if let Some((_, checkpointer)) = &self.file {
            checkpointer.end(CheckpointerEnd::WithEmptyLog(wait));
        }
    }

    /// The number of connections that may be open.
    pub fn size(&self) -> usize {
        usize::try_from(self.connections.max_size()).unwrap_or(usize::MAX)
    }

    /// The use of the connections, and of SQLite's write-ahead log and write lock.
    pub fn statistics(&self) -> PoolStatistics {
        let state = self.connections.state();
        let file = self.file.as_ref().map(|(file, _)| file);
        PoolStatistics {
            max_size: self.connections.max_size(),
            open: state.connections,
            idle: state.idle_connections,
            waiting: self.state.waiting(),
            waits: self.waits.get(),
            queued_writes: file.map(|_| self.write_lock.queue_len.load(Ordering::Relaxed)),
            batches: file.map(|_| self.write_lock.batch_lens.get()),
            // Missing until the first commit.
            wal_bytes: file.and_then(|file| fs::metadata(file.wal_path()).ok()).map(|log| log.len()),
        }
    }

    /// A check of the database with a connection of its own, which does not wait for one of the pool.
    pub fn probe(&self) -> Probe {
        Probe::new(self.manager.clone())
    }

    /// The folder of a SQLite database; `None` in memory and for servers.
    pub fn folder(&self) -> Option<PathBuf> {
        let path = self.file.as_ref()?.0.wal_path().parent()?;
        Some(if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.to_owned() })
    }

    /// The SQL dialect of the database.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The thread for requests that write; `None` where the database has several writers.
    pub fn writer_thread(&self) -> Option<&Arc<WriterThread>> {
        self.writer_thread.as_ref()
    }

    /// The lock of SQLite's writers.
    #[cfg(test)]
    pub fn write_lock(&self) -> &WriteLock {
        &self.write_lock
    }
}

fn stalled() -> Error {
    let message = "the database does not answer, and many requests wait for it; try again in a moment";
    Error::new(ErrorKind::Unavailable, message).retry_after(RETRY_AFTER)
}

/// Logs why connections cannot be opened or are closed.
#[derive(Debug)]
struct LogErrors;

impl r2d2::HandleError<diesel::ConnectionError> for LogErrors {
    fn handle_error(&self, error: diesel::ConnectionError) {
        let text = error.to_string();
        if text == REPLACED {
            tracing::debug!("a connection to the database is replaced");
        } else {
            tracing::warn!(error = text.trim(), "a connection to the database failed");
        }
    }
}

/// Creates the file of a SQLite database before SQLite does, which would leave its mode to the umask. The
/// write-ahead log and its index get the mode of the database. Warns of existing files of another mode.
fn create_database_file(path: &str) -> io::Result<()> {
    match private_file::create_new(Path::new(path)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            for suffix in ["", "-wal", "-shm"] {
                private_file::warn_if_shared(Path::new(&format!("{path}{suffix}")));
            }
            Ok(())
        }
        created => created.map(drop),
    }
}
