//! A connection in the hands of one request, and its transaction.
//!
//! A transaction that reads sees one state of the database. One that writes is, on SQLite, the only
//! one that does: it takes its turn. On PostgreSQL and MariaDB many write at a time, under READ
//! COMMITTED with locks on rows: whoever is going to change a document locks its row first
//! (`FOR UPDATE`) and then sees it, and the rows under it, as the last one left them; whoever takes
//! a number increases the counter first and keeps it locked. Under REPEATABLE READ, which Frappe
//! uses, PostgreSQL would fail the second of two who take a number, and MariaDB would let it read
//! what was there before it waited. What rows cannot stand for has a lock by name ([`Transaction::lock`]).

use super::group_commit::{Turn, Turns};
use super::pool::Manager;
use super::statement::Statement;
use super::{AnyConnection, CommitHandle, Dialect};
use crate::error::Result;
use diesel::connection::SimpleConnection;
use diesel::r2d2::PooledConnection;
use std::sync::Arc;
use std::time::Instant;

/// A connection for one request. Dropping it rolls back what was not committed and gives the
/// connection back.
pub struct Transaction {
    pooled: PooledConnection<Manager>,
    turns: Arc<Turns>,
    state: State,
}

enum State {
    /// No transaction: each statement stands by itself.
    Idle,
    /// A transaction that reads one state of the database.
    Reading,
    /// A transaction that may write.
    Writing { turn: Option<Turn> },
}

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.state {
            State::Idle => "Transaction(idle)",
            State::Reading => "Transaction(reading)",
            State::Writing { .. } => "Transaction(writing)",
        })
    }
}

impl Transaction {
    pub(super) fn new(pooled: PooledConnection<Manager>, turns: Arc<Turns>) -> Transaction {
        Transaction { pooled, turns, state: State::Idle }
    }

    /// The connection, for Diesel.
    pub fn connection(&mut self) -> &mut AnyConnection {
        let writer = match &mut self.state {
            State::Writing { turn: Some(turn) } => turn.connection(),
            _ => None,
        };
        match writer {
            Some(connection) => connection,
            None => &mut self.pooled.connection,
        }
    }

    /// The SQL that the database speaks.
    pub(crate) fn dialect(&self) -> Dialect {
        self.pooled.connection.dialect()
    }

    /// Runs a statement of the transaction itself.
    fn run(&mut self, sql: &str) -> Result<()> {
        self.connection().batch_execute(sql)?;
        self.pooled.worked = Instant::now();
        Ok(())
    }

    /// Whether a transaction is open that may write.
    pub fn is_writing(&self) -> bool {
        matches!(self.state, State::Writing { .. })
    }

