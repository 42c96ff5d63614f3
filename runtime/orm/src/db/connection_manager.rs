//! Opens connections, sets them up and checks them before they are used again.

use super::connection_state::{ConnectionState, PoolState};
use super::database_file::DatabaseFile;
use super::readers::{Reader, Readers};
use super::slow_statement::SlowStatement;
use super::wal_size::WalSize;
use super::{AnyConnection, DatabaseUrl, Dialect};
use crate::error::Result;
use diesel::Connection as _;
use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use parking_lot::Mutex;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Time that a request waits for a connection, for the write lock or for a row lock.
pub const LOCK_TIMEOUT: Duration = Duration::from_secs(30);
/// A server's connection that was used within this time is not checked again.
const VALIDATION_INTERVAL: Duration = Duration::from_secs(1);
/// Time that a server has to answer the check of a connection.
const VALIDATION_TIMEOUT: Duration = Duration::from_secs(5);
/// Time after which a connection to a server is replaced. A tenth of it more or less, so that not all are at once.
const MAX_LIFETIME: Duration = Duration::from_secs(600);

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
    /// Time from which a statement is logged; none to log none.
    pub slow_statement: Option<Duration>,
    /// The files of a SQLite database; `None` for a database in memory and for servers.
    pub file: Option<Arc<DatabaseFile>>,
    /// The connections that read from a SQLite database.
    pub readers: Arc<Readers>,
    /// The length of SQLite's write-ahead log.
    pub wal_size: Arc<WalSize>,
    /// Whether a pooler gives each transaction another connection of the server: PgBouncer in transaction mode.
    pub has_pooler: bool,
    /// Whether the database is a read replica.
    pub is_replica: bool,
    /// The state that the connections share.
    pub state: Arc<PoolState>,
    /// Held while a connection to a server is opened.
    #[cfg_attr(
        not(any(feature = "postgres", feature = "mysql")),
        allow(dead_code, reason = "connections to SQLite have no sockets")
    )]
    turn: Arc<Mutex<()>>,
}

/// A connection of the pool.
pub struct ManagedConnection {
    /// The connection.
    pub connection: AnyConnection,
    /// When a statement of the transaction control last succeeded.
    pub last_used: Instant,
    /// Since when the connection has been reading, on SQLite.
    pub reader: Arc<Reader>,
    /// Its health.
    pub state: Arc<ConnectionState>,
    /// Statements that set up each transaction, after its BEGIN; empty where connections are set up.
    pub transaction_setup: String,
    generation: u64,
    /// The number of lost connections of the pool when this one was last checked.
    losses: u64,
    expires: Instant,
}

impl fmt::Debug for ManagedConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManagedConnection").field("last_used", &self.last_used).finish_non_exhaustive()
    }
}

impl ConnectionManager {
    /// Makes connections to a database, whose file exists if it is one of SQLite.
    pub fn new(url: &DatabaseUrl, statement_timeout: Option<Duration>) -> ConnectionManager {
        let file = url.sqlite_file().map(|path| Arc::new(DatabaseFile::new(path)));
        ConnectionManager {
            url: url.clone(),
            statement_timeout,
            slow_statement: None,
            file,
            readers: Arc::default(),
            wal_size: Arc::default(),
            has_pooler: false,
            is_replica: false,
            state: Arc::default(),
            turn: Arc::default(),
        }
    }

    fn manage(
        &self,
        connection: AnyConnection,
        state: Arc<ConnectionState>,
        transaction_setup: String,
    ) -> ManagedConnection {
        let (generation, losses) = (self.state.generation(), self.state.losses());
        let now = Instant::now();
        let expires = now + lifetime();
        let reader = Arc::default();
        ManagedConnection { connection, last_used: now, reader, state, transaction_setup, generation, losses, expires }
    }

    /// Sets up a new connection to a server, which reports its statements.
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    fn set_up(
        &self,
        mut connection: AnyConnection,
        socket: Option<super::server_socket::ServerSocket>,
        setup: &str,
    ) -> Result<ManagedConnection, diesel::ConnectionError> {
        let state = ConnectionState::new(&self.state, socket, self.statement_timeout);
        let slow = self.slow_statement.map(SlowStatement::new);
        connection.set_instrumentation(super::connection_state::StatementReport { state: Arc::clone(&state), slow });
        state.set_limit(Some(VALIDATION_TIMEOUT));
        if self.has_pooler {
            connection.set_prepared_statement_cache_size(diesel::connection::CacheSize::Disabled);
        } else {
            connection.batch_execute(setup).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        }
        state.reset_limit();
        let transaction_setup = if self.has_pooler {
            super::postgres::transaction_setup(LOCK_TIMEOUT, self.statement_timeout)
        } else {
            String::new()
        };
        Ok(self.manage(connection, state, transaction_setup))
    }

