//! The SQL builder: statements as text with bound values.
//!
//! Code that knows a typed table writes its queries in Diesel's DSL. The list engine and the
//! document lifecycle know tables only by their metadata, so they write SQL with this builder. The
//! text consists of literals of the program, numbers and quoted names; every value is bound.
//!
//! The builder holds finished text, and not an AST, because Diesel walks a query several times to
//! run it once.

use super::prepared;
use super::{Backend, Dialect};
use crate::table::Bind;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::Untyped;
use doctyped_schema::Meta;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The text of a statement in one dialect, and the values that it binds.
#[derive(Debug)]
pub struct SqlBuilder<'a> {
    dialect: Dialect,
    text: String,
    /// Each value with its byte offset in the text.
    binds: Vec<(usize, Bind<'a>)>,
    /// Whether connections keep the statement prepared.
    is_cached: bool,
}

impl<'a> SqlBuilder<'a> {
    /// An empty statement. Connections keep it prepared, unless [`SqlBuilder::cache_if_frequent`]
    /// decides otherwise.
    pub fn new(dialect: Dialect) -> SqlBuilder<'a> {
        SqlBuilder { dialect, text: String::with_capacity(512), binds: Vec::new(), is_cached: true }
    }

    /// The dialect of the statement.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Adds a literal of the program.
    pub fn push(&mut self, sql: &'static str) {
        self.text.push_str(sql);
    }

    /// Adds the name of a table or column, quoted.
    ///
    /// The quotes are those of Diesel. On SQLite these are backticks: it takes a name in double
    /// quotes that does not exist for a string literal.
    pub fn name(&mut self, name: &str) {
        let quote = self.dialect.identifier_quote().as_str();
        self.text.push_str(quote);
        if name.bytes().any(|byte| matches!(byte, b'`' | b'"')) {
            self.text.push_str(&name.replace(quote, &quote.repeat(2)));
        } else {
            self.text.push_str(name);
        }
        self.text.push_str(quote);
    }

    /// Adds the names of all columns of a record, quoted and separated by commas.
    pub fn slots(&mut self, meta: &Meta) {
        self.text.push_str(meta.slot_list(self.dialect.identifier_quote()));
    }

    /// Adds a number, for table aliases and column positions.
    pub fn number(&mut self, number: usize) {
        // Writing to a String does not fail.
        let _ = write!(self.text, "{number}");
    }

    /// Binds a value.
    pub fn bind(&mut self, value: Bind<'a>) {
        self.binds.push((self.text.len(), value));
    }

    /// Binds a LIKE pattern, or other text that takes no collation.
    pub fn bind_pattern(&mut self, pattern: Cow<'a, str>) {
        self.bind(Bind::Pattern(pattern));
    }

    /// The text, without placeholders.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Does not keep the statement prepared.
    pub fn cache_never(&mut self) {
        self.is_cached = false;
    }

    /// Keeps the statement prepared only if its text is frequent: for statements that clients shape,
    /// of which there is no end.
    pub fn cache_if_frequent(&mut self) {
        self.is_cached = prepared::is_frequent(&self.text);
    }
}

impl QueryFragment<Backend> for SqlBuilder<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        if !self.is_cached {
            out.unsafe_to_cache_prepared();
        }
        let mut from = 0;
        for (offset, value) in &self.binds {
            out.push_sql(self.text.get(from..*offset).unwrap_or_default());
            value.walk_ast(out.reborrow())?;
            from = *offset;
        }
        out.push_sql(self.text.get(from..).unwrap_or_default());
        Ok(())
    }
}

impl QueryId for SqlBuilder<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for SqlBuilder<'_> {
    type SqlType = Untyped;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quote_inside_a_name_is_doubled() {
        for (dialect, name, expected) in [
            (Dialect::Sqlite, "tab`; drop table x --", "`tab``; drop table x --`"),
            (Dialect::Sqlite, "`", "````"),
            (Dialect::Postgres, "tab\"; drop table x --", "\"tab\"\"; drop table x --\""),
            (Dialect::Mysql, "tab`; drop table x --", "`tab``; drop table x --`"),
            (Dialect::Mysql, "tab\"x", "`tab\"x`"),
        ] {
            let mut sql = SqlBuilder::new(dialect);
            sql.name(name);
            assert_eq!(sql.text, expected);
        }
    }
}
