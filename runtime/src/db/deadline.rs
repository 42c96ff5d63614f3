//! Stops statements on SQLite that take too long.
//!
//! PostgreSQL and MariaDB have a limit of their own. SQLite has a hook for it that Diesel does not
//! show, so a list asks by itself: it calls a function for each row that it looks at, and the
//! function fails once the time is over. SQLite runs in the thread that asked, so the time is kept
//! by thread.

use std::cell::Cell;
use std::time::Instant;

thread_local! {
    static ENDS: Cell<Option<Instant>> = const { Cell::new(None) };
    /// Rows that were looked at.
    static ROWS: Cell<u32> = const { Cell::new(0) };
}

/// Rows from one look at the clock to the next: it takes as long as looking at a row.
#[cfg(feature = "sqlite")]
const ROWS_AT_A_TIME: u32 = 16;

/// Whether the time of this thread's statements is over.
#[cfg(feature = "sqlite")]
fn is_over() -> bool {
    let rows = ROWS.get();
    ROWS.set(rows.wrapping_add(1));
    rows.is_multiple_of(ROWS_AT_A_TIME) && ENDS.get().is_some_and(|ends| Instant::now() > ends)
}

/// A limit for the statements of this thread, until it is dropped.
#[derive(Debug)]
#[must_use = "the limit ends when this is dropped"]
pub(crate) struct Deadline(());

impl Deadline {
    /// Lets statements run until a moment; none for as long as they like.
    pub(crate) fn set(ends: Option<Instant>) -> Deadline {
        ENDS.set(ends);
        ROWS.set(0);
        Deadline(())
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        ENDS.set(None);
    }
}

#[cfg(feature = "sqlite")]
pub(super) use sqlite::register;

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::is_over;
    use diesel::SqliteConnection;
    use diesel::result::QueryResult;
    use diesel::serialize::{self, IsNull, Output, ToSql};
    use diesel::sql_types::{BigInt, Bool, Nullable};
    use diesel::sqlite::Sqlite;

    #[diesel::declare_sql_function]
    extern "SQL" {
        /// Whether the statement may go on; it fails instead of saying no. The argument is a column
        /// of the table at whose rows it is to be asked.
        fn doctyped_in_time(row: Nullable<BigInt>) -> Bool;
    }

    /// Makes the function known to a connection.
    pub(in crate::db) fn register(connection: &mut SqliteConnection) -> QueryResult<()> {
        doctyped_in_time_utils::register_nondeterministic_impl(connection, |_: Option<i64>| InTime)
    }

    /// The answer, which is found when it is given.
    #[derive(Debug)]
    struct InTime;

    impl ToSql<Bool, Sqlite> for InTime {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            if is_over() {
                return Err(crate::db::failure::OVERDUE.into());
            }
            out.set_value(1);
            Ok(IsNull::No)
        }
    }
}
