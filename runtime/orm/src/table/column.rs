//! A DocType's columns: their SQL, and in which queries they can stand.

use super::id::SameDocType;
use super::record::Document;
use super::row::Row;
use super::source::Table;
use super::sql::SqlColumnType;
use crate::db::HasDialect;
use diesel::backend::Backend;
use diesel::expression::{
    AppearsOnTable, AsExpression, Expression, IsContainedInGroupBy, SelectableExpression, TypedExpressionType,
    ValidGrouping, is_aggregate, is_contained_in_group_by,
};
use diesel::internal::table_macro as internal;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::query_source::{AppearsInFromClause, Never, Once, QuerySource};
use diesel::result::QueryResult;
use diesel::sql_types::{SingleValue, SqlType};
use std::marker::PhantomData;
use typenum::{B0, B1, IsEqual, Unsigned};

/// Column number `I` of the DocType `D`, of the SQL type `ST`.
pub struct Column<D, I, ST>(PhantomData<fn() -> (D, I, ST)>);

impl<D, I, ST> Column<D, I, ST> {
    /// The column; codegen makes a constant of each.
    pub const fn new() -> Self {
        Column(PhantomData)
    }
}

impl<D, I, ST> Clone for Column<D, I, ST> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D, I, ST> Copy for Column<D, I, ST> {}

impl<D, I, ST> Default for Column<D, I, ST> {
    fn default() -> Self {
        Self::new()
    }
}

/// The name of a column. Codegen numbers the columns; a number beyond the last is a compile error
/// here.
pub const fn column_name<D: Document, I: Unsigned>() -> &'static str {
    #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
    D::COLUMNS[I::USIZE]
}

impl<D: Document, I: Unsigned, ST> std::fmt::Debug for Column<D, I, ST> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", D::TABLE, const { column_name::<D, I>() })
    }
}

impl<D: Document, I: Unsigned, ST: SqlType + SingleValue + TypedExpressionType> Expression for Column<D, I, ST> {
    type SqlType = ST;
}

impl<D: 'static, I: 'static, ST: 'static> QueryId for Column<D, I, ST> {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<D: Document, I: Unsigned, ST: SqlColumnType, DB: HasDialect> QueryFragment<DB> for Column<D, I, ST> {
    /// On PostgreSQL, text is followed by the case-insensitive collation; elsewhere the column has it.
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        Self::push_name(&mut out)?;
        if ST::IS_TEXT {
            let collation = out.backend().dialect().text_collation();
            out.push_sql(collation);
        }
        Ok(())
    }
}

impl<D: Document, I: Unsigned, ST> Column<D, I, ST> {
    /// Writes the column's name without a collation.
    pub fn push_name<DB: Backend>(out: &mut AstPass<'_, '_, DB>) -> QueryResult<()> {
        if !out.should_skip_from() {
            out.push_identifier(D::TABLE)?;
            out.push_sql(".");
        }
        out.push_identifier(const { column_name::<D, I>() })
    }
}

impl<D: Document, I, ST> SelectableExpression<Table<D>> for Column<D, I, ST> where Self: AppearsOnTable<Table<D>> {}

impl<D: Document, I, ST, QS> AppearsOnTable<QS> for Column<D, I, ST>
where
    Self: Expression,
    QS: AppearsInFromClause<Table<D>, Count: ReadsTable<D, QS>>,
{
}

impl<D: Document, I, ST, Left, Right> SelectableExpression<internal::Join<Left, Right, internal::LeftOuter>>
    for Column<D, I, ST>
where
    Self: AppearsOnTable<internal::Join<Left, Right, internal::LeftOuter>> + SelectableExpression<Left>,
    Right: AppearsInFromClause<Table<D>, Count = Never> + QuerySource,
    Left: QuerySource,
{
}

impl<D: Document, I, ST, Left, Right> SelectableExpression<internal::Join<Left, Right, internal::Inner>>
    for Column<D, I, ST>
where
    Self: AppearsOnTable<internal::Join<Left, Right, internal::Inner>>,
    Left: AppearsInFromClause<Table<D>> + QuerySource,
    Right: AppearsInFromClause<Table<D>> + QuerySource,
    (Left::Count, Right::Count): internal::Pick<Left, Right>,
    Self: SelectableExpression<<(Left::Count, Right::Count) as internal::Pick<Left, Right>>::Selection>,
{
}

impl<D: Document, I, ST, Join, On> SelectableExpression<internal::JoinOn<Join, On>> for Column<D, I, ST> where
    Self: SelectableExpression<Join> + AppearsOnTable<internal::JoinOn<Join, On>>
{
}

impl<D: Document, I, ST, From> SelectableExpression<internal::SelectStatement<internal::FromClause<From>>>
    for Column<D, I, ST>
where
    From: QuerySource,
    Self: SelectableExpression<From> + AppearsOnTable<internal::SelectStatement<internal::FromClause<From>>>,
{
}

impl<D: Document, I, ST> ValidGrouping<()> for Column<D, I, ST> {
    type IsAggregate = is_aggregate::No;
}

