//! Opens connections and lends them out.

use super::group_commit::Turns;
use super::{AnyConnection, DatabaseUrl, Dialect, Transaction, WriterThread};
use crate::error::{Error, ErrorKind, Result};
use diesel::Connection as _;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{self, ManageConnection};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a request waits for a connection or for its turn to write.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
/// The path of a database that is nowhere on a disk.
const MEMORY: &str = ":memory:";
/// How long a connection to a server is trusted after it was last seen to work.
const TRUSTED: Duration = Duration::from_secs(1);

/// Connections to one database.
#[derive(Clone)]
pub struct Pool {
    connections: r2d2::Pool<Manager>,
    turns: Arc<Turns>,
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
    /// When the database cannot be opened.
    pub fn open(url: &DatabaseUrl, size: u32) -> Result<Pool> {
        Pool::with_statement_timeout(url, size, None)
    }

    /// The same; PostgreSQL and MariaDB stop a statement that takes longer than the limit. On
    /// SQLite, lists do that themselves: see `db::deadline`.
    ///
    /// # Errors
    /// When the database cannot be opened.
    pub fn with_statement_timeout(url: &DatabaseUrl, size: u32, time_limit: Option<Duration>) -> Result<Pool> {
        let manager = Manager { url: url.clone(), time_limit };
        // One connection is opened here, so that a wrong URL fails at once and with its reason.
        manager
            .connect()
            .map_err(|error| Error::internal(format!("cannot open the database {url}: {error}")).caused_by(error))?;
        let connections = r2d2::Pool::builder()
            .max_size(if *url == DatabaseUrl::Sqlite(MEMORY.to_owned()) { 1 } else { size })
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            .test_on_check_out(true)
            .idle_timeout(None)
            .max_lifetime(None)
            .build(manager)
            .map_err(|error| Error::internal(format!("cannot open the database {url}: {error}")))?;
        let (turns, writer_thread) = match url {
            DatabaseUrl::Sqlite(path) if path != MEMORY => {
                let turns = Arc::new(Turns::of_file(path, Manager { url: url.clone(), time_limit }));
                (Arc::clone(&turns), Some(Arc::new(WriterThread::new(turns))))
            }
            _ => (Arc::new(Turns::of_memory()), None),
        };
        let dialect = match url {
            DatabaseUrl::Sqlite(_) => Dialect::Sqlite,
            DatabaseUrl::Postgres(_) => Dialect::Postgres,
            DatabaseUrl::Mysql(_) => Dialect::Mysql,
        };
        Ok(Pool { connections, turns, writer_thread, dialect })
    }

    /// A connection for one request.
    ///
    /// # Errors
    /// When none is free for half a minute.
    pub fn transaction(&self) -> Result<Transaction> {
        let connection = self.connections.get().map_err(|error| {
            Error::new(ErrorKind::QueryTimeout, "all database connections are busy; try again").caused_by(error)
        })?;
        Ok(Transaction::new(connection, Arc::clone(&self.turns)))
    }

    /// The SQL that the database speaks.
    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Where requests that write run, if they take turns.
    pub(crate) fn writer_thread(&self) -> Option<&Arc<WriterThread>> {
        self.writer_thread.as_ref()
    }

    /// Whose turn it is to write, for tests of that.
    #[cfg(test)]
    pub(super) fn turns(&self) -> &Turns {
        &self.turns
    }
}

/// Makes connections for the pool.
#[derive(Debug)]
pub(super) struct Manager {
    url: DatabaseUrl,
    #[cfg_attr(
        not(any(feature = "postgres", feature = "mysql")),
        allow(dead_code, reason = "SQLite cannot be told of it")
    )]
    time_limit: Option<Duration>,
}

/// A connection of the pool.
pub(super) struct Pooled {
    pub(super) connection: AnyConnection,
    /// When it last did what it was told.
    pub(super) worked: Instant,
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = diesel::ConnectionError;

    fn connect(&self) -> Result<Pooled, diesel::ConnectionError> {
        let (mut connection, setup) = match &self.url {
            #[cfg(feature = "sqlite")]
            DatabaseUrl::Sqlite(path) => {
                let mut connection = diesel::SqliteConnection::establish(path)?;
                super::deadline::register(&mut connection)
                    .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                (AnyConnection::Sqlite(connection), SQLITE_SETUP.to_owned())
            }
            #[cfg(feature = "postgres")]
            DatabaseUrl::Postgres(url) => (
                AnyConnection::Postgres(diesel::PgConnection::establish(&url.secret())?),
                super::postgres::setup(PATIENCE, self.time_limit),
            ),
            #[cfg(feature = "mysql")]
            DatabaseUrl::Mysql(url) => (
                AnyConnection::Mysql(diesel::MysqlConnection::establish(&url.secret())?),
                super::mysql::setup(PATIENCE, self.time_limit),
            ),
            #[allow(unreachable_patterns, reason = "with every database compiled in there is no other")]
            other => {
                let message = format!("this server was built without the database of {other}");
                return Err(diesel::ConnectionError::BadConnection(message));
            }
        };
        connection.batch_execute(&setup).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        Ok(Pooled { connection, worked: Instant::now() })
    }

    /// A file does not go away; a server may have been restarted since the connection was used.
    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), diesel::ConnectionError> {
        if pooled.connection.dialect() == Dialect::Sqlite || pooled.worked.elapsed() < TRUSTED {
            return Ok(());
        }
        pooled.connection.batch_execute("SELECT 1").map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        pooled.worked = Instant::now();
        Ok(())
    }

    fn has_broken(&self, _: &mut Pooled) -> bool {
        std::thread::panicking()
    }
}

/// WAL lets readers go on while one writes. NORMAL leaves waiting for the disk to [`super::commit`],
/// because a write that was answered must survive a loss of power. The log may have 16 MB before it is
/// copied into the database: pages that many requests have changed are copied once.
#[cfg(feature = "sqlite")]
const SQLITE_SETUP: &str = "
    PRAGMA busy_timeout = 10000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA foreign_keys = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -16000;
    PRAGMA mmap_size = 268435456;
    PRAGMA wal_autocheckpoint = 4000;
";
