//! Inserts of records.
//!
//! `diesel::insert_into(todo::table).values(&todo)` inserts one record,
//! `.values(InsertBatch(&todos))` several with one statement. Both write rows as they are: names,
//! defaults, validation and hooks are the business of `Context::insert`. Child rows are records of
//! their own DocType and are not part of the parent's row.

use super::id::SameDocType;
use super::record::{Document, Record};
use super::source::Table;
use crate::db::{Backend, Bind, ValueRef};
use diesel::Insertable;
use diesel::insertable::CanInsertInSingleQuery;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::query_source::Once;
use diesel::result::QueryResult;
use doctyped_schema::{ColumnType, DocField};
use std::marker::PhantomData;

/// The bind parameters of a record, one for each slot.
pub fn binds(record: &dyn Record) -> Vec<Bind<'_>> {
    let bind = |(slot, column): (usize, &&DocField)| match (record.get(slot), column.column_type()) {
        (ValueRef::Null, Some(column_type)) => Bind::TypedNull(column_type),
        (ValueRef::Text(text), Some(ColumnType::Json)) => Bind::Json(text.to_owned()),
        (value, _) => Bind::from(value),
    };
    record.meta().slots().iter().enumerate().map(bind).collect()
}

/// Records to insert with one statement: `diesel::insert_into(todo::table).values(InsertBatch(&todos))`.
///
/// Databases limit the number of bind parameters; a few hundred records of usual width are safe on
/// all of them. (Diesel's own batches, `.values(&todos)`, need columns that it knows one by one.)
#[derive(Debug)]
pub struct InsertBatch<'a, D>(pub &'a [D]);

/// The columns and values of an INSERT.
#[derive(Debug)]
pub struct InsertValues<'a, D> {
    rows: Vec<Vec<Bind<'a>>>,
    document: PhantomData<fn() -> D>,
}

impl<'a, D: Document> InsertValues<'a, D> {
    /// The values of one record. `queryable!` implements [`Insertable`] with it.
    pub fn new(record: &'a D) -> Self {
        InsertValues { rows: vec![binds(record)], document: PhantomData }
    }
}

impl<'a, D: Document + SameDocType<D, Count = Once>> Insertable<Table<D>> for InsertBatch<'a, D> {
    type Values = InsertValues<'a, D>;

    fn values(self) -> InsertValues<'a, D> {
        InsertValues { rows: self.0.iter().map(|record| binds(record)).collect(), document: PhantomData }
    }
}

impl<D: Document> QueryFragment<Backend> for InsertValues<'_, D> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        // A batch of another length is another statement.
        out.unsafe_to_cache_prepared();
        push_rows(&mut out, D::COLUMNS.iter().take(D::SLOTS).copied(), &self.rows)
    }
}

/// `(a, b) VALUES (?, ?), (?, ?)`
fn push_rows<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    columns: impl Iterator<Item = &'static str>,
    rows: &'b [Vec<Bind<'_>>],
) -> QueryResult<()> {
    out.push_sql("(");
    for (index, column) in columns.enumerate() {
        out.push_sql(if index > 0 { ", " } else { "" });
        out.push_identifier(column)?;
    }
    out.push_sql(") VALUES ");
    for (index, row) in rows.iter().enumerate() {
        out.push_sql(if index > 0 { ", (" } else { "(" });
        for (index, value) in row.iter().enumerate() {
            out.push_sql(if index > 0 { ", " } else { "" });
            value.walk_ast(out.reborrow())?;
        }
        out.push_sql(")");
    }
    Ok(())
}

impl<D> QueryId for InsertValues<'_, D> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<D> QueryId for InsertBatch<'_, D> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<D> CanInsertInSingleQuery<Backend> for InsertValues<'_, D> {
    fn rows_to_insert(&self) -> Option<usize> {
        Some(self.rows.len())
    }
}
