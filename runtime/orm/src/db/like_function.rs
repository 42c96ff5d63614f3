//! The SQL function `doctyped_like(text, pattern)`: SQLite's LIKE for long texts.
//!
//! SQLite matches one text with one pattern without asking the progress entry, in a time that grows with the
//! product of their lengths: a text of a megabyte and a pattern of a kilobyte take seconds. The function gives
//! the same result, compares 64 positions of the pattern at a time, and ends with an error after the deadline.

use super::deadline;
use super::like_pattern::LikePattern;
use diesel::SqliteConnection;
use diesel::result::QueryResult;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Bool, Nullable, Text};
use diesel::sqlite::Sqlite;

#[diesel::declare_sql_function]
extern "SQL" {
    /// Whether a text matches a pattern with the wildcards `%` and `_`; case-insensitive for ASCII.
    fn doctyped_like(text: Nullable<Text>, pattern: Text) -> Nullable<Bool>;
}

/// Registers the function with a connection.
pub fn register(connection: &mut SqliteConnection) -> QueryResult<()> {
    doctyped_like_utils::register_nondeterministic_impl(connection, |text: Option<String>, pattern: String| {
        text.map(|text| LikeResult(LikePattern::cached(pattern).matches(&text, deadline::has_passed)))
    })
}

/// The result; none after the deadline. Only its serialisation can report an error.
#[derive(Debug)]
struct LikeResult(Option<bool>);

impl ToSql<Bool, Sqlite> for LikeResult {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        let matches = self.0.ok_or(crate::db::failure::OVERDUE)?;
        out.set_value(i32::from(matches));
        Ok(IsNull::No)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::prelude::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn result_is_that_of_like(text in "[aAb%_\u{e4}\u{1f600}]{0,12}", pattern in "[aBb%_\u{e4}]{0,8}") {
            let mut connection = SqliteConnection::establish(":memory:").unwrap();
            register(&mut connection).unwrap();
            let query = diesel::sql_query("SELECT doctyped_like(?, ?) AS own, ? LIKE ? AS builtin")
                .bind::<Text, _>(&text)
                .bind::<Text, _>(&pattern)
                .bind::<Text, _>(&text)
                .bind::<Text, _>(&pattern);
            let results: Results = query.get_result(&mut connection).unwrap();
            prop_assert_eq!(results.own, results.builtin);
        }
    }

    #[derive(diesel::QueryableByName)]
    struct Results {
        #[diesel(sql_type = Bool)]
        own: bool,
        #[diesel(sql_type = Bool)]
        builtin: bool,
    }
}
