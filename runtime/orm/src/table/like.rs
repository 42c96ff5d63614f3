//! `LIKE` on text columns, the same on every database: case-insensitive, with the wildcards `%` and
//! `_` and without an escape character.

use super::column::{Column, ReadsTable};
use super::record::Document;
use super::source::Table;
use super::sql::{BoundText, SqlColumnType, bound_text};
use crate::db::{Dialect, HasDialect};
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::internal::table_macro as internal;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::query_source::{AppearsInFromClause, QuerySource};
use diesel::result::QueryResult;
use diesel::sql_types::{Bool, Nullable, Text};
use std::marker::PhantomData;
use typenum::Unsigned;

/// `column LIKE pattern` or `column NOT LIKE pattern`.
#[derive(Debug, Clone)]
pub struct Like<D: Document, I: Unsigned, ST> {
    column: PhantomData<fn() -> Column<D, I, ST>>,
    negated: bool,
    pattern: BoundText,
}

/// The SQL type of a comparison with a text column: nullable if the column is.
#[diagnostic::on_unimplemented(
    message = "`like` needs a text column, not one of the SQL type `{Self}`",
    label = "not a text column"
)]
pub trait Comparable {
    /// The SQL type.
    type Bool: diesel::sql_types::SingleValue + diesel::expression::TypedExpressionType;
}

impl Comparable for Text {
    type Bool = Bool;
}

impl Comparable for Nullable<Text> {
    type Bool = Nullable<Bool>;
}

impl<D: Document, I: Unsigned, ST> Column<D, I, ST> {
    /// Matches a pattern case-insensitively: `todo::description.like("%milk%")`.
    pub fn like(self, pattern: impl AsRef<str>) -> Like<D, I, ST>
    where
        ST: Comparable,
    {
        Like { column: PhantomData, negated: false, pattern: bound_text(pattern.as_ref()) }
    }

    /// Does not match a pattern.
    pub fn not_like(self, pattern: impl AsRef<str>) -> Like<D, I, ST>
    where
        ST: Comparable,
    {
        Like { column: PhantomData, negated: true, pattern: bound_text(pattern.as_ref()) }
    }
}

impl<D: Document, I: Unsigned, ST: Comparable> Expression for Like<D, I, ST> {
    type SqlType = ST::Bool;
}

impl<D: Document, I: Unsigned, ST: SqlColumnType, DB: HasDialect> QueryFragment<DB> for Like<D, I, ST>
where
    BoundText: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let dialect = out.backend().dialect();
        Column::<D, I, ST>::push_name(&mut out)?;
        out.push_sql(dialect.like(self.negated));
        self.pattern.walk_ast(out.reborrow())?;
        // SQLite has no escape character by default; on the others, this removes it.
        out.push_sql(if dialect == Dialect::Sqlite { "" } else { " ESCAPE ''" });
        Ok(())
    }
}

impl<D: Document, I: Unsigned + 'static, ST: 'static> QueryId for Like<D, I, ST> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<D: Document, I: Unsigned, ST> ValidGrouping<()> for Like<D, I, ST> {
    type IsAggregate = is_aggregate::No;
}

impl<D: Document, I: Unsigned, ST: Comparable, QS> AppearsOnTable<QS> for Like<D, I, ST> where
    QS: AppearsInFromClause<Table<D>, Count: ReadsTable<D, QS>>
{
}

impl<D: Document, I: Unsigned, ST: Comparable, From>
    SelectableExpression<internal::SelectStatement<internal::FromClause<From>>> for Like<D, I, ST>
where
    From: QuerySource,
    Self: AppearsOnTable<internal::SelectStatement<internal::FromClause<From>>>,
{
}
