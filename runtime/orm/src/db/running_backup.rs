//! The registration of a running backup in the database.
//!
//! A backup takes a snapshot of the database first and copies the files that the snapshot names afterwards. As long as
//! it is registered, no server removes the content of a file, and SQLite's write-ahead log is not made to begin anew,
//! because the backup reads from it. A thread renews the registration; that of a backup that was killed expires.

use super::backup_registry::{NAME_PREFIX, seconds};
use super::catalog::SERVER_TABLE;
use super::statement::Statement;
use super::{Bind, Pool, has_table};
use crate::error::{Error, Result};
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Time from the last renewal to the end of a registration.
const REGISTRATION_TTL: Duration = Duration::from_secs(600);
/// Time between two renewals.
const RENEWAL_INTERVAL: Duration = Duration::from_secs(60);

/// A backup that is registered until this is dropped.
#[derive(Debug)]
pub struct RunningBackup {
    pool: Pool,
    name: String,
    has_ended: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<()>>,
}

impl RunningBackup {
    /// Registers a backup; `None` in a database that no server has migrated yet, and so none uses.
    ///
    /// # Errors
    /// Those of the statements, and `InternalError` when the thread of the renewal cannot be spawned.
    pub fn register(pool: &Pool) -> Result<Option<RunningBackup>> {
        let mut transaction = pool.transaction()?;
        if !has_table(transaction.connection(), SERVER_TABLE)? {
            return Ok(None);
        }
        let name = format!("{NAME_PREFIX}{}", uuid::Uuid::now_v7().simple());
        transaction.begin_writing()?;
        let expired =
            Statement::new("DELETE FROM ").name(SERVER_TABLE).sql(" WHERE ").name("name").sql(" LIKE 'backup %' AND ");
        expired.name("value").sql(" < ").value(seconds(Duration::ZERO)).execute(transaction.connection())?;
        let insert =
            Statement::new("INSERT INTO ").name(SERVER_TABLE).sql(" (").names(["name", "value"]).sql(") VALUES (");
        let row = [Bind::from(name.as_str()), Bind::from(seconds(REGISTRATION_TTL))];
        insert.values(row).sql(")").execute(transaction.connection())?;
        transaction.commit()?;
        drop(transaction);
        let has_ended = Arc::new((Mutex::new(false), Condvar::new()));
        let mut backup = RunningBackup { pool: pool.clone(), name, has_ended, thread: None };
        let (pool, name, has_ended) = (backup.pool.clone(), backup.name.clone(), Arc::clone(&backup.has_ended));
        let thread = thread::Builder::new().name("backup".to_owned()).spawn(move || {
            let (ended, woken) = &*has_ended;
            let mut is_ended = ended.lock();
            while !*is_ended {
                if woken.wait_for(&mut is_ended, RENEWAL_INTERVAL).timed_out()
                    && let Err(error) = renew(&pool, &name)
                {
                    tracing::warn!(error = %error.chain(), "failed to renew the registration of the backup");
                }
            }
        });
        backup.thread = Some(thread.map_err(|error| Error::internal("failed to spawn a thread").caused_by(error))?);
        Ok(Some(backup))
    }
}

impl Drop for RunningBackup {
    fn drop(&mut self) {
        *self.has_ended.0.lock() = true;
        self.has_ended.1.notify_all();
        if let Some(thread) = self.thread.take() {
            // It does not panic.
            drop(thread.join());
        }
        let ended = self.pool.transaction().and_then(|mut transaction| {
            transaction.begin_writing()?;
            let delete =
                Statement::new("DELETE FROM ").name(SERVER_TABLE).sql(" WHERE ").equal("name", self.name.as_str());
            delete.execute(transaction.connection())?;
            transaction.commit()
        });
        if let Err(error) = ended {
            tracing::warn!(error = %error.chain(), "failed to end the registration of the backup, which lasts ten minutes more");
        }
    }
}

fn renew(pool: &Pool, name: &str) -> Result<()> {
    let mut transaction = pool.transaction()?;
    transaction.begin_writing()?;
    let update = Statement::new("UPDATE ")
        .name(SERVER_TABLE)
        .sql(" SET ")
        .equal("value", seconds(REGISTRATION_TTL))
        .sql(" WHERE ");
    update.equal("name", name).execute(transaction.connection())?;
    transaction.commit()
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use super::*;
    use crate::db::{DatabaseUrl, is_backup_running};
    use diesel::connection::SimpleConnection;

    #[test]
    fn backup_is_running_until_it_is_dropped_or_expires() {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("site.sqlite").to_str().unwrap().to_owned());
        let pool = Pool::open(&url, 3).unwrap();
        assert!(RunningBackup::register(&pool).unwrap().is_none(), "no server has used the database");
        let is_running = || is_backup_running(pool.transaction().unwrap().connection()).unwrap();
        let create = "CREATE TABLE __doctyped (name TEXT PRIMARY KEY, value TEXT);
                      INSERT INTO __doctyped VALUES ('backup killed', '1000000000'), ('schema', '9999999999')";
        pool.transaction().unwrap().connection().batch_execute(create).unwrap();
        assert!(!is_running(), "a registration of 2001 has expired");
        let (first, second) = (RunningBackup::register(&pool).unwrap(), RunningBackup::register(&pool).unwrap());
        assert!(is_running());
        drop(first);
        assert!(is_running());
        drop(second);
        assert!(!is_running());
        let rows = Statement::once("SELECT count(*) FROM __doctyped");
        let count =
            rows.first(pool.transaction().unwrap().connection(), |row| crate::db::statement::column::int(row, 0));
        assert_eq!(count.unwrap().flatten(), Some(1));
    }
}
