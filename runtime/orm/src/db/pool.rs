//! The connection pool of one database.

use super::connection_manager::{ConnectionManager, LOCK_TIMEOUT};
use super::group_commit::WriteLock;
use super::{DatabaseUrl, Dialect, Transaction, WriterThread};
use crate::error::{Error, ErrorKind, Result};
use crate::private_file;
use diesel::r2d2::{self, ManageConnection};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// The path of a SQLite database in memory.
const IN_MEMORY_PATH: &str = ":memory:";

/// Connections to one database.
#[derive(Clone)]
pub struct Pool {
    connections: r2d2::Pool<ConnectionManager>,
    write_lock: Arc<WriteLock>,
    writer_thread: Option<Arc<WriterThread>>,
    dialect: Dialect,
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
    /// timeout. On SQLite, list queries stop themselves: see `db::deadline`.
    ///
    /// # Errors
    /// [`ErrorKind::Internal`] when the database cannot be opened.
    pub fn with_statement_timeout(url: &DatabaseUrl, size: u32, statement_timeout: Option<Duration>) -> Result<Pool> {
        let manager = ConnectionManager { url: url.clone(), statement_timeout };
        if let DatabaseUrl::Sqlite(path) = url
            && path != IN_MEMORY_PATH
        {
            create_database_file(path).map_err(|error| {
                Error::internal(format!("cannot open the database {url}: {error}")).caused_by(error)
            })?;
        }
        // One connection is opened here, so that a wrong URL fails at once and with its reason.
        manager
            .connect()
            .map_err(|error| Error::internal(format!("cannot open the database {url}: {error}")).caused_by(error))?;
        let connections = r2d2::Pool::builder()
            .max_size(if *url == DatabaseUrl::Sqlite(IN_MEMORY_PATH.to_owned()) { 1 } else { size })
            .min_idle(Some(1))
            .connection_timeout(LOCK_TIMEOUT)
            .test_on_check_out(true)
            .idle_timeout(None)
            .max_lifetime(None)
            .build(manager)
            .map_err(|error| Error::internal(format!("cannot open the database {url}: {error}")))?;
        let (write_lock, writer_thread) = match url {
            DatabaseUrl::Sqlite(path) if path != IN_MEMORY_PATH => {
                let manager = ConnectionManager { url: url.clone(), statement_timeout };
                let write_lock = Arc::new(WriteLock::for_file(path, manager));
                (Arc::clone(&write_lock), Some(Arc::new(WriterThread::new(write_lock))))
            }
            _ => (Arc::new(WriteLock::in_memory()), None),
        };
        let dialect = match url {
            DatabaseUrl::Sqlite(_) => Dialect::Sqlite,
            DatabaseUrl::Postgres(_) => Dialect::Postgres,
            DatabaseUrl::Mysql(_) => Dialect::Mysql,
        };
        Ok(Pool { connections, write_lock, writer_thread, dialect })
    }

    /// A connection for one request, on which no transaction has begun yet.
    ///
    /// # Errors
    /// [`ErrorKind::QueryTimeout`] when no connection becomes free within 30 seconds.
    pub fn transaction(&self) -> Result<Transaction> {
        let connection = self.connections.get().map_err(|error| {
            Error::new(ErrorKind::QueryTimeout, "all database connections are busy; try again").caused_by(error)
        })?;
        Ok(Transaction::new(connection, Arc::clone(&self.write_lock)))
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
