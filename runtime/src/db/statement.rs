//! SQL statements for tables that are only known at run time.
//!
//! The document lifecycle works with [`Meta`] and knows no record types, so it cannot use Diesel's
//! query DSL. In this builder SQL text comes from the program (`&'static str`), identifiers are
//! quoted and values are bound, so that no input becomes SQL.

use super::{AnyConnection, Backend, Bind, Dialect, HasDialect};
use crate::error::Result;
use crate::schema::Meta;
use diesel::connection::{Connection, LoadConnection};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::Untyped;

/// A row of a result.
pub(crate) type Row<'conn, 'query> = <AnyConnection as LoadConnection>::Row<'conn, 'query>;

/// A statement as a sequence of fragments.
#[derive(Debug, Default)]
pub(crate) struct Statement<'a> {
    fragments: Vec<Fragment<'a>>,
}

#[derive(Debug)]
enum Fragment<'a> {
    Sql(&'static str),
    /// SQL text that depends on the dialect.
    DialectSql(fn(Dialect) -> &'static str),
    /// The name of a table or column.
    Name(&'a str),
    /// The columns of all slots, separated by commas.
    Slots(&'a Meta),
    Value(Bind<'a>),
}

impl<'a> Statement<'a> {
    /// A statement that begins with this SQL text.
    pub(crate) fn new(sql: &'static str) -> Statement<'a> {
        Statement { fragments: vec![Fragment::Sql(sql)] }
    }

    /// Adds SQL text.
    #[must_use]
    pub(crate) fn sql(mut self, sql: &'static str) -> Self {
        self.fragments.push(Fragment::Sql(sql));
        self
    }

    /// Adds SQL text that depends on the dialect.
    #[must_use]
    pub(crate) fn dialect_sql(mut self, sql: fn(Dialect) -> &'static str) -> Self {
        self.fragments.push(Fragment::DialectSql(sql));
        self
    }

    /// Adds the name of a table or column.
    #[must_use]
    pub(crate) fn name(mut self, name: &'a str) -> Self {
        self.fragments.push(Fragment::Name(name));
        self
    }

    /// Adds a bind parameter.
    #[must_use]
    pub(crate) fn value(mut self, value: impl Into<Bind<'a>>) -> Self {
        self.fragments.push(Fragment::Value(value.into()));
        self
    }

    /// Adds bind parameters, separated by commas.
    #[must_use]
    pub(crate) fn values(mut self, values: impl IntoIterator<Item = Bind<'a>>) -> Self {
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
    pub(crate) fn names(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
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
    pub(crate) fn slots(mut self, meta: &'a Meta) -> Self {
        self.fragments.push(Fragment::Slots(meta));
        self
    }

    /// Executes the statement; returns the number of changed rows.
    pub(crate) fn execute(&self, connection: &mut AnyConnection) -> QueryResult<usize> {
        connection.execute_returning_count(self)
    }

    /// Executes the statement and reads each row.
    pub(crate) fn load<T>(
        &self,
        connection: &mut AnyConnection,
        mut read: impl FnMut(&Row<'_, '_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        for row in LoadConnection::load(connection, self)? {
            rows.push(read(&row?)?);
        }
        Ok(rows)
    }

    /// Executes the statement and reads the first row.
    pub(crate) fn first<T>(
        &self,
        connection: &mut AnyConnection,
        mut read: impl FnMut(&Row<'_, '_>) -> Result<T>,
    ) -> Result<Option<T>> {
        match LoadConnection::load(connection, self)?.next() {
            Some(row) => read(&row?).map(Some),
            None => Ok(None),
        }
    }
}

/// Writes a quoted identifier. Diesel's `push_identifier` allocates a copy of each name.
fn push_name(out: &mut AstPass<'_, '_, Backend>, name: &str) -> QueryResult<()> {
    if name.contains(['`', '"']) {
        return out.push_identifier(name);
    }
    let quote = out.backend().dialect().identifier_quote().as_str();
    out.push_sql(quote);
    out.push_sql(name);
    out.push_sql(quote);
    Ok(())
}

impl QueryFragment<Backend> for Statement<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        for fragment in &self.fragments {
            match fragment {
                Fragment::Sql(sql) => out.push_sql(sql),
                Fragment::DialectSql(sql) => {
                    let sql = sql(out.backend().dialect());
                    out.push_sql(sql);
                }
                Fragment::Name(name) => push_name(&mut out, name)?,
                Fragment::Slots(meta) => {
                    let list = meta.slot_list(out.backend().dialect().identifier_quote());
                    out.push_sql(list);
                }
                Fragment::Value(value) => value.walk_ast(out.reborrow())?,
            }
        }
        Ok(())
    }
}

impl QueryId for Statement<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Statement<'_> {
    type SqlType = Untyped;
}

/// Reads single values of a row.
pub(crate) mod column {
    use super::Row;
    use crate::db::{RawValue, read};
    use crate::error::{Error, Result};
    use diesel::deserialize;
    use diesel::row::{Field, Row as _};

    /// The text at an index; `None` for NULL. Numbers and dates are formatted.
    pub(crate) fn text(row: &Row<'_, '_>, index: usize) -> Result<Option<String>> {
        value_at(row, index, read::text)
    }

    /// The integer at an index; `None` for NULL.
    pub(crate) fn int(row: &Row<'_, '_>, index: usize) -> Result<Option<i64>> {
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
