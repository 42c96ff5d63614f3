//! Opens connections, sets them up and checks them before they are used again.

use super::database_file::DatabaseFile;
use super::readers::{Reader, Readers};
use super::wal_size::WalSize;
use super::{AnyConnection, DatabaseUrl, Dialect};
use crate::error::Result;
use diesel::Connection as _;
use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Time that a request waits for a connection, for the write lock or for a row lock.
pub const LOCK_TIMEOUT: Duration = Duration::from_secs(30);
/// A server's connection that was used within this time is not checked again.
const VALIDATION_INTERVAL: Duration = Duration::from_secs(1);

/// Makes the connections of a pool.
#[derive(Debug, Clone)]
pub struct ConnectionManager {
    /// The database.
    pub url: DatabaseUrl,
    /// Time after which the server cancels a statement; none for no limit.
    #[cfg_attr(
        not(any(feature = "postgres", feature = "mysql")),
        allow(dead_code, reason = "SQLite has no statement timeout")
    )]
    pub statement_timeout: Option<Duration>,
    /// The files of a SQLite database; `None` for a database in memory and for servers.
    pub file: Option<Arc<DatabaseFile>>,
    /// The connections that read from a SQLite database.
    pub readers: Arc<Readers>,
    /// The length of SQLite's write-ahead log.
    pub wal_size: Arc<WalSize>,
}

impl ConnectionManager {
    /// Makes connections to a database, whose file exists if it is one of SQLite.
    pub fn new(url: &DatabaseUrl, statement_timeout: Option<Duration>) -> ConnectionManager {
        let file = url.sqlite_file().map(|path| Arc::new(DatabaseFile::new(path)));
        let (readers, wal_size) = (Arc::default(), Arc::default());
        ConnectionManager { url: url.clone(), statement_timeout, file, readers, wal_size }
    }
}

/// A connection of the pool.
pub struct ManagedConnection {
    /// The connection.
    pub connection: AnyConnection,
    /// When a statement of the transaction control last succeeded.
    pub last_used: Instant,
    /// Since when the connection has been reading, on SQLite.
    pub reader: Arc<Reader>,
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
        let (mut connection, setup, reader) = match &self.url {
            #[cfg(feature = "sqlite")]
            DatabaseUrl::Sqlite(path) => {
                let (connection, reader) = self.open_sqlite(path)?;
                (AnyConnection::Sqlite(connection), SQLITE_SETUP.to_owned(), reader)
            }
            #[cfg(feature = "postgres")]
            DatabaseUrl::Postgres(url) => (
                AnyConnection::Postgres(diesel::PgConnection::establish(&url.secret())?),
                super::postgres::setup(LOCK_TIMEOUT, self.statement_timeout),
                Arc::default(),
            ),
            #[cfg(feature = "mysql")]
            DatabaseUrl::Mysql(url) => (
                AnyConnection::Mysql(diesel::MysqlConnection::establish(&url.secret())?),
                super::mysql::setup(LOCK_TIMEOUT, self.statement_timeout),
                Arc::default(),
            ),
            #[allow(unreachable_patterns, reason = "with every database compiled in there is no other")]
            other => {
                let message = format!("this server was built without the database of {other}");
                return Err(diesel::ConnectionError::BadConnection(message));
            }
        };
        connection.batch_execute(&setup).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        Ok(ManagedConnection { connection, last_used: Instant::now(), reader })
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

#[cfg(feature = "sqlite")]
impl ConnectionManager {
    /// Opens a SQLite database with the hooks of its connections.
    fn open_sqlite(&self, path: &str) -> Result<(diesel::SqliteConnection, Arc<Reader>), diesel::ConnectionError> {
        let check = || self.file.as_ref().map_or(Ok(()), |file| file.check());
        let bad_connection = |error: crate::error::Error| diesel::ConnectionError::BadConnection(error.to_string());
        // SQLite would create a file that is missing.
        check().map_err(bad_connection)?;
        super::sqlite_hooks::install();
        let (connection, hooks) = super::sqlite_hooks::with_hooks(|| diesel::SqliteConnection::establish(path));
        let mut connection = connection?;
        // The connection may be to another file at the same path.
        check().map_err(bad_connection)?;
        super::like_function::register(&mut connection).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        let reader = hooks.as_ref().map(super::sqlite_hooks::OpenedConnection::reader).unwrap_or_default();
        if let (Some(_), Some(hooks)) = (&self.file, hooks) {
            self.readers.add(&reader);
            hooks.report_wal_size(Arc::clone(&self.wal_size));
        }
        Ok((connection, reader))
    }
}

/// WAL lets readers go on while a transaction writes. NORMAL leaves fsync to [`super::fsync`],
/// because a write that was answered must survive a loss of power. The log is copied into the database by
/// [`super::checkpointer`]; the limit of its size is `RESTART_SIZE` there.
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
    PRAGMA journal_size_limit = 67108864;
";
