//! What server processes tell each other: that something changed which all of them remember.
//!
//! One row of `__doctyped` counts the changes and keeps the latest. A transaction that changes
//! users, roles, permissions, shares, settings or naming rules adds to it as the last thing before
//! it commits, so the news becomes visible together with the change. Processes look at the row
//! before they serve a request, but not more often than [`INTERVAL`]: the look is one read by
//! primary key, and under load it is shared by all requests of that time.

use crate::db::statement::{Statement, column};
use crate::db::{AnyConnection, Transaction};
use crate::error::Result;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::time::Duration;

/// How long a change of another process may go unnoticed.
pub(super) const INTERVAL: Duration = Duration::from_millis(10);

/// So many changes are kept; a process that missed more forgets everything.
const KEPT: usize = 64;

/// The key in `__doctyped`.
const NAME: &str = "changes";

/// Something that is remembered between requests and has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A user, with roles, keys, sessions and user permissions.
    User(String),
    /// What is shared with a user.
    SharesOf(String),
    /// What is shared with everyone.
    Shares,
    /// Custom permissions of DocTypes.
    Permissions,
    /// Defaults that users have chosen.
    Defaults,
    /// System Settings.
    Settings,
    /// Document Naming Rules.
    NamingRules,
    /// More than can be named.
    Everything,
}

/// The row.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Log {
    /// How many changes there have been.
    pub(super) number: u64,
    /// The latest of them.
    latest: VecDeque<Change>,
}

impl Log {
    /// What changed since there were `known` changes.
    pub(super) fn since(&self, known: u64) -> Vec<Change> {
        let new = self.number.checked_sub(known).and_then(|new| usize::try_from(new).ok());
        match new.and_then(|new| self.latest.len().checked_sub(new)) {
            Some(old) => self.latest.iter().skip(old).cloned().collect(),
            // Too many, or another database has taken the place of this one.
            None => vec![Change::Everything],
        }
    }

    fn add(&mut self, changes: &[Change]) {
        self.number += changes.len() as u64;
        self.latest.extend(changes.iter().cloned());
        while self.latest.len() > KEPT {
            self.latest.pop_front();
        }
    }
}

/// Reads the row; in a database without changes there is none.
pub(super) fn read(connection: &mut AnyConnection) -> Result<Log> {
    Ok(stored(connection)?.unwrap_or_default())
}

fn stored(connection: &mut AnyConnection) -> Result<Option<Log>> {
    let text = Statement::new("SELECT ")
        .name("value")
        .sql(" FROM ")
        .name("__doctyped")
        .sql(" WHERE ")
        .name("name")
        .sql(" = ")
        .value(NAME)
        .first(connection, |row| Ok(column::text(row, 0)?.unwrap_or_default()))?;
    // A later version may know other kinds of changes.
    Ok(text.map(|text| serde_json::from_str(&text).unwrap_or_default()))
}

/// Adds changes to the row, in the transaction that makes them.
///
/// # Errors
/// When the database fails.
pub(crate) fn add(transaction: &mut Transaction, changes: &[Change]) -> Result<()> {
    transaction.begin_writing()?;
    // Whoever comes next waits until this is committed: numbers become visible in their order.
    transaction.lock(NAME)?;
    let stored = stored(transaction.connection())?;
    let is_new = stored.is_none();
    let mut log = stored.unwrap_or_default();
    log.add(changes);
    let text = serde_json::to_string(&log)
        .map_err(|error| crate::Error::internal("changes do not make JSON").caused_by(error))?;
    let statement = if is_new {
        Statement::new("INSERT INTO ")
            .name("__doctyped")
            .sql(" (")
            .names(["value", "name"])
            .sql(") VALUES (")
            .value(text.as_str())
            .sql(", ")
            .value(NAME)
            .sql(")")
    } else {
        Statement::new("UPDATE ")
            .name("__doctyped")
            .sql(" SET ")
            .name("value")
            .sql(" = ")
            .value(text.as_str())
            .sql(" WHERE ")
            .name("name")
            .sql(" = ")
            .value(NAME)
    };
    statement.execute(transaction.connection())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(name: &str) -> Change {
        Change::User(name.to_owned())
    }

    #[test]
    fn only_what_is_new_is_told() {
        let mut log = Log::default();
        log.add(&[user("a"), Change::Settings]);
        log.add(&[user("b")]);
        assert_eq!(log.since(3), []);
        assert_eq!(log.since(1), [Change::Settings, user("b")]);
        assert_eq!(log.since(0).len(), 3);
    }

    #[test]
    fn who_missed_too_much_forgets_everything() {
        let mut log = Log::default();
        for number in 0..KEPT + 5 {
            log.add(&[user(&number.to_string())]);
        }
        assert_eq!(log.since(4), [Change::Everything]);
        assert_eq!(log.since(5).len(), KEPT);
        // The database was replaced by an older copy.
        assert_eq!(log.since(1000), [Change::Everything]);
    }

    #[test]
    fn the_row_is_read_as_it_was_written() {
        let mut log = Log::default();
        log.add(&[user("a\"b"), Change::SharesOf("c".to_owned()), Change::Everything]);
        let text = serde_json::to_string(&log).unwrap();
        assert_eq!(serde_json::from_str::<Log>(&text).unwrap(), log);
    }
}
