//! SQL statements that are built before their dialect is known.
//!
//! A [`Statement`] records calls of the SQL builder where the dialect is not known yet; running it
//! on a connection replays them on a [`SqlBuilder`] of the connection's dialect.

use super::{AnyConnection, Bind, Dialect, SqlBuilder};
use crate::error::Result;
use diesel::connection::{Connection, LoadConnection};
use diesel::result::QueryResult;
use doctyped_schema::Meta;

/// A row of a result.
pub type Row<'conn, 'query> = <AnyConnection as LoadConnection>::Row<'conn, 'query>;

/// A statement that is built before the dialect of its connection is known.
#[derive(Debug, Default)]
pub struct Statement<'a> {
    fragments: Vec<Fragment<'a>>,
    is_once: bool,
}

/// Fragments of a usual statement, for which there is room from the beginning.
const FRAGMENTS: usize = 16;

#[derive(Debug)]
enum Fragment<'a> {
    Sql(&'static str),
    /// SQL that depends on the dialect.
    DialectSql(fn(Dialect) -> &'static str),
    Name(&'a str),
    /// The columns of all slots, separated by commas.
    Slots(&'a Meta),
    Value(Bind<'a>),
}

impl<'a> Statement<'a> {
    /// A statement that begins with a literal of the program.
    pub fn new(sql: &'static str) -> Statement<'a> {
        let mut fragments = Vec::with_capacity(FRAGMENTS);
        fragments.push(Fragment::Sql(sql));
        Statement { fragments, is_once: false }
    }

    /// A statement that the connection does not keep prepared: it is run once, or the types of its columns change.
    pub fn once(sql: &'static str) -> Statement<'a> {
        Statement { is_once: true, ..Statement::new(sql) }
    }

    /// Adds a literal of the program.
    #[must_use]
    pub fn sql(mut self, sql: &'static str) -> Self {
        self.fragments.push(Fragment::Sql(sql));
        self
    }

    /// Adds a literal of the program that depends on the dialect.
    #[must_use]
    pub fn dialect_sql(mut self, sql: fn(Dialect) -> &'static str) -> Self {
        self.fragments.push(Fragment::DialectSql(sql));
        self
    }

    /// Adds the name of a table or column.
    #[must_use]
    pub fn name(mut self, name: &'a str) -> Self {
        self.fragments.push(Fragment::Name(name));
        self
    }

    /// Adds a placeholder and binds a value to it.
    #[must_use]
    pub fn value(mut self, value: impl Into<Bind<'a>>) -> Self {
        self.fragments.push(Fragment::Value(value.into()));
        self
    }

    /// Adds `column = ?` and binds a value: an assignment, or a condition that the column has the value.
    #[must_use]
    pub fn equal(self, column: &'a str, value: impl Into<Bind<'a>>) -> Self {
        self.name(column).sql(" = ").value(value)
    }

    /// Adds placeholders, separated by commas, and binds values to them.
    #[must_use]
    pub fn values(mut self, values: impl IntoIterator<Item = Bind<'a>>) -> Self {
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self = self.sql(", ");
            }
            self = self.value(value);
        }
        self
    }

    /// Adds names, separated by commas.
    #[must_use]
    pub fn names(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        for (index, name) in names.into_iter().enumerate() {
            if index > 0 {
                self = self.sql(", ");
            }
            self = self.name(name);
        }
        self
    }

    /// Adds the columns of all slots, in their order.
    #[must_use]
    pub fn slots(mut self, meta: &'a Meta) -> Self {
        self.fragments.push(Fragment::Slots(meta));
        self
    }

    /// Runs the statement and returns the number of rows that it changed.
    pub fn execute(self, connection: &mut AnyConnection) -> QueryResult<usize> {
        connection.execute_returning_count(&self.build(connection.dialect()))
    }

    /// Runs the query and reads all rows.
    pub fn load<T>(
        self,
        connection: &mut AnyConnection,
        mut read: impl FnMut(&Row<'_, '_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let sql = self.build(connection.dialect());
        let mut rows = Vec::new();
        for row in LoadConnection::load(connection, &sql)? {
            rows.push(read(&row?)?);
        }
        Ok(rows)
    }

    /// Runs the query and reads its first row; `None` without rows.
    pub fn first<T>(
        self,
        connection: &mut AnyConnection,
        mut read: impl FnMut(&Row<'_, '_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let sql = self.build(connection.dialect());
        match LoadConnection::load(connection, &sql)?.next() {
            Some(row) => read(&row?).map(Some),
            None => Ok(None),
        }
    }

    /// The statement in a dialect.
    fn build(self, dialect: Dialect) -> SqlBuilder<'a> {
        let mut sql = SqlBuilder::new(dialect);
        if self.is_once {
            sql.cache_never();
        }
        for fragment in self.fragments {
            match fragment {
                Fragment::Sql(text) => sql.push(text),
                Fragment::DialectSql(text) => sql.push(text(dialect)),
                Fragment::Name(name) => sql.name(name),
                Fragment::Slots(meta) => sql.slots(meta),
                Fragment::Value(value) => sql.bind(value),
            }
        }
        sql
    }
}

/// One value of a row.
pub mod column {
    use super::Row;
    use crate::db::{RawValue, read};
    use crate::error::{Error, Result};
    use diesel::deserialize;
    use diesel::row::{Field, Row as _};

    /// Text of a column; `None` for NULL. Numbers and dates come as text too.
    pub fn text(row: &Row<'_, '_>, index: usize) -> Result<Option<String>> {
        value_at(row, index, read::text)
    }

    /// Text of a column; empty for NULL.
    pub fn text_or_empty(row: &Row<'_, '_>, index: usize) -> Result<String> {
        text(row, index).map(Option::unwrap_or_default)
    }

    /// An integer of a column; `None` for NULL.
    pub fn int(row: &Row<'_, '_>, index: usize) -> Result<Option<i64>> {
        value_at(row, index, read::int)
    }

    fn value_at<T>(
        row: &Row<'_, '_>,
        index: usize,
        read: impl FnOnce(RawValue<'_>) -> deserialize::Result<T>,
    ) -> Result<Option<T>> {
        let Some(field) = row.get(index) else {
            return Err(Error::internal(format!("a result has no column {index}")));
        };
        let Some(raw) = field.value() else {
            return Ok(None);
        };
        read(raw).map(Some).map_err(|error| Error::internal("a stored value cannot be read").caused_by(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statement_has_the_quotes_and_words_of_its_dialect() {
        let statement = || {
            let statement = Statement::new("SELECT ").names(["name", "a`b"]).sql(" FROM ").name("tabNote");
            statement.sql(" WHERE ").name("idx").sql(" IN (").values([Bind::Int(1), Bind::Int(2)]).sql(")")
        };
        for (dialect, expected) in [
            (Dialect::Sqlite, "SELECT `name`, `a``b` FROM `tabNote` WHERE `idx` IN (, )"),
            (Dialect::Postgres, "SELECT \"name\", \"a`b\" FROM \"tabNote\" WHERE \"idx\" IN (, ) FOR UPDATE"),
            (Dialect::Mysql, "SELECT `name`, `a``b` FROM `tabNote` WHERE `idx` IN (, ) FOR UPDATE"),
        ] {
            assert_eq!(statement().dialect_sql(Dialect::for_update).build(dialect).into_text(), expected);
        }
    }
}
