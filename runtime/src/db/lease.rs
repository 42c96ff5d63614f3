//! A connection in the hands of one request, and its transaction.

use super::AnyConnection;
use super::pool::{Manager, Turn, Turns};
use crate::error::Result;
use diesel::connection::SimpleConnection;
use diesel::r2d2::PooledConnection;
use std::sync::Arc;

/// A connection for one request. Dropping it rolls back what was not committed and gives the
/// connection back.
pub struct Lease {
    connection: PooledConnection<Manager>,
    turns: Arc<Turns>,
    state: State,
}

enum State {
    /// No transaction: each statement stands by itself.
    Idle,
    /// A transaction that reads one state of the database.
    Reading,
    /// A transaction that may write.
    Writing { _turn: Turn },
}

impl std::fmt::Debug for Lease {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.state {
            State::Idle => "Lease(idle)",
            State::Reading => "Lease(reading)",
            State::Writing { .. } => "Lease(writing)",
        })
    }
}

impl Lease {
    pub(super) fn new(connection: PooledConnection<Manager>, turns: Arc<Turns>) -> Lease {
        Lease { connection, turns, state: State::Idle }
    }

    /// The connection, for Diesel.
    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.connection
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
            self.connection.batch_execute("BEGIN")?;
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
        let turn = self.turns.take()?;
        self.connection.batch_execute("BEGIN IMMEDIATE")?;
        self.state = State::Writing { _turn: turn };
        Ok(())
    }

    /// Makes the writes durable and ends the transaction.
    ///
    /// # Errors
    /// When the database refuses; nothing was written then.
    pub fn commit(&mut self) -> Result<()> {
        match self.state {
            State::Idle => return Ok(()),
            State::Reading => self.connection.batch_execute("COMMIT")?,
            State::Writing { .. } => {
                if let Err(error) = self.connection.batch_execute("COMMIT") {
                    self.rollback()?;
                    return Err(error.into());
                }
                // The next writer may start while this one waits for the disk.
                self.state = State::Idle;
                return self.turns.settle();
            }
        }
        self.state = State::Idle;
        Ok(())
    }

    /// Undoes the writes and ends the transaction.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn rollback(&mut self) -> Result<()> {
        if let State::Idle = self.state {
            return Ok(());
        }
        let result = self.connection.batch_execute("ROLLBACK");
        self.state = State::Idle;
        Ok(result?)
    }

    /// Runs a part of a transaction that can be undone by itself: if it fails, its writes are gone
    /// and the transaction goes on.
    ///
    /// # Errors
    /// The part's own error, or the database's.
    pub fn savepoint(&mut self, name: &'static str) -> Result<()> {
        Ok(self.connection.batch_execute(&format!("SAVEPOINT {name}"))?)
    }

    /// Keeps what was written since the savepoint.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn release(&mut self, name: &'static str) -> Result<()> {
        Ok(self.connection.batch_execute(&format!("RELEASE SAVEPOINT {name}"))?)
    }

    /// Undoes what was written since the savepoint.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn rollback_to(&mut self, name: &'static str) -> Result<()> {
        Ok(self.connection.batch_execute(&format!("ROLLBACK TO SAVEPOINT {name}; RELEASE SAVEPOINT {name}"))?)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Err(error) = self.rollback() {
            tracing::error!(error = %error.chain(), "a transaction could not be rolled back");
        }
    }
}
