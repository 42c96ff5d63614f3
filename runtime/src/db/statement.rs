//! Statements that are put together at run time.
//!
//! The lifecycle knows no types, so it cannot use Diesel's query builder; it uses this one, in
//! which text comes from the program, names are quoted and values are bound.

use super::{AnyConnection, Backend, Dialect, HasDialect};
use crate::error::Result;
use crate::schema::Meta;
use crate::table::Bind;
use diesel::connection::{Connection, LoadConnection};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::Untyped;

/// A row of a result.
pub(crate) type Row<'conn, 'query> = <AnyConnection as LoadConnection>::Row<'conn, 'query>;

/// A statement in pieces.
#[derive(Debug, Default)]
pub(crate) struct Statement<'a> {
    pieces: Vec<Piece<'a>>,
}

#[derive(Debug)]
enum Piece<'a> {
    Sql(&'static str),
    /// Text that databases have different words for.
    Words(fn(Dialect) -> &'static str),
    Name(&'a str),
    /// The columns of all slots, separated by commas.
    Slots(&'a Meta),
    Value(Bind<'a>),
}

impl<'a> Statement<'a> {
    /// Begins with this text.
    pub(crate) fn new(sql: &'static str) -> Statement<'a> {
        Statement { pieces: vec![Piece::Sql(sql)] }
    }

    /// Adds text.
    #[must_use]
    pub(crate) fn sql(mut self, sql: &'static str) -> Self {
        self.pieces.push(Piece::Sql(sql));
        self
    }

    /// Adds text that depends on the database.
    #[must_use]
    pub(crate) fn dialect_sql(mut self, words: fn(Dialect) -> &'static str) -> Self {
        self.pieces.push(Piece::Words(words));
        self
    }

    /// Adds a table's or a column's name.
    #[must_use]
    pub(crate) fn name(mut self, name: &'a str) -> Self {
        self.pieces.push(Piece::Name(name));
        self
    }

    /// Adds a value.
    #[must_use]
    pub(crate) fn value(mut self, value: impl Into<Bind<'a>>) -> Self {
        self.pieces.push(Piece::Value(value.into()));
        self
    }

    /// Adds values, separated by commas.
    #[must_use]
    pub(crate) fn values(mut self, values: impl IntoIterator<Item = Bind<'a>>) -> Self {
        for (place, value) in values.into_iter().enumerate() {
            if place > 0 {
                self = self.sql(", ");
            }
            self = self.value(value);
        }
        self
    }

    /// Adds names, separated by commas.
    #[must_use]
    pub(crate) fn names(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        for (place, name) in names.into_iter().enumerate() {
            if place > 0 {
                self = self.sql(", ");
            }
            self = self.name(name);
        }
        self
    }

    /// Adds the columns of all slots, in their order.
    #[must_use]
    pub(crate) fn slots(mut self, meta: &'a Meta) -> Self {
        self.pieces.push(Piece::Slots(meta));
        self
    }

    /// Runs it and counts the rows that it changed.
    pub(crate) fn execute(&self, connection: &mut AnyConnection) -> QueryResult<usize> {
        connection.execute_returning_count(self)
    }

    /// Runs it and reads each row.
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

    /// Runs it and reads the first row.
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

/// Quotes a name. Diesel does it too, but makes a copy of each name on the way.
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
        for piece in &self.pieces {
            match piece {
                Piece::Sql(sql) => out.push_sql(sql),
                Piece::Words(words) => {
                    let words = words(out.backend().dialect());
                    out.push_sql(words);
                }
                Piece::Name(name) => push_name(&mut out, name)?,
                Piece::Slots(meta) => {
                    let list = meta.slot_list(out.backend().dialect().identifier_quote());
                    out.push_sql(list);
                }
                Piece::Value(value) => value.walk_ast(out.reborrow())?,
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

/// One value of a row.
pub(crate) mod column {
    use super::Row;
    use crate::db::{RawValue, read};
    use crate::error::{Error, Result};
    use diesel::deserialize;
    use diesel::row::{Field, Row as _};

    /// Text at a place; `None` for NULL. Numbers and dates come as text too.
    pub(crate) fn text(row: &Row<'_, '_>, place: usize) -> Result<Option<String>> {
        at(row, place, read::text)
    }

    /// An integer at a place; `None` for NULL.
    pub(crate) fn int(row: &Row<'_, '_>, place: usize) -> Result<Option<i64>> {
        at(row, place, read::int)
    }

    fn at<T>(
        row: &Row<'_, '_>,
        place: usize,
        read: impl FnOnce(RawValue<'_>) -> deserialize::Result<T>,
    ) -> Result<Option<T>> {
        let Some(field) = row.get(place) else {
            return Err(Error::internal(format!("a result has no column {place}")));
        };
        let Some(raw) = field.value() else {
            return Ok(None);
        };
        read(raw).map(Some).map_err(|error| Error::internal("a stored value cannot be read").caused_by(error))
    }
}
