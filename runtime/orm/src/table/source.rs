//! A DocType's table: the types that name it, and in which FROM clauses it appears.

use super::id::SameDocType;
use super::record::Document;
use diesel::backend::Backend;
use diesel::internal::table_macro as internal;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::query_source::{AppearsInFromClause, Never};
use diesel::result::QueryResult;
use std::marker::PhantomData;

/// The table of the DocType `D`.
pub struct Table<D>(PhantomData<fn() -> D>);

/// The name of the table of `D` in a FROM clause.
pub struct TableName<D>(PhantomData<fn() -> D>);

macro_rules! marker {
    ($type:ident) => {
        impl<D> $type<D> {
            #[allow(missing_docs, reason = "the only value of a unit type")]
            pub const fn new() -> Self {
                $type(PhantomData)
            }
        }

        impl<D> Clone for $type<D> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<D> Copy for $type<D> {}

        impl<D> Default for $type<D> {
            fn default() -> Self {
                Self::new()
            }
        }

        impl<D: Document> std::fmt::Debug for $type<D> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(D::TABLE)
            }
        }

        impl<D: Document> QueryId for $type<D> {
            type QueryId = Self;
            const HAS_STATIC_QUERY_ID: bool = true;
        }
    };
}

marker!(Table);
marker!(TableName);

impl<D: Document, DB: Backend> QueryFragment<DB> for Table<D> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_identifier(D::TABLE)
    }
}

impl<D: Document, DB: Backend> QueryFragment<DB> for TableName<D> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_identifier(D::TABLE)
    }
}

impl<D: Document + SameDocType<E>, E: Document> AppearsInFromClause<Table<E>> for Table<D> {
    type Count = <D as SameDocType<E>>::Count;
}

impl<D: Document> AppearsInFromClause<Table<D>> for internal::NoFromClause {
    type Count = Never;
}
