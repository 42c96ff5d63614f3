//! The invalidation log: the changes of data that processes cache, in one row of the table `__doctyped`.
//!
//! A transaction that changes such data appends to the log. Every process polls the row and drops the
//! cache entries of the changes that are new to it.

use crate::error::{Error, Result};
use crate::json_parser;
use doctyped_orm::db::statement::{Statement, column};
use doctyped_orm::db::{AnyConnection, SERVER_TABLE, Transaction};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::time::Duration;

/// How long a change of another process may go unnoticed.
pub const POLL_INTERVAL: Duration = Duration::from_millis(10);

/// Entries of the log; a process that missed more drops everything it has cached.
const MAX_LOG_LEN: usize = 64;

/// The key in `__doctyped`.
const LOG_NAME: &str = "changes";

/// A change of cached data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A user, with roles, API key, sessions and user permissions.
    User(String),
    /// Documents shared with a user.
    SharesOf(String),
    /// Documents shared with everyone.
    Shares,
    /// Custom permissions of DocTypes.
    Permissions,
    /// Defaults of users.
    Defaults,
    /// System Settings.
    Settings,
    /// Document Naming Rules.
    NamingRules,
    /// All of the above.
    Everything,
}

impl Change {
    /// Whether it concerns data that is cached as a whole and has to be read again.
    pub fn needs_reload(&self) -> bool {
        matches!(self, Change::Settings | Change::Permissions | Change::NamingRules | Change::Everything)
    }

    /// Whether it concerns single cached entries.
    pub fn concerns_entries(&self) -> bool {
        !matches!(self, Change::Settings | Change::Permissions | Change::NamingRules)
    }
}

/// The row of `__doctyped`, as JSON.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvalidationLog {
    /// How many changes there have been.
    pub number: u64,
    /// The latest of them.
    latest: VecDeque<Change>,
}

impl InvalidationLog {
    /// The changes since the first `known` ones.
    pub fn since(&self, known: u64) -> Vec<Change> {
        let new = self.number.checked_sub(known).and_then(|new| usize::try_from(new).ok());
        match new.and_then(|new| self.latest.len().checked_sub(new)) {
            Some(old) => self.latest.iter().skip(old).cloned().collect(),
            // More than the log holds, or the database was replaced by another.
            None => vec![Change::Everything],
        }
    }

    fn add(&mut self, changes: &[Change]) {
        self.number += changes.len() as u64;
        self.latest.extend(changes.iter().cloned());
        while self.latest.len() > MAX_LOG_LEN {
            self.latest.pop_front();
        }
    }
}

/// Reads the row; in a database without changes there is none.
pub fn read(connection: &mut AnyConnection) -> Result<InvalidationLog> {
    Ok(stored(connection)?.unwrap_or_default())
}

fn stored(connection: &mut AnyConnection) -> Result<Option<InvalidationLog>> {
    let text = Statement::new("SELECT ")
        .name("value")
        .sql(" FROM ")
        .name(SERVER_TABLE)
        .sql(" WHERE ")
        .equal("name", LOG_NAME)
        .first(connection, |row| Ok(column::text(row, 0)?.unwrap_or_default()))?;
    // A later version may write entries that this one cannot read.
    Ok(text.map(|text| json_parser::parse(&text).unwrap_or_default()))
}

/// Appends changes to the log. Transactions with changes wait here for each other.
pub fn add(transaction: &mut Transaction, changes: &[Change]) -> Result<()> {
    transaction.begin_writing()?;
    // The next transaction with changes waits for this commit: numbers become visible in order.
    transaction.lock(LOG_NAME)?;
    let stored = stored(transaction.connection())?;
    let is_new = stored.is_none();
    let mut log = stored.unwrap_or_default();
    log.add(changes);
    let text = serde_json::to_string(&log)
        .map_err(|error| Error::internal("the invalidation log is no JSON").caused_by(error))?;
    let statement = if is_new {
        Statement::new("INSERT INTO ")
            .name(SERVER_TABLE)
            .sql(" (")
            .names(["value", "name"])
            .sql(") VALUES (")
            .value(text.as_str())
            .sql(", ")
            .value(LOG_NAME)
            .sql(")")
    } else {
        Statement::new("UPDATE ")
            .name(SERVER_TABLE)
            .sql(" SET ")
            .equal("value", text.as_str())
            .sql(" WHERE ")
            .equal("name", LOG_NAME)
    };
    statement.execute(transaction.connection())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::invalidation::*;

    fn user(name: &str) -> Change {
        Change::User(name.to_owned())
    }

    #[test]
    fn changes_since_a_number_are_the_later_ones() {
        let mut log = InvalidationLog::default();
        log.add(&[user("a"), Change::Settings]);
        log.add(&[user("b")]);
        assert_eq!(log.since(3), []);
        assert_eq!(log.since(1), [Change::Settings, user("b")]);
        assert_eq!(log.since(0).len(), 3);
    }

    #[test]
    fn process_that_missed_too_much_drops_everything() {
        let mut log = InvalidationLog::default();
        for number in 0..MAX_LOG_LEN + 5 {
            log.add(&[user(&number.to_string())]);
        }
        assert_eq!(log.since(4), [Change::Everything]);
        assert_eq!(log.since(5).len(), MAX_LOG_LEN);
        // The database was replaced by an older copy.
        assert_eq!(log.since(1000), [Change::Everything]);
    }

    #[test]
    fn log_is_read_as_it_was_written() {
        let mut log = InvalidationLog::default();
        log.add(&[user("a\"b"), Change::SharesOf("c".to_owned()), Change::Everything]);
        let text = serde_json::to_string(&log).unwrap();
        assert_eq!(serde_json::from_str::<InvalidationLog>(&text).unwrap(), log);
    }
}
