//! Opens connections and lends them out.

use super::durability::Durability;
use super::{AnyConnection, Lease};
use crate::error::{Error, ErrorKind, Result};
use diesel::Connection as _;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{self, ManageConnection};
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::time::Duration;

/// How long a request waits for a connection or for its turn to write.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file of SQLite, or `:memory:`.
    Sqlite(String),
}

/// What a URL of each database looks like; for messages.
const FORMS: &str = "sqlite://PATH (or just a path)";

impl std::str::FromStr for DatabaseUrl {
    type Err = String;

    /// `sqlite://PATH`, `sqlite:PATH`, `file:PATH` or a plain path.
    fn from_str(url: &str) -> Result<DatabaseUrl, String> {
        let (scheme, rest) = match url.split_once(':') {
            Some((scheme, rest)) if scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+') => {
                (scheme, rest.strip_prefix("//").unwrap_or(rest))
            }
            _ => ("sqlite", url),
        };
        match scheme {
            "sqlite" | "sqlite3" | "file" if rest.is_empty() => Err(format!("{url:?} names no file; give {FORMS}")),
            "sqlite" | "sqlite3" | "file" => Ok(DatabaseUrl::Sqlite(rest.to_owned())),
            "postgres" | "postgresql" | "mysql" | "mariadb" => Err(format!(
                "this server was built without {scheme}; the databases that it has: {FORMS}"
            )),
            other => Err(format!("{other:?} is not a database; give {FORMS}")),
        }
    }
}

impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(f, "sqlite://{path}"),
        }
    }
}

/// Connections to one database.
#[derive(Clone)]
pub struct Pool {
    connections: r2d2::Pool<Manager>,
    turns: Arc<Turns>,
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
        let manager = Manager { url: url.clone() };
        // One connection is opened here, so that a wrong URL fails at once and with its reason.
        manager.connect().map_err(|error| {
            Error::internal(format!("cannot open the database {url}: {error}")).caused_by(error)
        })?;
        let connections = r2d2::Pool::builder()
            .max_size(if *url == DatabaseUrl::Sqlite(":memory:".to_owned()) { 1 } else { size })
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            .test_on_check_out(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .build(manager)
            .map_err(|error| Error::internal(format!("cannot open the database {url}: {error}")))?;
        let durability = match url {
            DatabaseUrl::Sqlite(path) => Durability::of(path),
        };
        Ok(Pool { connections, turns: Arc::new(Turns { durability, ..Turns::default() }) })
    }

    /// A connection for one request.
    ///
    /// # Errors
    /// When none is free for half a minute.
    pub fn lease(&self) -> Result<Lease> {
        let connection = self.connections.get().map_err(|error| {
            Error::new(ErrorKind::QueryTimeout, "all database connections are busy; try again").caused_by(error)
        })?;
        Ok(Lease::new(connection, Arc::clone(&self.turns)))
    }
}

/// Makes connections for the pool.
#[derive(Debug)]
pub struct Manager {
    url: DatabaseUrl,
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = diesel::ConnectionError;

    fn connect(&self) -> Result<AnyConnection, diesel::ConnectionError> {
        match &self.url {
            #[cfg(feature = "sqlite")]
            DatabaseUrl::Sqlite(path) => {
                let mut connection = diesel::SqliteConnection::establish(path)?;
                connection.batch_execute(SQLITE_SETUP).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                Ok(AnyConnection::Sqlite(connection))
            }
            #[cfg(not(feature = "sqlite"))]
            DatabaseUrl::Sqlite(_) => Err(diesel::ConnectionError::BadConnection("built without SQLite".to_owned())),
        }
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), diesel::ConnectionError> {
        connection.batch_execute("SELECT 1").map_err(diesel::ConnectionError::CouldntSetupConfiguration)
    }

    fn has_broken(&self, _: &mut AnyConnection) -> bool {
        std::thread::panicking()
    }
}

/// WAL lets readers go on while one writes. NORMAL leaves waiting for the disk to [`Durability`],
/// because a write that was answered must survive a loss of power.
#[cfg(feature = "sqlite")]
const SQLITE_SETUP: &str = "
    PRAGMA busy_timeout = 10000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA foreign_keys = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -16000;
    PRAGMA mmap_size = 268435456;
";

/// Whose turn it is to write. SQLite takes one writer at a time and lets the others poll; waiting
/// here wakes the next one as soon as the last is done.
#[derive(Debug, Default)]
pub(super) struct Turns {
    taken: Mutex<bool>,
    free: Condvar,
    durability: Option<Durability>,
}

/// The right to write, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn(Arc<Turns>);

impl Turns {
    /// Waits for the turn.
    pub(super) fn take(self: &Arc<Turns>) -> Result<Turn> {
        let mut taken = self.taken.lock();
        let timed_out = self.free.wait_while_for(&mut taken, |taken| *taken, PATIENCE).timed_out();
        if timed_out && *taken {
            return Err(Error::new(ErrorKind::QueryTimeout, "the database is busy with other writes; try again"));
        }
        *taken = true;
        Ok(Turn(Arc::clone(self)))
    }
}

impl Turns {
    /// Waits until what was committed is on the disk.
    pub(super) fn settle(&self) -> Result<()> {
        self.durability.as_ref().map_or(Ok(()), Durability::wait)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *self.0.taken.lock() = false;
        self.0.free.notify_one();
    }
}
