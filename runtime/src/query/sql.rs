//! Writes SQL and carries the values that belong to it.
//!
//! A list is the hottest statement of all, and Diesel walks a statement several times to run it
//! once; so, unlike `db::statement`, this one is text already. The text can only be made of parts
//! of the program, of numbers and of quoted names from the metadata: nothing takes a client's.

use crate::db::{Backend, Dialect};
use crate::table::Bind;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::Untyped;
use parking_lot::Mutex;
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

/// A statement.
#[derive(Debug)]
pub(super) struct Sql<'a> {
    dialect: Dialect,
    text: String,
    /// Each value with its place in the text.
    values: Vec<(usize, Bind<'a>)>,
    cached: bool,
}

impl<'a> Sql<'a> {
    pub(super) fn new(dialect: Dialect) -> Sql<'a> {
        Sql { dialect, text: String::with_capacity(512), values: Vec::new(), cached: false }
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Text of the program.
    pub(super) fn push(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// A name from the metadata, quoted.
    pub(super) fn name(&mut self, name: &'static str) {
        let quote = self.dialect.quote();
        self.text.push(quote);
        if name.contains(quote) {
            for character in name.chars() {
                self.text.push(character);
                if character == quote {
                    self.text.push(quote);
                }
            }
        } else {
            self.text.push_str(name);
        }
        self.text.push(quote);
    }

    /// A number.
    pub(super) fn number(&mut self, number: usize) {
        self.text.push_str(&number.to_string());
    }

    /// A value, bound.
    pub(super) fn value(&mut self, value: Bind<'a>) {
        self.values.push((self.text.len(), value));
    }

    /// A pattern, bound. Databases that can ignore case in patterns do it without a collation.
    pub(super) fn pattern(&mut self, pattern: Cow<'a, str>) {
        self.values.push((self.text.len(), Bind::Pattern(pattern)));
    }

    /// The text, without the places of values.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The statement is complete: from now on it may be kept prepared.
    pub(super) fn finish(&mut self) {
        self.cached = is_frequent(&self.text);
    }
}

impl QueryFragment<Backend> for Sql<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        if !self.cached {
            out.unsafe_to_cache_prepared();
        }
        let mut from = 0;
        for (place, value) in &self.values {
            out.push_sql(self.text.get(from..*place).unwrap_or_default());
            value.walk_ast(out.reborrow())?;
            from = *place;
        }
        out.push_sql(self.text.get(from..).unwrap_or_default());
        Ok(())
    }
}

impl QueryId for Sql<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Sql<'_> {
    type SqlType = Untyped;
}

/// Statements that are kept prepared, at most; connections never forget one.
const KEPT: usize = 512;
/// Statements that are counted until they are frequent.
const COUNTED: usize = 8192;
/// So often a statement has to come before it is kept.
const FREQUENT: u8 = 3;

/// Whether a statement came often enough to be kept prepared on every connection. Clients choose
/// fields and orders, so there is no end of different statements; only those that come back are
/// worth memory.
fn is_frequent(text: &str) -> bool {
    static STATEMENTS: LazyLock<Mutex<Frequencies>> = LazyLock::new(Mutex::default);
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    STATEMENTS.lock().count(hasher.finish())
}

#[derive(Debug, Default)]
struct Frequencies {
    counts: HashMap<u64, u8>,
    kept: usize,
}

impl Frequencies {
    fn count(&mut self, statement: u64) -> bool {
        if self.counts.len() >= COUNTED && !self.counts.contains_key(&statement) {
            self.counts.retain(|_, count| *count >= FREQUENT);
        }
        let count = self.counts.entry(statement).or_default();
        if *count >= FREQUENT {
            return true;
        }
        if *count + 1 < FREQUENT {
            *count += 1;
            return false;
        }
        if self.kept >= KEPT {
            return false;
        }
        self.kept += 1;
        *count = FREQUENT;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_statements_that_come_back_are_kept() {
        let mut frequencies = Frequencies::default();
        assert_eq!([1; 4].map(|statement| frequencies.count(statement)), [false, false, true, true]);
        for other in 2..100_000 {
            assert!(!frequencies.count(other));
        }
        assert!(frequencies.counts.len() <= COUNTED);
        assert!(frequencies.count(1));
    }

    #[test]
    fn no_more_statements_are_kept_than_connections_can_bear() {
        let mut frequencies = Frequencies::default();
        let kept = (0..2000_u64).filter(|statement| (0..5).any(|_| frequencies.count(*statement)));
        assert_eq!(kept.count(), KEPT);
    }

    #[test]
    fn names_cannot_end_their_quotes() {
        for (dialect, name, expected) in [
            (Dialect::Sqlite, "tab\"; drop table x --", "\"tab\"\"; drop table x --\""),
            (Dialect::Postgres, "tab\"; drop table x --", "\"tab\"\"; drop table x --\""),
            (Dialect::Mysql, "tab`; drop table x --", "`tab``; drop table x --`"),
        ] {
            let mut sql = Sql::new(dialect);
            sql.name(name);
            assert_eq!(sql.text, expected);
        }
    }
}
