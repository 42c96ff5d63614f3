//! A DocType's table as Diesel sees it.

use super::id::SameDocType;
use super::{AllColumns, Column, Document, Row, index, sql};
use diesel::associations::HasTable;
use diesel::backend::Backend;
use diesel::internal::table_macro as internal;
use diesel::query_builder::{AsQuery, AstPass, IntoUpdateTarget, QueryFragment, QueryId, UpdateTarget};
use diesel::query_source::{AppearsInFromClause, Never, Once, QuerySource};
use diesel::result::QueryResult;
use std::marker::PhantomData;

/// The table of the DocType `D`.
pub struct Table<D>(PhantomData<fn() -> D>);

/// The name of the table of `D` in a FROM clause.
pub struct TableName<D>(PhantomData<fn() -> D>);

macro_rules! marker {
    ($type:ident) => {
        impl<D> $type<D> {
            #[allow(missing_docs, reason = "a value of a type without data")]
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

impl<D: Document + SameDocType<D, Count = Once>> QuerySource for Table<D> {
    type FromClause = TableName<D>;
    type DefaultSelection = AllColumns<D>;

    fn from_clause(&self) -> TableName<D> {
        TableName::new()
    }

    fn default_selection(&self) -> AllColumns<D> {
        AllColumns::new()
    }
}

impl<D: Document + SameDocType<D, Count = Once>> AsQuery for Table<D> {
    type SqlType = Row<D>;
    type Query = internal::SelectStatement<internal::FromClause<Self>>;

    fn as_query(self) -> Self::Query {
        internal::SelectStatement::simple(self)
    }
}

impl<D: Document + SameDocType<D, Count = Once>> diesel::Table for Table<D> {
    type PrimaryKey = Column<D, index::U0, sql::Text>;
    type AllColumns = AllColumns<D>;

    fn primary_key(&self) -> Self::PrimaryKey {
        Column::new()
    }

    fn all_columns() -> Self::AllColumns {
        AllColumns::new()
    }
}

impl<D: Document + SameDocType<D, Count = Once>> HasTable for Table<D> {
    type Table = Self;

    fn table() -> Self {
        Table::new()
    }
}

impl<D: Document + SameDocType<D, Count = Once>> IntoUpdateTarget for Table<D> {
    type WhereClause = <<Self as AsQuery>::Query as IntoUpdateTarget>::WhereClause;

    fn into_update_target(self) -> UpdateTarget<Self::Table, Self::WhereClause> {
        self.as_query().into_update_target()
    }
}

impl<D: Document + SameDocType<E>, E: Document> AppearsInFromClause<Table<E>> for Table<D> {
    type Count = <D as SameDocType<E>>::Count;
}

impl<D: Document> AppearsInFromClause<Table<D>> for internal::NoFromClause {
    type Count = Never;
}
