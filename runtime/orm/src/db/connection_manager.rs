//! Opens connections, sets them up and checks them before they are used again.

use super::{AnyConnection, DatabaseUrl, Dialect};
use crate::error::Result;
use diesel::Connection as _;
use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use std::fmt;
use std::time::{Duration, Instant};

/// Time that a request waits for a connection, for the write lock or for a row lock.
pub const LOCK_TIMEOUT: Duration = Duration::from_secs(30);
/// A server's connection that was used within this time is not checked again.
const VALIDATION_INTERVAL: Duration = Duration::from_secs(1);

/// Makes the connections of a pool.
#[derive(Debug)]
pub struct ConnectionManager {
    /// The database.
    pub url: DatabaseUrl,
    /// Time after which the server cancels a statement; none for no limit.
    #[cfg_attr(
        not(any(feature = "postgres", feature = "mysql")),
        allow(dead_code, reason = "SQLite has no statement timeout")
    )]
    pub statement_timeout: Option<Duration>,
}

/// A connection of the pool.
pub struct ManagedConnection {
    /// The connection.
    pub connection: AnyConnection,
    /// When a statement of the transaction control last succeeded.
    pub last_used: Instant,
}

impl fmt::Debug for ManagedConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManagedConnection").field("last_used", &self.last_used).finish_non_exhaustive()
    }
}

impl ManageConnection for ConnectionManager {
    type Connection = ManagedConnection;
    type Error = diesel::ConnectionError;

    fn connect(&self) -> Result<ManagedConnection, diesel::ConnectionError> {
        let (mut connection, setup) = match &self.url {
            #[cfg(feature = "sqlite")]
            DatabaseUrl::Sqlite(path) => {
                super::progress_handler::install();
                let mut connection = diesel::SqliteConnection::establish(path)?;
                super::like_function::register(&mut connection)
                    .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                (AnyConnection::Sqlite(connection), SQLITE_SETUP.to_owned())
            }
            #[cfg(feature = "postgres")]
            DatabaseUrl::Postgres(url) => (
                AnyConnection::Postgres(diesel::PgConnection::establish(&url.secret())?),
                super::postgres::setup(LOCK_TIMEOUT, self.statement_timeout),
            ),
            #[cfg(feature = "mysql")]
            DatabaseUrl::Mysql(url) => (
                AnyConnection::Mysql(diesel::MysqlConnection::establish(&url.secret())?),
                super::mysql::setup(LOCK_TIMEOUT, self.statement_timeout),
            ),
            #[allow(unreachable_patterns, reason = "with every database compiled in there is no other")]
            other => {
                let message = format!("this server was built without the database of {other}");
                return Err(diesel::ConnectionError::BadConnection(message));
            }
        };
        connection.batch_execute(&setup).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        Ok(ManagedConnection { connection, last_used: Instant::now() })
    }

    /// A file does not go away; a server may have been restarted since the connection was used.
    fn is_valid(&self, managed: &mut ManagedConnection) -> Result<(), diesel::ConnectionError> {
        if managed.connection.dialect() == Dialect::Sqlite || managed.last_used.elapsed() < VALIDATION_INTERVAL {
            return Ok(());
        }
        managed.connection.batch_execute("SELECT 1").map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        managed.last_used = Instant::now();
        Ok(())
    }

    fn has_broken(&self, _: &mut ManagedConnection) -> bool {
        std::thread::panicking()
    }
}

/// WAL lets readers go on while a transaction writes. NORMAL leaves fsync to [`super::fsync`],
/// because a write that was answered must survive a loss of power. The log grows to 16 MB before a
/// checkpoint copies it into the database: pages that many requests have changed are copied once.
/// Rows that are sorted go to a temporary file beyond the size of the cache.
/// The cache of each connection has only pages that are still in the log, because others are mapped.
#[cfg(feature = "sqlite")]
const SQLITE_SETUP: &str = "
    PRAGMA busy_timeout = 10000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA foreign_keys = OFF;
    PRAGMA temp_store = FILE;
    PRAGMA cache_size = -4000;
    PRAGMA mmap_size = 268435456;
    PRAGMA wal_autocheckpoint = 4000;
";
