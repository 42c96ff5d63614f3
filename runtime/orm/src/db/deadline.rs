//! Statement timeout for SQLite.
//!
//! PostgreSQL and MariaDB have a statement timeout of their own. SQLite has a progress handler, which
//! Diesel does not expose; so the SQL of a list calls a function for each row that it scans, and the
//! function fails after the deadline. SQLite runs in the thread of the caller, so the deadline is
//! thread-local.

use std::cell::Cell;
use std::time::Instant;

thread_local! {
    static DEADLINE: Cell<Option<Instant>> = const { Cell::new(None) };
    /// Rows scanned since the deadline was set.
    static SCANNED_ROWS: Cell<u32> = const { Cell::new(0) };
}

/// Rows between two reads of the clock, each of which costs as much as scanning a row.
#[cfg(feature = "sqlite")]
const CLOCK_INTERVAL: u32 = 16;

/// Whether the deadline of this thread has passed.
#[cfg(feature = "sqlite")]
fn has_passed() -> bool {
    let rows = SCANNED_ROWS.get();
    SCANNED_ROWS.set(rows.wrapping_add(1));
    rows.is_multiple_of(CLOCK_INTERVAL) && DEADLINE.get().is_some_and(|deadline| Instant::now() > deadline)
}

/// The deadline of this thread's statements, until it is dropped.
#[derive(Debug)]
#[must_use = "the deadline ends when this is dropped"]
pub struct Deadline(());

impl Deadline {
    /// Sets the deadline; `None` for no limit.
    pub fn set(deadline: Option<Instant>) -> Deadline {
        DEADLINE.set(deadline);
        SCANNED_ROWS.set(0);
        Deadline(())
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        DEADLINE.set(None);
    }
}

#[cfg(feature = "sqlite")]
pub(super) use sqlite::register;

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::has_passed;
    use diesel::SqliteConnection;
    use diesel::result::QueryResult;
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use diesel::sql_types::{BigInt, Bool, Nullable};
    use diesel::sqlite::Sqlite;

    #[diesel::declare_sql_function]
    extern "SQL" {
        /// True before the deadline, an error after it. The argument is a column of the scanned table,
        /// so that SQLite calls the function for each row.
        fn doctyped_in_time(row: Nullable<BigInt>) -> Bool;
    }

    /// Registers the function with a connection.
    pub(in crate::db) fn register(connection: &mut SqliteConnection) -> QueryResult<()> {
        doctyped_in_time_utils::register_nondeterministic_impl(connection, |_: Option<i64>| InTime)
    }

    /// The result, which is computed when it is serialised, because only that can fail.
    #[derive(Debug)]
    struct InTime;

    impl ToSql<Bool, Sqlite> for InTime {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            if has_passed() {
                return Err(crate::db::failure::OVERDUE.into());
            }
            out.set_value(1);
            Ok(IsNull::No)
        }
    }
}
