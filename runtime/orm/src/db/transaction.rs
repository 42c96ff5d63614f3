//! The connection of one request, and its transaction.
//!
//! A transaction that reads sees one snapshot of the database. On SQLite, a transaction that writes
//! takes the write lock first. PostgreSQL and MariaDB have many writers at a time, under READ
//! COMMITTED with row locks: a request that changes a document locks its row (`FOR UPDATE`) and then
//! reads it and its child rows as the last transaction has committed them; a request that takes a
//! number from a naming series increments the counter, which locks it. Under REPEATABLE READ, which
//! Frappe uses, PostgreSQL would fail the second of two requests that take a number, and MariaDB
//! would let it read a number from before the lock. A resource without a row has a lock by name
//! ([`Transaction::lock`]).

use super::connection_manager::ConnectionManager;
use super::connection_state::PoolState;
use super::group_commit::{WriteGuard, WriteLock};
use super::statement::Statement;
use super::{AnyConnection, CommitHandle, Dialect, failure};
use crate::error::Result;
use diesel::connection::SimpleConnection;
use diesel::r2d2::PooledConnection;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A pooled connection with at most one open transaction. Dropping it rolls the transaction back
/// and returns the connection to the pool.
pub struct Transaction {
    pooled: PooledConnection<ConnectionManager>,
    write_lock: Arc<WriteLock>,
    pool_state: Arc<PoolState>,
    state: TransactionState,
    /// The read replica that the connection leads to; `None` for one to the primary.
    replica: Option<Arc<dyn ReadReplica>>,
}

/// The read replica of a transaction.
pub trait ReadReplica: Send + Sync {
    /// A connection to the primary.
    ///
    /// # Errors
    /// As a connection of its pool.
    fn primary(&self) -> Result<Transaction>;

    /// Leaves the replica out until it answers again.
    fn fail(&self, reason: &str);
}

enum TransactionState {
    /// No transaction is open: each statement commits by itself.
    Idle,
    /// A transaction that reads one snapshot of the database.
    Reading,
    /// A transaction that may write.
    Writing { write_guard: Option<WriteGuard>, since: Instant },
}

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.state {
            TransactionState::Idle => "Transaction(idle)",
            TransactionState::Reading => "Transaction(reading)",
            TransactionState::Writing { .. } => "Transaction(writing)",
        })
    }
}

impl Transaction {
    /// A connection of the pool without an open transaction.
    pub fn new(
        pooled: PooledConnection<ConnectionManager>,
        write_lock: Arc<WriteLock>,
        pool_state: Arc<PoolState>,
    ) -> Transaction {
        Transaction { pooled, write_lock, pool_state, state: TransactionState::Idle, replica: None }
    }

    /// The connection as one to a read replica of a database.
    pub(super) fn of_replica(mut self, replica: Arc<dyn ReadReplica>) -> Transaction {
        self.replica = Some(replica);
        self
    }

    /// Whether the connection leads to a read replica.
    pub fn is_of_replica(&self) -> bool {
        self.replica.is_some()
    }

    /// Leaves the read replica of the connection out until it answers again.
    pub fn exclude_replica(&self, reason: &str) {
        if let Some(replica) = &self.replica {
            replica.fail(reason);
        }
    }

    /// The connection, for Diesel. While the transaction writes to SQLite, it is the connection that
    /// all writers share.
    pub fn connection(&mut self) -> &mut AnyConnection {
        if let TransactionState::Idle = self.state {
            self.pooled.reader.begin();
        }
        let writer = match &mut self.state {
            TransactionState::Writing { write_guard: Some(write_guard), .. } => write_guard.connection(),
            _ => None,
        };
        match writer {
            Some(connection) => connection,
            None => &mut self.pooled.connection,
        }
    }

    /// The SQL dialect of the database.
    pub fn dialect(&self) -> Dialect {
        self.pooled.connection.dialect()
    }

    /// Runs a statement of the transaction control.
    fn run(&mut self, sql: &str) -> Result<()> {
        self.connection().batch_execute(sql)?;
        self.pooled.last_used = Instant::now();
        Ok(())
    }

    /// Begins a transaction on a server. Behind a pooler, it sets up its connection.
    fn begin(&mut self, sql: &str) -> Result<()> {
        let sql = format!("{sql}{}", self.pooled.transaction_setup);
        self.run(&sql)
    }

    /// Lets the statements of this transaction take as long as they need.
    pub fn remove_statement_limit(&mut self) {
        self.pooled.state.set_limit(None);
    }

    /// Whether a transaction that may write is open.
    pub fn is_writing(&self) -> bool {
        matches!(self.state, TransactionState::Writing { .. })
    }

    /// Time since the transaction began to write; zero if it does not write.
    pub fn writing_time(&self) -> Duration {
        match &self.state {
            TransactionState::Writing { since, .. } => since.elapsed(),
            TransactionState::Idle | TransactionState::Reading => Duration::ZERO,
        }
    }

    /// Begins a transaction that reads one snapshot of the database. In a transaction, this does
    /// nothing.
    pub fn begin_reading(&mut self) -> Result<()> {
        if let TransactionState::Idle = self.state {
            self.begin(match self.dialect() {
                Dialect::Sqlite => "BEGIN",
                Dialect::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ",
                Dialect::Mysql => "START TRANSACTION WITH CONSISTENT SNAPSHOT",
            })?;
            self.state = TransactionState::Reading;
        }
        Ok(())
    }

