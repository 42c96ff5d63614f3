//! Updates from records.
//!
//! `diesel::update(todo::table.filter(todo::name.eq(&todo.name))).set(&todo)` writes every column of
//! the record but the name. Like an insert, it writes the row as it is: validation, hooks and the
//! check for concurrent changes are the business of `Context::save`.

use super::insert::binds;
use super::record::Document;
use crate::db::{Backend, Bind};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use doctyped_schema as schema;
use std::marker::PhantomData;

/// The assignments of an UPDATE.
#[derive(Debug)]
pub struct RecordChangeset<'a, D> {
    values: Vec<Bind<'a>>,
    document: PhantomData<fn() -> D>,
}

impl<'a, D: Document> RecordChangeset<'a, D> {
    /// The assignments of a record. `queryable!` implements `AsChangeset` with it.
    pub fn new(record: &'a D) -> Self {
        RecordChangeset { values: binds(record), document: PhantomData }
    }
}

impl<D: Document> QueryFragment<Backend> for RecordChangeset<'_, D> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        push_assignments(&mut out, D::COLUMNS.iter().copied(), &self.values)
    }
}

/// `a = ?, b = ?`, without the name.
fn push_assignments<'b>(
    out: &mut AstPass<'_, 'b, Backend>,
    columns: impl Iterator<Item = &'static str>,
    values: &'b [Bind<'_>],
) -> QueryResult<()> {
    for (index, (column, value)) in columns.zip(values).skip(schema::NAME + 1).enumerate() {
        out.push_sql(if index > 0 { ", " } else { "" });
        out.push_identifier(column)?;
        out.push_sql(" = ");
        value.walk_ast(out.reborrow())?;
    }
    Ok(())
}

impl<D: 'static> QueryId for RecordChangeset<'_, D> {
    type QueryId = RecordChangeset<'static, D>;
    const HAS_STATIC_QUERY_ID: bool = false;
}
