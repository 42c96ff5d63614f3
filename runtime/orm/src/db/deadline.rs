//! Statement timeout for SQLite.
//!
//! PostgreSQL and MariaDB have a statement timeout of their own. SQLite asks a progress entry
//! ([`super::sqlite_hooks`]) while a statement runs, and [`super::like_function`] asks while it
//! matches a long text, whether the deadline has passed. SQLite runs in the thread of the caller, so the
//! deadline is thread-local.
//!
//! Only statements that read are given a deadline: an interrupted INSERT, UPDATE or DELETE rolls back
//! the whole transaction, which on the connection of the writers is that of other requests too.

use std::cell::Cell;
use std::time::Instant;

thread_local! {
    static DEADLINE: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Whether the deadline of this thread has passed.
#[cfg(feature = "sqlite")]
pub fn has_passed() -> bool {
    DEADLINE.get().is_some_and(|deadline| Instant::now() > deadline)
}

/// The deadline of this thread's statements, until it is dropped.
#[derive(Debug)]
#[must_use = "the deadline ends when this is dropped"]
pub struct Deadline(());

impl Deadline {
    /// Sets the deadline; `None` for no limit.
    pub fn set(deadline: Option<Instant>) -> Deadline {
        DEADLINE.set(deadline);
        Deadline(())
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        DEADLINE.set(None);
    }
}

#[cfg(all(test, feature = "sqlite"))]
mod tests;
