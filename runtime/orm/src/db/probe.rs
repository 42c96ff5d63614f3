//! A check whether the database answers, which does not wait for the connections of requests.

use super::AnyConnection;
use super::DatabaseUrl;
use super::connection_manager::{ConnectionManager, ManagedConnection};
use crate::error::{Error, ErrorKind, Result};
use diesel::connection::SimpleConnection;
use diesel::r2d2::ManageConnection;
use std::time::Duration;

/// Time after which a statement of a check that the server does not answer is ended.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(5);

/// A connection of its own, which is opened by the first check and kept for the next ones.
pub struct Probe {
    manager: ConnectionManager,
    connection: Option<ManagedConnection>,
}

impl std::fmt::Debug for Probe {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Probe").field("is_connected", &self.connection.is_some()).finish_non_exhaustive()
    }
}

impl Probe {
    /// A check of the database of these connections.
    pub fn new(manager: ConnectionManager) -> Probe {
        Probe { manager, connection: None }
    }

    /// Runs a check on the connection. `None` for a database in memory, which only the connections of its pool can
    /// reach, and which does not fail.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`] when the database cannot be reached or has failed for good; the error of `check`.
    pub fn run<T>(&mut self, check: impl FnOnce(&mut AnyConnection) -> Result<T>) -> Result<Option<T>> {
        if self.manager.url == DatabaseUrl::in_memory() {
            return Ok(None);
        }
        if let Some(file) = &self.manager.file {
            file.check()?;
        }
        let mut managed = match self.connection.take() {
            Some(managed) if self.manager.url.sqlite_file().is_some() || !managed.state.is_broken() => managed,
            _ => self.connect()?,
        };
        managed.state.set_limit(Some(STATEMENT_TIMEOUT));
        // SQLite reads the header of the file; a server answers.
        managed.connection.batch_execute(match self.manager.url {
            DatabaseUrl::Sqlite(_) => "SELECT count(*) FROM sqlite_schema",
            _ => "SELECT 1",
        })?;
        let result = check(&mut managed.connection)?;
        // After an error the next check opens another connection.
        self.connection = Some(managed);
        Ok(Some(result))
    }

    fn connect(&self) -> Result<ManagedConnection> {
        self.manager.connect().map_err(|error| {
            Error::new(ErrorKind::Unavailable, format!("the database cannot be reached: {}", error.to_string().trim()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Pool;

    #[test]
    fn probe_answers_while_all_connections_of_the_pool_are_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("site.sqlite").display().to_string());
        let pool = Pool::open(&url, 1).unwrap();
        let _used = pool.transaction().unwrap();
        let mut probe = pool.probe();
        assert_eq!(probe.run(|_| Ok(1)).unwrap(), Some(1));
        assert!(probe.run::<()>(|_| Err(Error::internal("on purpose"))).is_err());
        assert_eq!(probe.run(|_| Ok(2)).unwrap(), Some(2));
    }

    #[test]
    fn deleted_database_fails_the_probe() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.sqlite");
        let pool = Pool::open(&DatabaseUrl::Sqlite(path.display().to_string()), 1).unwrap();
        let mut probe = pool.probe();
        probe.run(|_| Ok(())).unwrap();
        std::fs::remove_file(path).unwrap();
        assert_eq!(probe.run(|_| Ok(())).unwrap_err().kind(), ErrorKind::Unavailable);
    }
}
