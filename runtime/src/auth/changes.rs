//! Invalidation log: how server processes that share a database invalidate each other's caches.
//!
//! One row of `__doctyped` has the number of changes and the latest of them. A transaction that changes
//! users, roles, permissions, shares, settings or naming rules appends to it right before it commits, so
//! the entry becomes visible together with the change. Processes poll the row before they serve a request,
//! at most once in [`INTERVAL`]: one read by primary key, which concurrent requests share under load.

use crate::db::statement::{Statement, column};
use crate::db::{AnyConnection, Lease};
use crate::error::Result;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::time::Duration;

/// Poll interval, and so the longest time for which a change of another process may go unnoticed.
pub(super) const INTERVAL: Duration = Duration::from_millis(10);

/// Entries of the log. A process that has missed more clears all its caches.
const KEPT: usize = 64;

/// Key of the row in `__doctyped`.
const NAME: &str = "changes";

/// An entry of the log: the cached data that has changed.
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

/// The row's value.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Log {
    /// The number of changes so far.
    pub(super) number: u64,
    /// The latest of them.
    latest: VecDeque<Change>,
}

impl Log {
    /// The changes after the first `known`.
    pub(super) fn since(&self, known: u64) -> Vec<Change> {
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
        while self.latest.len() > KEPT {
            self.latest.pop_front();
        }
    }
}

/// Reads the log; it is empty in a database without the row.
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
    // A later version may write entries that this one cannot read.
    Ok(text.map(|text| serde_json::from_str(&text).unwrap_or_default()))
}

/// Appends changes to the log, in the transaction that makes them.
pub(crate) fn add(lease: &mut Lease, changes: &[Change]) -> Result<()> {
    lease.begin_writing()?;
    // The lock is held until this transaction commits, so that numbers become visible in order.
    lease.lock(NAME)?;
    let stored = stored(lease.connection())?;
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
    statement.execute(lease.connection())?;
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
        // The database was replaced by an older backup.
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