    /// Starts a transaction that sees one state of the database. Nothing happens in a transaction.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn begin_reading(&mut self) -> Result<()> {
        if let State::Idle = self.state {
            self.run(match self.dialect() {
                Dialect::Sqlite => "BEGIN",
                Dialect::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ",
                Dialect::Mysql => "START TRANSACTION WITH CONSISTENT SNAPSHOT",
            })?;
            self.state = State::Reading;
        }
        Ok(())
    }

    /// Starts a transaction that may write. One that only reads is ended first, so a request that
    /// knows that it will write should say so before it reads.
    ///
    /// # Errors
    /// When the database refuses or other writers do not get done.
    pub fn begin_writing(&mut self) -> Result<()> {
        if self.is_writing() {
            return Ok(());
        }
        self.rollback()?;
        let mut turn = None;
        match self.dialect() {
            Dialect::Sqlite => {
                // Where one connection writes for all, a transaction is open already.
                let turn = turn.insert(self.turns.take()?);
                if !turn.is_shared() {
                    self.run("BEGIN IMMEDIATE")?;
                }
            }
            Dialect::Postgres => self.run("BEGIN ISOLATION LEVEL READ COMMITTED")?,
            Dialect::Mysql => self.run("SET TRANSACTION ISOLATION LEVEL READ COMMITTED; START TRANSACTION")?,
        }
        self.state = State::Writing { turn };
        Ok(())
    }

    /// Keeps others who ask for the same lock waiting until this transaction, which writes, ends.
    ///
    /// # Errors
    /// When another keeps it for too long.
    pub(crate) fn lock(&mut self, what: &str) -> Result<()> {
        match self.dialect() {
            // There is only one who writes.
            Dialect::Sqlite => {}
            Dialect::Postgres => {
                Statement::new("SELECT pg_advisory_xact_lock(")
                    .value(lock_number(what))
                    .sql(")")
                    .load(self.connection(), |_| Ok(()))?;
            }
            Dialect::Mysql => {
                Statement::new("INSERT INTO `__doctyped` (`name`) VALUES (")
                    .value(format!("lock {what}"))
                    .sql(") ON DUPLICATE KEY UPDATE `name` = `name`")
                    .execute(self.connection())?;
            }
        }
        Ok(())
    }

    /// Makes the writes durable and ends the transaction.
    ///
    /// # Errors
    /// When the database refuses; nothing was written then.
    pub fn commit(&mut self) -> Result<()> {
        if let Some(turn) = self.shared_turn() {
            return turn.commit();
        }
        match self.state {
            State::Idle => return Ok(()),
            State::Reading => self.run("COMMIT")?,
            State::Writing { .. } => {
                // In a transaction that a failed statement has spoilt, PostgreSQL takes COMMIT for
                // ROLLBACK and says nothing; another statement makes it speak.
                let commit = if self.dialect() == Dialect::Postgres { "SELECT 1; COMMIT" } else { "COMMIT" };
                if let Err(error) = self.run(commit) {
                    self.rollback()?;
                    return Err(error);
                }
            }
        }
        self.state = State::Idle;
        Ok(())
    }

    /// Ends the transaction without waiting until its writes are durable: they are once the commit
    /// is settled. There is none when nothing has to be waited for.
    ///
    /// # Errors
    /// When the database refuses; nothing was written then.
    pub(crate) fn start_commit(&mut self) -> Result<Option<CommitHandle>> {
        match self.shared_turn() {
            Some(turn) => turn.start_commit(),
            None => self.commit().map(|()| None),
        }
    }

    /// Ends writing on the connection that writes for all, and gives what ends its turn.
    fn shared_turn(&mut self) -> Option<Turn> {
        match std::mem::replace(&mut self.state, State::Idle) {
            State::Writing { turn: Some(turn) } if turn.is_shared() => Some(turn),
            state => {
                self.state = state;
                None
            }
        }
    }

    /// Undoes the writes and ends the transaction.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn rollback(&mut self) -> Result<()> {
        if let State::Idle = self.state {
            return Ok(());
        }
        if let Some(turn) = self.shared_turn() {
            return turn.rollback();
        }
        let result = self.run("ROLLBACK");
        self.state = State::Idle;
        result
    }

    /// Runs a part of a transaction that can be undone by itself: if it fails, its writes are gone
    /// and the transaction goes on.
    ///
    /// # Errors
    /// The part's own error, or the database's.
    pub fn savepoint(&mut self, name: &'static str) -> Result<()> {
        self.run(&format!("SAVEPOINT {name}"))
    }

    /// Keeps what was written since the savepoint.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn release(&mut self, name: &'static str) -> Result<()> {
        self.run(&format!("RELEASE SAVEPOINT {name}"))
    }

    /// Undoes what was written since the savepoint.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn rollback_to(&mut self, name: &'static str) -> Result<()> {
        self.run(&format!("ROLLBACK TO SAVEPOINT {name}; RELEASE SAVEPOINT {name}"))
    }
}

/// The number of a lock by its name (FNV-1a): the same in every process.
fn lock_number(what: &str) -> i64 {
    let hash = what
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash.cast_signed()
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if let Err(error) = self.rollback() {
            tracing::error!(error = %error.chain(), "a transaction could not be rolled back");
        }
    }
}