impl<D: Document, I, ST, GroupBy> ValidGrouping<GroupBy> for Column<D, I, ST>
where
    GroupBy: IsContainedInGroupBy<Column<D, I, ST>, Output = is_contained_in_group_by::Yes>,
{
    type IsAggregate = is_aggregate::Yes;
}

/// Converts a comparison of column numbers into Diesel's `Yes` or `No`.
pub trait Contained {
    /// `Yes` or `No`.
    type Output;
}

impl Contained for B0 {
    type Output = is_contained_in_group_by::No;
}

impl Contained for B1 {
    type Output = is_contained_in_group_by::Yes;
}

impl<D: Document, I, J, ST, SU> IsContainedInGroupBy<Column<D, J, SU>> for Column<D, I, ST>
where
    I: IsEqual<J>,
    <I as IsEqual<J>>::Output: Contained,
{
    type Output = <<I as IsEqual<J>>::Output as Contained>::Output;
}

impl<D: Document + SameDocType<D, Count = Once>, I: Unsigned, ST> diesel::Column for Column<D, I, ST>
where
    Self: Expression,
{
    type Table = Table<D>;
    const NAME: &'static str = column_name::<D, I>();
}

impl<T, D: Document, I: Unsigned, ST> diesel::EqAll<T> for Column<D, I, ST>
where
    ST: SqlType + SingleValue + TypedExpressionType,
    T: AsExpression<ST>,
    diesel::dsl::Eq<Self, T::Expression>: Expression<SqlType = diesel::sql_types::Bool>,
{
    type Output = diesel::dsl::Eq<Self, T::Expression>;

    fn eq_all(self, rhs: T) -> Self::Output {
        use diesel::ExpressionMethods;
        self.eq(rhs)
    }
}

/// The query source `QS` reads the table of `D` once. Implemented for the count of the table in the
/// FROM clause, so that the compiler can say which DocType is missing.
#[diagnostic::on_unimplemented(
    message = "a column of `{D}` is used in a query that does not read the table of `{D}`",
    label = "this query reads `{QS}` and has a column of `{D}`",
    note = "join the table: `.inner_join(table.on(...))`; or use a column of a DocType that the query reads"
)]
pub trait ReadsTable<D, QS> {}

impl<D, QS> ReadsTable<D, QS> for Once {}

/// The columns that are slots of the record: the default selection of a query.
pub struct AllColumns<D>(PhantomData<fn() -> D>);

impl<D> AllColumns<D> {
    /// The columns.
    pub const fn new() -> Self {
        AllColumns(PhantomData)
    }
}

impl<D> Clone for AllColumns<D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D> Copy for AllColumns<D> {}

impl<D> Default for AllColumns<D> {
    fn default() -> Self {
        Self::new()
    }
}

impl<D: Document> std::fmt::Debug for AllColumns<D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.*", D::TABLE)
    }
}

impl<D: Document> Expression for AllColumns<D> {
    type SqlType = Row<D>;
}

impl<D: Document> QueryId for AllColumns<D> {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<D: Document, DB: Backend> QueryFragment<DB> for AllColumns<D> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        for (index, column) in D::COLUMNS.iter().take(D::SLOTS).enumerate() {
            if index > 0 {
                out.push_sql(", ");
            }
            if !out.should_skip_from() {
                out.push_identifier(D::TABLE)?;
                out.push_sql(".");
            }
            out.push_identifier(column)?;
        }
        Ok(())
    }
}

impl<D: Document, QS> AppearsOnTable<QS> for AllColumns<D> where
    QS: AppearsInFromClause<Table<D>, Count: ReadsTable<D, QS>>
{
}

impl<D: Document + SameDocType<D, Count = Once>> SelectableExpression<Table<D>> for AllColumns<D> {}

impl<D: Document, Left, Right> SelectableExpression<internal::Join<Left, Right, internal::Inner>> for AllColumns<D>
where
    Self: AppearsOnTable<internal::Join<Left, Right, internal::Inner>>,
    Left: AppearsInFromClause<Table<D>> + QuerySource,
    Right: AppearsInFromClause<Table<D>> + QuerySource,
    (Left::Count, Right::Count): internal::Pick<Left, Right>,
    Self: SelectableExpression<<(Left::Count, Right::Count) as internal::Pick<Left, Right>>::Selection>,
{
}

impl<D: Document, Join, On> SelectableExpression<internal::JoinOn<Join, On>> for AllColumns<D> where
    Self: SelectableExpression<Join> + AppearsOnTable<internal::JoinOn<Join, On>>
{
}

impl<D: Document, From> SelectableExpression<internal::SelectStatement<internal::FromClause<From>>> for AllColumns<D>
where
    From: QuerySource,
    Self: SelectableExpression<From> + AppearsOnTable<internal::SelectStatement<internal::FromClause<From>>>,
{
}

impl<D: Document> ValidGrouping<()> for AllColumns<D> {
    type IsAggregate = is_aggregate::No;
}
