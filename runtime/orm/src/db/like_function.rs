//! The SQL function `doctyped_like(text, pattern)`: SQLite's LIKE for long texts.
//!
//! SQLite matches one text with one pattern without asking the progress handler, and a text of a
//! megabyte with a pattern of a kilobyte takes seconds. The function gives the same result and ends with an error
//! after the deadline.

use super::deadline;
use diesel::SqliteConnection;
use diesel::result::QueryResult;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{Bool, Nullable, Text};
use diesel::sqlite::Sqlite;

/// Steps of the comparison between two reads of the clock.
const CLOCK_INTERVAL: u32 = 1 << 16;

#[diesel::declare_sql_function]
extern "SQL" {
    /// Whether a text matches a pattern with the wildcards `%` and `_`; case-insensitive for ASCII.
    fn doctyped_like(text: Nullable<Text>, pattern: Text) -> Nullable<Bool>;
}

/// Registers the function with a connection.
pub fn register(connection: &mut SqliteConnection) -> QueryResult<()> {
    doctyped_like_utils::register_nondeterministic_impl(connection, |text: Option<String>, pattern: String| {
        text.map(|text| LikeResult(matches(text.as_bytes(), pattern.as_bytes(), deadline::has_passed)))
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

/// Compares UTF-8 text with a pattern; none when `is_overdue` says so meanwhile.
///
/// After a mismatch, the text that the last `%` stands for is extended by one character. Earlier `%`
/// need not be tried again: whatever they stand for, the rest of the pattern does not fit.
fn matches(text: &[u8], pattern: &[u8], is_overdue: impl Fn() -> bool) -> Option<bool> {
    let (mut at_text, mut at_pattern) = (0, 0);
    // The position after the last `%`, and the end of the text that it stands for.
    let mut last_percent: Option<(usize, usize)> = None;
    let mut steps: u32 = 0;
    loop {
        steps = steps.wrapping_add(1);
        if steps.is_multiple_of(CLOCK_INTERVAL) && is_overdue() {
            return None;
        }
        let character = text.get(at_text);
        match (pattern.get(at_pattern), character) {
            (Some(b'%'), _) => {
                at_pattern += 1;
                if at_pattern == pattern.len() {
                    return Some(true);
                }
                last_percent = Some((at_pattern, at_text));
                continue;
            }
            (Some(b'_'), Some(first)) => {
                at_text += char_len(*first);
                at_pattern += 1;
                continue;
            }
            (Some(expected), Some(found)) if expected.eq_ignore_ascii_case(found) => {
                at_text += 1;
                at_pattern += 1;
                continue;
            }
            (None, None) => return Some(true),
            _ => {}
        }
        let Some((after, end)) = last_percent else { return Some(false) };
        let Some(first) = text.get(end) else { return Some(false) };
        let end = end + char_len(*first);
        last_percent = Some((after, end));
        (at_text, at_pattern) = (end, after);
    }
}

/// The bytes of the UTF-8 character that begins with this one.
fn char_len(first: u8) -> usize {
    match first {
        0xf0.. => 4,
        0xe0..=0xef => 3,
        0xc0..=0xdf => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::prelude::*;
    use proptest::prelude::*;
    use std::cell::Cell;

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

    #[test]
    fn quadratic_pattern_stops_when_overdue() {
        let (text, pattern) = ("a".repeat(1 << 20), format!("%{}b", "a".repeat(1000)));
        let checks = Cell::new(0);
        let is_overdue = || {
            checks.set(checks.get() + 1);
            checks.get() == 3
        };
        assert_eq!(matches(text.as_bytes(), pattern.as_bytes(), is_overdue), None);
        assert_eq!(checks.get(), 3);
    }
}