    /// Begins a transaction that may write, at the primary. A transaction that only reads is ended first, so a
    /// request that will write calls this before it reads.
    ///
    /// # Errors
    /// `ErrorKind::QueryTimeout` when other writers keep SQLite's write lock for 30 seconds, or no connection to the
    /// primary becomes free in that time.
    pub fn begin_writing(&mut self) -> Result<()> {
        if self.is_writing() {
            return Ok(());
        }
        self.rollback()?;
        if let Some(replica) = &self.replica {
            *self = replica.primary()?;
        }
        let mut write_guard = None;
        match self.dialect() {
            Dialect::Sqlite => {
                // On the shared connection, a transaction is open already.
                let write_guard = write_guard.insert(self.write_lock.lock()?);
                if !write_guard.is_shared() {
                    self.run("BEGIN IMMEDIATE")?;
                }
            }
            Dialect::Postgres => self.begin("BEGIN ISOLATION LEVEL READ COMMITTED")?,
            Dialect::Mysql => self.run("SET TRANSACTION ISOLATION LEVEL READ COMMITTED; START TRANSACTION")?,
        }
        self.state = TransactionState::Writing { write_guard, since: Instant::now() };
        Ok(())
    }

    /// Takes the lock of this name until the transaction, which writes, ends.
    ///
    /// # Errors
    /// `ErrorKind::QueryTimeout` when another transaction keeps it for 30 seconds.
    pub fn lock(&mut self, name: &str) -> Result<()> {
        match self.dialect() {
            // The write lock excludes all other writers.
            Dialect::Sqlite => {}
            Dialect::Postgres => {
                Statement::new("SELECT pg_advisory_xact_lock(")
                    .value(lock_number(name))
                    .sql(")")
                    .load(self.connection(), |_| Ok(()))?;
            }
            Dialect::Mysql => {
                Statement::new("INSERT INTO `__doctyped` (`name`) VALUES (")
                    .value(format!("lock {name}"))
                    .sql(") ON DUPLICATE KEY UPDATE `name` = `name`")
                    .execute(self.connection())?;
            }
        }
        Ok(())
    }

    /// Ends the transaction and returns once its writes are durable.
    ///
    /// # Errors
    /// The database's error when it does not commit; nothing is written then. [`ErrorKind::Unavailable`] without a
    /// time to try again when the connection was lost meanwhile: the writes may be there.
    ///
    /// [`ErrorKind::Unavailable`]: crate::error::ErrorKind::Unavailable
    pub fn commit(&mut self) -> Result<()> {
        if let Some(write_guard) = self.take_shared_guard() {
            return write_guard.commit();
        }
        match self.state {
            TransactionState::Idle => return Ok(()),
            TransactionState::Reading => self.run("COMMIT")?,
            TransactionState::Writing { .. } => {
                // After a failed statement, PostgreSQL treats COMMIT as ROLLBACK and reports no
                // error; a SELECT before it fails.
                let commit = if self.dialect() == Dialect::Postgres { "SELECT 1; COMMIT" } else { "COMMIT" };
                if let Err(error) = self.run(commit) {
                    self.rollback()?;
                    return Err(failure::of_commit(error));
                }
            }
        }
        self.state = TransactionState::Idle;
        Ok(())
    }

    /// Ends the transaction without waiting for fsync: its writes are durable once the handle is
    /// resolved. `None` when they are durable already or there are none.
    ///
    /// # Errors
    /// The database's error when it does not commit; nothing is written then.
    pub fn start_commit(&mut self) -> Result<Option<CommitHandle>> {
        match self.take_shared_guard() {
            Some(write_guard) => write_guard.start_commit(),
            None => self.commit().map(|()| None),
        }
    }

    /// Stops using the shared connection, if the transaction writes with it.
    fn take_shared_guard(&mut self) -> Option<WriteGuard> {
        match std::mem::replace(&mut self.state, TransactionState::Idle) {
            TransactionState::Writing { write_guard: Some(guard), .. } if guard.is_shared() => Some(guard),
            state => {
                self.state = state;
                None
            }
        }
    }

    /// Undoes the writes and ends the transaction.
    pub fn rollback(&mut self) -> Result<()> {
        if let TransactionState::Idle = self.state {
            return Ok(());
        }
        if let Some(write_guard) = self.take_shared_guard() {
            return write_guard.rollback();
        }
        // A server rolls back the transaction of a lost connection.
        let result = if self.pooled.state.is_broken() { Ok(()) } else { self.run("ROLLBACK") };
        self.state = TransactionState::Idle;
        match result {
            Err(error) if self.dialect() != Dialect::Sqlite => {
                tracing::debug!(error = %error.chain(), "failed to roll back; the connection is closed");
                self.pooled.state.set_broken();
                Ok(())
            }
            result => result,
        }
    }

    /// Sets a savepoint, to which [`Transaction::rollback_to`] returns. The transaction writes from here on: one that
    /// began to write later would not have the savepoint.
    pub fn savepoint(&mut self, name: &str) -> Result<()> {
        self.begin_writing()?;
        self.run(&format!("SAVEPOINT {name}"))
    }

    /// Removes a savepoint and keeps the writes since.
    pub fn release(&mut self, name: &str) -> Result<()> {
        self.run(&format!("RELEASE SAVEPOINT {name}"))
    }

    /// Undoes the writes since a savepoint and removes it; the transaction goes on.
    pub fn rollback_to(&mut self, name: &str) -> Result<()> {
        self.run(&format!("ROLLBACK TO SAVEPOINT {name}; RELEASE SAVEPOINT {name}"))
    }
}

/// The key of an advisory lock: a hash of its name (FNV-1a) that is the same in every process.
fn lock_number(name: &str) -> i64 {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash.cast_signed()
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if let Err(error) = self.rollback() {
            tracing::error!(error = %error.chain(), "failed to roll back transaction");
        }
        self.pooled.reader.end();
        self.pooled.state.reset_limit();
        self.pool_state.moved();
    }
}