    fn open(&self) -> Result<ManagedConnection, diesel::ConnectionError> {
        match &self.url {
            #[cfg(feature = "sqlite")]
            DatabaseUrl::Sqlite(path) => {
                let (mut connection, reader) = self.open_sqlite(path)?;
                connection.batch_execute(SQLITE_SETUP).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                if let Some(threshold) = self.slow_statement {
                    connection.set_instrumentation(SlowStatement::new(threshold));
                }
                let state = ConnectionState::new(&self.state, None, None);
                let managed = self.manage(AnyConnection::Sqlite(connection), state, String::new());
                Ok(ManagedConnection { reader, ..managed })
            }
            #[cfg(feature = "postgres")]
            DatabaseUrl::Postgres(url) => {
                let (connection, socket) = super::postgres::connect(url, &self.turn)?;
                let setup = super::postgres::setup(LOCK_TIMEOUT, self.statement_timeout, self.is_replica);
                self.set_up(AnyConnection::Postgres(connection), socket, &setup)
            }
            #[cfg(feature = "mysql")]
            DatabaseUrl::Mysql(url) => {
                let (connection, socket) = super::mysql::connect(url, &self.turn)?;
                let setup = super::mysql::setup(LOCK_TIMEOUT, self.statement_timeout, self.is_replica);
                self.set_up(AnyConnection::Mysql(connection), socket, &setup)
            }
            #[allow(unreachable_patterns, reason = "with every database compiled in there is no other")]
            other => {
                let message = format!("this server was built without the database of {other}");
                Err(diesel::ConnectionError::BadConnection(message))
            }
        }
    }

    /// Whether the connection is to be replaced by another, although it works.
    fn is_outdated(&self, managed: &ManagedConnection) -> bool {
        managed.connection.dialect() != Dialect::Sqlite
            && (managed.generation != self.state.generation() || Instant::now() > managed.expires)
    }
}

/// The lifetime of a connection: [`MAX_LIFETIME`], a tenth more or less.
fn lifetime() -> Duration {
    let thousandths = u32::try_from(RandomState::new().hash_one(()) % 200).unwrap_or_default();
    MAX_LIFETIME * (900 + thousandths) / 1000
}

impl ManageConnection for ConnectionManager {
    type Connection = ManagedConnection;
    type Error = diesel::ConnectionError;

    fn connect(&self) -> Result<ManagedConnection, diesel::ConnectionError> {
        let opened = self.open();
        self.state.note_connect(opened.is_ok());
        opened
    }

    /// A file does not go away; a server may have been restarted since the connection was used. After the loss of any
    /// connection, all are checked.
    fn is_valid(&self, managed: &mut ManagedConnection) -> Result<(), diesel::ConnectionError> {
        if managed.connection.dialect() == Dialect::Sqlite {
            return Ok(());
        }
        if self.is_outdated(managed) || managed.state.is_broken() {
            return Err(diesel::ConnectionError::BadConnection(REPLACED.to_owned()));
        }
        let losses = self.state.losses();
        if managed.losses == losses && managed.last_used.elapsed() < VALIDATION_INTERVAL {
            return Ok(());
        }
        managed.state.set_limit(Some(VALIDATION_TIMEOUT));
        managed.connection.batch_execute("SELECT 1").map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        managed.state.reset_limit();
        (managed.last_used, managed.losses) = (Instant::now(), losses);
        Ok(())
    }

    fn has_broken(&self, managed: &mut ManagedConnection) -> bool {
        std::thread::panicking() || managed.state.is_broken() || self.is_outdated(managed)
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

/// The error of a connection that is replaced although it works.
pub const REPLACED: &str = "the connection is replaced by another";

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
    PRAGMA cache_size = -2000;
    PRAGMA mmap_size = 268435456;
    PRAGMA journal_size_limit = 67108864;
";
