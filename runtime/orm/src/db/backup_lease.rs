//! The lease of a running backup: rows in `__doctyped` that all servers of the database see.
//!
//! A backup takes a snapshot of the database first and copies the files that the snapshot names afterwards. As long as
//! its lease lasts, no server removes the content of a file, and SQLite's write-ahead log is not made to begin anew,
//! because the backup reads from it. The lease is renewed by a thread; that of a backup that was killed ends by itself.

use super::statement::Statement;
use super::{AnyConnection, Bind, Pool, has_table};
use crate::error::{Error, Result};
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The table of values that belong to the database as a whole.
const TABLE: &str = "__doctyped";
/// Beginning of the names of leases.
const NAME_PREFIX: &str = "backup ";

/// Time from the last renewal to the end of a lease.
const LEASE_TTL: Duration = Duration::from_secs(600);
/// Time between two renewals.
const RENEWAL_INTERVAL: Duration = Duration::from_secs(60);

/// The lease of a backup, which ends when this is dropped.
#[derive(Debug)]
pub struct BackupLease {
    pool: Pool,
    name: String,
    has_ended: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<()>>,
}

impl BackupLease {
    /// Takes a lease. In a database that no server has migrated yet, which no server uses, there is none.
    ///
    /// # Errors
    /// Those of the statements, and `InternalError` when the thread of the renewal cannot be spawned.
    pub fn take(pool: &Pool) -> Result<Option<BackupLease>> {
        let mut transaction = pool.transaction()?;
        if !has_table(transaction.connection(), TABLE)? {
            return Ok(None);
        }
        let name = format!("{NAME_PREFIX}{}", uuid::Uuid::now_v7().simple());
        transaction.begin_writing()?;
        let expired =
            Statement::new("DELETE FROM ").name(TABLE).sql(" WHERE ").name("name").sql(" LIKE 'backup %' AND ");
        expired.name("value").sql(" < ").value(seconds(Duration::ZERO)).execute(transaction.connection())?;
        let insert = Statement::new("INSERT INTO ").name(TABLE).sql(" (").names(["name", "value"]).sql(") VALUES (");
        let row = [Bind::from(name.as_str()), Bind::from(seconds(LEASE_TTL))];
        insert.values(row).sql(")").execute(transaction.connection())?;
        transaction.commit()?;
        drop(transaction);
        let has_ended = Arc::new((Mutex::new(false), Condvar::new()));
        let mut lease = BackupLease { pool: pool.clone(), name, has_ended, thread: None };
        let (pool, name, has_ended) = (lease.pool.clone(), lease.name.clone(), Arc::clone(&lease.has_ended));
        let thread = thread::Builder::new().name("backup lease".to_owned()).spawn(move || {
            let (ended, woken) = &*has_ended;
            let mut is_ended = ended.lock();
            while !*is_ended {
                if woken.wait_for(&mut is_ended, RENEWAL_INTERVAL).timed_out()
                    && let Err(error) = renew(&pool, &name)
                {
                    tracing::warn!(error = %error.chain(), "failed to renew the lease of the backup");
                }
            }
        });
        lease.thread = Some(thread.map_err(|error| Error::internal("failed to spawn a thread").caused_by(error))?);
        Ok(Some(lease))
    }
}

impl Drop for BackupLease {
    fn drop(&mut self) {
        *self.has_ended.0.lock() = true;
        self.has_ended.1.notify_all();
        if let Some(thread) = self.thread.take() {
            // It does not panic.
            drop(thread.join());
        }
        let ended = self.pool.transaction().and_then(|mut transaction| {
            transaction.begin_writing()?;
            let delete = Statement::new("DELETE FROM ").name(TABLE).sql(" WHERE ").equal("name", self.name.as_str());
            delete.execute(transaction.connection())?;
            transaction.commit()
        });
        if let Err(error) = ended {
            tracing::warn!(error = %error.chain(), "failed to end the lease of the backup, which lasts ten minutes more");
        }
    }
}

fn renew(pool: &Pool, name: &str) -> Result<()> {
    let mut transaction = pool.transaction()?;
    transaction.begin_writing()?;
    let update = Statement::new("UPDATE ").name(TABLE).sql(" SET ").equal("value", seconds(LEASE_TTL)).sql(" WHERE ");
    update.equal("name", name).execute(transaction.connection())?;
    transaction.commit()
}

/// Whether a backup of the database is running.
///
/// # Errors
/// Those of the query.
pub fn is_backup_running(connection: &mut AnyConnection) -> Result<bool> {
    let query = Statement::new("SELECT 1 FROM ").name(TABLE).sql(" WHERE ").name("name").sql(" LIKE 'backup %' AND ");
    Ok(query.name("value").sql(" > ").value(seconds(Duration::ZERO)).first(connection, |_| Ok(()))?.is_some())
}

/// The seconds since 1970 after a time from now, in ten digits, which compare as texts.
fn seconds(from_now: Duration) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:010}", (now + from_now).as_secs())
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use super::*;
    use crate::db::DatabaseUrl;
    use diesel::connection::SimpleConnection;

    #[test]
    fn backup_is_running_until_its_lease_is_dropped_or_expires() {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("site.sqlite").to_str().unwrap().to_owned());
        let pool = Pool::open(&url, 3).unwrap();
        assert!(BackupLease::take(&pool).unwrap().is_none(), "no server has used the database");
        let is_running = || is_backup_running(pool.transaction().unwrap().connection()).unwrap();
        let create = "CREATE TABLE __doctyped (name TEXT PRIMARY KEY, value TEXT);
                      INSERT INTO __doctyped VALUES ('backup killed', '1000000000'), ('schema', '9999999999')";
        pool.transaction().unwrap().connection().batch_execute(create).unwrap();
        assert!(!is_running(), "a lease of 2001 has expired");
        let (first, second) = (BackupLease::take(&pool).unwrap(), BackupLease::take(&pool).unwrap());
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
